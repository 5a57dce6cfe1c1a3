#include "formula/calculation_impl.hpp"

#include <algorithm>
#include <set>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "formula/budget_rollup.hpp"
#include "formula/tabel_evaluation.hpp"

namespace iku::formula {

namespace fs = std::filesystem;

namespace {

// 0,945 / 1,05 × 100 is 90 but for the last bit; a tally must not see the difference.
constexpr double kSame = 1e-9;

// Whether a year says anything about an indikator; without, it has no row.
bool has_data(const Indikator& indikator, Tahun tahun) {
  if (indikator.target.contains(tahun) || indikator.realisasi.contains(tahun)) return true;
  bool any_input = false;
  for (const auto& [name, series] : indikator.masukan) {
    if (series.contains(tahun)) return true;
    any_input = any_input || !series.empty();
  }
  return !indikator.formulasi.empty() && indikator.target.empty() && indikator.realisasi.empty() &&
         indikator.target_sebelum.empty() && !any_input;
}

template <typename Visit>
void visit_series(const Indikator& indikator, Visit visit) {
  visit(indikator.target);
  visit(indikator.realisasi);
}

}  // namespace

std::vector<fs::path> script_roots(const Workspace& workspace, const Settings& settings) {
  std::vector<fs::path> roots;
  for (const std::string& root : workspace.skrip) {
    const fs::path path(root);
    roots.push_back(path.is_absolute() ? path : fs::path(workspace.directory) / path);
  }
  roots.insert(roots.end(), settings.script_roots.begin(), settings.script_roots.end());
  return roots;
}

Calculator::Impl::Impl(const Workspace& workspace_in, const Settings& settings_in)
    : workspace(workspace_in),
      settings(settings_in),
      machine(settings.budget, settings.stdlib_directory),
      library(machine, script_roots(workspace_in, settings)),
      evaluator(workspace_in, machine, library, settings_in.as_of) {
  machine.set_as_of(settings_in.as_of);
  machine.set_watch(settings_in.watch);
}

std::vector<const Unit*> Calculator::Impl::units(const Selection& selection) const {
  std::vector<const Unit*> chosen;
  if (selection.unit.empty()) {
    for (const Unit& unit : workspace.unit) chosen.push_back(&unit);
    return chosen;
  }
  for (const std::string& kode : selection.unit) {
    if (const Unit* unit = evaluator.find_unit(kode)) {
      chosen.push_back(unit);
      continue;
    }
    std::vector<std::string> known;
    for (const Unit& unit : workspace.unit) known.push_back(unit.kode);
    require_known("unit", kode, known);
  }
  std::sort(chosen.begin(), chosen.end());  // units stand in one vector
  chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
  return chosen;
}

// Compiles everything the workspace names, so that all faults are told at once.
void Calculator::Impl::resolve_scripts() {
  for (const Unit& unit : workspace.unit) {
    if (is_empty(unit)) continue;
    evaluator.policy_of(unit, workspace.tahun);
    for_each_indikator(unit, [&](const Indikator& data, const Owner&) {
      evaluator.definition_of(data, workspace.tahun);
    });
  }
  if (library.has_fatal_fault()) throw Error(library.faults());
}

void Calculator::Impl::trend(IndikatorResult& result, Rules& rules) {
  std::set<Tahun> years;
  visit_series(*result.indikator, [&](const Series& series) {
    for (const auto& [tahun, figure] : series) years.insert(tahun);
  });
  for (const auto& [name, series] : result.indikator->masukan) {
    for (const auto& [tahun, input] : series) years.insert(tahun);
  }
  for (const Tahun tahun : years) {
    if (tahun > result.tahun) break;
    if (!has_data(*result.indikator, tahun)) continue;
    Value value = evaluator.realisasi({result.unit, result.indikator, tahun}).value;
    if (value.is_missing() && !result.indikator->realisasi.contains(tahun)) continue;
    result.riwayat.emplace_back(tahun, std::move(value));
    result.riwayat_capaian.emplace_back(
        tahun, evaluator.assessment({result.unit, result.indikator, tahun}).capaian);
  }
  // Of the years that are shown, and of the two that growth is made of, be they shown or not.
  std::set<Tahun> used = {result.tahun - 1, result.tahun};
  for (const auto& [tahun, value] : result.riwayat) used.insert(tahun);
  for (const Tahun tahun : used) {
    std::string partial = evaluator.partial_text({result.unit, result.indikator, tahun});
    if (!partial.empty()) result.riwayat_sebagian.emplace_back(tahun, std::move(partial));
  }
  result.realisasi_lalu =
      evaluator.realisasi({result.unit, result.indikator, result.tahun - 1}).value;
  result.selisih = rules.library("tumbuh", "selisih", result.realisasi_lalu, result.realisasi);
  result.pertumbuhan = rules.library("tumbuh", "persen", result.realisasi_lalu, result.realisasi);
}

void Calculator::Impl::components(IndikatorResult& result, Rules& rules) {
  const Definition* definition = evaluator.definition_of(*result.indikator, result.tahun);
  if (definition == nullptr) return;
  bool any = false;
  std::vector<Komponen> found;
  for (const InputSpec& spec : definition->masukan) {
    if (!spec.bobot) continue;
    Komponen part{spec.kode, spec.nama.empty() ? spec.kode : spec.nama, *spec.bobot, Value(),
                  Value()};
    const auto series = result.indikator->masukan.find(spec.kode);
    if (series != result.indikator->masukan.end()) {
      const auto entry = series->second.find(result.tahun);
      if (entry != series->second.end()) part.nilai = entry->second.figure.value;
    }
    any = any || part.nilai.is_present();
    part.persen = rules.library("rasio", "persen", part.nilai, Value(part.bobot));
    found.push_back(std::move(part));
  }
  if (any) result.komponen = std::move(found);
}

IndikatorResult Calculator::Impl::indikator(const Unit& unit, const Indikator& data,
                                            const Owner& owner, Tahun tahun, Rules& rules) {
  IndikatorResult result;
  const Definition* definition = evaluator.definition_of(data, tahun);
  result.unit = &unit;
  result.indikator = &data;
  result.owner = owner;
  result.tahun = tahun;
  const auto pick = [&](const std::string& own, std::string Definition::*field) {
    return own.empty() && definition != nullptr ? definition->*field : own;
  };
  result.nama = pick(data.nama, &Definition::nama);
  result.satuan = pick(data.satuan, &Definition::satuan);
  const Cell cell{&unit, &data, tahun};
  result.polaritas = evaluator.polaritas_of(cell);
  const Realisasi realisasi = evaluator.realisasi(cell);
  result.origin = realisasi.origin;
  result.realisasi = realisasi.value;
  result.reported = realisasi.reported;
  const TargetOf target = evaluator.target_of(cell);
  result.target = target.value;
  result.target_setahun = target.setahun;
  if (const auto figure = data.target.find(tahun); figure != data.target.end()) {
    result.batas = figure->second.batas;
  }
  const Assessment& assessment = evaluator.assessment(cell);
  result.capaian = assessment.capaian;
  result.angka = assessment.angka;
  result.predikat = assessment.predikat;
  if (unit.renstra) {
    result.target_akhir = Evaluator::in_year(data.target, unit.renstra->akhir);
  } else {
    result.target_akhir = Value(Missing{say("formula.no_renstra"), {}});
  }
  result.kemajuan = unit.renstra ? rules.kemajuan(evaluator, cell, result.realisasi,
                                                  unit.renstra->akhir, result.polaritas)
                                 : result.target_akhir;
  for (const auto& [nama, series] : data.pembanding) {
    if (!series.contains(tahun)) continue;
    const Value standard = Evaluator::in_year(series, tahun);
    result.banding.push_back({nama, standard, rules.banding(result.realisasi, standard)});
  }
  components(result, rules);
  trend(result, rules);
  made_of(result, cell);
  return result;
}

// What went into a row, for provenance and for the reader.
void Calculator::Impl::made_of(IndikatorResult& result, const Cell& cell) {
  const Definition* definition = evaluator.definition_of(*cell.indikator, cell.tahun);
  if (definition != nullptr) result.versi = definition->versi;
  result.packs = evaluator.packs_of(cell);
  result.cakupan = evaluator.coverage_of(cell);
  result.sebagian = evaluator.partial_text(cell);
  result.target_sebagian = evaluator.partial_target(cell);
  result.peringatan = evaluator.doubts_of(cell, result.polaritas, result.satuan);
  for (const Cell& read : evaluator.dependencies(cell)) {
    result.reads.push_back({read.unit, read.indikator, read.tahun});
  }
}

SumberdayaResult Calculator::Impl::sumberdaya(const Sumberdaya& row, Rules& rules) {
  SumberdayaResult result;
  result.row = &row;
  result.kebutuhan = row.kebutuhan.value;
  double sum = 0;
  result.dari_tersedia = {{}, 0, static_cast<int>(row.tersedia.size()), 0, "rincian"};
  for (const auto& [nama, figure] : row.tersedia) {
    if (const auto number = figure.value.as_number()) {
      sum += *number;
      ++result.dari_tersedia.used;
    }
  }
  result.tersedia =
      result.dari_tersedia.used > 0 ? Value(sum) : Value(Missing{say("formula.not_filled"), {}});
  result.ketersediaan = rules.library("sumberdaya", "persen", result.tersedia, result.kebutuhan);
  result.efisiensi = rules.library("sumberdaya", "sisa", result.tersedia, result.kebutuhan);
  return result;
}

namespace {

// 1 where a value of a row goes into a mean and is made of a partial realisasi.
int counts_partial(const IndikatorResult& row, const Value& value) {
  return value.is_number() && !row.sebagian.empty() ? 1 : 0;
}

Mean mean_of(const std::vector<IndikatorResult>& rows, Value IndikatorResult::*field,
             Rules& rules) {
  std::vector<Value> values;
  Weights bobot;
  for (const IndikatorResult& row : rows) {
    values.push_back(row.*field);
    bobot.push_back(bobot_of(*row.indikator));
  }
  Mean mean = rules.mean(values, bobot);
  for (const IndikatorResult& row : rows) mean.partial += counts_partial(row, row.*field);
  return mean;
}

Mean mean_of(const std::vector<SumberdayaResult>& rows, Rules& rules) {
  std::vector<Value> values;
  values.reserve(rows.size());
  for (const SumberdayaResult& row : rows) values.push_back(row.ketersediaan);
  Mean mean = rules.mean(values);
  for (const SumberdayaResult& row : rows) {
    mean.partial += row.dari_tersedia.is_partial() && row.ketersediaan.is_number() ? 1 : 0;
  }
  return mean;
}

}  // namespace

void Calculator::Impl::plan(UnitResult& result, Rules& rules) {
  const Unit& unit = *result.unit;
  for (const Tujuan& tujuan : unit.tujuan) {
    TujuanResult node;
    node.tujuan = &tujuan;
    const auto add = [&](const std::vector<Indikator>& from, const Owner& owner,
                         std::vector<IndikatorResult>& to) {
      for (const Indikator& data : from) {
        if (has_data(data, result.tahun)) {
          to.push_back(indikator(unit, data, owner, result.tahun, rules));
        }
      }
    };
    add(tujuan.indikator, {OwnerKind::kTujuan, tujuan.kode, tujuan.nama}, node.indikator);
    std::vector<Value> means;
    std::vector<Value> progress;
    for (const Sasaran& sasaran : tujuan.sasaran) {
      SasaranResult child;
      child.sasaran = &sasaran;
      add(sasaran.indikator, {OwnerKind::kSasaran, sasaran.kode, sasaran.nama}, child.indikator);
      child.capaian = mean_of(child.indikator, &IndikatorResult::capaian, rules);
      child.kemajuan = mean_of(child.indikator, &IndikatorResult::kemajuan, rules);
      child.predikat = rules.predikat(rules.angka(child.capaian.value));
      means.push_back(child.capaian.value);
      progress.push_back(child.kemajuan.value);
      node.sasaran.push_back(std::move(child));
    }
    // A tujuan with indikator of its own is judged by them; else by the mean of its sasaran.
    if (node.indikator.empty()) {
      node.capaian = rules.mean(means);
      for (const SasaranResult& child : node.sasaran) {
        const Mean& part = child.capaian;
        const bool whole = part.used == part.of && part.partial == 0;
        node.capaian.partial += part.value.is_number() && !whole ? 1 : 0;
      }
    } else {
      node.capaian = mean_of(node.indikator, &IndikatorResult::capaian, rules);
    }
    node.kemajuan = node.indikator.empty()
                        ? rules.mean(progress)
                        : mean_of(node.indikator, &IndikatorResult::kemajuan, rules);
    node.predikat = rules.predikat(rules.angka(node.capaian.value));
    result.tujuan.push_back(std::move(node));
  }
}

void Calculator::Impl::budgets(UnitResult& result, Rules& rules) {
  const auto calculate = [&](const Indikator& data, const Owner& owner,
                             std::vector<IndikatorResult>& to) {
    if (has_data(data, result.tahun)) {
      to.push_back(indikator(*result.unit, data, owner, result.tahun, rules));
    }
  };
  for (const BudgetNode& program : result.unit->program) {
    result.program.push_back(roll_up(program, result.tahun, rules, calculate));
  }
  std::vector<const BudgetResult*> all;
  std::vector<Value> capaian;
  int partial = 0;
  for (const BudgetResult& program : result.program) {
    all.push_back(&program);
    for (const IndikatorResult& row : program.indikator) {
      capaian.push_back(row.capaian);
      partial += counts_partial(row, row.capaian);
    }
  }
  Mean of_programs = rules.mean(capaian);
  of_programs.partial = partial;
  result.budget = sum_of(all, of_programs, result.tahun, rules);
  std::map<std::string, std::vector<const BudgetResult*>> serving;  // by sasaran
  for (const BudgetResult& program : result.program) {
    const std::set<std::string> sasaran(program.node->sasaran.begin(), program.node->sasaran.end());
    for (const std::string& kode : sasaran) serving[kode].push_back(&program);
  }
  for (TujuanResult& tujuan : result.tujuan) {
    std::vector<const BudgetResult*> of_tujuan;
    std::set<const BudgetResult*> taken;
    for (SasaranResult& sasaran : tujuan.sasaran) {
      const std::vector<const BudgetResult*>& programs = serving[sasaran.sasaran->kode];
      for (const BudgetResult* program : programs) {
        if (taken.insert(program).second) of_tujuan.push_back(program);
      }
      sasaran.budget = sum_of(programs, sasaran.capaian, result.tahun, rules);
      set_pangsa(sasaran.budget, result.budget.anggaran, rules);
    }
    tujuan.budget = sum_of(of_tujuan, tujuan.capaian, result.tahun, rules);
    set_pangsa(tujuan.budget, result.budget.anggaran, rules);
  }
  for (BudgetResult& program : result.program) {
    set_pangsa(program, result.budget.anggaran, rules);
  }
}

void Calculator::Impl::summary(UnitResult& result, Rules& rules) {
  std::vector<Value> capaian;
  std::vector<Value> kemajuan;
  Weights bobot;
  std::map<std::string, int> counts;
  int partial = 0;
  int partial_progress = 0;
  const auto count = [&](const IndikatorResult& row) {
    if (!row.indikator->iku) return;
    partial += counts_partial(row, row.capaian);
    partial_progress += counts_partial(row, row.kemajuan);
    capaian.push_back(row.capaian);
    kemajuan.push_back(row.kemajuan);
    bobot.push_back(bobot_of(*row.indikator));
    if (row.predikat.is_grade()) ++counts[row.predikat.grade().name];
    if (!row.capaian.is_number()) {
      ++result.tally.tanpa;
    } else if (row.capaian.number() > 100 + kSame) {
      ++result.tally.melebihi;
    } else if (row.capaian.number() < 100 - kSame) {
      ++result.tally.kurang;
    } else {
      ++result.tally.sesuai;
    }
  };
  for_each_result(result, count);
  result.capaian = rules.mean(capaian, bobot);
  result.capaian.partial = partial;
  result.kemajuan = rules.mean(kemajuan, bobot);
  result.kemajuan.partial = partial_progress;
  result.predikat = rules.predikat(rules.angka(result.capaian.value));
  for (const Band& band : rules.policy().info.bands) {
    result.recap.emplace_back(band.nama, counts[band.nama]);
  }
}

void Calculator::Impl::add_sumberdaya(UnitResult& result, Rules& rules) {
  const auto add = [&](const std::vector<Sumberdaya>& from, std::vector<SumberdayaResult>& to) {
    for (const Sumberdaya& row : from) to.push_back(sumberdaya(row, rules));
    return mean_of(to, rules);
  };
  result.ketersediaan_pegawai = add(result.unit->pegawai, result.pegawai);
  result.ketersediaan_sarana = add(result.unit->sarana, result.sarana);
}

UnitResult Calculator::Impl::unit(const Unit& unit, Tahun tahun) {
  Rules rules(machine, *evaluator.policy_of(unit, tahun));
  UnitResult result;
  result.unit = &unit;
  result.tahun = tahun;
  result.kebijakan = rules.policy().info.kode;
  plan(result, rules);
  budgets(result, rules);
  if (tahun == workspace.tahun) {  // the staff, the assets and the side tables are the report's
    add_sumberdaya(result, rules);
    for (const Tabel& tabel : unit.tabel) result.tabel.push_back(evaluate_tabel(tabel, machine));
  }
  summary(result, rules);
  return result;
}

}  // namespace iku::formula
