#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "base/number.hpp"
#include "formula/calculation.hpp"
#include "report/audit.hpp"
#include "repository.hpp"
#include "store/workspace_reader.hpp"

// What must come out of the five real reports: figures that the reports print and that follow from
// their own tables (the facts of DOMAIN §1, §5, §6, §7), through reader, formulas and policy.

namespace {

using iku::Value;

/// An example, recalculated for its own year.
class Example {
 public:
  explicit Example(const std::string& name)
      : loaded_(iku::store::read_workspace(iku::test::source_path("examples/" + name))) {
    iku::formula::Settings settings;
    settings.script_roots = {iku::test::source_path("scripts")};
    calculator_ = std::make_unique<iku::formula::Calculator>(loaded_.workspace, settings);
    calculation_ = calculator_->calculate();
  }

  const iku::Calculation& calculation() const { return calculation_; }
  const iku::UnitResult& unit() const { return calculation_.results.at(0); }

  /// The indikator of a code; where the report prints one twice, the first.
  iku::IndikatorResult indikator(const std::string& kode) const {
    std::vector<iku::IndikatorResult> found;
    for_each_result(unit(), [&](const iku::IndikatorResult& r) {
      if (r.indikator->kode == kode) found.push_back(r);
    });
    REQUIRE_MESSAGE(!found.empty(), kode);
    return found.front();
  }

  /// The recalculated values of printed figures of this kind with these printed digits.
  std::vector<iku::report::Finding> findings(const std::string& besaran,
                                             const std::string& printed) const {
    std::vector<iku::report::Finding> found;
    for (auto& finding : iku::report::all_findings(calculation_)) {
      if (finding.besaran == besaran && finding.printed.printed == printed) {
        found.push_back(finding);
      }
    }
    REQUIRE_MESSAGE(!found.empty(), besaran);
    return found;
  }

 private:
  iku::store::Loaded loaded_;
  std::unique_ptr<iku::formula::Calculator> calculator_;
  iku::Calculation calculation_;
};

/// As a report prints it: id-ID, two decimals; a grade by its name.
std::string shown(const Value& value, int decimals = 2) {
  if (value.is_number()) return iku::format_number(value.number(), decimals);
  if (value.is_grade()) return value.grade().name;
  return value.is_missing() ? "–: " + value.missing().reason : "gagal: " + value.failure().message;
}

std::string shown(const iku::Mean& mean) {
  return shown(mean.value) + " (" + std::to_string(mean.used) + "/" + std::to_string(mean.of) + ")";
}

struct Row {
  const char* kode;
  const char* realisasi;
  const char* target;
  const char* capaian;
};

void check_rows(const Example& example, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(std::string(row.kode));
    const iku::IndikatorResult r = example.indikator(row.kode);
    CHECK(shown(r.realisasi) == row.realisasi);
    CHECK(shown(r.target) == row.target);
    CHECK(shown(r.capaian) == row.capaian);
  }
}

std::vector<std::string> serapan_of_programs(const iku::UnitResult& unit) {
  std::vector<std::string> list;
  for (const iku::BudgetResult& program : unit.program) list.push_back(shown(program.serapan));
  return list;
}

}  // namespace

TEST_CASE("Sumobito 2024: AKIP and IKPP reach the printed capaian, kemajuan and mean") {
  const Example example("sumobito-2024");
  check_rows(example, {{"akip", "73,47", "BB", "102,04"}, {"ikpp", "8,14", "7,70", "105,71"}});
  CHECK(example.indikator("akip").target.as_number() == 72);
  CHECK(example.indikator("akip").origin == iku::Origin::kComputed);  // from its four components
  CHECK(example.indikator("ikpp").origin == iku::Origin::kReported);  // printed without its parts
  CHECK(shown(example.indikator("akip").kemajuan) == "99,28");
  CHECK(shown(example.indikator("ikpp").kemajuan) == "101,12");
  CHECK(shown(example.unit().capaian) == "103,88 (2/2)");
}

TEST_CASE("Sumobito 2024: efisiensi is the capaian less the serapan that was printed") {
  const Example example("sumobito-2024");
  for (const char* printed : {"5,04", "5,71"}) {
    CAPTURE(std::string(printed));
    for (const auto& finding : example.findings("efisiensi", printed)) {
      CHECK(shown(finding.recalculated) == printed);
      CHECK(finding.verdict == iku::report::Verdict::kSesuai);
    }
  }
}

TEST_CASE("Ambulu 2024: six indikator, their mean of six, and the budget") {
  const Example example("ambulu-2024");
  check_rows(example, {{"ikm", "83,63", "82,00", "101,99"},
                       {"nilai_sakip", "84,27", "B", "102,77"},
                       {"indikator_program", "100,00", "80,00", "125,00"}});
  CHECK(example.indikator("nilai_sakip").target.as_number() == 82);
  CHECK(shown(example.unit().capaian.value) == "104,96");
  CHECK(example.unit().capaian.used == 6);
  const iku::BudgetResult& budget = example.unit().budget;
  CHECK(shown(budget.anggaran, 0) == "4.492.070.793");
  CHECK(shown(budget.realisasi, 0) == "4.124.398.349");
  CHECK(shown(budget.serapan) == "91,82");
  CHECK(serapan_of_programs(example.unit()) ==
        std::vector<std::string>{"90,21", "99,17", "82,37", "89,27"});
}

TEST_CASE("Ambunten 2023: kemajuan, the national comparison and the band of 90") {
  const Example example("ambunten-2023");
  bool compared = false;
  for (const char* kode : {"nilai_ikm", "nilai_skm"}) {
    const iku::IndikatorResult r = example.indikator(kode);
    CAPTURE(std::string(kode));
    CHECK(shown(r.realisasi) == "82,00");
    CHECK(shown(r.target_akhir) == "85,00");
    CHECK(shown(r.kemajuan) == "96,47");
    for (const iku::Banding& banding : r.banding) {
      if (banding.nama != "nasional") continue;
      CHECK(shown(banding.pembanding) == "87,00");
      CHECK(shown(banding.persen) == "94,25");
      compared = true;
    }
  }
  CHECK(compared);
  check_rows(example, {{"capaian_kinerja", "90,00", "100,00", "90,00"}});
  CHECK(shown(example.indikator("capaian_kinerja").predikat) == "Tinggi");
}

TEST_CASE("Bluto 2020: capaian of plain percentages") {
  const Example example("bluto-2020");
  check_rows(example, {{"ikm", "65,00", "79,00", "82,28"},
                       {"penurunan_kamtibmas", "42,00", "50,00", "84,00"},
                       {"musrenbangcam_disetujui", "50,00", "80,00", "62,50"},
                       {"penurunan_pelanggaran", "20,00", "25,00", "80,00"}});
}

TEST_CASE("Batang-batang 2023: the budget by program, one amount badly grouped") {
  const Example example("batang-batang-2023");
  // Program 5 prints "12.6950.500"; it is read as 126.950.500, with a warning.
  const std::vector<std::string> realisasi = {"2.825.774.100", "11.380.000",  "15.096.000",
                                              "17.518.000",    "126.950.500", "18.672.000"};
  REQUIRE(example.unit().program.size() == realisasi.size());
  for (std::size_t i = 0; i < realisasi.size(); ++i) {
    CAPTURE(i);
    CHECK(shown(example.unit().program[i].realisasi, 0) == realisasi[i]);
  }
  CHECK(serapan_of_programs(example.unit()) ==
        std::vector<std::string>{"99,12", "99,95", "99,96", "99,96", "72,62", "99,99"});
  CHECK(shown(example.unit().budget.anggaran, 0) == "3.088.328.946");
  CHECK(shown(example.unit().budget.realisasi, 0) == "3.015.390.600");
}

TEST_CASE("Batang-batang 2023: rupiah printed as a realisasi are refused by the skala") {
  const Example example("batang-batang-2023");
  for (const char* kode : {"ikm", "penyelesaian_kamtibmas"}) {
    CAPTURE(std::string(kode));
    const iku::IndikatorResult r = example.indikator(kode);
    REQUIRE(r.realisasi.is_failure());
    CHECK(r.realisasi.failure().kind == iku::FailureClass::kRange);
    CHECK_FALSE(r.capaian.is_present());
  }
}

TEST_CASE("the made-up example: IKPP from a survey of 120 respondents") {
  const Example example("contoh-ikpp");
  const iku::IndikatorResult ikpp = example.indikator("ikpp");
  REQUIRE(ikpp.realisasi.is_number());
  CHECK(ikpp.realisasi.number() == doctest::Approx(7.1075).epsilon(1e-12));
  CHECK(shown(example.indikator("ikm").realisasi, 4) == "3,2220");
  CHECK(shown(ikpp.capaian) == "92,31");
  CHECK(shown(example.unit().capaian) == "96,68 (3/3)");
}

TEST_CASE("every example calculates in all its years without a failure that is not in its data") {
  for (const char* name :
       {"sumobito-2024", "ambulu-2024", "ambunten-2023", "bluto-2020", "contoh-ikpp"}) {
    CAPTURE(std::string(name));
    const Example example(name);
    for_each_result(example.unit(), [](const iku::IndikatorResult& r) {
      CAPTURE(r.indikator->kode);
      CHECK_FALSE(r.decisive().is_failure());
    });
  }
}
