#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "formula_fixture.hpp"

namespace {

using iku::Diagnostic;
using iku::test::Bench;
using iku::test::definition_text;
using iku::test::indikator_text;

std::vector<Diagnostic> check(const Bench& bench) {
  return iku::formula::check_scripts(bench.workspace(), bench.settings());
}

std::string policy_with(const std::string& bands) {
  std::string text =
      iku::test::read_text(iku::test::source_path("scripts/kebijakan/jombang-2024.lua"));
  const std::size_t from = text.find("predikat = predikat.skala {");
  const std::size_t until = text.find("  },\n", from);
  return text.replace(from, until - from,
                      "predikat = predikat.skala {\n    celah = \"bawah\", " + bands + "\n");
}

const std::string kRow =
    R"({"kode": "a", "nama": "A", "target": {"2024": 80}, "realisasi": {"2024": 84}})";

TEST_CASE("a sound workspace has nothing to tell") {
  CHECK(check(Bench(indikator_text(kRow))).empty());
}

TEST_CASE("gaps and overlaps of a scale are warnings that name the interval") {
  struct Row {
    const char* bands;
    const char* finding;
  };
  for (const Row& row :
       {Row{"{nama = 'T', dari = 80}, {nama = 'R', sampai = 70}", "celah antara R dan T"},
        Row{"{nama = 'T', dari = 80}, {nama = 'R', sampai = 85}", "tumpang tindih R dan T: 80"}}) {
    CAPTURE(std::string(row.bands));
    const Bench bench(indikator_text(kRow),
                      {{"kebijakan/jombang-2024.lua", policy_with(row.bands)}});
    const std::vector<Diagnostic> faults = check(bench);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].level == iku::Level::kWarning);
    CHECK(faults[0].code == "formula.scale");
    CAPTURE(faults[0].message);
    CHECK(faults[0].message.find(row.finding) != std::string::npos);
    CHECK(faults[0].help.find("bawah") != std::string::npos);
  }
}

TEST_CASE("every faulty script is told, whether used in a plan or in a budget") {
  const Bench bench(iku::test::workspace_text(
                        R"("tujuan": [{"kode": "T1", "nama": "T", "indikator": [
               {"kode": "a", "nama": "A", "formulasi": "rusak", "target": {"2024": 1}}]}],
             "program": [{"kode": "1", "nama": "P", "indikator": [
               {"kode": "b", "nama": "B", "formulasi": "tidak_ada", "target": {"2024": 1}}]}])"),
                    {{"indikator/rusak.lua", "return 7"}});
  std::vector<std::string> codes;
  for (const Diagnostic& fault : check(bench)) codes.push_back(fault.code);
  std::sort(codes.begin(), codes.end());
  CHECK(codes == std::vector<std::string>{"formula.not_found", "formula.result"});
}

TEST_CASE("a unit's own kebijakan counts") {
  const Bench bench(
      iku::test::workspace_text(R"("kebijakan": "tidak-ada", "tujuan": [{"kode": "T1", "nama": "T",
      "indikator": [)" + kRow + "]}]"));
  REQUIRE(check(bench).size() == 1);
  CHECK(check(bench)[0].message.find("tidak-ada") != std::string::npos);
}

}  // namespace
