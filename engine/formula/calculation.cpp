#include "formula/calculation.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "base/catalogue.hpp"
#include "formula/calculation_impl.hpp"
#include "formula/explain.hpp"
#include "formula/fields.hpp"
#include "formula/gradient.hpp"
#include "formula/text_scan.hpp"
#include "formula/variants.hpp"

namespace iku::formula {

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

Calculation Calculator::calculate(const Selection& selection, const Work& work) {
  Calculation calculation;
  calculation.workspace = &impl_->workspace;
  calculation.judge = &impl_->judge;
  const std::vector<Tahun> years =
      selection.tahun.empty() ? std::vector<Tahun>{impl_->workspace.tahun} : selection.tahun;
  std::vector<const Unit*> units = impl_->units(selection);
  std::erase_if(units, [](const Unit* unit) { return Impl::is_empty(*unit); });
  calculation.results = impl_->all(units, years, work);
  for (const UnitResult& result : calculation.results) {
    const KebijakanInfo& info = impl_->evaluator.policy_of(*result.unit, result.tahun)->info;
    const auto seen = [&](const KebijakanInfo& known) { return known.kode == info.kode; };
    if (std::none_of(calculation.kebijakan.begin(), calculation.kebijakan.end(), seen)) {
      calculation.kebijakan.push_back(info);
    }
  }
  return calculation;
}

IndikatorResult Calculator::row(const Unit& unit, const Indikator& indikator, Tahun tahun) {
  Rules rules(impl_->machine, *impl_->evaluator.policy_of(unit, tahun));
  return impl_->indikator(unit, indikator, {}, tahun, rules);
}

namespace {

std::vector<Calculator::RowRef> row_refs(const std::vector<Cell>& cells) {
  std::vector<Calculator::RowRef> refs;
  refs.reserve(cells.size());
  for (const Cell& cell : cells) refs.push_back({cell.unit, cell.indikator, cell.tahun});
  return refs;
}

}  // namespace

std::vector<Calculator::RowRef> Calculator::touch(const Unit& unit, const Indikator& indikator,
                                                  Tahun tahun) {
  return row_refs(impl_->evaluator.forget({&unit, &indikator, tahun}));
}

std::vector<Calculator::RowRef> Calculator::reads(const Unit& unit, const Indikator& indikator,
                                                  Tahun tahun) {
  impl_->evaluator.realisasi({&unit, &indikator, tahun});
  return row_refs(impl_->evaluator.dependencies({&unit, &indikator, tahun}));
}

std::vector<Calculator::RowRef> Calculator::read_by(const Unit& unit, const Indikator& indikator,
                                                    Tahun tahun) const {
  return row_refs(impl_->evaluator.dependents({&unit, &indikator, tahun}));
}

void Calculator::override_realisasi(const Unit& unit, const Indikator& indikator, Tahun tahun,
                                    std::optional<Figure> figure) {
  impl_->evaluator.override_realisasi({&unit, &indikator, tahun}, std::move(figure));
}

std::map<std::string, double> Calculator::gradient(const Unit& unit, const Indikator& of,
                                                   Tahun tahun) {
  return gradient_of(impl_->machine, impl_->evaluator, {&unit, &of, tahun});
}

std::map<std::string, double> Calculator::capaian_gradient(const Unit& unit, const Indikator& of,
                                                           Tahun tahun) {
  const Cell cell{&unit, &of, tahun};
  const Rules rules(impl_->machine, *impl_->evaluator.policy_of(unit, tahun));
  const lua::Function rule =
      rules.capaian_rule(impl_->evaluator.polaritas_of(cell), impl_->evaluator.own_capaian(cell));
  return capaian_gradient_of(impl_->machine, impl_->evaluator, cell, rule);
}

std::vector<RuleVariant> Calculator::variants(const Unit& unit, const Indikator& of, Tahun tahun) {
  const Cell cell{&unit, &of, tahun};
  return rule_variants(impl_->machine, impl_->library, impl_->evaluator,
                       *impl_->evaluator.policy_of(unit, tahun), cell,
                       impl_->evaluator.polaritas_of(cell));
}

const KebijakanInfo& Calculator::kebijakan(const Unit& unit) {
  return kebijakan(unit, impl_->workspace.tahun);
}

const KebijakanInfo& Calculator::kebijakan(const Unit& unit, Tahun tahun) {
  return impl_->evaluator.policy_of(unit, tahun)->info;
}

const Definition* Calculator::definition(const Indikator& indikator) {
  return impl_->evaluator.definition_of(indikator, impl_->workspace.tahun);
}

const Settings& Calculator::settings() const { return impl_->settings; }

Value Calculator::ask(const std::string& expression,
                      const std::vector<std::pair<std::string, Value>>& values, int budget_factor) {
  const std::size_t kept = impl_->machine.kept();
  const auto compiled = impl_->machine.compile("return " + expression, "ungkapan");
  if (compiled.failure) return Value(*compiled.failure);
  Fields fields;
  for (const auto& [name, value] : values) fields.set(name, value);
  lua::Machine::Call call;
  call.world = &fields;
  call.grades = true;
  call.budget_factor = budget_factor;
  Value value = impl_->machine.call(compiled.value, call).value;
  impl_->machine.forget_after(kept);
  return value;
}

std::string Calculator::check_definition(const std::string& source, const std::string& name,
                                         const std::vector<std::string>& known) {
  const std::size_t kept = impl_->machine.kept();
  Library apart(impl_->machine, {});
  std::string kode = apart.add(source, name, &known).kode;
  impl_->machine.forget_after(kept);
  return kode;
}

std::optional<Rentang> Calculator::scale(const Indikator& indikator, const std::string& masukan) {
  const Definition* found = definition(indikator);
  if (masukan.empty()) {
    if (indikator.skala || found == nullptr) return indikator.skala;
    return found->skala;
  }
  const InputSpec* spec = found == nullptr ? nullptr : found->input(masukan);
  return spec == nullptr ? std::nullopt : spec->skala;
}

std::vector<std::pair<std::string, std::string>> Calculator::inputs(const Indikator& indikator) {
  std::vector<std::pair<std::string, std::string>> all;
  if (const Definition* found = definition(indikator)) {
    for (const InputSpec& spec : found->masukan) all.emplace_back(spec.kode, spec.nama);
  }
  return all;
}

Calculator::Source Calculator::source(const Indikator& indikator) {
  const Definition* found = definition(indikator);
  return found == nullptr ? Source{} : Source{found->file, found->source};
}

std::string Calculator::script_text(const std::string& jenis, const std::string& kode) const {
  return impl_->library.text(jenis, kode);
}

std::vector<Diagnostic> Calculator::doubts() const {
  std::vector<Diagnostic> all = impl_->library.doubts();
  for (Diagnostic& doubt : rumus_doubts(impl_->workspace)) all.push_back(std::move(doubt));
  return all;
}

const std::vector<FileStamp>& Calculator::script_files() const { return impl_->library.files(); }

std::vector<std::string> Calculator::definition_codes() const {
  return impl_->library.definition_codes();
}

Explanation Calculator::explain(const std::string& unit, const std::string& indikator,
                                Tahun tahun) {
  return explain_indikator(impl_->workspace, impl_->machine, impl_->evaluator, unit, indikator,
                           tahun);
}

std::string Calculator::take_output() {
  return std::exchange(impl_->printed, {}) + impl_->machine.take_output();
}

}  // namespace iku::formula

namespace iku {

const KebijakanInfo& kebijakan_of(const Calculation& calculation, const UnitResult& result) {
  for (const KebijakanInfo& info : calculation.kebijakan) {
    if (info.kode == result.kebijakan) return info;
  }
  return calculation.kebijakan.front();
}

}  // namespace iku
