#include <algorithm>
#include <string_view>

#include "base/text.hpp"
#include "store/figure_reader.hpp"

namespace iku::store {
namespace {

/// What a kind of element may print: plain besaran, and besaran of the form prefix.name.
struct Known {
  std::string_view choice;  ///< the list in the schema
  std::vector<std::string_view> prefixes;
};

Known known_besaran(TercetakOf of) {
  switch (of) {
    case TercetakOf::kIndikator: return {"besaran_indikator", {"masukan", "komponen"}};
    case TercetakOf::kSasaran: return {"besaran_sasaran", {}};
    case TercetakOf::kProgram: return {"besaran_program", {}};
    case TercetakOf::kUnit: return {"besaran_unit", {"predikat"}};
    case TercetakOf::kSumberdaya: return {"besaran_sumberdaya", {}};
  }
  return {};
}

/// The besaran, or "" after telling what the element may print.
std::string read_besaran(Reading& reading, const Fields& fields, TercetakOf of) {
  constexpr std::size_t kMaxBesaran = 120;
  std::string besaran = fields.text("besaran");
  if (besaran.empty()) return {};
  const Known known = known_besaran(of);
  std::vector<std::string> words = choices(known.choice);
  if (std::find(words.begin(), words.end(), besaran) != words.end()) return besaran;
  const std::size_t dot = besaran.find('.');
  for (const std::string_view prefix : known.prefixes) {
    if (besaran.substr(0, dot) == prefix && dot != std::string::npos && dot + 1 < besaran.size() &&
        besaran.size() <= kMaxBesaran) {
      return besaran;
    }
    words.push_back(std::string(prefix) + ".<nama>");
  }
  Diagnostic& told = reading.error(fields.get("besaran").place(), "workspace.unknown_word",
                                   printable(besaran.substr(0, kMaxBesaran)), "besaran");
  told.help = suggest(besaran, words);
  return {};
}

Tercetak read_one(Reading& reading, JsonRef at, TercetakOf of, const std::string& sumber) {
  const Fields fields(reading, at, "tercetak");
  Tercetak tercetak;
  tercetak.besaran = read_besaran(reading, fields, of);
  tercetak.terhadap = fields.text("terhadap");
  tercetak.tahun = fields.has("tahun") ? fields.tahun("tahun") : reading.default_tahun;
  tercetak.catatan = fields.remark("catatan");

  FigureRules rules;
  rules.sumber = fields.has("sumber") ? fields.text("sumber") : sumber;
  for (const JsonNode& item : fields.members("acuan")) {
    rules.target = item.key == "target" || item.key == "target_akhir";
    tercetak.acuan.emplace_back(item.key, read_figure(reading, at.at(item), rules));
  }
  rules.target = tercetak.besaran == "target";
  // A predikat, and an efisiensi by label, are words.
  rules.words = tercetak.besaran == "predikat" || tercetak.besaran == "efisiensi";
  rules.amount = tercetak.besaran.find("anggaran") != std::string::npos &&
                 !tercetak.besaran.starts_with("pangsa");
  rules.amount = rules.amount || tercetak.besaran == "sisa";
  tercetak.figure = read_figure(reading, fields.get("nilai"), rules);
  return tercetak;
}

}  // namespace

std::vector<Tercetak> read_tercetak(Reading& reading, JsonRef list, TercetakOf of,
                                    const std::string& sumber) {
  std::vector<Tercetak> all;
  if (!list || !expect_kind(reading, list, JsonNode::Kind::kArray, "tercetak")) return all;
  for (const JsonNode& item : list.node->items) {
    all.push_back(read_one(reading, list.at(item), of, sumber));
  }
  return all;
}

}  // namespace iku::store
