#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "base/catalogue.hpp"
#include "cli/shell_command.hpp"
#include "question_fixture.hpp"

// Properties of the questions that hold for any formula: over random formulas, levels and goals,
// and over every indikator of every example.

using namespace iku;
using namespace iku::session;
using iku::test::definition_text;
using iku::test::example_session;
using iku::test::QuestionBench;

namespace {

constexpr const char* kExamples[] = {"ambulu-2024", "ambunten-2023", "batang-batang-2023",
                                     "bluto-2020",  "contoh-ikpp",   "sumobito-2024"};

// With sanitizers a formula takes some thirty times as long: a quarter of them is tried then.
#ifdef __SANITIZE_ADDRESS__
constexpr int kFewer = 4;
#else
constexpr int kFewer = 1;
#endif

double pick(std::mt19937& random, double low, double high) {
  return low + (high - low) * (static_cast<double>(random()) / 4294967296.0);
}

std::string number_text(double value) {
  return std::to_string(std::round(value * 1000) / 1000);  // a decimal a formula may hold
}

// A formula of x.a and x.b; every second kind has steps or plateaus.
std::string random_formula(std::mt19937& random) {
  const std::string p = number_text(pick(random, 0.1, 3));
  const std::string q = number_text(pick(random, 0.1, 3));
  const std::string c = number_text(pick(random, 1, 5));
  switch (random() % 7) {
    case 0: return p + " * x.a + " + q + " * x.b";
    case 1: return p + " * x.a * x.b + " + c;
    case 2: return "x.a * x.a / (x.b + " + c + ") + " + q;
    case 3: return c + " * math.sqrt(x.a + 1) - " + q + " * x.b + 20";
    case 4: return "batas(" + p + " * x.a, 1, 12) + x.b";
    case 5: return "bulat(" + p + " * x.a, 0) + x.b";
    default: return "rasio.persen(x.a, x.a + x.b + " + c + ")";
  }
}

QuestionBench random_bench(std::mt19937& random, const std::string& polaritas = "positif") {
  const std::string a = number_text(pick(random, 0.5, 9.5));
  const std::string b = number_text(pick(random, 0.5, 9.5));
  const std::string target = polaritas == "nol" ? "0" : number_text(pick(random, 5, 40));
  return QuestionBench(R"({"kode": "r", "nama": "R", "formulasi": "r", "polaritas": ")" +
                           polaritas + R"(", "target": {"2024": )" + target +
                           R"(}, "masukan": {"a": {"2024": )" + a + R"(}, "b": {"2024": )" + b +
                           R"(}, "baseline": {"2024": 3}}})",
                       {{"indikator/r.lua",
                         definition_text("r", random_formula(random),
                                         "masukan = {a = {skala = {0, 10}}, b = {skala = {0, 10}}, "
                                         "baseline = {wajib = false}},")}});
}

double realisasi_at(Session& session, const Lever& lever, double at) {
  return session.trial(lever.path, at, "r").realisasi.number();
}

bool disagrees(const Explanation& node) {
  if (node.warning == say("formula.trace_disagrees")) return true;
  return std::any_of(node.children.begin(), node.children.end(), disagrees);
}

// Every indikator of a unit in the workspace's year.
std::vector<std::string> codes_of(const Unit& unit) {
  std::vector<std::string> codes;
  for_each_indikator(unit, [&](const Indikator& i, const Owner&) { codes.push_back(i.kode); });
  return codes;
}

// Checks the exact derivative of a besaran by a lever against a central difference. At the end of
// a scale, its own or the result's, a little inside, where there are two sides.
bool checked_slope(Session& session, const std::string& kode, Besaran besaran, const Lever& lever) {
  const double span = lever.high - lever.low;
  const double h = std::min(1e-4 * std::max(1.0, std::fabs(lever.value)), span / 8);
  if (!lever.has_value || !(h > 0)) return false;
  for (const double shift : {0.0, -2 * h, 2 * h}) {
    const double at = lever.value + shift;
    if (at - h < lever.low || at + h > lever.high) continue;
    const auto low = number_at(session, lever, at - h, kode, besaran);
    const auto high = number_at(session, lever, at + h, kode, besaran);
    if (!low || !high) continue;
    if (std::fabs(shift) > 0) session.set(lever.name, Value(at));
    const auto exact = slopes(session, kode, besaran);
    session.reset();
    if (!exact.contains(lever.name)) return false;
    const double central = (*high - *low) / (2 * h);
    const double scale = std::max({std::fabs(central), std::fabs(exact.at(lever.name)), 1e-6});
    CAPTURE(lever.name);
    CAPTURE(central);
    CHECK(std::fabs(exact.at(lever.name) - central) <= 1e-6 * scale);
    return true;
  }
  return false;
}

// The number an answer is, after it was shown and typed at the prompt.
double typed(double at) {
  const Value value = cli::parse_value(cli::show_typed(at));
  CHECK(value.is_number());
  return value.number();
}

// One goal for a lever of `r`, and whether it was reached: what is answered, shown and typed back,
// reaches it as the polaritas has it, and nothing a little nearer does.
bool checked_goal(Session& session, const Lever& lever, Besaran besaran, double wanted) {
  CAPTURE(wanted);
  CAPTURE(lever.name);
  const IndikatorResult now = session.row("r");
  CAPTURE(now.polaritas);
  const auto at = [&](double x) {
    return value_of(session.trial(lever.path, x, "r"), besaran).as_number();
  };
  const Goal goal = seek(session, "r", besaran, wanted, lever);
  CHECK(goal.at >= lever.low);
  CHECK(goal.at <= lever.high);
  CAPTURE(goal.at);
  CHECK(typed(goal.at) == goal.at);
  REQUIRE(at(goal.at).has_value());
  CHECK(*at(goal.at) == goal.value);
  std::optional<double> nearest;
  bool above = false;
  bool below = false;
  for (int i = 0; i <= 100; ++i) {
    const auto there = at(i / 10.0);
    if (!there) continue;
    const double off = std::fabs(*there - wanted);
    if (!nearest || off < *nearest) nearest = off;
    above = above || *there >= wanted;
    below = below || *there <= wanted;
  }
  const bool less = besaran == Besaran::kRealisasi && now.polaritas == "negatif";
  const double slack = 1e-9 * std::max(1.0, std::fabs(wanted));
  if (!goal.reached) {
    // A ratio goes from one side to the other through its pole and is never there.
    if (now.polaritas != "negatif_b") CHECK_FALSE((above && below));
    if (nearest) CHECK(std::fabs(goal.value - wanted) <= *nearest + slack);
    return false;
  }
  CHECK((less ? goal.value <= wanted + slack : goal.value >= wanted - slack));
  if (goal.stepped) {
    CHECK(typed(goal.stepped->at) == goal.stepped->at);
    REQUIRE(at(goal.stepped->at).has_value());
    const double other = *at(goal.stepped->at);
    CHECK(other == goal.stepped->value);
    CHECK((less ? other > wanted : other < wanted));
    CHECK(std::fabs(goal.stepped->at - goal.at) <= 2e-4);
  } else {
    const double way = std::fabs(value_of(now, besaran).as_number().value_or(wanted) - wanted);
    CHECK(std::fabs(goal.value - wanted) <= 5e-5 * std::max(std::fabs(wanted), way) + slack);
  }
  return true;
}

}  // namespace

TEST_SUITE("session") {
  TEST_CASE("the answer of a goal-seek reaches its goal, or none in the range would") {
    std::mt19937 random(20240607);
    int reached = 0;
    for (int round = 0; round < 100 / kFewer; ++round) {
      QuestionBench bench = random_bench(random);
      Session& session = bench.session();
      CAPTURE(round);
      for (const char* name : {"a", "b", "a", "b"}) {
        const Lever lever = lever_of(session, "r", name);
        const double there = realisasi_at(session, lever, pick(random, 0, 10));
        const double wanted = there + (random() % 4 == 0 ? 50 : 0);
        reached += checked_goal(session, lever, Besaran::kRealisasi, wanted) ? 1 : 0;
      }
    }
    CHECK(reached * kFewer > 200);
  }

  TEST_CASE("a goal for the capaian, typed back, holds under every polaritas") {
    std::mt19937 random(31);
    int reached = 0;
    for (int round = 0; round < 120 / kFewer; ++round) {
      const char* const kinds[] = {"positif", "negatif", "negatif_b", "stabil",
                                   "nol",     "tonggak", "baseline"};
      QuestionBench bench = random_bench(random, kinds[round % 7]);
      Session& session = bench.session();
      CAPTURE(round);
      for (const char* name : {"a", "b"}) {
        const Lever lever = lever_of(session, "r", name);
        if (!session.row("r").capaian.is_number()) continue;
        const Value there = session.trial(lever.path, pick(random, 0, 10), "r").capaian;
        const double wanted = round % 3 == 0 || !there.is_number() ? 100 : there.number();
        reached += checked_goal(session, lever, Besaran::kCapaian, wanted) ? 1 : 0;
      }
    }
    CHECK(reached * kFewer > 100);
  }

  TEST_CASE("a flip really flips, and one shown decimal before it does not") {
    std::mt19937 random(77);
    int seen = 0;
    for (int round = 0; round < 120 / kFewer; ++round) {
      QuestionBench bench = random_bench(random);
      Session& session = bench.session();
      const std::string now = session.row("r").predikat.grade().name;
      CAPTURE(round);
      for (const Flip& flip : flips(session, "r")) {
        ++seen;
        CAPTURE(flip.lever.name);
        CAPTURE(flip.at);
        const auto predikat = [&](double at) {
          return session.trial(flip.lever.path, at, "r").predikat.grade().name;
        };
        CHECK(typed(flip.at) == flip.at);
        CHECK(predikat(flip.at) != now);
        CHECK(predikat(flip.at) == flip.predikat);
        const double back = flip.at > flip.lever.value ? -1e-4 : 1e-4;
        const bool past = (flip.at + back - flip.lever.value) * back >= 0;
        if (!past) CHECK(predikat(flip.at + back) == now);
      }
    }
    CHECK(seen * kFewer > 100);
  }

  TEST_CASE("Monte Carlo with one seed is equal twice, for any formula") {
    std::mt19937 random(5);
    for (int round = 0; round < 20; ++round) {
      QuestionBench bench = random_bench(random);
      Session& session = bench.session();
      const std::vector<Uncertain> inputs = {
          {lever_of(session, "r", "a"), formula::make_sebaran("normal", {5, 3})},
          {lever_of(session, "r", "b"), formula::make_sebaran("segitiga", {0, 4, 10})}};
      const auto run = [&] {
        return monte_carlo(session, "r", Besaran::kRealisasi, inputs, {200, 9});
      };
      const MonteCarlo first = run();
      const MonteCarlo again = run();
      CHECK(first.mean == again.mean);
      CHECK(first.deviation == again.deviation);
      CHECK(first.predikat == again.predikat);
      CHECK(first.redrawn == again.redrawn);
      CHECK(session.overlay().empty());
    }
  }

  TEST_CASE("derivatives agree with central differences on every indikator of every example") {
    int checked = 0;
    for (const char* example : kExamples) {
      const auto session = example_session(example);
      for (const Unit& unit : session->workspace().unit) {
        if (unit.tujuan.empty() && unit.program.empty()) continue;
        session->use_unit(unit.kode);
        for (const std::string& kode : codes_of(unit)) {
          CAPTURE(std::string(example));
          CAPTURE(kode);
          for (const Besaran besaran : {Besaran::kRealisasi, Besaran::kCapaian}) {
            for (const Lever& lever : levers(*session, kode, besaran)) {
              checked += checked_slope(*session, kode, besaran, lever) ? 1 : 0;
            }
          }
        }
      }
    }
    CHECK(checked > 320);
  }

  TEST_CASE("the trace reading gives the plain value on every indikator of every example") {
    int traced = 0;
    for (const char* example : kExamples) {
      const auto session = example_session(example);
      for (const Unit& unit : session->workspace().unit) {
        if (unit.tujuan.empty() && unit.program.empty()) continue;
        for (const std::string& kode : codes_of(unit)) {
          CAPTURE(std::string(example));
          CAPTURE(kode);
          for (const Tahun tahun : session->calculator().years()) {
            CHECK_FALSE(disagrees(session->calculator().explain(unit.kode, kode, tahun)));
            ++traced;
          }
        }
      }
    }
    CHECK(traced > 200);
  }
}
