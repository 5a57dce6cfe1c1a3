#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "formula_fixture.hpp"
#include "program_fixture.hpp"
#include "repository.hpp"

// One thing is changed in a kabupaten whose results are stored: exactly the rows that follow from
// it differ, each with its cause, and no other. What differs is worked out here from the figures.

namespace {

namespace fs = std::filesystem;
using namespace iku;
using test::definition_text;

/// Rows that differ, "unit/indikator", with their cause.
using Rows = std::map<std::string, std::string>;

// The survey of each kecamatan; the last three follow the kebijakan of another regency.
struct Kecamatan {
  const char* kode;
  double ikm;
  const char* kebijakan;
};
constexpr Kecamatan kAll[] = {
    {"u1", 60, "jombang-2024"},   {"u2", 83.99, "jombang-2024"}, {"u3", 84, "jombang-2024"},
    {"u4", 88.3, "sumenep-2023"}, {"u5", 88.31, "sumenep-2023"}, {"u6", 76.6, "sumenep-2023"},
};

std::string indikator(const std::string& kode, const std::string& rest) {
  return fmt::format(R"({{"kode": "{}", "nama": "{}", {}}})", kode, kode, rest);
}

std::string unit(const std::string& kode, const std::string& rest, const std::string& rows) {
  return fmt::format(
      R"({{"kode": "{}", "nama": "{}", {}, "tujuan": [{{"kode": "T", "nama": "T", "sasaran": [
 {{"kode": "S", "nama": "S", "indikator": [{}]}}]}}]}})",
      kode, kode, rest, rows);
}

// Each kecamatan has a survey `ikm`, its `mutu` by the rule pack, an `indeks` on 25..100 by the
// same pack from `nrr`, `dobel` that reads it, and `lain` that has nothing to do with any. The
// kabupaten rolls up `ikm`, `dobel` and the capaian of `mutu` and `lain`.
class Kabupaten {
 public:
  Kabupaten() {
    const auto all = fs::copy_options::recursive;
    fs::copy(test::source_path("scripts"), "skrip", all);
    fs::copy(test::source_path("stdlib"), "stdlib", all);
    write_workspace();
    script("mutu", R"(return indikator {
  kode = "mutu", nama = "Mutu", polaritas = "tingkat", tingkat = {"D", "C", "B", "A"},
  formulasi = function(x) return skm.mutu(x.ikm) end,
}
)");
    script("indeks", definition_text("indeks", "skm.ikm(x.nrr)", "masukan = {nrr = {}},"));
    script("dobel", definition_text("dobel", "2 * x.indeks", ""));
    script("k_ikm", definition_text("k_ikm", "gabungan.rata(x:anak('ikm'))", ""));
    script("k_dobel", definition_text("k_dobel", "gabungan.rata(x:anak('dobel'))", ""));
    script("k_mutu", definition_text("k_mutu", "gabungan.rata(x:anak('mutu', 'capaian'))", ""));
    script("k_lain", definition_text("k_lain", "gabungan.rata(x:anak('lain', 'capaian'))", ""));
    const test::Ended saved = run({"calc", "kerja", "--save", "--waktu", "2026-01-31T00:00:00Z"});
    CAPTURE(saved.err);
    REQUIRE(saved.status == 0);
    REQUIRE(differing().empty());
  }

  /// Replaces the one place of a text in a file.
  void replace(const std::string& file, const std::string& what, const std::string& by) const {
    std::string text = test::read_text(file);
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    REQUIRE(text.find(what, at + 1) == std::string::npos);
    test::write_text(file, text.replace(at, what.size(), by));
  }

  /// What `iku compare` shows between the stored results and those of now; `check --drift` agrees.
  Rows differing() const {
    const test::Ended compared =
        run({"compare", "kerja/hasil/2024.json", "kerja", "--format", "json"});
    CAPTURE(compared.err);
    const auto json = nlohmann::json::parse(compared.out);
    REQUIRE(json.size() == 1);
    CHECK(json[0].at("baris") == 6 * 5 + 4);
    Rows rows;
    for (const auto& row : json[0].at("beda")) {
      const std::string name = fmt::format("{}/{}", row.at("unit").get<std::string>(),
                                           row.at("indikator").get<std::string>());
      CHECK_FALSE(rows.contains(name));
      rows[name] = row.at("sebab");
    }
    CHECK(compared.status == (rows.empty() ? 0 : 1));
    const test::Ended drift = run({"check", "kerja", "--drift"});
    CHECK(drift.status == compared.status);
    for (const auto& [name, cause] : rows) CHECK(drift.out.find(name) != std::string::npos);
    return rows;
  }

 private:
  static test::Ended run(std::vector<std::string> words) {
    words.insert(words.end(), {"--scripts", "skrip", "--stdlib", "stdlib"});
    return test::run_program(words);
  }

  static void script(const std::string& kode, const std::string& text) {
    test::write_text("skrip/indikator/" + kode + ".lua", text);
  }

  static void write_workspace() {
    const auto computed = [](const std::string& kode, const std::string& rest = {}) {
      return indikator(kode,
                       fmt::format(R"("formulasi": "{}", "target": {{"2024": 80}}{})", kode, rest));
    };
    std::string units = unit("kab", R"("jenjang": "kabupaten")",
                             computed("k_ikm") + ", " + computed("k_dobel") + ", " +
                                 computed("k_mutu") + ", " + computed("k_lain"));
    for (const Kecamatan& one : kAll) {
      units +=
          ",\n" +
          unit(one.kode,
               fmt::format(R"("jenjang": "kecamatan", "induk": "kab", "kebijakan": "{}")",
                           one.kebijakan),
               indikator("ikm", fmt::format(R"("target": {{"2024": 80}}, "realisasi":
  {{"2024": {}}})",
                                            one.ikm)) +
                   ", " + indikator("mutu", R"("formulasi": "mutu", "target": {"2024": "A"})") +
                   ", " + computed("indeks", R"(, "masukan": {"nrr": {"2024": 3.2}})") + ", " +
                   computed("dobel") + ", " +
                   indikator("lain", R"("target": {"2024": 50}, "realisasi": {"2024": 45})"));
    }
    test::write_text("kerja/workspace.json",
                     R"({"format": "iku/1", "nama": "Uji", "tahun": 2024, "sumber": "uji",
 "kebijakan": "jombang-2024", "unit": [)" +
                         units + "]}\n");
  }

  test::Scratch scratch_;
};

constexpr const char* kSkm = "stdlib/paket/permenpanrb-14-2017.lua";

}  // namespace

TEST_CASE("other bands in a rule pack move the rows whose value lies between, and their readers") {
  const Kabupaten kabupaten;
  // A begins at 84,00 instead of 88,31.
  kabupaten.replace(kSkm, "dari = 88.31, sampai = 100, batas", "dari = 84, sampai = 100, batas");
  kabupaten.replace(kSkm, "dari = 76.61, sampai = 88.30, batas",
                    "dari = 76.61, sampai = 83.99, batas");
  Rows expected = {{"kab/k_mutu", "masukan"}};
  for (const Kecamatan& one : kAll) {
    if (one.ikm >= 84 && one.ikm < 88.31) expected[fmt::format("{}/mutu", one.kode)] = "paket";
  }
  REQUIRE(expected.size() == 3);
  CHECK(kabupaten.differing() == expected);
}

TEST_CASE("another factor in a rule pack moves every row that is made with it, and their readers") {
  const Kabupaten kabupaten;
  kabupaten.replace(kSkm, "pengali = 25", "pengali = 24");
  Rows expected = {{"kab/k_dobel", "masukan"}};
  for (const Kecamatan& one : kAll) {
    expected[fmt::format("{}/indeks", one.kode)] = "paket";
    expected[fmt::format("{}/dobel", one.kode)] = "masukan";
  }
  CHECK(kabupaten.differing() == expected);
}

TEST_CASE("a formula that gives another number moves its rows and their readers") {
  const Kabupaten kabupaten;
  kabupaten.replace("skrip/indikator/dobel.lua", "2 * x.indeks", "2 * x.indeks + 1");
  Rows expected = {{"kab/k_dobel", "masukan"}};
  for (const Kecamatan& one : kAll) expected[fmt::format("{}/dobel", one.kode)] = "formulasi";
  CHECK(kabupaten.differing() == expected);
}

TEST_CASE("a kebijakan with another rule moves the rows of the units that follow it") {
  const Kabupaten kabupaten;
  // Only the capaian of a positive indikator: that of a grade has a rule of its own.
  kabupaten.replace("skrip/kebijakan/sumenep-2023.lua", "positif = capaian.positif,",
                    "positif = function(x) return capaian.positif(x) / 2 end,");
  Rows expected = {{"kab/k_lain", "masukan"}};
  for (const Kecamatan& one : kAll) {
    if (std::string(one.kebijakan) != "sumenep-2023") continue;
    for (const char* kode : {"ikm", "indeks", "dobel", "lain"}) {
      expected[fmt::format("{}/{}", one.kode, kode)] = "kebijakan";
    }
  }
  REQUIRE(expected.size() == 13);
  CHECK(kabupaten.differing() == expected);
}

TEST_CASE("a figure of one unit moves its own row and what reads it, up to the kabupaten") {
  const Kabupaten kabupaten;
  kabupaten.replace("kerja/workspace.json", "83.99", "89");
  CHECK(kabupaten.differing() == Rows{{"u2/ikm", "data"},
                                      {"u2/mutu", "masukan"},
                                      {"kab/k_ikm", "masukan"},
                                      {"kab/k_mutu", "masukan"}});
}

TEST_CASE("a figure that moves no other value moves its own row alone") {
  const Kabupaten kabupaten;
  kabupaten.replace("kerja/workspace.json", "\"realisasi\":\n  {\"2024\": 83.99}",
                    "\"realisasi\":\n  {\"2024\": 83.5}");
  // B before and after, so mutu still follows.
  CHECK(kabupaten.differing() == Rows{{"u2/ikm", "data"}, {"kab/k_ikm", "masukan"}});
}

// Drift is about numbers that no longer follow. The file's fingerprint tells that a text changed,
// and a new run stores it; a row whose every number still follows is no finding, or an inspector
// would look through a whole kabupaten for a comment.
TEST_CASE("a comment in a rule pack, a formula, a kebijakan or the library shows nothing") {
  const Kabupaten kabupaten;
  kabupaten.replace(kSkm, "return paket {", "-- catatan\nreturn paket {");
  kabupaten.replace("skrip/indikator/dobel.lua", "return indikator {",
                    "-- catatan\nreturn indikator {");
  kabupaten.replace("skrip/kebijakan/sumenep-2023.lua", "return kebijakan {",
                    "-- catatan\nreturn kebijakan {");
  kabupaten.replace("stdlib/skm.lua", "local skm = {}", "-- catatan\nlocal skm = {}");
  CHECK(kabupaten.differing().empty());
}

TEST_CASE("what another version of the program stored reads, and drift names the version") {
  const test::Scratch scratch;
  fs::copy(test::source_path("tests/fixtures/versi-0.1.0"), "kerja", fs::copy_options::recursive);
  const auto told = [](const std::string& kode) {
    const test::Ended ended = test::run_program({"check", "kerja", "--drift"});
    CHECK(ended.status == 1);
    CHECK(ended.out.find("uji/" + kode) != std::string::npos);
    std::string words;  // as one line, wherever the page breaks it
    std::istringstream all(ended.out);
    for (std::string word; all >> word;) words += word + " ";
    CHECK(words.find("iku 0.1.0 → iku 0.") != std::string::npos);
    CHECK(words.find("diubah?") == std::string::npos);
    return ended.out;
  };
  // 2^64 wrapped around to 0 then; nothing else of the file differs.
  const std::string out = told("pangkat");
  CHECK(out.find("16") != std::string::npos);
  CHECK(out.find("uji/ikm") == std::string::npos);
  CHECK(out.find("uji/nilai") == std::string::npos);
  // A number that is another one: the version may be why, so nobody is asked whether it was
  // altered.
  std::string stored = test::read_text("kerja/hasil/2024.json");
  stored.replace(stored.find("84.5"), 4, "84.4");
  test::write_text("kerja/hasil/2024.json", stored);
  told("ikm");
}
