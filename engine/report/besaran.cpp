#include "report/besaran.hpp"

#include <algorithm>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "report/verdict.hpp"

namespace iku::report {

namespace {

using Quantity::kCount;
using Quantity::kNumber;
using Quantity::kPercent;
using Quantity::kPoint;
using Quantity::kRupiah;

Recalculated unknown(const std::string& besaran) {
  return {Missing{say("audit.unknown_besaran", besaran), ""}, kNumber, {}, {}};
}

/// The rest of "komponen.perencanaan" after "komponen."; nothing for another besaran.
std::optional<std::string> after(const std::string& besaran, std::string_view prefix) {
  if (besaran.rfind(prefix, 0) != 0) return std::nullopt;
  return besaran.substr(prefix.size());
}

std::optional<Recalculated> budget_besaran(const BudgetResult& budget, const Mean& capaian,
                                           const std::string& besaran, const Value& whole) {
  if (besaran == "anggaran") return Recalculated{budget.anggaran, kRupiah, {}, {}};
  if (besaran == "anggaran_sebelum") return Recalculated{budget.anggaran_sebelum, kRupiah, {}, {}};
  if (besaran == "realisasi_anggaran") return Recalculated{budget.realisasi, kRupiah, {}, {}};
  const std::vector<std::pair<std::string, Value>> amounts = {
      {"realisasi_anggaran", budget.realisasi}, {"anggaran", budget.anggaran}};
  if (besaran == "sisa") return Recalculated{budget.sisa, kRupiah, amounts, {}};
  if (besaran == "serapan") return Recalculated{budget.serapan, kPercent, amounts, {}};
  if (besaran == "efisiensi") {
    return Recalculated{
        budget.efisiensi, kPoint, {{"capaian", capaian.value}, {"serapan", budget.serapan}}, {}};
  }
  if (besaran == "pangsa_anggaran") {
    return Recalculated{
        budget.pangsa, kPercent, {{"anggaran", budget.anggaran}, {"anggaran_unit", whole}}, {}};
  }
  return std::nullopt;
}

template <typename Field>
void collect(const std::vector<IndikatorResult>& results, Field field, std::vector<Value>& parts) {
  for (const IndikatorResult& result : results) {
    if (result.indikator == nullptr || result.indikator->iku) parts.push_back(result.*field);
  }
}

template <typename Field>
std::vector<Value> parts_of(const TujuanResult& tujuan, Field field) {
  std::vector<Value> parts;
  collect(tujuan.indikator, field, parts);
  for (const SasaranResult& sasaran : tujuan.sasaran) collect(sasaran.indikator, field, parts);
  return parts;
}

template <typename Field>
std::vector<Value> parts_of(const UnitResult& unit, Field field) {
  std::vector<Value> parts;
  for_each_result(unit, [&](const IndikatorResult& result) {
    if (result.indikator == nullptr || result.indikator->iku) parts.push_back(result.*field);
  });
  return parts;
}

void collect_programs(const BudgetResult& node, std::vector<Value>& parts) {
  for (const IndikatorResult& result : node.indikator) parts.push_back(result.capaian);
  for (const BudgetResult& child : node.children) collect_programs(child, parts);
}

Value count_value(std::size_t count) { return Value(static_cast<double>(count)); }

Value count_nodes(const UnitResult& unit, BudgetLevel level) {
  std::size_t count = 0;
  auto walk = [&](const auto& self, const std::vector<BudgetResult>& nodes) -> void {
    for (const BudgetResult& node : nodes) {
      if (node.node != nullptr && node.node->level == level) ++count;
      self(self, node.children);
    }
  };
  walk(walk, unit.program);
  return count_value(count);
}

/// The besaran that count things of a unit.
std::optional<Value> counted(const UnitResult& unit, const std::string& besaran) {
  if (besaran == "jumlah_sasaran") {
    std::size_t count = 0;
    for (const TujuanResult& tujuan : unit.tujuan) count += tujuan.sasaran.size();
    return count_value(count);
  }
  if (besaran == "jumlah_iku") return count_value(parts_of(unit, &IndikatorResult::capaian).size());
  if (besaran == "jumlah_program") return count_nodes(unit, BudgetLevel::kProgram);
  if (besaran == "jumlah_kegiatan") return count_nodes(unit, BudgetLevel::kKegiatan);
  if (besaran == "jumlah_subkegiatan") return count_nodes(unit, BudgetLevel::kSubkegiatan);
  if (besaran == "jumlah_melebihi") return Value(unit.tally.melebihi);
  if (besaran == "jumlah_sesuai") return Value(unit.tally.sesuai);
  if (besaran == "jumlah_kurang") return Value(unit.tally.kurang);
  if (const auto name = after(besaran, "predikat.")) {
    for (const auto& [predikat, count] : unit.recap) {
      if (lower(predikat) == lower(*name)) return Value(count);
    }
    return Value(0);
  }
  return std::nullopt;
}

Value input_value(const IndikatorResult& result, const std::string& name) {
  for (const Komponen& komponen : result.komponen) {
    if (komponen.kode == name) return komponen.nilai;
  }
  if (result.indikator != nullptr) {
    const auto input = result.indikator->masukan.find(name);
    if (input != result.indikator->masukan.end()) {
      const auto year = input->second.find(result.tahun);
      if (year != input->second.end()) return year->second.figure.value;
    }
  }
  return Missing{say("audit.no_input"), name};
}

Recalculated compared(const IndikatorResult& result, const std::string& terhadap) {
  for (const Banding& banding : result.banding) {
    if (lower(banding.nama) == lower(terhadap) ||
        (terhadap.empty() && result.banding.size() == 1)) {
      return {banding.persen,
              kPercent,
              {{"realisasi", result.realisasi}, {"pembanding", banding.pembanding}},
              {}};
    }
  }
  return {Missing{say("audit.no_pembanding"), terhadap}, kPercent, {}, {}};
}

std::optional<Recalculated> performance(const IndikatorResult& r, const std::string& besaran) {
  if (besaran == "target") {
    return Recalculated{r.target_setahun.value_or(r.target), kNumber, {}, {}};
  }
  if (besaran == "realisasi") return Recalculated{r.realisasi, kNumber, {}, {}};
  if (besaran == "predikat") return Recalculated{r.predikat, kNumber, {}, {}};
  if (besaran == "capaian") {
    return Recalculated{
        r.capaian, kPercent, {{"realisasi", r.realisasi}, {"target", r.target}}, {}};
  }
  if (besaran == "kemajuan") {
    return Recalculated{
        r.kemajuan, kPercent, {{"realisasi", r.realisasi}, {"target", r.target_akhir}}, {}};
  }
  const std::vector<std::pair<std::string, Value>> years = {{"realisasi", r.realisasi},
                                                            {"realisasi_lalu", r.realisasi_lalu}};
  if (besaran == "selisih") return Recalculated{r.selisih, kNumber, years, {}};
  if (besaran == "pertumbuhan") return Recalculated{r.pertumbuhan, kPercent, years, {}};
  return std::nullopt;
}

/// A plan element's mean, predikat and budget.
template <typename Result>
Recalculated plan_besaran(const Result& result, const UnitResult& unit, const Tercetak& printed,
                          std::vector<Value> parts) {
  if (printed.besaran == "capaian") return {result.capaian.value, kPercent, {}, std::move(parts)};
  if (printed.besaran == "predikat") return {result.predikat, kNumber, {}, {}};
  if (auto found =
          budget_besaran(result.budget, result.capaian, printed.besaran, unit.budget.anggaran)) {
    return *found;
  }
  return unknown(printed.besaran);
}

}  // namespace

Recalculated besaran_of(const IndikatorResult& result, const BudgetResult& budget,
                        const Mean& budget_capaian, const Tercetak& printed) {
  const std::string& besaran = printed.besaran;
  if (auto found = performance(result, besaran)) return *found;
  if (besaran == "banding") return compared(result, printed.terhadap);
  if (const auto name = after(besaran, "masukan.")) {
    return {input_value(result, *name), kNumber, {}, {}};
  }
  if (const auto name = after(besaran, "komponen.")) {
    for (const Komponen& komponen : result.komponen) {
      if (komponen.kode != *name) continue;
      return {
          komponen.persen, kPercent, {{"nilai", komponen.nilai}, {"bobot", komponen.bobot}}, {}};
    }
    return {Missing{say("audit.no_komponen"), *name}, kPercent, {}, {}};
  }
  if (besaran == "efisiensi") {
    // The policy's rule was applied to the owner's capaian; apply the same rule to this one's.
    const Recalculated owner = *budget_besaran(budget, budget_capaian, besaran, Missing{});
    Recalculated own{owner.value, kPoint, owner.operands, {}};
    own.operands.front().second = result.capaian;
    if (const auto capaian = result.capaian.as_number()) {
      if (const auto value = derive(besaran, owner, {{"capaian", *capaian}})) own.value = *value;
    }
    return own;
  }
  if (auto found = budget_besaran(budget, budget_capaian, besaran, Missing{})) return *found;
  return unknown(besaran);
}

Recalculated besaran_of(const SasaranResult& result, const UnitResult& unit,
                        const Tercetak& printed) {
  std::vector<Value> parts;
  if (printed.besaran == "kemajuan") {
    collect(result.indikator, &IndikatorResult::kemajuan, parts);
    return {result.kemajuan.value, kPercent, {}, std::move(parts)};
  }
  collect(result.indikator, &IndikatorResult::capaian, parts);
  return plan_besaran(result, unit, printed, std::move(parts));
}

Recalculated besaran_of(const TujuanResult& result, const UnitResult& unit,
                        const Tercetak& printed) {
  if (printed.besaran == "kemajuan") {
    // No field holds it: the plain mean over the tujuan's IKU.
    std::vector<Value> parts = parts_of(result, &IndikatorResult::kemajuan);
    double sum = 0;
    int used = 0;
    for (const Value& part : parts) {
      if (!part.is_number()) continue;
      sum += part.number();
      ++used;
    }
    const Value mean = used == 0 ? Value(Missing{say("audit.no_kemajuan"), ""}) : Value(sum / used);
    return {mean, kPercent, {}, std::move(parts)};
  }
  // A tujuan without indikator of its own is judged by the mean of its sasaran.
  std::vector<Value> parts;
  if (result.indikator.empty()) {
    for (const SasaranResult& sasaran : result.sasaran) parts.push_back(sasaran.capaian.value);
  } else {
    collect(result.indikator, &IndikatorResult::capaian, parts);
  }
  return plan_besaran(result, unit, printed, std::move(parts));
}

Recalculated besaran_of(const BudgetResult& result, const UnitResult& unit,
                        const Tercetak& printed) {
  if (printed.besaran == "capaian") {
    std::vector<Value> parts;
    for (const IndikatorResult& r : result.indikator) parts.push_back(r.capaian);
    return {result.capaian.value, kPercent, {}, std::move(parts)};
  }
  if (auto found = budget_besaran(result, result.capaian, printed.besaran, unit.budget.anggaran)) {
    return *found;
  }
  return unknown(printed.besaran);
}

Recalculated besaran_of(const SumberdayaResult& result, const Tercetak& printed) {
  if (printed.besaran == "ketersediaan") {
    return {result.ketersediaan,
            kPercent,
            {{"tersedia", result.tersedia}, {"kebutuhan", result.kebutuhan}},
            {}};
  }
  if (printed.besaran == "efisiensi") {
    return {result.efisiensi, kPoint, {{"ketersediaan", result.ketersediaan}}, {}};
  }
  if (printed.besaran == "tersedia") return {result.tersedia, kCount, {}, {}};
  if (printed.besaran == "kebutuhan") return {result.kebutuhan, kCount, {}, {}};
  return unknown(printed.besaran);
}

Recalculated besaran_of(const UnitResult& result, const Tercetak& printed) {
  const std::string& besaran = printed.besaran;
  if (besaran == "capaian") {
    return {result.capaian.value, kPercent, {}, parts_of(result, &IndikatorResult::capaian)};
  }
  if (besaran == "predikat") return {result.predikat, kNumber, {}, {}};
  if (besaran == "kemajuan") {
    return {result.kemajuan.value, kPercent, {}, parts_of(result, &IndikatorResult::kemajuan)};
  }
  if (besaran == "capaian_program") {
    std::vector<Value> parts;
    for (const BudgetResult& program : result.program) collect_programs(program, parts);
    return {result.budget.capaian.value, kPercent, {}, std::move(parts)};
  }
  auto rows = [](const std::vector<SumberdayaResult>& all) {
    std::vector<Value> parts;
    parts.reserve(all.size());
    for (const SumberdayaResult& row : all) parts.push_back(row.ketersediaan);
    return parts;
  };
  if (besaran == "ketersediaan_pegawai") {
    return {result.ketersediaan_pegawai.value, kPercent, {}, rows(result.pegawai)};
  }
  if (besaran == "ketersediaan_sarana") {
    return {result.ketersediaan_sarana.value, kPercent, {}, rows(result.sarana)};
  }
  if (const auto count = counted(result, besaran)) return {*count, kCount, {}, {}};
  auto found = budget_besaran(result.budget, result.capaian, besaran, result.budget.anggaran);
  if (besaran == "efisiensi" && !derive(besaran, *found, {})) {
    // Some policies compare the money with the programs' capaian instead of the IKU's.
    found->operands.front().second = result.budget.capaian.value;
  }
  return found ? *found : unknown(besaran);
}

Subject subject_of(std::string_view besaran) {
  auto is_one_of = [besaran](std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), besaran) != names.end();
  };
  if (is_one_of({"anggaran", "anggaran_sebelum", "realisasi_anggaran", "sisa", "serapan",
                 "efisiensi", "pangsa_anggaran"})) {
    return Subject::kUang;
  }
  if (besaran.rfind("ketersediaan", 0) == 0 || is_one_of({"tersedia", "kebutuhan"})) {
    return Subject::kSumberdaya;
  }
  if (besaran.rfind("jumlah_", 0) == 0 || besaran.rfind("predikat.", 0) == 0) {
    return Subject::kJumlah;
  }
  if (besaran.rfind("masukan.", 0) == 0 ||
      is_one_of({"target", "realisasi", "selisih", "pertumbuhan"})) {
    return Subject::kKinerja;
  }
  return Subject::kCapaian;
}

}  // namespace iku::report
