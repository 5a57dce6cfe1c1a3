#include "report/verdict.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/number.hpp"
#include "base/text.hpp"
#include "formula/figure_doubt.hpp"

namespace iku::report {

namespace {

/// Equal as far as 15 significant digits tell.
bool same(double a, double b) {
  return std::abs(a - b) <= 1e-12 * std::max({1.0, std::abs(a), std::abs(b)});
}

std::string without_brackets(std::string text) {
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
    return text.substr(1, text.size() - 2);
  }
  return text;
}

/// The text without the quotation marks around it, whatever their form.
std::string_view without_quotes(std::string_view text) {
  static constexpr std::string_view kMarks[] = {"\"", "'", "“", "”", "„", "‘", "’", "«", "»"};
  for (const std::string_view mark : kMarks) {
    while (text.starts_with(mark)) text.remove_prefix(mark.size());
    while (text.ends_with(mark)) text.remove_suffix(mark.size());
  }
  return trim(text);
}

/// A grade as it compares: "(BB)", "“bb”", "bb." and "BB, lihat catatan" are "bb".
std::string plain_grade(std::string_view text) {
  std::string name = lower(without_quotes(trim(text.substr(0, text.find_first_of(",;")))));
  while (!name.empty() && name.back() == '.') name.pop_back();
  return without_brackets(std::string(without_quotes(trim(name))));
}

/// "cukup - lihat lampiran" as "cukup" and "lihat lampiran"; the second is empty without a dash
/// between spaces ("A-" is a grade).
std::pair<std::string_view, std::string_view> split_dash(std::string_view text) {
  std::size_t at = std::string_view::npos;
  std::size_t length = 0;
  for (const std::string_view dash : {" - ", " – ", " — "}) {
    const std::size_t found = text.find(dash);
    if (found >= at) continue;
    at = found;
    length = dash.size();
  }
  if (at == std::string_view::npos) return {text, {}};
  return {text.substr(0, at), text.substr(at + length)};
}

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '%' || c == ' ';
  });
}

/// "bb (sangat baik)" as "bb" and "sangat baik"; the second is empty without brackets at the end.
std::pair<std::string, std::string> split_brackets(const std::string& text) {
  const std::size_t open = text.find('(');
  if (open == std::string::npos || open == 0 || text.back() != ')') return {text, ""};
  return {std::string(trim(text.substr(0, open))),
          std::string(trim(text.substr(open + 1, text.size() - open - 2)))};
}

/// A grade is said by its name or by its meaning, alone or one beside the other; a number in
/// brackets is no other grade, and a remark after a dash none unless it is another grade's name.
/// "Tercapai sebagian" and "Tercapai (sebagian)" do not say "Tercapai".
bool same_grade(std::string_view printed, std::string_view name, const KebijakanInfo& policy) {
  const std::string grade = plain_grade(name);
  std::string meaning;
  for (const Band& band : policy.bands) {
    if (plain_grade(band.nama) == grade) meaning = plain_grade(band.arti);
  }
  const auto says = [&](const std::string& text) {
    return text == grade || (!meaning.empty() && text == meaning);
  };
  const auto [word, beside] = split_brackets(lower(trim(printed)));
  if (says(plain_grade(word)) && (is_number(beside) || (!beside.empty() && says(beside)))) {
    return true;
  }
  const std::string text = plain_grade(printed);
  if (says(text)) return true;
  if (!meaning.empty() && text == grade + " " + meaning) return true;
  const auto [before, remark] = split_dash(printed);
  if (remark.empty() || !says(plain_grade(before))) return false;
  const std::string after = plain_grade(remark);
  return says(after) ||
         std::none_of(policy.bands.begin(), policy.bands.end(), [&after](const Band& band) {
           return after == plain_grade(band.nama) || after == plain_grade(band.arti);
         });
}

Verdict judge_absence(const Figure& printed, const Value& recalculated) {
  if (!printed.warning.empty()) return Verdict::kTidakDinilai;  // nobody knows what it says
  if (recalculated.is_missing()) return Verdict::kSesuai;
  if (recalculated.is_failure()) return Verdict::kTidakTerhitung;
  if (!is_absence_sign(printed.printed)) return Verdict::kTidakDinilai;
  return recalculated.is_number() && same(recalculated.number(), 0) ? Verdict::kSesuai
                                                                    : Verdict::kTidakSesuai;
}

/// A printed grade; with a number beside it ("BB/72,50") the reader has told the two apart.
bool says_grade(const Figure& printed, const Grade& grade, const KebijakanInfo& policy) {
  const Grade& own = printed.value.grade();
  const bool as_text = !own.number && !printed.printed.empty();
  return same_grade(as_text ? printed.printed : own.name, grade.name, policy);
}

/// The worse of two verdicts on numbers.
Verdict worse(Verdict a, Verdict b) {
  if (a == Verdict::kTidakSesuai || b == Verdict::kTidakSesuai) return Verdict::kTidakSesuai;
  return a == Verdict::kSesuai ? b : a;
}

/// Where one of two is a range: a number inside it may be what was meant.
Verdict judge_range(const Figure& printed, const Value& recalculated, Rounding rounding) {
  const int decimals = printed_decimals(printed);
  if (printed.value.is_range() && recalculated.is_range()) {
    const Rentang& own = printed.value.range();
    const Rentang& other = recalculated.range();
    return worse(judge(own.dari, decimals, other.dari, rounding),
                 judge(own.sampai, decimals, other.sampai, rounding));
  }
  const bool is_printed = printed.value.is_range();
  const Rentang& range = is_printed ? printed.value.range() : recalculated.range();
  const auto number = (is_printed ? recalculated : printed.value).as_number();
  const bool outside = number && (*number < range.dari || *number > range.sampai);
  return outside ? Verdict::kTidakSesuai : Verdict::kTidakDinilai;
}

}  // namespace

std::string_view verdict_name(Verdict verdict) {
  switch (verdict) {
    case Verdict::kSesuai: return "sesuai";
    case Verdict::kPembulatan: return "pembulatan";
    case Verdict::kDipotong: return "dipotong";
    case Verdict::kTidakSesuai: return "tidak_sesuai";
    case Verdict::kTidakDinilai: return "tidak_dinilai";
    case Verdict::kTidakTerhitung: break;
  }
  return "tidak_terhitung";
}

bool is_absence_sign(std::string_view text) {
  const std::string_view sign = trim(text);
  return sign.empty() || sign == "-" || sign == "–" || sign == "—";
}

Verdict judge(double printed, int decimals, double recalculated, Rounding rounding) {
  const int places = std::clamp(decimals, 0, 15);
  if (same(round_decimal(recalculated, places, rounding), printed)) return Verdict::kSesuai;
  if (same(round_decimal(recalculated, places, Rounding::kTruncate), printed)) {
    return Verdict::kDipotong;
  }
  const double unit = std::pow(10.0, -places);
  // Strictly less: whole rupiah and counts that differ by one differ.
  const double distance = std::abs(printed - recalculated);
  if (distance < unit && !same(distance, unit)) return Verdict::kPembulatan;
  return Verdict::kTidakSesuai;
}

Verdict judge(const Figure& printed, const Value& recalculated, const KebijakanInfo& policy) {
  if (!printed.value.is_present()) return judge_absence(printed, recalculated);
  if (!recalculated.is_present()) return Verdict::kTidakTerhitung;
  const Rounding rounding = policy.potong ? Rounding::kTruncate : Rounding::kHalfUp;
  if (printed.value.is_grade() && recalculated.is_grade()) {
    const Grade& grade = printed.value.grade();
    const Grade& other = recalculated.grade();
    if (!says_grade(printed, other, policy)) return Verdict::kTidakSesuai;
    if (!grade.number || !other.number) return Verdict::kSesuai;
    return judge(*grade.number, printed_decimals(printed), *other.number, rounding);
  }
  if (printed.value.is_range() || recalculated.is_range()) {
    return judge_range(printed, recalculated, rounding);
  }
  const auto left = printed.value.as_number();
  const auto right = recalculated.as_number();
  if (!left || !right) return Verdict::kTidakDinilai;  // a letter beside a number
  return judge(*left, printed_decimals(printed), *right, rounding);
}

std::optional<Verdict> judge_bounds(Batas printed, Batas data, const std::string& polaritas) {
  if (printed == data) return std::nullopt;
  const auto is_above = [](Batas batas) {
    return batas == Batas::kMinimal || batas == Batas::kDiAtas;
  };
  if (printed == Batas::kNone || data == Batas::kNone) {
    const bool meant = !formula::contradicts(printed == Batas::kNone ? data : printed, polaritas);
    return meant ? std::nullopt : std::optional(Verdict::kTidakDinilai);
  }
  return is_above(printed) == is_above(data) ? Verdict::kTidakDinilai : Verdict::kTidakSesuai;
}

bool other_letter(const Figure& printed, const Value& recalculated, const KebijakanInfo& policy) {
  return printed.value.is_grade() && recalculated.is_grade() &&
         !says_grade(printed, recalculated.grade(), policy);
}

std::optional<Figure> other_reading(const Figure& printed) {
  if (printed.warning.empty()) return std::nullopt;
  const auto other = read_printed(printed.printed).other;
  if (!other) return std::nullopt;
  Figure figure = printed;
  figure.value = *other;
  figure.decimals = 3;
  return figure;
}

bool agrees(Verdict verdict) {
  return verdict == Verdict::kSesuai || verdict == Verdict::kPembulatan ||
         verdict == Verdict::kDipotong;
}

int printed_decimals(const Figure& figure) {
  if (figure.decimals >= 0) return figure.decimals;
  const auto number = figure.value.as_number();
  if (!number) return 0;
  const std::string digits = fmt::format("{:.15g}", *number);
  const std::size_t point = digits.find('.');
  if (point == std::string::npos || digits.find('e') != std::string::npos) return 0;
  return static_cast<int>(digits.size() - point - 1);
}

}  // namespace iku::report
