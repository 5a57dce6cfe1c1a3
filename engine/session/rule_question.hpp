#pragma once

#include <string>
#include <vector>

#include "session/session.hpp"

// Does a predikat hang on the rules? Every indikator under each rule taken another way: `.rules`.

namespace iku::session {

/// An indikator under one rule taken another way.
struct RuleRow {
  std::string rule;  ///< "kebijakan", "rumus", "angka", "celah", "pembulatan", "bobot_skm"
  std::string way;   ///< as RuleVariant has it; for "bobot_skm" a weight of stdlib/skm.lua
  Value capaian;
  Value predikat;
  int place = 0;  ///< of the predikat among its bands, 1 the best; 0 without a predikat
  int of = 0;
  /// Against the rules in force. On a scale with other names a predikat changes its word anyway.
  enum class Changed { kNo, kYes, kOtherScale };
  Changed changed = Changed::kNo;
};

/// The rules in force first, then every other way; ways of one rule that give the same stand in
/// one row. What cannot be varied for this indikator is left out.
std::vector<RuleRow> rule_rows(Session& session, const std::string& kode);

}  // namespace iku::session
