#include <algorithm>

#include "base/catalogue.hpp"
#include "cli/recalculation.hpp"
#include "cli/script_data.hpp"
#include "formula/provenance.hpp"
#include "report/drift_output.hpp"
#include "store/result_file.hpp"

// compare of a recalculation script: two results, or one and what is stored.

namespace iku::cli {

using lua::Datum;

namespace {

constexpr const char* kStored = "tersimpan";

Datum side_datum(const StoredRow& row) {
  Datum datum = table_datum();
  datum.fields["target"] = value_datum(row.target);
  datum.fields["realisasi"] = value_datum(row.realisasi);
  datum.fields["capaian"] = value_datum(row.capaian);
  datum.fields["predikat"] = value_datum(row.predikat);
  return datum;
}

Datum difference_datum(const formula::Drift& row, Tahun tahun) {
  const StoredRow& named = row.cause == formula::Drift::Cause::kRemoved ? row.stored : row.now;
  Datum datum = table_datum();
  datum.fields["unit"] = text_datum(named.unit);
  datum.fields["tahun"] = count_datum(tahun);
  datum.fields["indikator"] = text_datum(named.indikator);
  datum.fields["sebab"] = text_datum(std::string(report::cause_name(row.cause)));
  datum.fields["keterangan"] = text_datum(report::cause_text(row));
  datum.fields["predikat_berubah"] = boolean_datum(row.flips);
  datum.fields["a"] = side_datum(row.stored);
  datum.fields["b"] = side_datum(row.now);
  return datum;
}

// Only the rows of these units; all where none is named.
void keep_units(StoredResult& result, const std::vector<std::string>& units) {
  if (units.empty()) return;
  std::erase_if(result.baris, [&](const StoredRow& row) {
    return std::find(units.begin(), units.end(), row.unit) == units.end();
  });
}

}  // namespace

// What is stored for the years of a result; a year of which nothing is goes to `absent`, and is as
// the result has it.
std::vector<StoredResult> Recalculation::stored_beside(const Outcome& outcome,
                                                       std::vector<Tahun>& absent) const {
  std::vector<StoredResult> before;
  for (const StoredResult& now : outcome.years) {
    auto stored = store::read_result(worlds_.workspace().directory, now.tahun);
    if (!stored) absent.push_back(now.tahun);
    before.push_back(stored ? *stored : now);
    keep_units(before.back(), outcome.unit);
  }
  return before;
}

Datum Recalculation::compare(const Arguments& arguments) {
  const Outcome& first = outcome_of(argument(arguments, 0), "compare");
  const Datum& other = argument(arguments, 1);
  const bool with_stored = other.kind == Datum::Kind::kString;
  if (with_stored && other.string != kStored) bad_argument(say("run.compare_text", kStored));
  std::vector<Tahun> absent;
  const std::vector<StoredResult> stored =
      with_stored ? stored_beside(first, absent) : std::vector<StoredResult>();
  const std::vector<StoredResult>& before = with_stored ? stored : first.years;
  const std::vector<StoredResult>& after =
      with_stored ? first.years : outcome_of(other, "compare").years;
  if (before.size() != after.size()) bad_argument(say("run.compare_years"));
  Datum list = table_datum();
  for (std::size_t i = 0; i < before.size(); ++i) {
    for (const formula::Drift& row : formula::drift(before[i], after[i])) {
      list.items.push_back(difference_datum(row, after[i].tahun));
    }
  }
  if (!with_stored) return list;
  differs_ = differs_ || !list.items.empty();
  Datum& belum = list.fields["belum"] = table_datum();
  for (const Tahun tahun : absent) belum.items.push_back(count_datum(tahun));
  return list;
}

}  // namespace iku::cli
