#pragma once

#include <string>
#include <vector>

#include "formula/evaluator.hpp"
#include "formula/fields.hpp"
#include "formula/policy.hpp"

// Applies the rules of a kebijakan to values: each rule is a Lua function of x, called through one
// door. A missing or failed operand makes the result missing or failed with its reason.

namespace iku::formula {

class Rules {
 public:
  Rules(lua::Machine& machine, const Policy& policy) : machine_(machine), policy_(policy) {}

  /// The capaian rule of a polaritas; `override_rule` wins where it is given. Empty where the
  /// policy has none.
  lua::Function capaian_rule(const std::string& polaritas, lua::Function override_rule) const;
  /// Capaian of a cell, per cent. The second gives nothing where its rule reads a value that the
  /// evaluator has not computed yet.
  Value capaian(Evaluator& evaluator, const Cell& cell, const std::string& polaritas,
                lua::Function override_rule);
  std::optional<Value> try_capaian(Evaluator& evaluator, const Cell& cell,
                                   const std::string& polaritas, lua::Function override_rule);
  Value angka(const Value& capaian);
  Value predikat(const Value& angka);
  /// How far a realisasi is on the way to the target of the year `akhir`, by the policy's rule of
  /// that polaritas, else the library's. Missing where the policy has no kemajuan at all.
  Value kemajuan(Evaluator& evaluator, const Cell& cell, const Value& realisasi, Tahun akhir,
                 const std::string& polaritas);
  /// The same on the way to a target given, from a baseline given or the indikator's.
  Value kemajuan(Evaluator& evaluator, const Cell& cell, const Value& realisasi,
                 const Value& target, const Value& baseline, const std::string& polaritas);
  Value banding(const Value& realisasi, const Value& pembanding);
  Value serapan(const Value& anggaran, const Value& realisasi);
  Value efisiensi(const Value& capaian, const Value& serapan, const Value& anggaran,
                  const Value& realisasi);
  /// Mean of the values that are numbers; `of` counts all. Weighted where all have a bobot, missing
  /// where only some do: no weight stands for one that was not given.
  Mean mean(const std::vector<Value>& values, const Weights& bobot = {});
  /// A two-argument function of the stdlib: tumbuh.persen(awal, akhir).
  Value library(const char* module, const char* name, const Value& first, const Value& second);

  const Policy& policy() const { return policy_; }

 private:
  Value call(lua::Function rule, Fields& x, bool grades = false, Tahun tahun = 0);
  lua::Function kemajuan_rule(const std::string& polaritas) const;

  lua::Machine& machine_;
  const Policy& policy_;
};

/// The first of the values that is missing or failed; null when all are present.
const Value* first_absent(std::initializer_list<const Value*> values);

}  // namespace iku::formula
