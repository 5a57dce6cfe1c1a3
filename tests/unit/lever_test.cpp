#include "session/lever.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "question_fixture.hpp"

using namespace iku;
using namespace iku::session;
using iku::test::definition_text;
using iku::test::example_session;
using iku::test::QuestionBench;

namespace {

std::vector<std::string> names(const std::vector<Lever>& levers) {
  std::vector<std::string> all;
  for (const Lever& lever : levers) all.push_back(lever.name);
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace

TEST_SUITE("session") {
  TEST_CASE("levers are the data an indikator is made of, and the target for its capaian") {
    const auto session = example_session("contoh-ikpp");
    CHECK(names(levers(*session, "ikpp")) == std::vector<std::string>{"ikm", "ipp"});
    CHECK(names(levers(*session, "ikpp", Besaran::kCapaian)) ==
          std::vector<std::string>{"ikm", "ikpp.target", "ipp"});
    CHECK(names(levers(*session, "ipp")) == std::vector<std::string>{"ipp"});
    CHECK(names(levers(*session, "ikm")) == std::vector<std::string>{"ikm"});  // a survey: itself
  }

  TEST_CASE("what is computed from levers is none itself") {
    QuestionBench bench(
        R"({"kode": "s", "nama": "S", "target": {}, "formulasi": "s",
            "masukan": {"a": {"2024": 2}, "b": {"2024": 3}}},
           {"kode": "t", "nama": "T", "target": {}, "formulasi": "t"},
           {"kode": "u", "nama": "U", "target": {}, "formulasi": "u"})",
        {{"indikator/s.lua", definition_text("s", "x.a + x.b")},
         {"indikator/t.lua", definition_text("t", "2 * x.s", "")},
         {"indikator/u.lua", definition_text("u", "x.t + x.s", "")}});
    CHECK(names(levers(bench.session(), "u")) == std::vector<std::string>{"s.a", "s.b"});
    CHECK(lever_of(bench.session(), "u", "a").name == "s.a");
    CHECK(lever_of(bench.session(), "u", "t").name == "t");
  }

  TEST_CASE("an input that is not filled in is a lever on its scale") {
    const auto session = example_session("sumobito-2024");
    CHECK(names(levers(*session, "ikpp")) == std::vector<std::string>{"ikpp.ikm", "ikpp.ipp"});
    const Lever ikm = lever_of(*session, "ikpp", "ikm");
    CHECK(ikm.name == "ikpp.ikm");
    CHECK_FALSE(ikm.has_value);
    CHECK(ikm.low == 1);
    CHECK(ikm.high == 4);
    CHECK(missing_inputs(*session, "ikpp") == std::vector<std::string>{"ikpp.ikm"});
  }

  TEST_CASE("the scale a formula declares for another indikator holds for the lever too") {
    QuestionBench bench(
        R"({"kode": "a", "nama": "A", "target": {}, "realisasi": {"2024": 2}},
           {"kode": "r", "nama": "R", "target": {}, "formulasi": "r"})",
        {{"indikator/r.lua", definition_text("r", "x.a", "masukan = {a = {skala = {1, 4}}},")}});
    const Lever a = lever_of(bench.session(), "r", "a");
    CHECK(a.declared);
    CHECK(a.low == 1);
    CHECK(a.high == 4);
    CHECK_FALSE(lever(bench.session(), "a").declared);
  }
}
