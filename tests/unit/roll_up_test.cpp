#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "formula_fixture.hpp"

// Formulas over the units below one: values, coverage, predikat, cycles, several threads.

namespace {

using namespace iku;
using test::definition_text;
using test::shown;

// The realisasi of one kecamatan; an empty text is one that is not filled in.
struct Below {
  std::string kode;
  std::string realisasi;
  std::string penduduk = "1";
};

std::string one(const std::string& kode, const std::string& realisasi) {
  return "{\"kode\": \"" + kode + "\", \"nama\": \"" + kode +
         "\", \"skala\": [0, 9999], \"target\": {\"2024\": 80}" +
         (realisasi.empty() ? "" : ", \"realisasi\": {\"2024\": " + realisasi + "}") + "}";
}

std::string plan(const std::string& indikator) {
  return "\"tujuan\": [{\"kode\": \"T\", \"nama\": \"T\", \"sasaran\": [{\"kode\": \"S\", "
         "\"nama\": \"S\", \"indikator\": [" +
         indikator + "]}]}]";
}

// A kabupaten whose one indikator `kab` is made by `formulasi` from those of its kecamatan.
std::string kabupaten(const std::vector<Below>& units, const std::string& more = {}) {
  std::string text =
      "{\"format\": \"iku/1\", \"nama\": \"Uji\", \"tahun\": 2024, \"kebijakan\": "
      "\"jombang-2024\", \"skrip\": [\"skrip\"], \"sumber\": \"uji\", \"unit\": [{\"kode\": "
      "\"kabupaten\", \"nama\": \"Kabupaten\", \"jenjang\": \"kabupaten\", " +
      plan(
          "{\"kode\": \"kab\", \"nama\": \"Kab\", \"formulasi\": \"kab\", \"target\": {\"2024\": "
          "80}}" +
          more) +
      "}";
  for (const Below& unit : units) {
    text += ", {\"kode\": \"" + unit.kode + "\", \"nama\": \"" + unit.kode +
            "\", \"jenjang\": \"kecamatan\", \"induk\": \"kabupaten\", " +
            plan(one("ikm", unit.realisasi) + ", " + one("penduduk", unit.penduduk)) + "}";
  }
  return text + "]}";
}

IndikatorResult kab(const std::vector<Below>& units, const std::string& formulasi,
                    const std::string& more = {}) {
  test::Bench bench(kabupaten(units, more),
                    {{"indikator/kab.lua", definition_text("kab", formulasi, "")}});
  IndikatorResult result = bench.indikator("kab");
  result.unit = nullptr;  // the bench takes its data along
  result.indikator = nullptr;
  return result;
}

const std::vector<Below> kFour = {
    {"c", "70", "10"}, {"a", "90", "30"}, {"d", "", "5"}, {"b", "80", ""}};

TEST_CASE("a roll-up leaves out what is missing, and counts it") {
  struct Row {
    const char* formulasi;
    const char* value;
    int used;
  };
  for (const Row& row : {
           Row{"gabungan.jumlah(x:anak('ikm'))", "240,00", 3},
           Row{"gabungan.rata(x:anak('ikm'))", "80,00", 3},
           Row{"gabungan.tertimbang(x:anak('ikm'), x:anak('penduduk'))", "85,00", 3},
           Row{"gabungan.tertinggi(x:anak('ikm'))", "90,00", 3},
           Row{"gabungan.rata(x:anak('ikm', 'target'))", "80,00", 4},
           Row{"gabungan.pangsa(x:anak('ikm', 'capaian'), function(v) return v >= 100 end)",
               "66,67", 3},
           Row{"gabungan.pangsa_predikat(x:anak('ikm', 'predikat'), 'AA')", "66,67", 3},
           Row{"#x:anak('ikm').nilai", "4,00", 3},
       }) {
    CAPTURE(std::string(row.formulasi));
    const IndikatorResult result = kab(kFour, row.formulasi);
    CHECK(shown(result.realisasi) == row.value);
    REQUIRE(result.cakupan.size() >= 1);
    CHECK(result.cakupan.front().kode == "ikm");
    CHECK(result.cakupan.front().used == row.used);
    CHECK(result.cakupan.front().of == 4);
  }
}

TEST_CASE("a roll-up over nothing is missing or told, never 0") {
  const std::vector<Below> none = {{"a", ""}, {"b", ""}};
  CHECK(shown(kab(none, "gabungan.rata(x:anak('ikm'))").realisasi) ==
        "tidak ada: tidak ada nilai ikm dari 2 unit");
  CHECK(shown(kab(none, "gabungan.rata(x:anak('ipm'))").realisasi).starts_with("runtime: "));
  CHECK(
      shown(kab(none, "gabungan.rata(x:anak('ikm', 'nilai'))").realisasi).starts_with("runtime: "));
  CHECK(shown(kab({}, "gabungan.rata(x:anak('ikm'))").realisasi).starts_with("runtime: "));
}

TEST_CASE("a unit below that failed is left out and counted as failed") {
  const IndikatorResult result =
      kab({{"a", "90"}, {"b", "10000"}, {"c", ""}}, "gabungan.rata(x:anak('ikm'))");
  CHECK(shown(result.realisasi) == "90,00");
  CHECK(result.cakupan == std::vector<Coverage>{{"ikm", 1, 3, 1}});
}

TEST_CASE("the order of the units below changes no bit of a roll-up, and coverage adds up") {
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    std::vector<Below> units;
    int present = 0;
    const int count = 1 + static_cast<int>(random() % 40);
    for (int i = 0; i < count; ++i) {
      const bool there = random() % 4 != 0;
      present += there ? 1 : 0;
      units.push_back(
          {fmt::format("u{}", i),
           there ? fmt::format("{:.7f}", 100.0 * static_cast<double>(random() % 100'000) / 99'999)
                 : "",
           fmt::format("{}", 1 + random() % 5'000)});
    }
    if (present == 0) continue;
    const char* formulasi = "gabungan.tertimbang(x:anak('ikm'), x:anak('penduduk'))";
    const IndikatorResult first = kab(units, formulasi);
    std::shuffle(units.begin(), units.end(), random);
    const IndikatorResult second = kab(units, formulasi);
    REQUIRE(first.realisasi.is_number());
    CHECK(first.realisasi.number() == second.realisasi.number());
    CHECK(first.cakupan == second.cakupan);
    CHECK(first.cakupan.at(0).used == present);
    CHECK(first.cakupan.at(0).of == count);
  }
}

TEST_CASE("units that read one another's roll-ups in a circle are a cycle with every name in it") {
  test::Bench bench(
      kabupaten({{"a", "90"}},
                ", {\"kode\": \"ikm\", \"nama\": \"Ikm\", \"formulasi\": \"naik\", \"target\": "
                "{\"2024\": 1}}"),
      {{"indikator/kab.lua", definition_text("kab", "x.ikm", "")},
       {"indikator/naik.lua", definition_text("naik", "x:unit('a').penduduk + x.kab", "")}});
  const IndikatorResult result = bench.indikator("kab");
  REQUIRE(result.realisasi.is_failure());
  CHECK(result.realisasi.failure().kind == FailureClass::kCycle);
  CHECK(result.realisasi.failure().message.find("kab → ikm → kab") != std::string::npos);
}

TEST_CASE("predikat under other bands do not compare") {
  std::string text = kabupaten({{"a", "90"}, {"b", "80"}});
  const std::string place = "\"nama\": \"b\", ";
  text.insert(text.find(place) + place.size(), "\"kebijakan\": \"sumenep-2020\", ");
  test::Bench bench(
      text,
      {{"indikator/kab.lua",
        definition_text("kab", "gabungan.pangsa_predikat(x:anak('ikm', 'predikat'), 'AA')", "")}});
  CHECK(shown(bench.indikator("kab").realisasi).find("sumenep-2020") != std::string::npos);
}

TEST_CASE("several threads give the same results, in the same order") {
  std::vector<Below> units;
  for (int i = 0; i < 90; ++i) {
    units.push_back({fmt::format("u{}", i), i % 7 == 0 ? "" : fmt::format("{}", 50 + i % 45)});
  }
  test::Bench bench(kabupaten(units),
                    {{"indikator/kab.lua",
                      definition_text("kab", "gabungan.rata(x:anak('ikm', 'capaian'))", "")}});
  const auto rows = [&](int jobs) {
    formula::Calculator calculator(bench.workspace(), bench.settings());
    formula::Work work;
    work.jobs = jobs;
    std::size_t last = 0;
    work.progress = [&](std::size_t done, std::size_t of) {
      CHECK(done <= of);
      CHECK(done >= last);
      last = done;
    };
    std::vector<std::string> all;
    for (const UnitResult& unit : calculator.calculate({}, work).results) {
      for_each_result(unit, [&](const IndikatorResult& row) {
        all.push_back(fmt::format("{} {} {} {}", row.unit->kode, row.indikator->kode,
                                  shown(row.realisasi), shown(row.predikat)));
      });
    }
    return all;
  };
  const std::vector<std::string> serial = rows(1);
  REQUIRE(serial.size() == 181);
  CHECK(serial.front().starts_with("kabupaten kab 9"));
  CHECK(rows(2) == serial);
  CHECK(rows(5) == serial);
}

}  // namespace
