#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "formula/judge.hpp"
#include "report/andaian.hpp"
#include "report/audit.hpp"
#include "report/json_writer.hpp"

namespace iku::report {

namespace {

constexpr std::size_t kFewAlike = 3;  // up to so many figures without a value are listed singly

std::string verdict_text(Verdict verdict) {
  return say(fmt::format("audit.verdict.{}", verdict_name(verdict)));
}

Role verdict_role(Verdict verdict) {
  switch (verdict) {
    case Verdict::kSesuai: return Role::kGood;
    case Verdict::kTidakSesuai: return Role::kBad;
    case Verdict::kTidakTerhitung:
    case Verdict::kTidakDinilai: return Role::kNone;
    default: return Role::kFair;
  }
}

/// The order a reader wants them in: what is wrong, what cannot be told, then the harmless.
int severity(Verdict verdict) {
  switch (verdict) {
    case Verdict::kTidakSesuai: return 0;
    case Verdict::kTidakTerhitung: return 1;
    case Verdict::kTidakDinilai: return 2;
    case Verdict::kDipotong: return 3;
    case Verdict::kPembulatan: return 4;
    default: return 5;
  }
}

bool has_no_value(Verdict verdict) {
  return verdict == Verdict::kTidakTerhitung || verdict == Verdict::kTidakDinilai;
}

std::string subject_text(Subject subject) {
  static constexpr std::string_view kKeys[] = {"audit.subject.uang",       "audit.subject.capaian",
                                               "audit.subject.kinerja",    "audit.subject.jumlah",
                                               "audit.subject.sumberdaya", "audit.subject.tabel"};
  return say(kKeys[static_cast<int>(subject)]);
}

/// The recalculated value with at least the decimals that were printed, so that both compare.
std::string recalculated_text(const Finding& finding, const Figures& figures) {
  const auto number = finding.recalculated.as_number();
  const int decimals = printed_decimals(finding.printed);
  if (finding.recalculated.is_number() && finding.quantity == Quantity::kNumber && decimals > 0) {
    return format_number(*number, std::max(decimals, 2));
  }
  return figures.signed_text(finding.recalculated, finding.quantity);
}

using Order = std::vector<const Finding*>;

Order sorted(const std::vector<Finding>& list, bool all) {
  Order order;
  for (const Finding& finding : list) {
    if (all || finding.verdict != Verdict::kSesuai) order.push_back(&finding);
  }
  std::stable_sort(order.begin(), order.end(), [](const Finding* a, const Finding* b) {
    if (a->subject != b->subject) return a->subject < b->subject;
    if (a->verdict != b->verdict) return severity(a->verdict) < severity(b->verdict);
    // Figures without a value are told by kind, so that those of one reason stand together.
    return has_no_value(a->verdict) &&
           std::tie(a->besaran, a->note) < std::tie(b->besaran, b->note);
  });
  return order;
}

/// How many findings from `first` on lack a value for the same reason; 1 for any other verdict.
std::size_t alike(const Order& order, std::size_t first) {
  const Finding& head = *order[first];
  if (!has_no_value(head.verdict)) return 1;
  std::size_t count = 1;
  while (first + count < order.size() && order[first + count]->verdict == head.verdict &&
         order[first + count]->subject == head.subject &&
         order[first + count]->besaran == head.besaran && order[first + count]->note == head.note) {
    ++count;
  }
  return count;
}

void add_finding(Table& table, const Finding& finding, std::size_t times, const Figures& figures) {
  Cell verdict(verdict_text(finding.verdict));
  verdict.role = verdict_role(finding.verdict);
  if (finding.verdict == Verdict::kTidakSesuai) verdict.emphasis = Emphasis::kStrong;
  Cell recalculated(recalculated_text(finding, figures));
  recalculated.number = finding.recalculated.as_number();
  if (times > 1) {
    table.add({finding.sumber + " …", say("audit.times", times), finding.besaran, Cell(),
               recalculated, verdict});
  } else {
    Cell printed(printed_text(finding.printed));
    printed.number = finding.printed.value.as_number();
    table.add({finding.sumber, finding.element, finding.besaran, printed, recalculated, verdict});
  }
  if (!finding.note.empty()) table.add_remark(finding.note);
}

void write_finding(JsonWriter& json, const Finding& finding) {
  json.begin_object();
  json.key("unit").string(finding.unit).key("tahun").integer(finding.tahun);
  json.key("element").string(finding.element).key("besaran").string(finding.besaran);
  json.key("tercetak").string(printed_text(finding.printed));
  json.key("nilai_tercetak").value(finding.printed.value);
  json.key("terhitung").value(finding.recalculated);
  json.key("putusan").string(verdict_name(finding.verdict));
  json.key("sumber").string(finding.sumber);
  if (!finding.note.empty()) json.key("catatan").string(finding.note);
  json.end_object();
}

std::string audit_json(const Calculation& calculation, const std::vector<Finding>& all) {
  const Counts counts = count(all);
  JsonWriter json;
  json.begin_object();
  if (!calculation.andaian.empty()) write_andaian(json.key("andaian"), calculation.andaian);
  json.key("ringkasan").begin_object();
  json.key("diperiksa").integer(counts.checked).key("sesuai").integer(counts.sesuai);
  json.key("pembulatan").integer(counts.pembulatan).key("dipotong").integer(counts.dipotong);
  json.key("tidak_sesuai").integer(counts.tidak_sesuai);
  json.key("tidak_terhitung").integer(counts.tidak_terhitung);
  json.key("tidak_dinilai").integer(counts.tidak_dinilai).end_object();
  json.key("findings").begin_array();
  for (const Finding& finding : all) write_finding(json, finding);
  json.end_array().end_object();
  return json.text() + "\n";
}

}  // namespace

std::string counts_text(const Counts& counts) {
  std::string text = say("audit.counts", counts.checked, counts.sesuai, counts.pembulatan,
                         counts.dipotong, counts.tidak_sesuai, counts.tidak_terhitung);
  if (counts.tidak_dinilai > 0) text += ", " + say("audit.count_dinilai", counts.tidak_dinilai);
  return text;
}

Table findings_table(const std::vector<Finding>& list, const Figures& figures, bool all) {
  Table table;
  table.columns = {{say("report.col.sumber"), Align::kLeft, true},
                   {say("report.col.element"), Align::kLeft, true},
                   {say("report.col.besaran"), Align::kLeft, true},
                   {say("report.col.tercetak"), Align::kRight, false},
                   {say("report.col.terhitung"), Align::kRight, false},
                   {say("report.col.putusan"), Align::kLeft, false}};
  const Order order = sorted(list, all);
  const Finding* before = nullptr;
  for (std::size_t i = 0; i < order.size();) {
    const Finding& finding = *order[i];
    if (before == nullptr || before->subject != finding.subject) {
      table.add_group(subject_text(finding.subject));
    }
    before = &finding;
    const std::size_t run = alike(order, i);
    const std::size_t times = run > kFewAlike ? run : 1;
    add_finding(table, finding, times, figures);
    i += times;
  }
  return table;
}

namespace {

/// The name of a unit and the kebijakan of its year, which says the decimals.
const Unit* find_unit(const Calculation& calculation, const std::string& kode) {
  for (const UnitResult& result : calculation.results) {
    if (result.unit->kode == kode) return result.unit;
  }
  if (calculation.workspace == nullptr) return nullptr;
  for (const Unit& unit : calculation.workspace->unit) {
    if (unit.kode == kode) return &unit;
  }
  return nullptr;
}

KebijakanInfo policy_of(const Calculation& calculation, const Unit& unit, Tahun tahun) {
  for (const UnitResult& result : calculation.results) {
    if (result.unit == &unit && result.tahun == tahun) return kebijakan_of(calculation, result);
  }
  return calculation.judge == nullptr ? KebijakanInfo{} : calculation.judge->kebijakan(unit, tahun);
}

}  // namespace

Document audit_document(const Calculation& calculation, const std::vector<Finding>& all) {
  std::map<std::pair<std::string, Tahun>, std::vector<Finding>> groups;
  std::vector<std::pair<std::string, Tahun>> order;
  for (const Finding& finding : all) {
    const auto key = std::make_pair(finding.unit, finding.tahun);
    if (groups.find(key) == groups.end()) order.push_back(key);
    groups[key].push_back(finding);
  }
  Document document;
  document.andaian = calculation.andaian;
  for (const auto& key : order) {
    const Unit* unit = find_unit(calculation, key.first);
    const std::string name = unit == nullptr ? key.first : unit->nama;
    const KebijakanInfo policy =
        unit == nullptr ? KebijakanInfo{} : policy_of(calculation, *unit, key.second);
    const std::vector<Finding>& list = groups[key];
    Section section;
    section.title = fmt::format("{} {}: {}", name, key.second, counts_text(count(list)));
    Table table = findings_table(list, Figures(policy), false);
    if (!table.rows.empty()) section.blocks.emplace_back(std::move(table));
    document.sections.push_back(std::move(section));
  }
  return document;
}

Styled print_audit(const Calculation& calculation, const std::vector<Finding>& all,
                   AuditFormat format, const RenderOptions& options) {
  if (format == AuditFormat::kJson) return audit_json(calculation, all);
  const Document document = audit_document(calculation, all);
  if (document.sections.empty()) return say("audit.nothing") + "\n";
  Styled out = render_andaian(document.andaian, options);
  for (const Section& section : document.sections) {
    if (&section != &document.sections.front()) out += "\n";
    for (const std::string& line : wrap(printable(section.title), options.width)) {
      out += line + "\n";
    }
    for (const Block& block : section.blocks) out += render_text(std::get<Table>(block), options);
  }
  return out;
}

}  // namespace iku::report
