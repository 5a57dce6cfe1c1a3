#include "formula/calculation.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "formula_fixture.hpp"

// Roll-ups of plan and budget, side tables, staff and assets, and the working of one number.

namespace {

using iku::Value;
using iku::test::Bench;
using iku::test::definition_text;
using iku::test::indikator_text;
using iku::test::shown;
using iku::test::workspace_text;

const std::string kThree =
    R"({"kode": "a", "nama": "A", "target": {"2024": 80}, "realisasi": {"2023": 60, "2024": 84}},
       {"kode": "b", "nama": "B", "target": {"2024": 80, "2026": 100}, "realisasi": {"2024": 40}},
       {"kode": "c", "nama": "C", "target": {"2024": 80}, "realisasi": {"2024": "Belum ada penilaian"}})";

TEST_CASE("capaian rolls up as a mean of those that exist, counted") {
  Bench bench(indikator_text(kThree));
  const iku::UnitResult& unit = bench.unit();
  CHECK(shown(unit.capaian) == "77,50 (2/3)");
  CHECK(shown(unit.tujuan[0].sasaran[0].capaian) == "77,50 (2/3)");
  CHECK(shown(unit.tujuan[0].capaian) == "77,50 (1/1)");
  CHECK(shown(unit.predikat) == "BB");
  CHECK(unit.tally.melebihi == 1);
  CHECK(unit.tally.kurang == 1);
  CHECK(unit.tally.tanpa == 1);
  int counted = 0;
  for (const auto& [nama, count] : unit.recap) counted += count;
  CHECK(counted == 2);
}

TEST_CASE("a row has its growth, history and progress") {
  Bench bench(indikator_text(kThree));
  const iku::IndikatorResult a = bench.indikator("a");
  CHECK(shown(a.realisasi_lalu) == "60,00");
  CHECK(shown(a.selisih) == "24,00");
  CHECK(shown(a.pertumbuhan) == "40,00");
  REQUIRE(a.riwayat.size() == 2);
  CHECK(a.riwayat[0].first == 2023);
  CHECK(a.kemajuan.is_missing());  // no target for the Renstra's last year
  CHECK(shown(bench.indikator("b").kemajuan) == "40,00");
  CHECK(shown(bench.indikator("c").capaian) == "tidak ada: realisasi: Belum ada penilaian");
}

TEST_CASE("bobot makes the mean a weighted one") {
  Bench bench(indikator_text(
      R"({"kode": "a", "nama": "A", "bobot": 3, "target": {"2024": 100}, "realisasi": {"2024": 100}},
         {"kode": "b", "nama": "B", "bobot": 1, "target": {"2024": 100}, "realisasi": {"2024": 50}})"));
  CHECK(shown(bench.unit().capaian) == "87,50 (2/2)");
}

const std::string kBudget = R"("tujuan": [{"kode": "T1", "nama": "T", "sasaran": [
    {"kode": "S1", "nama": "S", "indikator": [
      {"kode": "a", "nama": "A", "target": {"2024": 80}, "realisasi": {"2024": 84}}]}]}],
  "program": [
    {"kode": "1", "nama": "P1", "sasaran": ["S1"], "anggaran": {"2024": 999}, "kegiatan": [
      {"kode": "1.1", "nama": "K1", "anggaran": {"2024": {"sebelum": 500, "setelah": 600}},
       "realisasi": {"2024": 300}},
      {"kode": "1.2", "nama": "K2", "anggaran": {"2024": 200}, "realisasi": {"2024": 100}}]},
    {"kode": "2", "nama": "P2", "anggaran": {"2024": 200}, "realisasi": {"2024": 200}},
    {"kode": "3", "nama": "P3", "anggaran": {"2024": 0}, "realisasi": {"2024": 0}}])";

TEST_CASE("a parent's rupiah are the sum of its children, and ratios are taken after summing") {
  Bench bench(workspace_text(kBudget));
  const iku::UnitResult& unit = bench.unit();
  const iku::BudgetResult& first = unit.program[0];
  CHECK(shown(first.anggaran, 0) == "800");
  CHECK(shown(first.realisasi, 0) == "400");
  CHECK(shown(first.sisa, 0) == "400");
  CHECK(shown(first.serapan) == "50,00");
  CHECK(shown(first.pangsa) == "80,00");
  CHECK(shown(first.children[0].anggaran_sebelum, 0) == "500");
  CHECK(shown(unit.budget.anggaran, 0) == "1.000");
  CHECK(shown(unit.budget.realisasi, 0) == "600");
  CHECK(shown(unit.budget.serapan) == "60,00");  // not the mean of 50 and 100
  CHECK(shown(unit.program[2].serapan) == "tidak ada: anggaran 0");
}

TEST_CASE("a sasaran has the budget of the programs that serve it") {
  Bench bench(workspace_text(kBudget));
  const iku::SasaranResult& sasaran = bench.unit().tujuan[0].sasaran[0];
  CHECK(shown(sasaran.budget.anggaran, 0) == "800");
  CHECK(shown(sasaran.budget.efisiensi) == "55,00");  // capaian 105 less serapan 50
}

TEST_CASE("rupiah beyond a billion stay exact") {
  Bench bench(workspace_text(R"("program": [
    {"kode": "1", "nama": "P", "anggaran": {"2024": "9.007.199.254.740.991"}, "realisasi": {"2024": 1}},
    {"kode": "2", "nama": "Q", "anggaran": {"2024": "Rp. 4.492.070.793,-"}, "realisasi": {"2024": 1}}])"));
  CHECK(shown(bench.unit().program[0].anggaran, 0) == "9.007.199.254.740.991");
  CHECK(bench.unit().program[0].anggaran.number() == 9007199254740991.0);
  CHECK(bench.unit().program[1].anggaran.number() == 4492070793.0);
}

TEST_CASE("staff and assets: ketersediaan of each and their mean") {
  Bench bench(workspace_text(R"("pegawai": [
      {"nama": "A", "kebutuhan": 10, "tersedia": [{"nama": "x", "nilai": 3}, {"nama": "y", "nilai": 2}]},
      {"nama": "B", "kebutuhan": 4, "tersedia": 4}, {"nama": "C", "kebutuhan": 0, "tersedia": 1}])"));
  const iku::UnitResult& unit = bench.unit();
  REQUIRE(unit.pegawai.size() == 3);
  CHECK(shown(unit.pegawai[0].ketersediaan) == "50,00");
  CHECK(shown(unit.pegawai[0].efisiensi) == "50,00");
  CHECK(unit.pegawai[2].ketersediaan.is_missing());
  CHECK(shown(unit.ketersediaan_pegawai) == "75,00 (2/3)");
}

TEST_CASE("side tables: columns with a rumus, sum rows and mean rows") {
  Bench bench(workspace_text(R"("tabel": [{"kode": "U1", "judul": "J", "sumber": "s",
      "kolom": [{"kode": "jumlah", "nama": "j"}, {"kode": "persen", "nama": "p",
                 "rumus": "100 * x.jumlah / x.total.jumlah"},
                {"kode": "naik", "nama": "n", "rumus": "x.jumlah - x.sebelum.jumlah"},
                {"kode": "salah", "nama": "s", "rumus": "x.jumlh"}],
      "baris": [{"nama": "A", "isi": {"jumlah": "1.000"}}, {"nama": "B", "isi": {"jumlah": "3.000"}},
                {"nama": "C", "isi": {"jumlah": "-"}},
                {"nama": "Jumlah", "jenis": "jumlah", "isi": {"jumlah": "4.000"}},
                {"nama": "Rata", "jenis": "rata", "isi": {"jumlah": "2.000"}}]}])"));
  const auto& cells = bench.unit().tabel.at(0).cells;
  CHECK(shown(cells[0][1]) == "25,00");
  CHECK(shown(cells[1][1]) == "75,00");
  CHECK(cells[2][1].is_missing());
  CHECK(cells[0][2].is_missing());
  CHECK(shown(cells[1][2]) == "2.000,00");
  CHECK(shown(cells[3][0]) == "4.000,00");
  CHECK(shown(cells[4][0]) == "2.000,00");
  CHECK(shown(cells[0][3]) == "runtime: masukan \"jumlh\" tidak dikenal. Maksudnya \"jumlah\"?");
  CHECK(cells[0][0].is_missing());  // plain data
}

TEST_CASE("components with a weight give their share of it") {
  Bench bench(indikator_text(
                  R"({"kode": "r", "nama": "R", "formulasi": "r", "target": {"2024": 72},
                      "masukan": {"a": {"2024": 24}, "b": {"2024": 15}}})"),
              {{"indikator/r.lua",
                definition_text("r", "x.a + x.b",
                                "masukan = {a = {bobot = 30, nama = \"Rencana\"}, "
                                "b = {bobot = 20}, c = {bobot = 10, wajib = false}},")}});
  const iku::IndikatorResult r = bench.indikator("r");
  REQUIRE(r.komponen.size() == 3);
  CHECK(r.komponen[0].nama == "Rencana");
  CHECK(shown(r.komponen[0].persen) == "80,00");
  CHECK(shown(r.komponen[1].persen) == "75,00");
  CHECK(r.komponen[2].persen.is_missing());
}

TEST_CASE("years are those with a realisasi or inputs, and the workspace's own") {
  Bench bench(indikator_text(kThree));
  CHECK(bench.calculator().years() == std::vector<iku::Tahun>{2023, 2024});
}

TEST_CASE("a selection of units takes only those, and an unknown one is wrong usage") {
  Bench bench(indikator_text(kThree));
  iku::formula::Selection selection;
  selection.unit = {"uji"};
  CHECK(bench.calculator().calculate(selection).results.size() == 1);
  selection.unit = {"kab"};
  CHECK(bench.calculator().calculate(selection).results.empty());
  selection.unit = {"ujii"};
  try {
    bench.calculator().calculate(selection);
    FAIL("accepted");
  } catch (const iku::Error& error) {
    CHECK(error.status() == iku::Exit::kUsage);
    CHECK(error.diagnostics().at(0).help == "maksudnya \"uji\"?");
  }
}

TEST_CASE("a formula that is too slow fails alone") {
  Bench bench(
      indikator_text(R"({"kode": "r", "nama": "R", "formulasi": "r", "target": {"2024": 72}}, )" +
                     kThree),
      {{"indikator/r.lua", definition_text("r", "(function() while true do end end)()", "")}});
  CHECK(shown(bench.indikator("r").realisasi).starts_with("limit.cpu: "));
  CHECK(shown(bench.indikator("a").capaian) == "105,00");
}

TEST_CASE("the working of a number goes down to its data and up to its predikat") {
  Bench bench(
      indikator_text(
          R"({"kode": "r", "nama": "R", "formulasi": "r", "target": {"2024": 80},
                      "masukan": {"x1": {"2024": {"nilai": 42, "sumber": "Tabel 1"}}}}, )" +
          kThree),
      {{"indikator/r.lua", definition_text("r", "x.x1 + x.a / 2", "masukan = {x1 = {}},")}});
  const iku::Explanation e = bench.calculator().explain("uji", "r", 2024);
  REQUIRE(e.lines.size() == 4);
  CHECK(e.lines[0] == "x1 + a / 2");
  CHECK(e.lines[1] == "42 + 84 / 2");
  CHECK(e.lines[3] == "84");
  CHECK(e.where.starts_with("skrip/indikator/r.lua:"));
  std::string children;
  for (const iku::Explanation& child : e.children) children += child.name + " ";
  REQUIRE(children == "x1 a target capaian predikat ");
  CHECK(e.children[0].sumber == "Tabel 1");
  CHECK(shown(e.children[3].value) == "105,00");
  CHECK(shown(e.children[4].value) == "AA");
  CHECK_THROWS_AS(bench.calculator().explain("uji", "rr", 2024), iku::Error);
  CHECK_THROWS_AS(bench.calculator().explain("lain", "r", 2024), iku::Error);
}

TEST_CASE("a working that disagrees with the plain value is not shown") {
  // == between an operand and a number is never true, so the trace takes the other branch.
  Bench bench(indikator_text(
                  R"({"kode": "r", "nama": "R", "formulasi": "r", "target": {"2024": 80},
                      "masukan": {"m": {"2024": 42}}})"),
              {{"indikator/r.lua",
                definition_text("r", "x.m == 42 and x.m + 1 or x.m - 1", "masukan = {m = {}},")}});
  CHECK(shown(bench.indikator("r").realisasi) == "43,00");
  const iku::Explanation e = bench.calculator().explain("uji", "r", 2024);
  CHECK(shown(e.value) == "43,00");
  CHECK(e.lines == std::vector<std::string>{"43"});
  CHECK(e.warning == "langkah tidak ditampilkan: bacaan langkah tidak sama dengan nilainya");
}

}  // namespace
