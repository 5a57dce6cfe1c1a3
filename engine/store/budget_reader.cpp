#include <array>
#include <string_view>
#include <utility>

#include "base/text.hpp"
#include "store/fields.hpp"
#include "store/figure_reader.hpp"
#include "store/unit_scope.hpp"

namespace iku::store {
namespace {

/// The shapes by level; the members of a level stand in the next one's list.
constexpr std::array<std::string_view, 3> kLevelNames = {"program", "kegiatan", "subkegiatan"};

/// One year's budget: a plain figure counts as the one that holds and was not changed. Where only
/// `setelah` is named there was a change, and what held before it is not known.
Pagu read_pagu(Reading& reading, JsonRef at, FigureRules rules) {
  Pagu pagu;
  const JsonNode& node = *at.node;
  if (!node.is_object() ||
      (node.member("sebelum") == nullptr && node.member("setelah") == nullptr)) {
    pagu.setelah = read_figure(reading, at, rules);
    return pagu;
  }
  const Fields fields(reading, at, "pagu");
  if (fields.has("nilai")) {
    reading.error(fields.get("nilai").key_place(), "workspace.pagu_twice");
  }
  if (fields.has("sumber")) rules.sumber = fields.text("sumber");
  if (fields.has("sebelum")) pagu.sebelum = read_figure(reading, fields.get("sebelum"), rules);
  if (!fields.has("sebelum")) pagu.sebelum.emplace();
  if (fields.has("setelah")) pagu.setelah = read_figure(reading, fields.get("setelah"), rules);
  return pagu;
}

std::vector<BudgetNode> read_level(UnitScope& scope, JsonRef list, std::size_t level, Codes& codes);

BudgetNode read_node(UnitScope& scope, JsonRef at, std::size_t level, Codes& codes) {
  Reading& reading = scope.reading;
  const Fields fields(reading, at, kLevelNames[level]);
  BudgetNode node;
  node.level = static_cast<BudgetLevel>(level);
  node.kode = fields.code("kode", "kode");
  if (fields.has("kode")) codes.define(reading, fields.get("kode"), node.kode);
  node.nama = fields.text("nama");
  if (level == 0) {
    for (const JsonNode& item : fields.list("sasaran")) {
      const JsonRef member = at.at(item);
      if (!expect_kind(reading, member, JsonNode::Kind::kString, "sasaran")) continue;
      if (!check_code(reading, member.place(), item.text, "kode")) continue;
      node.sasaran.push_back(item.text);
      scope.sasaran_references.emplace_back(item.text, member);
    }
  }
  FigureRules rupiah;
  rupiah.sumber = scope.sumber;
  rupiah.rupiah = true;
  for_each_year(reading, fields.get("anggaran"), [&](Tahun tahun, JsonRef member) {
    node.anggaran[tahun] = read_pagu(reading, member, rupiah);
  });
  node.realisasi = read_series(reading, fields.get("realisasi"), rupiah);
  node.indikator = read_indikator(scope, fields.get("indikator"), false);
  if (level + 1 < kLevelNames.size()) {
    Codes children;  // a kegiatan's code need only be unique among its siblings
    node.children = read_level(scope, fields.get(kLevelNames[level + 1]), level + 1, children);
  }
  node.tercetak =
      read_tercetak(reading, fields.get("tercetak"), TercetakOf::kProgram, scope.sumber);
  node.catatan = fields.remark("catatan");
  node.where = fields.brief_place();
  return node;
}

std::vector<BudgetNode> read_level(UnitScope& scope, JsonRef list, std::size_t level,
                                   Codes& codes) {
  std::vector<BudgetNode> nodes;
  if (!list || !expect_kind(scope.reading, list, JsonNode::Kind::kArray, kLevelNames[level])) {
    return nodes;
  }
  for (const JsonNode& item : list.node->items) {
    nodes.push_back(read_node(scope, list.at(item), level, codes));
  }
  return nodes;
}

}  // namespace

std::vector<BudgetNode> read_program(UnitScope& scope, JsonRef list) {
  return read_level(scope, list, 0, scope.program);
}

}  // namespace iku::store
