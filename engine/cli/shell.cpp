#include "cli/shell.hpp"

#include <algorithm>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "cli/lua_entry.hpp"

namespace iku::cli {

namespace {

std::string value_line(const Value& value) {
  if (value.is_number()) return format_number(value.number(), -1) + "\n";
  if (value.is_grade()) return value.grade().name + "\n";
  if (value.is_missing()) {
    return say("cli.eval_missing", value.missing().name, value.missing().reason) + "\n";
  }
  return say("shell.failed", failure_name(value.failure().kind), value.failure().message) + "\n";
}

}  // namespace

const std::vector<Command>& all_commands() {
  static const std::vector<Command> all = [] {
    std::vector<Command> joined;
    for (const auto* some : {&change_commands(), &question_commands(), &view_commands()}) {
      joined.insert(joined.end(), some->begin(), some->end());
    }
    std::sort(joined.begin(), joined.end(),
              [](const Command& a, const Command& b) { return std::string_view(a.name) < b.name; });
    return joined;
  }();
  return all;
}

Shell::Shell(session::Session& session, int width, bool color)
    : state_{session, {width, color}, OutputMode::kTabel, {}} {}

std::string Shell::greeting() const { return greeting_of(state_.session); }

bool Shell::is_complete(std::string_view entry) {
  return trim(entry).starts_with(".") || is_complete_lua(entry);
}

Reply Shell::execute(const std::string& entry) {
  const std::string text(trim(entry));
  if (text.empty() || text.starts_with("--")) return {};
  if (text == ".quit" || text == ".exit") return {{}, false, true};
  try {
    if (text.front() == '?')
      return {show_help(state_, std::string(trim(text.substr(1)))), false, false};
    return text.front() == '.' ? run_command(text) : run_lua(text);
  } catch (const Error& error) {
    Reply reply;
    reply.failed = true;
    for (const Diagnostic& diagnostic : error.diagnostics()) {
      reply.text += render(diagnostic, state_.display.color);
    }
    return reply;
  }
}

Reply Shell::run_command(const std::string& entry) {
  const std::size_t end = std::min(entry.find_first_of(" \t"), entry.size());
  const std::string name = entry.substr(1, end - 1);
  const std::string arguments(trim(entry.substr(end)));
  for (const Command& command : all_commands()) {
    if (name != command.name) continue;
    Reply reply{command.run(state_, arguments), false, false};
    if (command.logged) state_.log.push_back(entry);
    return reply;
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

Reply Shell::run_lua(const std::string& entry) {
  Reply reply;
  if (entry.starts_with("indikator")) {
    const session::Change change = state_.session.define("return " + entry);
    state_.log.push_back(entry);
    reply.text = show_change(change);
    return reply;
  }
  const LuaEntry lua = read_lua_entry(state_.session, entry);
  const Value value = state_.session.calculator().ask(lua.expression, lua.values);
  reply.failed = value.is_failure();
  reply.text = value_line(value);
  return reply;
}

}  // namespace iku::cli
