#include "report/figures.hpp"

#include <algorithm>
#include <cmath>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "formula/telling.hpp"
#include "model/reason.hpp"

namespace iku::report {

namespace {

constexpr std::string_view kNothing = "–";
constexpr int kMostDecimals = 4;

/// The decimals a number in an indikator's unit needs: none for 72, two for 7,7; as a rule four at
/// most.
int needed_decimals(double value, int usual, Rounding rounding) {
  for (int decimals = 0; decimals < kMostDecimals; ++decimals) {
    if (!formula::is_near(round_decimal(value, decimals), value)) continue;
    return decimals == 0 ? 0 : std::clamp(usual, decimals, kMostDecimals);
  }
  return formula::telling_decimals(value, kMostDecimals, rounding);
}

}  // namespace

std::string Figures::number(double value, Quantity quantity) const {
  const Rounding rounding = policy_->potong ? Rounding::kTruncate : Rounding::kHalfUp;
  switch (quantity) {
    case Quantity::kCapaian:
      return format_visible(
          value, formula::telling_decimals(*policy_, value, policy_->desimal, rounding), rounding);
    case Quantity::kPercent:
    case Quantity::kPoint: return format_visible(value, policy_->desimal, rounding);
    case Quantity::kRupiah: return format_number(value, 0, rounding);
    case Quantity::kCount:
    case Quantity::kNumber: break;
  }
  return format_visible(value, needed_decimals(value, policy_->desimal, rounding), rounding);
}

std::string Figures::text(const Value& value, Quantity quantity) const {
  if (value.is_number()) return number(value.number(), quantity);
  if (value.is_range()) {
    return number(value.range().dari, quantity) + "–" + number(value.range().sampai, quantity);
  }
  if (value.is_grade()) {
    const Grade& grade = value.grade();
    if (!grade.number) return grade.name;
    return grade.name + " (" + number(*grade.number, Quantity::kNumber) + ")";
  }
  return value.is_failure() ? say("report.failed") : std::string(kNothing);
}

std::string Figures::signed_text(const Value& value, Quantity quantity) const {
  std::string plain = text(value, quantity);
  if (!value.is_number()) return plain;
  if (quantity == Quantity::kPercent || quantity == Quantity::kCapaian) return plain + " %";
  if (quantity == Quantity::kRupiah) return "Rp " + plain;
  return plain;
}

Cell Figures::cell(Table& table, const Value& value, Quantity quantity, bool with_sign) const {
  Cell cell(with_sign ? signed_text(value, quantity) : text(value, quantity));
  cell.number = value.as_number();
  if (value.is_present()) return cell;
  cell.mark = table.mark(reason_of(value));
  if (value.is_failure()) {
    cell.role = Role::kBad;
  } else {
    cell.emphasis = Emphasis::kFaint;
  }
  return cell;
}

Cell Figures::predikat(Table& table, const Value& value) const {
  Cell result = cell(table, value, Quantity::kNumber);
  if (!value.is_grade()) return result;
  // The first band is the best and the last the worst, whatever a policy calls them.
  const auto& bands = policy_->bands;
  const auto band = std::find_if(bands.begin(), bands.end(), [&value](const Band& candidate) {
    return candidate.nama == value.grade().name;
  });
  if (band == bands.end()) return result;
  result.role = band == bands.begin() ? Role::kGood : Role::kFair;
  if (bands.size() > 1 && band == bands.end() - 1) result.role = Role::kBad;
  if (!band->arti.empty() && band->arti != band->nama) result.text += " " + band->arti;
  return result;
}

std::string printed_text(const Figure& figure) {
  if (!figure.printed.empty()) return figure.printed;
  if (figure.value.is_grade() || figure.value.is_range()) return printed_form(figure.value);
  if (const auto number = figure.value.as_number()) return format_number(*number, -1);
  return std::string(kNothing);
}

Cell marked(Table& table, Cell cell, const std::string& note) {
  if (cell.mark.empty() && !note.empty()) cell.mark = table.mark(note);
  return cell;
}

std::string count_text(const Mean& mean) {
  const std::string count = say("report.count", mean.used, mean.of);
  return mean.partial == 0 ? count : say("report.count_partial", count, mean.partial);
}

bool has_amounts(const BudgetResult& budget) {
  return budget.anggaran.is_present() || budget.realisasi.is_present() ||
         budget.anggaran_sebelum.is_present();
}

}  // namespace iku::report
