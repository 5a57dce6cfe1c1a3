#include "formula/policy.hpp"

#include <algorithm>
#include <utility>

#include "base/catalogue.hpp"
#include "formula/text_scan.hpp"

namespace iku::formula {

namespace {

using lua::Datum;

void fault(std::vector<Diagnostic>& faults, const char* code, std::string message,
           const std::string& file, const std::string& source, std::string_view key) {
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.message = std::move(message);
  diagnostic.where = place_of_key(file, source, key);
  faults.push_back(std::move(diagnostic));
}

std::map<std::string, lua::Function> functions(const Datum& data, const char* key) {
  std::map<std::string, lua::Function> found;
  const Datum* table = data.find(key);
  if (table == nullptr) return found;
  for (const auto& [name, field] : table->fields) {
    if (field.kind == Datum::Kind::kFunction) found[name] = field.function;
  }
  return found;
}

std::string text_of(const Datum* field) { return field == nullptr ? "" : field->string; }

void read_bands(Policy& policy) {
  policy.info.celah = text_of(policy.predikat.find("celah"));
  const Datum* bands = policy.predikat.find("pita");
  if (bands == nullptr) return;
  const Datum* places = policy.predikat.find("desimal");
  if (policy.info.celah == "bulat" && places != nullptr) {
    policy.info.desimal_pita = static_cast<int>(std::clamp(places->number, 0.0, 9.0));
  }
  for (const Datum& data : bands->items) {
    Band band;
    band.nama = text_of(data.find("nama"));
    band.batas = text_of(data.find("batas"));
    band.arti = text_of(data.find("arti"));
    if (const Datum* ambang = data.find("ambang")) band.ambang = ambang->number;
    if (const Datum* termasuk = data.find("termasuk")) band.termasuk = termasuk->boolean;
    policy.info.bands.push_back(std::move(band));
  }
}

}  // namespace

Policy read_policy(const lua::Script& script, const std::string& file, const std::string& source,
                   std::vector<Diagnostic>& faults) {
  Policy policy;
  policy.file = file;
  policy.source = source;
  policy.doubts = text_doubts(file, source);
  if (script.mark != "kebijakan") {
    fault(faults, "formula.not_kebijakan", say("formula.not_kebijakan"), file, source, "");
    return policy;
  }
  const Datum& data = script.data;
  check_keys(
      data,
      {"kode", "nama", "berlaku", "sumber", "catatan", "capaian", "angka", "predikat", "rata",
       "kemajuan", "banding", "serapan", "efisiensi", "desimal", "pembulatan", "rata_dari"},
      file, source, faults);
  policy.info.kode = text_field(data, "kode", file, source, faults);
  policy.info.nama = text_field(data, "nama", file, source, faults);
  policy.info.sumber = text_field(data, "sumber", file, source, faults);
  policy.catatan = text_field(data, "catatan", file, source, faults);
  policy.berlaku = read_berlaku(data, file, source, faults);
  policy.info.sejak = policy.berlaku.sejak;
  policy.info.sampai = policy.berlaku.sampai;
  policy.packs = script.packs;
  policy.capaian = functions(data, "capaian");
  policy.kemajuan = functions(data, "kemajuan");
  const auto rule = [&](const char* key, bool wanted = true) -> lua::Function {
    const Datum* field = data.find(key);
    if (field == nullptr && !wanted) return {};
    if (field != nullptr && field->kind == Datum::Kind::kFunction) return field->function;
    fault(faults, "formula.rule", say("formula.rule", key), file, source, key);
    return {};
  };
  policy.angka = rule("angka");
  policy.rata = rule("rata");
  // An office without a budget, or without a standard to compare with, has no rule for it.
  policy.banding = rule("banding", false);
  policy.serapan = rule("serapan", false);
  policy.efisiensi = rule("efisiensi", false);
  if (policy.capaian.empty()) rule("capaian");
  if (const Datum* scale = data.find("predikat")) policy.predikat = *scale;
  read_bands(policy);
  if (policy.info.bands.empty()) {
    fault(faults, "formula.bands", say("formula.bands"), file, source, "predikat");
  }
  if (const Datum* decimals = data.find("desimal")) {
    const double places = decimals->number;
    if (decimals->kind == Datum::Kind::kNumber && places >= 0 && places <= 15) {
      policy.info.desimal = static_cast<int>(places);
    } else {
      fault(faults, "formula.desimal", say("formula.desimal"), file, source, "desimal");
    }
  }
  policy.info.potong = text_field(data, "pembulatan", file, source, faults) == "potong";
  policy.mean_of_printed = text_field(data, "rata_dari", file, source, faults) == "tercetak";
  return policy;
}

}  // namespace iku::formula
