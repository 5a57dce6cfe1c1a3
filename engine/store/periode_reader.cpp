#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <utility>

#include "base/number.hpp"
#include "base/text.hpp"
#include "model/periode.hpp"
#include "store/figure_reader.hpp"

// Figures that are more than one value: a year by its parts, and targets that changed within it.

namespace iku::store {
namespace {

constexpr std::array kFrekuensi = {Frekuensi::kBulan, Frekuensi::kTriwulan, Frekuensi::kSemester};
constexpr std::array kKonsolidasi = {Konsolidasi::kJumlah, Konsolidasi::kRata,
                                     Konsolidasi::kTerakhir};

std::optional<Konsolidasi> read_konsolidasi(Reading& reading, const Fields& fields, JsonRef parts,
                                            const FigureRules& rules) {
  const bool own = fields.has("konsolidasi");
  const std::string word = own ? fields.choice("konsolidasi", "konsolidasi") : rules.konsolidasi;
  for (const Konsolidasi known : kKonsolidasi) {
    if (konsolidasi_name(known) == word) return known;
  }
  if (!own) reading.error(parts.key_place(), "periode.no_konsolidasi", parts.node->key);
  return std::nullopt;
}

/// Tells the parts that cannot be put together, and gives whether there are none of them.
bool check_parts(Reading& reading, JsonRef list, const Periode& periode) {
  bool good = true;
  for (std::size_t i = 0; i < periode.bagian.size(); ++i) {
    const Figure& part = periode.bagian[i];
    const JsonRef at = list.at(list.node->items[i]);
    if (part.value.is_range()) {
      reading.error(at.place(), "periode.rentang");
      good = false;
    } else if (part.value.is_grade() && periode.konsolidasi != Konsolidasi::kTerakhir) {
      reading.error(at.place(), "periode.grade", konsolidasi_name(periode.konsolidasi));
      good = false;
    }
  }
  return good;
}

bool is_date(const std::string& text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i != 4 && i != 7 && (text[i] < '0' || text[i] > '9')) return false;
  }
  using namespace std::chrono;  // NOLINT(google-build-using-namespace): year, month and day
  return year_month_day(year(std::stoi(text)), month(std::stoul(text.substr(5, 2)) & 0xff),
                        day(std::stoul(text.substr(8)) & 0xff))
      .ok();
}

/// The day a change came into force: in its year, after the change before it; "" after telling.
std::string read_sejak(Reading& reading, const Fields& fields, Tahun tahun,
                       const std::string& before) {
  std::string sejak = fields.text("sejak");
  if (sejak.empty()) return {};
  const Place place = fields.get("sejak").place();
  if (!is_date(sejak)) {
    reading.error(place, "perubahan.date", printable(sejak));
  } else if (std::stoi(sejak) != tahun) {
    reading.error(place, "perubahan.year", sejak, tahun);
  } else if (!before.empty() && sejak <= before) {
    reading.error(place, "perubahan.order", sejak, before);
  } else {
    return sejak;
  }
  return {};
}

/// Replaces the figure by each of its changes in turn; each keeps the one before it.
void read_changes(Reading& reading, JsonRef list, Tahun tahun, FigureRules rules, Figure& figure) {
  if (!expect_kind(reading, list, JsonNode::Kind::kArray, "perubahan")) return;
  if (list.node->items.empty()) reading.error(list.place(), "json.empty_list", "perubahan", 1);
  rules.shape = "perubahan";
  std::string before;
  for (const JsonNode& item : list.node->items) {
    const Fields fields(reading, list.at(item), "perubahan");
    const std::string sejak = read_sejak(reading, fields, tahun, before);
    if (!sejak.empty()) before = sejak;
    Figure changed = read_figure(reading, fields, rules);
    changed.perubahan = std::make_shared<const Perubahan>(Perubahan{sejak, std::move(figure)});
    figure = std::move(changed);
  }
}

/// The bound that all parts of a target are; none where they are not of one kind.
Batas common_bound(const Periode& periode) {
  std::optional<Batas> common;
  for (const Figure& part : periode.bagian) {
    if (!part.value.is_present()) continue;
    if (common && *common != part.batas) return Batas::kNone;
    common = part.batas;
  }
  return common.value_or(Batas::kNone);
}

}  // namespace

bool has_periode(const Fields& fields) {
  for (const Frekuensi frekuensi : kFrekuensi) {
    if (fields.has(frekuensi_name(frekuensi))) return true;
  }
  return false;
}

void read_periode(Reading& reading, const Fields& fields, const FigureRules& rules,
                  Figure& figure) {
  int given = static_cast<int>(fields.has("nilai"));
  Periode periode;
  for (const Frekuensi frekuensi : kFrekuensi) {
    if (!fields.has(frekuensi_name(frekuensi))) continue;
    periode.frekuensi = frekuensi;
    ++given;
  }
  if (given > 1) {
    reading.error(fields.self().place(), "periode.several");
    return;
  }
  const std::string_view name = frekuensi_name(periode.frekuensi);
  const JsonRef list = fields.get(name);
  if (!expect_kind(reading, list, JsonNode::Kind::kArray, name)) return;
  const std::optional<Konsolidasi> konsolidasi = read_konsolidasi(reading, fields, list, rules);
  FigureRules part_rules = rules;
  part_rules.shape = "figure";
  if (!figure.sumber.empty()) part_rules.sumber = figure.sumber;
  for (const JsonNode& item : list.node->items) {
    periode.bagian.push_back(read_figure(reading, list.at(item), part_rules));
  }
  const std::size_t count = frekuensi_count(periode.frekuensi);
  if (periode.bagian.size() != count) {
    reading.error(list.place(), "periode.count", name, count, periode.bagian.size());
    return;
  }
  if (!konsolidasi) return;
  periode.konsolidasi = *konsolidasi;
  if (!check_parts(reading, list, periode)) return;
  figure.value = consolidate(periode);
  figure.batas = common_bound(periode);
  if (figure.value.is_failure()) reading.error(list.place(), "figure.not_a_number", name);
  figure.periode = std::make_shared<const Periode>(std::move(periode));
}

Series read_target(Reading& reading, JsonRef at, const FigureRules& rules, Series& sebelum) {
  Series series;
  for_each_year(reading, at, [&](Tahun tahun, JsonRef member) {
    Figure& figure = series[tahun] = read_figure(reading, member, rules);
    const JsonNode* changes = member.node->is_object() ? member.node->member("perubahan") : nullptr;
    if (changes == nullptr) return;
    read_changes(reading, member.at(*changes), tahun, rules, figure);
    if (figure.perubahan) sebelum.try_emplace(tahun, figure.perubahan->sebelum);
  });
  return series;
}

}  // namespace iku::store
