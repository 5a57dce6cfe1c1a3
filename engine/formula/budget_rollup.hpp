#pragma once

#include <functional>
#include <vector>

#include "formula/rules.hpp"

// Sums of rupiah up the budget tree, and the ratios taken after summing. Used by calculation.

namespace iku::formula {

/// How the indikator of a node are calculated; calculation hands it in.
using IndikatorCalculation =
    std::function<void(const Indikator&, const Owner&, std::vector<IndikatorResult>&)>;

/// A program, kegiatan or sub kegiatan with its children.
BudgetResult roll_up(const BudgetNode& node, Tahun tahun, Rules& rules,
                     const IndikatorCalculation& calculate);

/// The sum of nodes: a sasaran's programs, a unit's total. `capaian` is the mean to set beside it.
BudgetResult sum_of(const std::vector<const BudgetResult*>& nodes, const Mean& capaian, Tahun tahun,
                    Rules& rules);

/// Sets every node's share of the total, per cent.
void set_pangsa(BudgetResult& node, const Value& total, Rules& rules);

}  // namespace iku::formula
