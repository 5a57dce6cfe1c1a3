#include "model/periode.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

namespace {

using iku::Figure;
using iku::Grade;
using iku::Konsolidasi;
using iku::Missing;
using iku::Periode;
using iku::Value;

Periode periode(Konsolidasi konsolidasi, std::vector<Value> values) {
  Periode made;
  made.frekuensi = values.size() == 2 ? iku::Frekuensi::kSemester : iku::Frekuensi::kTriwulan;
  made.konsolidasi = konsolidasi;
  for (Value& value : values) {
    Figure part;
    part.value = std::move(value);
    made.bagian.push_back(std::move(part));
  }
  return made;
}

TEST_CASE("a year is the sum, the mean or the last of its parts") {
  const std::vector<Value> parts = {10, 12, 10, 14};
  CHECK(consolidate(periode(Konsolidasi::kJumlah, parts)).number() == 46);
  CHECK(consolidate(periode(Konsolidasi::kRata, parts)).number() == 11.5);
  CHECK(consolidate(periode(Konsolidasi::kTerakhir, parts)).number() == 14);
  CHECK_FALSE(is_partial(periode(Konsolidasi::kRata, parts)));
}

TEST_CASE("a target is asked for the parts that a realisasi stands on") {
  struct Row {
    Konsolidasi target;
    std::vector<Value> targets;
    Konsolidasi realisasi;
    std::vector<Value> there;
    double alike;
  };
  const Value gap;
  const std::vector<Row> rows = {
      // The end of TW III: 66 is measured by 60, not by the year's 95.
      {Konsolidasi::kTerakhir, {15, 40, 60, 95}, Konsolidasi::kTerakhir, {18, 42, 66, gap}, 60},
      {Konsolidasi::kTerakhir, {gap, gap, 60, 95}, Konsolidasi::kTerakhir, {18, 42, 66, gap}, 60},
      {Konsolidasi::kJumlah, {10, 20, 30, 40}, Konsolidasi::kTerakhir, {18, 42, gap, gap}, 30},
      {Konsolidasi::kRata, {80, 100, 90, 90}, Konsolidasi::kRata, {88, 92, gap, gap}, 90},
      {Konsolidasi::kRata, {80, 100, 90, 90}, Konsolidasi::kRata, {88, gap, 90, gap}, 85},
  };
  for (const Row& row : rows) {
    CAPTURE(row.alike);
    const auto alike =
        consolidate_alike(periode(row.target, row.targets), periode(row.realisasi, row.there));
    REQUIRE(alike);
    CHECK(alike->number() == row.alike);
  }
  CHECK_FALSE(consolidate_alike(periode(Konsolidasi::kTerakhir, {15, 40, gap, 95}),
                                periode(Konsolidasi::kTerakhir, {18, 42, 66, gap})));
  CHECK_FALSE(consolidate_alike(periode(Konsolidasi::kTerakhir, {40, 95}),
                                periode(Konsolidasi::kTerakhir, {18, 42, 66, gap})));
}

TEST_CASE("parts of another length are asked for where they begin and end together") {
  const Value gap;
  const auto alike = [](const Periode& target, const Periode& there) {
    const auto value = consolidate_alike(target, there);
    return value ? value->number() : -1;
  };
  const Periode halves = periode(Konsolidasi::kTerakhir, {40, 90});
  CHECK(alike(halves, periode(Konsolidasi::kTerakhir, {18, 44, gap, gap})) == 40);
  CHECK(alike(halves, periode(Konsolidasi::kTerakhir, {18, gap, gap, gap})) == -1);
  CHECK(alike(halves, periode(Konsolidasi::kTerakhir, {18, 44, 66, 88})) == -1);  // the whole year
  const Periode quarters = periode(Konsolidasi::kJumlah, {1, 2, 3, 4});
  CHECK(alike(quarters, periode(Konsolidasi::kTerakhir, {30, gap})) == 3);
  CHECK(alike(quarters, periode(Konsolidasi::kRata, {gap, 30})) == 7);
}

TEST_CASE("a sum that lacks a part is no sum, and says which") {
  struct Row {
    std::vector<Value> parts;
    std::string reason;
  };
  const std::vector<Row> rows = {
      {{10, 12, 10, Value()}, "triwulan 4 belum diisi"},
      {{Value(), 12, Value(), 14}, "triwulan 1, 3 belum diisi"},
      {{10, Missing{"belum rilis", {}}, 10, 14}, "triwulan 2: belum rilis"},
      {{10, Missing{"belum rilis", {}}, Value(), 14},
       "triwulan 3 belum diisi; triwulan 2: belum rilis"},
      {{10, Value()}, "semester 2 belum diisi"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.reason);
    const Value value = consolidate(periode(Konsolidasi::kJumlah, row.parts));
    REQUIRE(value.is_missing());
    CHECK(value.missing().reason == row.reason);
    CHECK_FALSE(is_partial(periode(Konsolidasi::kJumlah, row.parts)));
  }
}

TEST_CASE("a mean and a last value stand on the parts that are there, and are marked") {
  const std::vector<Value> parts = {10, Value(), 14, Value()};
  for (const auto& [konsolidasi, expected] :
       {std::pair(Konsolidasi::kRata, 12.0), std::pair(Konsolidasi::kTerakhir, 14.0)}) {
    const std::string name(konsolidasi_name(konsolidasi));
    CAPTURE(name);
    const Periode made = periode(konsolidasi, parts);
    CHECK(consolidate(made).number() == expected);
    CHECK(is_partial(made));
    CHECK(filled_count(made) == 2);
    const Periode empty = periode(konsolidasi, {Value(), Value()});
    REQUIRE(consolidate(empty).is_missing());
    CHECK(consolidate(empty).missing().reason == "semester 1, 2 belum diisi");
    CHECK_FALSE(is_partial(empty));
  }
}

TEST_CASE("grades can be the last value and nothing else") {
  const std::vector<Value> parts = {Grade{"B", {}}, Grade{"BB", 72}};
  CHECK(consolidate(periode(Konsolidasi::kTerakhir, parts)).grade() == Grade{"BB", 72});
  for (const Konsolidasi konsolidasi : {Konsolidasi::kJumlah, Konsolidasi::kRata}) {
    const Value value = consolidate(periode(konsolidasi, parts));
    REQUIRE(value.is_failure());
    CHECK(value.failure().kind == iku::FailureClass::kResult);
  }
}

TEST_CASE("a part that failed is the year's failure, and a sum too large is one") {
  const Value failed = iku::Failure{iku::FailureClass::kRange, "di luar skala", {}};
  CHECK(consolidate(periode(Konsolidasi::kRata, {1, failed})).failure().message == "di luar skala");
  CHECK(consolidate(periode(Konsolidasi::kJumlah, {1e308, 1e308})).is_failure());
}

TEST_CASE("every frequency has its name and count") {
  CHECK(std::string(frekuensi_name(iku::Frekuensi::kBulan)) == "bulan");
  CHECK(frekuensi_count(iku::Frekuensi::kBulan) == 12);
  CHECK(std::string(frekuensi_name(iku::Frekuensi::kTriwulan)) == "triwulan");
  CHECK(frekuensi_count(iku::Frekuensi::kTriwulan) == 4);
  CHECK(std::string(frekuensi_name(iku::Frekuensi::kSemester)) == "semester");
  CHECK(frekuensi_count(iku::Frekuensi::kSemester) == 2);
}

}  // namespace
