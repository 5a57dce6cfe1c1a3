#include "formula/definition.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace {

using iku::Diagnostic;
using iku::formula::Definition;
using iku::formula::InputSpec;

struct Read {
  Definition definition;
  std::vector<Diagnostic> faults;
};

Read read(const std::string& source) {
  iku::lua::Machine machine;
  const auto outcome = machine.define(source, "a.lua");
  REQUIRE_FALSE(outcome.failure.has_value());
  Read result;
  result.definition = iku::formula::read_definition(outcome.value, "a.lua", source, result.faults);
  return result;
}

TEST_CASE("a definition gives everything its script says") {
  const Read result = read(
      "return indikator {\n"
      "  kode = 'ikpp', nama = 'Indeks', satuan = 'indeks', skala = {0, 10}, polaritas = "
      "'positif',\n"
      "  masukan = {\n"
      "    zeta = {nama = 'Z', skala = {1, 4}, satuan = 'nilai', bobot = 30},\n"
      "    alfa = {jenis = 'tabel'},\n"
      "    huruf = {jenis = 'tingkat', wajib = false},\n"
      "  },\n"
      "  tingkat = {'D', 'C', 'B'},\n"
      "  formulasi = function(x) return 1 end, capaian = function(x) return 2 end,\n"
      "  sumber = 'LKjIP', catatan = 'c', berlaku = {sejak = 2024},\n"
      "}");
  CHECK(result.faults.empty());
  const Definition& d = result.definition;
  CHECK(d.kode == "ikpp");
  CHECK(d.nama == "Indeks");
  CHECK(d.satuan == "indeks");
  CHECK(d.polaritas == "positif");
  CHECK(d.sumber == "LKjIP");
  CHECK(d.skala->sampai == 10);
  CHECK(d.tingkat == std::vector<std::string>{"D", "C", "B"});
  CHECK(static_cast<bool>(d.formulasi));
  CHECK(static_cast<bool>(d.capaian));
  REQUIRE(d.masukan.size() == 3);
  CHECK(d.masukan[0].kode == "zeta");  // as written, not by name
  CHECK(d.masukan[0].bobot == 30);
  CHECK(d.masukan[0].skala->dari == 1);
  CHECK(d.masukan[1].jenis == InputSpec::Jenis::kTabel);
  CHECK(d.masukan[2].jenis == InputSpec::Jenis::kTingkat);
  CHECK_FALSE(d.masukan[2].wajib);
  CHECK(d.input("alfa") == &d.masukan[1]);
  CHECK(d.input("beta") == nullptr);
  CHECK_FALSE(d.only_numbers());
}

TEST_CASE("inputs that are plain numbers and must be there go in as slots") {
  CHECK(read("return indikator {kode = 'a', masukan = {a = {}, b = {skala = {0, 1}}}}")
            .definition.only_numbers());
  CHECK_FALSE(read("return indikator {kode = 'a', masukan = {a = {wajib = false}}}")
                  .definition.only_numbers());
}

TEST_CASE("a fault of a definition is told at its place, with what was meant") {
  struct Row {
    const char* member;  ///< on line 2, after kode
    const char* code;
    int column;
    const char* help;
  };
  const std::vector<Row> rows = {
      {"formulsi = 1", "formula.unknown_key", 1, "maksudnya \"formulasi\"?"},
      {"nama = 7", "formula.text", 1, ""},
      {"skala = {10, 0}", "formula.skala", 1, ""},
      {"skala = {0}", "formula.skala", 1, ""},
      {"skala = 'a'", "formula.skala", 1, ""},
      {"polaritas = 'positip'", "formula.polaritas", 1, "maksudnya \"positif\"?"},
      {"polaritas = 'naik'", "formula.polaritas", 1, ""},
      {"formulasi = 7", "formula.function", 1, ""},
      {"masukan = {m = 7}", "formula.input_table", 12, ""},
      {"masukan = {m = {skal = {0, 1}}}", "formula.unknown_key", 17, "maksudnya \"skala\"?"},
      {"masukan = {m = {bobot = -1}}", "formula.bobot", 17, ""},
      {"masukan = {m = {jenis = 'teks'}}", "formula.jenis", 17, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.member));
    const Read result = read("return indikator { kode = 'a',\n" + std::string(row.member) + " }");
    REQUIRE(result.faults.size() == 1);
    const Diagnostic& fault = result.faults[0];
    CHECK(fault.code == row.code);
    CHECK(fault.where.file == "a.lua");
    CHECK(fault.where.line == 2);
    CHECK(fault.where.column == row.column);
    CHECK(fault.help == row.help);
  }
}

TEST_CASE("a table that is no indikator, or has no kode, is refused") {
  CHECK(read("return {kode = 'a'}").faults.at(0).code == "formula.not_indikator");
  CHECK(read("return kebijakan {kode = 'a'}").faults.at(0).code == "formula.not_indikator");
  CHECK(read("return indikator {}").faults.at(0).code == "formula.no_kode");
}

TEST_CASE("the place of a key is where it is assigned, as a whole word") {
  const std::string source = "x.kode == 1\nkodea = 1\n  kode = 2\nkode = 3";
  CHECK(iku::formula::place_of_key("a", source, "kode").line == 3);
  CHECK(iku::formula::place_of_key("a", source, "kode").column == 3);
  CHECK(iku::formula::place_of_key("a", source, "kode", 4).line == 4);
  CHECK(iku::formula::place_of_key("a", source, "tidak").line == 0);
}

}  // namespace
