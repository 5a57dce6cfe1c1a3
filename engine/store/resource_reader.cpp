#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "base/text.hpp"
#include "store/fields.hpp"
#include "store/figure_reader.hpp"
#include "store/unit_scope.hpp"

namespace iku::store {
namespace {

/// What is there: one figure, or named parts.
std::vector<std::pair<std::string, Figure>> read_tersedia(Reading& reading, JsonRef at,
                                                          const FigureRules& rules) {
  std::vector<std::pair<std::string, Figure>> parts;
  if (!at) return parts;
  if (!at.node->is_array()) {
    parts.emplace_back("", read_figure(reading, at, rules));
    return parts;
  }
  if (at.node->items.empty()) reading.error(at.place(), "json.empty_list", "tersedia", 1);
  for (const JsonNode& item : at.node->items) {
    const Fields fields(reading, at.at(item), "bagian");
    std::string nama = fields.text("nama");
    parts.emplace_back(std::move(nama), read_figure(reading, fields.get("nilai"), rules));
  }
  return parts;
}

Sumberdaya read_one_sumberdaya(UnitScope& scope, JsonRef at) {
  Reading& reading = scope.reading;
  const Fields fields(reading, at, "sumberdaya");
  FigureRules rules;
  rules.sumber = scope.sumber;
  Sumberdaya row;
  row.nama = fields.text("nama");
  row.kebutuhan = read_figure(reading, fields.get("kebutuhan"), rules);
  row.tersedia = read_tersedia(reading, fields.get("tersedia"), rules);
  row.indikator = fields.code("indikator", "kode_rumus");
  if (!row.indikator.empty()) {
    scope.indikator_references.emplace_back(row.indikator, fields.get("indikator"));
  }
  row.tercetak =
      read_tercetak(reading, fields.get("tercetak"), TercetakOf::kSumberdaya, scope.sumber);
  row.catatan = fields.remark("catatan");
  return row;
}

/// How the column's total is meant, where the table says so.
Tabel::Total read_total(Reading& reading, const Fields& fields, const Tabel::Kolom& kolom) {
  const std::string total = fields.choice("total", "total_kolom");
  if (total.empty()) return Tabel::Total::kAny;
  const Place place = fields.get("total").key_place();
  if (kolom.teks) reading.error(place, "workspace.teks_with_total");
  if (total == "jumlah") return Tabel::Total::kJumlah;
  if (total == "rata") return Tabel::Total::kRata;
  if (kolom.rumus.empty() && !kolom.teks) reading.error(place, "workspace.total_without_rumus");
  return Tabel::Total::kRumus;
}

Tabel::Kolom read_kolom(Reading& reading, JsonRef at, Codes& codes) {
  const Fields fields(reading, at, "kolom");
  Tabel::Kolom kolom;
  kolom.kode = fields.code("kode", "kode_rumus");
  if (fields.has("kode")) codes.define(reading, fields.get("kode"), kolom.kode);
  kolom.nama = fields.has("nama") ? fields.text("nama") : kolom.kode;
  kolom.rumus = fields.text("rumus");
  kolom.satuan = fields.text("satuan");
  kolom.teks = fields.boolean("teks", false);
  // The formula's place where there is one: faults in it are told there.
  const JsonRef rumus = fields.get("rumus");
  kolom.where = rumus ? at.document->brief_place(*rumus.node) : fields.brief_place();
  if (kolom.teks && rumus) reading.error(rumus.key_place(), "workspace.teks_with_rumus");
  kolom.total = read_total(reading, fields, kolom);
  return kolom;
}

/// "Tabel 3.1, baris 568": a row's own source completes its table's.
std::string cell_source(const std::string& of_table, const std::string& of_row) {
  if (of_row.empty() || of_row.find(of_table) != std::string::npos) {
    return of_row.empty() ? of_table : of_row;
  }
  return of_table + ", " + of_row;
}

Tabel::RowKind row_kind(const std::string& jenis) {
  if (jenis == "jumlah") return Tabel::RowKind::kJumlah;
  return jenis == "rata" ? Tabel::RowKind::kRata : Tabel::RowKind::kPlain;
}

Tabel::Baris read_baris(Reading& reading, JsonRef at, const Tabel& tabel) {
  const Fields fields(reading, at, "baris");
  Tabel::Baris baris;
  baris.nama = fields.text("nama");
  baris.kode = fields.text("kode");
  baris.kind = row_kind(fields.choice("jenis", "jenis_baris"));
  baris.sumber = fields.text("sumber");
  baris.where = fields.brief_place();

  FigureRules rules;
  rules.sumber = cell_source(tabel.sumber, baris.sumber);
  rules.target = true;  // a column of targets holds bounds and ranges
  for (const JsonNode& item : fields.members("isi")) {
    const auto kolom = std::find_if(tabel.kolom.begin(), tabel.kolom.end(),
                                    [&](const auto& known) { return known.kode == item.key; });
    if (kolom == tabel.kolom.end()) {
      std::vector<std::string> codes;
      for (const Tabel::Kolom& known : tabel.kolom) codes.push_back(known.kode);
      Diagnostic& told = reading.error(at.at(item).key_place(), "workspace.unknown_code",
                                       printable(item.key), "kolom");
      told.help = suggest(item.key, codes);
      continue;
    }
    rules.teks = kolom->teks;
    rules.amount = is_rupiah(kolom->satuan);
    baris.isi[item.key] = read_figure(reading, at.at(item), rules);
  }
  return baris;
}

Tabel read_one_tabel(UnitScope& scope, JsonRef at) {
  Reading& reading = scope.reading;
  const Fields fields(reading, at, "tabel");
  const DecimalMarkScope mark(reading, fields);
  Tabel tabel;
  tabel.kode = fields.code("kode", "kode");
  if (fields.has("kode")) scope.tabel.define(reading, fields.get("kode"), tabel.kode);
  tabel.judul = fields.text("judul");
  tabel.sumber = fields.has("sumber") ? fields.text("sumber") : scope.sumber;
  tabel.catatan = fields.remark("catatan");
  Codes codes;
  for (const JsonNode& item : fields.list("kolom", 1)) {
    tabel.kolom.push_back(read_kolom(reading, at.at(item), codes));
  }
  for (const JsonNode& item : fields.list("baris")) {
    tabel.baris.push_back(read_baris(reading, at.at(item), tabel));
  }
  return tabel;
}

}  // namespace

std::vector<Sumberdaya> read_sumberdaya(UnitScope& scope, JsonRef list) {
  std::vector<Sumberdaya> all;
  if (!expect_kind(scope.reading, list, JsonNode::Kind::kArray, list.node->key)) return all;
  for (const JsonNode& item : list.node->items) {
    all.push_back(read_one_sumberdaya(scope, list.at(item)));
  }
  return all;
}

std::vector<Tabel> read_tabel(UnitScope& scope, JsonRef list) {
  std::vector<Tabel> all;
  if (!expect_kind(scope.reading, list, JsonNode::Kind::kArray, "tabel")) return all;
  for (const JsonNode& item : list.node->items) {
    all.push_back(read_one_tabel(scope, list.at(item)));
  }
  return all;
}

}  // namespace iku::store
