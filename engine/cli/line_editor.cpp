#include "cli/line_editor.hpp"

// readline's headers want it first
#include <readline/readline.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <memory>

#include "base/text.hpp"
#include "cli/interrupts.hpp"

namespace iku::cli {

namespace {

// What ends a word: in Lua everything but letters, digits and the dots between names.
constexpr const char* kLuaBreaks = " \t\n\"'`@$><=;|&{(}),+-*/%^~#:[]!";
constexpr const char* kCommandBreaks = " \t";
constexpr const char* kFigureBreaks = " \t=";
constexpr const char* kHelpBreaks = "?";

// Readline's callbacks take no argument: what they work on.
struct Editing {
  const ShellFace* shell = nullptr;
  std::string before;
  KnownNames names;
  bool color = false;
  Completions found;
  std::size_t next = 0;
};
Editing editing;

std::string entry_until(int point) {
  return editing.before + std::string(rl_line_buffer, static_cast<std::size_t>(point));
}

char* word_breaks() {
  static std::string breaks;
  const std::string entry = entry_until(rl_point);
  breaks = kLuaBreaks;
  if (entry.starts_with("?")) breaks = kHelpBreaks;
  if (entry.starts_with("."))
    breaks = editing.shell->completions(entry).closed ? kCommandBreaks : kFigureBreaks;
  return breaks.data();
}

char* next_completion(const char* text, int state) {
  if (state == 0) editing.next = 0;
  const std::size_t length = std::strlen(text);
  while (editing.next < editing.found.words.size()) {
    const std::string& candidate = editing.found.words[editing.next++];
    if (candidate.compare(0, length, text) == 0) return strdup(candidate.c_str());
  }
  return nullptr;
}

char** complete(const char* text, int, int end) {
  rl_attempted_completion_over = 1;
  editing.found = editing.shell->completions(entry_until(end));
  if (editing.found.files) {
    rl_filename_completion_desired = 1;
    return rl_completion_matches(text, rl_filename_completion_function);
  }
  rl_completion_append_character = editing.found.closed ? int{' '} : 0;
  return rl_completion_matches(text, next_completion);
}

// The columns a prompt takes: readline puts what takes none between \1 and \2.
int prompt_width(const char* prompt) {
  std::string shown;
  bool hidden = false;
  for (const char* c = prompt == nullptr ? "" : prompt; *c != '\0'; ++c) {
    if (*c == '\1') hidden = true;
    if (!hidden && *c != '\2') shown += *c;
    if (*c == '\2') hidden = false;
  }
  return display_width(shown);
}

// Writes the line once more over itself, with colours. Readline has put the cursor where it
// belongs; nothing is written where the line does not fit the screen or its columns are not known.
void paint() {
  int rows = 0;
  int width = 0;
  rl_get_screen_size(&rows, &width);
  if (width <= 0 || rl_end == 0) return;
  const std::string line(rl_line_buffer, static_cast<std::size_t>(rl_end));
  const int start = prompt_width(rl_display_prompt);
  const ScreenCell end = cell_of(line, line.size(), start, width);
  const ScreenCell cursor = cell_of(line, static_cast<std::size_t>(rl_point), start, width);
  if (end.row < 0 || cursor.row < 0 || end.row >= rows) return;
  std::string out =
      "\x1b"
      "7";
  if (cursor.row > 0) out += "\x1b[" + std::to_string(cursor.row) + "A";
  out += "\r";
  if (start > 0) out += "\x1b[" + std::to_string(start) + "C";
  const Styled painted = highlight(line, editing.names, static_cast<std::size_t>(rl_point));
  for (const char c : painted.bytes()) {
    if (c == '\n') {
      out += "\x1b[B\r";
    } else {
      out += c;
    }
  }
  out +=
      "\x1b"
      "8";
  std::fwrite(out.data(), 1, out.size(), rl_outstream);
  std::fflush(rl_outstream);
}

void redisplay() {
  rl_redisplay();
  if (editing.color) paint();
}

// Ctrl-C drops what is being typed, over all its lines.
int on_event() {
  if (was_interrupted()) rl_done = 1;
  return 0;
}

}  // namespace

LineEditor::LineEditor(const ShellFace& shell, bool color) {
  editing.shell = &shell;
  editing.color = color;
  rl_readline_name = "iku";
  rl_variable_bind("show-all-if-ambiguous", "on");  // before the user's own settings are read
  if (isatty(STDOUT_FILENO) == 0) rl_outstream = stderr;
  rl_initialize();
  rl_attempted_completion_function = complete;
  rl_completion_word_break_hook = word_breaks;
  rl_event_hook = on_event;
  rl_redisplay_function = redisplay;
}

Line LineEditor::read(const char* prompt, const std::string& before) {
  editing.before = before;
  if (before.empty()) editing.names = editing.shell->known_names();
  forget_interrupt();
  const std::unique_ptr<char, decltype(&std::free)> text(readline(prompt), std::free);
  if (was_interrupted()) return {false, true, {}};
  if (text == nullptr) return {true, false, {}};
  return {false, false, text.get()};
}

ScreenSize screen_size() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return {};
  return {size.ws_row, size.ws_col};
}

}  // namespace iku::cli
