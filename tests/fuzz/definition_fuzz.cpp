#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "formula/definition.hpp"
#include "formula/engine.hpp"
#include "formula/policy.hpp"
#include "lua/machine.hpp"

// Any bytes as the source of a definition: an indikator, whose formula then runs the quick way, or
// a kebijakan, whose rules run on numbers. Everything ends in values, failures or diagnostics.
namespace {

iku::Budget small_budget() {
  iku::Budget budget;
  budget.instructions = 50'000;  // so that the fuzzer tries many
  budget.seconds = 0.1;
  budget.memory = 2u << 20;
  budget.block = 256u << 10;
  return budget;
}

void run_indikator(iku::lua::Machine& machine, const iku::formula::Definition& definition) {
  if (!definition.formulasi) return;
  std::vector<std::string> names;
  for (const iku::formula::InputSpec& input : definition.masukan) names.push_back(input.kode);
  machine.declare_slots(definition.formulasi, names);
  const std::vector<double> numbers(names.size(), 3.5);
  double number = 0;
  machine.call_quick(definition.formulasi, numbers.data(), nullptr, number);
  iku::lua::Machine::Call call;
  call.numbers = numbers.data();
  machine.call(definition.formulasi, call);
  call.reading = iku::lua::Reading::kTrace;
  machine.call(definition.formulasi, call);
}

void run_policy(iku::lua::Machine& machine, const iku::formula::Policy& policy) {
  for (const auto& [polaritas, rule] : policy.capaian) machine.call_with_numbers(rule, {84, 82});
  for (const iku::lua::Function rule : {policy.angka, policy.rata, policy.efisiensi}) {
    if (rule) machine.call_with_numbers(rule, {84, 82});
  }
  const iku::lua::Function find = machine.library_function("predikat", "cari");
  if (find && policy.predikat.function) machine.call_with_table(find, policy.predikat, 90.5, true);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static iku::lua::Machine machine(small_budget());
  const std::string source(reinterpret_cast<const char*>(data), size);
  const std::size_t kept = machine.kept();
  auto outcome = machine.define(source, "definisi.lua");
  if (!outcome.failure) {
    std::vector<iku::Diagnostic> faults;
    if (outcome.value.mark == "kebijakan") {
      const auto policy = iku::formula::read_policy(outcome.value, "definisi.lua", source, faults);
      if (!iku::has_error(faults)) run_policy(machine, policy);
    } else {
      const auto definition =
          iku::formula::read_definition(outcome.value, "definisi.lua", source, faults);
      if (!iku::has_error(faults)) run_indikator(machine, definition);
    }
    for (const iku::Diagnostic& fault : faults) iku::render(fault);
  }
  machine.take_output();
  machine.forget_after(kept);
  return 0;
}
