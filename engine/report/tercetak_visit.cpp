#include "report/tercetak_visit.hpp"

#include <algorithm>

#include "base/catalogue.hpp"

namespace iku::report {

std::string budget_element(const BudgetNode& node) {
  static constexpr std::string_view kKeys[] = {"audit.element.program", "audit.element.kegiatan",
                                               "audit.element.subkegiatan"};
  return say(kKeys[static_cast<int>(node.level)], node.kode);
}

void for_each_tercetak(
    const Unit& unit,
    const std::function<void(const Tercetak&, const std::string& element, Subject)>& visit) {
  const auto visit_all = [&](const std::vector<Tercetak>& all, const std::string& element) {
    for (const Tercetak& printed : all) visit(printed, element, subject_of(printed.besaran));
  };
  visit_all(unit.tercetak, say("audit.element.unit"));
  for (const Tujuan& tujuan : unit.tujuan) {
    visit_all(tujuan.tercetak, say("audit.element.tujuan", tujuan.kode));
    for (const Sasaran& sasaran : tujuan.sasaran) {
      visit_all(sasaran.tercetak, say("audit.element.sasaran", sasaran.kode));
    }
  }
  for_each_indikator(unit, [&](const Indikator& indikator, const Owner&) {
    visit_all(indikator.tercetak, say("audit.element.indikator", indikator.kode));
  });
  const auto walk = [&](const auto& self, const std::vector<BudgetNode>& nodes) -> void {
    for (const BudgetNode& node : nodes) {
      visit_all(node.tercetak, budget_element(node));
      self(self, node.children);
    }
  };
  walk(walk, unit.program);
  const auto rows = [&](const std::vector<Sumberdaya>& all, std::string_view key) {
    for (const Sumberdaya& row : all) {
      for (const Tercetak& printed : row.tercetak) {
        visit(printed, say(key, row.nama), Subject::kSumberdaya);
      }
    }
  };
  rows(unit.pegawai, "audit.element.pegawai");
  rows(unit.sarana, "audit.element.sarana");
}

bool has_data(const Unit& unit) {
  return !unit.tujuan.empty() || !unit.program.empty() || !unit.tabel.empty() ||
         !unit.pegawai.empty() || !unit.sarana.empty();
}

void for_each_derived_cell(const Tabel& tabel, const std::function<void(const TabelCell&)>& visit) {
  for (std::size_t row = 0; row < tabel.baris.size(); ++row) {
    const Tabel::Baris& baris = tabel.baris[row];
    for (std::size_t column = 0; column < tabel.kolom.size(); ++column) {
      const Tabel::Kolom& kolom = tabel.kolom[column];
      const bool derived = !kolom.rumus.empty() || baris.kind != Tabel::RowKind::kPlain;
      const auto figure = baris.isi.find(kolom.kode);
      if (!derived || kolom.teks || figure == baris.isi.end()) continue;
      TabelCell cell;
      cell.row = row;
      cell.column = column;
      cell.element =
          say("audit.element.tabel", tabel.kode, baris.nama.empty() ? baris.kode : baris.nama);
      cell.besaran = kolom.nama.empty() ? kolom.kode : kolom.nama;
      cell.figure = &figure->second;
      cell.sumber = baris.sumber.empty() ? tabel.sumber : baris.sumber;
      visit(cell);
    }
  }
}

namespace {

std::string reading_text(CellReading::Kind kind) {
  switch (kind) {
    case CellReading::Kind::kJumlah: return say("audit.reading.jumlah");
    case CellReading::Kind::kRata: return say("audit.reading.rata");
    case CellReading::Kind::kRumusTercetak: return say("audit.reading.rumus_tercetak");
    case CellReading::Kind::kRumus: break;
  }
  return say("audit.reading.rumus");
}

/// Which reading a cell has where nothing more need be said.
bool is_plain_reading(const Tabel& tabel, std::size_t row, std::size_t column,
                      CellReading::Kind kind) {
  using Kind = CellReading::Kind;
  if (tabel.baris[row].kind == Tabel::RowKind::kPlain) return kind == Kind::kRumus;
  if (tabel.kolom[column].total != Tabel::Total::kAny) return true;  // the table says which
  if (!tabel.kolom[column].rumus.empty()) return false;
  return kind == (tabel.baris[row].kind == Tabel::RowKind::kRata ? Kind::kRata : Kind::kJumlah);
}

/// Whether a column has a row without a number that its sum or mean would need: not read, in words,
/// a range or not filled in. A printed "-" is nothing to add.
bool lacks_cell(const Tabel& tabel, const std::string& kolom) {
  return std::any_of(tabel.baris.begin(), tabel.baris.end(), [&kolom](const Tabel::Baris& baris) {
    const auto cell = baris.isi.find(kolom);
    if (baris.kind != Tabel::RowKind::kPlain || cell == baris.isi.end()) return false;
    const Figure& figure = cell->second;
    const bool is_nothing = !figure.printed.empty() && is_absence_sign(figure.printed);
    return !figure.value.as_number() && !is_nothing;
  });
}

/// Whether a cell is held against a sum or mean of a column that lacks a cell: a part is not the
/// whole. Its rumus may take the total of another column, or of one that its row leaves blank.
bool is_of_part(const Tabel& tabel, std::size_t row, std::size_t column) {
  const Tabel::Baris& baris = tabel.baris[row];
  const bool sums_up = baris.kind != Tabel::RowKind::kPlain;
  const Tabel::Kolom& own = tabel.kolom[column];
  if (sums_up && lacks_cell(tabel, own.kode)) return true;
  return std::any_of(tabel.kolom.begin(), tabel.kolom.end(), [&](const Tabel::Kolom& kolom) {
    const bool of_total = own.rumus.find("total." + kolom.kode) != std::string::npos;
    const bool of_blank = sums_up && baris.isi.count(kolom.kode) == 0 &&
                          own.rumus.find("x." + kolom.kode) != std::string::npos;
    return (of_total || of_blank) && lacks_cell(tabel, kolom.kode);
  });
}

}  // namespace

const CellReading* reading_of(const TabelResult& result, std::size_t row, std::size_t column,
                              const Figure& printed, const KebijakanInfo& policy) {
  if (row >= result.readings.size() || column >= result.readings[row].size()) return nullptr;
  const CellReading* first = nullptr;
  for (const CellReading& reading : result.readings[row][column]) {
    if (!reading.value.is_present()) continue;
    if (agrees(judge(printed, reading.value, policy))) return &reading;
    if (first == nullptr) first = &reading;
  }
  return first;
}

void judge_cell(const TabelResult& result, std::size_t row, std::size_t column,
                const KebijakanInfo& policy, Finding& finding) {
  if (row < result.cells.size() && column < result.cells[row].size()) {
    finding.recalculated = result.cells[row][column];
  }
  if (!finding.printed.value.is_present()) {
    finding.verdict = Verdict::kTidakDinilai;
    finding.note = say("audit.not_printed");
    return;
  }
  const CellReading* reading = reading_of(result, row, column, finding.printed, policy);
  if (reading != nullptr) finding.recalculated = reading->value;
  finding.verdict = judge(finding.printed, finding.recalculated, policy);
  if (finding.verdict == Verdict::kTidakSesuai && is_of_part(*result.tabel, row, column)) {
    finding.verdict = Verdict::kTidakDinilai;
    finding.note = say("audit.partial");
    return;
  }
  if (reading == nullptr) return;
  if (agrees(finding.verdict)) {
    if (!is_plain_reading(*result.tabel, row, column, reading->kind)) {
      finding.note = say("audit.reading", reading_text(reading->kind));
    }
    return;
  }
  if (result.tabel->baris[row].kind == Tabel::RowKind::kPlain ||
      result.tabel->kolom[column].rumus.empty()) {
    return;
  }
  std::string all;
  for (const CellReading& one : result.readings[row][column]) {
    if (!one.value.is_present()) continue;
    if (!all.empty()) all += ", ";
    all += reading_text(one.kind) + " " + Figures(policy).text(one.value, Quantity::kNumber);
  }
  finding.note = say("audit.readings", all);
}

}  // namespace iku::report
