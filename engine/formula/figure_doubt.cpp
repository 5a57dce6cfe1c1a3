#include "formula/figure_doubt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/spelled_number.hpp"
#include "base/text.hpp"
#include "formula/figure_note.hpp"
#include "model/periode.hpp"

namespace iku::formula {

namespace {

// A target above this is no share of 1; a realisasi up to 1 beside it is taken for one.
constexpr double kLeastPercent = 10;

constexpr std::string_view kIndeks = "indeks";

/// "juta " for an amount in "juta rupiah", "Rp juta" or "jutaan rupiah"; empty for plain rupiah.
std::string multiplier_of(const std::string& unit) {
  std::string word;
  for (const char c : unit + " ") {
    if (c >= 'a' && c <= 'z') {
      word.push_back(c);
      continue;
    }
    for (const char* ending : {"", "an"}) {
      if (!word.ends_with(ending)) continue;
      const std::string stem = word.substr(0, word.size() - std::string_view(ending).size());
      const int exponent = scale_exponent(stem, false);
      if (exponent > 0) return fmt::format("10^{} ", exponent);
    }
    word.clear();
  }
  return {};
}

/// Whether one of the words is "rp", or "rupiah" stands in any.
bool is_money(const std::string& unit) {
  if (unit.find("rupiah") != unit.npos || unit == "rp") return true;
  const std::vector<std::string_view> words = split(unit, ' ');
  return words.size() > 1 && std::any_of(words.begin(), words.end(), [](std::string_view word) {
           return word == "rp" || word == "rp.";
         });
}

/// A unit as it is compared: one spelling each, and nothing for words that name no unit.
std::string unit_of(const std::string& printed) {
  std::string unit = lower(std::string(trim(printed)));
  while (unit.ends_with('.')) unit.pop_back();
  for (const char* neutral : {"nilai", "angka"}) {
    if (unit == neutral) return {};
  }
  for (const char* score : {"skor", "poin", "point", "indeks", "index"}) {
    if (unit == score) return std::string(kIndeks);
  }
  for (const char* percent : {"persen", "prosen"}) {
    if (unit.starts_with(percent)) return "%";
  }
  if (unit.find('%') != unit.npos) return "%";
  if (is_money(unit)) return multiplier_of(unit) + "rp";
  std::erase(unit, ' ');  // "Orang/ bulan"
  return unit == "x" ? "kali" : unit;
}

/// Whether `a` may be short for `b`: "dok" for "dokumen", "bh" for "buah", "org" for "orang".
bool abbreviates(const std::string& a, const std::string& b) {
  constexpr std::size_t kLongest = 3;
  if (b.starts_with(a)) return true;
  if (a.size() > kLongest || a.front() != b.front()) return false;
  std::size_t at = 0;
  for (const char c : a) {
    at = b.find(c, at);
    if (at++ == b.npos) return false;
  }
  return true;
}

/// Whether two units are surely not the same. A score is no percentage and no money; other words
/// beside it may name what it is a score of.
bool differ(const std::string& a, const std::string& b) {
  if (a == kIndeks || b == kIndeks) {
    const std::string& other = a == kIndeks ? b : a;
    return other == "%" || other.ends_with("rp");
  }
  return !a.empty() && !b.empty() && !abbreviates(a, b) && !abbreviates(b, a);
}

std::string shown(const Figure& figure) {
  return figure.printed.empty() ? plain_value(figure.value) : std::string(trim(figure.printed));
}

const Figure* find(const Series& series, Tahun tahun) {
  const auto found = series.find(tahun);
  return found == series.end() || !found->second.value.is_present() ? nullptr : &found->second;
}

/// A figure with the name it goes by: "realisasi", "target (triwulan 2)".
struct Named {
  std::string name;
  const Figure* figure;
};

/// A year's figure, or its parts where it is made of such; nothing where it is null.
std::vector<Named> parts_named(const std::string& name, const Figure* figure) {
  if (figure == nullptr) return {};
  const Periode* parts = parts_shown(*figure);
  if (parts == nullptr) return {{name, figure}};
  std::vector<Named> all;
  for (std::size_t i = 0; i < parts->bagian.size(); ++i) {
    if (!parts->bagian[i].value.is_present()) continue;
    all.push_back({say("formula.part_name", name, frekuensi_name(parts->frekuensi), i + 1),
                   &parts->bagian[i]});
  }
  return all;
}

std::optional<double> size_of(const Value& value) {
  if (value.is_range()) return value.range().sampai;
  return value.as_number();
}

/// Whether the figure is one of the data, which have a place: what a formula gives has none.
bool is_data(const Figure& figure) { return !figure.where.file.empty(); }

/// Whether `share` is a share of 1 where the percentage is meant that stands beside it. Beside a
/// printed "5 %" any bare figure up to 1 may be one.
bool is_share(const Figure& percentage, const Figure& share, const std::string& satuan) {
  const std::string unit = unit_of(percentage.satuan);
  const std::string bare = unit_of(share.satuan);
  const bool printed = unit == "%" && is_data(share);
  const bool percent = unit == "%" || (unit.empty() && unit_of(satuan) == "%");
  const auto large = size_of(percentage.value);
  const auto small = size_of(share.value);
  return percent && large && small && (bare.empty() || bare == kIndeks) &&
         (printed ? *large > 1 : *large >= kLeastPercent) && *small > 0 && *small <= 1;
}

/// What is doubtful of two figures beside each other: their units, or 95 % beside 0,97, whichever
/// comes first; empty where nothing is.
std::string beside(const Named& a, const Named& b, const std::string& satuan) {
  if (differ(unit_of(a.figure->satuan), unit_of(b.figure->satuan))) {
    return say("formula.units_differ", a.name, shown(*a.figure), b.name, shown(*b.figure));
  }
  if (is_share(*a.figure, *b.figure, satuan) || is_share(*b.figure, *a.figure, satuan)) {
    return say("formula.looks_like_share", a.name, shown(*a.figure), b.name, shown(*b.figure));
  }
  return {};
}

bool is_above(Batas batas) { return batas == Batas::kMinimal || batas == Batas::kDiAtas; }

/// Whether a bound points back to where the indikator started: at least 10, coming down from 20.
bool points_back(const Figure& target, const Indikator& indikator, const std::string& polaritas) {
  if (polaritas != "baseline" || target.batas == Batas::kNone || !indikator.baseline) return false;
  const auto goal = target.value.as_number();
  const auto start = indikator.baseline->value.as_number();
  return goal && start && (is_above(target.batas) ? *goal < *start : *goal > *start);
}

/// The first doubt of any two figures of a row, or of one beside the unit that is declared.
void add_unlike(std::vector<std::string>& doubts, const std::vector<Named>& all,
                const std::string& satuan) {
  if (all.empty()) return;
  for (std::size_t i = 1; i < all.size(); ++i) {
    const std::string doubt = beside(all.front(), all[i], satuan);
    if (doubt.empty()) continue;
    doubts.push_back(doubt);
    return;
  }
  for (const Named& one : all) {
    if (!differ(unit_of(satuan), unit_of(one.figure->satuan))) continue;
    doubts.push_back(say("formula.units_differ", say("formula.the_indikator"), satuan, one.name,
                         shown(*one.figure)));
    return;
  }
}

/// The realisasi of a row as it counts: the data's, or a value without a unit of its own.
const Figure* realisasi_of(const RowFigures& row, Figure& computed) {
  if (row.computed == nullptr) return find(row.indikator.realisasi, row.tahun);
  computed.value = *row.computed;
  return computed.value.is_present() ? &computed : nullptr;
}

/// The target and the realisasi of a row, or their parts. `computed` holds a computed one.
std::vector<Named> figures_of(const RowFigures& row, Figure& computed) {
  std::vector<Named> all = parts_named("target", find(row.indikator.target, row.tahun));
  for (Named& part : parts_named("realisasi", realisasi_of(row, computed))) {
    all.push_back(std::move(part));
  }
  return all;
}

}  // namespace

bool contradicts(Batas batas, const std::string& polaritas) {
  if (batas == Batas::kNone) return false;
  if (polaritas == "rentang" || polaritas == "stabil") return true;
  if (polaritas == "positif") return !is_above(batas);
  return polaritas.starts_with("negatif") && is_above(batas);
}

std::vector<std::string> figure_doubts(const RowFigures& row) {
  std::vector<std::string> doubts;
  if (const auto number = row.computed != nullptr ? row.computed->as_number() : std::nullopt;
      number && is_beyond_exact(*number)) {
    doubts.push_back(fmt::format("{}: {}", plain_value(*row.computed), say("number.beyond_exact")));
  }
  const std::size_t before = doubts.size();
  const std::vector<Named> targets = parts_named("target", find(row.indikator.target, row.tahun));
  for (const Named& target : targets) {
    const Figure& figure = *target.figure;
    if (contradicts(figure.batas, row.polaritas) ||
        points_back(figure, row.indikator, row.polaritas)) {
      doubts.push_back(say("formula.bound_contradicts", shown(figure), row.polaritas));
    }
    if (figure.value.is_range() && row.polaritas != "rentang") {
      doubts.push_back(say("formula.range_contradicts", shown(figure), row.polaritas));
    }
    if (figure.value.is_number() && figure.batas == Batas::kNone && row.polaritas == "rentang") {
      doubts.push_back(say("formula.no_range", shown(figure), row.polaritas));
    }
    if (doubts.size() > before) break;
  }
  Figure computed;
  add_unlike(doubts, figures_of(row, computed), row.satuan);
  return doubts;
}

std::vector<std::string> reading_doubts(const RowFigures& row) {
  Figure computed;
  const std::vector<Named> all = figures_of(row, computed);
  const auto doubtful = std::find_if(all.begin(), all.end(),
                                     [](const Named& one) { return !one.figure->warning.empty(); });
  if (doubtful == all.end()) return {};
  return {fmt::format("{}: {}", doubtful->name, doubtful->figure->warning)};
}

std::vector<std::string> reach_doubts(const RowFigures& row, const Value& target,
                                      const Value& realisasi) {
  std::vector<std::string> doubts;
  const auto figure = row.indikator.target.find(row.tahun);
  if (figure == row.indikator.target.end()) return doubts;
  const Batas batas = figure->second.batas;
  const bool strict = batas == Batas::kDiAtas || batas == Batas::kDiBawah;
  if (strict && target.is_present() && same_value(target, realisasi)) {
    doubts.push_back(say("formula.bound_not_passed", printed_form(target, batas)));
  }
  const auto data = row.indikator.realisasi.find(row.tahun);
  if (row.computed != nullptr || data == row.indikator.realisasi.end()) return doubts;
  const Periode* goal = parts_shown(figure->second);
  const Periode* done = parts_shown(data->second);
  if (goal != nullptr && done != nullptr && goal->konsolidasi != done->konsolidasi) {
    doubts.push_back(say("formula.konsolidasi_differs", konsolidasi_name(goal->konsolidasi),
                         konsolidasi_name(done->konsolidasi)));
  }
  return doubts;
}

std::vector<std::string> end_target_doubts(const RowFigures& row, Tahun akhir) {
  std::vector<std::string> doubts;
  if (akhir == row.tahun) return doubts;
  const Figure* target = find(row.indikator.target, akhir);
  if (target == nullptr) return doubts;
  const std::string name = say("formula.target_in", akhir);
  if (target->periode && is_partial(*target->periode)) {
    doubts.push_back(say("formula.end_target_partial", akhir, periode_name(*target->periode)));
  }
  Figure computed;
  if (const Figure* realisasi = realisasi_of(row, computed)) {
    const std::string doubt = beside({name, target}, {"realisasi", realisasi}, row.satuan);
    if (!doubt.empty()) doubts.push_back(doubt);
  }
  return doubts;
}

std::vector<std::string> growth_doubts(const RowFigures& row, const Value& before) {
  Figure computed;
  Figure last;
  last.value = before;
  const Figure* realisasi = realisasi_of(row, computed);
  const Figure* data = find(row.indikator.realisasi, row.tahun - 1);
  const Figure* earlier = data != nullptr && same_value(data->value, before) ? data : &last;
  if (realisasi == nullptr || !before.is_present()) return {};
  const std::string doubt = beside({say("formula.realisasi_in", row.tahun - 1), earlier},
                                   {"realisasi", realisasi}, row.satuan);
  return doubt.empty() ? std::vector<std::string>{} : std::vector<std::string>{doubt};
}

std::vector<std::string> contradictions(const Indikator& indikator, const Definition& definition) {
  std::vector<std::string> doubts;
  const auto tell = [&](const char* what, const std::string& data, const std::string& script) {
    doubts.push_back(say("formula.script_differs", what, data, script));
  };
  if (!indikator.polaritas.empty() && !definition.polaritas.empty() &&
      indikator.polaritas != definition.polaritas) {
    tell("polaritas", indikator.polaritas, definition.polaritas);
  }
  if (differ(unit_of(indikator.satuan), unit_of(definition.satuan))) {
    tell("satuan", indikator.satuan, definition.satuan);
  }
  if (indikator.skala && definition.skala && !(*indikator.skala == *definition.skala)) {
    tell("skala", plain_value(Value(*indikator.skala)), plain_value(Value(*definition.skala)));
  }
  return doubts;
}

std::string units_doubt(const Measured& a, const Measured& b) {
  if (!differ(unit_of(a.satuan), unit_of(b.satuan))) return {};
  return say("formula.units_differ", a.name, a.satuan, b.name, b.satuan);
}

}  // namespace iku::formula
