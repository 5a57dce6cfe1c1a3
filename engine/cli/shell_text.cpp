#include <algorithm>
#include <cmath>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "cli/setup.hpp"
#include "cli/shell_command.hpp"

// How the shell's commands read words and write figures.

namespace iku::cli {

namespace {

constexpr int kDecimals = 4;
constexpr double kLarge = 100'000;  // from here on whole numbers are amounts

}  // namespace

std::vector<std::string> words(const std::string& text) {
  std::vector<std::string> all;
  for (const std::string_view part : split(text, ' ')) {
    if (!trim(part).empty()) all.emplace_back(trim(part));
  }
  return all;
}

Value parse_value(const std::string& text, std::string_view satuan,
                  const std::optional<Bounds>& scale) {
  const Printed read = read_typed(text, scale);
  if (read.has_number && read.warning) usage_error(printable(*read.warning));
  if (read.kind == PrintedKind::kGrade) {
    return Value(Grade{read.grade, read.has_number ? std::optional(read.number) : std::nullopt});
  }
  if (read.kind != PrintedKind::kNumber) {
    usage_error(say("cli.not_a_value", printable(text)), say("shell.help.set"));
  }
  const bool known = read.unit.empty() || read.unit == "%" || read.unit == "Rp" ||
                     (!satuan.empty() && lower(read.unit) == lower(satuan));
  if (!known) {
    usage_error(say("cli.unknown_unit", printable(text), printable(read.unit)),
                say("cli.write_number", format_plain(read.number)));
  }
  return Value(read.number);
}

double parse_number(const std::string& text, const std::optional<Bounds>& scale) {
  const Value value = parse_value(text, {}, scale);
  if (!value.is_number()) usage_error(say("cli.not_a_value", printable(text)));
  return value.number();
}

std::string show_number(double value) {
  if (std::fabs(value) >= kLarge && value == std::floor(value)) return format_number(value, 0);
  return format_visible(value, kDecimals);
}

std::string show_value(const Value& value) {
  if (value.is_number()) return show_number(value.number());
  return value.is_grade() ? value.grade().name : std::string("–");
}

std::string show_percent(const Value& value) {
  return value.is_number() ? format_number(value.number(), 2) + " %" : std::string("–");
}

std::string show_table(const ShellState& state, const report::Table& table) {
  switch (state.mode) {
    case OutputMode::kJson: return report::render_json(table);
    case OutputMode::kCsv: return report::render_csv(table);
    case OutputMode::kMarkdown: return report::render_markdown(table);
    case OutputMode::kTabel: break;
  }
  return report::render_text(table, state.display);
}

std::string show_change(const ShellState& state, const session::Change& change, bool undoable) {
  std::string text;
  for (const session::RowChange& row : change.rows) {
    const session::FigurePath path{{}, row.unit, row.kode, {}, row.tahun};
    const std::string name = path_text(path, state.session.unit().kode, state.session.tahun());
    if (row.after.indikator == nullptr) {
      text += " " + say("shell.row_gone", name) + "\n";
      continue;
    }
    text += fmt::format(" {}  {} → {}   {} {} → {}", name, show_value(row.before.realisasi),
                        show_value(row.after.realisasi), say("report.col.capaian_plain"),
                        show_percent(row.before.capaian), show_percent(row.after.capaian));
    if (row.predikat_flips()) {
      text += fmt::format("   {} → {}", show_value(row.before.predikat),
                          show_value(row.after.predikat));
    }
    text += "\n";
  }
  const std::string mean_before = show_percent(change.mean_before.value);
  const std::string mean_after = show_percent(change.mean_after.value);
  if (change.mean_after.of > 0 && mean_before != mean_after) {
    text += " " + say("shell.mean", mean_before, mean_after) + "\n";
  }
  const std::string serapan_before = show_percent(change.budget_before);
  if (serapan_before != show_percent(change.budget_after)) {
    text += " " + say("shell.serapan", serapan_before, show_percent(change.budget_after)) + "\n";
  }
  text += " " + say("shell.changed", change.rows.size(), change.flips());
  return text + (undoable ? "   " + say("shell.undo_hint") : "") + "\n";
}

std::string greeting_of(const session::Session& session) {
  int count = 0;
  for_each_indikator(session.unit(), [&](const Indikator&, const Owner&) { ++count; });
  const Unit& unit = session.unit();
  std::string text =
      say("shell.greeting", unit.nama, session.tahun(),
          unit.kebijakan.empty() ? session.workspace().kebijakan : unit.kebijakan, count);
  if (session.workspace().contoh) text += " · " + say("calc.made_up");
  return printable(text) + "\n" + say("shell.hint") + "\n";
}

}  // namespace iku::cli
