#include "formula/calculation.hpp"

#include <algorithm>
#include <set>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "formula/budget_rollup.hpp"
#include "formula/explain.hpp"
#include "formula/gradient.hpp"
#include "formula/rules.hpp"
#include "formula/tabel_evaluation.hpp"

namespace iku::formula {

namespace fs = std::filesystem;

namespace {

std::vector<fs::path> roots_of(const Workspace& workspace, const Settings& settings) {
  std::vector<fs::path> roots;
  for (const std::string& root : workspace.skrip) {
    const fs::path path(root);
    roots.push_back(path.is_absolute() ? path : fs::path(workspace.directory) / path);
  }
  roots.insert(roots.end(), settings.script_roots.begin(), settings.script_roots.end());
  return roots;
}

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

struct Calculator::Impl {
  const Workspace& workspace;
  lua::Machine machine;
  Library library;
  Evaluator evaluator;

  Impl(const Workspace& workspace_in, const Settings& settings)
      : workspace(workspace_in),
        machine(settings.budget, settings.stdlib_directory),
        library(machine, roots_of(workspace_in, settings)),
        evaluator(workspace_in, machine, library) {}

  const std::string& policy_code(const Unit& unit) const {
    return unit.kebijakan.empty() ? workspace.kebijakan : unit.kebijakan;
  }

  bool is_empty(const Unit& unit) const {
    return unit.tujuan.empty() && unit.program.empty() && unit.tabel.empty() &&
           unit.pegawai.empty() && unit.sarana.empty();
  }

  void resolve_scripts();
  IndikatorResult indikator(const Unit& unit, const Indikator& data, const Owner& owner,
                            Tahun tahun, Rules& rules);
  void trend(IndikatorResult& result, Rules& rules);
  void components(IndikatorResult& result, Rules& rules);
  SumberdayaResult sumberdaya(const Sumberdaya& row, Rules& rules);
  UnitResult unit(const Unit& unit, Tahun tahun, Rules& rules);
  void plan(UnitResult& result, Rules& rules);
  void budgets(UnitResult& result, Rules& rules);
  void summary(UnitResult& result, Rules& rules);
};

// Compiles everything the workspace names, so that all faults are told at once.
void Calculator::Impl::resolve_scripts() {
  for (const Unit& unit : workspace.unit) {
    if (is_empty(unit)) continue;
    library.policy(policy_code(unit), unit.where);
    for_each_indikator(unit,
                       [&](const Indikator& data, const Owner&) { evaluator.definition_of(data); });
  }
  if (has_error(library.faults())) throw Error(library.faults());
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
  }
  result.realisasi_lalu =
      evaluator.realisasi({result.unit, result.indikator, result.tahun - 1}).value;
  result.selisih = rules.library("tumbuh", "selisih", result.realisasi_lalu, result.realisasi);
  result.pertumbuhan = rules.library("tumbuh", "persen", result.realisasi_lalu, result.realisasi);
}

void Calculator::Impl::components(IndikatorResult& result, Rules& rules) {
  const Definition* definition = evaluator.definition_of(*result.indikator);
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
  const Definition* definition = evaluator.definition_of(data);
  result.unit = &unit;
  result.indikator = &data;
  result.owner = owner;
  result.tahun = tahun;
  const auto pick = [&](const std::string& own, std::string Definition::*field) {
    return own.empty() && definition != nullptr ? definition->*field : own;
  };
  result.nama = pick(data.nama, &Definition::nama);
  result.satuan = pick(data.satuan, &Definition::satuan);
  result.polaritas = pick(data.polaritas, &Definition::polaritas);
  if (result.polaritas.empty()) result.polaritas = "positif";
  const Cell cell{&unit, &data, tahun};
  const Realisasi realisasi = evaluator.realisasi(cell);
  result.origin = realisasi.origin;
  result.realisasi = realisasi.value;
  result.reported = realisasi.reported;
  result.target = Evaluator::in_year(data.target, tahun);
  result.capaian = rules.capaian(evaluator, cell, result.polaritas,
                                 definition != nullptr ? definition->capaian : lua::Function{});
  result.angka = rules.angka(result.capaian);
  result.predikat = rules.predikat(result.angka);
  if (unit.renstra) {
    result.target_akhir = Evaluator::in_year(data.target, unit.renstra->akhir);
  } else {
    result.target_akhir = Value(Missing{say("formula.no_renstra"), {}});
  }
  result.kemajuan = rules.kemajuan(result.realisasi, result.target_akhir, result.polaritas);
  for (const auto& [nama, series] : data.pembanding) {
    if (!series.contains(tahun)) continue;
    const Value standard = Evaluator::in_year(series, tahun);
    result.banding.push_back({nama, standard, rules.banding(result.realisasi, standard)});
  }
  components(result, rules);
  trend(result, rules);
  return result;
}

SumberdayaResult Calculator::Impl::sumberdaya(const Sumberdaya& row, Rules& rules) {
  SumberdayaResult result;
  result.row = &row;
  result.kebutuhan = row.kebutuhan.value;
  double sum = 0;
  bool any = false;
  for (const auto& [nama, figure] : row.tersedia) {
    if (const auto number = figure.value.as_number()) {
      sum += *number;
      any = true;
    }
  }
  result.tersedia = any ? Value(sum) : Value(Missing{say("formula.not_filled"), {}});
  result.ketersediaan = rules.library("sumberdaya", "persen", result.tersedia, result.kebutuhan);
  result.efisiensi = rules.library("sumberdaya", "sisa", result.tersedia, result.kebutuhan);
  return result;
}

namespace {

Mean mean_of(const std::vector<IndikatorResult>& rows, Value IndikatorResult::*field,
             Rules& rules) {
  std::vector<Value> values;
  std::vector<double> bobot;
  bool weighted = false;
  for (const IndikatorResult& row : rows) {
    values.push_back(row.*field);
    bobot.push_back(row.indikator->bobot);
    weighted = weighted || row.indikator->has_bobot;
  }
  return rules.mean(values, bobot, weighted);
}

Mean mean_of(const std::vector<SumberdayaResult>& rows, Rules& rules) {
  std::vector<Value> values;
  values.reserve(rows.size());
  for (const SumberdayaResult& row : rows) values.push_back(row.ketersediaan);
  return rules.mean(values, {}, false);
}

bool serves(const BudgetNode& program, const std::string& sasaran) {
  return std::find(program.sasaran.begin(), program.sasaran.end(), sasaran) !=
         program.sasaran.end();
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
    for (const Sasaran& sasaran : tujuan.sasaran) {
      SasaranResult child;
      child.sasaran = &sasaran;
      add(sasaran.indikator, {OwnerKind::kSasaran, sasaran.kode, sasaran.nama}, child.indikator);
      child.capaian = mean_of(child.indikator, &IndikatorResult::capaian, rules);
      child.kemajuan = mean_of(child.indikator, &IndikatorResult::kemajuan, rules);
      child.predikat = rules.predikat(rules.angka(child.capaian.value));
      means.push_back(child.capaian.value);
      node.sasaran.push_back(std::move(child));
    }
    // A tujuan with indikator of its own is judged by them; else by the mean of its sasaran.
    node.capaian = node.indikator.empty()
                       ? rules.mean(means, {}, false)
                       : mean_of(node.indikator, &IndikatorResult::capaian, rules);
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
  for (const BudgetResult& program : result.program) {
    all.push_back(&program);
    for (const IndikatorResult& row : program.indikator) capaian.push_back(row.capaian);
  }
  result.budget = sum_of(all, rules.mean(capaian, {}, false), rules);
  for (TujuanResult& tujuan : result.tujuan) {
    std::vector<const BudgetResult*> of_tujuan;
    for (SasaranResult& sasaran : tujuan.sasaran) {
      std::vector<const BudgetResult*> programs;
      for (const BudgetResult& program : result.program) {
        if (!serves(*program.node, sasaran.sasaran->kode)) continue;
        programs.push_back(&program);
        if (std::find(of_tujuan.begin(), of_tujuan.end(), &program) == of_tujuan.end()) {
          of_tujuan.push_back(&program);
        }
      }
      sasaran.budget = sum_of(programs, sasaran.capaian, rules);
      set_pangsa(sasaran.budget, result.budget.anggaran, rules);
    }
    tujuan.budget = sum_of(of_tujuan, tujuan.capaian, rules);
    set_pangsa(tujuan.budget, result.budget.anggaran, rules);
  }
  for (BudgetResult& program : result.program) {
    set_pangsa(program, result.budget.anggaran, rules);
  }
}

void Calculator::Impl::summary(UnitResult& result, Rules& rules) {
  std::vector<Value> capaian;
  std::vector<Value> kemajuan;
  std::vector<double> bobot;
  std::map<std::string, int> counts;
  bool weighted = false;
  const auto count = [&](const IndikatorResult& row) {
    if (!row.indikator->iku) return;
    capaian.push_back(row.capaian);
    kemajuan.push_back(row.kemajuan);
    bobot.push_back(row.indikator->bobot);
    weighted = weighted || row.indikator->has_bobot;
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
  result.capaian = rules.mean(capaian, bobot, weighted);
  result.kemajuan = rules.mean(kemajuan, bobot, weighted);
  result.predikat = rules.predikat(rules.angka(result.capaian.value));
  for (const Band& band : rules.policy().info.bands) {
    result.recap.emplace_back(band.nama, counts[band.nama]);
  }
  result.ketersediaan_pegawai = mean_of(result.pegawai, rules);
  result.ketersediaan_sarana = mean_of(result.sarana, rules);
}

UnitResult Calculator::Impl::unit(const Unit& unit, Tahun tahun, Rules& rules) {
  UnitResult result;
  result.unit = &unit;
  result.tahun = tahun;
  result.kebijakan = rules.policy().info.kode;
  plan(result, rules);
  budgets(result, rules);
  if (tahun == workspace.tahun) {  // the staff, the assets and the side tables are the report's
    for (const Sumberdaya& row : unit.pegawai) result.pegawai.push_back(sumberdaya(row, rules));
    for (const Sumberdaya& row : unit.sarana) result.sarana.push_back(sumberdaya(row, rules));
    for (const Tabel& tabel : unit.tabel) result.tabel.push_back(evaluate_tabel(tabel, machine));
  }
  summary(result, rules);
  return result;
}

Calculator::Calculator(const Workspace& workspace, const Settings& settings,
                       const std::map<std::string, std::string>& definitions)
    : impl_(std::make_unique<Impl>(workspace, settings)) {
  for (const auto& [kode, source] : definitions) impl_->library.add(source, kode);
  impl_->resolve_scripts();
}

Calculator::~Calculator() = default;

std::vector<Tahun> Calculator::years() const {
  std::set<Tahun> years;
  for (const Unit& unit : impl_->workspace.unit) {
    for_each_indikator(unit, [&](const Indikator& data, const Owner&) {
      for (const auto& [tahun, figure] : data.realisasi) years.insert(tahun);
      for (const auto& [name, series] : data.masukan) {
        for (const auto& [tahun, input] : series) years.insert(tahun);
      }
    });
  }
  years.insert(impl_->workspace.tahun);
  return {years.begin(), years.end()};
}

Calculation Calculator::calculate(const Selection& selection) {
  Calculation calculation;
  calculation.workspace = &impl_->workspace;
  std::vector<std::string> known;
  for (const Unit& unit : impl_->workspace.unit) known.push_back(unit.kode);
  for (const std::string& kode : selection.unit) require_known("unit", kode, known);
  const std::vector<Tahun> years =
      selection.tahun.empty() ? std::vector<Tahun>{impl_->workspace.tahun} : selection.tahun;
  for (const Unit& unit : impl_->workspace.unit) {
    const bool wanted =
        selection.unit.empty() ||
        std::find(selection.unit.begin(), selection.unit.end(), unit.kode) != selection.unit.end();
    if (!wanted || impl_->is_empty(unit)) continue;
    const Policy* policy = impl_->library.policy(impl_->policy_code(unit));
    const auto seen = [&](const KebijakanInfo& info) { return info.kode == policy->info.kode; };
    if (std::none_of(calculation.kebijakan.begin(), calculation.kebijakan.end(), seen)) {
      calculation.kebijakan.push_back(policy->info);
    }
    Rules rules(impl_->machine, *policy);
    for (const Tahun tahun : years) {
      calculation.results.push_back(impl_->unit(unit, tahun, rules));
    }
  }
  return calculation;
}

IndikatorResult Calculator::row(const Unit& unit, const Indikator& indikator, Tahun tahun) {
  const Policy* policy = impl_->library.policy(impl_->policy_code(unit));
  Rules rules(impl_->machine, *policy);
  return impl_->indikator(unit, indikator, {}, tahun, rules);
}

std::vector<Calculator::Touched> Calculator::touch(const Unit& unit, const Indikator& indikator,
                                                   Tahun tahun) {
  std::vector<Touched> touched;
  for (const Cell& cell : impl_->evaluator.forget({&unit, &indikator, tahun})) {
    touched.push_back({cell.unit, cell.indikator, cell.tahun});
  }
  return touched;
}

void Calculator::override_realisasi(const Unit& unit, const Indikator& indikator, Tahun tahun,
                                    std::optional<Value> value) {
  impl_->evaluator.override_realisasi({&unit, &indikator, tahun}, std::move(value));
}

std::map<std::string, double> Calculator::gradient(const Unit& unit, const Indikator& of,
                                                   Tahun tahun) {
  return gradient_of(impl_->machine, impl_->evaluator, {&unit, &of, tahun});
}

Value Calculator::ask(const std::string& expression,
                      const std::vector<std::pair<std::string, Value>>& values) {
  const auto compiled = impl_->machine.compile("return " + expression, "ungkapan");
  if (compiled.failure) return Value(*compiled.failure);
  Fields fields;
  for (const auto& [name, value] : values) fields.set(name, value);
  lua::Machine::Call call;
  call.world = &fields;
  call.grades = true;
  return impl_->machine.call(compiled.value, call).value;
}

std::string Calculator::define(const std::string& source, const std::string& name,
                               const std::vector<std::string>& known) {
  return impl_->library.add(source, name, &known).kode;
}

std::optional<Rentang> Calculator::scale(const Indikator& indikator, const std::string& masukan) {
  const Definition* definition = impl_->evaluator.definition_of(indikator);
  if (masukan.empty()) {
    if (indikator.skala || definition == nullptr) return indikator.skala;
    return definition->skala;
  }
  const InputSpec* spec = definition == nullptr ? nullptr : definition->input(masukan);
  return spec == nullptr ? std::nullopt : spec->skala;
}

std::vector<std::pair<std::string, std::string>> Calculator::inputs(const Indikator& indikator) {
  std::vector<std::pair<std::string, std::string>> all;
  if (const Definition* definition = impl_->evaluator.definition_of(indikator)) {
    for (const InputSpec& spec : definition->masukan) all.emplace_back(spec.kode, spec.nama);
  }
  return all;
}

std::vector<std::string> Calculator::definition_codes() const {
  return impl_->library.definition_codes();
}

Explanation Calculator::explain(const std::string& unit, const std::string& indikator,
                                Tahun tahun) {
  return explain_indikator(impl_->workspace, impl_->machine, impl_->library, impl_->evaluator, unit,
                           indikator, tahun);
}

std::string Calculator::take_output() { return impl_->machine.take_output(); }

}  // namespace iku::formula

namespace iku {

const KebijakanInfo& kebijakan_of(const Calculation& calculation, const UnitResult& result) {
  for (const KebijakanInfo& info : calculation.kebijakan) {
    if (info.kode == result.kebijakan) return info;
  }
  return calculation.kebijakan.front();
}

}  // namespace iku
