#include "session/random.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace iku;
using iku::formula::make_sebaran;
using iku::session::normal_quantile;
using iku::session::Random;

namespace {

struct Moments {
  double mean = 0;
  double deviation = 0;
  double low = 0;
  double high = 0;
};

Moments moments(const formula::Sebaran& sebaran) {
  Random random(7);
  std::vector<double> values(100'000);
  for (double& value : values) value = random.draw(sebaran);
  Moments m;
  for (const double value : values) m.mean += value / static_cast<double>(values.size());
  for (const double value : values) m.deviation += (value - m.mean) * (value - m.mean);
  m.deviation = std::sqrt(m.deviation / static_cast<double>(values.size()));
  m.low = *std::min_element(values.begin(), values.end());
  m.high = *std::max_element(values.begin(), values.end());
  return m;
}

}  // namespace

TEST_SUITE("session") {
  TEST_CASE("the normal quantile inverts the normal distribution") {
    // Values of tables: 0.975 → 1.959963984540054, 1e-10 → −6.361340902404056.
    CHECK(normal_quantile(0.5) == 0);
    CHECK(normal_quantile(0.975) == doctest::Approx(1.959963984540054).epsilon(1e-14));
    CHECK(normal_quantile(0.05) == doctest::Approx(-1.644853626951473).epsilon(1e-14));
    CHECK(normal_quantile(1e-10) == doctest::Approx(-6.361340902404056).epsilon(1e-13));
    CHECK(normal_quantile(1e-300) == doctest::Approx(-37.0471).epsilon(1e-5));
    for (double p = 0.001; p < 1; p += 0.013) {
      CAPTURE(p);
      CHECK(0.5 * std::erfc(-normal_quantile(p) / std::sqrt(2.0)) ==
            doctest::Approx(p).epsilon(1e-13));
    }
  }

  TEST_CASE("one seed gives the same numbers, another others") {
    // The first outputs of the 64-bit Mersenne twister with seed 1, as the standard fixes them.
    Random one(1);
    CHECK(one.uniform() == doctest::Approx(0.13387664401253274).epsilon(1e-15));
    Random again(1);
    Random other(2);
    const double first = again.uniform();
    CHECK(Random(1).uniform() == first);
    CHECK(other.uniform() != first);
  }

  TEST_CASE("draws have the moments of their sebaran and stay in its bounds") {
    const Moments normal = moments(make_sebaran("normal", {3.2, 0.1}));
    CHECK(normal.mean == doctest::Approx(3.2).epsilon(0.001));
    CHECK(normal.deviation == doctest::Approx(0.1).epsilon(0.02));
    const Moments even = moments(make_sebaran("seragam", {3, 3.5}));
    CHECK(even.mean == doctest::Approx(3.25).epsilon(0.001));
    CHECK(even.deviation == doctest::Approx(0.5 / std::sqrt(12.0)).epsilon(0.02));
    CHECK(even.low >= 3);
    CHECK(even.high <= 3.5);
    const Moments triangle = moments(make_sebaran("segitiga", {1, 2, 6}));
    CHECK(triangle.mean == doctest::Approx(3).epsilon(0.005));
    CHECK(triangle.deviation ==
          doctest::Approx(std::sqrt((1 + 4 + 36 - 2 - 6 - 12) / 18.0)).epsilon(0.02));
    CHECK(triangle.low >= 1);
    CHECK(triangle.high <= 6);
  }
}
