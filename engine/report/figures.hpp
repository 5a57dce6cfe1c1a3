#pragma once

#include <string>

#include "formula/result.hpp"
#include "report/table.hpp"

// How a value stands in a report: id-ID digits, the policy's decimals, "–" for what is missing and
// "gagal" for what failed, each with its reason. Used by everything in this layer that shows
// values.

namespace iku::report {

/// What a number counts, which decides how it is printed.
enum class Quantity {
  kNumber,   ///< in the indikator's own unit: as many decimals as it needs, four at most
  kPercent,  ///< the policy's decimals
  kCapaian,  ///< a per cent that has a predikat: more decimals where they tell its band
  kPoint,    ///< the policy's decimals, and no sign: efisiensi
  kRupiah,   ///< whole rupiah
  kCount,    ///< whole things
};

/// Prints values as one policy wants them.
class Figures {
 public:
  explicit Figures(const KebijakanInfo& policy) : policy_(&policy) {}

  /// "102,04"; a grade by its name; "–" or "gagal" where there is no value.
  std::string text(const Value& value, Quantity quantity) const;
  /// The same with its sign: "102,04 %", "Rp 1.000".
  std::string signed_text(const Value& value, Quantity quantity) const;

  /// A cell with the exact number behind it, and a note of `table` where there is no value.
  Cell cell(Table& table, const Value& value, Quantity quantity, bool with_sign = false) const;
  /// A predikat, coloured by its place in the policy's bands.
  Cell predikat(Table& table, const Value& value) const;

  const KebijakanInfo& policy() const { return *policy_; }

 private:
  std::string number(double value, Quantity quantity) const;

  const KebijakanInfo* policy_;
};

/// A figure as it was printed, or its value where it was a plain number.
std::string printed_text(const Figure& figure);

/// The cell with a note, where there is one and it has none yet.
Cell marked(Table& table, Cell cell, const std::string& note);

/// "2 dari 3"; "2 dari 3, 1 belum penuh" where one of them is partial itself.
std::string count_text(const Mean& mean);

/// Whether a plan element or a budget has any amount to show.
bool has_amounts(const BudgetResult& budget);

}  // namespace iku::report
