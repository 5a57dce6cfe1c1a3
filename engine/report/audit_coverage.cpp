#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "base/catalogue.hpp"
#include "report/audit.hpp"
#include "report/tercetak_visit.hpp"

// The audit of a whole calculation: every printed figure once, also what was not calculated.

namespace iku::report {

std::vector<Finding> all_findings(const Calculation& calculation) {
  std::vector<Finding> all;
  std::set<std::pair<const Unit*, Tahun>> calculated;
  std::set<const Unit*> units;
  for (const UnitResult& result : calculation.results) {
    calculated.emplace(result.unit, result.tahun);
    units.insert(result.unit);
    std::vector<Finding> own = findings(result, calculation);
    std::move(own.begin(), own.end(), std::back_inserter(all));
  }
  if (calculation.workspace == nullptr) return all;
  for (const Unit& unit : calculation.workspace->unit) {
    // Units that were not asked for are passed over, those with nothing to calculate are not.
    if (units.count(&unit) == 0 && has_data(unit)) continue;
    const auto leave = [&](Tahun tahun, const std::string& element, const std::string& besaran,
                           const Figure& figure, Subject subject) {
      if (calculated.count({&unit, tahun}) != 0) return;
      Finding finding;
      finding.unit = unit.kode;
      finding.tahun = tahun;
      finding.element = element;
      finding.besaran = besaran;
      finding.subject = subject;
      finding.printed = figure;
      finding.sumber = figure.sumber;
      finding.verdict = Verdict::kTidakDinilai;
      finding.note = say("audit.year_not_calculated", tahun);
      all.push_back(std::move(finding));
    };
    for_each_tercetak(unit,
                      [&](const Tercetak& printed, const std::string& element, Subject group) {
                        leave(printed.tahun, element, printed.besaran, printed.figure, group);
                      });
    for (const Tabel& tabel : unit.tabel) {
      for_each_derived_cell(tabel, [&](const TabelCell& cell) {
        leave(calculation.workspace->tahun, cell.element, cell.besaran, *cell.figure,
              Subject::kTabel);
      });
    }
  }
  return all;
}

std::vector<Tahun> printed_years(const Workspace& workspace) {
  std::set<Tahun> years;
  for (const Unit& unit : workspace.unit) {
    for_each_tercetak(unit, [&](const Tercetak& printed, const std::string&, Subject) {
      years.insert(printed.tahun);
    });
    if (!unit.tabel.empty()) years.insert(workspace.tahun);
  }
  return {years.begin(), years.end()};
}

Counts count(const std::vector<Finding>& all) {
  Counts counts;
  counts.checked = static_cast<int>(all.size());
  for (const Finding& finding : all) {
    counts.sesuai += finding.verdict == Verdict::kSesuai;
    counts.pembulatan += finding.verdict == Verdict::kPembulatan;
    counts.dipotong += finding.verdict == Verdict::kDipotong;
    counts.tidak_sesuai += finding.verdict == Verdict::kTidakSesuai;
    counts.tidak_terhitung += finding.verdict == Verdict::kTidakTerhitung;
    counts.tidak_dinilai += finding.verdict == Verdict::kTidakDinilai;
  }
  return counts;
}

}  // namespace iku::report
