#include "session/montecarlo.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "question_fixture.hpp"

using namespace iku;
using namespace iku::session;
using iku::formula::make_sebaran;
using iku::test::example_session;
using iku::test::QuestionBench;
using iku::test::refusal;

namespace {

constexpr const char* kIkpp =
    R"({"kode": "r", "nama": "R", "formulasi": "r", "target": {"2024": 7.7},
        "masukan": {"ikm": {"2024": 3.2}, "ipp": {"2024": 3.1}}})";

std::string declaring(const std::string& sebaran) {
  return "return indikator {kode = \"r\", polaritas = \"positif\", masukan = {\n"
         "  ikm = {skala = {1, 4}, sebaran = " +
         sebaran +
         "}, ipp = {skala = {0, 5}}},\n"
         "  formulasi = function(x) return 1.25 * x.ikm + x.ipp end}";
}

}  // namespace

TEST_SUITE("session") {
  TEST_CASE("a linear formula of normal inputs comes out normal") {
    const auto session = example_session("contoh-ikpp");
    const std::vector<Uncertain> inputs = {
        {lever(*session, "ikm"), make_sebaran("normal", {3.2, 0.1})},
        {lever(*session, "ipp"), make_sebaran("seragam", {3, 3.5})}};
    const MonteCarlo result = monte_carlo(*session, "ikpp", Besaran::kRealisasi, inputs, {4000, 1});
    CHECK(result.used() == 4000);
    CHECK(result.mean == doctest::Approx(7.25).epsilon(0.002));
    const double deviation = std::sqrt(0.125 * 0.125 + 0.25 / 12);
    CHECK(result.deviation == doctest::Approx(deviation).epsilon(0.05));
    CHECK(result.p5 < result.p50);
    CHECK(result.p50 < result.p95);
    int predikat = result.without_predikat;
    for (const auto& [name, count] : result.predikat) predikat += count;
    CHECK(predikat == 4000);
    int bins = 0;
    for (const MonteCarlo::Bin& bin : result.histogram) bins += bin.count;
    CHECK(bins == 4000);
    CHECK(session->overlay().empty());
  }

  TEST_CASE("one seed gives the same result twice, another a different one") {
    const auto session = example_session("contoh-ikpp");
    const std::vector<Uncertain> inputs = {
        {lever(*session, "ikm"), make_sebaran("normal", {3.2, 0.4})}};
    const auto run = [&](std::uint64_t seed) {
      return monte_carlo(*session, "ikpp", Besaran::kRealisasi, inputs, {500, seed});
    };
    const MonteCarlo first = run(42);
    const MonteCarlo again = run(42);
    CHECK(first.mean == again.mean);
    CHECK(first.p95 == again.p95);
    CHECK(first.redrawn == again.redrawn);
    CHECK(run(43).mean != first.mean);
  }

  TEST_CASE("values outside the skala are drawn again and counted") {
    const auto session = example_session("contoh-ikpp");
    const std::vector<Uncertain> inputs = {
        {lever(*session, "ikm"), make_sebaran("normal", {4, 0.1})}};
    const MonteCarlo result = monte_carlo(*session, "ikpp", Besaran::kRealisasi, inputs, {1000, 1});
    CHECK(result.redrawn > 800);
    CHECK(result.redrawn < 1200);
    CHECK(result.failed == 0);
    CHECK(result.histogram.back().to <= 8.08 + 1e-12);
    const std::vector<Uncertain> outside = {
        {lever(*session, "ikm"), make_sebaran("seragam", {5, 6})}};
    const std::string text = refusal([&] {
      monte_carlo(*session, "ikpp", Besaran::kRealisasi, outside, {1000, 1});
    });
    CHECK(text.find("seragam(5; 6)") != std::string::npos);
  }

  TEST_CASE("draws without a number are counted, not left out in silence") {
    QuestionBench bench(kIkpp, {{"indikator/r.lua",
                                 "return indikator {kode = \"r\", masukan = {\n"
                                 "  ikm = {skala = {1, 4}}, ipp = {skala = {0, 5}}},\n"
                                 "  formulasi = function(x)\n"
                                 "    if x.ikm > 3 then gagal(\"terlalu tinggi\") end\n"
                                 "    if x.ikm < 2 then kosong(\"terlalu rendah\") end\n"
                                 "    return x.ikm + x.ipp end}"}});
    const std::vector<Uncertain> inputs = {
        {lever_of(bench.session(), "r", "ikm"), make_sebaran("seragam", {1, 4})}};
    const MonteCarlo result =
        monte_carlo(bench.session(), "r", Besaran::kRealisasi, inputs, {900, 1});
    CHECK(result.missing > 250);
    CHECK(result.failed > 250);
    CHECK(result.used() == 900 - result.missing - result.failed);
  }

  TEST_CASE("the sebaran a formula declares is used") {
    QuestionBench bench(kIkpp, {{"indikator/r.lua", declaring("{\"normal\", 3.2, 0.1}")}});
    const auto inputs = declared_sebaran(bench.session(), "r");
    REQUIRE(inputs.size() == 1);
    CHECK(inputs[0].lever.name == "r.ikm");
    CHECK(formula::sebaran_text(inputs[0].sebaran) == "normal(3,2; 0,1)");
    const MonteCarlo result =
        monte_carlo(bench.session(), "r", Besaran::kRealisasi, inputs, {1000, 1});
    CHECK(result.mean == doctest::Approx(7.1).epsilon(0.005));
  }

  TEST_CASE("nothing that varies and a senseless count are refused") {
    const auto session = example_session("contoh-ikpp");
    const auto refused = [&](const std::vector<Uncertain>& inputs, int draws) {
      return refusal([&] {
        monte_carlo(*session, "ikpp", Besaran::kRealisasi, inputs, {draws, 1});
      });
    };
    CHECK(refused({}, 10).find("sebaran") != std::string::npos);
    const Uncertain ikm{lever(*session, "ikm"), make_sebaran("normal", {3.2, 0.1})};
    CHECK(refused({ikm}, 0).find("1000000") != std::string::npos);
    CHECK(refused({ikm}, 1'000'001).find("1000000") != std::string::npos);
  }
}
