#include "session/rule_question.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "formula/variants.hpp"
#include "question_fixture.hpp"

using namespace iku;
using namespace iku::session;
using iku::test::example_session;
using iku::test::QuestionBench;

namespace {

std::vector<RuleRow> rows_of(Session& session, const std::string& kode, const std::string& rule) {
  std::vector<RuleRow> found;
  for (RuleRow& row : rule_rows(session, kode)) {
    if (row.rule == rule) found.push_back(std::move(row));
  }
  return found;
}

const RuleRow* with_way(const std::vector<RuleRow>& rows, const std::string& way) {
  for (const RuleRow& row : rows) {
    if (row.way.find(way) != std::string::npos) return &row;
  }
  return nullptr;
}

// One indikator with a realisasi and a target of 100, so that its capaian is its realisasi.
QuestionBench capaian_bench(double realisasi, const std::string& polaritas = "positif",
                            const std::string& kebijakan = "jombang-2024") {
  return QuestionBench(R"({"kode": "r", "nama": "R", "polaritas": ")" + polaritas +
                           R"(", "target": {"2024": 100}, "realisasi": {"2024": )" +
                           std::to_string(realisasi) + "}}",
                       {}, kebijakan);
}

}  // namespace

TEST_SUITE("session") {
  TEST_CASE("the rules in force come first and give what the row gives") {
    const auto session = example_session("contoh-ikpp");
    const auto rows = rule_rows(*session, "ikpp");
    const IndikatorResult row = session->row("ikpp");
    CHECK(rows.front().rule == "kebijakan");
    CHECK(rows.front().way == "jombang-2024");
    CHECK(rows.front().capaian.number() == row.capaian.number());
    CHECK(rows.front().predikat.grade() == row.predikat.grade());
    CHECK(rows.front().place == 1);
    CHECK(rows.front().of == 7);
  }

  TEST_CASE("another kebijakan has its own bands") {
    QuestionBench bench = capaian_bench(75.5);  // Jombang: BB; Jember: between 66-75 and 76-90
    const auto rows = rows_of(bench.session(), "r", "kebijakan");
    const RuleRow* jember = with_way(rows, "jember-2024");
    REQUIRE(jember != nullptr);
    CHECK(jember->predikat.grade().name == "Sedang");
    CHECK(jember->place == 3);
    CHECK(jember->changed == RuleRow::Changed::kOtherScale);
  }

  TEST_CASE("the gap policy decides a value between two bands") {
    QuestionBench bench = capaian_bench(75.5, "positif", "jember-2024");
    const auto rows = rows_of(bench.session(), "r", "celah");
    const RuleRow* above = with_way(rows, "atas");
    REQUIRE(above != nullptr);
    CHECK(above->predikat.grade().name == "Tinggi");
    CHECK(above->changed == RuleRow::Changed::kYes);
  }

  TEST_CASE("rounding before the predikat is looked up can change it") {
    QuestionBench bench = capaian_bench(90.4);  // AA; rounded to 90 it is A
    REQUIRE(bench.session().row("r").predikat.grade().name == "AA");
    const auto rows = rows_of(bench.session(), "r", "pembulatan");
    const RuleRow* whole = with_way(rows, "bulat 0");
    REQUIRE(whole != nullptr);
    CHECK(whole->capaian.number() == 90);
    CHECK(whole->predikat.grade().name == "A");
    CHECK(whole->changed == RuleRow::Changed::kYes);
    CHECK(with_way(rows, "bulat 2")->changed == RuleRow::Changed::kNo);
  }

  TEST_CASE("the printed weight of a survey counts 0,11 for each unsur") {
    const auto session = example_session("contoh-ikpp");
    const auto rows = rows_of(*session, "ikpp", "bobot_skm");
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].way == "tepat");
    CHECK(rows[0].capaian.number() == session->row("ikpp").capaian.number());
    CHECK(rows[1].way == "tercetak");
    // 9 × 0,11 = 0,99 of the IKM
    CHECK(rows[1].capaian.number() ==
          doctest::Approx((1.25 * 3.222 * 0.99 + 3.08) / 7.7 * 100).epsilon(1e-9));
    CHECK(rows_of(*session, "ipp", "bobot_skm").empty());
    session->set("ikm", Value(3.0));  // forced: no survey decides it any more
    for (const RuleRow& row : rows_of(*session, "ikpp", "bobot_skm")) {
      CHECK(row.capaian.number() == session->row("ikpp").capaian.number());
    }
  }

  TEST_CASE("another capaian formula of the polaritas changes the capaian alone") {
    QuestionBench bench = capaian_bench(80, "negatif");
    const auto rows = rows_of(bench.session(), "r", "rumus");
    CHECK(bench.session().row("r").capaian.number() == doctest::Approx(120));
    const RuleRow* swapped = with_way(rows, "sumenep-2020");  // (2R − T) / T as it prints it
    REQUIRE(swapped != nullptr);
    CHECK(swapped->capaian.number() == doctest::Approx(60));
    CHECK(swapped->changed == RuleRow::Changed::kYes);
    CHECK(swapped->of == 7);
  }
}
