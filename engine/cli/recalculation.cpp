#include "cli/recalculation.hpp"

#include <algorithm>
#include <iterator>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "cli/run_time.hpp"
#include "cli/script_data.hpp"
#include "cli/setup.hpp"
#include "store/result_file.hpp"
#include "store/schema.hpp"

namespace iku::cli {

using lua::Datum;

namespace {

// Bytes of a stored row with its texts, about.
constexpr std::size_t kRowBytes = 700;

std::size_t bytes_of(const std::vector<StoredResult>& years) {
  std::size_t bytes = 0;
  for (const StoredResult& year : years) bytes += kRowBytes * (year.baris.size() + 1);
  return bytes;
}

bool has_failed_row(const StoredResult& result) {
  return std::any_of(result.baris.begin(), result.baris.end(), [](const StoredRow& row) {
    return (row.realisasi.is_present() ? row.capaian : row.realisasi).is_failure();
  });
}

}  // namespace

Recalculation::Recalculation(store::Loaded loaded, const formula::Settings& settings,
                             const Options& options, Streams& streams)
    : options_(options),
      read_(std::move(loaded.files)),
      streams_(streams),
      progress_(streams.err, streams.err_is_terminal),
      worlds_(std::move(loaded.workspace), settings),
      waktu_(time_of_run(options.waktu)) {}

const std::vector<std::string>& recalculation_functions() {
  static const std::vector<std::string> names = {"calc", "compare", "report", "save",
                                                 "set",  "units",   "years"};
  return names;
}

std::vector<std::pair<std::string, Datum>> Recalculation::constants() const {
  Datum arguments = table_datum();
  for (const std::string& text : options_.arguments) arguments.items.push_back(text_datum(text));
  return {{"arg", std::move(arguments)}};
}

Datum Recalculation::call(const std::string& function, const Arguments& arguments) {
  struct Row {
    const char* name;
    Datum (Recalculation::*run)(const Arguments&);
  };
  static constexpr Row kRows[] = {
      {"calc", &Recalculation::calc},     {"compare", &Recalculation::compare},
      {"report", &Recalculation::report}, {"save", &Recalculation::save},
      {"set", &Recalculation::set},       {"units", &Recalculation::units},
      {"years", &Recalculation::years},
  };
  const auto row = std::find_if(std::begin(kRows), std::end(kRows),
                                [&](const Row& one) { return function == one.name; });
  require_time(function);
  try {
    return (this->*row->run)(arguments);
  } catch (const Error& error) {
    progress_.clear();
    if (error.status() == Exit::kCannotWrite) write_error_ = error.diagnostics().front().message;
    throw;
  }
}

// The clock of the script's own budget stands still in here; this one does not.
void Recalculation::require_time(const std::string& function) const {
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun_;
  if (taken.count() <= options_.seconds) return;
  bad_argument(say("run.too_long", function, options_.seconds), say("run.too_long.help"));
}

// Before each file that a script has written.
void Recalculation::count_file(const char* function) {
  if (files_ >= options_.files) {
    bad_argument(say("run.too_many_files", function, files_), say("run.too_many_files.help"));
  }
  ++files_;
}

void Recalculation::print(std::string_view text) {
  streams_.out << text;
  if (text.find('\n') != std::string_view::npos) streams_.out.flush();
}

Datum Recalculation::units(const Arguments& arguments) {
  const Datum& filter = argument(arguments, 0);
  check_keys(filter, "units", {"induk", "jenjang"});
  const auto wanted = [&](const char* key) {
    const Datum& value = field(filter, key);
    return value.kind == Datum::Kind::kNil ? std::string() : text_of(value, key);
  };
  const std::string jenjang = wanted("jenjang");
  const std::string induk = wanted("induk");
  if (!induk.empty()) require_unit(induk);
  if (!jenjang.empty()) formula::require_known("jenjang", jenjang, store::choices("jenjang"));
  Datum list = table_datum();
  for (const Unit& unit : worlds_.workspace().unit) {
    if (!jenjang.empty() && unit.jenjang != jenjang) continue;
    if (!induk.empty() && unit.induk != induk) continue;
    Datum& row = list.items.emplace_back(table_datum());
    row.fields["kode"] = text_datum(unit.kode);
    row.fields["nama"] = text_datum(unit.nama);
    row.fields["jenjang"] = text_datum(unit.jenjang);
    if (!unit.induk.empty()) row.fields["induk"] = text_datum(unit.induk);
  }
  return list;
}

Datum Recalculation::years(const Arguments& arguments) {
  const Datum& text = argument(arguments, 0);
  std::vector<Tahun> found = worlds_.base().calculator().years();
  if (text.kind != Datum::Kind::kNil) found = parse_years(text_of(text, "years"), found);
  if (options_.retry) found = lacking(found);
  Datum list = table_datum();
  for (const Tahun tahun : found) list.items.push_back(count_datum(tahun));
  return list;
}

// The years to do again: without a stored result, with a failed row, or whose file is no good.
std::vector<Tahun> Recalculation::lacking(const std::vector<Tahun>& years) const {
  std::vector<Tahun> left;
  for (const Tahun tahun : years) {
    try {
      const auto stored = store::read_result(worlds_.workspace().directory, tahun);
      if (stored && !has_failed_row(*stored)) continue;
    } catch (const Error&) {  // what cannot be read is stored again
    }
    left.push_back(tahun);
  }
  return left;
}

void Recalculation::require_unit(const std::string& kode) const {
  std::vector<std::string> known;
  for (const Unit& unit : worlds_.workspace().unit) known.push_back(unit.kode);
  formula::require_known("unit", printable(kode), known);
}

int Recalculation::keep(Outcome outcome) {
  held_ += bytes_of(outcome.years);
  outcomes_.emplace(++last_handle_, std::move(outcome));
  return last_handle_;
}

void Recalculation::release(int handle) noexcept {
  const auto found = outcomes_.find(handle);
  if (found == outcomes_.end()) return;
  held_ -= bytes_of(found->second.years);
  outcomes_.erase(found);
}

const Recalculation::Outcome& Recalculation::outcome_of(const Datum& datum,
                                                        std::string_view function) const {
  const auto found = outcomes_.find(datum.handle);
  if (found == outcomes_.end()) bad_argument(say("run.not_a_result", function));
  return found->second;
}

void Recalculation::tell_once(const std::string& lines) {
  for (const std::string_view line : split(lines, '\n')) {
    if (!line.empty() && told_.emplace(line).second) streams_.err << line << "\n";
  }
}

std::string Recalculation::summary() const {
  const auto list = [](const std::set<Tahun>& years) {
    return year_list({years.begin(), years.end()});
  };
  std::string text = calculations_ == 0
                         ? say("run.nothing")
                         : say("run.calculated", calculations_, list(calculated_), rows_, failed_);
  if (options_.dry_run) return text + say("run.dry");
  text += saved_.empty() ? say("run.none_saved") : say("run.saved", list(saved_));
  if (!reports_.empty()) text += say("run.reports", reports_.size());
  return text;
}

bool Recalculation::is_write_error(const std::string& message) const {
  return !write_error_.empty() && message.starts_with(write_error_);
}

}  // namespace iku::cli
