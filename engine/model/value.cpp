#include "model/value.hpp"

#include <cmath>
#include <utility>

#include "base/catalogue.hpp"
#include "base/number.hpp"

namespace iku {
namespace {

// Reasons for missing values are data: they stand in workspaces and results, and programs compare
// them. So this one is not translated.
constexpr const char* kNotFilled = "tidak diisi";

std::shared_ptr<const Failure> not_finite(double number) {
  const char* key = std::isnan(number) ? "value.not_a_number" : "value.infinite";
  return std::make_shared<const Failure>(Failure{FailureClass::kResult, say(key), {}});
}

std::variant<Missing, double, Grade, Rentang, std::shared_ptr<const Failure>> checked_number(
    double number) {
  if (!std::isfinite(number)) return not_finite(number);
  return number == 0 ? 0.0 : number;  // -0 and 0 compare equal; keep only one of them
}

std::variant<Missing, double, Grade, Rentang, std::shared_ptr<const Failure>> checked_grade(
    Grade grade) {
  if (grade.number && !std::isfinite(*grade.number)) return not_finite(*grade.number);
  if (grade.number && *grade.number == 0) grade.number = 0.0;
  return grade;
}

std::variant<Missing, double, Grade, Rentang, std::shared_ptr<const Failure>> checked_range(
    Rentang range) {
  for (const double bound : {range.dari, range.sampai}) {
    if (!std::isfinite(bound)) return not_finite(bound);
  }
  return range;
}

}  // namespace

std::string_view failure_name(FailureClass failure) {
  switch (failure) {
    case FailureClass::kSyntax: return "syntax";
    case FailureClass::kDenied: return "denied";
    case FailureClass::kLimitCpu: return "limit.cpu";
    case FailureClass::kLimitTime: return "limit.time";
    case FailureClass::kLimitMemory: return "limit.memory";
    case FailureClass::kLimitDepth: return "limit.depth";
    case FailureClass::kLimitOutput: return "limit.output";
    case FailureClass::kLimitSource: return "limit.source";
    case FailureClass::kResult: return "result";
    case FailureClass::kRange: return "range";
    case FailureClass::kMissing: return "missing";
    case FailureClass::kCycle: return "cycle";
    case FailureClass::kRuntime: return "runtime";
  }
  return "runtime";
}

Value::Value() : data_(Missing{kNotFilled, {}}) {}
Value::Value(double number) : data_(checked_number(number)) {}
Value::Value(Grade grade) : data_(checked_grade(std::move(grade))) {}
Value::Value(Rentang rentang) : data_(checked_range(rentang)) {}
Value::Value(Missing missing) : data_(std::move(missing)) {}
Value::Value(Failure failure) : data_(std::make_shared<const Failure>(std::move(failure))) {}

std::optional<double> Value::as_number() const {
  if (is_number()) return number();
  if (is_grade()) return grade().number;
  return std::nullopt;
}

std::string_view Value::status() const {
  if (is_missing()) return "missing";
  if (is_failure()) return "failed";
  return "ok";
}

std::string printed_form(const Value& value) {
  if (value.is_range()) {
    return format_plain(value.range().dari) + "-" + format_plain(value.range().sampai);
  }
  if (!value.is_grade()) return {};
  const Grade& grade = value.grade();
  return grade.number ? grade.name + " (" + format_plain(*grade.number) + ")" : grade.name;
}

bool same_value(const Value& a, const Value& b) {
  if (a.is_number() && b.is_number()) return !(a.number() < b.number() || a.number() > b.number());
  if (a.is_grade() && b.is_grade()) return a.grade() == b.grade();
  if (a.is_range() && b.is_range()) return a.range() == b.range();
  if (a.is_missing() && b.is_missing()) return a.missing().reason == b.missing().reason;
  return a.is_failure() && b.is_failure() && a.failure().kind == b.failure().kind;
}

}  // namespace iku
