#include "formula/evaluator.hpp"

#include <doctest/doctest.h>

#include <string>

#include "formula_fixture.hpp"

namespace {

using iku::Origin;
using iku::test::Bench;
using iku::test::definition_text;
using iku::test::indikator_text;
using iku::test::shown;

/// One indikator "r" with the formula, inputs a = 42 and b = 50, and a second indikator "lain".
Bench bench_of(const std::string& formulasi, const std::string& members = "",
               const std::string& definition_more = "masukan = {a = {}, b = {}, c = {}},") {
  return Bench(
      indikator_text(
          R"({"kode": "r", "nama": "R", "formulasi": "r", "target": {"2024": 80, "2026": 90},)"
          R"("masukan": {"a": {"2023": 40, "2024": 42}, "b": {"2023": 50, "2024": 50}})" +
          members +
          R"(}, {"kode": "lain", "nama": "L", "target": {"2024": 10},)"
          R"("realisasi": {"2023": 5, "2024": 9}})"),
      {{"indikator/r.lua", definition_text("r", formulasi, definition_more)}});
}

TEST_CASE("a formula sees inputs, other indikator, other years, other units and the target") {
  struct Row {
    const char* formulasi;
    const char* realisasi;
  };
  const std::vector<Row> rows = {
      {"100 * x.a / x.b", "84,00"},
      {"x.a + x.lain", "51,00"},
      {"x.lalu.a", "40,00"},
      {"x.lalu.realisasi + x.a", "42,00"},
      {"x:pada(2023).lain", "5,00"},
      {"x.lalu.lain", "5,00"},
      {"x.target", "80,00"},
      {"x.akhir.target", "90,00"},
      {"x.tahun", "2.024,00"},
      {"x:unit('uji').lain", "9,00"},
      {"x:ada('a') and 1 or 0", "1,00"},
      {"x:ada('c') and 1 or 0", "0,00"},
      {"x.c", "tidak ada: c: tidak diisi"},
      {"x.lalu.target", "tidak ada: target: tidak diisi"},
      {"x.lian", "runtime: masukan \"lian\" tidak dikenal. Maksudnya \"lain\"?"},
      {"x:unit('ujj').lain", "runtime: unit \"ujj\" tidak dikenal"},
      {"x:banding('nasional')", "tidak ada: nasional: pembanding \"nasional\" tidak ada"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.formulasi));
    // The realisasi of the year before is asked for in one row, so 2023 must not depend on 2022.
    const bool before = std::string(row.formulasi).find("lalu.realisasi") != std::string::npos;
    Bench bench =
        bench_of(before ? "x.tahun < 2024 and 0 or x.lalu.realisasi + x.a" : row.formulasi);
    CHECK(shown(bench.indikator("r").realisasi) == row.realisasi);
  }
}

TEST_CASE("the computed realisasi counts, the reported one stands beside it") {
  Bench bench = bench_of("100 * x.a / x.b", R"(, "realisasi": {"2024": 83})");
  const iku::IndikatorResult r = bench.indikator("r");
  CHECK(r.origin == Origin::kComputed);
  CHECK(shown(r.realisasi) == "84,00");
  CHECK(shown(r.reported) == "83,00");
}

TEST_CASE("where inputs are missing the reported realisasi counts and is marked") {
  Bench bench = bench_of("x.a + x.c", R"(, "realisasi": {"2024": 83})");
  const iku::IndikatorResult r = bench.indikator("r");
  CHECK(r.origin == Origin::kReported);
  CHECK(shown(r.realisasi) == "83,00");
}

TEST_CASE("a failing formula is not replaced by the reported realisasi") {
  Bench bench = bench_of("1 / (x.a - x.a)", R"(, "realisasi": {"2024": 83})");
  const iku::IndikatorResult r = bench.indikator("r");
  REQUIRE(r.realisasi.is_failure());
  CHECK(r.realisasi.failure().kind == iku::FailureClass::kResult);
  CHECK(r.realisasi.failure().where.file == "skrip/indikator/r.lua");
  CHECK(shown(bench.indikator("lain").capaian) == "90,00");  // the others go on
}

TEST_CASE("a value outside its skala is a failure of class range: result, input, dependency") {
  struct Row {
    const char* formulasi;
    const char* more;
    const char* message;
  };
  const std::vector<Row> rows = {
      {"x.a * 10", "skala = {0, 100}, masukan = {a = {}, b = {}},",
       "range: r = 420 di luar skala 0..100"},
      {"x.a", "masukan = {a = {skala = {0, 5}}, b = {}},",
       "range: masukan a = 42 di luar skala 0..5"},
      {"x.lain", "masukan = {a = {}, lain = {skala = {0, 5}}},",
       "range: masukan lain = 9 di luar skala 0..5"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.formulasi));
    Bench bench = bench_of(row.formulasi, "", row.more);
    const std::string text = shown(bench.indikator("r").realisasi);
    CAPTURE(text);
    CHECK(text.find(std::string(row.message).substr(7)) != std::string::npos);
    CHECK(text.starts_with("range: "));
  }
}

TEST_CASE("a cycle names every indikator in it, and what waits for it fails in the same class") {
  Bench bench(
      indikator_text(R"({"kode": "satu", "nama": "1", "formulasi": "satu", "target": {"2024": 1}},
      {"kode": "dua", "nama": "2", "formulasi": "dua", "target": {"2024": 1}},
      {"kode": "tiga", "nama": "3", "formulasi": "tiga", "target": {"2024": 1}},
      {"kode": "ikut", "nama": "4", "formulasi": "ikut", "target": {"2024": 1}},
      {"kode": "bebas", "nama": "5", "target": {"2024": 1}, "realisasi": {"2024": 1}})"),
      {{"indikator/satu.lua", definition_text("satu", "x.dua + x.bebas", "")},
       {"indikator/dua.lua", definition_text("dua", "x.tiga", "")},
       {"indikator/tiga.lua", definition_text("tiga", "x.satu", "")},
       {"indikator/ikut.lua", definition_text("ikut", "x.bebas + x.satu", "")}});
  for (const char* kode : {"satu", "dua", "tiga"}) {
    CAPTURE(std::string(kode));
    const std::string text = shown(bench.indikator(kode).realisasi);
    CAPTURE(text);
    CHECK(text.starts_with("cycle: "));
    for (const char* name : {"satu", "dua", "tiga"}) CHECK(text.find(name) != std::string::npos);
    CHECK(text.find("bebas") == std::string::npos);
  }
  CHECK(shown(bench.indikator("ikut").realisasi).starts_with("cycle: "));
  CHECK(shown(bench.indikator("bebas").capaian) == "100,00");
}

TEST_CASE("a formula that reads itself is a cycle, but last year's is not") {
  Bench itself(
      indikator_text(R"({"kode": "r", "nama": "R", "formulasi": "r", "target": {"2024": 1}})"),
      {{"indikator/r.lua", definition_text("r", "x.r + 1", "")}});
  CHECK(shown(itself.indikator("r").realisasi).starts_with("cycle: "));
}

TEST_CASE("a long chain of formulas is evaluated in the order it asks for") {
  std::string indikator =
      R"({"kode": "i0", "nama": "0", "target": {"2024": 1}, "realisasi": {"2024": 1}})";
  std::vector<std::pair<std::string, std::string>> scripts;
  for (int i = 1; i <= 300; ++i) {
    const std::string kode = "i" + std::to_string(i);
    // The first in the plan depends on the last: nothing is in order.
    indikator = R"({"kode": ")" + kode + R"(", "nama": "N", "formulasi": ")" + kode +
                R"(", "target": {"2024": 1}}, )" + indikator;
    scripts.emplace_back("indikator/" + kode + ".lua",
                         definition_text(kode, "x.i" + std::to_string(i - 1) + " + 1", ""));
  }
  Bench bench(indikator_text(indikator), scripts);
  CHECK(shown(bench.indikator("i300").realisasi, 0) == "301");
}

TEST_CASE("the dependencies of a cell are those it read") {
  Bench bench = bench_of("x.a + x.lain + x.lalu.lain");
  iku::lua::Machine machine;
  iku::formula::Library library(machine, {bench.workspace().directory + "/skrip"});
  iku::formula::Evaluator evaluator(bench.workspace(), machine, library);
  const iku::Unit& unit = *evaluator.find_unit("uji");
  const iku::Indikator* r = evaluator.find(unit, "r");
  const iku::Indikator* lain = evaluator.find(unit, "lain");
  REQUIRE(r != nullptr);
  REQUIRE(lain != nullptr);
  CHECK(evaluator.find(unit, "tidak_ada") == nullptr);
  CHECK(evaluator.find_unit("tidak_ada") == nullptr);
  const iku::formula::Cell cell{&unit, r, 2024};
  CHECK(shown(evaluator.realisasi(cell).value, 0) == "56");
  const auto reads = evaluator.dependencies(cell);
  REQUIRE(reads.size() == 2);
  CHECK(reads[0] == iku::formula::Cell{&unit, lain, 2024});
  CHECK(reads[1] == iku::formula::Cell{&unit, lain, 2023});
}

TEST_CASE("a formulasi that fails to load is told once, with every other fault") {
  const std::string text = indikator_text(
      R"({"kode": "a", "nama": "A", "formulasi": "tidak_ada", "target": {"2024": 1}},
         {"kode": "b", "nama": "B", "formulasi": "rusak", "target": {"2024": 1}},
         {"kode": "c", "nama": "C", "formulasi": "rusak", "target": {"2024": 1}})");
  Bench bench(text, {{"indikator/rusak.lua", "return indikator {\n  kode = \"rusak\" x\n}"}});
  try {
    bench.unit();
    FAIL("faulty scripts were accepted");
  } catch (const iku::Error& error) {
    REQUIRE(error.diagnostics().size() == 2);
    CHECK(error.diagnostics()[0].code == "formula.not_found");
    CHECK(error.diagnostics()[1].code == "formula.syntax");
    CHECK(error.diagnostics()[1].where.line == 2);
    CHECK(error.status() == iku::Exit::kInvalidInput);
  }
}

}  // namespace
