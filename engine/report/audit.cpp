#include "report/audit.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "model/reason.hpp"

namespace iku::report {

namespace {

/// Collects the findings of one result.
class Auditor {
 public:
  Auditor(const UnitResult& result, const Calculation& calculation)
      : result_(result), policy_(kebijakan_of(calculation, result)) {}

  std::vector<Finding> run() {
    const Unit& unit = *result_.unit;
    check_all(unit.tercetak, say("audit.element.unit"), unit.sumber,
              [this](const Tercetak& printed) { return besaran_of(result_, printed); });
    for (const TujuanResult& tujuan : result_.tujuan) check_tujuan(tujuan);
    for (const BudgetResult& program : result_.program) check_budget(program);
    check_rows(result_.pegawai, "audit.element.pegawai");
    check_rows(result_.sarana, "audit.element.sarana");
    for (const TabelResult& tabel : result_.tabel) check_tabel(tabel);
    note_other_printings();
    return std::move(list_);
  }

 private:
  template <typename Lookup>
  void check_all(const std::vector<Tercetak>& all, const std::string& element,
                 const std::string& sumber, Lookup lookup) {
    for (const Tercetak& printed : all) {
      if (printed.tahun == result_.tahun) check(printed, element, sumber, lookup(printed));
    }
  }

  Finding start(std::string element, std::string besaran, const Figure& printed,
                const std::string& sumber) const {
    Finding finding;
    finding.unit = result_.unit->kode;
    finding.tahun = result_.tahun;
    finding.element = std::move(element);
    finding.besaran = std::move(besaran);
    finding.subject = subject_of(finding.besaran);
    finding.printed = printed;
    finding.sumber = printed.sumber.empty() ? sumber : printed.sumber;
    return finding;
  }

  void check(const Tercetak& printed, const std::string& element, const std::string& sumber,
             const Recalculated& exact) {
    const std::string name = printed.terhadap.empty()
                                 ? printed.besaran
                                 : printed.besaran + " (" + printed.terhadap + ")";
    Finding finding = start(element, name, printed.figure, sumber);
    finding.subject = subject_of(printed.besaran);
    finding.quantity = exact.quantity;
    finding.recalculated = exact.value;
    finding.note = printed.catatan;
    apply_acuan(printed, exact, finding);
    settle(printed.besaran, exact, finding);
  }

  /// Judges, and looks for rounding on the way where the plain comparison fails.
  void settle(const std::string& besaran, const Recalculated& exact, Finding& finding) {
    finding.verdict = judge(finding.printed, finding.recalculated, policy_);
    const auto printed = finding.printed.value.as_number();
    if (finding.verdict == Verdict::kTidakSesuai && printed &&
        follows_from_rounded(besaran, exact, *printed, printed_decimals(finding.printed),
                             policy_.desimal)) {
      finding.verdict = Verdict::kPembulatan;
      add_note(finding, say("audit.rounded_operands"));
    }
    if (finding.verdict == Verdict::kTidakTerhitung) {
      add_note(finding, reason_of(finding.recalculated));
    }
    list_.push_back(std::move(finding));
  }

  /// A figure made of other printed figures is judged by those: a fault is told where it began.
  void apply_acuan(const Tercetak& printed, const Recalculated& exact, Finding& finding) const {
    if (printed.acuan.empty()) return;
    std::vector<std::pair<std::string, double>> replaced;
    std::string text;
    for (const auto& [name, figure] : printed.acuan) {
      if (!text.empty()) text += ", ";
      text += name + " " + printed_text(figure);
      if (const auto number = figure.value.as_number()) replaced.emplace_back(name, *number);
    }
    const auto value = derive(printed.besaran, exact, replaced);
    if (!value) {
      add_note(finding, say("audit.acuan_unused", text));
      return;
    }
    finding.recalculated = *value;
    add_note(finding,
             say("audit.acuan", text, Figures(policy_).signed_text(exact.value, exact.quantity)));
  }

  void check_tujuan(const TujuanResult& tujuan) {
    check_all(tujuan.tujuan->tercetak, say("audit.element.tujuan", tujuan.tujuan->kode), "",
              [&](const Tercetak& printed) { return besaran_of(tujuan, result_, printed); });
    for (const IndikatorResult& r : tujuan.indikator) {
      check_indikator(r, tujuan.budget, tujuan.capaian);
    }
    for (const SasaranResult& sasaran : tujuan.sasaran) {
      check_all(sasaran.sasaran->tercetak, say("audit.element.sasaran", sasaran.sasaran->kode), "",
                [&](const Tercetak& printed) { return besaran_of(sasaran, result_, printed); });
      for (const IndikatorResult& r : sasaran.indikator) {
        check_indikator(r, sasaran.budget, sasaran.capaian);
      }
    }
  }

  void check_indikator(const IndikatorResult& r, const BudgetResult& budget, const Mean& capaian) {
    const Indikator& data = *r.indikator;
    const std::string element = say("audit.element.indikator", data.kode);
    check_all(data.tercetak, element, data.sumber,
              [&](const Tercetak& printed) { return besaran_of(r, budget, capaian, printed); });
    const auto reported = data.realisasi.find(r.tahun);
    if (r.origin == Origin::kComputed && r.reported.is_present() &&
        reported != data.realisasi.end()) {
      Finding finding = start(element, "realisasi", reported->second, data.sumber);
      finding.recalculated = r.realisasi;
      add_note(finding, say("audit.reported"));
      settle("realisasi", {r.realisasi, Quantity::kNumber, {}, {}}, finding);
    }
  }

  void check_budget(const BudgetResult& budget) {
    static constexpr std::string_view kKeys[] = {"audit.element.program", "audit.element.kegiatan",
                                                 "audit.element.subkegiatan"};
    const BudgetNode& node = *budget.node;
    const std::string element = say(kKeys[static_cast<int>(node.level)], node.kode);
    check_all(node.tercetak, element, "",
              [&](const Tercetak& printed) { return besaran_of(budget, result_, printed); });
    check_sums(budget, element);
    for (const IndikatorResult& r : budget.indikator) check_indikator(r, budget, budget.capaian);
    for (const BudgetResult& child : budget.children) check_budget(child);
  }

  static Value sum_of_children(const BudgetResult& budget, Value BudgetResult::*field) {
    double sum = 0;
    for (const BudgetResult& child : budget.children) {
      sum += (child.*field).as_number().value_or(0);
    }
    return sum;
  }

  /// A parent's own amount against the sum of its children, where these have amounts.
  void check_sums(const BudgetResult& budget, const std::string& element) {
    auto compare = [&](std::string_view besaran, const std::optional<Figure>& own,
                       Value BudgetResult::*field) {
      const auto with_amount =
          std::count_if(budget.children.begin(), budget.children.end(),
                        [field](const BudgetResult& c) { return (c.*field).is_present(); });
      if (with_amount == 0 || !own || !own->value.is_present()) return;
      Finding finding = start(element, std::string(besaran), *own, "");
      finding.quantity = Quantity::kRupiah;
      finding.recalculated = sum_of_children(budget, field);
      add_note(finding, say("audit.sum_of_children", with_amount));
      const Recalculated exact{finding.recalculated, Quantity::kRupiah, {}, {}};
      settle(finding.besaran, exact, finding);
    };
    const BudgetNode& node = *budget.node;
    const auto pagu = node.anggaran.find(result_.tahun);
    if (pagu != node.anggaran.end()) {
      const bool changed = pagu->second.setelah && pagu->second.setelah->value.is_present();
      compare("anggaran", changed ? pagu->second.setelah : pagu->second.sebelum,
              &BudgetResult::anggaran);
      // Amounts before a change are often printed for some parts only; those sum up to nothing.
      const bool all_before =
          std::all_of(budget.children.begin(), budget.children.end(),
                      [](const BudgetResult& c) { return c.anggaran_sebelum.is_present(); });
      if (changed && all_before) {
        compare("anggaran_sebelum", pagu->second.sebelum, &BudgetResult::anggaran_sebelum);
      }
    }
    const auto spent = node.realisasi.find(result_.tahun);
    if (spent != node.realisasi.end()) {
      compare("realisasi_anggaran", spent->second, &BudgetResult::realisasi);
    }
  }

  void check_rows(const std::vector<SumberdayaResult>& rows, std::string_view key) {
    for (const SumberdayaResult& row : rows) {
      const std::size_t before = list_.size();
      check_all(row.row->tercetak, say(key, row.row->nama), row.row->kebutuhan.sumber,
                [&](const Tercetak& printed) { return besaran_of(row, printed); });
      for (std::size_t i = before; i < list_.size(); ++i) list_[i].subject = Subject::kSumberdaya;
    }
  }

  void check_tabel(const TabelResult& result) {
    const Tabel& tabel = *result.tabel;
    for (std::size_t i = 0; i < tabel.baris.size() && i < result.cells.size(); ++i) {
      const Tabel::Baris& baris = tabel.baris[i];
      for (std::size_t j = 0; j < tabel.kolom.size() && j < result.cells[i].size(); ++j) {
        const Tabel::Kolom& kolom = tabel.kolom[j];
        const bool derived = !kolom.rumus.empty() || baris.kind != Tabel::RowKind::kPlain;
        const auto cell = baris.isi.find(kolom.kode);
        if (!derived || kolom.teks || cell == baris.isi.end() || !cell->second.value.is_present()) {
          continue;
        }
        const std::string name = baris.nama.empty() ? baris.kode : baris.nama;
        Finding finding = start(say("audit.element.tabel", tabel.kode, name),
                                kolom.nama.empty() ? kolom.kode : kolom.nama, cell->second,
                                baris.sumber.empty() ? tabel.sumber : baris.sumber);
        finding.subject = Subject::kTabel;
        finding.recalculated = result.cells[i][j];
        settle("", {result.cells[i][j], Quantity::kNumber, {}, {}}, finding);
      }
    }
  }

  /// A wrong figure whose right value is printed elsewhere is a contradiction: say where.
  void note_other_printings() {
    for (Finding& wrong : list_) {
      if (wrong.verdict != Verdict::kTidakSesuai) continue;
      const auto right = std::find_if(list_.begin(), list_.end(), [&wrong](const Finding& other) {
        return other.element == wrong.element && other.besaran == wrong.besaran &&
               other.verdict == Verdict::kSesuai && other.sumber != wrong.sumber;
      });
      if (right == list_.end()) continue;
      add_note(wrong, say("audit.elsewhere", right->sumber, printed_text(right->printed)));
    }
  }

  static void add_note(Finding& finding, const std::string& text) {
    if (text.empty()) return;
    if (!finding.note.empty()) finding.note += finding.note.back() == '.' ? " " : "; ";
    finding.note += text;
  }

  const UnitResult& result_;
  const KebijakanInfo& policy_;
  std::vector<Finding> list_;
};

/// Calls `visit(tercetak, element)` for every printed figure of a unit.
template <typename Visit>
void for_each_tercetak(const Unit& unit, Visit visit) {
  for (const Tercetak& printed : unit.tercetak) visit(printed, say("audit.element.unit"));
  for (const Tujuan& tujuan : unit.tujuan) {
    for (const Tercetak& printed : tujuan.tercetak) {
      visit(printed, say("audit.element.tujuan", tujuan.kode));
    }
    for (const Sasaran& sasaran : tujuan.sasaran) {
      for (const Tercetak& printed : sasaran.tercetak) {
        visit(printed, say("audit.element.sasaran", sasaran.kode));
      }
    }
  }
  for_each_indikator(unit, [&](const Indikator& indikator, const Owner&) {
    for (const Tercetak& printed : indikator.tercetak) {
      visit(printed, say("audit.element.indikator", indikator.kode));
    }
  });
  auto walk = [&](const auto& self, const std::vector<BudgetNode>& nodes) -> void {
    for (const BudgetNode& node : nodes) {
      for (const Tercetak& printed : node.tercetak) {
        visit(printed, say("audit.element.program", node.kode));
      }
      self(self, node.children);
    }
  };
  walk(walk, unit.program);
}

}  // namespace

std::vector<Finding> findings(const UnitResult& result, const Calculation& calculation) {
  return Auditor(result, calculation).run();
}

std::vector<Finding> all_findings(const Calculation& calculation) {
  std::vector<Finding> all;
  std::set<std::pair<const Unit*, Tahun>> calculated;
  for (const UnitResult& result : calculation.results) {
    calculated.emplace(result.unit, result.tahun);
    std::vector<Finding> own = findings(result, calculation);
    std::move(own.begin(), own.end(), std::back_inserter(all));
  }
  if (calculation.workspace == nullptr) return all;
  for (const Unit& unit : calculation.workspace->unit) {
    for_each_tercetak(unit, [&](const Tercetak& printed, const std::string& element) {
      if (calculated.count({&unit, printed.tahun}) != 0) return;
      Finding finding;
      finding.unit = unit.kode;
      finding.tahun = printed.tahun;
      finding.element = element;
      finding.besaran = printed.besaran;
      finding.subject = subject_of(printed.besaran);
      finding.printed = printed.figure;
      finding.sumber = printed.figure.sumber;
      finding.recalculated = Missing{say("audit.year_not_calculated", printed.tahun), ""};
      finding.note = reason_of(finding.recalculated);
      all.push_back(std::move(finding));
    });
  }
  return all;
}

Counts count(const std::vector<Finding>& all) {
  Counts counts;
  counts.checked = static_cast<int>(all.size());
  for (const Finding& finding : all) {
    counts.sesuai += finding.verdict == Verdict::kSesuai;
    counts.pembulatan += finding.verdict == Verdict::kPembulatan;
    counts.dipotong += finding.verdict == Verdict::kDipotong;
    counts.tidak_sesuai += finding.verdict == Verdict::kTidakSesuai;
    counts.tidak_terhitung += finding.verdict == Verdict::kTidakTerhitung;
  }
  return counts;
}

}  // namespace iku::report
