#include <algorithm>

#include "base/catalogue.hpp"
#include "formula/evaluator.hpp"
#include "formula/figure_doubt.hpp"
#include "formula/figure_note.hpp"
#include "formula/text_scan.hpp"

// What of a realisasi is there and what is missing: parts of its year, units below, and other rows
// that are partial themselves; and the target that such a realisasi is measured by.

namespace iku::formula {

namespace {

constexpr std::size_t kMostNamed = 3;  // partial rows that are named; the rest are counted

bool has_partial_year(const Figure& figure) {
  return figure.periode && is_partial(*figure.periode);
}

/// Whether a realisasi is partial because parts of its year, or of its inputs', are missing.
bool is_of_part_year(const Realisasi& result, const Indikator& indikator, Tahun tahun) {
  if (!result.partial) return false;
  if (result.bagian != nullptr || result.origin != Origin::kComputed) return true;
  return std::any_of(indikator.masukan.begin(), indikator.masukan.end(), [tahun](const auto& one) {
    const auto found = one.second.find(tahun);
    return found != one.second.end() && has_partial_year(found->second.figure);
  });
}

void add_words(std::string& text, const std::string& more) {
  if (!more.empty()) text += (text.empty() ? "" : "; ") + more;
}

/// The parts that things of one year have alike. A figure of the whole year that has no parts goes
/// with those of any.
class Common {
 public:
  void add(const std::shared_ptr<const Periode>& parts) {
    agree_ = agree_ && parts != nullptr &&
             (parts_ == nullptr || months_of(*parts_) == months_of(*parts));
    parts_ = parts;
  }
  /// Null where there was nothing, or where not all have the same.
  std::shared_ptr<const Periode> parts() const { return agree_ ? parts_ : nullptr; }

 private:
  std::shared_ptr<const Periode> parts_;
  bool agree_ = true;
};

}  // namespace

// The parts that a cell's own inputs, and what its formula has read of the same year, have alike.
std::shared_ptr<const Periode> Evaluator::parts_of_met(const Cell& cell) const {
  Common common;
  for (const auto& [name, series] : cell.indikator->masukan) {
    const auto found = series.find(cell.tahun);
    if (found == series.end() || found->second.figure.periode == nullptr) continue;
    common.add(found->second.figure.periode);
  }
  for (const Cell& read : met_.cells()) {
    const auto known = done_.find(read);
    if (read == cell || known == done_.end() || !known->second.value.is_present()) continue;
    common.add(read.tahun == cell.tahun ? known->second.bagian : nullptr);
  }
  return common.parts();
}

// What of a realisasi that was just computed is partial.
void Evaluator::note_parts(const Cell& cell, Realisasi& result) const {
  if (!result.value.is_present()) return;
  if (result.origin == Origin::kSession) {
    const auto beneath = beneath_.find(cell);
    if (beneath == beneath_.end()) return;
    result.bagian = beneath->second.bagian;
    result.partial = result.bagian != nullptr;  // it is made of no other row any more
    return;
  }
  if (result.origin != Origin::kComputed) {
    const Figure* figure = realisasi_figure(*cell.indikator, cell.tahun, result.value);
    if (figure == nullptr || !has_partial_year(*figure)) return;
    result.partial = true;
    result.bagian = figure->periode;
    return;
  }
  for (const auto& [name, series] : cell.indikator->masukan) {
    const auto found = series.find(cell.tahun);
    if (found != series.end() && has_partial_year(found->second.figure)) result.partial = true;
  }
  const std::vector<Coverage>& below = coverage_of(cell);
  result.partial = result.partial || std::any_of(below.begin(), below.end(),
                                                 [](const Coverage& c) { return c.is_partial(); });
  for (const Cell& read : met_.cells()) {
    const auto known = done_.find(read);
    if (known == done_.end() || !known->second.partial) continue;
    result.of_partial.push_back(read);
  }
  result.partial = result.partial || !result.of_partial.empty();
  if (result.partial) result.bagian = parts_of_met(cell);
}

// Of a computed realisasi: the inputs of which parts are missing, and the units.
void Evaluator::add_parts_of_made(const Cell& cell, std::string& text) const {
  for (const auto& [name, series] : cell.indikator->masukan) {
    const auto found = series.find(cell.tahun);
    if (found == series.end() || !has_partial_year(found->second.figure)) continue;
    add_words(text, name + ": " + periode_name(*found->second.figure.periode));
  }
  for (const Coverage& coverage : coverage_of(cell)) {
    if (coverage.is_partial()) add_words(text, coverage_text(coverage));
  }
}

std::string Evaluator::partial_text(const Cell& cell) {
  const Realisasi& result = realisasi(cell);
  std::string text;
  if (!result.partial) return text;
  if (result.origin != Origin::kComputed) {
    if (result.bagian != nullptr) text = periode_name(*result.bagian);
  } else {
    add_parts_of_made(cell, text);
  }
  std::string names;
  std::size_t count = 0;
  for (const Cell& read : result.of_partial) {
    if (++count > kMostNamed) continue;
    names += names.empty() ? "" : ", ";
    if (read.unit != cell.unit) names += read.unit->kode + "/";
    names += read.indikator->kode;
    if (read.tahun != cell.tahun) names += " " + std::to_string(read.tahun);
  }
  if (count > kMostNamed) names += say("formula.more_rows", count - kMostNamed);
  if (count > 0) add_words(text, say("formula.from_partial", names));
  return text;
}

std::vector<std::string> Evaluator::doubts_of(const Cell& cell, const std::string& polaritas,
                                              const std::string& satuan) {
  const Realisasi result = realisasi(cell);
  const bool of_data = result.origin == Origin::kData || result.origin == Origin::kReported;
  const Indikator& indikator = *cell.indikator;
  std::vector<std::string> doubts;
  const auto add = [&doubts](const std::vector<std::string>& more) {
    doubts.insert(doubts.end(), more.begin(), more.end());
  };
  const auto add_text = [&doubts](const std::vector<Diagnostic>& of_script) {
    if (!of_script.empty()) doubts.push_back(doubts_text(of_script));
  };
  if (const Definition* definition = definition_of(indikator, cell.tahun)) {
    add(contradictions(indikator, *definition));
    add_text(definition->doubts);
  }
  if (const Policy* policy = policy_of(*cell.unit, cell.tahun)) add_text(policy->doubts);
  const RowFigures row{indikator, cell.tahun, polaritas, satuan, of_data ? nullptr : &result.value};
  add(reading_doubts(row));
  add(figure_doubts(row));
  const TargetOf target = target_of(cell);
  add(reach_doubts(row, target.value, result.value));
  if (cell.unit->renstra) add(end_target_doubts(row, cell.unit->renstra->akhir));
  add(growth_doubts(row, realisasi({cell.unit, cell.indikator, cell.tahun - 1}).value));
  for (const Coverage& coverage : coverage_of(cell)) {
    if (!coverage.beda.empty()) doubts.push_back(coverage.beda);
  }
  const std::string partial = partial_target(cell);
  if (!partial.empty()) doubts.push_back(partial);
  return doubts;
}

std::string Evaluator::partial_target(const Cell& cell) {
  const auto target = cell.indikator->target.find(cell.tahun);
  if (target == cell.indikator->target.end() || !target->second.periode) return {};
  const Periode& parts = *target->second.periode;
  if (target_of(cell).setahun) return {};
  if (is_partial(parts)) return say("formula.target_partial", periode_name(parts));
  const bool part = is_of_part_year(realisasi(cell), *cell.indikator, cell.tahun);
  return part ? say("formula.target_of_year") : std::string();
}

// The target of a cell whose realisasi stands on these parts of the year only; null: on all.
TargetOf Evaluator::measured_by(const Cell& cell, const Periode* there) const {
  TargetOf target{in_year(cell.indikator->target, cell.tahun), std::nullopt};
  const auto found = cell.indikator->target.find(cell.tahun);
  if (there == nullptr || found == cell.indikator->target.end() || !found->second.periode) {
    return target;
  }
  const std::optional<Value> alike = consolidate_alike(*found->second.periode, *there);
  if (!alike) return target;
  return {*alike, target.value};
}

TargetOf Evaluator::target_of(const Cell& cell) {
  const auto found = cell.indikator->target.find(cell.tahun);
  if (found == cell.indikator->target.end() || !found->second.periode) {
    return measured_by(cell, nullptr);
  }
  const Realisasi& result = realisasi(cell);
  return measured_by(cell, result.partial ? result.bagian.get() : nullptr);
}

}  // namespace iku::formula
