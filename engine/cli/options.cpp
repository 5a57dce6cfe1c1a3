#include "cli/options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <sstream>

#include "base/catalogue.hpp"
#include "base/diagnostic.hpp"
#include "base/text.hpp"
#include "cli/output_form.hpp"

namespace iku::cli {

namespace {

std::string text(const char* key) { return std::string(sentence(key)); }

// The examples first, then the options: what people look for.
class Help : public CLI::Formatter {
 public:
  Help() {
    label("Usage", text("cli.label.usage"));
    label("OPTIONS", text("cli.label.some_options"));
    label("SUBCOMMAND", text("cli.label.command"));
    label("Positionals", text("cli.label.positionals"));
    label("REQUIRED", text("cli.label.required"));
  }
  std::string make_help(const CLI::App* app, std::string name,
                        CLI::AppFormatMode mode) const override {
    return CLI::Formatter::make_help(app, std::move(name), mode);
  }
  std::string make_footer(const CLI::App*) const override { return {}; }
  std::string make_description(const CLI::App* app) const override {
    std::string description = app->get_description();
    if (!app->get_footer().empty()) description += "\n\n" + app->get_footer();
    return description + "\n\n";
  }
};

struct Commands {
  Options& options;
  CLI::App& app;
  std::map<const CLI::App*, std::vector<std::string>> forms{};  // what --format of a command takes

  CLI::App* add(const char* name) {
    const std::string key = std::string("cli.") + name;
    CLI::App* command = app.add_subcommand(name, text(key.c_str()));
    command->footer(text((key + ".examples").c_str()));
    command->formatter(std::make_shared<Help>());
    command->group(text("cli.label.commands"));
    command->set_help_flag("-h,--help", text("cli.opt.help"));
    command->add_option("--lang", options.language, text("cli.opt.lang"))
        ->check(CLI::IsMember({"id", "en"}));
    return command;
  }

  void workspace(CLI::App* command) {
    command->add_option("WORKSPACE", options.workspace, text("cli.opt.workspace"))->required();
    command->add_option("--unit", options.unit, text("cli.opt.unit"));
    engine(command);
  }

  void engine(CLI::App* command) {
    command->add_option("--scripts", options.scripts, text("cli.opt.scripts"));
    command->add_option("--stdlib", options.stdlib, text("cli.opt.stdlib"));
    command->add_option("--limit", options.limit, text("cli.opt.limit"))
        ->take_all()
        ->allow_extra_args(false);
  }

  void rules(CLI::App* command) {
    command->add_option("--as-of", options.as_of, text("cli.opt.as_of"));
  }

  void jobs(CLI::App* command) {
    command->add_option("--jobs", options.jobs, text("cli.opt.jobs"))
        ->check(CLI::Range(1, 256).description("1..256"));
  }

  void isolation(CLI::App* command) {
    command->add_flag("--terisolasi,--isolated", options.isolated, text("cli.opt.isolated"));
  }

  void tahun(CLI::App* command, const char* key = "cli.opt.tahun") {
    command->add_option("--tahun", options.tahun, text(key));
  }

  void format(CLI::App* command, const std::vector<std::string>& known) {
    command->add_option("--format", options.format, text("cli.opt.format"))
        ->check(CLI::IsMember(known));
    forms[command] = known;
  }

  // The ending of -o chooses the form where --format does not.
  void settle_form(const CLI::App* command) {
    const auto known = forms.find(command);
    if (known == forms.end()) return;
    options.format =
        output_form(options.format, options.output, {known->second.begin(), known->second.end()});
  }

  void csv(CLI::App* command) {
    command->add_flag("--csv-aman,--csv-safe", options.csv_safe, text("cli.opt.csv_safe"));
  }

  void output(CLI::App* command) {
    command->add_option("-o,--output", options.output, text("cli.opt.output"));
  }
};

void add_run(Commands& commands) {
  Options& options = commands.options;
  CLI::App* run = commands.add("run");
  run->add_option("SCRIPT", options.script, text("cli.opt.script"))->required();
  run->add_option("WORKSPACE", options.workspace, text("cli.opt.workspace"))->required();
  run->add_option("ARG", options.arguments, text("cli.opt.arguments"));
  run->add_flag("--dry-run", options.dry_run, text("cli.opt.dry_run"));
  run->add_flag("--retry", options.retry, text("cli.opt.retry"));
  run->add_option("--berkas,--files", options.files, text("cli.opt.run_files"))
      ->check(CLI::Range(0, 1'000'000).description("0..1000000"));
  run->add_option("--detik,--seconds", options.seconds, text("cli.opt.run_seconds"))
      ->check(CLI::Range(1, 1'000'000).description("1..1000000"));
  commands.rules(run);
  commands.jobs(run);
  run->add_option("--waktu", options.waktu, text("cli.opt.waktu"));
  commands.engine(run);
}

void add_commands(Commands& commands) {
  Options& options = commands.options;
  CLI::App* calc = commands.add("calc");
  commands.workspace(calc);
  commands.tahun(calc);
  commands.format(calc, {"tabel", "json", "ndjson", "csv"});
  commands.output(calc);
  commands.isolation(calc);
  commands.rules(calc);
  commands.jobs(calc);
  commands.csv(calc);
  calc->add_flag("--save", options.save, text("cli.opt.save"));
  calc->add_option("--waktu", options.waktu, text("cli.opt.waktu"));
  CLI::App* report = commands.add("report");
  commands.workspace(report);
  commands.tahun(report, "cli.opt.tahun_report");
  commands.format(report, {"txt", "md", "html", "json"});
  commands.output(report);
  commands.isolation(report);
  commands.rules(report);
  commands.jobs(report);
  CLI::App* audit = commands.add("audit");
  commands.workspace(audit);
  commands.tahun(audit);
  commands.format(audit, {"tabel", "json"});
  commands.output(audit);
  commands.isolation(audit);
  CLI::App* explain = commands.add("explain");
  commands.workspace(explain);
  explain->add_option("INDIKATOR", options.indikator, text("cli.opt.indikator"))->required();
  commands.tahun(explain);
  commands.format(explain, {"tabel", "json"});
  commands.isolation(explain);
  commands.rules(explain);
  CLI::App* repl = commands.add("repl");
  repl->add_option("WORKSPACE", options.workspace, text("cli.opt.repl_workspace"));
  commands.isolation(repl);
  repl->add_option("--unit", options.unit, text("cli.opt.unit"));
  commands.engine(repl);
  commands.tahun(repl, "cli.opt.tahun_one");
  commands.rules(repl);
  repl->add_option("--init", options.init, text("cli.opt.init"));
  repl->add_flag("--no-init", options.no_init, text("cli.opt.no_init"));
  repl->add_option("--replay", options.replay, text("cli.opt.replay"));
  repl->add_flag("--boleh-menulis,--may-write", options.may_write, text("cli.opt.may_write"));
  commands.csv(repl);
  CLI::App* eval = commands.add("eval");
  eval->add_option("FILE", options.paths, text("cli.opt.files"))->required();
  eval->add_option("--set", options.set, text("cli.opt.set"))->take_all()->allow_extra_args(false);
  commands.format(eval, {"tabel", "json"});
  commands.engine(eval);
  commands.isolation(eval);
  CLI::App* check = commands.add("check");
  check->add_option("PATH", options.paths, text("cli.opt.paths"))->required();
  commands.isolation(check);
  commands.engine(check);
  check->add_flag("--drift", options.drift, text("cli.opt.drift"));
  check->add_option("--kepala", options.kepala, text("cli.opt.kepala"))
      ->take_all()
      ->allow_extra_args(false);
  CLI::App* compare = commands.add("compare");
  compare->add_option("A", options.first, text("cli.opt.compare_a"))->required();
  compare->add_option("B", options.second, text("cli.opt.compare_b"))->required();
  commands.tahun(compare);
  commands.engine(compare);
  commands.jobs(compare);
  compare->add_option("--waktu", options.waktu, text("cli.opt.waktu"));
  commands.format(compare, {"tabel", "json"});
  commands.output(compare);
  add_run(commands);
  CLI::App* make = commands.add("new");
  make->add_option("DIR", options.workspace, text("cli.opt.dir"))->required();
}

// The language is needed before the options are declared, because their help is in it.
std::string wanted_language(int argc, const char* const* argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--lang" && i + 1 < argc) return argv[i + 1];
    if (argument.starts_with("--lang=")) return argument.substr(7);
  }
  return environment_language();
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

// What the parser says of an option's value, in the language that is spoken.
std::string wrong_value(const std::string& what) {
  const std::string option = what.substr(0, what.find(':'));
  const std::string rest = option.size() + 2 <= what.size() ? what.substr(option.size() + 2) : "";
  if (const std::size_t in = rest.find(" not in {"); in != std::string::npos) {
    std::string choices = rest.substr(in + 9, rest.size() - in - 10);
    for (std::size_t at = choices.find(','); at != std::string::npos;
         at = choices.find(',', at + 2)) {
      choices.insert(at + 1, " ");
    }
    return say("cli.not_a_choice", option, printable(rest.substr(0, in)), choices);
  }
  if (const std::size_t in = rest.find(" not in range "); in != std::string::npos) {
    const std::string value = rest.substr(0, in).substr(rest.starts_with("Value ") ? 6 : 0);
    std::string range = rest.substr(in + 14);
    if (const std::size_t to = range.find(" to "); to != std::string::npos)
      range.replace(to, 4, "..");
    return say("cli.not_in_range", option, printable(value), range);
  }
  if (rest.find(" required ") != std::string::npos && rest.ends_with(" missing")) {
    return say("cli.option_value", option);
  }
  return say("cli.bad_option", printable(what));
}

// What is wrong with a command line, and what was meant.
Diagnostic wrong_usage(const CLI::App& app, const CLI::ParseError& error, int argc,
                       const char* const* argv) {
  Diagnostic diagnostic;
  diagnostic.code = "usage";
  const std::string what = error.what();
  const std::vector<CLI::App*> chosen = app.get_subcommands();
  const CLI::App& command = chosen.empty() ? app : *chosen.front();
  const std::vector<std::string> extra = app.remaining(true);
  std::optional<std::string> near;
  if (chosen.empty() && argc > 1 && argv[1][0] != '-') {
    diagnostic.message = say("cli.unknown_command", printable(argv[1]));
    near = did_you_mean(argv[1], command_names(app));
  } else if (!extra.empty()) {
    const std::string name = extra.front().substr(0, extra.front().find('='));
    const bool option = name.starts_with("-");
    diagnostic.message =
        say(option ? "cli.unknown_option" : "cli.unexpected_argument", printable(name));
    if (option) near = did_you_mean(name, option_names(command));
  } else if (const std::size_t required = what.find(" is required");
             required != std::string::npos && !chosen.empty()) {
    diagnostic.message = say("cli.required", what.substr(0, required));
  } else if (chosen.empty()) {
    diagnostic.message = say("cli.no_command");
  } else {
    diagnostic.message = wrong_value(what);
  }
  const std::string name = chosen.empty() ? "iku" : "iku " + command.get_name();
  const bool known =
      near && !extra.empty() && extra.front().substr(0, extra.front().find('=')) == *near;
  diagnostic.help = known  ? say("cli.option_place", *near)
                    : near ? say("cli.did_you_mean", *near)
                           : say("cli.see_help", name);
  return diagnostic;
}

// An empty value is most likely a variable that was never set; it does not stand for an option that
// was not given.
void require_values(const CLI::App& command) {
  for (const CLI::Option* option : command.get_options()) {
    const std::vector<std::string>& given = option->results();
    if (option->get_positional() || std::find(given.begin(), given.end(), "") == given.end()) {
      continue;
    }
    Diagnostic diagnostic;
    diagnostic.code = "usage";
    diagnostic.message = say("cli.option_value", option->get_name());
    diagnostic.help = say("cli.see_help", "iku " + command.get_name());
    throw Error(std::move(diagnostic), Exit::kUsage);
  }
}

// A line of help that is wider than the screen, broken at blanks; what stands to the right of a
// name stays there.
std::string wrapped_line(const std::string& line, int width) {
  if (display_width(line) <= width) return line + "\n";
  const std::size_t start = std::min(line.find_first_not_of(' '), line.size());
  const std::size_t gap = line.find("  ", start);
  std::size_t column = gap == std::string::npos ? start : line.find_first_not_of(' ', gap);
  std::string out = gap == std::string::npos ? std::string(start, ' ') : line.substr(0, column);
  std::string before = out;
  if (gap != std::string::npos && display_width(out) > width / 2) {
    column = std::min(column, line.size());
    out = line.substr(0, gap) + "\n";
    before = std::string(start + 4, ' ');
    out += before;
  }
  const int room = std::max(width - display_width(before), 1);
  bool first = true;
  for (const std::string& part : wrap(std::string_view(line).substr(column), room)) {
    if (!first) out += std::string(static_cast<std::size_t>(display_width(before)), ' ');
    out += part + "\n";
    first = false;
  }
  return out;
}

std::string wrapped_help(const std::string& help, int width) {
  std::string out;
  for (const std::string_view line : split(help, '\n'))
    out += wrapped_line(std::string(line), width);
  if (help.empty() || help.ends_with('\n')) out.pop_back();
  return out;
}

}  // namespace

std::string environment_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    return std::string(value).starts_with("en") ? "en" : "id";
  }
  return "id";
}

namespace {

// "iku help", "iku help calc" as "iku --help", "iku calc --help".
std::vector<const char*> without_help_word(int argc, const char* const* argv, const CLI::App& app) {
  std::vector<const char*> words(argv, argv + argc);
  auto word = words.begin() + 1;
  while (word < words.end() && std::string(*word).starts_with("--lang")) {
    word += std::string(*word) == "--lang" ? 2 : 1;
  }
  if (word >= words.end() || std::string(*word) != "help") return words;
  word = words.erase(word);
  const std::vector<std::string> names = command_names(app);
  const bool named = word != words.end() && **word != '-';
  if (named && std::find(names.begin(), names.end(), *word) == names.end()) return words;
  words.insert(named ? word + 1 : word, "--help");
  return words;
}

}  // namespace

Parsed parse_options(int argc, const char* const* argv, int width) {
  Parsed parsed;
  if (wanted_language(argc, argv) == "en") set_language(Language::kEnglish);
  CLI::App app(text("cli.description"), "iku");
  app.footer(text("cli.examples"));
  app.formatter(std::make_shared<Help>());
  app.option_defaults()->group(text("cli.label.options"));
  app.set_help_flag("-h,--help", text("cli.opt.help"));
  app.set_version_flag("--version", std::string("iku ") + IKU_VERSION, text("cli.opt.version"));
  app.add_option("--lang", parsed.options.language, text("cli.opt.lang"))
      ->check(CLI::IsMember({"id", "en"}));
  app.require_subcommand(1);
  Commands commands{parsed.options, app};
  add_commands(commands);
  const std::vector<const char*> words = without_help_word(argc, argv, app);
  argc = static_cast<int>(words.size());
  argv = words.data();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::ostringstream out;
    std::ostringstream err;
    const int code = app.exit(error, out, err);
    parsed.status = code == 0 ? 0 : static_cast<int>(Exit::kUsage);
    parsed.message = code == 0 ? wrapped_help(out.str(), width)
                               : render(wrong_usage(app, error, argc, argv)).bytes();
    if (argc <= 1) parsed.message = wrapped_help(app.help(), width);
    return parsed;
  }
  const CLI::App* command = app.get_subcommands().front();
  parsed.options.command = command->get_name();
  try {
    require_values(*command);
    commands.settle_form(command);
  } catch (const Error& error) {
    parsed.status = static_cast<int>(error.status());
    for (const Diagnostic& fault : error.diagnostics()) parsed.message += render(fault).bytes();
  }
  return parsed;
}

}  // namespace iku::cli
