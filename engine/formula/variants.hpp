#pragma once

#include <string>
#include <vector>

#include "formula/rules.hpp"

// What one indikator gets when a rule of its policy is taken another way: another kebijakan, its
// capaian formula, its cap, the gap policy of its bands, rounding. Asked by session for `.rules`.

namespace iku::formula {

/// An indikator under one rule taken another way, everything else as it is.
struct RuleVariant {
  enum class Rule {
    kKebijakan,   ///< the whole policy; the first variant is the one in force
    kRumus,       ///< the capaian formula of the polaritas, as another policy has it
    kAngka,       ///< what caps the capaian before the predikat is looked up
    kCelah,       ///< where a band begins
    kPembulatan,  ///< the capaian rounded before the predikat is looked up
  };
  Rule rule = Rule::kKebijakan;
  std::string way;  ///< code of the policy, the gap policy, or "bulat 2", "potong 0"; "" for no cap
  Value capaian;
  Value predikat;
  int place = 0;  ///< of the predikat among its bands, 1 the best; 0 without a predikat
  int of = 0;     ///< how many bands there are
};

/// Every variant that the policies in the script roots allow; the first is the rules in force.
/// A variant that cannot be made is left out.
std::vector<RuleVariant> rule_variants(lua::Machine& machine, Library& library,
                                       Evaluator& evaluator, const Policy& policy, const Cell& cell,
                                       const std::string& polaritas);

}  // namespace iku::formula
