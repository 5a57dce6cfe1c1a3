#include "cli/limits.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <limits>
#include <string_view>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "cli/setup.hpp"

namespace iku::cli {

namespace {

enum class Unit { kCount, kSeconds, kBytes };

// One limit: what its value may be, and where it goes. The bounds are what the engine can keep:
// below, it cannot work; above, Lua's own C stack (depth) or a mistake of the writer.
struct Limit {
  std::string_view name;
  Unit unit;
  double least;
  double most;
  void (*set)(Budget&, double);
};

constexpr double kMebi = 1024.0 * 1024.0;

template <typename Number>
Number whole(double value) {
  return static_cast<Number>(value);
}

constexpr Limit kLimits[] = {
    {"cpu", Unit::kCount, 1000, 1e15,
     [](Budget& b, double v) { b.instructions = whole<std::int64_t>(v); }},
    {"time", Unit::kSeconds, 0.001, 86'400, [](Budget& b, double v) { b.seconds = v; }},
    {"memory", Unit::kBytes, 1 * kMebi, 16'384 * kMebi,
     [](Budget& b, double v) { b.memory = whole<std::size_t>(v); }},
    {"block", Unit::kBytes, 0.25 * kMebi, 1024 * kMebi,
     [](Budget& b, double v) { b.block = whole<std::size_t>(v); }},
    {"depth", Unit::kCount, 4, 190, [](Budget& b, double v) { b.depth = whole<int>(v); }},
    {"output", Unit::kBytes, 0, 1024 * kMebi,
     [](Budget& b, double v) { b.output = whole<std::size_t>(v); }},
    {"source", Unit::kBytes, 1, 64 * kMebi,
     [](Budget& b, double v) { b.source = whole<std::size_t>(v); }},
};

// Takes K, M or G off the end: powers of 1024 for bytes, of 1000 for counts.
double take_suffix(std::string_view& text, Unit unit) {
  if (text.empty() || unit == Unit::kSeconds) return 1;
  const std::size_t power = std::string_view("KMG").find(text.back());
  if (power == std::string_view::npos) return 1;
  text.remove_suffix(1);
  double factor = 1;
  for (std::size_t i = 0; i <= power; ++i) factor *= unit == Unit::kBytes ? 1024 : 1000;
  return factor;
}

std::string shown(double value, Unit unit) {
  if (unit != Unit::kBytes || value < 1024) return fmt::format("{}", value);
  return value < kMebi ? fmt::format("{}K", value / 1024) : fmt::format("{}M", value / kMebi);
}

const Limit& find_limit(std::string_view name) {
  std::vector<std::string> names;
  for (const Limit& limit : kLimits) {
    if (limit.name == name) return limit;
    names.emplace_back(limit.name);
  }
  const auto near = did_you_mean(name, names);
  usage_error(near ? say("cli.limit_near", printable(name), *near)
                   : say("cli.limit_unknown", printable(name)),
              say("cli.limit_help"));
}

double parse_value(const Limit& limit, std::string_view text) {
  std::string_view digits = text;
  const double factor = take_suffix(digits, limit.unit);
  const double value = parse_plain_number(digits).value_or(-1) * factor;
  if (!(value >= limit.least && value <= limit.most)) {
    usage_error(say("cli.limit_value", limit.name, printable(text), shown(limit.least, limit.unit),
                    shown(limit.most, limit.unit)),
                say("cli.limit_help"));
  }
  return value;
}

}  // namespace

Budget budget_of(const std::vector<std::string>& limits) {
  Budget budget;
  for (const std::string& setting : limits) {
    const std::string_view text = setting;
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0) {
      usage_error(say("cli.bad_limit", printable(text)), say("cli.limit_help"));
    }
    const Limit& limit = find_limit(text.substr(0, equals));
    limit.set(budget, parse_value(limit, text.substr(equals + 1)));
  }
  return budget;
}

}  // namespace iku::cli
