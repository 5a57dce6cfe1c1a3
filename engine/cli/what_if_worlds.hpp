#pragma once

#include <compare>
#include <list>
#include <memory>
#include <optional>
#include <string>

#include "session/session.hpp"

// One workspace under several rules: as its data say, under the rules of another year, or measured
// by another kebijakan; with the same figures set over each. Used by recalculation.

namespace iku::cli {

/// Which rules count. Neither given: those of the run.
struct RulesAsked {
  std::optional<Tahun> as_of;
  std::string kebijakan;  ///< measures every unit; empty: each by its own
  bool operator==(const RulesAsked&) const = default;
};

class WhatIfWorlds {
 public:
  /// Throws Error as Session does.
  WhatIfWorlds(Workspace workspace, formula::Settings settings);

  /// As the data have it, nothing set.
  const Workspace& workspace() const { return workspace_; }

  /// The workspace as it is, with what is set.
  session::Session& base() { return base_; }

  /// The same under other rules; valid until the next call. Throws Error (kUsage, did-you-mean) for
  /// a kebijakan that does not exist.
  session::Session& under(const RulesAsked& rules);

  /// Puts a value over a figure everywhere, or takes it back. Throws Error as Session::set does;
  /// then nothing changes.
  void set(const std::string& path, const std::optional<Value>& value);

  /// Whether a figure is set.
  bool is_set() const { return !base_.overlay().empty(); }

 private:
  struct Other {
    RulesAsked rules;
    std::unique_ptr<session::Session> session;
  };
  Workspace workspace_;
  formula::Settings settings_;
  session::Session base_;
  std::list<Other> others_;  // the last used first
};

}  // namespace iku::cli
