#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "cli/isolation.hpp"
#include "lua/script_watch.hpp"

// What a sealed child says of itself while it works: the script that it runs, in memory which its
// parent sees. Used by isolated_command; the child may have been taken over, so nothing in the page
// is more than a hint.

namespace iku::cli {

class ScriptPage : public lua::ScriptWatch {
 public:
  ScriptPage();
  ~ScriptPage() override;
  ScriptPage(const ScriptPage&) = delete;
  ScriptPage& operator=(const ScriptPage&) = delete;

  /// A script that must not run in children started from now on, and what comes of it instead.
  void refuse(const lua::ScriptRun& run, Failure failure);
  const std::map<lua::ScriptRun, Failure>& refused() const { return refused_; }

  // In the child.
  std::optional<Failure> begins(const lua::ScriptRun& run) override;
  void ended() noexcept override;

  // In the parent.
  /// What runs now, or ran when the child ended; none between scripts.
  std::optional<lua::ScriptRun> running() const;
  /// Counts up whenever a script begins.
  std::uint64_t begun() const;
  /// To be called before another child is started.
  void clear();

 private:
  static constexpr std::size_t kLongest = 4096;
  struct Shared {
    std::atomic<std::uint64_t> begun;
    std::atomic<std::uint32_t> length;  // 0: no script runs
    std::atomic<bool> defines;
    char file[kLongest];
  };

  Shared* shared_;
  std::map<lua::ScriptRun, Failure> refused_;
};

/// Whether one and the same script has been running for longer than `seconds`, asked every
/// Child::kLook seconds. Looks are counted, not a clock, so that a machine that was stopped
/// meanwhile accuses nobody.
class Stuck {
 public:
  Stuck(const ScriptPage& page, double seconds)
      : page_(page), most_(static_cast<int>(seconds / Child::kLook) + 1) {}

  bool operator()() {
    const std::uint64_t begun = page_.begun();
    if (!page_.running() || begun != last_) looks_ = 0;
    last_ = begun;
    stuck_ = ++looks_ > most_;
    return stuck_;
  }

  /// As of the last time it was asked.

  bool was_stuck() const { return stuck_; }

 private:
  const ScriptPage& page_;
  int most_;
  int looks_ = 0;
  std::uint64_t last_ = 0;
  bool stuck_ = false;
};

}  // namespace iku::cli
