#include "session/flip.hpp"

#include <doctest/doctest.h>

#include <string>

#include "question_fixture.hpp"

using namespace iku;
using namespace iku::session;
using iku::test::example_session;
using iku::test::QuestionBench;
using iku::test::refusal;

TEST_SUITE("session") {
  TEST_CASE("flips stand at the band's edge, the nearest first") {
    const auto session = example_session("contoh-ikpp");
    session->set("ipp", Value(3.6725));
    const auto all = flips(*session, "ikpp");
    REQUIRE(all.size() == 2);
    CHECK(all[0].lever.name == "ikm");
    CHECK(all[0].at == 2.606);
    CHECK(all[0].predikat == "A");
    CHECK(all[0].value.value() == doctest::Approx(6.93));
    CHECK(all[1].lever.name == "ipp");
    CHECK(all[1].at == 2.9025);
  }

  TEST_CASE("a predikat between two others flips both ways") {
    const auto session = example_session("contoh-ikpp");
    session->set("ipp", Value(2.5));  // 6,5275 of 7,7: A
    REQUIRE(session->row("ikpp").predikat.grade().name == "A");
    const auto all = flips_of(*session, "ikpp", lever(*session, "ipp"));
    REQUIRE(all.size() == 2);
    CHECK(all[0].predikat == "BB");
    CHECK(all[0].at < 2.5);
    CHECK(all[1].predikat == "AA");
    CHECK(all[1].at > 2.5);
    CHECK(all[1].at == 2.9026);  // 6,93 itself is A still
  }

  TEST_CASE("an indikator of plain data flips by itself; one without predikat says so") {
    const auto session = example_session("contoh-ikpp");
    const auto all = flips(*session, "ipp");
    REQUIRE_FALSE(all.empty());
    CHECK(all[0].lever.name == "ipp");
    CHECK(all[0].at == 3.069);  // 90 % of 3,41
    QuestionBench bench(R"({"kode": "r", "nama": "R", "target": {}, "realisasi": {"2024": 3}})");
    const std::string text = refusal([&] { flips(bench.session(), "r"); });
    CHECK(text.find("predikat") != std::string::npos);
  }
}
