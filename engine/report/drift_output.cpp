#include "report/drift_output.hpp"

#include "base/catalogue.hpp"
#include "base/number.hpp"

namespace iku::report {

namespace {

using formula::Drift;

std::string shown(const Value& value) {
  if (value.is_number()) return format_number(value.number(), -1);
  if (value.is_grade()) return value.grade().name;
  return value.is_missing() ? "–" : say("report.failed");
}

std::string cause(const Drift& drift) {
  switch (drift.cause) {
    case Drift::Cause::kData: return say("drift.data");
    case Drift::Cause::kFormula: return say("drift.formula", drift.culprit);
    case Drift::Cause::kPolicy: return say("drift.policy", drift.culprit);
    case Drift::Cause::kUpstream: return say("drift.upstream", drift.culprit);
    case Drift::Cause::kPack: return say("drift.pack", drift.culprit);
    case Drift::Cause::kLibrary: return say("drift.library", drift.culprit);
    case Drift::Cause::kAdded: return say("drift.added");
    case Drift::Cause::kRemoved: return say("drift.removed");
    case Drift::Cause::kUnknown: break;
  }
  return say("drift.unknown");
}

struct Figure {
  const char* name;
  Value StoredRow::*value;
};

constexpr Figure kFigures[] = {{"report.col.target", &StoredRow::target},
                               {"report.col.realisasi", &StoredRow::realisasi},
                               {"report.col.capaian_plain", &StoredRow::capaian},
                               {"report.col.predikat", &StoredRow::predikat}};

}  // namespace

std::string print_drift(Tahun tahun, const std::vector<Drift>& rows, const RenderOptions& options) {
  Table table;
  table.title = say("drift.title", tahun, rows.size());
  table.columns = {{say("drift.col.row"), {}},
                   {say("drift.col.figure"), {}},
                   {say("drift.col.stored"), Align::kRight},
                   {say("drift.col.now"), Align::kRight},
                   {say("drift.col.cause"), Align::kLeft, true}};
  for (const Drift& drift : rows) {
    const bool gone = drift.cause == Drift::Cause::kRemoved;
    const StoredRow& named = gone ? drift.stored : drift.now;
    std::string row = named.unit + "/" + named.indikator;
    std::string why = cause(drift);
    for (const Figure& figure : kFigures) {
      const std::string stored = shown(drift.stored.*figure.value);
      const std::string now = shown(drift.now.*figure.value);
      if (stored == now) continue;
      table.add({row, say(figure.name), stored, now, why});
      row.clear();  // the row is named once
      why.clear();
    }
    if (!row.empty()) table.add({row, "", "", "", why});
  }
  return render_text(Document{"", "", {Section{"", {table}}}}, options);
}

}  // namespace iku::report
