#include "session/sensitivity.hpp"

#include <doctest/doctest.h>

#include <string>

#include "question_fixture.hpp"

using namespace iku;
using namespace iku::session;
using iku::test::example_session;
using iku::test::formula_bench;
using iku::test::QuestionBench;
using iku::test::refusal;

TEST_SUITE("session") {
  TEST_CASE("sensitivities tell slope, elasticity and span, the widest first") {
    const auto session = example_session("contoh-ikpp");
    session->set("ipp", Value(3.6725));
    const auto all = sensitivities(*session, "ikpp");
    REQUIRE(all.size() == 2);
    CHECK(all[0].lever.name == "ikm");
    CHECK(all[0].derivative == 1.25);
    CHECK(all[0].elasticity.value() == doctest::Approx(1.25 * 3.222 / 7.7));
    CHECK(all[0].low.value() == doctest::Approx(7.29725));
    CHECK(all[0].high.value() == doctest::Approx(8.10275));
    CHECK_FALSE(all[0].clipped);
    CHECK(all[1].lever.name == "ipp");
    CHECK(all[1].derivative == 1);
    CHECK(all[1].low.value() == doctest::Approx(7.33275));
  }

  TEST_CASE("ranges given count, and are kept inside the skala") {
    const auto session = example_session("contoh-ikpp");
    const Lever ikm = lever(*session, "ikm");
    const auto all = sensitivities(*session, "ikpp", Besaran::kRealisasi, {Swing{ikm, 3.0, 4.5}});
    REQUIRE(all.size() == 2);
    CHECK(all[0].lever.name == "ikm");
    CHECK(all[0].from == 3);
    CHECK(all[0].to == 4);
    CHECK(all[0].clipped);
    CHECK(all[0].high.value() == doctest::Approx(8.08));
    session->set("ikm", Value(3.9));
    for (const Sensitivity& one : sensitivities(*session, "ikpp")) {
      if (one.lever.name != "ikm") continue;
      CHECK(one.clipped);  // 4,29 is above 4
      CHECK(one.to == 4);
    }
  }

  TEST_CASE("the capaian answers to the target") {
    const auto session = example_session("contoh-ikpp");
    const auto all = sensitivities(*session, "ikpp", Besaran::kCapaian);
    REQUIRE(all.size() == 3);
    CHECK(all[0].lever.name == "ikpp.target");
    CHECK(all[0].derivative == doctest::Approx(-7.1075 / (7.7 * 7.7) * 100));
    CHECK(all[0].elasticity.value() == doctest::Approx(-1));
  }

  TEST_CASE("what has no number has no sensitivity, and says why") {
    QuestionBench bench = formula_bench("gagal(\"rusak\")", "{0, 10}", 4);
    const std::string text = refusal([&] { sensitivities(bench.session(), "r"); });
    CHECK(text.find("rusak") != std::string::npos);
  }
}
