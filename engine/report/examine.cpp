#include "report/examine.hpp"

#include <algorithm>

#include "base/catalogue.hpp"
#include "formula/figure_doubt.hpp"

namespace iku::report {

namespace {

std::string operands_text(const Operands& operands) {
  std::string text;
  for (const auto& [name, figure] : operands) {
    if (!text.empty()) text += ", ";
    text += name + " " + printed_text(figure);
  }
  return text;
}

bool is_operand(const Recalculated& exact, const std::string& name) {
  using Rule = Derivation::Rule;
  const auto& operands = exact.how.operands;
  if (exact.how.rule == Rule::kPredikat && exact.how.indikator != nullptr &&
      (name == "realisasi" || name == "target")) {
    return true;
  }
  return std::any_of(operands.begin(), operands.end(),
                     [&](const auto& operand) { return operand.first == name; });
}

/// Whether an operand is the data's: nothing follows from it that does not from the data.
bool is_same(const Recalculated& exact, const std::pair<std::string, Figure>& operand) {
  return std::any_of(exact.how.operands.begin(), exact.how.operands.end(), [&](const auto& own) {
    return own.first == operand.first && same_value(own.second.value, operand.second.value);
  });
}

}  // namespace

void Printings::add(const std::string& name, const Figure& figure) {
  if (!figure.value.is_present()) return;
  const auto [known, is_new] = figures_.emplace(name, figure);
  if (!is_new && !same_value(known->second.value, figure.value)) known->second.value = Value();
}

Operands Printings::all() const {
  Operands operands;
  for (const auto& [name, figure] : figures_) {
    if (figure.value.is_present()) operands.emplace_back(name, figure);
  }
  return operands;
}

void add_note(Finding& finding, const std::string& text) {
  if (text.empty()) return;
  if (!finding.note.empty()) finding.note += finding.note.back() == '.' ? " " : "; ";
  finding.note += text;
}

bool Examiner::examine(const Tercetak& printed, const Recalculated& exact,
                       const std::vector<Operands>& beside, Finding& finding) const {
  if (!is_alike(exact, finding)) return true;
  bool from_data = true;
  if (judge_acuan(printed, exact, finding, from_data)) return from_data;
  judge_data(exact, finding);
  if (!agrees(finding.verdict)) judge_others(exact, finding);
  for (const Operands& operands : beside) {
    if (!agrees(finding.verdict)) judge_beside(printed, exact, operands, finding);
  }
  return true;
}

/// Whether the two can be compared at all: 80 documents are not 80 per cent, and of two bounds of
/// one number it is not always known whether they mean the same. Else the verdict is there.
bool Examiner::is_alike(const Recalculated& exact, Finding& finding) const {
  std::string unit = exact.satuan;
  if (exact.quantity == Quantity::kPercent) unit = "%";
  if (exact.quantity == Quantity::kRupiah) unit = "Rp";
  const bool number = finding.printed.value.is_number() && finding.recalculated.is_present();
  const std::string units = formula::units_doubt(
      {say("report.col.tercetak"), finding.printed.satuan}, {say("audit.in_data"), unit});
  if (number && !units.empty()) {
    finding.verdict = Verdict::kTidakDinilai;
    add_note(finding, units);
    return false;
  }
  if (finding.besaran != "target" || exact.value.is_range() || finding.printed.value.is_range()) {
    return true;
  }
  const auto verdict = judge_bounds(finding.printed.batas, exact.batas, exact.polaritas);
  if (!verdict || !agrees(judge(finding.printed, finding.recalculated, policy_))) return true;
  finding.verdict = *verdict;
  add_note(finding, say("audit.bounds", printed_form(finding.recalculated, exact.batas)));
  return false;
}

/// Against the recalculated value, exact or from figures that were rounded on the way.
void Examiner::judge_data(const Recalculated& exact, Finding& finding) const {
  finding.verdict = judge(finding.printed, finding.recalculated, policy_);
  if (finding.verdict == Verdict::kTidakDinilai) {
    const bool is_there = finding.printed.value.is_present();
    add_note(finding, say(is_there ? "audit.other_kind" : "audit.not_printed"));
  }
  const auto printed = finding.printed.value.as_number();
  if (finding.verdict == Verdict::kTidakSesuai && printed && judge_ != nullptr &&
      !other_letter(finding.printed, finding.recalculated, policy_) &&
      follows_from_rounded(exact, *printed, printed_decimals(finding.printed), policy_.desimal,
                           *judge_)) {
    finding.verdict = Verdict::kPembulatan;
    add_note(finding, say("audit.rounded_operands"));
  }
  try_other_reading(finding);
}

void Examiner::try_other_reading(Finding& finding) const {
  if (finding.verdict != Verdict::kTidakSesuai) return;
  const auto other = other_reading(finding.printed);
  if (!other) return;
  const Verdict verdict = judge(*other, finding.recalculated, policy_);
  if (!agrees(verdict)) return;
  finding.verdict = verdict;
  add_note(finding, say("audit.other_reading", printed_form(other->value, Batas::kNone)));
}

/// A figure made of other printed figures is judged by those: a fault is told where it began.
/// False where there are none that it could be made of. A way in which it agrees is the one that
/// was meant: operands read as printed, then the other way, and by every reading of the quantity.
bool Examiner::judge_acuan(const Tercetak& printed, const Recalculated& exact, Finding& finding,
                           bool& from_data) const {
  if (printed.acuan.empty()) return false;
  const Derived derived = judge_ == nullptr ? Derived{} : derive(exact, printed.acuan, *judge_);
  if (!derived.quantity) {
    add_note(finding, say("audit.acuan_unused", operands_text(printed.acuan)));
    return false;
  }
  from_data = !derived.complete;
  const Finding before = finding;
  judge_by(printed.acuan, exact, exact.value, finding);
  if (agrees(finding.verdict)) return true;
  for (const Operands& acuan : readings_of(printed.acuan)) {
    Finding tried = before;
    if (judge_by(acuan, exact, exact.value, tried)) return finding = std::move(tried), true;
    for (const auto& [reading, how] : exact.others) {
      Recalculated other = exact;
      other.how = how;
      tried = before;
      if (!judge_by(acuan, other, exact.value, tried)) continue;
      finding = std::move(tried);
      add_note(finding, say("audit.reading", say(reading)));
      return true;
    }
  }
  return true;
}

/// By these operands, and whether it agrees.
bool Examiner::judge_by(const Operands& acuan, const Recalculated& exact, const Value& from_data,
                        Finding& finding) const {
  const Derived derived = derive(exact, acuan, *judge_);
  if (!derived.quantity) return false;
  Operands used = acuan;
  Operands unused;
  for (const std::string& name : derived.unused) {
    for (const auto& operand : acuan) {
      if (operand.first == name) unused.push_back(operand);
    }
    std::erase_if(used, [&](const auto& operand) { return operand.first == name; });
  }
  finding.recalculated = derived.quantity->value;
  add_note(finding, say("audit.acuan", operands_text(used),
                        Figures(policy_).signed_text(from_data, exact.quantity)));
  if (!unused.empty()) add_note(finding, say("audit.acuan_unused", operands_text(unused)));
  judge_data(*derived.quantity, finding);
  if (finding.verdict == Verdict::kTidakSesuai) {
    judge_unrounded(used, exact, *derived.quantity, finding);
  }
  return agrees(finding.verdict);
}

/// Printed operands are rounded ones: the figure may follow from what they were before.
void Examiner::judge_unrounded(const Operands& used, const Recalculated& exact,
                               const Recalculated& derived, Finding& finding) const {
  const auto printed = finding.printed.value.as_number();
  const bool from_data =
      shows_data(exact, used) && agrees(judge(finding.printed, exact.value, policy_));
  if (!printed || other_letter(finding.printed, derived.value, policy_) ||
      (!from_data &&
       !follows_from_unrounded(derived, *printed, printed_decimals(finding.printed), *judge_))) {
    return;
  }
  finding.verdict = Verdict::kPembulatan;
  add_note(finding, say("audit.unrounded_operands"));
}

/// Against other ways to a figure that a report may rightly print.
void Examiner::judge_others(const Recalculated& exact, Finding& finding) const {
  if (judge_ == nullptr) return;
  for (const auto& [reading, how] : exact.others) {
    Recalculated other = exact;
    other.how = how;
    other.value = judge_->apply(how);
    if (adopt(other, finding)) {
      add_note(finding, say("audit.reading", say(reading)));
      return;
    }
  }
}

/// What follows from a wrong figure beside it is a consequence; the fault is told there.
void Examiner::judge_beside(const Tercetak& printed, const Recalculated& exact,
                            const Operands& beside, Finding& finding) const {
  if (judge_ == nullptr) return;
  const auto parts = parts_.find(printed.besaran);
  const bool is_mean = exact.how.rule == Derivation::Rule::kRata;
  Operands operands = !is_mean ? beside : parts == parts_.end() ? Operands{} : parts->second.all();
  std::erase_if(operands, [&](const auto& operand) {
    return !is_operand(exact, operand.first) || is_same(exact, operand);
  });
  const Value before = finding.recalculated;
  for (const Operands& read : readings_of(operands)) {
    const Derived derived = derive(exact, read, *judge_);
    if (!derived.quantity || !adopt(*derived.quantity, finding)) continue;
    add_note(finding, say("audit.beside", operands_text(read),
                          Figures(policy_).signed_text(before, exact.quantity)));
    return;
  }
}

/// Takes the value where the printed figure agrees with it.
bool Examiner::adopt(const Recalculated& other, Finding& finding) const {
  Finding tried = finding;
  tried.recalculated = other.value;
  judge_data(other, tried);
  if (!agrees(tried.verdict)) return false;
  finding = std::move(tried);
  return true;
}

}  // namespace iku::report
