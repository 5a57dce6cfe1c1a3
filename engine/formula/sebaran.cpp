#include "formula/sebaran.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/catalogue.hpp"
#include "base/diagnostic.hpp"
#include "base/number.hpp"
#include "base/text.hpp"

namespace iku::formula {

namespace {

struct Form {
  const char* name;
  Sebaran::Bentuk bentuk;
  std::size_t count;
};

constexpr Form kForms[] = {
    {"normal", Sebaran::Bentuk::kNormal, 2},
    {"seragam", Sebaran::Bentuk::kSeragam, 2},
    {"segitiga", Sebaran::Bentuk::kSegitiga, 3},
};

[[noreturn]] void refuse(std::string message, std::string help = {}) {
  Diagnostic diagnostic;
  diagnostic.code = "formula.sebaran";
  diagnostic.message = std::move(message);
  diagnostic.help = std::move(help);
  throw Error(std::move(diagnostic), Exit::kUsage);
}

std::vector<double> numbers_of(const Sebaran& sebaran) {
  if (sebaran.bentuk == Sebaran::Bentuk::kSegitiga) return {sebaran.a, sebaran.b, sebaran.c};
  return {sebaran.a, sebaran.b};
}

bool is_sound(const Sebaran& sebaran) {
  switch (sebaran.bentuk) {
    case Sebaran::Bentuk::kNormal: return sebaran.b > 0;
    case Sebaran::Bentuk::kSeragam: return sebaran.a < sebaran.b;
    case Sebaran::Bentuk::kSegitiga:
      return sebaran.a <= sebaran.b && sebaran.b <= sebaran.c && sebaran.a < sebaran.c;
  }
  return false;
}

}  // namespace

Sebaran make_sebaran(const std::string& name, const std::vector<double>& numbers) {
  for (const Form& form : kForms) {
    if (name != form.name) continue;
    const bool finite = std::all_of(numbers.begin(), numbers.end(),
                                    [](double number) { return std::isfinite(number); });
    if (numbers.size() != form.count || !finite) {
      refuse(say("formula.sebaran_count", name, form.count));
    }
    const Sebaran sebaran{form.bentuk, numbers[0], numbers[1], form.count > 2 ? numbers[2] : 0};
    if (!is_sound(sebaran)) {
      refuse(say("formula.sebaran_order", sebaran_text(sebaran)));
    }
    return sebaran;
  }
  std::vector<std::string> known;
  for (const Form& form : kForms) known.emplace_back(form.name);
  const auto near = did_you_mean(name, known);
  refuse(say("formula.sebaran_name", printable(name)),
         near ? say("formula.did_you_mean", *near) : std::string());
}

bool lies_in(const Sebaran& sebaran, const Rentang& scale) {
  const bool normal = sebaran.bentuk == Sebaran::Bentuk::kNormal;
  const double top = sebaran.bentuk == Sebaran::Bentuk::kSegitiga ? sebaran.c : sebaran.b;
  return sebaran.a >= scale.dari && (normal ? sebaran.a : top) <= scale.sampai;
}

std::string sebaran_text(const Sebaran& sebaran) {
  std::string text;
  for (const double number : numbers_of(sebaran)) {
    text += (text.empty() ? "" : "; ") + format_number(number, -1);
  }
  return fmt::format("{}({})", kForms[static_cast<std::size_t>(sebaran.bentuk)].name, text);
}

}  // namespace iku::formula
