#include "report/chart.hpp"

#include <algorithm>
#include <cmath>

namespace iku::report {

namespace {

constexpr const char* kParts[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"};
constexpr const char* kLevels[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr int kLevelCount = 8;
constexpr const char* kLine = "━";
constexpr const char* kMiddle = "┿";
constexpr const char* kAbsent = "·";

std::string repeat(const char* piece, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += piece;
  return text;
}

// Columns a distance takes, of `half` for the whole reach.
int columns(double distance, double reach, int half) {
  if (!(reach > 0) || !(distance > 0)) return 0;
  return static_cast<int>(std::lround(std::min(distance / reach, 1.0) * half));
}

}  // namespace

std::string bar(double value, double full, int width) {
  if (!(full > 0) || !(value > 0) || width <= 0) return {};
  const double share = std::min(value / full, 1.0);
  const auto eighths = static_cast<int>(std::lround(share * width * 8));
  return repeat(kParts[8], eighths / 8) + kParts[eighths % 8];
}

std::string tornado_bar(double low, double middle, double high, double reach, int half) {
  const int left = columns(middle - low, reach, half);
  const int right = columns(high - middle, reach, half);
  return std::string(static_cast<std::size_t>(half - left), ' ') + repeat(kLine, left) + kMiddle +
         repeat(kLine, right);
}

std::string sparkline(const std::vector<std::optional<double>>& values) {
  std::optional<double> low;
  std::optional<double> high;
  for (const auto& value : values) {
    if (!value) continue;
    low = std::min(low.value_or(*value), *value);
    high = std::max(high.value_or(*value), *value);
  }
  std::string text;
  for (const auto& value : values) {
    if (!value) {
      text += kAbsent;
      continue;
    }
    const double share = *high > *low ? (*value - *low) / (*high - *low) : 0.5;
    const auto level = static_cast<int>(std::lround(share * (kLevelCount - 1)));
    text += kLevels[std::clamp(level, 0, kLevelCount - 1)];
  }
  return text;
}

}  // namespace iku::report
