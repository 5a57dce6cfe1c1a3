#pragma once

#include <bitset>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/figure.hpp"

// A year given by its parts (bulan, triwulan, semester), and the one way its value is made of them.
// Read by store, shown by formula and report.

namespace iku {

/// The parts a year is given by.
enum class Frekuensi { kSemester, kTriwulan, kBulan };

/// How the parts make the year's value.
enum class Konsolidasi { kJumlah, kRata, kTerakhir };

/// The parts of a figure of one year, first to last; as many as frekuensi_count says.
struct Periode {
  Frekuensi frekuensi = Frekuensi::kTriwulan;
  Konsolidasi konsolidasi = Konsolidasi::kJumlah;
  std::vector<Figure> bagian;
};

/// "bulan", "triwulan", "semester".
std::string_view frekuensi_name(Frekuensi frekuensi);
/// 12, 4, 2.
std::size_t frekuensi_count(Frekuensi frekuensi);
/// "jumlah", "rata", "terakhir".
std::string_view konsolidasi_name(Konsolidasi konsolidasi);

/// How many parts have a value.
std::size_t filled_count(const Periode& periode);
/// True where the year's value stands though parts of it are missing.
bool is_partial(const Periode& periode);

/// The months of a year that a figure by parts speaks of, January first: up to the last part that
/// is there where it counts what has come about so far, else those of the parts that are there.
using Months = std::bitset<12>;
Months months_of(const Periode& periode);

/// What a target by parts asks of the months that `there` speaks of. Nothing where these are the
/// whole year, where it lacks one of the parts, or where its parts begin or end elsewhere.
std::optional<Value> consolidate_alike(const Periode& target, const Periode& there);

/// The year's value. A sum is there only where every part is; a mean is of the parts that are
/// there; "terakhir" is the last one that is. Where there is none: missing, naming the parts.
/// A grade can only be the last one: a sum or mean of grades is a failure of class result.
Value consolidate(const Periode& periode);

}  // namespace iku
