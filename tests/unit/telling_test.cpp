#include "formula/telling.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace {

using iku::Band;
using iku::KebijakanInfo;
using iku::Rounding;
using iku::formula::is_written;
using iku::formula::same_band;
using iku::formula::telling_decimals;

KebijakanInfo policy_with(double ambang, bool termasuk) {
  KebijakanInfo policy;
  policy.bands = {Band{"atas", "", "", ambang, termasuk}, Band{"bawah", "", "", {}, false}};
  return policy;
}

std::string shown(const KebijakanInfo& policy, double value,
                  Rounding rounding = Rounding::kHalfUp) {
  return iku::format_number(value, telling_decimals(policy, value, 2, rounding), rounding);
}

TEST_CASE("rounding for display carries no number into another band") {
  const KebijakanInfo included = policy_with(100, true);
  CHECK(shown(included, 99.996) == "99,996");
  CHECK(shown(included, 99.99999) == "99,99999");
  CHECK(shown(included, 99.994) == "99,99");
  CHECK(shown(included, 100) == "100,00");
  CHECK(shown(included, 100.001) == "100,00");
  CHECK(shown(included, 99.9999999999) == "100,00");  // noise: its band is that of 100
  CHECK(shown(included, 99.996, Rounding::kTruncate) == "99,99");
  const KebijakanInfo excluded = policy_with(90, false);
  CHECK(shown(excluded, 90.004) == "90,004");
  CHECK(shown(excluded, 90.004, Rounding::kTruncate) == "90,004");
  CHECK(shown(excluded, 90) == "90,00");
  CHECK(shown(excluded, 89.999) == "90,00");
}

TEST_CASE("a scale that rounds before it looks up is asked as it looks up") {
  KebijakanInfo policy = policy_with(90, true);
  policy.desimal_pita = 0;
  CHECK(same_band(policy, 89.6, 90));
  CHECK_FALSE(same_band(policy, 89.4, 90));
  CHECK(shown(policy, 89.497) == "89,497");  // 89,50 would be 90
}

TEST_CASE("a number is never shown as a shorter one that it only comes near") {
  CHECK(telling_decimals(2.99999, 4) == 5);
  CHECK(telling_decimals(0.9999966666666667, 4) == 6);  // 0,999997
  CHECK(telling_decimals(2.0 / 3, 4) == 4);
  CHECK(telling_decimals(7.107500000000001, 4) == 4);  // noise: it is 7,1075
  CHECK(telling_decimals(3, 4) == 4);
  CHECK(telling_decimals(3.000004, 4, Rounding::kTruncate) == 6);
}

TEST_CASE("a figure that a person may have written has at most 12 digits") {
  CHECK(is_written(2.99999));
  CHECK(is_written(99.9999999));
  CHECK(is_written(-0.000012));
  CHECK(is_written(0));
  CHECK_FALSE(is_written(10.0 / 3));
  CHECK_FALSE(is_written(0.1 + 0.2));
}

}  // namespace
