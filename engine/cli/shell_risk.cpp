#include <algorithm>
#include <cmath>
#include <set>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "cli/question_words.hpp"
#include "cli/setup.hpp"
#include "cli/shell_questions.hpp"
#include "report/chart.hpp"

// `.montecarlo` and `.rules`: how sure a predikat is, when inputs vary and when rules do.

namespace iku::cli {

namespace {

using report::Align;
using report::Cell;
using session::Besaran;

constexpr int kBar = 30;  // columns of the longest bar

std::uint64_t whole_number(const std::string& text) {
  if (const auto count = parse_count(text)) return *count;
  parse_number(text);  // "1.000" may be two numbers, and says so
  wrong_usage(say("shell.not_whole", printable(text)));
}

struct MonteCarloWords {
  Asked asked;
  std::vector<session::Uncertain> inputs;
  session::MonteCarloOptions options;
};

// What is given on the line counts before what the formulas declare.
MonteCarloWords montecarlo_words(ShellState& state, const std::string& arguments) {
  const std::vector<std::string> parts = question_words(arguments);
  MonteCarloWords asked;
  asked.asked = parse_asked(state.session, parts.empty() ? std::string() : parts[0]);
  if (asked.asked.besaran == Besaran::kPredikat) asked.asked.besaran = Besaran::kRealisasi;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const auto [name, value] = parse_pair(parts[i]);
    const bool distribution = value.find('(') != std::string::npos;
    if (!distribution && name == "n") {
      const std::uint64_t draws = whole_number(value);
      asked.options.draws = static_cast<int>(std::min<std::uint64_t>(draws, 2'000'000'000));
    } else if (!distribution && (name == "benih" || name == "seed")) {
      asked.options.seed = whole_number(value);
    } else {
      session::Lever lever = session::lever_of(state.session, asked.asked.kode, name);
      const std::string satuan = satuan_of(state.session, lever.path);
      asked.inputs.push_back({std::move(lever), parse_sebaran(value, satuan)});
    }
  }
  for (session::Uncertain& declared : session::declared_sebaran(state.session, asked.asked.kode)) {
    const bool given = std::any_of(
        asked.inputs.begin(), asked.inputs.end(),
        [&](const session::Uncertain& own) { return own.lever.path == declared.lever.path; });
    if (!given) asked.inputs.push_back(std::move(declared));
  }
  return asked;
}

Cell count_cell(int count) {
  Cell cell(format_number(count, 0));
  cell.number = count;
  return cell;
}

Cell share_cell(int count, int of) {
  const double share = of > 0 ? 100.0 * count / of : 0;
  Cell cell(format_number(share, 2) + " %");
  cell.number = share;
  return cell;
}

// Rows of a name, a count, a share and a bar.
void add_counts(report::Table& table, const std::vector<std::pair<std::string, int>>& counts,
                int of, bool bars) {
  int most = 0;
  for (const auto& [name, count] : counts) most = std::max(most, count);
  for (const auto& [name, count] : counts) {
    std::vector<Cell> cells = {name, count_cell(count), share_cell(count, of)};
    if (bars) cells.emplace_back(report::bar(count, most, kBar));
    table.add(std::move(cells));
  }
}

report::Table montecarlo_table(const MonteCarloWords& asked, const session::MonteCarlo& result,
                               bool bars) {
  report::Table table;
  std::string inputs;
  for (const session::Uncertain& input : asked.inputs) {
    inputs += (inputs.empty() ? "" : ", ") + input.lever.name + " ~ " + sebaran_text(input.sebaran);
  }
  if (asked.inputs.size() > 1) inputs += say("shell.independent");
  table.title = say("shell.montecarlo_title", asked.asked.text, format_number(result.draws, 0),
                    asked.options.seed, inputs);
  table.columns = {{asked.asked.text, Align::kLeft},
                   {say("shell.col.value"), Align::kRight},
                   {say("shell.col.share"), Align::kRight}};
  if (bars) table.columns.push_back({"", Align::kLeft});
  const std::pair<const char*, double> figures[] = {{"shell.mean_value", result.mean},
                                                    {"shell.deviation", result.deviation},
                                                    {"shell.p5", result.p5},
                                                    {"shell.p50", result.p50},
                                                    {"shell.p95", result.p95}};
  for (const auto& [key, value] : figures) table.add({say(key), number_cell(value)});
  std::vector<std::pair<std::string, int>> counts;
  for (const auto& [name, count] : result.predikat) {
    if (count > 0) counts.emplace_back(name, count);
  }
  if (result.without_predikat > 0) {
    counts.emplace_back(say("shell.without_predikat"), result.without_predikat);
  }
  if (result.missing > 0) counts.emplace_back(say("shell.without_value"), result.missing);
  if (result.failed > 0) counts.emplace_back(say("report.failed"), result.failed);
  table.add_group(say("shell.col.predikat"));
  add_counts(table, counts, result.draws, bars);
  counts.clear();
  for (const session::MonteCarlo::Bin& bin : result.histogram) {
    counts.emplace_back(show_number(bin.from) + " .. " + show_number(bin.to), bin.count);
  }
  table.add_group(say("shell.histogram"));
  add_counts(table, counts, result.draws, bars);
  if (!result.why.empty()) {
    table.notes.push_back({"", say("shell.without_value") + ": " + result.why});
  }
  if (result.histogram.size() <= 1 && !asked.inputs.empty()) {
    const std::string& name = asked.inputs.front().lever.name;
    table.notes.push_back({"", say("session.why_still", name)});
  }
  if (result.redrawn > 0) {
    table.notes.push_back({"", say("shell.redrawn", format_number(result.redrawn, 0))});
  }
  return table;
}

// The rules there are, in the order of the rows.
std::vector<std::pair<std::string, std::string>> rule_names() {
  return {{"kebijakan", say("shell.rule.kebijakan")},   {"rumus", say("shell.rule.rumus")},
          {"angka", say("shell.rule.angka")},           {"celah", say("shell.rule.celah")},
          {"pembulatan", say("shell.rule.pembulatan")}, {"bobot_skm", say("shell.rule.bobot_skm")}};
}

std::string rule_text(const session::RuleRow& row) {
  for (const auto& [rule, name] : rule_names()) {
    if (rule == row.rule) return name;
  }
  return row.rule;
}

// Says below the table which rules have no row, because none of their other ways applies.
void note_left_out(report::Table& table, const std::set<std::string>& shown) {
  std::string names;
  for (const auto& [rule, name] : rule_names()) {
    if (!shown.contains(name)) names += (names.empty() ? "" : ", ") + name;
  }
  if (!names.empty()) table.notes.push_back({"", say("shell.rule.left_out", names)});
}

std::string way_text(const session::RuleRow& row) {
  if (row.rule == "angka") return row.way.empty() ? say("shell.rule.no_cap") : row.way;
  if (row.rule == "bobot_skm") {
    return say(row.way == "tepat" ? "shell.rule.weight_exact" : "shell.rule.weight_printed");
  }
  return row.way;
}

Cell changed_cell(const session::RuleRow& row) {
  using Changed = session::RuleRow::Changed;
  if (row.changed == Changed::kOtherScale) return say("shell.other_scale");
  Cell cell(say(row.changed == Changed::kYes ? "shell.yes" : "shell.no"));
  if (row.changed == Changed::kYes) cell.emphasis = report::Emphasis::kStrong;
  return cell;
}

std::string predikat_text(const session::RuleRow& row) {
  std::string text = show_value(row.predikat);
  if (row.place > 0) text += fmt::format(" ({}/{})", row.place, row.of);
  return text;
}

Styled rules_of(ShellState& state, const std::string& kode) {
  const auto rows = session::rule_rows(state.session, kode);
  report::Table table;
  table.columns = {{say("shell.col.rule"), Align::kLeft},
                   {say("shell.col.way"), Align::kLeft, true},
                   {say("shell.col.capaian"), Align::kRight},
                   {say("shell.col.predikat"), Align::kLeft, true},
                   {say("shell.col.changes"), Align::kLeft}};
  bool first = true;
  std::set<std::string> shown;
  for (const session::RuleRow& row : rows) {
    if (!first) shown.insert(rule_text(row));
    Cell capaian(show_percent(row.capaian));
    if (row.capaian.is_number()) capaian.number = row.capaian.number();
    if (!row.capaian.is_present()) capaian = value_cell(table, row.capaian);
    table.add({first ? say("shell.rule.in_force") : rule_text(row), way_text(row), capaian,
               predikat_text(row), first ? Cell("") : changed_cell(row)});
    first = false;
  }
  note_left_out(table, shown);
  return show_table(state, table);
}

// One way of one rule, over a unit.
struct UnitLine {
  std::string rule;
  std::string way;
  std::vector<std::string> changed;  ///< codes
  int other_scale = 0;
  int of = 0;
};

// The ways of a rule that change the same predikat stand in one line, the rules in their order.
std::vector<UnitLine> joined(std::vector<UnitLine> lines) {
  std::vector<UnitLine> all;
  for (UnitLine& line : lines) {
    const auto same = std::find_if(all.begin(), all.end(), [&](const UnitLine& known) {
      return known.rule == line.rule && known.changed == line.changed && known.of == line.of &&
             known.other_scale == line.other_scale;
    });
    if (same != all.end()) {
      same->way += ", " + line.way;
      continue;
    }
    const auto after = std::find_if(all.rbegin(), all.rend(),
                                    [&](const UnitLine& known) { return known.rule == line.rule; });
    all.insert(after == all.rend() ? all.end() : after.base(), std::move(line));
  }
  return all;
}

std::vector<UnitLine> unit_lines(session::Session& session) {
  std::vector<std::string> codes;
  for_each_result(session.calculate().results.front(), [&](const IndikatorResult& row) {
    if (row.indikator->iku && row.predikat.is_grade()) codes.push_back(row.indikator->kode);
  });
  std::vector<UnitLine> lines;
  for (const std::string& kode : codes) {
    bool first = true;
    for (session::RuleRow& row : session::rule_rows(session, kode)) {
      if (std::exchange(first, false)) continue;
      const std::string ways = row.way;
      for (const std::string_view way : split(ways, ',')) {
        row.way = std::string(trim(way));
        const std::string rule = rule_text(row);
        const std::string text = way_text(row);
        auto line = std::find_if(lines.begin(), lines.end(), [&](const UnitLine& known) {
          return known.rule == rule && known.way == text;
        });
        if (line == lines.end()) line = lines.insert(lines.end(), {rule, text, {}, 0, 0});
        ++line->of;
        if (row.changed == session::RuleRow::Changed::kYes) line->changed.push_back(kode);
        if (row.changed == session::RuleRow::Changed::kOtherScale) ++line->other_scale;
      }
    }
  }
  return joined(std::move(lines));
}

// Every indikator that has a predikat: which ways of which rules change it.
Styled rules_of_unit(ShellState& state) {
  report::Table table;
  table.columns = {{say("shell.col.rule"), Align::kLeft},
                   {say("shell.col.way"), Align::kLeft, true},
                   {say("shell.col.changed"), Align::kRight},
                   {say("shell.col.indikator"), Align::kLeft, true}};
  std::set<std::string> shown;
  for (const UnitLine& line : unit_lines(state.session)) {
    shown.insert(line.rule);
    std::string names;
    for (const std::string& kode : line.changed) names += (names.empty() ? "" : ", ") + kode;
    if (line.other_scale > 0) {
      names += (names.empty() ? "" : "; ") + say("shell.on_other_scale", line.other_scale);
    }
    Cell count(say("shell.n_of_m", line.changed.size(), line.of));
    count.number = static_cast<double>(line.changed.size());
    table.add({line.rule, line.way, count, names});
  }
  if (shown.empty()) return " " + say("shell.rules_none") + "\n";
  note_left_out(table, shown);
  return show_table(state, table);
}

}  // namespace

Styled ask_montecarlo(ShellState& state, const std::string& arguments) {
  const MonteCarloWords asked = montecarlo_words(state, arguments);
  const session::MonteCarlo result = session::monte_carlo(
      state.session, asked.asked.kode, asked.asked.besaran, asked.inputs, asked.options);
  const bool bars = state.form() == OutputMode::kTabel || state.form() == OutputMode::kMarkdown;
  return show_table(state, montecarlo_table(asked, result, bars));
}

Styled ask_rules(ShellState& state, const std::string& arguments) {
  if (arguments.empty()) return rules_of_unit(state);
  return rules_of(state, parse_asked(state.session, arguments).kode);
}

}  // namespace iku::cli
