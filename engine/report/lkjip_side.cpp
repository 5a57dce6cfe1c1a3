#include "base/catalogue.hpp"
#include "formula/figure_note.hpp"
#include "report/audit.hpp"
#include "report/lkjip_sections.hpp"
#include "report/verdict.hpp"

namespace iku::report {

namespace {

Table komponen_table(const Source& source, const IndikatorResult& r) {
  Table table;
  table.title = r.nama;
  table.columns = columns(
      {"*report.col.komponen", ">report.col.bobot", ">report.col.nilai", ">report.col.persen"});
  const Figures& figures = source.figures;
  double bobot = 0;
  for (const Komponen& komponen : r.komponen) {
    bobot += komponen.bobot;
    table.add({komponen.nama.empty() ? komponen.kode : komponen.nama,
               figures.text(Value(komponen.bobot), Quantity::kNumber),
               figures.cell(table, komponen.nilai, Quantity::kNumber),
               figures.cell(table, komponen.persen, Quantity::kPercent)});
  }
  table.add_total(say("report.col.realisasi"),
                  {figures.text(Value(bobot), Quantity::kNumber),
                   figures.cell(table, r.realisasi, Quantity::kNumber), Cell()});
  return table;
}

Table sumberdaya_table(const Source& source, std::string_view title,
                       const std::vector<SumberdayaResult>& rows, const Mean& mean) {
  Table table;
  table.title = say(title);
  table.columns = columns({"*report.col.uraian", ">report.col.kebutuhan", ">report.col.tersedia",
                           ">report.col.ketersediaan", ">report.col.efisiensi"});
  const Figures& figures = source.figures;
  std::string group;
  for (const SumberdayaResult& row : rows) {
    if (row.row->indikator != group) {
      group = row.row->indikator;
      table.add_group(say("audit.element.indikator", group));
    }
    const Coverage& parts = row.dari_tersedia;
    const std::string partial =
        parts.is_partial() && parts.used > 0 ? formula::coverage_text(parts) : std::string();
    const auto cell = [&](const Value& value, Quantity quantity) {
      return marked(table, figures.cell(table, value, quantity), partial);
    };
    table.add({row.row->nama, figures.cell(table, row.kebutuhan, Quantity::kNumber),
               cell(row.tersedia, Quantity::kNumber), cell(row.ketersediaan, Quantity::kPercent),
               cell(row.efisiensi, Quantity::kPoint)});
  }
  table.add_total(say("report.mean") + " (" + count_text(mean) + ")",
                  {figures.cell(table, mean.value, Quantity::kPercent), Cell()});
  return table;
}

/// The printed cell of a side table, or the recalculated one where nothing was printed.
Cell printed_cell(Table& table, const Source& source, const Tabel::Kolom& kolom,
                  const Tabel::Baris& baris, const Value& recalculated) {
  const auto found = baris.isi.find(kolom.kode);
  if (found == baris.isi.end()) {
    return recalculated.is_present() ? source.figures.cell(table, recalculated, Quantity::kNumber)
                                     : Cell();
  }
  Cell cell(printed_text(found->second));
  if (kolom.teks) return cell;
  cell.number = found->second.value.as_number();
  // Columns with a rumus show the recalculated value beside this one.
  const bool sum = baris.kind != Tabel::RowKind::kPlain && kolom.rumus.empty();
  if (sum && recalculated.is_present() && found->second.value.is_present() &&
      judge(found->second, recalculated, source.figures.policy()) == Verdict::kTidakSesuai) {
    cell.mark = table.mark(
        say("report.recalculated", source.figures.text(recalculated, Quantity::kNumber)));
    cell.role = Role::kBad;
  }
  return cell;
}

/// A recalculated cell of a column with a rumus; blank where the row has nothing in it.
Cell recalculated_cell(Table& table, const Source& source, const Tabel::Kolom& kolom,
                       const Tabel::Baris& baris, const Value& value) {
  if (!value.is_present() && baris.isi.find(kolom.kode) == baris.isi.end()) return {};
  Cell cell = source.figures.cell(table, value, Quantity::kPercent);
  const auto found = baris.isi.find(kolom.kode);
  if (found != baris.isi.end() && found->second.value.is_present() && value.is_present() &&
      judge(found->second, value, source.figures.policy()) == Verdict::kTidakSesuai) {
    cell.role = Role::kBad;
    cell.emphasis = Emphasis::kStrong;
  }
  return cell;
}

/// Where a column's printed cell stands in its row.
std::size_t cell_of(const Tabel& tabel, std::size_t column) {
  std::size_t at = 1;
  for (std::size_t i = 0; i < column; ++i) at += tabel.kolom[i].rumus.empty() ? 1u : 2u;
  return at;
}

/// "4 dari 5 baris" where a column that is summed has rows without a number; else empty.
std::string missing_rows(const Tabel& tabel, const Tabel::Kolom& kolom) {
  if (kolom.teks || !kolom.rumus.empty()) return {};
  Coverage rows{{}, 0, 0, 0, "baris"};
  for (const Tabel::Baris& baris : tabel.baris) {
    const auto cell = baris.isi.find(kolom.kode);
    if (baris.kind != Tabel::RowKind::kPlain || cell == baris.isi.end()) continue;
    ++rows.of;
    rows.used += cell->second.value.as_number() ? 1 : 0;
  }
  return rows.is_partial() && rows.used > 0 ? formula::coverage_text(rows) : std::string();
}

Table side_table(const Source& source, const TabelResult& result) {
  const Tabel& tabel = *result.tabel;
  Table table;
  table.title = tabel.judul.empty() ? tabel.kode : tabel.judul;
  table.columns = columns({"*report.col.uraian"});
  for (const Tabel::Kolom& kolom : tabel.kolom) {
    const std::string name = kolom.nama.empty() ? kolom.kode : kolom.nama;
    table.columns.push_back({name, kolom.teks ? Align::kLeft : Align::kRight, kolom.teks});
    if (!kolom.rumus.empty()) {
      table.columns.push_back({say("report.col.recalculated", name), Align::kRight, false});
    }
  }
  for (std::size_t i = 0; i < tabel.baris.size(); ++i) {
    const Tabel::Baris& baris = tabel.baris[i];
    std::vector<Cell> cells = {baris.kode.empty() ? baris.nama : baris.kode + " " + baris.nama};
    for (std::size_t j = 0; j < tabel.kolom.size(); ++j) {
      const bool known = i < result.cells.size() && j < result.cells[i].size();
      Value value = known ? result.cells[i][j] : Value();
      // Where the table may mean one thing or another, what its figure agrees with counts.
      const auto printed = baris.isi.find(tabel.kolom[j].kode);
      if (printed != baris.isi.end() && printed->second.value.is_present()) {
        const CellReading* reading =
            reading_of(result, i, j, printed->second, source.figures.policy());
        if (reading != nullptr) value = reading->value;
      }
      cells.push_back(printed_cell(table, source, tabel.kolom[j], baris, value));
      if (!tabel.kolom[j].rumus.empty()) {
        cells.push_back(recalculated_cell(table, source, tabel.kolom[j], baris, value));
      }
    }
    if (baris.kind != Tabel::RowKind::kPlain) {
      for (std::size_t j = 0; j < tabel.kolom.size(); ++j) {
        const std::size_t at = cell_of(tabel, j);
        cells[at] = marked(table, std::move(cells[at]), missing_rows(tabel, tabel.kolom[j]));
      }
    }
    table.add(std::move(cells));
    if (baris.kind != Tabel::RowKind::kPlain) {
      table.rows.back().kind = RowKind::kTotal;
      for (Cell& cell : table.rows.back().cells) cell.emphasis = Emphasis::kStrong;
    }
  }
  const std::string origin = tabel.sumber.empty() ? "" : say("report.source", tabel.sumber);
  if (!origin.empty()) table.notes.push_back({"", origin});
  return table;
}

}  // namespace

Blocks komponen_section(const Source& source) {
  Blocks blocks;
  for_each_result(source.result, [&](const IndikatorResult& r) {
    if (!r.komponen.empty()) blocks.emplace_back(komponen_table(source, r));
  });
  return blocks;
}

Blocks sumberdaya_section(const Source& source) {
  const UnitResult& result = source.result;
  Blocks blocks;
  if (!result.pegawai.empty()) {
    blocks.emplace_back(
        sumberdaya_table(source, "report.pegawai", result.pegawai, result.ketersediaan_pegawai));
  }
  if (!result.sarana.empty()) {
    blocks.emplace_back(
        sumberdaya_table(source, "report.sarana", result.sarana, result.ketersediaan_sarana));
  }
  return blocks;
}

Blocks tabel_section(const Source& source) {
  Blocks blocks;
  for (const TabelResult& tabel : source.result.tabel) {
    if (!tabel.tabel->baris.empty()) blocks.emplace_back(side_table(source, tabel));
  }
  return blocks;
}

}  // namespace iku::report
