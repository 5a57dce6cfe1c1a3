#include <algorithm>
#include <cmath>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "cli/question_words.hpp"
#include "cli/setup.hpp"
#include "cli/shell_questions.hpp"
#include "formula/figure_note.hpp"
#include "report/chart.hpp"
#include "report/figures.hpp"

// Questions whose answer is a table of values: `.sens`, `.table`, `.trend`.

namespace iku::cli {

namespace {

using report::Align;
using report::Cell;
using session::Besaran;

constexpr int kHalfBars[] = {12, 6, 0};  // columns of a tornado bar on either side; 0: no bar

// Charts are for people; programs read the numbers.
bool shows_charts(const ShellState& state) {
  return state.form() == OutputMode::kTabel || state.form() == OutputMode::kMarkdown;
}

double reach_of(const std::vector<session::Sensitivity>& all, double now) {
  double reach = 0;
  for (const session::Sensitivity& one : all) {
    for (const auto& value : {one.low, one.high}) {
      if (value) reach = std::max(reach, std::fabs(*value - now));
    }
  }
  return reach;
}

Cell tornado_cell(const session::Sensitivity& one, double now, double reach, int half) {
  const double low = std::min({one.low.value_or(now), one.high.value_or(now), now});
  const double high = std::max({one.low.value_or(now), one.high.value_or(now), now});
  return report::tornado_bar(low, now, high, reach, half);
}

report::Table sens_table(const std::vector<session::Sensitivity>& all, double now, int half,
                         bool tenths) {
  const double reach = reach_of(all, now);
  report::Table table;
  table.columns = {{say("shell.col.input"), Align::kLeft},
                   {say("shell.col.derivative"), Align::kRight},
                   {say("shell.col.elasticity"), Align::kRight},
                   {say("shell.col.range"), Align::kRight},
                   {tenths ? "−10 %" : say("shell.col.low"), Align::kRight}};
  if (half > 0) table.columns.push_back({show_number(now), Align::kLeft});
  table.columns.push_back({tenths ? "+10 %" : say("shell.col.high"), Align::kRight});
  for (const session::Sensitivity& one : all) {
    Cell range(range_text(one.from, one.to));
    if (one.clipped) {
      range.mark = table.mark(
          say("shell.clipped", one.lever.name, range_text(one.lever.low, one.lever.high)));
    }
    const bool none = !one.low && !one.high;
    Cell name(one.lever.name);
    if (!one.why.empty()) name.mark = table.mark(one.why);
    std::vector<Cell> cells = {name, none ? number_cell({}) : number_cell(one.derivative),
                               none ? number_cell({}) : number_cell(one.elasticity), range,
                               number_cell(one.low)};
    if (half > 0) cells.push_back(tornado_cell(one, now, reach, half));
    cells.push_back(number_cell(one.high));
    table.add(std::move(cells));
  }
  return table;
}

// Whether a page is wide enough for a table; a program's output always is.
bool fits(const ShellState& state, const report::Table& table) {
  return state.form() != OutputMode::kTabel || report::text_width(table) <= state.display.width;
}

session::Axis axis_of(ShellState& state, const std::string& kode, const std::string& word) {
  const auto [name, range] = parse_pair(word);
  session::Lever lever = session::lever_of(state.session, kode, name);
  std::vector<double> values = parse_axis(lever, range, satuan_of(state.session, lever.path));
  return {std::move(lever), std::move(values)};
}

// Why a besaran stays what it is at all values of a figure.
std::string why_unmoved(session::Session& session, const Asked& asked, const std::string& name) {
  const auto all = session::levers(session, asked.kode, asked.besaran);
  const bool read = std::any_of(all.begin(), all.end(),
                                [&](const session::Lever& lever) { return lever.name == name; });
  return read ? say("session.why_still", name) : say("session.why_not_read", asked.text, name);
}

std::optional<double> percent(const Value& value) {
  return value.is_number() ? std::optional(value.number()) : std::nullopt;
}

Cell percent_cell(const Value& value) {
  Cell cell(show_percent(value));
  cell.number = percent(value);
  return cell;
}

// The target with its bound: "≤ 5".
Cell target_cell(report::Table& table, const IndikatorResult& row) {
  Cell cell = value_cell(table, row.target);
  if (row.batas != Batas::kNone && row.target.is_present()) {
    cell.text = std::string(batas_sign(row.batas)) + " " + cell.text;
  }
  return cell;
}

std::string target_of(const IndikatorResult& row) {
  return row.target_setahun ? formula::target_note(*row.target_setahun) : std::string();
}

std::string doubts_of(const IndikatorResult& row) {
  return fmt::format("{}", fmt::join(row.peringatan, "; "));
}

}  // namespace

Styled ask_sens(ShellState& state, const std::string& arguments) {
  const std::vector<std::string> parts = question_words(arguments);
  const Asked asked = parse_asked(state.session, parts.empty() ? std::string() : parts[0]);
  if (asked.besaran == Besaran::kPredikat) wrong_usage(say("shell.wrong.predikat", asked.text));
  std::vector<session::Swing> given;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const auto [name, range] = parse_pair(parts[i]);
    session::Lever lever = session::lever_of(state.session, asked.kode, name);
    const std::string satuan = satuan_of(state.session, lever.path);
    given.push_back(parse_swing(std::move(lever), range, satuan));
  }
  const auto all = session::sensitivities(state.session, asked.kode, asked.besaran, given);
  const double now = value_of(state.session.row(asked.kode), asked.besaran).number();
  if (all.empty()) return " " + say("shell.no_lever", asked.kode) + "\n";
  report::Table table;
  for (const int half : kHalfBars) {
    if (half > 0 && !shows_charts(state)) continue;
    table = sens_table(all, now, half, given.empty());
    if (fits(state, table)) break;
  }
  return show_table(state, table);
}

Styled ask_table(ShellState& state, const std::string& arguments) {
  const std::vector<std::string> parts = question_words(arguments);
  const bool by = parts.size() >= 3 && (parts[1] == "by" || parts[1] == "dengan");
  if (parts.empty()) wrong_usage(say("shell.wrong.indikator"));
  if (!by) wrong_usage(say("shell.wrong.table"));
  if (parts.size() > 4) wrong_usage(say("cli.unexpected_argument", printable(parts[4])));
  const Asked asked = parse_asked(state.session, parts[0]);
  const session::Axis rows = axis_of(state, asked.kode, parts[2]);
  std::optional<session::Axis> columns;
  if (parts.size() == 4) columns = axis_of(state, asked.kode, parts[3]);
  if (columns && columns->lever.path == rows.lever.path) wrong_usage(say("shell.same_lever"));
  const auto cells = session::value_table(state.session, asked.kode, asked.besaran, rows, columns);
  report::Table table;
  table.columns.push_back({rows.lever.name, Align::kRight});
  if (columns) {
    table.title = say("shell.table_title", asked.text, rows.lever.name, columns->lever.name);
    for (const double at : columns->values) {
      // A program reads the heading of a column as it reads the values below it.
      table.columns.push_back(
          {shows_charts(state) ? show_number(at) : fmt::format("{}", at), Align::kRight});
    }
  } else {
    table.columns.push_back({asked.text, Align::kRight});
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    std::vector<Cell> line = {number_cell(rows.values[i])};
    for (const Value& value : cells[i]) line.push_back(value_cell(table, value));
    table.add(std::move(line));
  }
  const Value& first = cells.front().front();
  const bool still = std::all_of(cells.begin(), cells.end(), [&](const std::vector<Value>& line) {
    return std::all_of(line.begin(), line.end(),
                       [&](const Value& value) { return same_value(value, first); });
  });
  if (still && cells.size() * cells.front().size() > 1 && first.is_present()) {
    std::vector<std::string> names = {rows.lever.name};
    if (columns) names.push_back(columns->lever.name);
    const std::string why = session::why_fixed(state.session, asked.kode);
    if (!why.empty()) table.notes.push_back({"", why});
    for (const std::string& name : names) {
      if (why.empty()) table.notes.push_back({"", why_unmoved(state.session, asked, name)});
    }
  }
  return show_table(state, table);
}

Styled ask_trend(ShellState& state, const std::string& arguments) {
  const Asked asked = parse_asked(state.session, arguments);
  session::Session& session = state.session;
  const IndikatorResult now = session.row(asked.kode);
  if (now.riwayat.empty()) return " " + say("shell.no_trend", asked.kode) + "\n";
  report::Table table;
  table.columns = {
      {say("shell.col.year"), Align::kRight},      {say("shell.col.target"), Align::kRight},
      {say("shell.col.realisasi"), Align::kRight}, {say("shell.col.difference"), Align::kRight},
      {say("shell.col.growth"), Align::kRight},    {say("shell.col.capaian"), Align::kRight}};
  std::vector<std::optional<double>> line;
  std::string before;  // what of the year before is partial
  for (Tahun tahun = now.riwayat.front().first; tahun <= now.riwayat.back().first; ++tahun) {
    const IndikatorResult row =
        session.calculator().row(session.unit(), session.indikator(asked.kode), tahun);
    line.push_back(row.realisasi.as_number());
    const std::string here =
        row.sebagian.empty() ? std::string() : fmt::format("{}: {}", tahun, row.sebagian);
    const std::string change =
        fmt::format("{}{}{}", before, before.empty() || here.empty() ? "" : "; ", here);
    table.add({std::to_string(tahun),
               report::marked(table, target_cell(table, row), target_of(row)),
               report::marked(table, value_cell(table, row.realisasi), row.sebagian),
               report::marked(table, number_cell(percent(row.selisih)), change),
               report::marked(table, percent_cell(row.pertumbuhan), change),
               report::marked(table, percent_cell(row.capaian), doubts_of(row))});
    before = here;
  }
  if (shows_charts(state)) {
    table.title = fmt::format("{}: {}  {}", asked.kode, now.nama, report::sparkline(line));
  }
  return show_table(state, table);
}

}  // namespace iku::cli
