#pragma once

#include <doctest/doctest.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "repository.hpp"

// The program itself in a pseudo-terminal, as an analyst has it: keys in, screen out. Every step
// waits for what it should show; nothing is concluded from time that went by.

namespace iku::test {

inline constexpr std::chrono::seconds kPatience{60};  // under sanitizers, on a busy machine
inline constexpr std::string_view kPrompt = "iku> ";  // any prompt of the shell

/// True where the system has no pseudo-terminals (a container without /dev/pts): nothing to test
/// in.
inline bool no_terminals() {
  const int master = posix_openpt(O_RDWR | O_NOCTTY);
  if (master < 0) return true;
  const bool unusable = grantpt(master) != 0 || unlockpt(master) != 0;
  close(master);
  return unusable;
}

/// The text without terminal codes; a code that is not whole yet stays for the next time.
inline std::string without_codes(const std::string& raw) {
  std::string text;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '\a' || raw[i] == '\r') continue;
    if (raw[i] != '\x1b') {
      text += raw[i];
    } else if (i + 1 < raw.size() && raw[i + 1] == '[') {
      i += 2;
      while (i < raw.size() && (raw[i] < '@' || raw[i] > '~')) ++i;
    } else {
      ++i;
    }
  }
  return text;
}

class Terminal {
 public:
  /// Starts `iku repl examples/contoh-ikpp` with `options`; its files lie in `home`, by default the
  /// working directory; it has no home where that is empty.
  explicit Terminal(std::vector<std::string> options = {}, bool color = false, int rows = 24,
                    const std::string& home = std::filesystem::current_path().string()) {
    std::vector<std::string> words = {IKU_PROGRAM, "repl",
                                      source_path("examples/contoh-ikpp").string()};
    words.insert(words.end(), options.begin(), options.end());
    winsize size{};
    size.ws_row = static_cast<unsigned short>(rows);
    size.ws_col = 80;
    child_ = forkpty(&master_, nullptr, nullptr, &size);
    if (child_ == 0) {
      for (const char* name : {"XDG_STATE_HOME", "XDG_CONFIG_HOME", "LESS", "LC_MESSAGES"}) {
        unsetenv(name);
      }
      home.empty() ? unsetenv("HOME") : setenv("HOME", home.c_str(), 1);
      setenv("INPUTRC", "/dev/null", 1);
      setenv("LC_ALL", "C.UTF-8", 1);
      setenv("TERM", "xterm", 1);
      setenv("IKU_PAGER", pager_.c_str(), 1);
      if (color) {
        unsetenv("NO_COLOR");
      } else {
        setenv("NO_COLOR", "1", 1);
      }
      std::vector<char*> arguments;
      for (std::string& word : words) arguments.push_back(word.data());
      arguments.push_back(nullptr);
      execv(IKU_PROGRAM, arguments.data());
      _exit(127);
    }
    REQUIRE(child_ > 0);
  }
  /// Kills the program where it runs still: nothing it could do about that.
  ~Terminal() {
    if (child_ > 0) {
      kill(child_, SIGKILL);
      waitpid(child_, nullptr, 0);
    }
    close(master_);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  void type(std::string_view keys) {
    at_prompt_ = false;
    while (!keys.empty()) {
      const ssize_t written = write(master_, keys.data(), keys.size());
      if (written < 0 && errno == EINTR) continue;
      REQUIRE(written > 0);
      keys.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  /// Waits until `text` is shown after what was waited for before; false when it never is.
  bool shows(std::string_view text, std::chrono::milliseconds patience = kPatience) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    for (;;) {
      const std::string screen = without_codes(raw_);
      const auto [at, length] = text == kPrompt ? find_prompt(screen, seen_)
                                                : std::pair(screen.find(text, seen_), text.size());
      if (at != std::string::npos) {
        seen_ = at + length;
        at_prompt_ = text == kPrompt;
        return true;
      }
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
          deadline - std::chrono::steady_clock::now());
      if (left.count() <= 0 || !receive(static_cast<int>(left.count()))) {
        last_wait_ = screen.substr(std::min(seen_, screen.size()));
        return false;
      }
    }
  }
  /// What has come since, for the message of a check that failed.
  const std::string& instead() const { return last_wait_; }
  const std::string& raw() const { return raw_; }
  std::string screen() const { return without_codes(raw_); }

  void resize(int rows, int columns) {
    winsize size{};
    size.ws_row = static_cast<unsigned short>(rows);
    size.ws_col = static_cast<unsigned short>(columns);
    REQUIRE(ioctl(master_, TIOCSWINSZ, &size) == 0);
  }

  /// The exit status after these keys at the next prompt; -1 where the program does not end by
  /// itself. A Ctrl-D before the prompt would be lost: the kernel takes it for an end of input.
  int leaves_by(std::string_view keys) {
    if (!at_prompt_ && !shows(kPrompt)) return -1;
    type(keys);
    while (receive(static_cast<int>(std::chrono::milliseconds(kPatience).count()))) continue;
    int status = 0;
    if (!closed_) return -1;
    waitpid(child_, &status, 0);
    child_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  static void set_pager(std::string command) { pager_ = std::move(command); }

 private:
  bool receive(int milliseconds) {
    pollfd wait{master_, POLLIN, 0};
    const int ready = poll(&wait, 1, milliseconds);
    if (ready < 0 && errno == EINTR) return true;
    if (ready <= 0) return false;
    char buffer[4096];
    const ssize_t count = read(master_, buffer, sizeof buffer);
    closed_ = count <= 0;  // Linux says EIO when the other side has closed
    if (closed_) return false;
    raw_.append(buffer, static_cast<std::size_t>(count));
    return true;
  }

  inline static std::string pager_;
  int master_ = -1;
  pid_t child_ = -1;
  std::string raw_;
  std::string last_wait_;
  std::size_t seen_ = 0;
  bool closed_ = false;
  bool at_prompt_ = false;  // nothing was typed since it was seen
};

}  // namespace iku::test

/// Waits until the terminal shows a text; what it showed instead stands in the message.
#define SHOWS(terminal, text)                \
  do {                                       \
    const bool shown = terminal.shows(text); \
    CAPTURE(terminal.instead());             \
    REQUIRE(shown);                          \
  } while (false)
