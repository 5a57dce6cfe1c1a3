#include <iostream>
#include <iterator>

#include "base/catalogue.hpp"
#include "base/file.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/setup.hpp"
#include "formula/engine.hpp"
#include "report/json_writer.hpp"

// iku eval: formulas without a workspace, one result line a file, in one process.

namespace iku::cli {

namespace {

Value parse_value(std::string_view text) {
  if (const auto number = parse_plain_number(text)) return Value(*number);
  const Printed printed = read_printed(text);
  if (printed.warning) usage_error(say("cli.bad_set_value", text, *printed.warning));
  switch (printed.kind) {
    case PrintedKind::kNumber: return Value(printed.number);
    case PrintedKind::kGrade:
      return Value(
          Grade{printed.grade, printed.has_number ? std::optional(printed.number) : std::nullopt});
    case PrintedKind::kMissing: return Value(Missing{printed.reason, {}});
    case PrintedKind::kText: break;
  }
  usage_error(say("cli.not_a_value", printable(text)), say("cli.set_help"));
}

Inputs parse_inputs(const std::vector<std::string>& settings) {
  Inputs inputs;
  for (const std::string& setting : settings) {
    const std::size_t equals = setting.find('=');
    if (equals == std::string::npos || equals == 0) {
      usage_error(say("cli.bad_set", printable(setting)), say("cli.set_help"));
    }
    inputs.emplace_back(setting.substr(0, equals), parse_value(setting.substr(equals + 1)));
  }
  return inputs;
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
  if (value.is_grade()) return value.grade().name + "\n";
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
  return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
}

}  // namespace

Exit eval(const Options& options, Streams& streams) {
  const Inputs inputs = parse_inputs(options.set);
  const formula::Settings settings = settings_of(options);
  Engine engine(Engine::Options{settings.budget, settings.stdlib_directory});
  bool all_ok = true;
  for (const std::string& path : options.paths) {
    const std::string source = read_script(path);
    const std::string name = path == "-" ? "stdin" : path;
    Value value;
    if (const auto bad = invalid_utf8(source)) {
      Failure failure{FailureClass::kSyntax, say("cli.not_utf8"), place_at(name, source, *bad)};
      value = Value(std::move(failure));
    } else {
      value = engine.run(source, name, inputs);
    }
    all_ok = all_ok && value.is_present();
    show_printed(engine.take_output(), streams.err);
    streams.out << (options.format == "json" ? json_line(value) : text_line(value));
  }
  return all_ok ? Exit::kOk : Exit::kFindings;
}

}  // namespace iku::cli
