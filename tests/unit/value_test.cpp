#include "model/value.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <iterator>
#include <limits>
#include <set>
#include <string>
#include <variant>

namespace iku {

TEST_CASE("a value that was never set is missing, tidak diisi") {
  const Value value;
  CHECK(value.is_missing());
  CHECK(value.missing().reason == "tidak diisi");
  CHECK(value.status() == "missing");
  CHECK_FALSE(value.is_present());
  CHECK_FALSE(value.as_number().has_value());
}

TEST_CASE("a number is kept exactly, and minus zero becomes zero") {
  CHECK(Value(7.1075).number() == 7.1075);
  CHECK(Value(7.1075).status() == "ok");
  CHECK(Value(7.1075).as_number() == 7.1075);
  CHECK_FALSE(std::signbit(Value(-0.0).number()));
  CHECK_THROWS_AS(static_cast<void>(Value(1.0).grade()), std::bad_variant_access);
}

TEST_CASE("what is not finite is a failure of class result") {
  using Limits = std::numeric_limits<double>;
  for (double number : {Limits::quiet_NaN(), Limits::infinity(), -Limits::infinity()}) {
    CAPTURE(number);
    const Value value(number);
    REQUIRE(value.is_failure());
    CHECK(value.failure().kind == FailureClass::kResult);
    CHECK_FALSE(value.failure().message.empty());
    CHECK(value.status() == "failed");
    CHECK(Value(Grade{"BB", number}).is_failure());
  }
}

TEST_CASE("a grade is present, with or without a number") {
  const Value plain(Grade{"BB", std::nullopt});
  CHECK(plain.is_present());
  CHECK(plain.status() == "ok");
  CHECK_FALSE(plain.as_number().has_value());
  const Value numbered(Grade{"BB", 72.0});
  CHECK(numbered.as_number() == 72.0);
  CHECK(numbered.grade() == Grade{"BB", 72.0});
  CHECK_FALSE(numbered.is_number());
}

TEST_CASE("the names of the failure classes are a stable contract") {
  CHECK(failure_name(FailureClass::kSyntax) == "syntax");
  CHECK(failure_name(FailureClass::kDenied) == "denied");
  CHECK(failure_name(FailureClass::kLimitCpu) == "limit.cpu");
  CHECK(failure_name(FailureClass::kLimitTime) == "limit.time");
  CHECK(failure_name(FailureClass::kLimitMemory) == "limit.memory");
  CHECK(failure_name(FailureClass::kLimitDepth) == "limit.depth");
  CHECK(failure_name(FailureClass::kLimitOutput) == "limit.output");
  CHECK(failure_name(FailureClass::kLimitSource) == "limit.source");
  CHECK(failure_name(FailureClass::kResult) == "result");
  CHECK(failure_name(FailureClass::kRange) == "range");
  CHECK(failure_name(FailureClass::kMissing) == "missing");
  CHECK(failure_name(FailureClass::kCycle) == "cycle");
  CHECK(failure_name(FailureClass::kRuntime) == "runtime");
}

TEST_CASE("missing and failure keep what they were made of") {
  const Value missing(Missing{"belum dinilai", "ikm"});
  CHECK(missing.missing().reason == "belum dinilai");
  CHECK(missing.missing().name == "ikm");
  const Value failure(Failure{FailureClass::kCycle, "a → b → a", {}});
  CHECK(failure.is_failure());
  CHECK_FALSE(failure.is_present());
  CHECK(failure.failure().message == "a → b → a");
}

TEST_CASE("values are the same where they say the same, whatever the language and the place") {
  const Place here{"a.lua", 3, 1, 1, ""};
  const Value all[] = {Value(3.0),
                       Value(3.5),
                       Value(Grade{"BB", std::nullopt}),
                       Value(Grade{"BB", 72.0}),
                       Value(Grade{"A", 72.0}),
                       Value(Missing{"tidak diisi", {}}),
                       Value(Missing{"belum dinilai", {}}),
                       Value(Failure{FailureClass::kRange, "a", {}}),
                       Value(Failure{FailureClass::kRuntime, "a", {}})};
  for (std::size_t i = 0; i < std::size(all); ++i) {
    for (std::size_t j = 0; j < std::size(all); ++j) {
      CAPTURE(i);
      CAPTURE(j);
      CHECK(same_value(all[i], all[j]) == (i == j));
    }
  }
  CHECK(same_value(Value(), Value(Missing{"tidak diisi", "ikm"})));
  CHECK(same_value(all[7], Value(Failure{FailureClass::kRange, "b", here})));
  CHECK(same_value(Value(0.0), Value(-0.0)));
}

}  // namespace iku
