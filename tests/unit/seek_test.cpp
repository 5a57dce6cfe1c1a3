#include "session/seek.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

#include "question_fixture.hpp"

using namespace iku;
using namespace iku::session;
using iku::test::example_session;
using iku::test::formula_bench;
using iku::test::QuestionBench;
using iku::test::refusal;

namespace {

Goal realisasi_goal(Session& session, const std::string& kode, double wanted,
                    const std::string& by) {
  return seek(session, kode, Besaran::kRealisasi, wanted, lever_of(session, kode, by));
}

}  // namespace

TEST_SUITE("session") {
  TEST_CASE("a goal of a linear formula is reached exactly") {
    const auto session = example_session("contoh-ikpp");
    const Goal goal = realisasi_goal(*session, "ikpp", 8.5, "ipp");
    CHECK(goal.reached);
    CHECK(goal.at == 4.4725);
    CHECK(goal.value == doctest::Approx(8.5).epsilon(1e-13));
    CHECK(session->overlay().empty());
  }

  TEST_CASE("Sumobito's 8,14 is out of reach by IKM with IPP 3,08, and takes IPP 4,1125") {
    const auto session = example_session("sumobito-2024");
    const Goal before = realisasi_goal(*session, "ikpp", 8.14, "ikm");
    CHECK_FALSE(before.reached);
    REQUIRE(before.would_need.has_value());
    CHECK(*before.would_need == 4.048);
    CHECK(before.straight);
    CHECK(before.at == 4);
    CHECK(before.value == doctest::Approx(8.08));
    session->set("ikpp.ikm", Value(3.222));
    const Goal by_ikm = realisasi_goal(*session, "ikpp", 8.14, "ikm");
    CHECK_FALSE(by_ikm.reached);
    CHECK(by_ikm.would_need.value() == 4.048);
    const Goal by_ipp = realisasi_goal(*session, "ikpp", 8.14, "ipp");
    CHECK(by_ipp.reached);
    CHECK(by_ipp.at == 4.1125);
  }

  TEST_CASE("a figure that was only reported says which input to fill first") {
    const auto session = example_session("sumobito-2024");
    const std::string text = refusal([&] { realisasi_goal(*session, "ikpp", 8.5, "ipp"); });
    CHECK(text.find("dilaporkan") != std::string::npos);
    CHECK(text.find(".set ikpp.ikm") != std::string::npos);
  }

  TEST_CASE("a capaian is a goal, by an input and by the target") {
    const auto session = example_session("contoh-ikpp");
    const Goal by_ipp = seek(*session, "ikpp", Besaran::kCapaian, 100, lever(*session, "ipp"));
    CHECK(by_ipp.reached);
    CHECK(by_ipp.at == 3.6725);
    const Goal by_target =
        seek(*session, "ikpp", Besaran::kCapaian, 100, lever(*session, "ikpp.target"));
    CHECK(by_target.reached);
    CHECK(by_target.at == doctest::Approx(7.1075).epsilon(1e-12));
    CHECK(by_target.value == doctest::Approx(100).epsilon(1e-12));
    const Goal by_itself = seek(*session, "ikpp", Besaran::kCapaian, 100, lever(*session, "ikpp"));
    CHECK(by_itself.reached);
    CHECK(by_itself.at == 7.7);
  }

  TEST_CASE("the nearest of several answers is taken") {
    QuestionBench bench = formula_bench("(x.a - 3) * (x.a - 3)", "{0, 10}", 4);
    const Goal up = realisasi_goal(bench.session(), "r", 4, "a");  // 1 and 5
    CHECK(up.reached);
    CHECK(up.at == doctest::Approx(5));
    const Goal down = realisasi_goal(bench.session(), "r", 0.25, "a");  // 2,5 and 3,5
    CHECK(down.reached);
    CHECK(down.at == doctest::Approx(3.5));
  }

  TEST_CASE("a step is answered by its edge, a plateau by what lies beyond") {
    QuestionBench steps = formula_bench("math.floor(x.a) * 10", "{0, 10}", 2.5);
    const Goal step = realisasi_goal(steps.session(), "r", 45, "a");
    CHECK(step.reached);
    CHECK(step.at == 5);
    CHECK(step.value == 50);
    QuestionBench plateau = formula_bench("batas(x.a, 3, 6) * 10", "{0, 10}", 1);
    const Goal beyond = realisasi_goal(plateau.session(), "r", 40, "a");
    CHECK(beyond.reached);
    CHECK(beyond.at == doctest::Approx(4));
    const Goal never = realisasi_goal(plateau.session(), "r", 70, "a");
    CHECK_FALSE(never.reached);
    CHECK(never.value == doctest::Approx(60));
    CHECK_FALSE(never.would_need.has_value());
  }

  TEST_CASE("a goal the formula fails before is answered by the last value it has") {
    QuestionBench bench(
        R"({"kode": "r", "nama": "R", "target": {}, "formulasi": "r", "masukan": {"a": {"2024": 2}}})",
        {{"indikator/r.lua",
          "return indikator {kode = \"r\", skala = {0, 50}, masukan = {a = {skala = {0, 10}}},\n"
          "  formulasi = function(x) return x.a * 10 end}"}});
    const Goal goal = realisasi_goal(bench.session(), "r", 70, "a");
    CHECK_FALSE(goal.reached);
    CHECK(goal.at == doctest::Approx(5).epsilon(1e-9));
    CHECK(goal.value == doctest::Approx(50).epsilon(1e-9));
  }

  TEST_CASE("a point where the formula fails or lacks a value is never taken for one") {
    // The edge of the step is 1/3, and its shortest decimal is the one place without a value.
    for (const char* ends : {"gagal(\"lubang\")", "kosong(\"lubang\")"}) {
      CAPTURE(std::string(ends));
      const std::string hole = "(function() if x.a == 0.333333333333 then " + std::string(ends) +
                               " end return x.a <= 1 / 3 and 10 or 0 end)()";
      QuestionBench bench = formula_bench(hole, "{0, 1}", 0);
      const Goal goal = realisasi_goal(bench.session(), "r", 5, "a");
      CHECK(goal.reached);
      CHECK(goal.value == 10);
      CHECK(goal.at == 0.3333);
      REQUIRE(goal.stepped.has_value());
      CHECK(goal.stepped->value == 0);
      CHECK(goal.stepped->at == 0.3334);
      const Lever a = lever_of(bench.session(), "r", "a");
      CHECK(bench.session().trial(a.path, goal.at, "r").realisasi.is_number());
      CHECK(bench.session().trial(a.path, goal.stepped->at, "r").realisasi.is_number());
    }
  }

  TEST_CASE("a goal beside a gap of the formula is found, one inside it is out of reach") {
    struct Row {
      double from;  // the gap
      double to;
      double wanted;
      bool reached;
      double at;
    };
    for (const Row& row : {Row{2.03, 2.06, 2.02, true, 2.02}, Row{2.03, 2.06, 2.05, false, 2.06},
                           Row{2.03, 2.06, 2.04, false, 2.03}, Row{2.03, 2.06, 2.07, true, 2.07},
                           Row{2.03, 5.01, 2.02, true, 2.02}, Row{2.03, 5.01, 2.03, true, 2.03},
                           Row{2.03, 5.01, 5, false, 5.01}, Row{2.03, 5.01, 5.02, true, 5.02}}) {
      for (const char* ends : {"gagal(\"lubang\")", "kosong(\"lubang\")"}) {
        CAPTURE(row.to);
        CAPTURE(row.wanted);
        const std::string formula =
            fmt::format("(function() if x.a > {} and x.a < {} then {} end return x.a end)()",
                        row.from, row.to, ends);
        for (const double start : {1.0, 9.0}) {
          CAPTURE(start);
          QuestionBench bench = formula_bench(formula, "{0, 10}", start);
          const Goal goal = realisasi_goal(bench.session(), "r", row.wanted, "a");
          CHECK(goal.reached == row.reached);
          CHECK(goal.at == doctest::Approx(row.at).epsilon(1e-9));
          CHECK(goal.value == doctest::Approx(row.at).epsilon(1e-9));
        }
      }
    }
  }

  TEST_CASE("a predikat is a goal: the nearest value that gives it or a better one") {
    const auto session = example_session("contoh-ikpp");
    session->set("ipp", Value(1.5));  // 5,5275: B
    REQUIRE(session->row("ikpp").predikat.grade().name == "BB");
    const Lever ipp = lever(*session, "ipp");
    const Goal goal = seek_grade(*session, "ikpp", Besaran::kPredikat, "AA", ipp);
    CHECK(goal.reached);
    CHECK(goal.grade == "AA");
    CHECK(session->trial(ipp.path, goal.at, "ikpp").predikat.grade().name == "AA");
    CHECK(session->trial(ipp.path, goal.at - 1e-4, "ikpp").predikat.grade().name == "A");
    const Goal there = seek_grade(*session, "ikpp", Besaran::kPredikat, "B", ipp);
    CHECK(there.reached);
    CHECK(there.better == "BB");
    CHECK(there.grade == "B");
    CHECK(session->trial(ipp.path, there.at, "ikpp").predikat.grade().name == "B");
    CHECK(session->trial(ipp.path, there.at + 1e-4, "ikpp").predikat.grade().name == "BB");
  }

  TEST_CASE("a predikat out of reach is answered by the best there is, nearest") {
    const auto session = example_session("contoh-ikpp");
    session->set("ipp", Value(0.5));
    const Lever ikm = lever(*session, "ikm");
    const Goal goal = seek_grade(*session, "ikpp", Besaran::kPredikat, "AA", ikm);
    CHECK_FALSE(goal.reached);
    CHECK(goal.grade == "BB");  // 5,5 of 7,7 at most
    CHECK(goal.at < 4);
    CHECK(session->trial(ikm.path, goal.at, "ikpp").predikat.grade().name == "BB");
    CHECK(session->trial(ikm.path, goal.at - 1e-4, "ikpp").predikat.grade().name != "BB");
    CHECK(refusal([&] {
            seek_grade(*session, "ikpp", Besaran::kPredikat, "AAA", ikm);
          }).find("AA") != std::string::npos);
  }

  TEST_CASE("an indikator whose results are grades is a goal by its grades") {
    QuestionBench bench(
        R"({"kode": "m", "nama": "M", "target": {}, "formulasi": "m", "masukan": {"ikm": {"2024": 70}}})",
        {{"indikator/m.lua",
          "return indikator {kode = \"m\", tingkat = {\"D\", \"C\", \"B\", \"A\"},\n"
          "  masukan = {ikm = {skala = {25, 100}}},\n"
          "  formulasi = function(x) return (skm.mutu(x.ikm)) end}"}});
    const Goal goal = seek_grade(bench.session(), "m", Besaran::kRealisasi, "A",
                                 lever_of(bench.session(), "m", "ikm"));
    CHECK(goal.reached);
    CHECK(goal.grade == "A");
    CHECK(goal.at == doctest::Approx(88.305).epsilon(1e-6));
  }
}
