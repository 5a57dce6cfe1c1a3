#pragma once

#include <map>
#include <string>

#include "formula/evaluator.hpp"

// Exact derivatives: the trace of an evaluation is a graph of what its result was made of, and the
// chain rule run backwards over it gives the derivative by every input at once. Used by
// calculation.

namespace iku::formula {

/// d(result) / d(input) for each input named in a trace, by reverse accumulation. At a corner (abs
/// at 0, min of equals) one of the one-sided derivatives; a step (floor, bulat) counts as flat.
std::map<std::string, double> gradient(const lua::Trace& trace);

/// The derivative of a cell's realisasi by every figure it was made of, through the formulas
/// between. Keys as for Calculator::gradient.
std::map<std::string, double> gradient_of(lua::Machine& machine, Evaluator& evaluator,
                                          const Cell& cell, int depth = 0);

/// The derivative of a cell's capaian, made by `rule`, by every figure that it or the realisasi was
/// made of; the cell's own realisasi is among them, by its kode.
std::map<std::string, double> capaian_gradient_of(lua::Machine& machine, Evaluator& evaluator,
                                                  const Cell& cell, lua::Function rule);

}  // namespace iku::formula
