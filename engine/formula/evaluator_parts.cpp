#include <algorithm>

#include "base/catalogue.hpp"
#include "formula/evaluator.hpp"
#include "formula/figure_doubt.hpp"
#include "formula/figure_note.hpp"

// What of a realisasi is there and what is missing: parts of its year, units below, and other rows
// that are partial themselves; and the target that such a realisasi is measured by.

namespace iku::formula {

namespace {

constexpr std::size_t kMostNamed = 3;  // partial rows that are named; the rest are counted

bool has_partial_year(const Figure& figure) {
  return figure.periode && is_partial(*figure.periode);
}

void add_words(std::string& text, const std::string& more) {
  if (!more.empty()) text += (text.empty() ? "" : "; ") + more;
}

/// The parts that all inputs of a year have alike; null where they do not, or none has parts.
const Periode* parts_of_inputs(const Indikator& indikator, Tahun tahun) {
  const Periode* same = nullptr;
  for (const auto& [name, series] : indikator.masukan) {
    const auto found = series.find(tahun);
    if (found == series.end()) continue;
    const Periode* parts = found->second.figure.periode.get();
    if (parts == nullptr || (same != nullptr && !same_parts(*same, *parts))) return nullptr;
    same = parts;
  }
  return same;
}

}  // namespace

bool Evaluator::is_partial_now(const Cell& cell, const Realisasi& result) const {
  if (!result.value.is_present()) return false;
  if (result.origin != Origin::kComputed) {
    const Figure* figure = realisasi_figure(*cell.indikator, cell.tahun, result.value);
    return figure != nullptr && has_partial_year(*figure);
  }
  for (const auto& [name, series] : cell.indikator->masukan) {
    const auto found = series.find(cell.tahun);
    if (found != series.end() && has_partial_year(found->second.figure)) return true;
  }
  const std::vector<Coverage>& below = coverage_of(cell);
  if (std::any_of(below.begin(), below.end(), [](const Coverage& c) { return c.is_partial(); })) {
    return true;
  }
  const std::vector<Cell> reads = dependencies(cell);
  return std::any_of(reads.begin(), reads.end(), [this](const Cell& read) {
    const auto known = done_.find(read);
    return known != done_.end() && known->second.partial;
  });
}

std::string Evaluator::partial_text(const Cell& cell) {
  const Realisasi& result = realisasi(cell);
  std::string text;
  if (!result.partial) return text;
  if (result.origin != Origin::kComputed) {
    const Figure* figure = realisasi_figure(*cell.indikator, cell.tahun, result.value);
    return figure == nullptr ? text : periode_name(*figure->periode);
  }
  for (const auto& [name, series] : cell.indikator->masukan) {
    const auto found = series.find(cell.tahun);
    if (found == series.end() || !has_partial_year(found->second.figure)) continue;
    add_words(text, name + ": " + periode_name(*found->second.figure.periode));
  }
  for (const Coverage& coverage : coverage_of(cell)) {
    if (coverage.is_partial()) add_words(text, coverage_text(coverage));
  }
  std::string names;
  std::size_t count = 0;
  for (const Cell& read : dependencies(cell)) {
    const auto known = done_.find(read);
    if (known == done_.end() || !known->second.partial || ++count > kMostNamed) continue;
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
  const Realisasi& result = realisasi(cell);
  const bool computed = result.origin == Origin::kComputed;
  std::vector<std::string> doubts = figure_doubts(*cell.indikator, cell.tahun, polaritas, satuan,
                                                  computed ? &result.value : nullptr);
  // A target of which parts are not there is one of a part of the year only.
  const auto target = cell.indikator->target.find(cell.tahun);
  if (target == cell.indikator->target.end() || !target->second.periode) return doubts;
  const Periode& parts = *target->second.periode;
  if (is_partial(parts) && !target_of(cell).setahun) {
    doubts.push_back(say("formula.target_partial", periode_name(parts)));
  }
  return doubts;
}

TargetOf Evaluator::target_of(const Cell& cell) {
  TargetOf target{in_year(cell.indikator->target, cell.tahun), std::nullopt};
  const auto found = cell.indikator->target.find(cell.tahun);
  if (found == cell.indikator->target.end() || !found->second.periode) return target;
  const Realisasi& result = realisasi(cell);
  if (!result.partial) return target;
  const Periode* there = nullptr;
  if (result.origin == Origin::kComputed) {
    there = parts_of_inputs(*cell.indikator, cell.tahun);
  } else if (const Figure* figure = realisasi_figure(*cell.indikator, cell.tahun, result.value)) {
    there = figure->periode.get();
  }
  if (there == nullptr) return target;
  const std::optional<Value> alike = consolidate_alike(*found->second.periode, *there);
  if (!alike) return target;
  return {*alike, target.value};
}

}  // namespace iku::formula
