#include "report/audit.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "model/reason.hpp"
#include "report/calc_rows.hpp"
#include "report/examine.hpp"
#include "report/lkjip_sections.hpp"
#include "report/tercetak_visit.hpp"

namespace iku::report {

namespace {

/// Whether amounts were summed up over parts of which some have none.
bool is_partial(const BudgetResult& budget) {
  return budget.dari_anggaran.is_partial() || budget.dari_realisasi.is_partial();
}

/// Whether something was printed that nobody can read.
bool is_unread(const Figure& figure) {
  return !figure.value.is_present() && !figure.warning.empty();
}

/// Whether a row is missing in means because a figure of its own cannot be read.
bool is_unread(const IndikatorResult& r) {
  if (r.capaian.is_present() && r.kemajuan.is_present()) return false;
  const auto in_year = [&r](const Series& series) {
    const auto found = series.find(r.tahun);
    return found != series.end() && is_unread(found->second);
  };
  const Indikator& data = *r.indikator;
  return in_year(data.realisasi) ||
         std::any_of(data.target.begin(), data.target.end(),
                     [](const auto& target) { return is_unread(target.second); }) ||
         std::any_of(data.masukan.begin(), data.masukan.end(), [&r](const auto& input) {
           const auto found = input.second.find(r.tahun);
           return found != input.second.end() && is_unread(found->second.figure);
         });
}

bool is_unread(const SumberdayaResult& row) {
  if (row.ketersediaan.is_present()) return false;
  return is_unread(row.row->kebutuhan) ||
         std::any_of(row.row->tersedia.begin(), row.row->tersedia.end(),
                     [](const auto& part) { return is_unread(part.second); });
}

/// Whether the data give what was budgeted before a change, here or at every part below.
bool gives_before(const BudgetNode& node, Tahun tahun) {
  const auto pagu = node.anggaran.find(tahun);
  if (pagu != node.anggaran.end() && pagu->second.sebelum) return true;
  return !node.children.empty() &&
         std::all_of(node.children.begin(), node.children.end(),
                     [tahun](const BudgetNode& child) { return gives_before(child, tahun); });
}

/// Whether any amount of a unit was changed: else nobody says what there was before.
bool any_before(const std::vector<BudgetNode>& nodes, Tahun tahun) {
  return std::any_of(nodes.begin(), nodes.end(), [tahun](const BudgetNode& node) {
    return gives_before(node, tahun) || any_before(node.children, tahun);
  });
}

/// Whether a besaran counts the unit's indikator by their capaian.
bool counts_capaian(const std::string& besaran) {
  return besaran == "jumlah_melebihi" || besaran == "jumlah_sesuai" || besaran == "jumlah_kurang" ||
         besaran.starts_with("predikat.");
}

/// Collects the findings of one result.
class Auditor {
 public:
  Auditor(const UnitResult& result, const Calculation& calculation)
      : result_(result),
        judge_(calculation.judge),
        policy_(kebijakan_of(calculation, result)),
        examiner_(policy_, judge_) {}

  std::vector<Finding> run() {
    gather_parts();
    partial_ = is_partial(result_.budget);
    const UnitResult staffed = with_sumberdaya();
    for_each_result(result_, [&](const IndikatorResult& r) { note_partial(r); });
    for (const auto* rows : {&staffed.pegawai, &staffed.sarana}) {
      for (const SumberdayaResult& row : *rows) {
        if (is_unread(row)) unread_row_ = say("audit.unread", row.row->nama);
      }
    }
    check_all(result_.unit->tercetak, say("audit.element.unit"), result_.unit->sumber, {},
              [&](const Tercetak& printed) { return besaran_of(staffed, printed); });
    for (const TujuanResult& tujuan : result_.tujuan) check_tujuan(tujuan);
    for (const BudgetResult& program : result_.program) check_budget(program);
    partial_ = false;
    forget_partial();
    check_rows(staffed.pegawai, "audit.element.pegawai");
    check_rows(staffed.sarana, "audit.element.sarana");
    for (const TabelResult& tabel : result_.tabel) check_tabel(tabel);
    check_rows_without_data();
    note_other_printings();
    tell_hidden();
    return std::move(list_);
  }

 private:
  /// Staff and assets have no year: what is printed of them in another one is judged by them too.
  UnitResult with_sumberdaya() const {
    UnitResult staffed = result_;
    const bool missing = result_.pegawai.empty() && result_.sarana.empty();
    if (missing && judge_ != nullptr) judge_->add_sumberdaya(staffed);
    return staffed;
  }

  /// What is printed of the parts of means, by the names they have among the operands.
  void gather_parts() {
    for_each_indikator(*result_.unit, [&](const Indikator& indikator, const Owner&) {
      gather(indikator.tercetak, indikator.kode);
    });
    for (const Tujuan& tujuan : result_.unit->tujuan) {
      for (const Sasaran& sasaran : tujuan.sasaran) {
        gather(sasaran.tercetak, sasaran_operand(sasaran.kode));
      }
    }
    gather_rows(result_.unit->pegawai, "ketersediaan_pegawai");
    gather_rows(result_.unit->sarana, "ketersediaan_sarana");
  }

  void gather_rows(const std::vector<Sumberdaya>& rows, const std::string& mean) {
    for (const Sumberdaya& row : rows) {
      for (const Tercetak& printed : row.tercetak) {
        if (printed.tahun != result_.tahun || printed.besaran != "ketersediaan") continue;
        examiner_.add_part(mean, row.nama, printed.figure);
      }
    }
  }

  void gather(const std::vector<Tercetak>& all, const std::string& name) {
    for (const Tercetak& printed : all) {
      if (printed.tahun == result_.tahun) examiner_.add_part(printed.besaran, name, printed.figure);
    }
  }

  /// `own`: figures of the element's data that stand beside what is printed of it.
  template <typename Lookup>
  void check_all(const std::vector<Tercetak>& all, const std::string& element,
                 const std::string& sumber, const Operands& own, Lookup lookup) {
    for (const Tercetak& printed : all) {
      if (printed.tahun != result_.tahun) continue;
      seen_.insert(&printed);
      Printings beside;
      Printings elsewhere;  // where every place prints the same
      for (const auto& [name, figure] : own) beside.add(name, figure);
      for (const Tercetak& other : all) {
        if (other.tahun != printed.tahun || other.besaran == printed.besaran) continue;
        elsewhere.add(other.besaran, other.figure);
        if (other.figure.sumber == printed.figure.sumber) beside.add(other.besaran, other.figure);
      }
      check(printed, element, sumber, lookup(printed), {beside.all(), elsewhere.all()});
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
             const Recalculated& exact, const std::vector<Operands>& beside) {
    const std::string name = printed.terhadap.empty()
                                 ? printed.besaran
                                 : printed.besaran + " (" + printed.terhadap + ")";
    Finding finding = start(element, name, printed.figure, sumber);
    finding.subject = subject_of(printed.besaran);
    finding.quantity = exact.quantity;
    finding.recalculated = exact.value;
    finding.note = printed.catatan;
    if (examiner_.examine(printed, exact, beside, finding)) excuse(printed, finding);
    finish(std::move(finding));
  }

  /// What is held against a part is not judged: a part is not the whole.
  void excuse(const Tercetak& printed, Finding& finding) const {
    if (finding.verdict != Verdict::kTidakSesuai) return;
    std::string why;
    if (finding.subject == Subject::kUang || finding.subject == Subject::kSumberdaya) {
      const bool share = printed.besaran == "pangsa_anggaran" && is_partial(result_.budget);
      if (partial_ || share) why = say("audit.partial");
      if (why.empty() && printed.besaran == "efisiensi") why = unread_;
      const bool before = printed.besaran == "anggaran_sebelum";
      if (before && !any_before(result_.unit->program, result_.tahun)) {
        why = say("audit.nothing_before");
      }
      if (why.empty() && printed.besaran.starts_with("ketersediaan_")) why = unread_row_;
    } else if (finding.subject == Subject::kCapaian || finding.subject == Subject::kKinerja) {
      const bool growth = printed.besaran == "selisih" || printed.besaran == "pertumbuhan";
      why = growth ? partial_growth_ : partial_year_;
      if (why.empty() && !growth) why = unread_;
    } else if (counts_capaian(printed.besaran)) {
      why = unread_;
    }
    if (why.empty()) return;
    finding.verdict = Verdict::kTidakDinilai;
    add_note(finding, why);
  }

  /// `column`: what is printed alike; the besaran where it is not given.
  void finish(Finding finding, const std::string& column = {}) {
    examiner_.try_other_reading(finding);
    if (finding.verdict == Verdict::kTidakTerhitung) {
      add_note(finding, reason_of(finding.recalculated));
    }
    const std::string& name = column.empty() ? finding.besaran : column;
    columns_[name].push_back(list_.size());
    list_.push_back(std::move(finding));
  }

  /// A value that is not 0, printed as 0 in a column with decimals, cannot be read there at all:
  /// it is a rounding, but told.
  void tell_hidden() {
    for (const auto& [name, column] : columns_) {
      int decimals = 0;
      for (const std::size_t i : column) {
        decimals = std::max(
            decimals, list_[i].printed.value.is_number() ? printed_decimals(list_[i].printed) : 0);
      }
      for (const std::size_t i : column) {
        Finding& finding = list_[i];
        if (!agrees(finding.verdict) || printed_decimals(finding.printed) >= decimals) continue;
        const Value& value = finding.recalculated;
        const bool zero = finding.printed.value.is_number() && finding.printed.value.number() == 0;
        if (!zero || !value.is_number() || round_decimal(value.number(), decimals) == 0) continue;
        if (finding.verdict == Verdict::kSesuai) finding.verdict = Verdict::kPembulatan;
        add_note(finding, say("audit.hidden", format_number(value.number(), decimals), decimals));
      }
    }
  }

  /// A figure of the whole year is not held against a part of it, nor a mean of all against one
  /// of those that can be read.
  void note_partial(const IndikatorResult& r) {
    if (partial_year_.empty()) partial_year_ = r.sebagian.empty() ? r.target_sebagian : r.sebagian;
    if (unread_.empty() && is_unread(r)) unread_ = say("audit.unread", r.indikator->kode);
  }

  void forget_partial() {
    partial_year_.clear();
    unread_.clear();
  }

  void check_tujuan(const TujuanResult& tujuan) {
    forget_partial();
    for (const IndikatorResult& r : tujuan.indikator) note_partial(r);
    for (const SasaranResult& sasaran : tujuan.sasaran) {
      for (const IndikatorResult& r : sasaran.indikator) note_partial(r);
    }
    partial_ = is_partial(tujuan.budget);
    check_all(tujuan.tujuan->tercetak, say("audit.element.tujuan", tujuan.tujuan->kode), "", {},
              [&](const Tercetak& printed) { return besaran_of(tujuan, result_, printed); });
    for (const IndikatorResult& r : tujuan.indikator) check_indikator(r, tujuan.budget);
    for (const SasaranResult& sasaran : tujuan.sasaran) {
      forget_partial();
      for (const IndikatorResult& r : sasaran.indikator) note_partial(r);
      partial_ = is_partial(sasaran.budget);
      check_all(sasaran.sasaran->tercetak, say("audit.element.sasaran", sasaran.sasaran->kode), "",
                {}, [&](const Tercetak& printed) { return besaran_of(sasaran, result_, printed); });
      for (const IndikatorResult& r : sasaran.indikator) check_indikator(r, sasaran.budget);
    }
  }

  void check_indikator(const IndikatorResult& r, const BudgetResult& budget) {
    forget_partial();
    note_partial(r);
    partial_growth_ = partial_words(r);
    partial_ = is_partial(budget);
    const Indikator& data = *r.indikator;
    const std::string element = say("audit.element.indikator", data.kode);
    const auto reported = data.realisasi.find(r.tahun);
    check_all(data.tercetak, element, data.sumber, {}, [&](const Tercetak& printed) {
      Recalculated exact = besaran_of(r, budget, printed);
      // The owner's result has the efisiensi of the owner's capaian.
      const bool own = exact.how.rule == Derivation::Rule::kEfisiensi;
      if (own && judge_ != nullptr) exact.value = judge_->apply(exact.how);
      return exact;
    });
    if (r.origin == Origin::kComputed && r.reported.is_present() &&
        reported != data.realisasi.end()) {
      Finding finding = start(element, "realisasi", reported->second, data.sumber);
      finding.recalculated = r.realisasi;
      add_note(finding, say("audit.reported"));
      examiner_.judge_data({r.realisasi, Quantity::kNumber, {}, {}}, finding);
      finish(std::move(finding));
    }
  }

  void check_budget(const BudgetResult& budget) {
    const BudgetNode& node = *budget.node;
    const std::string element = budget_element(node);
    Operands own;  // as printed, where the sum of the parts is another
    if (const auto pagu = node.anggaran.find(result_.tahun); pagu != node.anggaran.end()) {
      const auto& figure = pagu->second.setelah ? pagu->second.setelah : pagu->second.sebelum;
      if (figure) own.emplace_back("anggaran", *figure);
    }
    if (const auto spent = node.realisasi.find(result_.tahun); spent != node.realisasi.end()) {
      own.emplace_back("realisasi_anggaran", spent->second);
    }
    partial_ = is_partial(budget);
    forget_partial();
    for (const IndikatorResult& r : budget.indikator) note_partial(r);
    check_all(node.tercetak, element, "", own,
              [&](const Tercetak& printed) { return besaran_of(budget, result_, printed); });
    check_sums(budget, element);
    for (const IndikatorResult& r : budget.indikator) check_indikator(r, budget);
    for (const BudgetResult& child : budget.children) check_budget(child);
  }

  /// A parent's own amount against the sum of its children, where these have amounts.
  void check_sums(const BudgetResult& budget, const std::string& element) {
    auto compare = [&](std::string_view besaran, const std::optional<Figure>& own,
                       Value BudgetResult::*field) {
      double sum = 0;
      std::size_t with_amount = 0;
      for (const BudgetResult& child : budget.children) {
        sum += (child.*field).as_number().value_or(0);
        with_amount += (child.*field).is_present();
      }
      if (with_amount == 0 || !own || !own->value.is_present()) return;
      Finding finding = start(element, std::string(besaran), *own, "");
      finding.quantity = Quantity::kRupiah;
      finding.recalculated = sum;
      add_note(finding, say("audit.sum_of_children", with_amount));
      examiner_.judge_data({sum, Quantity::kRupiah, {}, {}}, finding);
      if (!agrees(finding.verdict) && with_amount < budget.children.size()) {
        finding.verdict = Verdict::kTidakDinilai;  // a part is not the whole
        finding.note = say("audit.partial_sum", with_amount, budget.children.size());
      }
      finish(std::move(finding));
    };
    const BudgetNode& node = *budget.node;
    const auto pagu = node.anggaran.find(result_.tahun);
    if (pagu != node.anggaran.end()) {
      const bool changed = pagu->second.setelah && pagu->second.setelah->value.is_present();
      compare("anggaran", changed ? pagu->second.setelah : pagu->second.sebelum,
              &BudgetResult::anggaran);
      // Amounts before a change are often printed for some parts only; those sum up to nothing.
      const bool all_before = std::all_of(
          budget.children.begin(), budget.children.end(), [this](const BudgetResult& child) {
            return child.anggaran_sebelum.is_present() && gives_before(*child.node, result_.tahun);
          });
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
      partial_ = row.dari_tersedia.is_partial();
      check_all(row.row->tercetak, say(key, row.row->nama), row.row->kebutuhan.sumber, {},
                [&](const Tercetak& printed) { return besaran_of(row, result_, printed); });
      for (std::size_t i = before; i < list_.size(); ++i) list_[i].subject = Subject::kSumberdaya;
    }
  }

  void check_tabel(const TabelResult& result) {
    for_each_derived_cell(*result.tabel, [&](const TabelCell& cell) {
      Finding finding = start(cell.element, cell.besaran, *cell.figure, cell.sumber);
      finding.subject = Subject::kTabel;
      judge_cell(result, cell.row, cell.column, policy_, finding);
      finish(std::move(finding), result.tabel->kode + " " + result.tabel->kolom[cell.column].kode);
    });
  }

  /// Figures printed of an indikator in a year for which the data have nothing of it.
  void check_rows_without_data() {
    if (judge_ == nullptr) return;
    for_each_indikator(*result_.unit, [&](const Indikator& indikator, const Owner& owner) {
      const bool unseen = std::any_of(
          indikator.tercetak.begin(), indikator.tercetak.end(), [&](const Tercetak& printed) {
            return printed.tahun == result_.tahun && seen_.count(&printed) == 0;
          });
      if (!unseen) return;
      check_indikator(judge_->row(*result_.unit, indikator, owner, result_.tahun), no_budget_);
    });
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

  const UnitResult& result_;
  Judge* judge_;
  const KebijakanInfo& policy_;
  Examiner examiner_;
  std::string partial_year_;    // what of a year the figures of what is checked lack
  std::string partial_growth_;  // the same of this year or the one before it
  std::string unread_;          // which indikator of what is checked cannot be read
  std::string unread_row_;      // which of staff and assets cannot
  bool partial_ = false;        // amounts of what is checked lack a part
  const BudgetResult no_budget_;
  std::set<const Tercetak*> seen_;
  std::map<std::string, std::vector<std::size_t>> columns_;  // findings by column
  std::vector<Finding> list_;
};

}  // namespace

std::vector<Finding> findings(const UnitResult& result, const Calculation& calculation) {
  return Auditor(result, calculation).run();
}

}  // namespace iku::report
