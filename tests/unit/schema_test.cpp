#include "store/schema.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "workspace_files.hpp"

namespace {

using iku::Diagnostic;
using iku::store::check_schema;
using iku::store::JsonDocument;
using iku::test::indikator_with;
using iku::test::workspace_with;

/// What the schema alone says of a text; the readers are not asked.
std::vector<Diagnostic> violations(const std::string& text) {
  std::vector<Diagnostic> faults;
  const std::unique_ptr<JsonDocument> document = JsonDocument::parse("a.json", text, faults);
  REQUIRE(faults.empty());
  return check_schema(*document, {});
}

TEST_CASE("the shapes of the schema name every key the format has") {
  struct Row {
    std::string shape;
    std::string key;
    bool required;
  };
  const std::vector<Row> rows = {
      {"workspace", "format", true}, {"workspace", "skrip", false}, {"unit", "jenjang", true},
      {"indikator", "target", true}, {"indikator", "bobot", false}, {"pagu", "setelah", false},
      {"tabel", "kolom", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.shape);
    CAPTURE(row.key);
    const iku::store::ObjectShape& shape = iku::store::object_shape(row.shape);
    CHECK(std::count(shape.keys.begin(), shape.keys.end(), row.key) == 1);
    const bool required = std::count(shape.required.begin(), shape.required.end(), row.key) == 1;
    CHECK(required == row.required);
  }
  CHECK_THROWS_AS(iku::store::object_shape("tidak ada"), std::out_of_range);
  CHECK(iku::store::choices("polaritas").size() == 9);
  CHECK_THROWS_AS(iku::store::choices("tidak ada"), std::out_of_range);
}

TEST_CASE("the schema alone refuses what the readers refuse") {
  const std::vector<std::string> rows = {
      "[]",
      "{}",
      workspace_with("\"tahn\": 1"),
      workspace_with("\"renstra\": {\"awal\": 2022}"),
      workspace_with("\"renstra\": {\"awal\": 2022, \"akhir\": 2026.5}"),
      workspace_with("\"program\": [{\"kode\": \"1\"}]"),
      workspace_with("\"program\": [{\"kode\": \"1\", \"nama\": \"P\", \"subkegiatan\": []}]"),
      workspace_with("\"tercetak\": [{\"besaran\": \"jumlah_ikuu\", \"nilai\": 3}]"),
      workspace_with("\"pegawai\": [{\"nama\": \"A\", \"kebutuhan\": 1, \"tersedia\": []}]"),
      indikator_with("\"targt\": {}"),
      indikator_with("\"target\": {\"24\": 1}"),
      indikator_with("\"target\": {\"2201\": 1}"),
      indikator_with("\"target\": {\"2024\": true}"),
      indikator_with("\"target\": {\"2024\": {\"sumber\": \"x\"}}"),
      indikator_with("\"target\": {\"2024\": {\"nilai\": {\"dari\": 1}}}"),
      indikator_with("\"target\": {}, \"polaritas\": \"positip\""),
      indikator_with("\"target\": {}, \"bobot\": 0"),
      indikator_with("\"target\": {}, \"skala\": [1]"),
      indikator_with("\"target\": {}, \"masukan\": {\"IKM\": {}}"),
      indikator_with("\"target\": {}, \"masukan\": {\"a\": {\"2024\": {\"sumber\": \"x\"}}}"),
      indikator_with("\"target\": {}, \"realisasi\": {\"2024\": {\"triwulan\": [1, 2, 3]}}"),
      indikator_with("\"target\": {}, \"konsolidasi\": \"total\""),
      indikator_with("\"target\": {\"2024\": {\"nilai\": 1, \"perubahan\": []}}"),
      indikator_with("\"target\": {\"2024\": {\"nilai\": 1, \"perubahan\": [{\"nilai\": 2}]}}"),
      indikator_with("\"target\": {}, \"target_sebelum\": {\"2024\": {\"semester\": [1, 2]}}"),
      workspace_with("\"kebijakan\": []"),
      workspace_with("\"kebijakan\": [\"../a\"]"),
      workspace_with("\"riwayat\": \"a.csv\""),
  };
  for (const std::string& text : rows) {
    CAPTURE(text);
    CHECK_FALSE(violations(text).empty());
  }
}

TEST_CASE("the schema accepts every form of figure, budget and input") {
  const std::vector<std::string> rows = {
      workspace_with("\"catatan\": \"\""),
      workspace_with("\"kebijakan\": [\"a-1\", \"b\"], \"riwayat\": [\"a.csv\"]"),
      indikator_with("\"konsolidasi\": \"rata\", \"target\": {\"2024\": {\"semester\": [1, null], "
                     "\"perubahan\": [{\"sejak\": \"2024-08-01\", \"nilai\": \"80\"}]}}, "
                     "\"realisasi\": {\"2024\": {\"triwulan\": [1, \"2\", null, {\"nilai\": 3}]}}"),
      workspace_with("\"tujuan\": \"tujuan.json\""),
      workspace_with("\"program\": [{\"kode\": \"1\", \"nama\": \"P\", \"anggaran\": {\"2023\": "
                     "{\"sebelum\": 1, \"setelah\": \"2\"}, \"2024\": null}}]"),
      workspace_with("\"tercetak\": [{\"besaran\": \"predikat.Sangat Tinggi\", \"nilai\": 3}]"),
      workspace_with("\"pegawai\": [{\"nama\": \"A\", \"kebutuhan\": 1, \"tersedia\": "
                     "[{\"nama\": \"b\", \"nilai\": 1}]}]"),
      indikator_with("\"target\": {\"2024\": {\"nilai\": {\"dari\": 1, \"sampai\": \"2\"}}}"),
      indikator_with("\"target\": {\"2200\": {\"nilai\": null, \"alasan\": \"x\"}}, "
                     "\"masukan\": {\"a\": {\"2024\": {\"berkas\": \"a.csv\"}, \"2023\": \"-\"}}"),
  };
  for (const std::string& text : rows) {
    CAPTURE(text);
    const std::vector<Diagnostic> found = violations(text);
    CAPTURE(found.empty() ? "" : found[0].message);
    CHECK(found.empty());
  }
}

TEST_CASE("a violation stands at the offending value, also in an included file") {
  std::vector<Diagnostic> faults;
  const auto main =
      JsonDocument::parse("main.json", workspace_with("\"tujuan\": \"t.json\""), faults);
  const auto included =
      JsonDocument::parse("t.json", "[\n {\"kode\": \"T\", \"nama\": 7}]", faults);
  REQUIRE(faults.empty());
  const auto& unit = main->root().member("unit")->items.at(0);
  const std::vector<Diagnostic> found =
      check_schema(*main, {{unit.member("tujuan"), included.get()}});
  REQUIRE_FALSE(found.empty());
  CHECK(found[0].code == "schema.violation");
  CHECK(std::any_of(found.begin(), found.end(), [](const Diagnostic& told) {
    return told.where.file == "t.json" && told.where.line == 2 && told.where.column == 24;
  }));
}

}  // namespace
