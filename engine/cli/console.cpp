#include "cli/console.hpp"

#include <readline/history.h>
#include <readline/readline.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>

#include "base/catalogue.hpp"

namespace iku::cli {

namespace fs = std::filesystem;

namespace {

constexpr const char* kPrompt = "iku> ";
constexpr const char* kMore = " ..> ";
constexpr int kHistoryLines = 5000;

// Readline's callbacks take no argument: the shell they complete for.
Shell* completing = nullptr;

volatile std::sig_atomic_t interrupted = 0;

char* next_completion(const char* text, int state) {
  static std::vector<std::string> found;
  static std::size_t at = 0;
  if (state == 0) {
    const std::string line(rl_line_buffer, static_cast<std::size_t>(rl_point));
    found = completing->completions(line);
    at = 0;
  }
  const std::size_t length = std::strlen(text);
  while (at < found.size()) {
    const std::string& candidate = found[at++];
    if (candidate.compare(0, length, text) == 0) return strdup(candidate.c_str());
  }
  return nullptr;
}

char** complete(const char* text, int, int) {
  rl_attempted_completion_over = 1;
  return rl_completion_matches(text, next_completion);
}

fs::path history_path() {
  const char* state = std::getenv("XDG_STATE_HOME");
  const char* home = std::getenv("HOME");
  fs::path folder;
  if (state != nullptr && *state != '\0') {
    folder = state;
  } else if (home != nullptr && *home != '\0') {
    folder = fs::path(home) / ".local/state";
  } else {
    return {};
  }
  std::error_code ignored;
  fs::create_directories(folder / "iku", ignored);
  return folder / "iku/history";
}

// Ctrl-C at the prompt drops what is being typed, over all its lines.
int on_event() {
  if (interrupted != 0) rl_done = 1;
  return 0;
}

void on_interrupt(int) { interrupted = 1; }

struct Line {
  bool end = false;
  bool dropped = false;
  std::string text;
};

Line read_line(const char* prompt) {
  interrupted = 0;
  const std::unique_ptr<char, decltype(&std::free)> text(readline(prompt), std::free);
  if (interrupted != 0) return {false, true, {}};
  if (text == nullptr) return {true, false, {}};
  return {false, false, text.get()};
}

void show(const Reply& reply, Streams& streams) {
  (reply.failed ? streams.err : streams.out) << reply.text;
  streams.out.flush();
  streams.err.flush();
}

}  // namespace

Exit run_terminal(Shell& shell, Streams& streams) {
  completing = &shell;
  rl_readline_name = "iku";
  rl_initialize();
  rl_attempted_completion_function = complete;
  rl_basic_word_break_characters = " \t\n(+-*/,=<>";
  rl_event_hook = on_event;
  rl_catch_signals = 0;
  std::signal(SIGINT, on_interrupt);
  using_history();
  stifle_history(kHistoryLines);
  const fs::path history = history_path();
  if (!history.empty()) read_history(history.c_str());
  streams.out << shell.greeting();
  for (;;) {
    streams.out.flush();
    Line line = read_line(kPrompt);
    std::string entry = line.text;
    while (!line.end && !line.dropped && !Shell::is_complete(entry)) {
      line = read_line(kMore);
      entry += "\n" + line.text;
    }
    if (line.dropped) {
      streams.out << "\n";
      continue;
    }
    if (line.end) break;
    if (!entry.empty()) {
      add_history(entry.c_str());
      if (!history.empty()) write_history(history.c_str());
    }
    const Reply reply = shell.execute(entry);
    show(reply, streams);
    if (reply.quit) return Exit::kOk;
  }
  streams.out << "\n";
  return Exit::kOk;
}

Exit run_batch(Shell& shell, std::istream& in, Streams& streams, bool echo) {
  bool failed = false;
  std::string line;
  while (std::getline(in, line)) {
    if (echo) streams.out << kPrompt << line << "\n";
    std::string entry = line;
    while (!Shell::is_complete(entry) && std::getline(in, line)) {
      if (echo) streams.out << kMore << line << "\n";
      entry += "\n" + line;
    }
    const Reply reply = shell.execute(entry);
    failed = failed || reply.failed;
    if (echo) {
      streams.out << reply.text;
    } else {
      show(reply, streams);
    }
    if (reply.quit) break;
  }
  return failed ? Exit::kFindings : Exit::kOk;
}

}  // namespace iku::cli
