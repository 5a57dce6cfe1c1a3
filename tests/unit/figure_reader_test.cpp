#include "store/figure_reader.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "reader_rows.hpp"

namespace {

using iku::Diagnostic;
using iku::store::Loaded;
using iku::test::first_indikator;
using iku::test::indikator_with;
using iku::test::WorkspaceFiles;

TEST_CASE("many doubts of one kind are told once, with how to settle them all") {
  const std::string some =
      "\"target\": {\"2022\": \"1.050\",\n\"2023\": \"2.050\", \"2024\": "
      "\"2.443.087729\"}";
  const std::string more =
      ", \"realisasi\": {\"2022\": \"3.050\",\n\"2023\": \"4.050\", "
      "\"2024\": \"5.050\"}";
  const auto warnings = [](const std::string& members) {
    return WorkspaceFiles({{"workspace.json", indikator_with(members)}}).read().warnings;
  };
  CHECK(warnings(some).size() == 3);
  const std::vector<Diagnostic> told = warnings(some + more);
  REQUIRE(told.size() == 2);
  CHECK(told[0].message.find("1.050") != std::string::npos);
  REQUIRE(told[0].notes.size() == 1);
  CHECK(told[0].notes[0].find("4 ") != std::string::npos);
  CHECK(told[0].help.find("tanda_desimal") != std::string::npos);
  CHECK(told[1].notes.empty());
}

TEST_CASE("a declared decimal mark settles the figures of its workspace, unit and tabel") {
  const std::string figure = "\"satuan\": \"indeks\", \"target\": {\"2024\": \"9.500\"}";
  for (const auto& [mark, number] : {std::pair("titik", 9.5), std::pair("koma", 9500.0)}) {
    for (const std::string before : {"\"tahun\": 2024", "\"kode\": \"u\""}) {
      CAPTURE(before);
      std::string text = indikator_with(figure);
      const std::size_t at = text.find(before);
      REQUIRE(at != std::string::npos);
      text.insert(at, "\"tanda_desimal\": \"" + std::string(mark) + "\", ");
      const Loaded loaded = WorkspaceFiles({{"workspace.json", text}}).read();
      CHECK(loaded.warnings.empty());
      CHECK(first_indikator(loaded).target.at(2024).value.number() == number);
    }
  }
}

TEST_CASE("the skala of an indikator, and rupiah, settle what one group of three is") {
  const auto target = [](const std::string& members, std::size_t warnings) {
    const Loaded loaded =
        WorkspaceFiles(
            {{"workspace.json", indikator_with(members + ", \"target\": {\"2024\": \"3.422\"}")}})
            .read();
    CHECK(loaded.warnings.size() == warnings);
    return first_indikator(loaded).target.at(2024).value.number();
  };
  CHECK(target("\"skala\": [0, 5]", 1) == 3.422);
  CHECK(target("\"skala\": [0, 5000]", 1) == 3422);
  CHECK(target("\"skala\": [100, 5000]", 0) == 3422);
  CHECK(target("\"satuan\": \"Rp\"", 0) == 3422);
  CHECK(target("\"satuan\": \"indeks\"", 1) == 3422);
}

TEST_CASE("a whole number too large to be kept is told, however it is written") {
  for (const std::string number : {"9007199254740993", "\"9.007.199.254.740.993\""}) {
    CAPTURE(number);
    const Loaded loaded =
        WorkspaceFiles(
            {{"workspace.json", indikator_with("\"target\": {\"2024\": " + number + "}")}})
            .read();
    CHECK(loaded.warnings.size() == 1);
  }
}

}  // namespace
