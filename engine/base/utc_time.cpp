#include "base/utc_time.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>

namespace iku {

namespace {

constexpr std::string_view kForm = "0000-00-00T00:00:00Z";  // a zero stands for any digit
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2200;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int number_at(std::string_view text, std::size_t at, std::size_t digits) {
  int number = 0;
  std::from_chars(text.data() + at, text.data() + at + digits, number);
  return number;
}

}  // namespace

bool is_utc_time(std::string_view text) {
  const bool shaped =
      std::equal(text.begin(), text.end(), kForm.begin(), kForm.end(),
                 [](char c, char form) { return form == '0' ? is_digit(c) : c == form; });
  if (!shaped) return false;
  using std::chrono::day, std::chrono::month, std::chrono::year;
  const int of_year = number_at(text, 0, 4);
  const std::chrono::year_month_day date(year(of_year),
                                         month(static_cast<unsigned>(number_at(text, 5, 2))),
                                         day(static_cast<unsigned>(number_at(text, 8, 2))));
  return date.ok() && of_year >= kFirstYear && of_year <= kLastYear &&
         number_at(text, 11, 2) < 24 && number_at(text, 14, 2) < 60 && number_at(text, 17, 2) < 60;
}

std::optional<std::string> utc_time(std::int64_t seconds) {
  constexpr std::int64_t kDay = 86400;
  constexpr std::int64_t kFarthest = 100'000;  // days: what every calendar type holds
  const std::int64_t days = seconds / kDay - (seconds % kDay < 0 ? 1 : 0);
  if (days < -kFarthest || days > kFarthest) return std::nullopt;
  const std::chrono::year_month_day date{
      std::chrono::sys_days(std::chrono::days(static_cast<int>(days)))};
  const std::int64_t rest = seconds - days * kDay;
  std::string text =
      fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  rest / 3600, rest / 60 % 60, rest % 60);
  return is_utc_time(text) ? std::optional(std::move(text)) : std::nullopt;
}

}  // namespace iku
