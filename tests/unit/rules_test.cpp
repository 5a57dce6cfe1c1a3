#include "formula/rules.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "formula_fixture.hpp"

// The rules of a kebijakan, and how the kebijakan file itself is read.

namespace {

using iku::Value;
using iku::formula::Library;
using iku::formula::Rules;
using iku::test::Bench;
using iku::test::indikator_text;
using iku::test::shown;

struct PolicyRules {
  iku::lua::Machine machine;
  Library library{machine, {iku::test::source_path("scripts")}};
  Rules rules;

  explicit PolicyRules(const std::string& kode) : rules(machine, *library.policy(kode)) {}
};

const Value kMissing = Value(iku::Missing{"belum dinilai", "ikm"});
const Value kFailed = Value(iku::Failure{iku::FailureClass::kRange, "di luar", {}});

TEST_CASE("every polaritas has its capaian") {
  struct Row {
    const char* polaritas;
    const char* target;
    const char* realisasi;
    const char* capaian;
  };
  const std::vector<Row> rows = {
      {"positif", "80", "84", "105,00"},
      {"positif", "0", "84", "tidak ada: target 0"},
      {"negatif", "10", "8", "120,00"},
      {"negatif", "10", "25", "-50,00"},
      {"negatif_b", "10", "8", "125,00"},
      {"positif", "-10", "-5", "tidak ada: target negatif"},
      {"stabil", "50", "55", "90,00"},
      {"stabil", "-50", "-55", "90,00"},
      {"positif", R"({"nilai": {"dari": 20, "sampai": 30}})", "25",
       "tidak ada: target berupa rentang"},
      {"rentang", R"({"nilai": {"dari": 20, "sampai": 30}})", "25", "100,00"},
      {"rentang", R"({"nilai": {"dari": 20, "sampai": 30}})", "15", "75,00"},
      {"nol", "0", "0", "100,00"},
      {"nol", "0", "3", "0,00"},
      {"tonggak", "1", "1", "100,00"},
      {"tingkat", "\"BB (72)\"", "73.47", "102,04"},
      {"tingkat", R"("BB")", R"("A")", "120,00"},
      {"positif", R"("BB")", "84", "tidak ada: target tidak berupa angka"},
      {"positif", "80", "null", "tidak ada: realisasi: tidak diisi"},
      {"positif", "null", "84", "tidak ada: target: tidak diisi"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.polaritas));
    CAPTURE(std::string(row.target));
    CAPTURE(std::string(row.realisasi));
    Bench bench(indikator_text(R"({"kode": "r", "nama": "R", "polaritas": ")" +
                               std::string(row.polaritas) + R"(", "target": {"2024": )" +
                               row.target + R"(}, "realisasi": {"2024": )" + row.realisasi + "}}"));
    CHECK(shown(bench.indikator("r").capaian) == row.capaian);
  }
}

TEST_CASE("capaian from a baseline") {
  Bench bench(indikator_text(
      R"({"kode": "r", "nama": "R", "polaritas": "baseline", "baseline": 40,
          "target": {"2024": 30}, "realisasi": {"2024": 32}})"));
  CHECK(shown(bench.indikator("r").capaian) == "80,00");
}

TEST_CASE("a definition may override the capaian") {
  Bench bench(indikator_text(
                  R"({"kode": "r", "nama": "R", "formulasi": "r", "target": {"2024": 80},
                      "realisasi": {"2024": 84}})"),
              {{"indikator/r.lua",
                "return indikator { kode = 'r', nama = 'R', satuan = '', polaritas = 'positif',\n"
                "  capaian = function(x) return x.realisasi - x.target end }"}});
  CHECK(shown(bench.indikator("r").capaian) == "4,00");
}

TEST_CASE("each policy looks its predikat up in its own bands, capped where it says so") {
  struct Row {
    const char* kebijakan;
    double capaian;
    const char* predikat;
  };
  const std::vector<Row> rows = {
      {"sumenep-2023", 90, "Tinggi"},
      {"sumenep-2023", 96.47, "Sangat Tinggi"},
      {"sumenep-2023", 50, "Sangat Rendah"},
      {"jember-2024", 125, "Sangat Tinggi"},
      {"jember-2024", 70, "Sedang"},
      {"jombang-2024", 105.71, "AA"},
      {"jombang-2024", -5, "D"},
      {"jombang-2024", 90.01, "AA"},
      {"jombang-2024", 90, "A"},
      {"sumenep-2020", 82.28, "Berhasil"},
      {"sumenep-2020", 62.5, "Cukup Berhasil"},
      {"sumenep-2020", 40, "Tidak Berhasil"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.kebijakan));
    CAPTURE(row.capaian);
    PolicyRules policy(row.kebijakan);
    CHECK(shown(policy.rules.predikat(policy.rules.angka(Value(row.capaian)))) == row.predikat);
  }
}

TEST_CASE("what is missing or failed stays so through every rule") {
  PolicyRules policy("jombang-2024");
  Rules& rules = policy.rules;
  for (const Value& absent : {kMissing, kFailed}) {
    const std::string same = shown(absent);
    CAPTURE(same);
    const Value one = Value(1.0);
    CHECK(shown(rules.angka(absent)) == same);
    CHECK(shown(rules.predikat(absent)) == same);
    CHECK(shown(rules.banding(absent, one)) == same);
    CHECK(shown(rules.serapan(one, absent)) == same);
    CHECK(shown(rules.library("tumbuh", "persen", one, absent)) == same);
  }
}

TEST_CASE("a mean takes the values that exist and says how many") {
  PolicyRules policy("jombang-2024");
  const std::vector<Value> values = {Value(100.0), kMissing, Value(50.0), kFailed};
  CHECK(shown(policy.rules.mean(values)) == "75,00 (2/4)");
  CHECK(shown(policy.rules.mean(values, {3, 1, 1, 1})) == "87,50 (2/4)");
  const iku::Mean none = policy.rules.mean({kMissing});
  CHECK(none.value.is_missing());
  CHECK(none.used == 0);
  CHECK(none.of == 1);
}

TEST_CASE("a policy that averages printed values rounds them first") {
  const std::string policy_text =
      iku::test::read_text(iku::test::source_path("scripts/kebijakan/jombang-2024.lua"));
  std::string printed = policy_text;
  printed.replace(printed.find("jombang-2024"), 12, "cetak-2024");
  const std::size_t end = printed.rfind('}');
  printed.insert(end, "  rata_dari = \"tercetak\", desimal = 0\n");
  // 33,4 and 33,4: 33 and 33 when printed with no decimals
  const std::string rows =
      R"({"kode": "a", "nama": "A", "target": {"2024": 100}, "realisasi": {"2024": 33.4}},
         {"kode": "b", "nama": "B", "target": {"2024": 100}, "realisasi": {"2024": 33.4}})";
  std::string text = indikator_text(rows);
  Bench full(text);
  CHECK(shown(full.unit().capaian) == "33,40 (2/2)");
  text.replace(text.find("jombang-2024"), 12, "cetak-2024");
  CAPTURE(printed);
  Bench rounded(text, {{"kebijakan/cetak-2024.lua", printed}});
  CHECK(shown(rounded.unit().capaian) == "33,00 (2/2)");
}

TEST_CASE("the four definitions of efisiensi are those of the reports") {
  struct Row {
    const char* kebijakan;
    const char* efisiensi;
  };
  for (const Row& row :
       {Row{"jombang-2024", "5,04"}, Row{"sumenep-2023", "3,00"}, Row{"jember-2024", "Efisien"}}) {
    CAPTURE(std::string(row.kebijakan));
    PolicyRules policy(row.kebijakan);
    CHECK(shown(policy.rules.efisiensi(Value(102.04), Value(97.0), Value(100.0), Value(97.0))) ==
          row.efisiensi);
  }
}

TEST_CASE("a policy without a rule or with a wrong one is told where") {
  iku::lua::Machine machine;
  const std::string source =
      "return kebijakan {\n  kode = 'a',\n  angka = 7,\n  desimal = 99,\n  ankga = 1,\n}";
  const auto outcome = machine.define(source, "a.lua");
  REQUIRE_FALSE(outcome.failure.has_value());
  std::vector<iku::Diagnostic> faults;
  iku::formula::read_policy(outcome.value, "a.lua", source, faults);
  std::vector<std::string> told;
  for (const iku::Diagnostic& fault : faults) {
    told.push_back(fault.code + ":" + std::to_string(fault.where.line));
  }
  CHECK(std::find(told.begin(), told.end(), "formula.unknown_key:5") != told.end());
  CHECK(std::find(told.begin(), told.end(), "formula.rule:3") != told.end());
  CHECK(std::find(told.begin(), told.end(), "formula.desimal:4") != told.end());
  CHECK(std::find(told.begin(), told.end(), "formula.bands:0") != told.end());
}

}  // namespace
