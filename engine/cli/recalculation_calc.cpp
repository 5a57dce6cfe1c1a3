#include <fmt/format.h>

#include <sstream>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "cli/recalculation.hpp"
#include "cli/run_time.hpp"
#include "cli/script_data.hpp"
#include "cli/setup.hpp"
#include "cli/shell_command.hpp"
#include "cli/stored_results.hpp"
#include "model/reason.hpp"
#include "report/figures.hpp"
#include "session/lever.hpp"

// calc and set of a recalculation script.

namespace iku::cli {

using lua::Datum;

namespace {

Datum row_datum(const UnitResult& unit, const IndikatorResult& row) {
  Datum datum = table_datum();
  const Value& decisive = row.decisive();
  datum.fields["unit"] = text_datum(unit.unit->kode);
  datum.fields["tahun"] = count_datum(unit.tahun);
  datum.fields["indikator"] = text_datum(row.indikator->kode);
  datum.fields["nama"] = text_datum(row.nama);
  datum.fields["target"] = value_datum(row.target);
  datum.fields["realisasi"] = value_datum(row.realisasi);
  datum.fields["capaian"] = value_datum(row.capaian);
  datum.fields["predikat"] = value_datum(row.predikat);
  datum.fields["status"] = text_datum(std::string(decisive.status()));
  if (!decisive.is_present()) datum.fields["alasan"] = text_datum(reason_with_class(decisive));
  if (!row.sebagian.empty()) datum.fields["sebagian"] = text_datum(row.sebagian);
  return datum;
}

Datum unit_datum(const UnitResult& unit) {
  Datum datum = table_datum();
  datum.fields["unit"] = text_datum(unit.unit->kode);
  datum.fields["tahun"] = count_datum(unit.tahun);
  datum.fields["rata"] = value_datum(unit.capaian.value);
  datum.fields["predikat"] = value_datum(unit.predikat);
  datum.fields["dipakai"] = count_datum(unit.capaian.used);
  datum.fields["dari"] = count_datum(unit.capaian.of);
  return datum;
}

// What a script sees of a calculation.
struct Seen {
  Datum datum = table_datum();
  long failed = 0;
  long missing = 0;
};

Seen seen_of(const Calculation& calculation, const std::vector<Tahun>& years) {
  Seen seen;
  Datum baris = table_datum();
  Datum unit = table_datum();
  Datum tahun = table_datum();
  for (const Tahun year : years) tahun.items.push_back(count_datum(year));
  for (const UnitResult& result : calculation.results) {
    unit.items.push_back(unit_datum(result));
    for_each_result(result, [&](const IndikatorResult& row) {
      seen.failed += row.decisive().is_failure() ? 1 : 0;
      seen.missing += row.decisive().is_missing() ? 1 : 0;
      baris.items.push_back(row_datum(result, row));
    });
  }
  seen.datum.fields["tahun"] = std::move(tahun);
  seen.datum.fields["baris"] = std::move(baris);
  seen.datum.fields["unit"] = std::move(unit);
  seen.datum.fields["gagal"] = count_datum(seen.failed);
  seen.datum.fields["kosong"] = count_datum(seen.missing);
  return seen;
}

std::optional<Tahun> as_of_from(const Datum& datum, const std::string& waktu) {
  if (datum.kind == Datum::Kind::kNil) return std::nullopt;
  if (datum.kind == Datum::Kind::kNumber) return year_of(datum, "as_of");
  return parse_as_of(printable(text_of(datum, "as_of")), waktu);
}

// A realisasi that is set stands beside the data: what made the row is not what is stored.
void mark_set(std::vector<StoredResult>& years, const session::Overlay& overlay) {
  if (overlay.empty()) return;
  for (StoredResult& year : years) {
    for (StoredRow& row : year.baris) {
      const auto found = overlay.find(
          {session::FigurePath::Kind::kRealisasi, row.unit, row.indikator, {}, year.tahun});
      if (found == overlay.end()) continue;
      const Value& value = found->second;
      row.data += value.is_number() ? fmt::format("{}", value.number()) : printed_form(value);
    }
  }
}

Value value_from(const Datum& datum, const std::string& satuan) {
  if (datum.kind == Datum::Kind::kNumber) {
    Value number(datum.number);
    if (number.is_number()) return number;
  } else if (datum.kind == Datum::Kind::kString) {
    try {
      require_own_value(datum.string, satuan);
      return parse_value(datum.string, satuan);
    } catch (const Error& error) {  // without the advice for the shell
      bad_argument(error.diagnostics().front().message);
    }
  }
  bad_argument(say("run.set_value"));
}

}  // namespace

Calculation Recalculation::calculate(session::Session& session,
                                     const formula::Selection& selection) {
  formula::Work work = work_of(options_, worlds_.workspace());
  progress_.title(year_list(selection.tahun));
  work.progress = [&](std::size_t done, std::size_t of) { progress_.report(done, of); };
  Calculation calculation = session.calculator().calculate(selection, work);
  progress_.clear();
  std::ostringstream notes;
  show_printed(session.calculator().take_output(), streams_.err);
  tell_rules(calculation, session.calculator().settings().as_of, notes);
  tell_once(notes.str());
  return calculation;
}

Datum Recalculation::calc(const Arguments& arguments) {
  const Datum& asked = argument(arguments, 0);
  check_keys(asked, "calc", {"as_of", "kebijakan", "tahun", "unit"});
  formula::Selection selection;
  selection.tahun = years_of(field(asked, "tahun"), "tahun");
  selection.unit = texts_of(field(asked, "unit"), "unit");
  if (selection.tahun.empty()) selection.tahun = {worlds_.workspace().tahun};
  for (const std::string& kode : selection.unit) require_unit(kode);
  RulesAsked rules;
  rules.as_of = as_of_from(field(asked, "as_of"), options_.waktu);
  const Datum& kebijakan = field(asked, "kebijakan");
  if (kebijakan.kind != Datum::Kind::kNil) rules.kebijakan = text_of(kebijakan, "kebijakan");
  session::Session& session = worlds_.under(rules);
  const Calculation calculation = calculate(session, selection);
  Seen seen = seen_of(calculation, selection.tahun);
  calculations_ += 1;
  rows_ += seen.datum.fields["baris"].items.size();
  failed_ += static_cast<std::size_t>(seen.failed);
  calculated_.insert(selection.tahun.begin(), selection.tahun.end());
  Outcome outcome;
  if (&session == &worlds_.base()) {
    if (!fingerprints_) fingerprints_.emplace(session.calculator());
    outcome.years = results_of(*fingerprints_, calculation, selection.tahun, waktu_);
  } else {
    formula::Fingerprints others(session.calculator());
    outcome.years = results_of(others, calculation, selection.tahun, waktu_);
  }
  mark_set(outcome.years, session.overlay());
  outcome.unit = selection.unit;
  outcome.what_if = worlds_.is_set() || !rules.kebijakan.empty();
  seen.datum.handle = keep(std::move(outcome));
  return std::move(seen.datum);
}

Datum Recalculation::set(const Arguments& arguments) {
  std::string path = text_of(argument(arguments, 0), "set");
  if (path.find('/') == std::string::npos) {
    bad_argument(say("run.set_path", printable(path)), say("run.set_path.help"));
  }
  const Datum& tahun = argument(arguments, 2);
  if (tahun.kind != Datum::Kind::kNil) path += fmt::format("@{}", year_of(tahun, "tahun"));
  const Datum& value = argument(arguments, 1);
  session::Session& base = worlds_.base();
  const std::string satuan = session::satuan_of(base, base.resolve(path));
  fingerprints_.reset();  // they are of other figures now
  worlds_.set(path, value.kind == Datum::Kind::kNil
                        ? std::nullopt
                        : std::optional<Value>(value_from(value, satuan)));
  return {};
}

}  // namespace iku::cli
