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
           Row{"gabungan.jumlah(x:anak('ikm'))", "tidak ada: ikm terisi di 3 dari 4 unit", 3},
           Row{"gabungan.jumlah_terisi(x:anak('ikm'))", "240,00", 3},
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

// Random units below, some without a figure; at least one has one.
std::vector<Below> random_units(std::mt19937& random) {
  std::vector<Below> units;
  const int count = 1 + static_cast<int>(random() % 30);
  for (int i = 0; i < count; ++i) {
    const bool there = i == 0 || random() % 4 != 0;
    units.push_back(
        {fmt::format("u{:02}", i),
         there ? fmt::format("{:.6f}", 1 + static_cast<double>(random() % 99'000) / 999) : "",
         fmt::format("{}", 1 + random() % 5'000)});
  }
  return units;
}

int present_in(const std::vector<Below>& units) {
  return static_cast<int>(std::count_if(units.begin(), units.end(),
                                        [](const Below& u) { return !u.realisasi.empty(); }));
}

TEST_CASE("the mean of equal values is that value, weighted or not, whatever is missing") {
  std::mt19937 random(3);
  for (int round = 0; round < 10; ++round) {
    std::vector<Below> units = random_units(random);
    const std::string same = units.front().realisasi;
    const double value = std::stod(same);
    for (Below& unit : units) {
      if (!unit.realisasi.empty()) unit.realisasi = same;
    }
    CAPTURE(same);
    CAPTURE(units.size());
    for (const char* formulasi :
         {"gabungan.rata(x:anak('ikm'))", "gabungan.tertinggi(x:anak('ikm'))",
          "gabungan.terendah(x:anak('ikm'))",
          "gabungan.tertimbang(x:anak('ikm'), x:anak('penduduk'))"}) {
      CAPTURE(std::string(formulasi));
      const IndikatorResult result = kab(units, formulasi);
      REQUIRE(result.realisasi.is_number());
      CHECK(result.realisasi.number() == doctest::Approx(value).epsilon(1e-12));
    }
    CHECK(kab(units, "gabungan.tertinggi(x:anak('ikm'))").realisasi.number() == value);
  }
}

TEST_CASE("with equal weights the weighted mean is the plain one") {
  std::mt19937 random(4);
  for (int round = 0; round < 10; ++round) {
    std::vector<Below> units = random_units(random);
    const std::string weight = fmt::format("{}.5", 1 + random() % 9'000);
    for (Below& unit : units) unit.penduduk = weight;
    const IndikatorResult weighted =
        kab(units, "gabungan.tertimbang(x:anak('ikm'), x:anak('penduduk'))");
    const IndikatorResult plain = kab(units, "gabungan.rata(x:anak('ikm'))");
    REQUIRE(weighted.realisasi.is_number());
    CHECK(weighted.realisasi.number() == doctest::Approx(plain.realisasi.number()).epsilon(1e-12));
    CHECK(weighted.cakupan.front() == plain.cakupan.front());
  }
}

TEST_CASE("the sum and the coverage of two halves are those of the whole") {
  std::mt19937 random(6);
  for (int round = 0; round < 15; ++round) {
    const std::vector<Below> units = random_units(random);
    const auto middle = units.begin() + static_cast<std::ptrdiff_t>(random() % (units.size() + 1));
    const std::vector<Below> first(units.begin(), middle);
    const std::vector<Below> second(middle, units.end());
    const char* formulasi = "gabungan.jumlah_terisi(x:anak('ikm'))";
    const IndikatorResult whole = kab(units, formulasi);
    REQUIRE(whole.realisasi.is_number());
    double sum = 0;
    Coverage added{"ikm", 0, 0, 0};
    for (const std::vector<Below>& half : {first, second}) {
      if (half.empty()) continue;  // a kabupaten without units has nothing to roll up
      const IndikatorResult part = kab(half, formulasi);
      // A half whose units have no figure at all has no sum, but still its coverage.
      CHECK(part.realisasi.is_number() == (present_in(half) > 0));
      if (part.realisasi.is_number()) sum += part.realisasi.number();
      REQUIRE(part.cakupan.size() == 1);
      added.used += part.cakupan.front().used;
      added.of += part.cakupan.front().of;
    }
    CHECK(sum == doctest::Approx(whole.realisasi.number()).epsilon(1e-12));
    CHECK(whole.cakupan == std::vector<Coverage>{added});
    CHECK(added.used == present_in(units));
    CHECK(added.of == static_cast<int>(units.size()));
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
