#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/printed_number.hpp"
#include "base/text.hpp"

// read_printed: from a cell as it is printed to a number, a grade, a sign of absence or text.
// Whatever makes a reading a guess is a doubt, and the doubts become the warning.

namespace iku {
namespace {

// The reason of an empty cell is data that programs compare, so it is not translated.
constexpr std::string_view kNotFilled = "tidak diisi";

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

/// What tables and typesetting add around a value: special blanks, LaTeX, ": " and "= " in front.
std::string tidied(std::string_view printed) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kReplaced = {{
      {"\u00A0", " "},
      {"\u202F", " "},
      {"\u2009", " "},
      {"\t", " "},
      {"\n", " "},
      {"\r", " "},
      {"\u2212", "-"},
      {"\\%", "%"},
  }};
  std::string text(printed);
  for (const auto& [from, to] : kReplaced) replace_all(text, from, to);
  if (const std::size_t open = text.find("\\text{"); open != std::string::npos) {
    if (const std::size_t close = text.find('}', open); close != std::string::npos) {
      text.erase(close, 1).erase(open, 6);
    }
  }
  std::string_view rest = trim(text);
  while (rest.starts_with(':') || rest.starts_with('=')) rest = trim(rest.substr(1));
  return std::string(rest);
}

bool is_only_dashes(std::string_view text) {
  std::string rest(text);
  for (std::string_view mark : {"-", "–", "—", "_", "…", ".", ",", " "})
    replace_all(rest, mark, "");
  return rest.empty();
}

bool is_absence_phrase(const std::string& words) {
  static constexpr std::array<std::string_view, 8> kWhole = {"n/a",   "na",   "n.a.",   "n.a",
                                                             "n / a", "null", "kosong", "tbd"};
  static constexpr std::array<std::string_view, 26> kBeginnings = {
      "belum ada",      "belum dinilai",    "belum diukur",       "belum dihitung",
      "belum diisi",    "belum dievaluasi", "belum dilaksanakan", "belum diterbitkan",
      "belum dirilis",  "belum ditetapkan", "belum disurvei",     "belum rilis",
      "belum terbit",   "belum keluar",     "belum tersedia",     "belum terukur",
      "belum diterima", "tidak diisi",      "tidak dinilai",      "tidak diukur",
      "tidak tersedia", "tidak ada data",   "tidak ada nilai",    "tidak ada penilaian",
      "data belum",     "data tidak"};
  return std::find(kWhole.begin(), kWhole.end(), words) != kWhole.end() ||
         std::any_of(kBeginnings.begin(), kBeginnings.end(),
                     [&](std::string_view beginning) { return words.starts_with(beginning); });
}

/// True if the text says that there is no value.
bool is_absent(std::string_view text, Doubts& doubts) {
  if (text.empty() || is_only_dashes(text)) return true;
  const std::string words = lower(text);
  if (is_absence_phrase(words)) return true;
  if (words == "nihil" || words == "tidak ada") {
    add_doubt(doubts, "number.none_or_zero");
    return true;
  }
  if (words.starts_with('#') && (words == "#n/a" || words.ends_with('!') || words.ends_with('?'))) {
    add_doubt(doubts, "number.spreadsheet_error");
    return true;
  }
  // Accounting formats print a zero as "Rp -".
  if (words.starts_with("rp") && words.find('-') != std::string::npos &&
      is_only_dashes(std::string_view(words).substr(2))) {
    add_doubt(doubts, "number.empty_rupiah");
    return true;
  }
  return false;
}

/// The grade that the text begins with, or an empty view. Longer names stand first.
std::string_view leading_grade(std::string_view text) {
  static constexpr std::array<std::string_view, 15> kGrades = {
      "AA", "BB", "CC", "A+", "A-", "B+", "B-", "C+", "C-", "A", "B", "C", "D", "E", "F"};
  for (std::string_view grade : kGrades) {
    if (!text.starts_with(grade)) continue;
    const std::string_view rest = text.substr(grade.size());
    if (rest.empty() || std::string_view(" (/:=,").find(rest.front()) != std::string_view::npos) {
      return grade;
    }
  }
  return {};
}

std::string_view without_heading(std::string_view text) {
  for (std::string_view word : {"Nilai", "Predikat", "Kategori", "Mutu", "Peringkat"}) {
    if (lower(text.substr(0, word.size())) != lower(word)) continue;
    std::string_view rest = text.substr(word.size());
    if (rest.starts_with(' ') || rest.starts_with(':')) {
      rest = trim(rest);
      if (rest.starts_with(':')) rest = trim(rest.substr(1));
      return rest;
    }
  }
  return text;
}

bool is_empty_or_nilai(std::string_view text) { return text.empty() || lower(text) == "nilai"; }

void take_number(Printed& out, const PrintedNumber& number, Doubts& doubts) {
  out.number = number.number;
  out.has_number = true;
  out.decimals = number.decimals;
  out.other = number.other;
  doubts.insert(doubts.end(), number.doubts.begin(), number.doubts.end());
}

/// "(72)" or "(Sangat Baik)" behind a grade; false where it is neither.
bool read_grade_brackets(Printed& out, std::string_view rest, const NumberContext& context,
                         Doubts& doubts) {
  const std::size_t close = rest.find(')');
  if (close == std::string_view::npos || !is_empty_or_nilai(trim(rest.substr(close + 1)))) {
    return false;
  }
  const std::string_view inside = trim(rest.substr(1, close - 1));
  if (const auto number = read_printed_number(inside, context)) {
    take_number(out, *number, doubts);
    return true;
  }
  return !inside.empty() && !has_digit(inside);
}

/// "BB 72,50" and "BB/72,50": the number stands beside the grade, not in brackets.
bool read_grade_beside(Printed& out, std::string_view rest, const NumberContext& context,
                       Doubts& doubts) {
  if (std::string_view("/:=,").find(rest.front()) != std::string_view::npos) {
    rest = trim(rest.substr(1));
  }
  const auto number = read_printed_number(rest, context);
  if (!number || !number->remark.empty()) return false;
  const std::string unit = lower(number->unit);
  if (!unit.empty() && unit != "%" && unit != "nilai" && unit != "skor" && unit != "poin") {
    return false;
  }
  take_number(out, *number, doubts);
  add_doubt(doubts, "number.grade_number");
  return true;
}

bool read_grade(Printed& out, std::string_view text, const NumberContext& context, Doubts& doubts) {
  if (const auto inside = inside_brackets(text)) {
    if (leading_grade(*inside) != *inside) return false;
    text = *inside;
  }
  text = without_heading(text);
  const std::string_view grade = leading_grade(text);
  if (grade.empty()) return false;
  const std::string_view rest = trim(text.substr(grade.size()));
  if (!is_empty_or_nilai(rest)) {
    const bool read = rest.starts_with('(') ? read_grade_brackets(out, rest, context, doubts)
                                            : read_grade_beside(out, rest, context, doubts);
    if (!read) return false;
  }
  out.kind = PrintedKind::kGrade;
  out.grade = std::string(grade);
  return true;
}

bool read_number(Printed& out, std::string_view text, const NumberContext& context,
                 Doubts& doubts) {
  const std::optional<PrintedNumber> number = read_printed_number(text, context);
  if (!number) return false;
  take_number(out, *number, doubts);
  out.unit = number->unit;
  out.kind = PrintedKind::kNumber;
  // "72 (BB)" is "BB (72)" the other way round.
  if (!number->remark.empty() && leading_grade(number->remark) == number->remark) {
    out.kind = PrintedKind::kGrade;
    out.grade = number->remark;
  }
  return true;
}

/// How the warning names the reading that was taken.
std::string reading_of(const Printed& printed) {
  if (printed.kind == PrintedKind::kMissing) return say("number.no_value");
  std::string number = printed.has_number ? format_number(printed.number, -1) : std::string();
  if (printed.kind == PrintedKind::kGrade) return printed.grade + " (" + number + ")";
  return printed.unit.empty() ? number : number + " " + printed.unit;
}

/// The sentences of the doubts, and their keys.
void tell_doubts(Printed& out, std::string_view text, const Doubts& doubts) {
  std::string sentences;
  for (const Doubt& doubt : doubts) {
    sentences += (sentences.empty() ? "" : "; ") + doubt.sentence;
    out.doubt += (out.doubt.empty() ? "" : " ") + std::string(doubt.key);
  }
  out.warning = say("number.read_as", std::string(trim(text)), reading_of(out), sentences);
}

}  // namespace

Printed read_printed(std::string_view text, const NumberContext& context) {
  const std::string clean = tidied(text);
  Printed out;
  Doubts doubts;
  // Most cells are plain numbers, which need not be compared with words and grades.
  const bool words = clean.empty() || clean.front() < '0' || clean.front() > '9';
  if (words && is_absent(clean, doubts)) {
    out.kind = PrintedKind::kMissing;
    const std::string_view printed = trim(text);
    out.reason = std::string(printed.empty() ? kNotFilled : printed);
  } else if (!words || !read_grade(out, clean, context, doubts)) {
    out = Printed();
    doubts.clear();
    if (!read_number(out, clean, context, doubts)) return Printed();
  }
  if (!doubts.empty()) tell_doubts(out, text, doubts);
  return out;
}

}  // namespace iku
