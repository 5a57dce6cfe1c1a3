#include "store/history_reader.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/number.hpp"
#include "base/text.hpp"
#include "base/work.hpp"
#include "store/fields.hpp"
#include "store/figure_reader.hpp"
#include "store/history_rows.hpp"

namespace iku::store {
namespace {

/// Equal as figures: "BB (72)" is its number, as calc prints it.
bool same(const Value& a, const Value& b) {
  const std::optional<double> x = a.as_number();
  const std::optional<double> y = b.as_number();
  if (x && y) return !(*x < *y || *x > *y);
  if (a.is_range() && b.is_range()) return a.range() == b.range();
  return a.is_grade() && b.is_grade() && a.grade().name == b.grade().name;
}

std::string shown(const Figure& figure) {
  if (!figure.printed.empty()) return printable(figure.printed);
  if (figure.value.is_range()) return printed_form(figure.value);
  if (figure.value.is_grade()) return printable(figure.value.grade().name);
  return figure.value.is_number() ? format_number(figure.value.number(), -1) : "–";
}

/// The indikator of one unit by code. A session of reading owns its workspace and may change it.
using IndikatorIndex = std::unordered_map<std::string, Indikator*>;

IndikatorIndex index_of(const Unit& unit) {
  IndikatorIndex index;
  for_each_indikator(unit, [&](const Indikator& indikator, const Owner&) {
    index.emplace(indikator.kode, const_cast<Indikator*>(&indikator));  // NOLINT: see above
  });
  return index;
}

class HistoryReader {
 public:
  HistoryReader(Reading& reading, Workspace& workspace, const Unit* own)
      : reading_(reading), workspace_(workspace), own_(own) {}

  void read(const HistoryRow& from) {
    count_work();
    const JsonRef row = from.at;
    const Unit* unit = unit_of(row);
    if (unit == nullptr) return;
    Indikator* indikator = indikator_of(row, *unit);
    const Tahun tahun = tahun_of(row);
    if (indikator == nullptr || tahun == 0) return;
    FigureRules rules;
    rules.words = indikator->polaritas == "tingkat";
    const Place place = row.document->brief_place(*row.node);
    rules.sumber = text_of(row, "sumber");
    if (rules.sumber.empty()) rules.sumber = say("history.sumber", place.file, place.line);
    rules.skala = indikator->skala;
    rules.amount = is_rupiah(indikator->satuan);
    check_satuan(row, *indikator);
    if (const std::string partial = text_of(row, "sebagian"); !partial.empty()) {
      reading_.warn(row.place(), "history.partial", indikator->kode, tahun, printable(partial));
    }
    for (const JsonNode& member : row.node->items) {
      read_member(row.at(member), from.own, *indikator, tahun, rules);
    }
  }

 private:
  static std::string text_of(JsonRef row, std::string_view key) {
    const JsonNode* node = row.node->member(key);
    return node != nullptr && node->is_string() ? std::string(trim(node->text)) : std::string();
  }

  const Unit* unit_of(JsonRef row) {
    const JsonNode* node = row.node->member("unit");
    if (node == nullptr || node->is_null()) {
      if (own_ != nullptr) return own_;
      const Unit* only = only_unit();
      if (only == nullptr) reading_.error(row.place(), "history.no_unit");
      return only;
    }
    const JsonRef at = row.at(*node);
    if (!expect_kind(reading_, at, JsonNode::Kind::kString, "unit")) return nullptr;
    if (own_ != nullptr && node->text != own_->kode) {
      reading_.error(at.place(), "history.other_unit", printable(node->text), own_->kode);
      return nullptr;
    }
    if (own_ != nullptr) return own_;
    look_up_units();
    if (const auto found = units_.find(node->text); found != units_.end()) return found->second;
    tell_unknown(at, node->text, "unit", units_);
    return nullptr;
  }

  /// The one unit with indikator; nullptr where there are several.
  const Unit* only_unit() {
    look_up_units();
    return with_indikator_ == 1 ? only_ : nullptr;
  }

  /// The units by code; once, and not where the rows are all of one.
  void look_up_units() {
    if (!units_.empty()) return;
    for (const Unit& unit : workspace_.unit) {
      count_work();
      units_.emplace(unit.kode, &unit);
      if (unit.tujuan.empty() && unit.program.empty()) continue;
      ++with_indikator_;
      only_ = &unit;
    }
  }

  Indikator* indikator_of(JsonRef row, const Unit& unit) {
    const JsonNode* node = row.node->member("indikator");
    if (node == nullptr) {
      reading_.error(row.place(), "json.missing_key", "indikator", shape_label("baris_riwayat"));
      return nullptr;
    }
    const JsonRef at = row.at(*node);
    if (!expect_kind(reading_, at, JsonNode::Kind::kString, "indikator")) return nullptr;
    const auto [entry, is_new] = indices_.try_emplace(&unit);
    if (is_new) entry->second = index_of(unit);
    const auto found = entry->second.find(node->text);
    if (found != entry->second.end()) return found->second;
    tell_unknown(at, node->text, "indikator", entry->second);
    return nullptr;
  }

  Tahun tahun_of(JsonRef row) {
    const JsonNode* node = row.node->member("tahun");
    if (node == nullptr) {
      reading_.error(row.place(), "json.missing_key", "tahun", shape_label("baris_riwayat"));
      return 0;
    }
    const std::string text =
        node->is_number() ? fmt::format("{}", node->number) : std::string(trim(node->text));
    return read_year(reading_, row.at(*node).place(), text);
  }

  template <typename Index>
  void tell_unknown(JsonRef at, const std::string& kode, std::string_view what,
                    const Index& known) {
    Diagnostic& told = reading_.error(at.place(), "workspace.unknown_code", printable(kode), what);
    reading_.advise(told, kode, [&] {
      count_work(known.size());
      std::vector<std::string> codes;
      codes.reserve(known.size());
      for (const auto& [code, entry] : known) codes.push_back(code);
      std::sort(codes.begin(), codes.end());
      return codes;
    });
  }

  void check_satuan(JsonRef row, const Indikator& indikator) {
    const std::string satuan = text_of(row, "satuan");
    if (satuan.empty() || indikator.satuan.empty()) return;
    if (lower(satuan) == lower(indikator.satuan)) return;
    reading_.warn(row.place(), "history.satuan", printable(satuan), indikator.kode,
                  indikator.satuan);
  }

  /// A figure of a row that `iku calc` wrote: its marks are decimal marks, a comma too, as versions
  /// before 0.2 printed it ("60,5-85"). A number alone never had one: it was saved by another
  /// program, which may have grouped it.
  Figure read_own(JsonRef at, const FigureRules& rules) {
    JsonNode node = *at.node;
    const std::string& text = at.node->text;
    if (!node.is_string()) return read_figure(reading_, at, rules);
    const Printed grouped = read_printed(text, {DecimalMark::kDot, {}, false});
    const Printed decimal = read_printed(text, {DecimalMark::kComma, {}, false});
    if (grouped.kind == PrintedKind::kNumber &&
        (grouped.number < decimal.number || grouped.number > decimal.number) &&
        text.find(',') != std::string::npos) {
      reading_.error(at.place(), "history.own_comma", printable(text),
                     fmt::format("{}", grouped.number), fmt::format("{}", decimal.number));
      return {};
    }
    const auto is_digit = [&](std::size_t i) {
      return i < text.size() && text[i] >= '0' && text[i] <= '9';
    };
    const bool number = grouped.kind == PrintedKind::kNumber;  // its groups are its own
    for (std::size_t i = 1; i < text.size() && !number; ++i) {
      if (text[i] == ',' && is_digit(i - 1) && is_digit(i + 1)) node.text[i] = '.';
    }
    const DecimalMarkScope mark(reading_, DecimalMark::kDot);
    return read_figure(reading_, at.at(node), rules);
  }

  void read_member(JsonRef at, bool own, Indikator& indikator, Tahun tahun, FigureRules rules) {
    const std::string& key = at.node->key;
    const bool is_masukan = key.starts_with(kMasukanPrefix);
    if (at.node->is_null() || (!is_masukan && key != "target" && key != "realisasi")) return;
    if (is_masukan &&
        !check_code(reading_, at.key_place(), key.substr(kMasukanPrefix.size()), "kode_rumus")) {
      return;
    }
    if (is_masukan) {
      rules.skala.reset();
      rules.amount = false;
    }
    rules.target = key == "target";
    Figure figure = own ? read_own(at, rules) : read_figure(reading_, at, rules);
    // A number alone was the lower bound, as versions before 0.2 printed it.
    if (key == "target" && indikator.polaritas == "rentang" && figure.value.is_number() &&
        !indikator.target.contains(tahun)) {
      reading_.error(at.place(), "history.rentang", indikator.kode);
    } else if (key == "target") {
      put(indikator.target[tahun], std::move(figure), at);
    } else if (key == "realisasi") {
      put(indikator.realisasi[tahun], std::move(figure), at);
    } else {
      Masukan& masukan = indikator.masukan[key.substr(kMasukanPrefix.size())][tahun];
      if (masukan.table) {
        tell_differs(at, figure, masukan.figure, masukan.table->path);
      } else {
        put(masukan.figure, std::move(figure), at);
      }
    }
  }

  /// Fills a figure that has no value yet; one that has must agree.
  void put(Figure& slot, Figure figure, JsonRef at) {
    if (slot.value.is_missing()) {
      slot = std::move(figure);
    } else if (figure.value.is_present() && !same(slot.value, figure.value)) {
      tell_differs(at, figure, slot, shown(slot));
    }
  }

  void tell_differs(JsonRef at, const Figure& figure, const Figure& other,
                    const std::string& other_text) {
    Diagnostic& told =
        reading_.error(at.place(), "history.differs", at.node->key, shown(figure), other_text);
    const Place& first = other.where;
    told.notes.push_back(say("store.first_here", first.file, first.line, first.column));
  }

  Reading& reading_;
  Workspace& workspace_;
  const Unit* own_;
  std::map<const Unit*, IndikatorIndex> indices_;
  std::unordered_map<std::string, const Unit*> units_;
  int with_indikator_ = 0;      ///< units that have some
  const Unit* only_ = nullptr;  ///< one of them
};

}  // namespace

void read_history(Reading& reading, JsonRef list, Workspace& workspace, const Unit* own) {
  if (!list || !expect_kind(reading, list, JsonNode::Kind::kArray, "riwayat")) return;
  HistoryReader reader(reading, workspace, own);
  for (const JsonNode& item : list.node->items) {
    JsonRef named_at = list.at(item);
    std::optional<Fields> fields;
    std::optional<DecimalMarkScope> mark;
    if (item.is_object()) {
      fields.emplace(reading, named_at, "berkas_riwayat");
      mark.emplace(reading, *fields);
      named_at = fields->get("berkas");
      if (!named_at) continue;
    }
    if (!expect_kind(reading, named_at, JsonNode::Kind::kString, "riwayat")) continue;
    const HistoryRows rows = read_history_rows(reading, named_at);
    for (const HistoryRow& row : rows.rows) reader.read(row);
  }
}

}  // namespace iku::store
