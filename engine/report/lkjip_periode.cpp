#include <array>

#include "base/catalogue.hpp"
#include "formula/figure_note.hpp"
#include "report/lkjip_sections.hpp"

namespace iku::report {

namespace {

constexpr std::array kFrekuensi = {Frekuensi::kBulan, Frekuensi::kTriwulan, Frekuensi::kSemester};

/// The header of a part: "Jan", "TW II", "Smt I".
std::string part_header(Frekuensi frekuensi, std::size_t index) {
  static constexpr std::array<std::string_view, 12> kBulan = {
      "report.col.bulan_1", "report.col.bulan_2",  "report.col.bulan_3",  "report.col.bulan_4",
      "report.col.bulan_5", "report.col.bulan_6",  "report.col.bulan_7",  "report.col.bulan_8",
      "report.col.bulan_9", "report.col.bulan_10", "report.col.bulan_11", "report.col.bulan_12"};
  static constexpr std::array<std::string_view, 4> kRoman = {"I", "II", "III", "IV"};
  switch (frekuensi) {
    case Frekuensi::kBulan: return say(kBulan[index]);
    case Frekuensi::kTriwulan: return say("report.col.triwulan", kRoman[index]);
    case Frekuensi::kSemester: return say("report.col.semester", kRoman[index]);
  }
  return {};
}

std::string_view title_key(Frekuensi frekuensi) {
  switch (frekuensi) {
    case Frekuensi::kBulan: return "report.periode_bulan";
    case Frekuensi::kTriwulan: return "report.periode_triwulan";
    case Frekuensi::kSemester: return "report.periode_semester";
  }
  return {};
}

void add_parts(Table& table, const Figures& figures, Cell name, const std::string& satuan,
               const Figure& figure) {
  std::vector<Cell> cells = {std::move(name), satuan};
  for (const Figure& part : figure.periode->bagian) {
    cells.push_back(figures.cell(table, part.value, Quantity::kNumber));
  }
  cells.push_back(figures.cell(table, figure.value, Quantity::kNumber));
  if (figure.value.is_present()) {
    cells.back().mark = table.mark(formula::periode_name(*figure.periode));
  }
  table.add(std::move(cells));
}

/// The realisasi of an indikator and its inputs, where they come by parts of that kind.
Table parts_table(const Source& source, Frekuensi frekuensi) {
  Table table;
  table.title = say(title_key(frekuensi));
  table.columns = columns({"*report.col.indikator", "report.col.satuan"});
  for (std::size_t i = 0; i < frekuensi_count(frekuensi); ++i) {
    table.columns.push_back({part_header(frekuensi, i), Align::kRight, false});
  }
  table.columns.push_back({std::to_string(source.result.tahun), Align::kRight, false});
  const auto has_parts = [&](const Figure& figure) {
    const Periode* parts = formula::parts_shown(figure);
    return parts != nullptr && parts->frekuensi == frekuensi;
  };
  for_each_result(source.result, [&](const IndikatorResult& r) {
    const bool from_data = r.origin != Origin::kComputed;
    const Figure* figure =
        formula::realisasi_figure(*r.indikator, r.tahun, from_data ? r.realisasi : r.reported);
    if (r.origin == Origin::kSession) figure = nullptr;
    if (figure != nullptr && has_parts(*figure)) {
      add_parts(table, source.figures, r.nama, r.satuan, *figure);
    }
    for (const auto& [kode, years] : r.indikator->masukan) {
      const auto masukan = years.find(r.tahun);
      if (masukan == years.end() || !has_parts(masukan->second.figure)) continue;
      add_parts(table, source.figures, say("report.periode_masukan", r.nama, kode), "",
                masukan->second.figure);
    }
  });
  return table;
}

}  // namespace

Cell realisasi_cell(Table& table, const Figures& figures, const IndikatorResult& result) {
  return marked(table, figures.cell(table, result.realisasi, Quantity::kNumber), result.sebagian);
}

Cell capaian_cell(Table& table, const Figures& figures, const IndikatorResult& result,
                  bool with_sign) {
  std::string doubts;
  for (const std::string& doubt : result.peringatan) doubts += (doubts.empty() ? "" : "; ") + doubt;
  return marked(table, figures.cell(table, result.capaian, Quantity::kCapaian, with_sign), doubts);
}

Cell mean_cell(Table& table, const Figures& figures, const Mean& mean) {
  const bool whole = mean.used == mean.of && mean.partial == 0;
  return marked(table, figures.cell(table, mean.value, Quantity::kCapaian),
                whole ? std::string() : count_text(mean));
}

Blocks periode_section(const Source& source) {
  Blocks blocks;
  for (const Frekuensi frekuensi : kFrekuensi) {
    Table table = parts_table(source, frekuensi);
    if (!table.rows.empty()) blocks.emplace_back(std::move(table));
  }
  return blocks;
}

}  // namespace iku::report
