#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/number.hpp"
#include "model/figure.hpp"

// Targets as reports print them: a bound with its direction ("≥ 95", "minimal 95", "< 1 %"), a
// range
// ("60-85 %", "> 80 s/d 90"), a number with a remark that says it again ("3 (Level 3)"). Used by
// figure_reader for what read_printed alone does not read; the numbers in it are read_printed's.

namespace iku::store {

struct TargetText {
  Value value;  ///< a number, a grade or a range
  Batas batas = Batas::kNone;
  std::string satuan;
  int decimals = 0;
  std::string doubt;           ///< of the reading; empty where it is none
  std::optional<Value> other;  ///< what groups of three in it may be too, where nothing settles it
  /// Two or more where the text may mean each of them; then nothing else is set.
  std::vector<std::string> readings;
};

/// A target's text; nothing where it is none of these. `words`: what follows a bound may be any
/// name of a grade ("minimal WTP").
std::optional<TargetText> read_target_text(std::string_view printed, bool words,
                                           const NumberContext& context = {});

/// The part of these that any figure may be: a number with a remark that holds the same number.
std::optional<TargetText> read_remarked(std::string_view text, const NumberContext& context = {});

}  // namespace iku::store
