#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/diagnostic.hpp"

// The value of a figure or a result: a number, a grade, a range (of a target), missing with a
// reason, or a failure.
// Missing and failure are values that flow through roll-ups, not exceptions. Used by every layer
// above base.

namespace iku {

/// A predikat or grade such as "BB", with the number printed in brackets beside it, if any.
struct Grade {
  std::string name;
  std::optional<double> number;
  bool operator==(const Grade&) const = default;
};

/// A target given as a range, for polaritas rentang.
struct Rentang {
  double dari = 0;
  double sampai = 0;
  bool operator==(const Rentang&) const = default;
};

/// Why there is no value: "belum dinilai", "tidak diisi", "target 0"; and of which input.
struct Missing {
  std::string reason;
  std::string name;  ///< the input or indikator that is missing; may be empty
};

/// The ways an evaluation can fail. Their names (failure_name) are a stable contract.
enum class FailureClass {
  kSyntax,
  kDenied,
  kLimitCpu,
  kLimitTime,
  kLimitMemory,
  kLimitDepth,
  kLimitOutput,
  kLimitSource,
  kResult,   ///< not a usable number
  kRange,    ///< outside its skala
  kMissing,  ///< an input that the formula needs and nobody declared
  kCycle,
  kRuntime,
};

/// "limit.cpu" and so on.
std::string_view failure_name(FailureClass failure);

struct Failure {
  FailureClass kind = FailureClass::kRuntime;
  std::string message;
  Place where;
};

class Value {
 public:
  /// Missing, "tidak diisi".
  Value();
  /// `number` must be finite; anything else is a failure of class result. -0 becomes 0.
  Value(double number);  // NOLINT(google-explicit-constructor): a number is a value
  Value(Grade grade);
  Value(Rentang rentang);
  Value(Missing missing);
  Value(Failure failure);

  bool is_number() const { return std::holds_alternative<double>(data_); }
  bool is_grade() const { return std::holds_alternative<Grade>(data_); }
  bool is_range() const { return std::holds_alternative<Rentang>(data_); }
  bool is_missing() const { return std::holds_alternative<Missing>(data_); }
  bool is_failure() const { return std::holds_alternative<FailurePtr>(data_); }
  /// A number, a grade or a range.
  bool is_present() const { return is_number() || is_grade() || is_range(); }

  /// Each throws std::bad_variant_access on another kind.
  double number() const { return std::get<double>(data_); }
  const Grade& grade() const { return std::get<Grade>(data_); }
  const Rentang& range() const { return std::get<Rentang>(data_); }
  const Missing& missing() const { return std::get<Missing>(data_); }
  const Failure& failure() const { return *std::get<FailurePtr>(data_); }

  /// The number of a number or of a grade that carries one; a range has none.
  std::optional<double> as_number() const;

  /// "ok", "missing" or "failed": the `status` of a result row.
  std::string_view status() const;

 private:
  using FailurePtr = std::shared_ptr<const Failure>;  // rare and large: values stay small
  std::variant<Missing, double, Grade, Rentang, FailurePtr> data_;
};

/// What is no plain number as a report prints it, for programs, and as iku's own reader takes it:
/// "BB (72,5)", "60-85"; empty for a number and for what is not there.
std::string printed_form(const Value& value);

/// Whether two values say the same: equal numbers and ranges; grades of the same name and number;
/// missing for the same reason, whatever input lacks; failures of the same class, whatever their
/// message and place, which depend on the language and on where a script stands.
bool same_value(const Value& a, const Value& b);

}  // namespace iku
