#include "formula/figure_note.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "formula_fixture.hpp"

namespace {

using iku::Explanation;
using iku::Figure;
using iku::test::Bench;
using iku::test::indikator_text;

TEST_CASE("the working of a figure by parts shows them") {
  struct Row {
    std::string realisasi;
    std::string note;
  };
  const std::vector<Row> rows = {
      {R"({"triwulan": [10, 12, 10, 14], "konsolidasi": "jumlah", "sumber": "T1"})",
       "jumlah 4 triwulan: 10 + 12 + 10 + 14"},
      {R"({"triwulan": [10, 12, null, 14], "konsolidasi": "jumlah", "sumber": "T1"})",
       "jumlah 3 dari 4 triwulan: 10 + 12 + – + 14"},
      {R"({"triwulan": [80, "82,5", null, 83], "konsolidasi": "rata", "sumber": "T1"})",
       "rata-rata 3 dari 4 triwulan: 80; 82,5; –; 83"},
      {R"json({"semester": ["B", "BB (72)"], "konsolidasi": "terakhir", "sumber": "T1"})json",
       "nilai terakhir, 2 semester: B; BB (72)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.realisasi);
    Bench bench(indikator_text(
        R"({"kode": "a", "nama": "A", "target": {"2024": 40}, "realisasi": {"2024": )" +
        row.realisasi + "}}"));
    const Explanation e = bench.calculator().explain("uji", "a", 2024);
    CHECK(e.note == row.note);
    CHECK(e.sumber == "T1");
  }
}

TEST_CASE("the working of an input by parts shows them") {
  Bench bench(
      indikator_text(R"({"kode": "r", "nama": "R", "formulasi": "r", "target": {"2024": 80},
        "masukan": {"x1": {"2024": {"semester": [20, 22], "konsolidasi": "jumlah"}}}})"),
      {{"indikator/r.lua", iku::test::definition_text("r", "x.x1 * 2", "masukan = {x1 = {}},")}});
  const Explanation e = bench.calculator().explain("uji", "r", 2024);
  REQUIRE(e.children.size() == 4);
  CHECK(e.value.number() == 84);
  CHECK(e.children[0].note == "jumlah 2 semester: 20 + 22");
}

TEST_CASE("the working of a target says since when it counts and what it was") {
  Bench bench(indikator_text(R"({"kode": "a", "nama": "A", "realisasi": {"2024": 84},
    "target": {"2024": {"nilai": 70, "perubahan": [
      {"sejak": "2024-03-01", "nilai": 75}, {"sejak": "2024-08-01", "nilai": 80}]}}})"));
  const Explanation e = bench.calculator().explain("uji", "a", 2024);
  REQUIRE(e.children.size() == 3);
  CHECK(e.children[0].value.number() == 80);
  CHECK(e.children[0].note == "sejak 2024-08-01, sebelumnya 75 sejak 2024-03-01, sebelumnya 70");
  CHECK(iku::formula::perubahan_note(Figure()).empty());
}

}  // namespace
