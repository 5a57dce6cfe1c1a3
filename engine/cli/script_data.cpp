#include "cli/script_data.hpp"

#include <algorithm>
#include <cmath>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "formula/calculation.hpp"
#include "model/program_form.hpp"

namespace iku::cli {

using lua::Datum;

namespace {

constexpr double kFirstYear = 1900;
constexpr double kLastYear = 2200;

const Datum kNil;

// The entries of one or a list of something.
std::vector<const Datum*> entries_of(const Datum& datum, std::string_view name) {
  if (datum.kind == Datum::Kind::kNil) return {};
  if (datum.kind != Datum::Kind::kTable) return {&datum};
  std::vector<const Datum*> entries;
  for (const Datum& item : datum.items) entries.push_back(&item);
  if (entries.empty() || !datum.fields.empty()) bad_argument(say("run.list", name));
  return entries;
}

}  // namespace

Datum text_datum(std::string text) {
  Datum datum;
  datum.kind = Datum::Kind::kString;
  datum.string = std::move(text);
  return datum;
}

Datum count_datum(long number) {
  Datum datum;
  datum.kind = Datum::Kind::kNumber;
  datum.number = static_cast<double>(number);
  return datum;
}

Datum boolean_datum(bool value) {
  Datum datum;
  datum.kind = Datum::Kind::kBoolean;
  datum.boolean = value;
  return datum;
}

Datum table_datum() {
  Datum datum;
  datum.kind = Datum::Kind::kTable;
  return datum;
}

Datum value_datum(const Value& value) {
  if (value.is_grade()) return text_datum(value.grade().name);
  if (value.is_range()) return text_datum(program_form(value));
  Datum datum;
  if (!value.is_number()) return datum;
  datum.kind = Datum::Kind::kNumber;
  datum.number = value.number();
  return datum;
}

void bad_argument(std::string message, std::string help) {
  Diagnostic diagnostic;
  diagnostic.code = "run.argument";
  diagnostic.message = std::move(message);
  diagnostic.help = std::move(help);
  throw Error(std::move(diagnostic), Exit::kUsage);
}

const Datum& argument(const std::vector<Datum>& arguments, std::size_t index) {
  return index < arguments.size() ? arguments[index] : kNil;
}

std::string text_of(const Datum& datum, std::string_view name) {
  if (datum.kind != Datum::Kind::kString) bad_argument(say("run.text", name));
  return datum.string;
}

Tahun year_of(const Datum& datum, std::string_view name) {
  const double year = datum.number;
  if (datum.kind != Datum::Kind::kNumber || !(year >= kFirstYear && year <= kLastYear) ||
      std::floor(year) < year) {
    bad_argument(say("run.year", name));
  }
  return static_cast<Tahun>(year);
}

std::vector<std::string> texts_of(const Datum& datum, std::string_view name) {
  std::vector<std::string> texts;
  for (const Datum* entry : entries_of(datum, name)) {
    std::string text = text_of(*entry, name);
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) {
      texts.push_back(std::move(text));
    }
  }
  return texts;
}

std::vector<Tahun> years_of(const Datum& datum, std::string_view name) {
  std::vector<Tahun> years;
  for (const Datum* entry : entries_of(datum, name)) years.push_back(year_of(*entry, name));
  std::sort(years.begin(), years.end());
  years.erase(std::unique(years.begin(), years.end()), years.end());
  return years;
}

void check_keys(const Datum& datum, std::string_view name, const std::vector<std::string>& known) {
  if (datum.kind == Datum::Kind::kNil) return;
  if (datum.kind != Datum::Kind::kTable || !datum.items.empty() || datum.handle != 0) {
    bad_argument(say("run.table", name));
  }
  for (const auto& [key, value] : datum.fields) {
    formula::require_known("key", printable(key), known);
  }
}

const Datum& field(const Datum& table, const std::string& key) {
  const Datum* found = table.find(key);
  return found == nullptr ? kNil : *found;
}

std::string year_list(std::vector<Tahun> years) {
  std::sort(years.begin(), years.end());
  years.erase(std::unique(years.begin(), years.end()), years.end());
  std::string text;
  for (std::size_t i = 0; i < years.size();) {
    std::size_t last = i;
    while (last + 1 < years.size() && years[last + 1] == years[last] + 1) ++last;
    if (!text.empty()) text += ", ";
    text +=
        last > i + 1 ? fmt::format("{}..{}", years[i], years[last]) : fmt::format("{}", years[i]);
    i = last > i + 1 ? last + 1 : i + 1;
  }
  return text;
}

}  // namespace iku::cli
