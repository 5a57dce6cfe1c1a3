#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "formula/provenance.hpp"
#include "formula_fixture.hpp"
#include "program_fixture.hpp"
#include "store/result_chain.hpp"
#include "store/result_file.hpp"

// Whose rules count: those of each row's own year, or with --as-of those of one year for all.

namespace {

namespace fs = std::filesystem;
using namespace iku;
using formula::Drift;
using test::definition_text;
using test::Epoch;
using test::run_program;
using test::shown;

// A workspace with the rules of a year, none: each row its own.
class Under {
 public:
  Under(const fs::path& workspace, std::optional<Tahun> as_of)
      : loaded_(store::read_workspace(workspace)) {
    settings_.script_roots = {test::source_path("scripts")};
    settings_.as_of = as_of;
  }

  Tahun year() const { return loaded_.workspace.tahun; }

  StoredResult result(Tahun tahun) {
    formula::Calculator calculator(loaded_.workspace, settings_);
    formula::Fingerprints fingerprints(calculator);
    return formula::stored_result(calculator.calculate({{tahun}, {}}), fingerprints, tahun);
  }

  IndikatorResult row(const std::string& kode, Tahun tahun) {
    calculator_ = std::make_unique<formula::Calculator>(loaded_.workspace, settings_);
    calculation_ = calculator_->calculate({{tahun}, {}});
    std::vector<IndikatorResult> found;
    for (const UnitResult& unit : calculation_.results) {
      for_each_result(unit, [&](const IndikatorResult& row) {
        if (row.indikator->kode == kode) found.push_back(row);
      });
    }
    REQUIRE(found.size() == 1);
    return found.front();
  }

 private:
  store::Loaded loaded_;
  formula::Settings settings_;
  std::unique_ptr<formula::Calculator> calculator_;
  Calculation calculation_;
};

// One kecamatan with these indikator, in kerja/.
void write_workspace(const std::string& indikator,
                     const std::string& kebijakan = "\"jombang-2024\"") {
  std::string text = test::indikator_text(indikator);
  const std::string named = "\"jombang-2024\"";
  text.replace(text.find(named), named.size(), kebijakan);
  test::write_text("kerja/workspace.json", text);
}

void write_script(const std::string& file, const std::string& text) {
  test::write_text("kerja/skrip/indikator/" + file, text);
}

constexpr const char* kMutu = R"(return indikator {
  kode = "mutu", nama = "Mutu", polaritas = "tingkat", tingkat = {"D", "C", "B", "A"},
  masukan = {ikm = {skala = {25, 100}}},
  formulasi = function(x) return skm.mutu(x.ikm) end,
}
)";

// A survey of 82 in each of these years.
void write_mutu() {
  write_workspace(R"({"kode": "mutu", "nama": "Mutu", "formulasi": "mutu",
      "target": {"2010": "A", "2024": "A"}, "masukan": {"ikm": {"2010": 82, "2024": 82}}})");
  write_script("mutu.lua", kMutu);
}

}  // namespace

TEST_CASE("the five reports recalculated as of their year equal what is stored without it") {
  std::size_t rows = 0;
  for (const char* name :
       {"ambulu-2024", "ambunten-2023", "batang-batang-2023", "bluto-2020", "sumobito-2024"}) {
    CAPTURE(std::string(name));
    const test::Scratch scratch;
    fs::copy(test::source_path("examples/" + std::string(name)), "kerja",
             fs::copy_options::recursive);
    const int status = run_program({"calc", "kerja", "--save", "-o", "/dev/null"}).status;
    CHECK(status <= static_cast<int>(Exit::kFindings));
    const Tahun year = Under("kerja", std::nullopt).year();
    const StoredResult stored = *store::read_result("kerja", year);
    CHECK(stored.aturan == 0);
    const StoredResult now = Under("kerja", year).result(year);
    CHECK(now.aturan == year);
    REQUIRE(stored.baris.size() == now.baris.size());
    for (std::size_t i = 0; i < now.baris.size(); ++i) {
      const StoredRow& a = stored.baris[i];
      const StoredRow& b = now.baris[i];
      CAPTURE(a.indikator);
      CHECK(a.unit == b.unit);
      CHECK(a.indikator == b.indikator);
      CHECK(a.formulasi == b.formulasi);
      CHECK(a.kebijakan == b.kebijakan);
      CHECK(a.paket == b.paket);
      CHECK(same_value(a.target, b.target));
      CHECK(same_value(a.realisasi, b.realisasi));
      CHECK(same_value(a.capaian, b.capaian));
      CHECK(same_value(a.predikat, b.predikat));
    }
    CHECK(formula::drift(stored, now).empty());
    rows += now.baris.size();
  }
  CHECK(rows > 40);
}

TEST_CASE("an IKM of 82 was A under the rules of 2004 and is B under those of 2017") {
  const test::Scratch scratch;
  write_mutu();
  const StoredResult old_rules = Under("kerja", 2010).result(2024);
  const StoredResult new_rules = Under("kerja", 2024).result(2024);
  CHECK(shown(old_rules.baris.at(0).realisasi) == "A");
  CHECK(shown(new_rules.baris.at(0).realisasi) == "B");
  const std::vector<Drift> rows = formula::drift(old_rules, new_rules);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].cause == Drift::Cause::kPack);
  CHECK(rows[0].culprit == "kepmenpan-25-2004 → permenpanrb-14-2017");
  CHECK(rows[0].flips);
  CHECK(shown(rows[0].stored.predikat) == "AA");
  CHECK(shown(rows[0].now.predikat) == "BB");
  // Without --as-of each row has the rules of its own year.
  CHECK(shown(Under("kerja", std::nullopt).row("mutu", 2010).realisasi) == "A");
  CHECK(shown(Under("kerja", std::nullopt).row("mutu", 2024).realisasi) == "B");
  // In the year that no rule was in force in, none is made up.
  const IndikatorResult between = Under("kerja", 2003).row("mutu", 2024);
  REQUIRE(between.realisasi.is_failure());
  CHECK(between.realisasi.failure().message.find("skm") != std::string::npos);
}

TEST_CASE("a year that a formula names itself is kept under --as-of") {
  const test::Scratch scratch;
  write_workspace(R"({"kode": "a", "nama": "A", "formulasi": "a", "target": {"2024": 9}},
      {"kode": "b", "nama": "B", "formulasi": "b", "target": {"2024": 9}})");
  write_script("a.lua", definition_text("a", "#aturan.isi('skm', 2010).unsur", ""));
  write_script("b.lua", definition_text("b", "#aturan.isi('skm', x.tahun).unsur", ""));
  for (const std::optional<Tahun> as_of : {std::optional<Tahun>{}, {2010}, {2020}, {2024}}) {
    CAPTURE(as_of.value_or(0));
    CHECK(shown(Under("kerja", as_of).row("a", 2024).realisasi) == "14,00");
    const bool old_rules = as_of == 2010;
    CHECK(shown(Under("kerja", as_of).row("b", 2024).realisasi) == (old_rules ? "14,00" : "9,00"));
  }
}

TEST_CASE("the version of a formula is that of the row's year, or of --as-of") {
  const test::Scratch scratch;
  const std::string series = R"({"2005": 80, "2015": 80, "2016": 80, "2024": 80})";
  write_workspace(R"({"kode": "a", "nama": "A", "formulasi": "a", "target": )" + series + "}, " +
                  R"({"kode": "c", "nama": "C", "formulasi": "a", "target": )" + series +
                  R"(, "realisasi": {"2016": 77}})");
  write_script("a@2004.lua",
               definition_text("a", "20", "berlaku = {sejak = 2004, sampai = 2015},"));
  write_script("a.lua", definition_text("a", "40", "berlaku = {sejak = 2017},"));
  struct Row {
    std::optional<Tahun> as_of;
    Tahun tahun;
    const char* realisasi;
    const char* versi;
  };
  for (const Row& row :
       {Row{std::nullopt, 2005, "20,00", "a@2004"}, Row{std::nullopt, 2015, "20,00", "a@2004"},
        Row{std::nullopt, 2024, "40,00", "a"}, Row{2005, 2024, "20,00", "a@2004"},
        Row{2024, 2005, "40,00", "a"}}) {
    CAPTURE(row.as_of.value_or(0));
    CAPTURE(row.tahun);
    const IndikatorResult result = Under("kerja", row.as_of).row("a", row.tahun);
    CHECK(shown(result.realisasi) == row.realisasi);
    CHECK(result.versi == row.versi);
  }
  // None in force: missing with the year that was asked for; a figure that was reported counts.
  const IndikatorResult none = Under("kerja", std::nullopt).row("a", 2016);
  REQUIRE(none.realisasi.is_missing());
  CHECK(none.realisasi.missing().reason.find("2016") != std::string::npos);
  CHECK(none.capaian.is_missing());
  const IndikatorResult asked = Under("kerja", 1999).row("a", 2024);
  REQUIRE(asked.realisasi.is_missing());
  CHECK(asked.realisasi.missing().reason.find("1999") != std::string::npos);
  const IndikatorResult reported = Under("kerja", std::nullopt).row("c", 2016);
  CHECK(shown(reported.realisasi) == "77,00");
  CHECK(reported.origin == Origin::kReported);
  // Where one is in force it counts, whatever was reported.
  CHECK(Under("kerja", 2024).row("c", 2016).origin == Origin::kComputed);
  CHECK(shown(Under("kerja", 2024).row("c", 2016).realisasi) == "40,00");
}

TEST_CASE("of several kebijakan the one in force in the year counts, or that of --as-of") {
  const test::Scratch scratch;
  const std::string series = R"({"2020": 100, "2022": 100, "2023": 100, "2024": 100})";
  write_workspace(R"({"kode": "a", "nama": "A", "target": )" + series + R"(, "realisasi": )" +
                      R"({"2020": 92, "2022": 92, "2023": 92, "2024": 92}})",
                  R"(["sumenep-2020", "sumenep-2023", "jombang-2024"])");
  struct Row {
    std::optional<Tahun> as_of;
    Tahun tahun;
    const char* predikat;
  };
  for (const Row& row :
       {Row{std::nullopt, 2020, "Sangat Berhasil"}, Row{std::nullopt, 2022, "Sangat Berhasil"},
        Row{std::nullopt, 2023, "Sangat Tinggi"}, Row{std::nullopt, 2024, "AA"},
        Row{2020, 2024, "Sangat Berhasil"}, Row{2023, 2020, "Sangat Tinggi"},
        Row{2030, 2020, "AA"}}) {
    CAPTURE(row.as_of.value_or(0));
    CAPTURE(row.tahun);
    CHECK(shown(Under("kerja", row.as_of).row("a", row.tahun).predikat) == row.predikat);
  }
}

TEST_CASE("--as-of now is the year of SOURCE_DATE_EPOCH or of --waktu") {
  const test::Scratch scratch;
  write_mutu();
  const auto mutu = [](const std::vector<std::string>& more) {
    std::vector<std::string> words = {"calc", "kerja", "--format", "ndjson", "--as-of", "now"};
    words.insert(words.end(), more.begin(), more.end());
    const std::string row = run_program(words).out;
    const std::string before = "\"realisasi\":\"";
    const std::size_t at = row.find(before);
    return at == std::string::npos ? row : row.substr(at + before.size(), 1);
  };
  {
    const Epoch in_2010("1275350400");
    CHECK(mutu({}) == "A");
    CHECK(mutu({"--waktu", "2026-01-31T00:00:00Z"}) == "B");
  }
  const Epoch in_2026("1767225600");
  CHECK(mutu({}) == "B");
  CHECK(mutu({"--waktu", "2010-01-31T00:00:00Z"}) == "A");
}

TEST_CASE("stored results remember whose rules they follow, and are checked under them") {
  const test::Scratch scratch;
  write_mutu();
  const std::vector<std::string> save = {
      "calc", "kerja", "--save", "--waktu", "2026-01-31T00:00:00Z", "-o", "/dev/null"};
  std::vector<std::string> save_old = save;
  save_old.insert(save_old.end(), {"--as-of", "2010"});
  REQUIRE(run_program(save_old).status == 0);
  CHECK(store::read_result("kerja", 2024)->aturan == 2010);
  CHECK(shown(store::read_result("kerja", 2024)->baris.at(0).realisasi) == "A");
  CHECK(run_program({"check", "kerja", "--drift"}).status == 0);
  // Two years under different rules, each checked under its own.
  std::vector<std::string> save_2010 = save;
  save_2010.insert(save_2010.end(), {"--tahun", "2010", "--as-of", "2024"});
  REQUIRE(run_program(save_2010).status == 0);
  CHECK(shown(store::read_result("kerja", 2010)->baris.at(0).realisasi) == "B");
  CHECK(run_program({"check", "kerja", "--drift"}).status == 0);
  // Rules that change no number are still others: the file says so, and the one before is kept.
  REQUIRE(run_program(save).status == 0);
  CHECK(store::read_result("kerja", 2024)->aturan == 0);
  CHECK(shown(store::read_result("kerja", 2024)->baris.at(0).realisasi) == "B");
  CHECK(run_program({"check", "kerja", "--drift"}).status == 0);
  CHECK(store::read_chain("kerja", 2024).faults.empty());
}
