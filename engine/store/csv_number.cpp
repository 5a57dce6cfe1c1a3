#include "store/csv_number.hpp"

#include <algorithm>
#include <string>

#include "base/number.hpp"

namespace iku::store {
namespace {

bool are_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view without_sign(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return text;
}

/// Digits in groups of three between dots; at least one dot.
bool is_grouped(std::string_view text) {
  std::size_t dot = text.find('.');
  if (dot == std::string_view::npos || dot > 3 || !are_digits(text.substr(0, dot))) return false;
  while (dot != std::string_view::npos) {
    text.remove_prefix(dot + 1);
    dot = text.find('.');
    const std::string_view group = text.substr(0, dot);
    if (group.size() != 3 || !are_digits(group)) return false;
  }
  return true;
}

std::string without_dots(std::string_view text) {
  std::string plain(text);
  plain.erase(std::remove(plain.begin(), plain.end(), '.'), plain.end());
  return plain;
}

}  // namespace

std::optional<double> parse_cell_number(std::string_view cell) {
  if (const auto plain = parse_plain_number(cell)) return plain;
  const std::string_view unsigned_cell = without_sign(cell);
  const std::size_t comma = unsigned_cell.find(',');
  const std::string_view whole = unsigned_cell.substr(0, comma);
  if (!are_digits(whole) && !is_grouped(whole)) return std::nullopt;
  std::string text(cell.substr(0, cell.size() - unsigned_cell.size()));
  text += without_dots(whole);
  if (comma != std::string_view::npos) {
    const std::string_view fraction = unsigned_cell.substr(comma + 1);
    if (!are_digits(fraction)) return std::nullopt;
    text.append(".").append(fraction);
  }
  return parse_plain_number(text);
}

bool may_be_thousands(std::string_view cell) {
  const std::string_view digits = without_sign(cell);
  return is_grouped(digits) && std::count(digits.begin(), digits.end(), '.') == 1 &&
         !digits.starts_with('0');
}

}  // namespace iku::store
