#include "formula/validity.hpp"

#include <cmath>

#include "base/catalogue.hpp"
#include "formula/definition.hpp"

namespace iku::formula {

namespace {

constexpr Tahun kFirstYear = 1900;
constexpr Tahun kLastYear = 2200;

bool is_year(const lua::Datum& field) {
  return field.kind == lua::Datum::Kind::kNumber && field.number >= kFirstYear &&
         field.number <= kLastYear && std::floor(field.number) >= field.number;
}

}  // namespace

Berlaku read_berlaku(const lua::Datum& table, const std::string& file, const std::string& source,
                     std::vector<Diagnostic>& faults) {
  Berlaku berlaku;
  const lua::Datum* field = table.find("berlaku");
  if (field == nullptr) return berlaku;
  bool sound = field->kind == lua::Datum::Kind::kTable && field->items.empty();
  for (const auto& [key, year] : field->fields) {
    if ((key != "sejak" && key != "sampai") || !is_year(year)) {
      sound = false;
      continue;
    }
    (key == "sejak" ? berlaku.sejak : berlaku.sampai) = static_cast<Tahun>(year.number);
  }
  if (!sound || berlaku.sejak > berlaku.sampai) {
    Diagnostic diagnostic;
    diagnostic.code = "formula.berlaku";
    diagnostic.message = say("formula.berlaku");
    diagnostic.where = place_of_key(file, source, "berlaku");
    faults.push_back(std::move(diagnostic));
  }
  return berlaku;
}

std::string berlaku_text(const Berlaku& berlaku) {
  if (!berlaku.is_bounded()) return {};
  if (berlaku.sampai == 9999) return say("formula.since", berlaku.sejak);
  if (berlaku.sejak == 0) return say("formula.until", berlaku.sampai);
  return say("formula.from_to", berlaku.sejak, berlaku.sampai);
}

}  // namespace iku::formula
