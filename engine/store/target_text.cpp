#include "store/target_text.hpp"

#include <algorithm>
#include <utility>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/text.hpp"

namespace iku::store {
namespace {

struct Word {
  std::string_view text;
  Batas batas;
};

// What may stand before a number; where one begins another, the longer one stands first.
constexpr Word kBefore[] = {{"sekurang-kurangnya", Batas::kMinimal},
                            {"setidak-tidaknya", Batas::kMinimal},
                            {"serendah-rendahnya", Batas::kMinimal},
                            {"setinggi-tingginya", Batas::kMaksimal},
                            {"selambat-lambatnya", Batas::kMaksimal},
                            {"sebanyak-banyaknya", Batas::kMaksimal},
                            {"paling sedikit", Batas::kMinimal},
                            {"paling rendah", Batas::kMinimal},
                            {"paling kurang", Batas::kMinimal},
                            {"paling banyak", Batas::kMaksimal},
                            {"paling tinggi", Batas::kMaksimal},
                            {"paling lambat", Batas::kMaksimal},
                            {"paling lama", Batas::kMaksimal},
                            {"sampai dengan", Batas::kMaksimal},
                            {"tidak kurang dari", Batas::kMinimal},
                            {"tidak lebih dari", Batas::kMaksimal},
                            {"kurang dari", Batas::kDiBawah},
                            {"lebih dari", Batas::kDiAtas},
                            {"setidaknya", Batas::kMinimal},
                            {"di bawah", Batas::kDiBawah},
                            {"dibawah", Batas::kDiBawah},
                            {"di atas", Batas::kDiAtas},
                            {"diatas", Batas::kDiAtas},
                            {"minimal", Batas::kMinimal},
                            {"minimum", Batas::kMinimal},
                            {"min.", Batas::kMinimal},
                            {"maksimal", Batas::kMaksimal},
                            {"maksimum", Batas::kMaksimal},
                            {"maks.", Batas::kMaksimal},
                            {"s/d", Batas::kMaksimal},
                            {"≥", Batas::kMinimal},
                            {">=", Batas::kMinimal},
                            {"≤", Batas::kMaksimal},
                            {"<=", Batas::kMaksimal},
                            {">", Batas::kDiAtas},
                            {"<", Batas::kDiBawah},
                            {"min", Batas::kMinimal},
                            {"maks", Batas::kMaksimal},
                            {"max", Batas::kMaksimal}};

constexpr Word kBehind[] = {{"ke atas", Batas::kMinimal},    {"keatas", Batas::kMinimal},
                            {"atau lebih", Batas::kMinimal}, {"ke bawah", Batas::kMaksimal},
                            {"kebawah", Batas::kMaksimal},   {"atau kurang", Batas::kMaksimal}};

// Between the two numbers of a range; longer ones first.
constexpr std::string_view kBetween[] = {"sampai dengan", "s.d.", "s.d", "s/d", "sampai",
                                         "hingga",        " sd ", "–",   "—",   "-"};

bool is_above(Batas batas) { return batas == Batas::kMinimal || batas == Batas::kDiAtas; }

/// Takes the bound that stands before or behind a number off the text.
Batas take_bound(std::string& text) {
  const std::string small = lower(text);
  for (const Word& word : kBefore) {
    if (!small.starts_with(word.text)) continue;
    const std::string_view rest = std::string_view(text).substr(word.text.size());
    const bool is_word = word.text.back() >= 'a' && word.text.back() <= 'z';
    if (is_word && !rest.starts_with(' ')) continue;
    text = std::string(trim(rest));
    return word.batas;
  }
  for (const Word& word : kBehind) {
    if (!small.ends_with(std::string(" ").append(word.text))) continue;
    text = std::string(trim(std::string_view(text).substr(0, text.size() - word.text.size())));
    return word.batas;
  }
  return Batas::kNone;
}

bool is_plain_number(const Printed& printed) {
  return printed.kind == PrintedKind::kNumber && !printed.warning;
}

std::string shown(double number, const std::string& unit) {
  return format_number(number, -1) + (unit.empty() ? "" : " " + unit);
}

std::string shown_bound(Batas batas, double number, const std::string& unit) {
  return std::string(batas_sign(batas)) + " " + shown(number, unit);
}

std::string shown_range(double from, double to, const std::string& unit) {
  return format_number(from, -1) + "–" + shown(to, unit);
}

/// A plain number, or one whose group of three may be decimals: "1.000".
bool is_end(const Printed& printed) {
  return is_plain_number(printed) ||
         (printed.kind == PrintedKind::kNumber &&
          (printed.doubt == "number.one_group" || printed.doubt == "number.settled_by_scale"));
}

/// The two numbers of a range, with the bounds that stand before them.
struct Ends {
  Printed from;
  Printed to;
  Batas to_bound = Batas::kNone;
};

std::optional<Ends> split(const std::string& text, const NumberContext& context) {
  const std::string small = lower(text);
  for (const std::string_view between : kBetween) {
    for (std::size_t at = small.find(between, 1); at != std::string::npos;
         at = small.find(between, at + 1)) {
      std::string right(trim(std::string_view(text).substr(at + between.size())));
      Ends ends;
      ends.to_bound = take_bound(right);
      ends.from = read_printed(trim(std::string_view(text).substr(0, at)), context);
      ends.to = read_printed(right, context);
      if (is_end(ends.from) && is_end(ends.to)) return ends;
    }
  }
  return std::nullopt;
}

/// What else the ends may be where they hold groups of three: "1.000-2.000" may be 1-2.
std::optional<Rentang> other_range(const Ends& ends) {
  if (!ends.from.other && !ends.to.other) return std::nullopt;
  const Rentang other{ends.from.other.value_or(ends.from.number),
                      ends.to.other.value_or(ends.to.number)};
  if (other.dari > other.sampai) return std::nullopt;
  return other;
}

TargetText range_of(const Ends& ends, Batas bound, const std::string& text) {
  TargetText out;
  const std::optional<Rentang> other = other_range(ends);
  const double from = ends.from.number;
  const double to = ends.to.number;
  const std::string& unit = ends.to.unit.empty() ? ends.from.unit : ends.to.unit;
  if (!ends.from.unit.empty() && !ends.to.unit.empty() &&
      lower(ends.from.unit) != lower(ends.to.unit)) {
    out.readings = {shown(from, ends.from.unit), shown(to, ends.to.unit)};
  } else if (from > to) {
    out.readings = {shown_range(to, from, unit),
                    other ? shown_range(other->dari, other->sampai, unit) : shown(from, unit)};
  } else if ((bound != Batas::kNone && !is_above(bound)) || is_above(ends.to_bound)) {
    out.readings = {shown_range(from, to, unit), bound != Batas::kNone && !is_above(bound)
                                                     ? shown_bound(bound, to, unit)
                                                     : shown_bound(ends.to_bound, from, unit)};
  } else {
    out.value = Value(Rentang{from, to});
    out.satuan = unit;
    out.decimals = std::max(ends.from.decimals, ends.to.decimals);
    for (const Printed& end : {ends.from, ends.to}) {
      if (end.warning && !end.other) out.doubt = *end.warning;  // its order settles a group
    }
    if (other) {
      out.other = Value(*other);
      out.doubt = say("number.read_as", text, shown_range(from, to, unit),
                      say("number.one_group", shown_range(other->dari, other->sampai, {})));
    }
    if (out.doubt.empty() && (bound == Batas::kDiAtas || ends.to_bound == Batas::kDiBawah)) {
      out.doubt = say("figure.open_range", text, shown_range(from, to, unit));
    }
  }
  return out;
}

/// A number or grade by itself.
std::optional<TargetText> single(std::string_view text, const NumberContext& context) {
  Printed printed = read_printed(text, context);
  if (printed.kind != PrintedKind::kNumber && printed.kind != PrintedKind::kGrade) {
    return read_remarked(text, context);
  }
  TargetText out;
  if (printed.kind == PrintedKind::kNumber) {
    out.value = Value(printed.number);
  } else {
    Grade grade{printed.grade, std::nullopt};
    if (printed.has_number) grade.number = printed.number;
    out.value = Value(std::move(grade));
  }
  out.satuan = std::move(printed.unit);
  out.decimals = printed.decimals;
  out.doubt = printed.warning.value_or("");
  if (printed.other) out.other = Value(*printed.other);
  return out;
}

/// The first number in a text, "Level 3"; nothing where it holds none.
std::optional<Printed> number_in(std::string_view text, const NumberContext& context) {
  const std::size_t begin = text.find_first_of("0123456789");
  if (begin == std::string_view::npos) return std::nullopt;
  const std::size_t end = std::min(text.find_first_not_of("0123456789.,", begin), text.size());
  Printed printed = read_printed(text.substr(begin, end - begin), context);
  if (printed.kind != PrintedKind::kNumber) return std::nullopt;
  return printed;
}

}  // namespace

std::optional<TargetText> read_remarked(std::string_view text, const NumberContext& context) {
  text = trim(text);
  const std::size_t open = text.find('(');
  if (open == std::string_view::npos || open == 0 || !text.ends_with(')')) return std::nullopt;
  const Printed number = read_printed(trim(text.substr(0, open)), context);
  const std::string_view remark = trim(text.substr(open + 1, text.size() - open - 2));
  const std::optional<Printed> again = number_in(remark, context);
  if (!is_plain_number(number) || !again) return std::nullopt;
  TargetText out;
  if (again->number < number.number || again->number > number.number) {
    out.readings = {shown(number.number, number.unit), std::string(remark)};
    return out;
  }
  out.value = Value(number.number);
  out.satuan = number.unit;
  out.decimals = number.decimals;
  return out;
}

std::optional<TargetText> read_target_text(std::string_view printed, bool words,
                                           const NumberContext& context) {
  std::string text(trim(printed));
  const Batas bound = take_bound(text);
  if (const auto ends = split(text, context)) {
    return range_of(*ends, bound, printable(trim(printed)));
  }
  std::optional<TargetText> out = single(text, context);
  if (!out && words && bound != Batas::kNone && !text.empty()) {
    out = TargetText();
    out->value = Value(Grade{text, std::nullopt});
  }
  if (out && out->readings.empty()) out->batas = bound;
  return out;
}

}  // namespace iku::store
