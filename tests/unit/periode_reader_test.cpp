#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "model/periode.hpp"
#include "reader_rows.hpp"

// The figures that are more than one value: periode_reader.cpp.

namespace {

using iku::Figure;
using iku::Indikator;
using iku::store::Loaded;
using iku::test::check_rows;
using iku::test::first_indikator;
using iku::test::indikator_with;
using iku::test::workspace_with;
using iku::test::WorkspaceFiles;

TEST_CASE("parts of a year make its figure, by the consolidation of the indikator or their own") {
  const WorkspaceFiles files({{"workspace.json", indikator_with(R"json("konsolidasi": "jumlah",
    "target": {"2024": {"semester": [20, 30]}},
    "realisasi": {"2023": {"triwulan": [10, "12,5", 10, {"nilai": 14, "sumber": "Tabel 4"}]},
                  "2024": {"triwulan": [10, 12, null, 14], "sumber": "Tabel 3"}},
    "masukan": {"ikm": {"2024": {"bulan": [1, 2, 3, 4, 5, 6, 7, 8, 9, null, null, null],
                                 "konsolidasi": "rata"}}})json")}});
  const Loaded loaded = files.read();
  const Indikator& indikator = first_indikator(loaded);
  CHECK(indikator.konsolidasi == "jumlah");
  CHECK(indikator.target.at(2024).value.number() == 50);
  const Figure& whole = indikator.realisasi.at(2023);
  CHECK(whole.value.number() == 46.5);
  REQUIRE(whole.periode != nullptr);
  REQUIRE(whole.periode->bagian.size() == 4);
  CHECK(whole.periode->bagian[1].printed == "12,5");
  CHECK(whole.periode->bagian[1].where.line == 8);
  CHECK(whole.periode->bagian[1].where.column == 45);
  CHECK(whole.periode->bagian[3].sumber == "Tabel 4");
  const Figure& partial = indikator.realisasi.at(2024);
  CHECK(partial.value.missing().reason == "triwulan 3 belum diisi");
  CHECK(partial.periode->bagian[0].sumber == "Tabel 3");
  const Figure& months = indikator.masukan.at("ikm").at(2024).figure;
  CHECK(months.value.number() == 5);
  CHECK(iku::is_partial(*months.periode));
}

TEST_CASE("parts of a year that cannot be put together are told at their place") {
  check_rows(
      {
          {"\"target\": {}, \"realisasi\": {\"2024\": {\"triwulan\": ^[1, 2, 3], "
           "\"konsolidasi\": \"rata\"}}",
           "periode.count", "triwulan berisi 4 nilai, di sini 3; tulis null", ""},
          {"\"target\": {}, \"realisasi\": {\"2024\": {^\"semester\": [1, 2]}}",
           "periode.no_konsolidasi", "nilai semester menjadi nilai setahun",
           "\"jumlah\", \"rata\" atau \"terakhir\""},
          {"\"target\": {}, \"realisasi\": {\"2024\": {\"semester\": [1, 2], "
           "\"konsolidasi\": ^\"jumlh\"}}",
           "workspace.unknown_word", "\"jumlh\"", "Maksudnya \"jumlah\"?"},
          {"\"target\": {}, \"konsolidasi\": ^\"total\"", "workspace.unknown_word", "\"total\"",
           ""},
          {"\"target\": {}, \"realisasi\": {\"2024\": ^{\"semester\": [1, 2], \"nilai\": 3, "
           "\"konsolidasi\": \"rata\"}}",
           "periode.several", "salah satu", ""},
          {"\"target\": {}, \"realisasi\": {\"2024\": ^{\"semester\": [1, 2], "
           "\"triwulan\": [1, 2, 3, 4], \"konsolidasi\": \"rata\"}}",
           "periode.several", "salah satu", ""},
          {"\"target\": {}, \"realisasi\": {\"2024\": {^\"konsolidasi\": \"rata\", \"nilai\": 1}}",
           "periode.needless_konsolidasi", "hanya untuk", ""},
          {"\"target\": {}, \"realisasi\": {\"2024\": {\"semester\": ^7, "
           "\"konsolidasi\": \"rata\"}}",
           "json.wrong_type", "\"semester\" harus berupa daftar", ""},
          {"\"target\": {}, \"realisasi\": {\"2024\": {\"semester\": [1, ^\"BB\"], "
           "\"konsolidasi\": \"rata\"}}",
           "periode.grade", "digabung dengan \"rata\"", "\"terakhir\""},
          {"\"target\": {}, \"realisasi\": {\"2024\": {\"semester\": [1, ^\"dua\"], "
           "\"konsolidasi\": \"rata\"}}",
           "figure.not_a_number", "\"dua\"", ""},
          {"\"target\": {}, \"realisasi\": {\"2024\": {\"semester\": [1, "
           "^{\"nilai\": {\"dari\": 1, \"sampai\": 2}}], \"konsolidasi\": \"rata\"}}",
           "periode.rentang", "rentang", ""},
          {"\"target\": {}, \"realisasi\": {\"2024\": ^{\"sumber\": \"T\"}}", "json.missing_key",
           "\"nilai\" tidak ada", ""},
          {"\"target\": {}, \"masukan\": {\"a\": {\"2024\": ^{\"nilai\": 1, "
           "\"semester\": [1, 2], \"konsolidasi\": \"rata\"}}}",
           "figure.nilai_or_berkas", "salah satu", ""},
      },
      indikator_with);
}

TEST_CASE("a doubtful part is told at its own place") {
  const WorkspaceFiles files(
      {{"workspace.json", indikator_with("\"target\": {}, \"realisasi\": {\"2024\":\n"
                                         "{\"semester\": [1, ^\"2.443.087729\"], "
                                         "\"konsolidasi\": \"jumlah\"}}")}});
  const Loaded loaded = files.read();
  REQUIRE(loaded.warnings.size() == 1);
  CHECK(loaded.warnings[0].code == "figure.doubtful");
  CHECK(loaded.warnings[0].where.line == files.line());
  CHECK(loaded.warnings[0].where.column == files.column());
}

TEST_CASE("the last change of a target counts, and the one before it is kept") {
  const WorkspaceFiles files({{"workspace.json", indikator_with(R"json("target": {
    "2023": {"nilai": 70, "perubahan": [{"sejak": "2023-03-01", "nilai": 72, "sumber": "PKP 1"},
                                        {"sejak": "2023-10-31", "nilai": "74,5"}]},
    "2024": {"nilai": 75, "sumber": "PK", "perubahan": [{"sejak": "2024-08-01", "nilai": 80}]}},
    "target_sebelum": {"2024": 76})json")}});
  const Loaded loaded = files.read();
  const Indikator& indikator = first_indikator(loaded);
  const Figure& target = indikator.target.at(2023);
  CHECK(target.value.number() == 74.5);
  REQUIRE(target.perubahan != nullptr);
  CHECK(target.perubahan->sejak == "2023-10-31");
  CHECK(target.perubahan->sebelum.sumber == "PKP 1");
  REQUIRE(target.perubahan->sebelum.perubahan != nullptr);
  CHECK(target.perubahan->sebelum.perubahan->sebelum.value.number() == 70);
  CHECK(indikator.target_sebelum.at(2023).value.number() == 72);
  CHECK(indikator.target.at(2024).value.number() == 80);
  CHECK(indikator.target_sebelum.at(2024).value.number() == 76);
}

TEST_CASE("a change of a target is told where its day or its figure is wrong") {
  const std::string head = "\"target\": {\"2024\": {\"nilai\": 75, \"perubahan\": ";
  check_rows(
      {
          {head + "^[]}}", "json.empty_list", "perubahan", ""},
          {head + "[{\"sejak\": ^\"1-8-2024\", \"nilai\": 80}]}}", "perubahan.date",
           "\"1-8-2024\" bukan tanggal", "2024-08-01"},
          {head + "[{\"sejak\": ^\"2024-02-30\", \"nilai\": 80}]}}", "perubahan.date",
           "\"2024-02-30\"", ""},
          {head + "[{\"sejak\": ^\"2023-08-01\", \"nilai\": 80}]}}", "perubahan.year",
           "bukan dalam tahun 2024", ""},
          {head + "[{\"sejak\": \"2024-08-01\", \"nilai\": 80},\n"
                  "{\"sejak\": ^\"2024-07-01\", \"nilai\": 81}]}}",
           "perubahan.order", "2024-07-01 harus sesudah 2024-08-01", ""},
          {head + "[^{\"nilai\": 80}]}}", "json.missing_key", "\"sejak\"", ""},
          {head + "[^{\"sejak\": \"2024-08-01\"}]}}", "json.missing_key", "\"nilai\"", ""},
          {head + "[{\"sejak\": \"2024-08-01\", \"nilai\": ^\"naik\"}]}}", "figure.not_a_number",
           "\"naik\"", ""},
          {"\"target\": {}, \"realisasi\": {\"2024\": {\"nilai\": 75, ^\"perubahan\": []}}",
           "json.unknown_key", "\"perubahan\"", ""},
      },
      indikator_with);
}

TEST_CASE("kebijakan may be a list, of which the last counts and units without one inherit it") {
  std::string text = workspace_with("\"tujuan\": []");
  text.replace(text.find("\"jombang-2024\""), 14, "[\"sumenep-2020\", \"sumenep-2023\"]");
  text.insert(text.rfind("]}"),
              ", {\"kode\": \"v\", \"nama\": \"V\", \"jenjang\": \"kota\", "
              "\"kebijakan\": \"jember-2024\"}");
  const WorkspaceFiles files({{"workspace.json", text}});
  const iku::Workspace workspace = files.read().workspace;
  using Codes = std::vector<std::string>;
  CHECK(workspace.kebijakan == "sumenep-2023");
  CHECK(workspace.kebijakan_daftar == Codes{"sumenep-2020", "sumenep-2023"});
  CHECK(workspace.unit.at(0).kebijakan == "sumenep-2023");
  CHECK(workspace.unit.at(0).kebijakan_daftar == Codes{"sumenep-2020", "sumenep-2023"});
  CHECK(workspace.unit.at(1).kebijakan == "jember-2024");
  CHECK(workspace.unit.at(1).kebijakan_daftar == Codes{"jember-2024"});
}

TEST_CASE("a list of kebijakan that is empty or holds no code is told") {
  check_rows({{"\"kebijakan\": ^[]", "json.empty_list", "kebijakan", ""},
              {"\"kebijakan\": [\"a\", ^\"../b\"]", "workspace.code_shape", "../b", ""},
              {"\"kebijakan\": [^7]", "json.wrong_type", "kebijakan", ""}},
             workspace_with);
}

}  // namespace
