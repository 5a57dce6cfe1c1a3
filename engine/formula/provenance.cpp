#include "formula/provenance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <map>
#include <set>

#include "base/hash.hpp"
#include "lua/stdlib_files.hpp"
#include "model/periode.hpp"

namespace iku::formula {

namespace {

// A text in which no two different values are equal: lengths stand before texts, numbers are exact.
class Canon {
 public:
  Canon& text(std::string_view part) {
    out_.append(std::to_string(part.size())).append(":").append(part).append(";");
    return *this;
  }
  Canon& number(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    out_ += '#';  // no text begins so
    for (int shift = 0; shift < 64; shift += 8) out_ += static_cast<char>(bits >> shift);
    return *this;
  }
  Canon& value(const Value& value) {
    if (value.is_number()) return number(value.number());
    if (value.is_missing()) return text("-").text(value.missing().reason);
    if (value.is_range()) {
      return number(value.range().dari).number(value.range().dari).number(value.range().sampai);
    }
    if (!value.is_grade()) return text("!");
    text(value.grade().name);
    return value.grade().number ? number(*value.grade().number) : text("");
  }
  Canon& figure(const Figure& figure) {
    value(figure.value);
    if (figure.batas != Batas::kNone) text(batas_sign(figure.batas));
    if (figure.periode) {
      text(frekuensi_name(figure.periode->frekuensi));
      text(konsolidasi_name(figure.periode->konsolidasi));
      for (const Figure& part : figure.periode->bagian) value(part.value);
    }
    return *this;
  }
  Canon& series(std::string_view name, const Series& series) {
    text(name);
    for (const auto& [tahun, at] : series) number(tahun).figure(at);
    return *this;
  }
  Canon& table(const DataTable& table) {
    for (const DataTable::Column& column : table.columns) {
      text(column.name);
      for (const auto& cell : column.numbers) cell ? number(*cell) : text("");
      for (const std::string& cell : column.texts) text(cell);
    }
    return *this;
  }
  const std::string& result() const { return out_; }

 private:
  std::string out_;
};

// Every figure an indikator's rows can be made of, of all years: formulas may look back.
std::string data_hash(const Indikator& indikator) {
  Canon canon;
  canon.series("target", indikator.target).series("sebelum", indikator.target_sebelum);
  canon.series("realisasi", indikator.realisasi);
  for (const auto& [name, years] : indikator.masukan) {
    canon.text(name);
    for (const auto& [tahun, masukan] : years) {
      canon.number(tahun).figure(masukan.figure);
      if (masukan.table) canon.table(*masukan.table);
    }
  }
  if (indikator.baseline) canon.text("baseline").figure(*indikator.baseline);
  for (const auto& [name, series] : indikator.pembanding) canon.series(name, series);
  canon.number(indikator.bobot).text(indikator.polaritas);
  if (indikator.skala) canon.number(indikator.skala->dari).number(indikator.skala->sampai);
  return sha256(canon.result());
}

bool same_figures(const StoredRow& a, const StoredRow& b) {
  return same_value(a.target, b.target) && same_value(a.realisasi, b.realisasi) &&
         same_value(a.capaian, b.capaian) && same_value(a.predikat, b.predikat);
}

// Whether a row was made with the same; `one_version` says that one version of the program told
// what packs and rows go into it. What is partial is told in words of a language.
bool same_making(const StoredRow& a, const StoredRow& b, bool one_version) {
  if (a.kebijakan != b.kebijakan || a.formulasi != b.formulasi) return false;
  return !one_version ||
         (a.paket == b.paket && a.baca == b.baca && a.sebagian.empty() == b.sebagian.empty());
}

std::string row_name(const std::string& unit, const std::string& indikator, Tahun tahun) {
  return fmt::format("{}/{}@{}", unit, indikator, tahun);
}

using ScriptKey = std::pair<std::string, std::string>;

std::map<ScriptKey, std::string> by_key(const std::vector<StoredScript>& scripts) {
  std::map<ScriptKey, std::string> found;
  for (const StoredScript& script : scripts) found[{script.jenis, script.kode}] = script.hash;
  return found;
}

// What changed between two sets of scripts.
std::set<ScriptKey> changed_scripts(const StoredResult& stored, const StoredResult& now) {
  const auto before = by_key(stored.skrip);
  const auto after = by_key(now.skrip);
  std::set<ScriptKey> changed;
  for (const auto& [key, hash] : after) {
    const auto there = before.find(key);
    if (there == before.end() || there->second != hash) changed.insert(key);
  }
  for (const auto& [key, hash] : before) {
    if (!after.contains(key)) changed.insert(key);
  }
  return changed;
}

std::string codes_of(const std::set<ScriptKey>& scripts, const std::string& jenis) {
  std::string codes;
  for (const auto& [kind, kode] : scripts) {
    if (kind == jenis) codes += (codes.empty() ? "" : ", ") + kode;
  }
  return codes;
}

std::string joined(const std::vector<std::string>& codes) {
  std::string all;
  for (const std::string& kode : codes) all += (all.empty() ? "" : ", ") + kode;
  return all.empty() ? "–" : all;
}

std::string change(const std::string& before, const std::string& after) {
  return before == after ? after : before + " → " + after;
}

// The packs of a row that changed between two runs, or that only one of them used.
std::string changed_packs(const Drift& row, const std::set<ScriptKey>& changed) {
  if (row.stored.paket != row.now.paket) {
    return change(joined(row.stored.paket), joined(row.now.paket));
  }
  std::vector<std::string> codes;
  for (const std::string& kode : row.now.paket) {
    if (changed.contains({"paket", kode})) codes.push_back(kode);
  }
  return codes.empty() ? std::string() : joined(codes);
}

// The cause where every figure is the same and only what made the row is another.
void set_making_cause(Drift& row) {
  const StoredRow& before = row.stored;
  const StoredRow& after = row.now;
  const auto blame = [&](Drift::Cause cause, const std::string& was, const std::string& is) {
    row.cause = cause;
    row.culprit = change(was, is);
  };
  if (before.kebijakan != after.kebijakan) {
    return blame(Drift::Cause::kPolicy, before.kebijakan, after.kebijakan);
  }
  if (before.formulasi != after.formulasi) {
    return blame(Drift::Cause::kFormula, joined({before.formulasi}), joined({after.formulasi}));
  }
  if (before.paket != after.paket) {
    return blame(Drift::Cause::kPack, joined(before.paket), joined(after.paket));
  }
  if (before.baca != after.baca) {
    return blame(Drift::Cause::kUpstream, joined(before.baca), joined(after.baca));
  }
  row.cause = Drift::Cause::kData;  // it is partial now, or was
}

void set_cause(Drift& row, const std::set<ScriptKey>& changed, const StoredResult& stored,
               const StoredResult& now, const std::set<std::string>& drifted) {
  if (same_figures(row.stored, row.now)) return set_making_cause(row);
  const auto blame = [&](Drift::Cause cause, std::string culprit) {
    row.cause = cause;
    row.culprit = std::move(culprit);
  };
  if (stored.tahun != now.tahun) {
    return blame(Drift::Cause::kYear, fmt::format("{} → {}", stored.tahun, now.tahun));
  }
  if (row.stored.data != row.now.data) return blame(Drift::Cause::kData, row.now.indikator);
  if (row.stored.formulasi != row.now.formulasi ||
      changed.contains({"indikator", row.now.formulasi})) {
    return blame(Drift::Cause::kFormula, change(row.stored.formulasi, row.now.formulasi));
  }
  if (row.stored.kebijakan != row.now.kebijakan ||
      changed.contains({"kebijakan", row.now.kebijakan})) {
    return blame(Drift::Cause::kPolicy, change(row.stored.kebijakan, row.now.kebijakan));
  }
  const std::string packs = changed_packs(row, changed);
  if (!packs.empty()) return blame(Drift::Cause::kPack, packs);
  std::vector<std::string> upstream;
  for (const std::string& name : row.now.baca) {
    if (drifted.contains(name)) upstream.push_back(name);
  }
  if (!upstream.empty()) return blame(Drift::Cause::kUpstream, joined(upstream));
  if (const std::string library = codes_of(changed, "stdlib"); !library.empty()) {
    return blame(Drift::Cause::kLibrary, library);
  }
  if (stored.program != now.program) return blame(Drift::Cause::kProgram, "");
  blame(Drift::Cause::kUnknown, "");
}

// Marks predikat that are another grade than before.
bool flips(const Drift& row) {
  return row.stored.predikat.is_grade() && row.now.predikat.is_grade() &&
         row.stored.predikat.grade().name != row.now.predikat.grade().name;
}

}  // namespace

Fingerprints::Fingerprints(const Calculator& calculator) : calculator_(calculator) {
  for (const lua::StdlibFile& file : lua::stdlib_files(calculator.settings().stdlib_directory)) {
    library_.push_back({file.is_pack ? "paket" : "stdlib", file.kode, sha256(file.text)});
  }
}

const std::string& Fingerprints::data(const Indikator& indikator) {
  std::string& hash = data_[&indikator];
  if (hash.empty()) hash = data_hash(indikator);
  return hash;
}

StoredScript Fingerprints::script(const std::string& jenis, const std::string& kode) {
  std::string& hash = scripts_[{jenis, kode}];
  if (hash.empty()) hash = sha256(calculator_.script_text(jenis, kode));
  return {jenis, kode, hash};
}

StoredResult stored_result(const Calculation& calculation, Fingerprints& fingerprints,
                           Tahun tahun) {
  StoredResult result;
  result.tahun = tahun;
  result.aturan = fingerprints.as_of();
  std::set<ScriptKey> used;
  std::string all;
  for (const UnitResult& unit : calculation.results) {
    if (unit.tahun != tahun) continue;
    used.emplace("kebijakan", unit.kebijakan);
    for_each_result(unit, [&](const IndikatorResult& row) {
      StoredRow stored;
      stored.unit = unit.unit->kode;
      stored.indikator = row.indikator->kode;
      stored.formulasi = row.versi;
      stored.kebijakan = unit.kebijakan;
      stored.data = fingerprints.data(*row.indikator);
      stored.paket = row.packs;
      stored.target = row.target;
      stored.realisasi = row.realisasi;
      stored.capaian = row.capaian;
      stored.predikat = row.predikat;
      stored.sebagian = row.sebagian;
      for (const RowRef& read : row.reads) {
        stored.baca.push_back(row_name(read.unit->kode, read.indikator->kode, read.tahun));
      }
      if (!stored.formulasi.empty()) used.emplace("indikator", stored.formulasi);
      all += stored.data;
      result.baris.push_back(std::move(stored));
    });
  }
  result.data = sha256(all);
  for (const auto& [jenis, kode] : used) {
    result.skrip.push_back(fingerprints.script(jenis, kode));
  }
  result.skrip.insert(result.skrip.end(), fingerprints.library().begin(),
                      fingerprints.library().end());
  return result;
}

std::vector<Drift> drift(const StoredResult& stored, const StoredResult& now, DriftScope scope) {
  const bool one_version = stored.program == now.program;
  const auto same_row = [&](const StoredRow& a, const StoredRow& b) {
    return same_figures(a, b) && (scope == DriftScope::kFigures || same_making(a, b, one_version));
  };
  std::map<std::string, const StoredRow*> before;
  for (const StoredRow& row : stored.baris) {
    before[row_name(row.unit, row.indikator, now.tahun)] = &row;
  }
  std::vector<Drift> rows;
  std::set<std::string> drifted;
  std::set<std::string> seen;
  for (const StoredRow& row : now.baris) {
    const std::string name = row_name(row.unit, row.indikator, now.tahun);
    seen.insert(name);
    const auto there = before.find(name);
    if (there == before.end()) {
      rows.push_back({{}, row, Drift::Cause::kAdded, ""});
      drifted.insert(name);
    } else if (!same_row(*there->second, row)) {
      rows.push_back({*there->second, row, Drift::Cause::kUnknown, ""});
      drifted.insert(name);
    }
  }
  const std::set<ScriptKey> changed = changed_scripts(stored, now);
  for (Drift& row : rows) {
    if (row.cause != Drift::Cause::kUnknown) continue;
    set_cause(row, changed, stored, now, drifted);
    if (stored.program != now.program) row.program = change(stored.program, now.program);
    row.flips = flips(row);
  }
  for (const StoredRow& row : stored.baris) {
    if (!seen.contains(row_name(row.unit, row.indikator, now.tahun))) {
      rows.push_back({row, {}, Drift::Cause::kRemoved, ""});
    }
  }
  return rows;
}

namespace {

// The places of a sequence that are not part of its longest ascending one.
std::vector<std::size_t> out_of_order(const std::vector<std::size_t>& places) {
  constexpr std::size_t kNone = SIZE_MAX;
  std::vector<std::size_t> ends;  // by length: the element that the best sequence so far ends in
  std::vector<std::size_t> before(places.size(), kNone);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto at = std::lower_bound(ends.begin(), ends.end(), places[i],
                                     [&](std::size_t k, std::size_t v) { return places[k] < v; });
    if (at != ends.begin()) before[i] = *(at - 1);
    if (at == ends.end()) {
      ends.push_back(i);
    } else {
      *at = i;
    }
  }
  std::vector<bool> kept(places.size(), false);
  for (std::size_t i = ends.empty() ? kNone : ends.back(); i != kNone; i = before[i])
    kept[i] = true;
  std::vector<std::size_t> moved;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!kept[i]) moved.push_back(i);
  }
  return moved;
}

}  // namespace

FileDrift file_drift(const StoredResult& stored, const StoredResult& now,
                     const std::vector<Drift>& rows) {
  FileDrift file;
  std::map<std::string, std::size_t> places;
  for (const StoredRow& row : now.baris)
    places.emplace(row.unit + "/" + row.indikator, places.size());
  std::set<std::string> drifted;
  for (const Drift& row : rows) drifted.insert(row.now.unit + "/" + row.now.indikator);
  std::set<std::string> seen;
  std::vector<std::size_t> order;
  std::vector<std::string> names;
  for (const StoredRow& row : stored.baris) {
    std::string name = row.unit + "/" + row.indikator;
    if (!seen.insert(name).second) {
      file.doubled.push_back(std::move(name));
      continue;
    }
    const auto place = places.find(name);
    if (place == places.end()) continue;
    const StoredRow& same = now.baris[place->second];
    if (row.data != same.data && !drifted.contains(name)) ++file.data;
    order.push_back(place->second);
    names.push_back(std::move(name));
  }
  for (const std::size_t i : out_of_order(order)) file.moved.push_back(names[i]);
  if (stored.program != now.program) {
    file.data = 0;
    return file;
  }
  for (const ScriptKey& script : changed_scripts(stored, now)) {
    const bool told = std::any_of(rows.begin(), rows.end(), [&](const Drift& row) {
      return row.culprit.find(script.second) != std::string::npos;
    });
    if (!told) file.skrip.push_back(fmt::format("{} {}", script.first, script.second));
  }
  return file;
}

}  // namespace iku::formula
