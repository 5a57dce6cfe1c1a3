#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "formula/engine.hpp"

// Any bytes as the source of a formula: it ends in a value or a failure within its budget, and an
// ordinary formula gives its value afterwards in the same engine.
namespace {

iku::Engine::Options small_budget() {
  iku::Engine::Options options;
  options.budget.instructions = 50'000;  // so that the fuzzer tries many
  options.budget.seconds = 0.1;
  options.budget.memory = 2u << 20;
  options.budget.block = 256u << 10;
  return options;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static iku::Engine engine(small_budget());
  static const iku::Inputs inputs = {{"realisasi", iku::Value(84.0)},
                                     {"target", iku::Value(82.0)},
                                     {"ikm", iku::Value(3.222)},
                                     {"ipp", iku::Value(3.08)},
                                     {"tingkat", iku::Value(iku::Grade{"BB", 72.0})},
                                     {"tahun", iku::Value(2024.0)}};
  const std::string_view source(reinterpret_cast<const char*>(data), size);
  const iku::Value value = engine.run(source, "formula.lua", inputs);
  if (value.is_number() && !std::isfinite(value.number())) std::abort();
  if (value.is_failure() && value.failure().message.empty()) std::abort();
  engine.take_output();
  const iku::Value after = engine.run("return x.realisasi + x.target", "after.lua", inputs);
  if (!after.is_number() || after.number() < 165.9 || after.number() > 166.1) std::abort();
  return 0;
}
