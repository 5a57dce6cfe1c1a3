#include <doctest/doctest.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "repository.hpp"

// The program itself in a pseudo-terminal, as an analyst has it: keys in, screen out. Every step
// waits for what it should show; nothing is concluded from time that went by.

using namespace iku;

namespace {

constexpr std::chrono::seconds kPatience{60};  // under sanitizers, on a busy machine
constexpr std::string_view kPrompt = "iku> ";
constexpr const char* kCtrlC = "\x03";
constexpr const char* kCtrlD = "\x04";
constexpr const char* kCtrlR = "\x12";
constexpr const char* kUp = "\x1b[A";

/// True where the system has no pseudo-terminals (a container without /dev/pts): nothing to test
/// in.
bool no_terminals() {
  const int master = posix_openpt(O_RDWR | O_NOCTTY);
  if (master < 0) return true;
  const bool unusable = grantpt(master) != 0 || unlockpt(master) != 0;
  close(master);
  return unusable;
}

/// The text without terminal codes; a code that is not whole yet stays for the next time.
std::string without_codes(const std::string& raw) {
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
  /// Starts `iku repl examples/contoh-ikpp` with `options`; its files lie in the working directory.
  explicit Terminal(std::vector<std::string> options = {}, bool color = false, int rows = 24) {
    const std::string home = std::filesystem::current_path().string();
    std::vector<std::string> words = {IKU_PROGRAM, "repl",
                                      test::source_path("examples/contoh-ikpp").string()};
    words.insert(words.end(), options.begin(), options.end());
    winsize size{};
    size.ws_row = static_cast<unsigned short>(rows);
    size.ws_col = 80;
    child_ = forkpty(&master_, nullptr, nullptr, &size);
    if (child_ == 0) {
      for (const char* name : {"XDG_STATE_HOME", "XDG_CONFIG_HOME", "LESS", "LC_MESSAGES"}) {
        unsetenv(name);
      }
      setenv("HOME", home.c_str(), 1);
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
      if (const std::size_t at = screen.find(text, seen_); at != std::string::npos) {
        seen_ = at + text.size();
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

#define SHOWS(terminal, text)                \
  do {                                       \
    const bool shown = terminal.shows(text); \
    CAPTURE(terminal.instead());             \
    REQUIRE(shown);                          \
  } while (false)

}  // namespace

TEST_CASE("in a terminal: Tab completes, Enter evaluates, Ctrl-D leaves" *
          doctest::skip(no_terminals())) {
  const test::Scratch home;
  Terminal terminal;
  SHOWS(terminal, kPrompt);
  terminal.type(".expl\t");
  SHOWS(terminal, ".explain ");
  terminal.type("ikp\t\r");
  SHOWS(terminal, "ikpp = 1,25 × ikm + ipp");
  SHOWS(terminal, kPrompt);
  terminal.type("ikpp.\t");
  SHOWS(terminal, "ikpp.realisasi");
  terminal.type("cap\t\r");
  SHOWS(terminal, "92,3051948051948");
  SHOWS(terminal, kPrompt);
  CHECK(terminal.leaves_by(kCtrlD) == 0);
}

TEST_CASE("in a terminal: an entry over several lines, and a pasted block of two entries" *
          doctest::skip(no_terminals())) {
  const test::Scratch home;
  Terminal terminal;
  SHOWS(terminal, kPrompt);
  terminal.type("indikator {\r");
  SHOWS(terminal, " ..> ");
  terminal.type("kode = \"baru\", formulasi = function(x) return x.ikm + 1 end,\r");
  SHOWS(terminal, " ..> ");
  terminal.type("}\r");
  SHOWS(terminal, "4,2220");
  SHOWS(terminal, kPrompt);
  terminal.type("\x1b[200~.set ipp 3,6725\nikpp.capaian\x1b[201~");
  SHOWS(terminal, "ikpp.capaian");
  terminal.type("\r");
  SHOWS(terminal, "3,0800 → 3,6725");
  SHOWS(terminal, "100");
  CHECK(terminal.leaves_by(".quit\r") == 0);
}

TEST_CASE("in a terminal: Ctrl-C drops the entry being typed, over all its lines" *
          doctest::skip(no_terminals())) {
  const test::Scratch home;
  Terminal terminal;
  SHOWS(terminal, kPrompt);
  terminal.type("1 + 40");
  SHOWS(terminal, "1 + 40");
  terminal.type(kCtrlC);
  SHOWS(terminal, kPrompt);
  terminal.type("indikator {\r");
  SHOWS(terminal, " ..> ");
  terminal.type(kCtrlC);
  SHOWS(terminal, kPrompt);
  terminal.type("2 + 1,5\b\b\b1.5\r");
  SHOWS(terminal, "3,5");
  CHECK(terminal.screen().find("galat") == std::string::npos);
  CHECK(terminal.leaves_by(kCtrlD) == 0);
}

TEST_CASE("in a terminal: Ctrl-C stops an evaluation and not the shell" *
          doctest::skip(no_terminals())) {
  const test::Scratch home;
  Terminal terminal({"--limit", "cpu=900000G", "--limit", "time=3600"});
  SHOWS(terminal, kPrompt);
  terminal.type(".set ipp 3.5\r");
  SHOWS(terminal, "3,0800 → 3,5000");
  SHOWS(terminal, kPrompt);
  bool stopped = false;
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  while (!stopped && std::chrono::steady_clock::now() < deadline) {
    terminal.type("while true do end\r");  // again: one that has not begun yet is dropped
    SHOWS(terminal, "while true do end\n");
    for (int i = 0; i < 5 && !stopped; ++i) {
      terminal.type(kCtrlC);
      stopped = terminal.shows("dihentikan", std::chrono::milliseconds(300));
    }
  }
  REQUIRE(stopped);
  SHOWS(terminal, kPrompt);
  terminal.type("ipp * 2\r");
  SHOWS(terminal, "7\n");
  CHECK(terminal.leaves_by(kCtrlD) == 0);
}

TEST_CASE("in a terminal: the history is there after a restart, an entry of two lines as one" *
          doctest::skip(no_terminals())) {
  const test::Scratch home;
  {
    Terminal terminal;
    SHOWS(terminal, kPrompt);
    terminal.type("math.max(1,\r");
    SHOWS(terminal, " ..> ");
    terminal.type("41) + 1\r");
    SHOWS(terminal, "42");
    SHOWS(terminal, kPrompt);
    terminal.type("100 + 1\r");
    SHOWS(terminal, "101\n");
    CHECK(terminal.leaves_by(".quit\r") == 0);
  }
  Terminal terminal;
  SHOWS(terminal, kPrompt);
  terminal.type(kUp);
  SHOWS(terminal, ".quit");
  terminal.type(kUp);
  SHOWS(terminal, "100 + 1");
  terminal.type(kUp);
  SHOWS(terminal, "41) + 1");
  terminal.type("\r");
  SHOWS(terminal, "42");
  SHOWS(terminal, kPrompt);
  terminal.type(kCtrlR);
  SHOWS(terminal, "reverse-i-search");
  terminal.type("100 ");
  SHOWS(terminal, "100 + 1");
  terminal.type("\r");
  SHOWS(terminal, "101\n");
  CHECK(terminal.leaves_by(kCtrlD) == 0);
}

TEST_CASE("in a terminal: a table fits the window after it became narrow" *
          doctest::skip(no_terminals())) {
  const test::Scratch home;
  Terminal terminal;
  SHOWS(terminal, kPrompt);
  terminal.resize(24, 74);
  terminal.type(".calc\r");
  SHOWS(terminal, "rata-rata capaian");
  SHOWS(terminal, kPrompt);
  const std::string screen = terminal.screen();
  int rules = 0;
  for (const std::string_view line : split(screen, '\n')) {
    if (line.find("───") == std::string_view::npos) continue;
    CAPTURE(std::string(line));
    CHECK(display_width(line) <= 74);
    ++rules;
  }
  CHECK(rules > 0);
  CHECK(terminal.leaves_by(kCtrlD) == 0);
}

TEST_CASE("in a terminal: output longer than the screen goes through the pager" *
          doctest::skip(no_terminals())) {
  const test::Scratch home;
  Terminal::set_pager("cat -n");
  {
    Terminal terminal({}, false, 8);
    SHOWS(terminal, kPrompt);
    terminal.type(".calc\r");
    SHOWS(terminal, "     1\tKecamatan Contoh");
    SHOWS(terminal, kPrompt);
    terminal.type("1 + 1\r");
    SHOWS(terminal, "\n2\n");
    terminal.type(".pager off\r.calc\r");
    SHOWS(terminal, "\nKecamatan Contoh");
    CHECK(terminal.leaves_by(kCtrlD) == 0);
  }
  Terminal::set_pager("");
}

TEST_CASE("in a terminal: an entry is coloured while it is typed, unless nobody wants it" *
          doctest::skip(no_terminals())) {
  const test::Scratch home;
  {
    Terminal terminal({}, true);
    SHOWS(terminal, kPrompt);
    terminal.type("return ikpp");
    SHOWS(terminal, "ikpp");
    terminal.type(".capaian\r");
    SHOWS(terminal, "92,3051948051948");
    CHECK(terminal.raw().find("\x1b[35mreturn\x1b[0m") != std::string::npos);
    CHECK(terminal.raw().find("\x1b[1;34mikpp\x1b[0m") != std::string::npos);
  }
  Terminal plain;
  SHOWS(plain, kPrompt);
  plain.type("return ikpp.capaian\r");
  SHOWS(plain, "92,3051948051948");
  CHECK(plain.raw().find("\x1b[35m") == std::string::npos);
}

TEST_CASE("in a terminal: the configuration counts, and --no-init leaves it out" *
          doctest::skip(no_terminals())) {
  const test::Scratch home;
  test::write_text(".config/iku/init", ".mode md\n.entah\n");
  {
    Terminal terminal;
    SHOWS(terminal, ".config/iku/init:2:");
    SHOWS(terminal, kPrompt);
    terminal.type(".mode\r");
    SHOWS(terminal, "mode keluaran: md");
  }
  Terminal terminal({"--no-init"});
  SHOWS(terminal, kPrompt);
  terminal.type(".mode\r");
  SHOWS(terminal, "mode keluaran: tabel");
}
