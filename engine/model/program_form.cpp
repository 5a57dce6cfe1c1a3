#include "model/program_form.hpp"

#include <algorithm>

#include "base/number.hpp"

namespace iku {

namespace {

std::string program_number(double number) {
  std::string text = format_plain(number);
  std::replace(text.begin(), text.end(), ',', '.');
  return text;
}

std::string without_bound(const Value& value) {
  if (value.is_number()) return program_number(value.number());
  if (value.is_range()) {
    return program_number(value.range().dari) + "-" + program_number(value.range().sampai);
  }
  if (!value.is_grade() || !value.grade().number) return printed_form(value);
  return value.grade().name + " (" + program_number(*value.grade().number) + ")";
}

}  // namespace

std::string program_form(const Value& value, Batas batas) {
  std::string plain = without_bound(value);
  if (batas == Batas::kNone || plain.empty()) return plain;
  return std::string(batas_sign(batas)) + " " + plain;
}

}  // namespace iku
