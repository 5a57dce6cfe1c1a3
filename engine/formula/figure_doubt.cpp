#include "formula/figure_doubt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "formula/figure_note.hpp"

namespace iku::formula {

namespace {

// A target above this is no share of 1; a realisasi up to 1 beside it is taken for one.
constexpr double kLeastPercent = 10;

/// A unit as it is compared: one spelling each, and nothing for words that name no unit.
std::string unit_of(const std::string& printed) {
  std::string unit = lower(std::string(trim(printed)));
  while (unit.ends_with('.')) unit.pop_back();
  for (const char* neutral : {"nilai", "skor", "poin", "point", "angka", "indeks", "index"}) {
    if (unit == neutral) return {};
  }
  for (const char* percent : {"persen", "prosen", "persen (%)", "persentase", "(%)"}) {
    if (unit == percent) return "%";
  }
  if (unit == "rupiah") return "rp";
  return unit;
}

/// Whether two units are surely not the same: "dok" may be "dokumen".
bool differ(const std::string& a, const std::string& b) {
  return !a.empty() && !b.empty() && !a.starts_with(b) && !b.starts_with(a);
}

std::string shown(const Figure& figure) {
  return figure.printed.empty() ? plain_value(figure.value) : std::string(trim(figure.printed));
}

const Figure* find(const Series& series, Tahun tahun) {
  const auto found = series.find(tahun);
  return found == series.end() || !found->second.value.is_present() ? nullptr : &found->second;
}

std::optional<double> size_of(const Value& value) {
  if (value.is_range()) return value.range().sampai;
  return value.as_number();
}

/// Whether `share` is a share of 1 where the percentage is meant that stands beside it.
bool is_share(const Figure& percentage, const Figure& share, const std::string& satuan) {
  const std::string unit = unit_of(percentage.satuan);
  const bool percent = unit == "%" || (unit.empty() && unit_of(satuan) == "%");
  const auto large = size_of(percentage.value);
  const auto small = size_of(share.value);
  return percent && large && small && unit_of(share.satuan).empty() && *large >= kLeastPercent &&
         *small > 0 && *small <= 1;
}

/// 95 % beside 0,97, whichever of them is the target.
bool looks_like_share(const Figure& target, const Figure& realisasi, const std::string& satuan) {
  return is_share(target, realisasi, satuan) || is_share(realisasi, target, satuan);
}

bool contradicts(Batas batas, const std::string& polaritas) {
  if (batas == Batas::kNone) return false;
  if (polaritas == "rentang" || polaritas == "stabil") return true;
  const bool above = batas == Batas::kMinimal || batas == Batas::kDiAtas;
  if (polaritas == "positif") return !above;
  return polaritas.starts_with("negatif") && above;
}

}  // namespace

std::vector<std::string> figure_doubts(const Indikator& indikator, Tahun tahun,
                                       const std::string& polaritas, const std::string& satuan,
                                       const Value* computed) {
  std::vector<std::string> doubts;
  if (const auto number = computed != nullptr ? computed->as_number() : std::nullopt;
      number && is_beyond_exact(*number)) {
    doubts.push_back(fmt::format("{}: {}", plain_value(*computed), say("number.beyond_exact")));
  }
  const Figure* target = find(indikator.target, tahun);
  if (target == nullptr) return doubts;
  if (contradicts(target->batas, polaritas)) {
    doubts.push_back(say("formula.bound_contradicts", shown(*target), polaritas));
  }
  if (target->value.is_range() && polaritas != "rentang") {
    doubts.push_back(say("formula.range_contradicts", shown(*target), polaritas));
  }
  Figure result;
  if (computed != nullptr) result.value = *computed;
  const Figure* realisasi = computed != nullptr ? &result : find(indikator.realisasi, tahun);
  if (realisasi == nullptr) return doubts;
  if (differ(unit_of(target->satuan), unit_of(realisasi->satuan))) {
    doubts.push_back(say("formula.units_differ", shown(*target), shown(*realisasi)));
  } else if (looks_like_share(*target, *realisasi, satuan)) {
    doubts.push_back(say("formula.looks_like_share", shown(*target), shown(*realisasi)));
  }
  return doubts;
}

}  // namespace iku::formula
