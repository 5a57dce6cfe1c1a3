#pragma once

#include <optional>
#include <string>
#include <tuple>

#include "model/value.hpp"

// Which script runs now, told to a host that evaluates in a child process: it knows then which one
// ended the child, and keeps that one from running again. Told by Machine.

namespace iku::lua {

/// One run: of a script that defines something, or of a function that one defined.
struct ScriptRun {
  std::string file;  ///< as messages name it
  bool defines = false;
  bool operator<(const ScriptRun& other) const {
    return std::tie(file, defines) < std::tie(other.file, other.defines);
  }
};

class ScriptWatch {
 public:
  virtual ~ScriptWatch() = default;

  /// This is to run. A failure: it must not, and that is what comes of it; ended() is not called
  /// then.
  virtual std::optional<Failure> begins(const ScriptRun& run) = 0;

  /// What began has come to its end.
  virtual void ended() noexcept = 0;
};

/// One run under a watch; without a watch nothing happens.
class Watched {
 public:
  /// `run` gives the ScriptRun, and is asked only where somebody watches.
  template <typename Run>
  Watched(ScriptWatch* watch, Run run) : watch_(watch) {
    if (watch_ != nullptr) refused_ = watch_->begins(run());
  }
  ~Watched() {
    if (watch_ != nullptr && !refused_) watch_->ended();
  }
  Watched(const Watched&) = delete;
  Watched& operator=(const Watched&) = delete;

  /// Why the script must not run; empty where it may.
  const std::optional<Failure>& refused() const { return refused_; }

 private:
  ScriptWatch* watch_;
  std::optional<Failure> refused_;
};

}  // namespace iku::lua
