#pragma once

#include <string>

#include "formula/calculation.hpp"
#include "formula/evaluator.hpp"
#include "formula/judge.hpp"
#include "formula/library.hpp"
#include "formula/rules.hpp"

// The inside of a Calculator: how a unit's year is put together from its rows. Used by calculation
// alone.

namespace iku::formula {

/// Asks the evaluation what it would say of other operands.
class RuleJudge : public Judge {
 public:
  explicit RuleJudge(Calculator::Impl& impl) : impl_(impl) {}

  Value apply(const Derivation& derivation) override;
  IndikatorResult row(const Unit& unit, const Indikator& indikator, const Owner& owner,
                      Tahun tahun) override;
  void add_sumberdaya(UnitResult& result) override;
  const KebijakanInfo& kebijakan(const Unit& unit, Tahun tahun) override;

 private:
  Calculator::Impl& impl_;
};

struct Calculator::Impl {
  const Workspace& workspace;
  Settings settings;
  lua::Machine machine;
  Library library;
  Evaluator evaluator;

  RuleJudge judge{*this};

  Impl(const Workspace& workspace_in, const Settings& settings_in);

  std::string printed;  ///< what scripts printed while units were calculated, by unit

  /// Nothing to calculate in it.
  static bool is_empty(const Unit& unit) {
    return unit.tujuan.empty() && unit.program.empty() && unit.tabel.empty() &&
           unit.pegawai.empty() && unit.sarana.empty();
  }

  /// The units selected, in the workspace's order. Throws Error (kUsage) for an unknown code.
  std::vector<const Unit*> units(const Selection& selection) const;
  void resolve_scripts();
  IndikatorResult indikator(const Unit& unit, const Indikator& data, const Owner& owner,
                            Tahun tahun, Rules& rules);
  void trend(IndikatorResult& result, Rules& rules);
  void made_of(IndikatorResult& result, const Cell& cell);
  void components(IndikatorResult& result, Rules& rules);
  SumberdayaResult sumberdaya(const Sumberdaya& row, Rules& rules);
  void add_sumberdaya(UnitResult& result, Rules& rules);
  UnitResult unit(const Unit& unit, Tahun tahun);
  /// The results of units, by unit, then year; those that have none below them first, by several
  /// threads where asked for.
  std::vector<UnitResult> all(const std::vector<const Unit*>& units,
                              const std::vector<Tahun>& years, const Work& work);
  void plan(UnitResult& result, Rules& rules);
  void budgets(UnitResult& result, Rules& rules);
  void summary(UnitResult& result, Rules& rules);
};

}  // namespace iku::formula
