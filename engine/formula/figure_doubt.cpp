#include "formula/figure_doubt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "formula/figure_note.hpp"
#include "model/periode.hpp"

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
  for (const char* percent : {"persen", "prosen"}) {
    if (unit.starts_with(percent)) return "%";
  }
  if (unit.find('%') != unit.npos) return "%";
  if (unit.find("rupiah") != unit.npos) return "rp";
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

/// Whether `share` is a share of 1 where the percentage is meant that stands beside it.
bool is_share(const Figure& percentage, const Figure& share, const std::string& satuan) {
  const std::string unit = unit_of(percentage.satuan);
  const bool percent = unit == "%" || (unit.empty() && unit_of(satuan) == "%");
  const auto large = size_of(percentage.value);
  const auto small = size_of(share.value);
  return percent && large && small && unit_of(share.satuan).empty() && *large >= kLeastPercent &&
         *small > 0 && *small <= 1;
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
  std::vector<Named> all = targets;
  for (Named& part : parts_named("realisasi", realisasi_of(row, computed))) {
    all.push_back(std::move(part));
  }
  add_unlike(doubts, all, row.satuan);
  return doubts;
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
