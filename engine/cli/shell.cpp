#include "cli/shell.hpp"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <utility>

#include "base/catalogue.hpp"
#include "base/file.hpp"
#include "base/interrupt.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "cli/journal.hpp"
#include "cli/library_docs.hpp"
#include "cli/lua_entry.hpp"
#include "cli/setup.hpp"
#include "report/render.hpp"

namespace iku::cli {

namespace {

constexpr std::string_view kReturn = "return ";  // stands before a definition when Lua gets it

std::string value_line(const Value& value) {
  if (value.is_number()) {
    const std::string line = format_number(value.number(), -1) + "\n";
    return is_beyond_exact(value.number()) ? line + " " + say("number.beyond_exact") + "\n" : line;
  }
  if (value.is_grade() || value.is_range()) return printed_form(value) + "\n";
  return say("cli.eval_missing", value.missing().name, value.missing().reason) + "\n";
}

bool is_word_char(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// Where a word stands in a line, and not as a part of a longer one.
std::size_t find_word(const std::string& line, const std::string& word) {
  if (word.empty()) return std::string::npos;
  for (std::size_t at = line.find(word); at != std::string::npos; at = line.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool joined_left = at > 0 && is_word_char(line[at - 1]) && is_word_char(word.front());
    const bool joined_right =
        end < line.size() && is_word_char(line[end]) && is_word_char(word.back());
    if (!joined_left && !joined_right) return at;
  }
  return std::string::npos;
}

// The first word that the message has in quotation marks of a kind and that stands in the line.
bool find_quoted(Place& where, const std::string& message, char quote) {
  for (std::size_t from = message.find(quote); from != std::string::npos;) {
    const std::size_t to = message.find(quote, from + 1);
    if (to == std::string::npos) return false;
    const std::string word = message.substr(from + 1, to - from - 1);
    const std::size_t at = find_word(where.line_text, word);
    if (at != std::string::npos) {
      where.column = static_cast<int>(at) + 1;
      where.length = static_cast<int>(word.size());
      return true;
    }
    from = message.find(quote, to + 1);
  }
  return false;
}

bool is_command(std::string_view entry) {
  return entry.size() > 1 && entry[0] == '.' && (entry[1] < '0' || entry[1] > '9') &&
         entry[1] != '.';
}

// Of a name that Lua does not know: an indikator it may have meant. Where Lua has a guess of its
// own the message holds two names.
std::string indikator_meant(const session::Session& session, const std::string& message) {
  const auto parts = split(message, '"');
  if (parts.size() != 3) return {};
  std::vector<std::string> codes;
  for_each_indikator(session.unit(),
                     [&](const Indikator& i, const Owner&) { codes.push_back(i.kode); });
  const auto near = did_you_mean(parts[1], codes);
  return near ? say("formula.did_you_mean", *near) : std::string();
}

Diagnostic fault_of(const session::Session& session, const Value& value) {
  const Failure& failure = value.failure();
  Diagnostic fault;
  fault.code = "shell.failed";
  fault.message = say("shell.failed", failure.message, failure_name(failure.kind));
  fault.where = failure.where;
  if (failure.kind == FailureClass::kDenied) fault.help = indikator_meant(session, failure.message);
  return fault;
}

// Makes a fault point into the entry as it was typed. A fault in another file stays what it is.
void point_into_entry(Diagnostic& fault, const std::string& entry, const EntryPlace& place) {
  Place& where = fault.where;
  const bool definition = where.file == "sesi";
  if (!where.file.empty() && !definition && where.file != "ungkapan") return;
  if (definition && where.line == 1 && where.line_text.starts_with(kReturn)) {
    where.line_text.erase(0, kReturn.size());
    where.column = std::max(where.column - static_cast<int>(kReturn.size()), 0);
  }
  const auto lines = split(entry, '\n');
  const bool command = entry.front() == '.' || entry.front() == '?';
  if (!definition) {
    if (command && place.file.empty()) return;  // it stands right above, and is short
    const std::string ran = std::exchange(where.line_text, {});
    where.line = std::clamp(where.line, 1, static_cast<int>(lines.size()));
    where.line_text = std::string(lines[static_cast<std::size_t>(where.line) - 1]);
    // The column counts what stood before the entry in the text that ran; what follows is the same.
    const auto at = static_cast<std::size_t>(std::max(where.column, 1)) - 1;
    const std::string rest = where.column > 0 && at < ran.size() ? ran.substr(at) : std::string();
    if (!ran.empty()) where.column = 0;
    if (!rest.empty() && where.line_text.ends_with(rest)) {
      where.column = static_cast<int>(where.line_text.size() - rest.size()) + 1;
    } else if (!find_quoted(where, fault.message, '"'))
      find_quoted(where, fault.message, '\'');
    where.file.clear();
    if (lines.size() == 1 && place.file.empty()) where.line = 0;
    if (where.column == 0 && lines.size() == 1 && place.file.empty()) where.line_text.clear();
  }
  if (place.file.empty()) return;
  where.file = place.file;
  where.line = place.line + std::max(where.line, 1) - 1;
}

// An entry of a file that is still open where another command, or the end of the file, follows.
[[noreturn]] void refuse_unfinished(const std::string& entry, const EntryPlace& place) {
  Diagnostic fault;
  fault.code = "shell.unfinished";
  fault.message = say("shell.unfinished");
  fault.where.file = place.file;
  fault.where.line = place.line;
  fault.where.line_text = std::string(split(entry, '\n').front());
  fault.help = say("shell.unfinished_help");
  throw Error(std::move(fault), Exit::kUsage);
}

}  // namespace

const std::vector<Command>& all_commands() {
  static const std::vector<Command> all = [] {
    std::vector<Command> joined;
    for (const auto* some : {&change_commands(), &question_commands(), &relation_commands(),
                             &script_commands(), &setting_commands(), &view_commands()}) {
      joined.insert(joined.end(), some->begin(), some->end());
    }
    std::sort(joined.begin(), joined.end(),
              [](const Command& a, const Command& b) { return std::string_view(a.name) < b.name; });
    return joined;
  }();
  return all;
}

Shell::Shell(session::Session& session, int width, bool color)
    : state_{session, {width, color}, OutputMode::kTabel, {}} {
  state_.run_lines = [this](const std::string& text, const std::string& name) {
    return run_lines(text, name);
  };
}

std::string Shell::prompt() const {
  const std::size_t distance = state_.session.distance();
  if (distance == 0) return "iku> ";
  const std::string skenario = state_.session.scenario();
  return fmt::format("iku*{}{}{}> ", distance, skenario.empty() ? "" : " ", skenario);
}

// The line that says what the session changed; empty where it changed nothing.
Styled Shell::mark() const {
  return report::render_andaian(state_.session.andaian(), {state_.display.width, false});
}

std::string Shell::greeting() const { return greeting_of(state_.session); }

bool ShellFace::begins_anew(std::string_view line) {
  const std::string_view text = trim(line);
  return is_command(text) || text.starts_with("?");
}

bool ShellFace::is_complete(std::string_view entry) {
  const std::string_view text = trim(entry);
  return is_command(text) || text.starts_with("?") || is_complete_lua(entry);
}

Reply Shell::carry_out(const std::string& entry) {
  if (entry.front() == '?') {
    return {show_help(state_, std::string(trim(std::string_view(entry).substr(1)))), false, false};
  }
  return is_command(entry) ? run_command(entry) : run_lua(entry);
}

Reply Shell::execute(const std::string& entry, const EntryPlace& place) {
  const std::string text(trim(entry));
  if (text.empty() || text.starts_with("--")) return {};
  for (const char* leave : {".quit", ".exit", "quit", "exit"}) {
    if (text == leave) return {{}, false, true};
  }
  const auto start = std::chrono::steady_clock::now();
  const std::optional<Once> once = std::exchange(state_.once, {});
  in_file_ = place.in_file;
  const bool color = std::exchange(state_.display.color, state_.display.color && !once);
  state_.once_form = once ? once->form : std::nullopt;
  state_.formed = state_.marked = false;
  Reply reply;
  try {
    const std::size_t logged = state_.log.size();
    reply = carry_out(text);
    if (state_.log.size() > logged && watched_changed(state_)) {
      const bool formed = std::exchange(state_.formed, false);
      reply.text += show_watched(state_);
      state_.formed = formed;
    }
    if (!reply.text.empty() && text != ".last") {
      state_.last = (state_.marked ? Styled() : mark()) + reply.text;
    }
    if (once) write_once(*once, reply);
  } catch (const Error& error) {
    reply = Reply{};
    reply.failed = true;
    reply.interrupted = error.status() == Exit::kInterrupted;
    if (reply.interrupted) {
      clear_stop();
      reply.text = say("interrupt.stopped") + "\n";
    }
    for (Diagnostic fault : error.diagnostics()) {
      if (reply.interrupted) break;
      point_into_entry(fault, text, place);
      reply.text += render(fault, color);
    }
    if (!state_.once) state_.once = once;  // what failed showed nothing to write
  }
  state_.display.color = color;
  state_.once_form = {};
  reply.note += std::exchange(state_.warning, {});
  if (state_.timer) {
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    reply.note += " " + say("shell.took", format_number(taken.count(), 3)) + "\n";
  }
  return reply;
}

// Entries of a file one after the other, as if they were typed.
Styled Shell::run_lines(const std::string& text, const std::string& name) {
  constexpr int kDeepest = 8;  // a file that reads itself ends here
  if (depth_ >= kDeepest) usage_error(say("shell.read_depth", name));
  ++depth_;
  Styled shown;
  const std::size_t logged = state_.log.size();
  std::size_t entries = 0;
  EntryPlace place{name, 1};
  std::string entry;
  try {
    for (const std::string_view line : split(text, '\n')) {
      if (!entry.empty() && begins_anew(line)) refuse_unfinished(entry, place);
      entry += std::string(line);
      if (!is_complete(entry)) {
        entry += '\n';
        continue;
      }
      const std::string whole(trim(entry));
      if (!whole.empty() && !whole.starts_with("--") && whole != ".quit" && whole != "quit") {
        const std::size_t before = state_.log.size();
        const Styled answer = carry_out(whole).text;
        if (state_.log.size() == before) shown += answer;  // changes are told together, at the end
        ++entries;
      }
      place.line += static_cast<int>(std::count(entry.begin(), entry.end(), '\n')) + 1;
      entry.clear();
    }
    if (!entry.empty()) refuse_unfinished(entry, place);
  } catch (const Error& error) {
    --depth_;
    std::vector<Diagnostic> faults = error.diagnostics();
    for (Diagnostic& fault : faults) point_into_entry(fault, entry, place);
    throw Error(std::move(faults), error.status());
  }
  --depth_;
  const std::size_t changes = state_.log.size() - logged;
  if (changes == 0) return shown;
  return shown + " " + say("shell.read_done", entries, changes) + "\n" + mark();
}

Reply Shell::refresh() {
  if (!state_.session.scripts_changed()) return {};
  Reply reply;
  try {
    const session::Change change = state_.session.reload();
    reply.text = say("shell.reloaded") + "\n" + show_change(state_, change, false);
  } catch (const Error& error) {
    reply.failed = true;
    reply.text = say("shell.reload_failed") + "\n";
    for (const Diagnostic& fault : error.diagnostics()) {
      reply.text += render(fault, state_.display.color);
    }
  }
  return reply;
}

void ShellState::note(const std::string& entry) {
  log.push_back(entry);
  if (journal == nullptr) return;
  try {
    journal->append(entry);
  } catch (const Error& error) {  // the session goes on, and says that a crash would lose it
    journal = nullptr;
    warning = render(error.diagnostics().front(), display.color);
  }
}

// Puts what an entry showed into a file; one that showed nothing leaves it to the next. Where the
// file cannot be written the output stays on the screen, and no later one is waited for.
void Shell::write_once(const Once& once, Reply& reply) {
  if (reply.text.empty()) {
    if (!state_.once) state_.once = once;
    return;
  }
  try {
    Styled text = (state_.marked ? Styled() : mark()) + reply.text;
    if (!state_.formed && once.form && *once.form != OutputMode::kTabel) {
      if (*once.form != OutputMode::kMarkdown) {
        usage_error(say("shell.once_text", printable(once.path)), say("shell.once_text_help"));
      }
      text = "```text\n" + text + "```\n";
    }
    require_free("once", once.path, once.replace);
    write_file_atomically(once.path, text.bytes());
    const auto bytes = static_cast<double>(text.bytes().size());
    reply.note += " " + say("shell.once_written", once.path, format_number(bytes, 0)) + "\n";
    reply.text.clear();
  } catch (const Error& error) {
    reply.failed = true;
    for (const Diagnostic& fault : error.diagnostics()) {
      reply.note += render(fault, state_.display.color);
    }
  }
}

KnownNames Shell::known_names() const {
  KnownNames names;
  for_each_indikator(state_.session.unit(),
                     [&](const Indikator& i, const Owner&) { names.indikator.insert(i.kode); });
  for (const LibraryDoc& doc : library_docs()) {
    names.library.insert(doc.module == "umum" ? doc.name : doc.module);
  }
  for (const std::string& name : host_names()) names.library.insert(name);
  for (const Command& command : all_commands()) names.commands.insert(command.name);
  names.commands.insert("quit");
  return names;
}

// A file of entries comes from somebody: it changes what the session holds and no file, unless who
// started the session said so.
void Shell::require_may_write(const Command& command, const std::string& arguments) const {
  const bool in_file = in_file_ || depth_ > 0;
  const bool writes = command.writes == Writes::kAlways || !arguments.empty();
  if (!in_file || may_write_ || !writes) return;
  Diagnostic diagnostic;
  diagnostic.code = "shell.writes_in_file";
  diagnostic.message = say("shell.writes_in_file", command.name);
  diagnostic.help = say("shell.writes_in_file_help");
  throw Error(std::move(diagnostic), Exit::kUsage);
}

Reply Shell::run_command(const std::string& entry) {
  const std::size_t end = std::min(entry.find_first_of(" \t"), entry.size());
  const std::string name = entry.substr(1, end - 1);
  const std::string arguments(trim(entry.substr(end)));
  for (const Command& command : all_commands()) {
    const bool forced = command.replaces && name == std::string(command.name) + "!";
    if (name != command.name && !forced) continue;
    state_.replace = forced;
    if (command.writes != Writes::kNothing) require_may_write(command, arguments);
    Reply reply;
    try {
      require_arguments(command, arguments);
      reply.text = command.run(state_, arguments);
    } catch (const Error& error) {
      throw with_usage(state_, command.name, error);
    }
    // Without arguments a command that takes some only shows what there is.
    const bool acts = command.takes == Takes::kNothing || command.takes == Takes::kCount;
    if (command.logged && (acts || !arguments.empty())) state_.note(entry);
    return reply;
  }
  if (name == "quit" || name == "exit") {
    usage_error(say("shell.wrong.nothing", printable(arguments)), say("shell.written", ".quit"));
  }
  std::vector<std::string> known = {"quit"};
  for (const Command& command : all_commands()) known.emplace_back(command.name);
  Diagnostic diagnostic;
  diagnostic.code = "shell.unknown_command";
  diagnostic.message = say("shell.unknown_command", printable(name));
  const auto near = did_you_mean(name, known);
  diagnostic.help = near ? say("formula.did_you_mean", "." + *near) : say("shell.see_help");
  throw Error(std::move(diagnostic), Exit::kUsage);
}

// Gives a value a name for the lines that follow. Nothing where what is assigned is no expression.
std::optional<Reply> Shell::keep_value(const Assignment& assignment) {
  const std::string& name = assignment.name;
  const LuaEntry lua = read_lua_entry(state_.session, assignment.expression, state_.variables);
  LuaAnswer answer = answer_lua_entry(state_.session, lua);
  const bool statements = answer.value && answer.value->is_failure() &&
                          answer.value->failure().kind == FailureClass::kSyntax;
  if (statements) return std::nullopt;
  const KnownNames names = known_names();
  if (names.indikator.contains(name)) {
    usage_error(say("shell.assign_indikator", name), say("shell.assign_indikator_help", name));
  }
  if (name == "x" || name == "_" || names.library.contains(name)) {
    usage_error(say("shell.assign_taken", name));
  }
  Reply reply;
  reply.text = printable_lines(answer.printed);
  if (!answer.value) usage_error(say("shell.assign_no_value", name));
  if (answer.value->is_failure()) {
    throw Error(fault_of(state_.session, *answer.value), Exit::kFindings);
  }
  reply.text += fmt::format("{} = {}", name, value_line(*answer.value));
  state_.variables.insert_or_assign(name, std::move(*answer.value));
  return reply;
}

Reply Shell::run_lua(const std::string& entry) {
  if (const std::string meant = without_dot(state_.session, entry); !meant.empty()) {
    Diagnostic diagnostic;
    diagnostic.code = "shell.without_dot";
    diagnostic.message = say("shell.without_dot");
    diagnostic.help = say("formula.did_you_mean", printable(meant));
    throw Error(std::move(diagnostic), Exit::kUsage);
  }
  Reply reply;
  if (is_definition(entry)) {
    refuse_doubts(entry, "sesi");
    const session::Change change = state_.session.define(std::string(kReturn) + entry);
    state_.note(entry);
    reply.text = show_change(state_, change);
    return reply;
  }
  if (const auto assignment = read_assignment(entry)) {
    if (auto kept = keep_value(*assignment)) {
      state_.note(entry);
      return *kept;
    }
  }
  const LuaEntry lua = read_lua_entry(state_.session, entry, state_.variables);
  const LuaAnswer answer = answer_lua_entry(state_.session, lua);
  reply.text = printable_lines(answer.printed);
  if (!answer.value) return reply;
  if (answer.value->is_failure())
    throw Error(fault_of(state_.session, *answer.value), Exit::kFindings);
  if (answer.value->is_number()) state_.variables.insert_or_assign("_", *answer.value);
  reply.text += value_line(*answer.value);
  return reply;
}

}  // namespace iku::cli
