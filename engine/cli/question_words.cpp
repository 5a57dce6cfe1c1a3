#include "cli/question_words.hpp"

#include <algorithm>
#include <cmath>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "cli/setup.hpp"
#include "model/reason.hpp"
#include "report/figures.hpp"

namespace iku::cli {

namespace {

using session::Besaran;

constexpr std::string_view kPlusMinus[] = {"±", "+-"};

std::string tail(const std::string& text, std::size_t from) { return text.substr(from); }

double parse_own(const std::string& text, const std::string& satuan,
                 const std::optional<Bounds>& scale = {}) {
  require_own_value(text, satuan);
  return parse_number(text, scale);
}

// What settles how a text that may be two numbers is meant.
std::optional<Bounds> scale_of(const session::Lever& lever) {
  return lever.declared ? std::optional(Bounds{lever.low, lever.high}) : std::nullopt;
}

}  // namespace

Asked parse_asked(const session::Session& session, const std::string& text) {
  if (text.empty()) wrong_usage(say("shell.wrong.indikator"));
  Asked asked;
  asked.text = text;
  asked.kode = text;
  const std::pair<std::string_view, Besaran> kinds[] = {{".capaian", Besaran::kCapaian},
                                                        {".predikat", Besaran::kPredikat},
                                                        {".realisasi", Besaran::kRealisasi}};
  for (const auto& [ending, besaran] : kinds) {
    if (!text.ends_with(ending)) continue;
    asked.kode = text.substr(0, text.size() - ending.size());
    asked.besaran = besaran;
  }
  session.indikator(asked.kode);
  return asked;
}

std::vector<std::string> question_words(const std::string& text) {
  std::vector<std::string> all(1);
  int depth = 0;
  for (const char c : text) {
    depth += c == '(' ? 1 : (c == ')' ? -1 : 0);
    const bool blank = c == ' ' || c == '\t';
    if (!blank) {
      all.back() += c;
    } else if (depth <= 0 && !all.back().empty()) {
      all.emplace_back();
    }
  }
  if (all.back().empty()) all.pop_back();
  return all;
}

std::pair<std::string, std::string> parse_pair(const std::string& word) {
  const std::size_t equals = word.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == word.size()) {
    wrong_usage(say("shell.wrong.pair", printable(word)));
  }
  return {word.substr(0, equals), word.substr(equals + 1)};
}

session::Swing parse_swing(session::Lever lever, const std::string& text,
                           const std::string& satuan) {
  session::Swing swing;
  if (text == "skala") {
    if (!lever.declared) usage_error(say("shell.no_scale", lever.name));
    swing.from = lever.low;
    swing.to = lever.high;
    swing.lever = std::move(lever);
    return swing;
  }
  for (const std::string_view sign : kPlusMinus) {
    if (!text.starts_with(sign)) continue;
    std::string size = tail(text, sign.size());
    const bool percent = size.ends_with("%");
    if (percent) size.pop_back();
    double distance = std::fabs(parse_number(size));
    if (percent) distance *= std::fabs(lever.value) / 100;
    swing.from = lever.value - distance;
    swing.to = lever.value + distance;
    swing.lever = std::move(lever);
    return swing;
  }
  const std::size_t dots = text.find("..");
  if (dots == std::string::npos) wrong_usage(say("shell.wrong.swing", printable(text)));
  const std::optional<Bounds> scale = scale_of(lever);
  swing.from = parse_own(text.substr(0, dots), satuan, scale);
  swing.to = parse_own(tail(text, dots + 2), satuan, scale);
  if (!(swing.from < swing.to)) wrong_usage(say("shell.range_order", text));
  swing.lever = std::move(lever);
  return swing;
}

std::vector<double> parse_axis(const session::Lever& lever, const std::string& text,
                               const std::string& satuan) {
  const std::optional<Bounds> scale = scale_of(lever);
  const std::size_t dots = text.find("..");
  const std::size_t slash = dots == std::string::npos ? dots : text.find('/', dots);
  if (slash == std::string::npos) wrong_usage(say("shell.wrong.axis", printable(text)));
  const double first = parse_own(text.substr(0, dots), satuan, scale);
  const double last = parse_own(text.substr(dots + 2, slash - dots - 2), satuan, scale);
  return session::axis_values(first, last, parse_own(tail(text, slash + 1), satuan));
}

formula::Sebaran parse_sebaran(const std::string& text, const std::string& satuan) {
  const std::size_t open = text.find('(');
  if (open == std::string::npos || !text.ends_with(")")) {
    wrong_usage(say("shell.wrong.sebaran", printable(text)));
  }
  const std::string inside = text.substr(open + 1, text.size() - open - 2);
  const char separator = inside.find(';') != std::string::npos ? ';' : ',';
  std::vector<double> numbers;
  for (const std::string_view part : split(inside, separator)) {
    numbers.push_back(parse_own(std::string(trim(part)), satuan));
  }
  return formula::make_sebaran(text.substr(0, open), numbers);
}

std::string range_text(double from, double to) {
  return format_number(round_decimal(from, 6), -1) + ".." + format_number(round_decimal(to, 6), -1);
}

report::Cell value_cell(report::Table& table, const Value& value) {
  if (value.is_number()) return number_cell(value.number());
  report::Cell cell(value.is_failure() ? say("report.failed") : show_value(value));
  if (!value.is_present()) cell.mark = table.mark(reason_of(value));
  return cell;
}

report::Cell number_cell(const std::optional<double>& value) {
  report::Cell cell(value ? show_number(*value) : std::string("–"));
  cell.number = value;
  return cell;
}

}  // namespace iku::cli
