#pragma once

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <functional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "base/catalogue.hpp"
#include "cli/commands.hpp"

// The whole program, as its commands are typed: in this process, or in one of its own that has
// other limits, another user, or is killed.

namespace iku::test {

/// How a run ended, and what it told.
struct Ended {
  int status = 0;  ///< the exit status; 128 + the number of the signal that killed it
  std::string out;
  std::string err;
};

/// Runs `iku WORDS…` in this process.
inline Ended run_program(std::vector<std::string> words) {
  words.insert(words.begin(), "iku");
  std::vector<const char*> argv;
  argv.reserve(words.size());
  for (const std::string& word : words) argv.push_back(word.c_str());
  std::ostringstream out;
  std::ostringstream err;
  cli::Streams streams{out, err};
  Ended ended;
  ended.status = cli::run(static_cast<int>(argv.size()), argv.data(), streams);
  set_language(Language::kIndonesian);
  ended.out = out.str();
  ended.err = err.str();
  return ended;
}

/// `iku WORDS…` in a process of its own, which `prepare` runs in first. Its results are dropped:
/// what counts is what it leaves behind.
class OwnProcess {
 public:
  explicit OwnProcess(const std::vector<std::string>& words,
                      const std::function<void()>& prepare = {}) {
    int ends[2];
    if (pipe(ends) != 0) throw std::runtime_error("no pipe");
    pid_ = fork();
    if (pid_ < 0) throw std::runtime_error("no process");
    if (pid_ == 0) {
      close(ends[0]);
      if (prepare) prepare();
      const Ended ended = run_program(words);
      const ssize_t told = write(ends[1], ended.err.data(), ended.err.size());
      _exit(told < 0 ? 99 : ended.status);
    }
    close(ends[1]);
    told_ = ends[0];
  }
  ~OwnProcess() {
    if (pid_ > 0) {
      kill();
      wait();
    }
  }
  OwnProcess(const OwnProcess&) = delete;
  OwnProcess& operator=(const OwnProcess&) = delete;

  /// Ends it at once, wherever it is.
  void kill() const { ::kill(pid_, SIGKILL); }

  /// Waits until it has stopped itself (SIGSTOP), or false where it ended instead.
  bool wait_for_stop() const {
    siginfo_t state{};
    if (waitid(P_PID, static_cast<id_t>(pid_), &state, WSTOPPED | WEXITED | WNOWAIT) != 0) {
      throw std::runtime_error("no state of a process");
    }
    return state.si_code == CLD_STOPPED;
  }
  void go_on() const { ::kill(pid_, SIGCONT); }

  /// Waits until it has ended.
  Ended wait() {
    Ended ended;
    char part[4096];
    for (ssize_t got = 0; (got = read(told_, part, sizeof part)) > 0;) {
      ended.err.append(part, static_cast<std::size_t>(got));
    }
    close(told_);
    int status = 0;
    waitpid(std::exchange(pid_, -1), &status, 0);
    ended.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return ended;
  }

 private:
  pid_t pid_ = -1;
  int told_ = -1;
};

/// SOURCE_DATE_EPOCH while it lives: the time of a run, in seconds since 1970.
class Epoch {
 public:
  explicit Epoch(const char* seconds) { setenv("SOURCE_DATE_EPOCH", seconds, 1); }
  ~Epoch() { unsetenv("SOURCE_DATE_EPOCH"); }
  Epoch(const Epoch&) = delete;
  Epoch& operator=(const Epoch&) = delete;
};

}  // namespace iku::test
