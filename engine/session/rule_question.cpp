#include "session/rule_question.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/interrupt.hpp"
#include "formula/variants.hpp"
#include "session/overlay_edit.hpp"

namespace iku::session {

namespace {

using formula::RuleVariant;

// Stands before a script and gives its survey functions another weight, whatever they ask for. On
// one line, so that the lines of the script keep their numbers. The blank is the weight's name.
constexpr const char* kOtherWeight =
    "local skm = (function(asli) local baru = {{}} for k, v in pairs(asli) do baru[k] = v end "
    "local function salin(p) local q = {{}} for k, v in pairs(p or {{}}) do q[k] = v end "
    "q.bobot = \"{}\" return q end "
    "function baru.nrr_tertimbang(v, p) return asli.nrr_tertimbang(v, salin(p)) end "
    "function baru.dari_jumlah(p) return asli.dari_jumlah(salin(p)) end "
    "function baru.ikm(v, p) return asli.ikm(v, salin(p)) end "
    "return baru end)(skm) ";

const char* name_of(RuleVariant::Rule rule) {
  switch (rule) {
    case RuleVariant::Rule::kKebijakan: return "kebijakan";
    case RuleVariant::Rule::kRumus: return "rumus";
    case RuleVariant::Rule::kAngka: return "angka";
    case RuleVariant::Rule::kCelah: return "celah";
    case RuleVariant::Rule::kPembulatan: return "pembulatan";
  }
  return "";
}

// The definitions among those an indikator is made of that read a survey.
void survey_definitions(Session& session, const Indikator& indikator, std::set<std::string>& seen,
                        Definitions& found) {
  if (!seen.insert(indikator.kode).second) return;
  formula::Calculator& calculator = session.calculator();
  const std::string source = calculator.source(indikator).text;
  if (source.find("skm.") != std::string::npos) found[indikator.formulasi] = source;
  for (const auto& read : calculator.reads(session.unit(), indikator, session.tahun())) {
    if (read.unit == &session.unit() && read.tahun == session.tahun()) {
      survey_definitions(session, *read.indikator, seen, found);
    }
  }
}

// The indikator with its surveys weighed another way: computed by a calculator of its own.
std::vector<RuleVariant> survey_weights(Session& session, const std::string& kode) {
  std::vector<RuleVariant> rows;
  std::set<std::string> seen;
  Definitions surveys;
  survey_definitions(session, session.indikator(kode), seen, surveys);
  if (surveys.empty()) return rows;
  for (const char* weight : {"tepat", "tercetak"}) {
    Definitions definitions = session.definitions();
    for (const auto& [name, source] : surveys) {
      definitions[name] = fmt::format(fmt::runtime(kOtherWeight), weight) + source;
    }
    formula::Calculator other(session.workspace(), session.calculator().settings(), definitions);
    for (const auto& [path, value] : session.overlay()) {
      if (path.kind != FigurePath::Kind::kRealisasi) continue;
      for (const Unit& unit : session.workspace().unit) {
        const Indikator* forced =
            unit.kode == path.unit ? find_indikator(unit, path.kode) : nullptr;
        Figure figure;
        figure.value = value;
        if (forced != nullptr) other.override_realisasi(unit, *forced, path.tahun, figure);
      }
    }
    RuleVariant variant =
        other.variants(session.unit(), session.indikator(kode), session.tahun()).front();
    variant.way = weight;
    rows.push_back(std::move(variant));
  }
  return rows;
}

RuleRow::Changed changed(const RuleVariant& now, const RuleVariant& then,
                         const std::vector<std::string>& names) {
  if (same_value(now.predikat, then.predikat)) return RuleRow::Changed::kNo;
  const bool other_scale =
      then.predikat.is_grade() &&
      std::find(names.begin(), names.end(), then.predikat.grade().name) == names.end();
  return other_scale ? RuleRow::Changed::kOtherScale : RuleRow::Changed::kYes;
}

}  // namespace

std::vector<RuleRow> rule_rows(Session& session, const std::string& kode) {
  check_stop();
  const auto variants =
      session.calculator().variants(session.unit(), session.indikator(kode), session.tahun());
  std::vector<std::string> names;
  for (const Band& band : session.calculator().kebijakan(session.unit()).bands) {
    names.push_back(band.nama);
  }
  std::vector<RuleRow> rows;
  const auto add = [&](const char* rule, const RuleVariant& variant) {
    const bool known = !rows.empty() && rows.size() > 1 && rows.back().rule == rule &&
                       same_value(rows.back().capaian, variant.capaian) &&
                       same_value(rows.back().predikat, variant.predikat) &&
                       rows.back().of == variant.of && !variant.way.empty();
    if (known && !rows.back().way.empty()) {
      rows.back().way += ", " + variant.way;
      return;
    }
    rows.push_back({rule, variant.way, variant.capaian, variant.predikat, variant.place, variant.of,
                    changed(variants.front(), variant, names)});
  };
  for (const RuleVariant& variant : variants) add(name_of(variant.rule), variant);
  for (const RuleVariant& variant : survey_weights(session, kode)) add("bobot_skm", variant);
  return rows;
}

}  // namespace iku::session
