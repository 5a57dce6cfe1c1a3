#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.hpp"
#include "store/fields.hpp"
#include "store/figure_reader.hpp"
#include "store/unit_scope.hpp"

namespace iku::store {
namespace {

std::optional<Rentang> read_skala(Reading& reading, const Fields& fields) {
  const std::vector<JsonNode>& items = fields.list("skala");
  if (!fields.has("skala") || !fields.get("skala").node->is_array()) return std::nullopt;
  if (items.size() == 2 && items[0].is_number() && items[1].is_number() &&
      items[0].number < items[1].number) {
    return Rentang{items[0].number, items[1].number};
  }
  reading.error(fields.get("skala").place(), "workspace.skala");
  return std::nullopt;
}

void read_bobot(Reading& reading, const Fields& fields, Indikator& indikator) {
  const std::optional<double> bobot = fields.number("bobot");
  if (!bobot) return;
  if (*bobot <= 0) reading.error(fields.get("bobot").place(), "workspace.bobot");
  indikator.bobot = *bobot;
  indikator.has_bobot = true;
}

void read_all_masukan(Reading& reading, const Fields& fields, const FigureRules& rules,
                      Indikator& indikator) {
  for (const JsonNode& item : fields.members("masukan")) {
    const JsonRef member = fields.self().at(item);
    if (!check_code(reading, member.key_place(), item.key, "kode_rumus")) continue;
    indikator.masukan[item.key] = read_masukan(reading, member, rules);
  }
}

/// A printed comparison must name one of the comparisons in the data; a lone one goes without.
void check_terhadap(Reading& reading, const Fields& fields, Indikator& indikator) {
  std::vector<std::string> names;
  for (const auto& [name, series] : indikator.pembanding) names.push_back(name);
  const JsonRef list = fields.get("tercetak");
  for (std::size_t i = 0; i < indikator.tercetak.size(); ++i) {
    Tercetak& tercetak = indikator.tercetak[i];
    const JsonNode& item = list.node->items[i];
    const JsonNode* terhadap = item.member("terhadap");
    if (tercetak.besaran != "banding") {
      if (terhadap != nullptr && !tercetak.besaran.empty()) {
        reading.error(list.at(*terhadap).key_place(), "workspace.needless_terhadap");
      }
      continue;
    }
    if (terhadap == nullptr) {
      if (names.size() == 1) tercetak.terhadap = names.front();
      if (names.size() != 1) reading.error(list.at(item).place(), "workspace.missing_terhadap");
    } else if (std::find(names.begin(), names.end(), tercetak.terhadap) == names.end()) {
      Diagnostic& told = reading.error(list.at(*terhadap).place(), "workspace.unknown_code",
                                       printable(tercetak.terhadap), "pembanding");
      reading.advise(told, tercetak.terhadap, [&] { return names; });
    }
  }
}

Indikator read_one_indikator(UnitScope& scope, JsonRef at, bool iku) {
  Reading& reading = scope.reading;
  const Fields fields(reading, at, "indikator");
  Indikator indikator;
  indikator.kode = fields.code("kode", "kode_rumus");
  if (fields.has("kode")) scope.indikator.define(reading, fields.get("kode"), indikator.kode);
  indikator.nama = fields.text("nama");
  indikator.formulasi = fields.code("formulasi", "kode_skrip");
  indikator.satuan = fields.text("satuan");
  indikator.polaritas = fields.choice("polaritas", "polaritas");
  indikator.skala = read_skala(reading, fields);
  indikator.iku = fields.boolean("iku", iku);
  read_bobot(reading, fields, indikator);
  indikator.sumber = fields.has("sumber") ? fields.text("sumber") : scope.sumber;
  indikator.catatan = fields.remark("catatan");
  indikator.where = fields.brief_place();

  FigureRules rules;
  rules.sumber = indikator.sumber;
  rules.skala = indikator.skala;
  rules.amount = is_rupiah(indikator.satuan);
  // Names of grades are the definition's own: "WTP", "Maju".
  rules.words = indikator.polaritas == "tingkat";
  rules.target = true;
  indikator.target_sebelum = read_series(reading, fields.get("target_sebelum"), rules);
  indikator.konsolidasi = fields.choice("konsolidasi", "konsolidasi");
  rules.konsolidasi = indikator.konsolidasi;
  rules.shape = "figure_target";
  indikator.target = read_target(reading, fields.get("target"), rules, indikator.target_sebelum);
  rules.target = false;
  rules.shape = "figure_periode";
  indikator.realisasi = read_series(reading, fields.get("realisasi"), rules);
  rules.skala.reset();  // an input has a scale and unit of its own
  rules.amount = false;
  read_all_masukan(reading, fields, rules, indikator);
  rules.skala = indikator.skala;
  rules.amount = is_rupiah(indikator.satuan);
  rules.shape = "figure";
  if (fields.has("baseline")) {
    indikator.baseline = read_figure(reading, fields.get("baseline"), rules);
  }
  for (const JsonNode& item : fields.members("pembanding")) {
    indikator.pembanding.emplace_back(item.key, read_series(reading, at.at(item), rules));
  }
  indikator.tercetak =
      read_tercetak(reading, fields.get("tercetak"), TercetakOf::kIndikator, indikator.sumber);
  check_terhadap(reading, fields, indikator);
  return indikator;
}

Sasaran read_one_sasaran(UnitScope& scope, JsonRef at) {
  Reading& reading = scope.reading;
  const Fields fields(reading, at, "sasaran");
  Sasaran sasaran;
  sasaran.kode = fields.code("kode", "kode");
  if (fields.has("kode")) scope.sasaran.define(reading, fields.get("kode"), sasaran.kode);
  sasaran.nama = fields.text("nama");
  sasaran.indikator = read_indikator(scope, fields.get("indikator"), true);
  sasaran.tercetak =
      read_tercetak(reading, fields.get("tercetak"), TercetakOf::kSasaran, scope.sumber);
  sasaran.where = fields.brief_place();
  return sasaran;
}

Tujuan read_one_tujuan(UnitScope& scope, JsonRef at) {
  Reading& reading = scope.reading;
  const Fields fields(reading, at, "tujuan");
  Tujuan tujuan;
  tujuan.kode = fields.code("kode", "kode");
  if (fields.has("kode")) scope.tujuan.define(reading, fields.get("kode"), tujuan.kode);
  tujuan.nama = fields.text("nama");
  tujuan.indikator = read_indikator(scope, fields.get("indikator"), true);
  for (const JsonNode& item : fields.list("sasaran")) {
    tujuan.sasaran.push_back(read_one_sasaran(scope, at.at(item)));
  }
  tujuan.tercetak =
      read_tercetak(reading, fields.get("tercetak"), TercetakOf::kSasaran, scope.sumber);
  tujuan.where = fields.brief_place();
  return tujuan;
}

}  // namespace

std::vector<Indikator> read_indikator(UnitScope& scope, JsonRef list, bool iku) {
  std::vector<Indikator> all;
  if (!list || !expect_kind(scope.reading, list, JsonNode::Kind::kArray, "indikator")) return all;
  for (const JsonNode& item : list.node->items) {
    all.push_back(read_one_indikator(scope, list.at(item), iku));
  }
  return all;
}

std::vector<Tujuan> read_tujuan(UnitScope& scope, JsonRef list) {
  std::vector<Tujuan> all;
  if (!expect_kind(scope.reading, list, JsonNode::Kind::kArray, "tujuan")) return all;
  for (const JsonNode& item : list.node->items) {
    all.push_back(read_one_tujuan(scope, list.at(item)));
  }
  return all;
}

}  // namespace iku::store
