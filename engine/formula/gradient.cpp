#include "formula/gradient.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <vector>

namespace iku::formula {

namespace {

using lua::Op;
using lua::Trace;
using lua::TraceNode;

constexpr int kMaxDepth = 32;

// d(node) / d(its n-th operand).
double partial(const Trace& trace, const TraceNode& node, std::size_t n) {
  const auto value = [&](std::size_t i) {
    return trace.nodes[static_cast<std::size_t>(node.args[i])].value;
  };
  switch (node.op) {
    case Op::kAdd: return 1;
    case Op::kSub: return n == 0 ? 1 : -1;
    case Op::kMul: return value(1 - n);
    case Op::kDiv: return n == 0 ? 1 / value(1) : -value(0) / (value(1) * value(1));
    case Op::kNeg: return -1;
    case Op::kNote: return 1;
    case Op::kMod: return n == 0 ? 1 : -std::floor(value(0) / value(1));
    case Op::kPow:
      if (n == 0) return value(1) * std::pow(value(0), value(1) - 1);
      return value(0) > 0 ? node.value * std::log(value(0)) : 0;
    default: break;
  }
  if (node.op != Op::kCall) return 0;  // floor division is flat
  if (node.name == "abs") return value(0) < 0 ? -1 : 1;
  if (node.name == "exp") return node.value;
  if (node.name == "sqrt") return 0.5 / node.value;
  if (node.name == "fmod") return n == 0 ? 1 : -std::trunc(value(0) / value(1));
  if (node.name == "max" || node.name == "min") {
    // The first operand that has the result's value carries it.
    for (std::size_t i = 0; i < node.args.size(); ++i) {
      if (value(i) >= node.value && value(i) <= node.value) return i == n ? 1 : 0;
    }
    return 0;
  }
  if (node.name == "log") {
    if (node.args.size() == 1) return 1 / value(0);
    const double base = std::log(value(1));
    return n == 0 ? 1 / (value(0) * base) : -std::log(value(0)) / (value(1) * base * base);
  }
  return 0;  // floor, ceil, bulat: steps
}

}  // namespace

std::map<std::string, double> gradient(const Trace& trace) {
  std::map<std::string, double> result;
  if (trace.root < 0) return result;
  // Operands stand before what is made of them, so one pass backwards sees each node complete.
  std::vector<double> adjoint(trace.nodes.size(), 0.0);
  adjoint[static_cast<std::size_t>(trace.root)] = 1;
  for (int index = trace.root; index >= 0; --index) {
    const TraceNode& node = trace.nodes[static_cast<std::size_t>(index)];
    const double weight = adjoint[static_cast<std::size_t>(index)];
    if (node.op == Op::kInput) result[node.name] += weight;
    if (std::fpclassify(weight) == FP_ZERO) continue;
    for (std::size_t n = 0; n < node.args.size(); ++n) {
      adjoint[static_cast<std::size_t>(node.args[n])] += weight * partial(trace, node, n);
    }
  }
  return result;
}

namespace {

using Slopes = std::map<std::string, double>;

// Each cell once: formulas that all read one another have more ways down than can be walked.
using Known = std::map<std::tuple<const Unit*, const Indikator*, Tahun>, Slopes>;

Slopes slopes_of(lua::Machine& machine, Evaluator& evaluator, const Cell& cell, int depth,
                 Known& known) {
  const auto key = std::make_tuple(cell.unit, cell.indikator, cell.tahun);
  if (const auto found = known.find(key); found != known.end()) return found->second;
  Slopes result;
  const Definition* definition = evaluator.definition_of(*cell.indikator, cell.tahun);
  const Realisasi realisasi = evaluator.realisasi(cell);
  if (definition == nullptr || !definition->formulasi || depth > kMaxDepth ||
      realisasi.origin != Origin::kComputed) {
    return result;
  }
  const auto traced = evaluator.run_formula(cell, lua::Reading::kTrace);
  if (!traced.value.is_number()) return result;
  const Trace trace = machine.trace();
  const std::vector<Cell> reads = evaluator.dependencies(cell);
  for (const auto& [name, slope] : gradient(trace)) {
    const auto read =
        std::find_if(reads.begin(), reads.end(), [&, &name = name](const Cell& other) {
          return other.indikator->kode == name && other.tahun == cell.tahun &&
                 other.unit == cell.unit;
        });
    if (read == reads.end()) {
      result[cell.indikator->kode + "." + name] += slope;
      continue;
    }
    result[name] += slope;
    for (const auto& [inner, inner_slope] :
         slopes_of(machine, evaluator, *read, depth + 1, known)) {
      result[inner] += slope * inner_slope;
    }
  }
  known[key] = result;
  return result;
}

}  // namespace

std::map<std::string, double> gradient_of(lua::Machine& machine, Evaluator& evaluator,
                                          const Cell& cell, int depth) {
  Known known;
  return slopes_of(machine, evaluator, cell, depth, known);
}

std::map<std::string, double> capaian_gradient_of(lua::Machine& machine, Evaluator& evaluator,
                                                  const Cell& cell, lua::Function rule) {
  Slopes result;
  if (!rule || !evaluator.run_rule(rule, cell, lua::Reading::kTrace).value.is_number()) {
    return result;
  }
  const Trace trace = machine.trace();
  const std::string own = cell.indikator->kode + ".";
  for (const auto& [name, slope] : gradient(trace)) {
    if (name != "realisasi") {
      result[own + name] += slope;
      continue;
    }
    result[cell.indikator->kode] += slope;
    for (const auto& [inner, inner_slope] : gradient_of(machine, evaluator, cell)) {
      result[inner] += slope * inner_slope;
    }
  }
  return result;
}

}  // namespace iku::formula
