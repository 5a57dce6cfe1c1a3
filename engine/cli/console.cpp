#include "cli/console.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <deque>
#include <optional>

#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/history.hpp"
#include "cli/interrupts.hpp"
#include "cli/line_editor.hpp"
#include "cli/pager.hpp"

namespace iku::cli {

namespace {

constexpr const char* kMore = " ..> ";
constexpr int kNarrowest = 40;

Reply evaluate(ShellFace& shell, const std::string& entry, const EntryPlace& place = {}) {
  const Evaluating evaluating;
  return shell.execute(entry, place);
}

void show(const Reply& reply, Streams& streams) {
  errno = 0;
  (reply.failed ? streams.err : streams.out) << reply.text;
  streams.out.flush();
  if (!streams.out && errno == EPIPE) streams.pipe_closed = true;
  streams.err << reply.note;
  streams.err.flush();
}

/// Results longer than the screen go through the pager; nothing is lost where it does not run.
void show_on_screen(const ShellFace& shell, const Reply& reply, Streams& streams) {
  const ScreenSize size = screen_size();
  const std::string pager = shell.paging() && !reply.failed ? pager_command() : "";
  if (!pager.empty() && size.rows > 0 &&
      is_longer_than(reply.text.bytes(), size.rows - 1, size.columns) &&
      page(reply.text.bytes(), pager)) {
    streams.err << reply.note;
    streams.err.flush();
    return;
  }
  show(reply, streams);
}

/// Entries from a terminal. A pasted block comes as one line with line ends: each of its entries is
/// taken by itself.
class Entries {
 public:
  Entries(const ShellFace& shell, bool color) : shell_(shell), editor_(shell, color) {}

  /// The next whole entry.
  Line next() {
    Line line = next_line(shell_.prompt().c_str(), {});
    Line entry = line;
    while (!line.end && !line.dropped && !ShellFace::is_complete(entry.text)) {
      line = next_line(kMore, entry.text + "\n");
      if (ShellFace::begins_anew(line.text)) {
        waiting_.push_front(line.text);
        break;
      }
      entry.text += "\n" + line.text;
      entry.end = line.end;
      entry.dropped = line.dropped;
    }
    if (entry.dropped) waiting_.clear();
    return entry;
  }

 private:
  Line next_line(const char* prompt, const std::string& before) {
    if (waiting_.empty()) {
      Line line = editor_.read(prompt, before);
      if (line.end || line.dropped) return line;
      for (const std::string_view part : split(line.text, '\n')) waiting_.emplace_back(part);
    }
    Line line;
    line.text = std::move(waiting_.front());
    waiting_.pop_front();
    return line;
  }

  const ShellFace& shell_;
  LineEditor editor_;
  std::deque<std::string> waiting_;
};

/// Lines of a stream, of which one can be put back.
class LineReader {
 public:
  explicit LineReader(std::istream& in) : in_(in) {}

  bool next(std::string& line) {
    ++number_;
    if (!ahead_) return static_cast<bool>(std::getline(in_, line));
    line = std::move(*ahead_);
    ahead_.reset();
    return true;
  }
  void put_back(std::string line) {
    --number_;
    ahead_ = std::move(line);
  }
  /// Of the line read last, from 1.
  int number() const { return number_; }

 private:
  std::istream& in_;
  std::optional<std::string> ahead_;
  int number_ = 0;
};

}  // namespace

Exit run_terminal(ShellFace& shell, Streams& streams) {
  watch_interrupts(false);
  Entries entries(shell, streams.color);
  History history(history_file());
  streams.out << shell.greeting();
  for (;;) {
    show(shell.refresh(), streams);
    const Line entry = entries.next();
    if (entry.dropped) {
      streams.out << "\n";
      continue;
    }
    if (entry.end) break;
    if (trim(entry.text).empty()) continue;
    history.add(entry.text);
    const ScreenSize size = screen_size();
    if (size.columns > 0) shell.set_width(std::max(size.columns, kNarrowest));
    const Reply reply = evaluate(shell, entry.text);
    show_on_screen(shell, reply, streams);
    if (reply.quit) return Exit::kOk;
  }
  streams.out << "\n";
  return Exit::kOk;
}

Exit run_batch(ShellFace& shell, std::istream& in, Streams& streams, const Batch& batch) {
  bool failed = false;
  LineReader lines(in);
  std::string entry;
  while (lines.next(entry)) {
    const EntryPlace place{batch.name, lines.number(), batch.is_file};
    if (batch.echo) streams.out << shell.prompt() << entry << "\n";
    for (std::string line; !ShellFace::is_complete(entry) && lines.next(line);) {
      if (ShellFace::begins_anew(line)) {
        lines.put_back(std::move(line));
        break;
      }
      if (batch.echo) streams.out << kMore << line << "\n";
      entry += "\n" + line;
    }
    const Reply reply = evaluate(shell, entry, place);
    failed = failed || reply.failed;
    if (batch.echo) {
      streams.out << reply.text << reply.note;
    } else {
      show(reply, streams);
    }
    if (reply.interrupted) return Exit::kInterrupted;
    if (!streams.out) return Exit::kCannotWrite;
    if (reply.quit) break;
  }
  require_good(in, batch.name);
  return failed ? Exit::kFindings : Exit::kOk;
}

}  // namespace iku::cli
