#include "report/besaran.hpp"

#include <algorithm>

#include "base/catalogue.hpp"
#include "base/text.hpp"

namespace iku::report {

namespace {

using Quantity::kCount;
using Quantity::kNumber;
using Quantity::kPercent;
using Quantity::kPoint;
using Quantity::kRupiah;
using Rule = Derivation::Rule;

Figure as_figure(const Value& value) {
  Figure figure;
  figure.value = value;
  return figure;
}

Recalculated plain(Value value, Quantity quantity = kNumber) {
  return {std::move(value), quantity, {}, {}};
}

/// Makes the quantities of one row of a result.
class Maker {
 public:
  Maker(const Unit* unit, Tahun tahun, const Indikator* indikator = nullptr)
      : unit_(unit), tahun_(tahun), indikator_(indikator) {}

  Recalculated operator()(const Value& value, Quantity quantity, Rule rule,
                          const std::vector<std::pair<std::string, Value>>& operands = {}) const {
    Recalculated made{value, quantity, {rule, unit_, indikator_, tahun_, {}, {}}, {}};
    for (const auto& [name, operand] : operands) {
      made.how.operands.emplace_back(name, as_figure(operand));
    }
    return made;
  }

 private:
  const Unit* unit_;
  Tahun tahun_;
  const Indikator* indikator_;
};

/// What a mean is taken over, with weights where any was given.
class Parts {
 public:
  void add(const IndikatorResult& result, Value IndikatorResult::*field) {
    add(result.indikator->kode, result.*field);
    bobot_.back() = bobot_of(*result.indikator);
  }
  void add(const std::string& name, const Value& value) {
    operands_.emplace_back(name, as_figure(value));
    bobot_.emplace_back();
  }
  void add_all(const std::vector<IndikatorResult>& results, Value IndikatorResult::*field) {
    for (const IndikatorResult& result : results) add(result, field);
  }

  Recalculated mean(const Value& value, const UnitResult& unit, bool weights = true) && {
    Recalculated made{value, kPercent, {Rule::kRata, unit.unit, nullptr, unit.tahun, {}, {}}, {}};
    made.how.operands = std::move(operands_);
    if (weights) made.how.bobot = std::move(bobot_);
    return made;
  }

 private:
  Operands operands_;
  Weights bobot_;
};

Recalculated unknown(const std::string& besaran) {
  return plain(Missing{say("audit.unknown_besaran", besaran), ""});
}

/// The rest of "komponen.perencanaan" after "komponen."; nothing for another besaran.
std::optional<std::string> after(const std::string& besaran, std::string_view prefix) {
  if (besaran.rfind(prefix, 0) != 0) return std::nullopt;
  return besaran.substr(prefix.size());
}

Recalculated efisiensi_of(const Maker& make, const Value& value, const Value& capaian,
                          const BudgetResult& budget) {
  return make(value, kPoint, Rule::kEfisiensi,
              {{"capaian", capaian},
               {"serapan", budget.serapan},
               {"anggaran", budget.anggaran},
               {"realisasi_anggaran", budget.realisasi}});
}

std::optional<Recalculated> budget_besaran(const Maker& make, const BudgetResult& budget,
                                           const std::string& besaran, const Value& whole) {
  if (besaran == "anggaran") return plain(budget.anggaran, kRupiah);
  if (besaran == "anggaran_sebelum") return plain(budget.anggaran_sebelum, kRupiah);
  if (besaran == "realisasi_anggaran") return plain(budget.realisasi, kRupiah);
  const std::vector<std::pair<std::string, Value>> amounts = {
      {"realisasi_anggaran", budget.realisasi}, {"anggaran", budget.anggaran}};
  if (besaran == "sisa") return make(budget.sisa, kRupiah, Rule::kSisa, amounts);
  if (besaran == "serapan") return make(budget.serapan, kPercent, Rule::kSerapan, amounts);
  if (besaran == "efisiensi") {
    return efisiensi_of(make, budget.efisiensi, budget.capaian.value, budget);
  }
  if (besaran == "pangsa_anggaran") {
    return make(budget.pangsa, kPercent, Rule::kPersen,
                {{"anggaran", budget.anggaran}, {"anggaran_unit", whole}});
  }
  return std::nullopt;
}

void collect_programs(const BudgetResult& node, Parts& parts) {
  parts.add_all(node.indikator, &IndikatorResult::capaian);
}

/// Over the unit's IKU, wherever they stand.
Recalculated unit_mean(const UnitResult& unit, const Value& value, Value IndikatorResult::*field) {
  Parts parts;
  for_each_result(unit, [&](const IndikatorResult& result) {
    if (result.indikator->iku) parts.add(result, field);
  });
  return std::move(parts).mean(value, unit);
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
  if (besaran == "jumlah_iku") {
    std::size_t count = 0;
    for_each_result(unit, [&](const IndikatorResult& result) { count += result.indikator->iku; });
    return count_value(count);
  }
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

Recalculated compared(const Maker& make, const IndikatorResult& result,
                      const std::string& terhadap) {
  for (const Banding& banding : result.banding) {
    if (lower(banding.nama) == lower(terhadap) ||
        (terhadap.empty() && result.banding.size() == 1)) {
      return make(banding.persen, kPercent, Rule::kBanding,
                  {{"realisasi", result.realisasi}, {"pembanding", banding.pembanding}});
    }
  }
  return plain(Missing{say("audit.no_pembanding"), terhadap}, kPercent);
}

/// The unit that a figure of a row has: its own, else the indikator's.
std::string satuan_of(const IndikatorResult& r, const Series& series) {
  const auto figure = series.find(r.tahun);
  const bool own = figure != series.end() && !figure->second.satuan.empty();
  return own ? figure->second.satuan : r.satuan;
}

std::optional<Recalculated> performance(const Maker& make, const IndikatorResult& r,
                                        const std::string& besaran) {
  if (besaran == "target") {
    Recalculated target = plain(r.target_setahun.value_or(r.target));
    target.satuan = satuan_of(r, r.indikator->target);
    target.batas = r.batas;
    target.polaritas = r.polaritas;
    if (r.target_setahun) {
      target.others.emplace_back("audit.reading.bagian",
                                 make(r.target, kNumber, Rule::kNone, {{"target", r.target}}).how);
    }
    return target;
  }
  if (besaran == "realisasi") {
    Recalculated realisasi = make(r.realisasi, kNumber, Rule::kRealisasi);
    realisasi.satuan = satuan_of(r, r.indikator->realisasi);
    return realisasi;
  }
  if (besaran == "predikat") {
    return make(r.predikat, kNumber, Rule::kPredikat, {{"capaian", r.capaian}});
  }
  if (besaran == "capaian") {
    const auto by = [&](const Value& target) {
      return make(r.capaian, kPercent, Rule::kCapaian,
                  {{"realisasi", r.realisasi}, {"target", target}});
    };
    Recalculated capaian = by(r.target);
    // Of a partial year, some print what it is of the whole year's target.
    if (r.target_setahun) {
      capaian.others.emplace_back("audit.reading.setahun", by(*r.target_setahun).how);
    }
    return capaian;
  }
  if (besaran == "kemajuan") {
    return make(r.kemajuan, kPercent, Rule::kKemajuan,
                {{"realisasi", r.realisasi}, {"target_akhir", r.target_akhir}});
  }
  const std::vector<std::pair<std::string, Value>> years = {{"realisasi", r.realisasi},
                                                            {"realisasi_lalu", r.realisasi_lalu}};
  if (besaran == "selisih") return make(r.selisih, kNumber, Rule::kSelisih, years);
  if (besaran == "pertumbuhan") return make(r.pertumbuhan, kPercent, Rule::kPertumbuhan, years);
  return std::nullopt;
}

/// A plan element's predikat and budget.
template <typename Result>
Recalculated plan_besaran(const Result& result, const UnitResult& unit, const Tercetak& printed) {
  const Maker make(unit.unit, unit.tahun);
  if (printed.besaran == "predikat") {
    return make(result.predikat, kNumber, Rule::kPredikat, {{"capaian", result.capaian.value}});
  }
  if (auto found = budget_besaran(make, result.budget, printed.besaran, unit.budget.anggaran)) {
    return *found;
  }
  return unknown(printed.besaran);
}

}  // namespace

std::string sasaran_operand(const std::string& kode) { return "sasaran " + kode; }

Recalculated besaran_of(const IndikatorResult& result, const BudgetResult& budget,
                        const Tercetak& printed) {
  const std::string& besaran = printed.besaran;
  const Maker make(result.unit, result.tahun, result.indikator);
  if (auto found = performance(make, result, besaran)) return *found;
  if (besaran == "banding") return compared(make, result, printed.terhadap);
  if (const auto name = after(besaran, "masukan.")) return plain(input_value(result, *name));
  if (const auto name = after(besaran, "komponen.")) {
    for (const Komponen& komponen : result.komponen) {
      if (komponen.kode != *name) continue;
      return make(komponen.persen, kPercent, Rule::kPersen,
                  {{"nilai", komponen.nilai}, {"bobot", Value(komponen.bobot)}});
    }
    return plain(Missing{say("audit.no_komponen"), *name}, kPercent);
  }
  // The owner's money, held against the indikator's own capaian.
  if (besaran == "efisiensi") return efisiensi_of(make, Value(), result.capaian, budget);
  if (auto found = budget_besaran(make, budget, besaran, Missing{})) return *found;
  return unknown(besaran);
}

Recalculated besaran_of(const SasaranResult& result, const UnitResult& unit,
                        const Tercetak& printed) {
  Parts parts;
  if (printed.besaran == "kemajuan") {
    parts.add_all(result.indikator, &IndikatorResult::kemajuan);
    return std::move(parts).mean(result.kemajuan.value, unit);
  }
  if (printed.besaran == "capaian") {
    parts.add_all(result.indikator, &IndikatorResult::capaian);
    return std::move(parts).mean(result.capaian.value, unit);
  }
  return plan_besaran(result, unit, printed);
}

Recalculated besaran_of(const TujuanResult& result, const UnitResult& unit,
                        const Tercetak& printed) {
  const bool kemajuan = printed.besaran == "kemajuan";
  if (!kemajuan && printed.besaran != "capaian") return plan_besaran(result, unit, printed);
  const auto field = kemajuan ? &IndikatorResult::kemajuan : &IndikatorResult::capaian;
  const Value& value = kemajuan ? result.kemajuan.value : result.capaian.value;
  Parts parts;
  parts.add_all(result.indikator, field);
  if (!result.indikator.empty()) return std::move(parts).mean(value, unit);
  // A tujuan without indikator of its own is judged by the mean of its sasaran.
  for (const SasaranResult& sasaran : result.sasaran) {
    parts.add(sasaran_operand(sasaran.sasaran->kode),
              kemajuan ? sasaran.kemajuan.value : sasaran.capaian.value);
  }
  Recalculated quantity = std::move(parts).mean(value, unit);
  Parts of_all;
  for (const SasaranResult& sasaran : result.sasaran) of_all.add_all(sasaran.indikator, field);
  quantity.others.emplace_back("audit.reading.indikator", std::move(of_all).mean(value, unit).how);
  return quantity;
}

Recalculated besaran_of(const BudgetResult& result, const UnitResult& unit,
                        const Tercetak& printed) {
  if (printed.besaran == "capaian") {
    Parts parts;
    parts.add_all(result.indikator, &IndikatorResult::capaian);
    return std::move(parts).mean(result.capaian.value, unit);
  }
  const Maker make(unit.unit, unit.tahun);
  if (auto found = budget_besaran(make, result, printed.besaran, unit.budget.anggaran)) {
    return *found;
  }
  return unknown(printed.besaran);
}

Recalculated besaran_of(const SumberdayaResult& result, const UnitResult& unit,
                        const Tercetak& printed) {
  const Maker make(unit.unit, unit.tahun);
  if (printed.besaran == "ketersediaan") {
    return make(result.ketersediaan, kPercent, Rule::kKetersediaan,
                {{"tersedia", result.tersedia}, {"kebutuhan", result.kebutuhan}});
  }
  if (printed.besaran == "efisiensi") {
    return make(result.efisiensi, kPoint, Rule::kKekurangan,
                {{"ketersediaan", result.ketersediaan}});
  }
  if (printed.besaran == "tersedia") return plain(result.tersedia, kCount);
  if (printed.besaran == "kebutuhan") return plain(result.kebutuhan, kCount);
  return unknown(printed.besaran);
}

Recalculated besaran_of(const UnitResult& result, const Tercetak& printed) {
  const std::string& besaran = printed.besaran;
  const Maker make(result.unit, result.tahun);
  if (besaran == "capaian") {
    return unit_mean(result, result.capaian.value, &IndikatorResult::capaian);
  }
  if (besaran == "predikat") {
    return make(result.predikat, kNumber, Rule::kPredikat, {{"capaian", result.capaian.value}});
  }
  if (besaran == "kemajuan") {
    return unit_mean(result, result.kemajuan.value, &IndikatorResult::kemajuan);
  }
  if (besaran == "capaian_program") {
    Parts parts;
    for (const BudgetResult& program : result.program) collect_programs(program, parts);
    return std::move(parts).mean(result.budget.capaian.value, result, false);
  }
  auto availability = [&](const std::vector<SumberdayaResult>& rows, const Mean& mean) {
    Parts parts;
    for (const SumberdayaResult& row : rows) parts.add(row.row->nama, row.ketersediaan);
    return std::move(parts).mean(mean.value, result);
  };
  if (besaran == "ketersediaan_pegawai") {
    return availability(result.pegawai, result.ketersediaan_pegawai);
  }
  if (besaran == "ketersediaan_sarana") {
    return availability(result.sarana, result.ketersediaan_sarana);
  }
  if (const auto count = counted(result, besaran)) return plain(*count, kCount);
  auto found = budget_besaran(make, result.budget, besaran, result.budget.anggaran);
  if (found && besaran == "efisiensi") {  // the programs' capaian counts; some compare the IKU's
    found->others.emplace_back(
        "audit.reading.iku",
        efisiensi_of(make, result.budget.efisiensi, result.capaian.value, result.budget).how);
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
