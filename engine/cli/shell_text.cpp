#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "cli/output_form.hpp"
#include "cli/setup.hpp"
#include "cli/shell_command.hpp"
#include "formula/figure_doubt.hpp"
#include "formula/telling.hpp"
#include "model/reason.hpp"
#include "session/effect.hpp"
#include "store/target_text.hpp"

// How the shell's commands read words and write figures.

namespace iku::cli {

namespace {

constexpr int kDecimals = 4;
constexpr int kPercentDecimals = 2;
constexpr double kLarge = 100'000;  // from here on whole numbers are amounts

bool is_minus(std::string_view text) { return text.starts_with('-') || text.starts_with("−"); }

// Whether rupiah may be typed for a figure: an amount, or one whose unit nobody declared.
bool takes_rupiah(std::string_view satuan) {
  const std::string unit = lower(satuan);
  return unit.empty() || unit.starts_with("rp") || unit.find("rupiah") != std::string::npos;
}

// `plain` is the number as it is written without a unit.
void require_unit(const std::string& text, const std::string& unit, std::string_view satuan,
                  const std::string& plain) {
  const bool known = unit.empty() || unit == "%" || (unit == "Rp" && takes_rupiah(satuan)) ||
                     (!satuan.empty() && lower(unit) == lower(satuan));
  if (known) return;
  usage_error(say("cli.unknown_unit", printable(text), printable(unit)),
              say("cli.write_number", plain));
}

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
  if (read.kind != PrintedKind::kNumber) wrong_usage(say("cli.not_a_value", printable(text)));
  require_unit(text, read.unit, satuan, format_plain(read.number));
  return Value(read.number);
}

std::optional<Value> parse_target(const std::string& text, std::string_view satuan,
                                  const std::optional<Bounds>& scale,
                                  const std::string& polaritas) {
  if (read_typed(text, scale).kind != PrintedKind::kText) return std::nullopt;
  const auto read = store::read_target_text(text, false, {DecimalMark::kEither, scale, false});
  if (!read) return std::nullopt;
  if (!read->readings.empty()) {
    const std::string all =
        fmt::format("{}", fmt::join(read->readings, " " + say("figure.or") + " "));
    usage_error(say("figure.unclear", printable(text), all));
  }
  const std::string shown = printed_form(read->value, read->batas);
  if (read->other) {
    usage_error(say("number.two_readings", printable(text), printed_form(*read->other, read->batas),
                    shown));
  }
  // What only the scale settles is no guess, and the bounds of a range are always in it.
  const bool settled = store::read_target_text(text, false)->other.has_value();
  if (!read->doubt.empty() && !settled && !read->value.is_range()) {
    usage_error(printable(read->doubt));
  }
  require_unit(text, read->satuan, satuan, shown);
  if (formula::contradicts(read->batas, polaritas)) {
    usage_error(say("shell.target_bound", printable(text), polaritas));
  }
  return read->value;
}

double parse_number(const std::string& text, const std::optional<Bounds>& scale) {
  const Value value = parse_value(text, {}, scale);
  if (!value.is_number()) usage_error(say("cli.not_a_value", printable(text)));
  return value.number();
}

void require_own_value(const std::string& text, std::string_view satuan) {
  const bool percent = text.ends_with('%');
  const bool relative = text.starts_with('+') || (percent && is_minus(text));
  if (!relative && (!percent || satuan.find('%') != std::string_view::npos)) return;
  const std::string number = text.starts_with('+') ? text.substr(1) : text;
  usage_error(say(relative ? "cli.relative_value" : "cli.percent_value", printable(text),
                  format_plain(parse_number(number))));
}

std::string show_number(double value) {
  if (std::fabs(value) >= kLarge && value == std::floor(value)) return format_number(value, 0);
  return format_visible(value, formula::telling_decimals(value, kDecimals));
}

std::string show_typed(double value) {
  const double shown = round_decimal(value, kDecimals);
  if (shown < value || shown > value) return format_plain(value);
  const std::string text = show_number(value);
  // "123.456" by itself could be two numbers.
  const bool doubtful =
      text.find(',') == std::string::npos && std::count(text.begin(), text.end(), '.') == 1;
  return doubtful ? format_plain(value) : text;
}

std::string show_figure(const Value& value) {
  if (!value.is_number() || !formula::is_written(value.number())) return show_value(value);
  const double number = value.number();
  const bool longer =
      number < round_decimal(number, kDecimals) || number > round_decimal(number, kDecimals);
  return longer ? format_number(number, -1) : show_number(number);
}

std::string show_value(const Value& value) {
  if (value.is_number()) return show_number(value.number());
  return value.is_present() ? printed_form(value) : std::string("–");
}

std::string show_percent(const Value& value) {
  return value.is_number() ? format_visible(value.number(), kPercentDecimals) + " %"
                           : std::string("–");
}

std::string show_capaian(const ShellState& state, const IndikatorResult& row) {
  if (!row.capaian.is_number() || row.unit == nullptr) return show_percent(row.capaian);
  const KebijakanInfo& policy = state.session.calculator().kebijakan(*row.unit, row.tahun);
  const double capaian = row.capaian.number();
  return format_visible(capaian, formula::telling_decimals(policy, capaian, kPercentDecimals)) +
         " %";
}

std::string answer_line(const ShellState& state, const std::string& text) {
  if (display_width(text) < state.display.width) return " " + text + "\n";
  std::string out;
  for (const std::string& line : wrap(text, state.display.width - 3)) {
    out += (out.empty() ? " " : "   ") + line + "\n";
  }
  return out;
}

void require_free(const std::string& command, const std::string& path, bool replace,
                  const std::string& argument) {
  std::error_code error;
  if (!replace && std::filesystem::is_regular_file(path, error)) {
    Diagnostic diagnostic;
    diagnostic.code = "shell.exists";
    diagnostic.message = say("shell.exists", printable(path));
    diagnostic.help =
        say("shell.exists_help", command, printable(argument.empty() ? path : argument));
    throw Error(std::move(diagnostic), Exit::kCannotWrite);
  }
  require_place(path);
}

Styled show_document(ShellState& state, const report::Document& document,
                     const std::function<Styled()>& text) {
  state.formed = state.marked = true;
  switch (state.form()) {
    case OutputMode::kJson: return report::render_json(document);
    case OutputMode::kCsv: return report::render_csv(document, state.display);
    case OutputMode::kHtml: {
      report::Document titled = document;
      if (titled.title.empty()) titled.title = titled.sections.front().title;
      return report::render_html(titled);
    }
    case OutputMode::kMarkdown: {
      // Without the empty line that stands before a first section.
      std::string markdown = report::render_markdown(document);
      return markdown.starts_with("\n") ? markdown.substr(1) : markdown;
    }
    case OutputMode::kTabel: break;
  }
  return text();
}

Styled marked_text(ShellState& state, const Styled& text) {
  state.marked = true;
  return report::render_andaian(state.session.andaian(), state.display) + text;
}

Styled show_table(ShellState& state, report::Table table) {
  state.formed = state.marked = true;
  table.andaian = state.session.andaian();
  switch (state.form()) {
    case OutputMode::kJson: return report::render_json(table);
    case OutputMode::kCsv: return report::render_csv(table, state.display);
    case OutputMode::kMarkdown: return report::render_markdown(table);
    case OutputMode::kHtml: {
      report::Document document;
      document.title = table.title.empty() ? state.session.unit().nama : table.title;
      document.andaian = std::move(table.andaian);
      table.andaian = {};
      document.sections.push_back({{}, {std::move(table)}});
      return report::render_html(document);
    }
    case OutputMode::kTabel: break;
  }
  return report::render_text(table, state.display);
}

namespace {

// Two values that differ are shown with as many decimals as tell them apart.
std::pair<std::string, std::string> percent_pair(const Value& before, const Value& after) {
  std::pair<std::string, std::string> texts = {show_percent(before), show_percent(after)};
  const bool numbers = before.is_number() && after.is_number();
  if (!numbers || same_value(before, after)) return texts;
  for (int decimals = 2; texts.first == texts.second && decimals < 12; ++decimals) {
    texts.first = format_number(before.number(), decimals) + " %";
    texts.second = format_number(after.number(), decimals) + " %";
  }
  return texts;
}

std::string row_line(const ShellState& state, const session::RowChange& row) {
  const session::FigurePath path{{}, row.unit, row.kode, {}, row.tahun};
  const std::string name = path_text(path, state.session.unit().kode, state.session.tahun());
  if (row.after.indikator == nullptr) return say("shell.row_gone", name);
  std::string text =
      fmt::format("{}  {} → {}   {} {} → {}", name, show_figure(row.before.realisasi),
                  show_figure(row.after.realisasi), say("report.col.capaian_plain"),
                  show_capaian(state, row.before), show_capaian(state, row.after));
  if (row.predikat_flips()) {
    text +=
        fmt::format("   {} → {}", show_value(row.before.predikat), show_value(row.after.predikat));
  }
  const std::string reason = reason_of(row.after.decisive());
  return reason.empty() ? text : text + "   " + reason;
}

}  // namespace

std::string show_change(const ShellState& state, const session::Change& change, bool undoable) {
  std::string text;
  for (const session::RowChange& row : change.rows)
    text += answer_line(state, row_line(state, row));
  for (const session::MeanChange& mean : change.means) {
    const bool here = mean.unit == state.session.unit().kode;
    if (mean.after.of > 0 && !same_value(mean.before.value, mean.after.value)) {
      const auto [before, after] = percent_pair(mean.before.value, mean.after.value);
      text += " " +
              (here ? say("shell.mean", before, after)
                    : say("shell.mean_of", mean.unit, before, after)) +
              "\n";
    }
    if (!same_value(mean.budget_before, mean.budget_after)) {
      const auto [before, after] = percent_pair(mean.budget_before, mean.budget_after);
      text += " " +
              (here ? say("shell.serapan", before, after)
                    : say("shell.serapan_of", mean.unit, before, after)) +
              "\n";
    }
  }
  if (text.empty() && change.figures.empty()) text = " " + say("shell.nothing_differs") + "\n";
  if (text.empty()) {
    for (const session::FigurePath& path : change.figures) {
      text += answer_line(state, say("shell.nothing_changed", why_nothing(state.session, path)));
    }
  }
  text += " " + say("shell.changed", change.rows.size(), change.flips());
  if (change.gone() > 0) text += "; " + say("shell.gone", change.gone());
  return text + (undoable ? "   " + say("shell.undo_hint") : "") + "\n";
}

std::string greeting_of(session::Session& session) {
  int count = 0;
  for_each_indikator(session.unit(), [&](const Indikator&, const Owner&) { ++count; });
  const Unit& unit = session.unit();
  std::string text = say("shell.greeting", unit.nama, session.tahun(),
                         session.calculator().kebijakan(unit, session.tahun()).kode, count);
  if (session.workspace().contoh) text += " · " + say("calc.made_up");
  return printable(text) + "\n" + say("shell.hint") + "\n";
}

}  // namespace iku::cli
