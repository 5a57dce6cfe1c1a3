#include <iostream>
#include <memory>
#include <optional>
#include <set>

#include "base/catalogue.hpp"
#include "base/file.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/isolation.hpp"
#include "cli/setup.hpp"
#include "formula/engine.hpp"
#include "formula/text_scan.hpp"
#include "report/json_writer.hpp"

// iku eval: formulas without a workspace, one result line a file, in one process.

namespace iku::cli {

namespace {

/// The inputs of --set, and those whose text a person may have meant as another number.
struct Settings {
  Inputs inputs;
  std::vector<std::pair<std::string, OtherReading>> doubts;  ///< by name of the input
};

/// The dot is the decimal mark; what cannot be written so is read as printed.
Value parse_value(std::string_view text) {
  if (const auto number = parse_plain_number(text)) {
    if (is_beyond_exact(*number))
      usage_error(say("cli.bad_set_value", text, say("number.beyond_exact")));
    return Value(*number);
  }
  const std::string_view bare = trim(text);
  const bool change = !bare.empty() && (bare[0] == '+' || bare[0] == '-') && bare.ends_with('%');
  if (change) usage_error(say("cli.set_change", printable(text)));
  if (bare.starts_with('=') || bare.starts_with(':')) {  // "a==5", as a table would print it
    usage_error(say("cli.not_a_value", printable(text)), say("cli.set_help"));
  }
  const Printed printed = read_printed(text);
  if (printed.warning) usage_error(say("cli.bad_set_value", text, *printed.warning));
  switch (printed.kind) {
    case PrintedKind::kNumber:
      if (!printed.unit.empty() && printed.unit != "%" && printed.unit != "Rp") {
        usage_error(say("cli.unknown_unit", printable(text), printable(printed.unit)),
                    say("cli.write_number", format_plain(printed.number)));
      }
      return Value(printed.number);
    case PrintedKind::kGrade:
      return Value(
          Grade{printed.grade, printed.has_number ? std::optional(printed.number) : std::nullopt});
    case PrintedKind::kMissing: return Value(Missing{printed.reason, {}});
    case PrintedKind::kText: break;
  }
  usage_error(say("cli.not_a_value", printable(text)), say("cli.set_help"));
}

Settings parse_inputs(const std::vector<std::string>& settings) {
  Settings all;
  for (const std::string& setting : settings) {
    const std::size_t equals = setting.find('=');
    if (equals == std::string::npos || equals == 0) {
      usage_error(say("cli.bad_set", printable(setting)), say("cli.set_help"));
    }
    const std::string name = setting.substr(0, equals);
    const std::string text = setting.substr(equals + 1);
    all.inputs.emplace_back(name, parse_value(text));
    if (auto other = other_reading(text)) all.doubts.emplace_back(name, std::move(*other));
  }
  return all;
}

std::string place_text(const Place& where) {
  return where.line > 0 ? fmt::format("{}:{}", where.file, where.line) : where.file;
}

std::string json_line(const Value& value) {
  report::JsonWriter json(0);
  json.begin_object().key("status").string(value.status());
  if (value.is_present()) json.key("value").value(value);
  if (value.is_missing()) {
    json.key("class").string("missing").key("message").string(value.missing().reason);
    if (!value.missing().name.empty()) json.key("name").string(value.missing().name);
  }
  if (value.is_failure()) {
    const Failure& failure = value.failure();
    json.key("class").string(failure_name(failure.kind)).key("message").string(failure.message);
    json.key("where").string(place_text(failure.where));
  }
  json.end_object();
  return json.text() + "\n";
}

std::string text_line(const Value& value) {
  if (value.is_number()) return format_number(value.number(), -1) + "\n";
  if (value.is_grade() || value.is_range()) return printed_form(value) + "\n";
  if (value.is_missing()) {
    const Missing& missing = value.missing();
    return say("cli.eval_missing", missing.name.empty() ? "?" : printable(missing.name),
               printable(missing.reason)) +
           "\n";
  }
  const Failure& failure = value.failure();
  return say("cli.eval_failed", failure_name(failure.kind), printable(failure.message),
             place_text(failure.where)) +
         "\n";
}

std::string read_script(const std::string& path) {
  if (path != "-") return read_file(path);
  return read_stream(std::cin, "stdin");
}

// What one file came to: its line of the results, and what its script printed.
struct Evaluated {
  bool ok = false;
  std::string line;
  std::string printed;
  std::string notes;  ///< a line each
};

std::string line_of(const Value& value, const Options& options) {
  return options.format == "json" ? json_line(value) : text_line(value);
}

bool failed_by(const Value& value, FailureClass kind) {
  return value.is_failure() && value.failure().kind == kind;
}

// What the text may say less than it means, unless the result says that already.
std::string text_notes(const Value& value, const std::string& source, const std::string& name) {
  std::string notes;
  if (failed_by(value, FailureClass::kSyntax)) return notes;
  for (const Diagnostic& doubt : formula::text_doubts(name, source)) {
    if (doubt.level == Level::kError && failed_by(value, FailureClass::kResult)) continue;
    notes += say("cli.value_note", printable(formula::doubt_text(doubt))) + "\n";
  }
  return notes;
}

Evaluated evaluate(Engine& engine, const std::string& source, const std::string& name,
                   const Settings& settings, const Options& options) {
  Value value;
  if (const auto bad = invalid_utf8(source)) {
    value =
        Value(Failure{FailureClass::kSyntax, say("cli.not_utf8"), place_at(name, source, *bad)});
  } else {
    value = engine.run(source, name, settings.inputs);
  }
  Evaluated done{value.is_present(), line_of(value, options), engine.take_output(), {}};
  done.notes = text_notes(value, source, name);
  if (options.format == "json") return done;  // a program asks, which writes what it means
  for (const auto& [input, other] : settings.doubts) {
    const std::optional<Bounds> scale = engine.input_scale(input);
    const bool settled = scale && (other.number < scale->from || other.number > scale->to);
    if (!settled) done.notes += say("cli.set_note", input, printable(other.sentence)) + "\n";
  }
  if (value.is_number() && is_beyond_exact(value.number())) {
    done.notes += say("cli.value_note", say("number.beyond_exact")) + "\n";
  }
  return done;
}

// The engine in a sealed child: as many files as it lives through, then a new one.
class IsolatedEngine {
 public:
  IsolatedEngine(const Settings& inputs, const Options& options, Streams& streams)
      : options_(options),
        streams_(streams),
        budget_(settings_of(options).budget),
        child_([=] { return service(inputs, options); }, {seconds(), kLargestAnswer}) {
    if (!options.stdlib.empty()) usage_error(say("cli.isolated_stdlib"));
  }

  Evaluated evaluate(const std::string& source, const std::string& name) {
    const ChildReply reply = child_.ask(pack({source, name}));
    warn_once();
    std::vector<std::string> parts = unpack(reply.bytes);
    // Nothing a child sends is trusted further than its own line.
    if (reply.answered && parts.size() == 4 && parts[1].find('\n') == parts[1].size() - 1) {
      parts[1].pop_back();
      return {parts[0] == "ok", printable(parts[1]) + "\n", std::move(parts[2]),
              std::move(parts[3])};
    }
    Failure failure = failure_of(reply, seconds());
    failure.where.file = name;
    return {false, line_of(Value(std::move(failure)), options_), {}, {}};
  }

 private:
  static constexpr std::size_t kLargestAnswer = 4u << 20;

  static Service service(const Settings& inputs, const Options& options) {
    const Budget budget = settings_of(options).budget;
    const auto engine = std::make_shared<Engine>(Engine::Options{budget, {}});
    Service service;
    service.seal.memory = 2 * budget.memory + (128u << 20);  // Lua's, and plain data made of it
    service.answer = [engine, inputs, options](std::string_view request) {
      const std::vector<std::string> parts = unpack(request);
      const Evaluated done = cli::evaluate(*engine, parts.at(0), parts.at(1), inputs, options);
      return pack({done.ok ? "ok" : "", done.line, done.printed, done.notes});
    };
    return service;
  }

  // A file may compile, run and evaluate a definition, each with its budget.
  double seconds() const { return 3 * budget_.seconds + 1; }

  void warn_once() {
    if (warned_ || child_.lacking().empty()) return;
    warned_ = true;
    streams_.err << say("cli.not_sealed", child_.lacking()) << "\n";
  }

  Options options_;
  Streams& streams_;
  Budget budget_;
  Child child_;
  bool warned_ = false;
};

}  // namespace

Exit eval(const Options& options, Streams& streams) {
  const Settings inputs = parse_inputs(options.set);
  const formula::Settings settings = settings_of(options);
  std::optional<IsolatedEngine> isolated;
  std::optional<Engine> engine;
  if (options.isolated) {
    isolated.emplace(inputs, options, streams);
  } else {
    engine.emplace(Engine::Options{settings.budget, settings.stdlib_directory});
  }
  bool all_ok = true;
  std::set<std::string, std::less<>> told;
  for (const std::string& path : options.paths) {
    const std::string source = read_script(path);
    const std::string name = path == "-" ? "stdin" : path;
    const Evaluated done = isolated ? isolated->evaluate(source, name)
                                    : evaluate(*engine, source, name, inputs, options);
    all_ok = all_ok && done.ok;
    show_printed(done.printed, streams.err);
    for (const std::string_view note : split(done.notes, '\n')) {  // once for all files
      if (!note.empty() && told.emplace(note).second) streams.err << printable(note) << "\n";
    }
    streams.out << done.line;
  }
  return all_ok ? Exit::kOk : Exit::kFindings;
}

}  // namespace iku::cli
