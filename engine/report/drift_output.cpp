#include "report/drift_output.hpp"

#include <algorithm>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "report/figures.hpp"
#include "report/json_writer.hpp"

namespace iku::report {

namespace {

using formula::Drift;

// Enough to see what changed.
constexpr int kDecimals = 4;

std::string shown(const Value& value, int decimals) {
  if (value.is_number()) {
    const double number =
        decimals < 0 ? value.number() : round_decimal(value.number(), decimals, Rounding::kHalfUp);
    return format_number(number, -1);
  }
  if (value.is_grade() || value.is_range()) return printed_form(value);
  return value.is_missing() ? "–" : say("report.failed");
}

struct Figure {
  const char* name;
  Value StoredRow::*value;
};

constexpr Figure kFigures[] = {{"report.col.target", &StoredRow::target},
                               {"report.col.realisasi", &StoredRow::realisasi},
                               {"report.col.capaian_plain", &StoredRow::capaian},
                               {"report.col.predikat", &StoredRow::predikat}};

/// A figure that follows from the realisasi, with a note where that is partial.
Cell partial_cell(Table& table, const std::string& text, const StoredRow& row,
                  const Figure& figure) {
  const bool follows = figure.value != &StoredRow::target && (row.*figure.value).is_present();
  return marked(table, Cell(text), follows ? row.sebagian : std::string());
}

Table drift_table(const std::vector<Drift>& rows, std::string stored, std::string now) {
  Table table;
  table.columns = {{say("drift.col.row"), {}},
                   {say("drift.col.figure"), {}},
                   {std::move(stored), Align::kRight},
                   {std::move(now), Align::kRight},
                   {say("drift.col.cause"), Align::kLeft, true}};
  for (const Drift& drift : rows) {
    const bool gone = drift.cause == Drift::Cause::kRemoved;
    const StoredRow& named = gone ? drift.stored : drift.now;
    std::string row = named.unit + "/" + named.indikator;
    std::string why = cause_text(drift);
    for (const Figure& figure : kFigures) {
      const Value& stored_value = drift.stored.*figure.value;
      const Value& value_now = drift.now.*figure.value;
      std::string before = shown(stored_value, kDecimals);
      std::string after = shown(value_now, kDecimals);
      if (before == after) {  // a difference further down is shown as far as it takes
        before = shown(stored_value, -1);
        after = shown(value_now, -1);
      }
      if (before == after) continue;
      table.add({row, say(figure.name), partial_cell(table, before, drift.stored, figure),
                 partial_cell(table, after, drift.now, figure), why});
      row.clear();  // the row is named once
      why.clear();
    }
    if (!row.empty()) table.add({row, "", "", "", why});
  }
  return table;
}

std::ptrdiff_t flips(const std::vector<Drift>& rows) {
  return std::count_if(rows.begin(), rows.end(), [](const Drift& row) { return row.flips; });
}

void write_side(JsonWriter& json, const StoredRow& row) {
  json.begin_object();
  json.key("target").value(row.target).key("realisasi").value(row.realisasi);
  json.key("capaian").value(row.capaian).key("predikat").value(row.predikat);
  if (!row.sebagian.empty()) json.key("sebagian").string(row.sebagian);
  json.end_object();
}

// The cause by itself; empty where only the program is another.
std::string first_cause(const Drift& drift) {
  switch (drift.cause) {
    case Drift::Cause::kYear: return say("drift.year", drift.culprit);
    case Drift::Cause::kData: return say("drift.data");
    case Drift::Cause::kFormula: return say("drift.formula", drift.culprit);
    case Drift::Cause::kPolicy: return say("drift.policy", drift.culprit);
    case Drift::Cause::kUpstream: return say("drift.upstream", drift.culprit);
    case Drift::Cause::kPack: return say("drift.pack", drift.culprit);
    case Drift::Cause::kLibrary: return say("drift.library", drift.culprit);
    case Drift::Cause::kProgram: return {};
    case Drift::Cause::kAdded: return say("drift.added");
    case Drift::Cause::kRemoved: return say("drift.removed");
    case Drift::Cause::kUnknown: break;
  }
  return say("drift.unknown");
}

}  // namespace

std::string_view cause_name(Drift::Cause cause) {
  switch (cause) {
    case Drift::Cause::kYear: return "tahun";
    case Drift::Cause::kData: return "data";
    case Drift::Cause::kFormula: return "formulasi";
    case Drift::Cause::kPolicy: return "kebijakan";
    case Drift::Cause::kUpstream: return "masukan";
    case Drift::Cause::kPack: return "paket";
    case Drift::Cause::kLibrary: return "stdlib";
    case Drift::Cause::kProgram: return "program";
    case Drift::Cause::kAdded: return "ditambahkan";
    case Drift::Cause::kRemoved: return "dihapus";
    case Drift::Cause::kUnknown: break;
  }
  return "tidak diketahui";
}

std::string cause_text(const Drift& drift) {
  std::string first = first_cause(drift);
  if (drift.program.empty()) return first;
  const std::string program = say("drift.program", drift.program);
  return first.empty() ? program : first + "; " + program;
}

Styled print_drift(Tahun tahun, const std::vector<Drift>& rows, const RenderOptions& options) {
  Table table = drift_table(rows, say("drift.col.stored"), say("drift.col.now"));
  table.title = say("drift.title", tahun, rows.size());
  return render_text(Document{"", "", {Section{"", {table}}}}, options);
}

Styled print_comparison(const Comparison& comparison, const RenderOptions& options) {
  if (comparison.rows.empty()) {
    return say("compare.none", comparison.tahun, comparison.first, comparison.second,
               comparison.count) +
           "\n";
  }
  Table table = drift_table(comparison.rows, "A", "B");
  table.title = say("compare.title", comparison.tahun, comparison.rows.size(), comparison.count,
                    flips(comparison.rows));
  Section section{"", {say("compare.sides", comparison.first, comparison.second), table}};
  return render_text(Document{"", "", {section}}, options);
}

std::string comparisons_json(const std::vector<Comparison>& comparisons) {
  JsonWriter json;
  json.begin_array();
  for (const Comparison& comparison : comparisons) {
    json.begin_object().key("tahun").integer(comparison.tahun);
    json.key("a").string(comparison.first).key("b").string(comparison.second);
    json.key("baris").integer(static_cast<long>(comparison.count));
    json.key("predikat_berubah").integer(flips(comparison.rows)).key("beda").begin_array();
    for (const Drift& row : comparison.rows) {
      const StoredRow& named = row.cause == Drift::Cause::kRemoved ? row.stored : row.now;
      json.begin_object().key("unit").string(named.unit);
      json.key("indikator").string(named.indikator).key("sebab").string(cause_name(row.cause));
      json.key("keterangan").string(cause_text(row)).key("predikat_berubah").boolean(row.flips);
      json.key("a");
      write_side(json, row.stored);
      json.key("b");
      write_side(json, row.now);
      json.end_object();
    }
    json.end_array().end_object();
  }
  json.end_array();
  return json.text() + "\n";
}

}  // namespace iku::report
