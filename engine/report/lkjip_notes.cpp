#include "base/catalogue.hpp"
#include "model/periode.hpp"
#include "model/reason.hpp"
#include "report/audit.hpp"
#include "report/lkjip_sections.hpp"

namespace iku::report {

namespace {

/// The value of a row that decides its status, and what it is.
struct Gap {
  const IndikatorResult* result = nullptr;
  std::string besaran;
  const Value* value = nullptr;
};

std::vector<Gap> gaps_of(const UnitResult& unit) {
  std::vector<Gap> gaps;
  for_each_result(unit, [&](const IndikatorResult& r) {
    if (!r.realisasi.is_present()) {
      gaps.push_back({&r, say("report.besaran.realisasi"), &r.realisasi});
    } else if (!r.capaian.is_present()) {
      gaps.push_back({&r, say("report.besaran.capaian"), &r.capaian});
    } else if (r.predikat.is_failure()) {
      gaps.push_back({&r, say("report.besaran.predikat"), &r.predikat});
    }
  });
  return gaps;
}

std::string place_text(const Place& place) {
  if (place.file.empty()) return "";
  return place.line > 0 ? place.file + ":" + std::to_string(place.line) : place.file;
}

Table missing_table(const std::vector<Gap>& gaps) {
  Table table;
  table.title = say("report.missing");
  table.columns = columns({"*report.col.indikator", "report.col.besaran", "*report.col.alasan"});
  for (const Gap& gap : gaps) {
    if (!gap.value->is_missing()) continue;
    table.add({gap.result->nama, gap.besaran, reason_of(*gap.value)});
  }
  return table;
}

Table failure_table(const std::vector<Gap>& gaps) {
  Table table;
  table.title = say("report.failures");
  table.columns = columns({"*report.col.indikator", "report.col.besaran", "report.col.kelas",
                           "*report.col.pesan", "report.col.tempat"});
  for (const Gap& gap : gaps) {
    if (!gap.value->is_failure()) continue;
    const Failure& failure = gap.value->failure();
    Cell kind{std::string(failure_name(failure.kind))};
    kind.role = Role::kBad;
    table.add({gap.result->nama, gap.besaran, kind, failure.message, place_text(failure.where)});
  }
  return table;
}

Table reported_table(const Source& source) {
  Table table;
  table.title = say("report.reported");
  table.columns = columns({"*report.col.indikator", ">report.col.realisasi", "*report.col.sumber"});
  for_each_result(source.result, [&](const IndikatorResult& r) {
    if (r.origin != Origin::kReported) return;
    const auto figure = r.indikator->realisasi.find(r.tahun);
    table.add({r.nama, source.figures.cell(table, r.realisasi, Quantity::kNumber),
               figure == r.indikator->realisasi.end() ? "" : figure->second.sumber});
  });
  return table;
}

/// Collects the figures of the year whose reading was doubtful.
class Doubts {
 public:
  explicit Doubts(Tahun tahun) : tahun_(tahun) {
    table_.title = say("report.doubtful");
    table_.columns = columns(
        {"*report.col.uraian", "report.col.besaran", "report.col.tercetak", "*report.col.catatan"});
  }

  void look(const std::string& element, std::string_view besaran, const Figure& figure) {
    if (figure.periode) {
      for (const Figure& part : figure.periode->bagian) look(element, besaran, part);
    }
    if (figure.warning.empty()) return;
    table_.add({element, std::string(besaran), printed_text(figure), figure.warning});
  }

  void look(const std::string& element, std::string_view besaran, const Series& series) {
    const auto found = series.find(tahun_);
    if (found != series.end()) look(element, besaran, found->second);
  }

  void look(const std::string& element, const std::vector<Tercetak>& all) {
    for (const Tercetak& printed : all) {
      if (printed.tahun == tahun_) look(element, printed.besaran, printed.figure);
    }
  }

  void look(const BudgetNode& node) {
    const std::string element = node.kode + " " + node.nama;
    const auto pagu = node.anggaran.find(tahun_);
    if (pagu != node.anggaran.end()) {
      if (pagu->second.sebelum) look(element, "anggaran", *pagu->second.sebelum);
      if (pagu->second.setelah) look(element, "anggaran", *pagu->second.setelah);
    }
    look(element, "realisasi", node.realisasi);
    look(element, node.tercetak);
    for (const BudgetNode& child : node.children) look(child);
  }

  void look(const Unit& unit) {
    look(unit.nama, unit.tercetak);
    for (const Tujuan& tujuan : unit.tujuan) {
      look(tujuan.nama, tujuan.tercetak);
      for (const Sasaran& sasaran : tujuan.sasaran) look(sasaran.nama, sasaran.tercetak);
    }
    for_each_indikator(unit, [this](const Indikator& indikator, const Owner&) {
      look(indikator.nama, "target", indikator.target);
      look(indikator.nama, "realisasi", indikator.realisasi);
      for (const auto& [name, years] : indikator.masukan) {
        const auto found = years.find(tahun_);
        if (found != years.end()) look(indikator.nama, name, found->second.figure);
      }
      look(indikator.nama, indikator.tercetak);
    });
    for (const BudgetNode& program : unit.program) look(program);
    for (const Tabel& tabel : unit.tabel) {
      for (const Tabel::Baris& baris : tabel.baris) {
        for (const auto& [kolom, figure] : baris.isi) {
          look(tabel.kode + ": " + baris.nama, kolom, figure);
        }
      }
    }
  }

  Table take() { return std::move(table_); }

 private:
  Tahun tahun_;
  Table table_;
};

Table band_table(const KebijakanInfo& policy) {
  Table table;
  table.title = say("report.bands");
  table.columns = columns({"report.col.predikat", "report.col.batas", "*report.col.arti"});
  for (const Band& band : policy.bands) table.add({band.nama, band.batas, band.arti});
  return table;
}

void append(Blocks& blocks, Table table) {
  if (!table.rows.empty()) blocks.emplace_back(std::move(table));
}

}  // namespace

Blocks audit_section(const Source& source) {
  const std::vector<Finding> list = findings(source.result, source.calculation);
  if (list.empty()) return {};
  return {counts_text(count(list)), findings_table(list, source.figures, true)};
}

Blocks notes_section(const Source& source) {
  Blocks blocks;
  const std::vector<Gap> gaps = gaps_of(source.result);
  append(blocks, missing_table(gaps));
  append(blocks, failure_table(gaps));
  append(blocks, reported_table(source));
  Doubts doubts(source.result.tahun);
  doubts.look(*source.result.unit);
  append(blocks, doubts.take());
  const KebijakanInfo& policy = source.figures.policy();
  blocks.emplace_back(say("report.policy", policy.nama.empty() ? policy.kode : policy.nama));
  if (!policy.sumber.empty()) blocks.emplace_back(say("report.source", policy.sumber));
  const std::string celah = "report.celah." + policy.celah;
  if (sentence(celah) != celah) blocks.emplace_back(say(celah));
  blocks.emplace_back(
      say(policy.potong ? "report.rounding.potong" : "report.rounding.bulat", policy.desimal));
  append(blocks, band_table(policy));
  if (!source.result.unit->catatan.empty()) blocks.emplace_back(source.result.unit->catatan);
  return blocks;
}

}  // namespace iku::report
