#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "formula/cell.hpp"
#include "formula/judge.hpp"
#include "formula/library.hpp"

// Evaluates the realisasi of every indikator of a workspace, each once, in the order their formulas
// ask for: a formula that reads a value which is not there yet is put aside until it is. Used by
// calculation and explain.

namespace iku::formula {

class Evaluator : public lua::World {
 public:
  /// All three must outlive the evaluator. `as_of`: the year whose rules count; none: each row's
  /// own.
  Evaluator(const Workspace& workspace, lua::Machine& machine, Library& library,
            std::optional<Tahun> as_of = std::nullopt);

  /// The realisasi of a cell, with everything it depends on.
  const Realisasi& realisasi(const Cell& cell);

  /// Capaian and predikat of a cell, with everything they depend on.
  const Assessment& assessment(const Cell& cell);

  /// The target that a cell's realisasi is measured by: where parts of its year are missing, the
  /// target of the parts that are there, if the target has such parts.
  TargetOf target_of(const Cell& cell);

  /// What of a cell's realisasi is partial: "rata-rata 3 dari 4 triwulan"; empty where it is whole.
  std::string partial_text(const Cell& cell);
  /// What of a target is partial that no like parts of the realisasi are measured by; empty where
  /// nothing is.
  std::string partial_target(const Cell& cell);
  /// What makes the target and the realisasi of a row doubtful beside each other, in words.
  std::vector<std::string> doubts_of(const Cell& cell, const std::string& polaritas,
                                     const std::string& satuan);

  /// The same where something has asked for it already; else null.
  const Assessment* assessed(const Cell& cell) const;

  /// The capaian function of a cell's own definition, where one is in force: it wins over the
  /// policy's. Empty where there is none.
  lua::Function own_capaian(const Cell& cell);

  /// The realisasi and target that a capaian rule of a cell works with.
  Value realisasi_operand(const Cell& cell);
  Value target_operand(const Cell& cell);

  /// The capaian of a cell, or what its formulasi gives, with these operands in place of its own;
  /// everything else as in the data. Nothing is kept.
  Value capaian_of(const Cell& cell, const Operands& given);
  Value realisasi_of(const Cell& cell, const Operands& given);

  /// Takes what another evaluator of the same workspace has computed.
  void adopt(const Evaluator& other);

  /// The kebijakan of a unit's year: of those it names the one in force, else the last.
  const Policy* policy_of(const Unit& unit, Tahun tahun);

  /// The year whose rules count for a row of `tahun`.
  Tahun rule_year(Tahun tahun) const { return as_of_.value_or(tahun); }

  /// The data's polaritas, else the definition's, else "positif".
  std::string polaritas_of(const Cell& cell);

  /// The rule packs that went into a cell's realisasi and capaian, by code; sorted.
  std::vector<std::string> packs_of(const Cell& cell);

  /// The values of units below that a cell's formula read, in the order of reading.
  const std::vector<Coverage>& coverage_of(const Cell& cell) const;

  /// The units directly below one, by code.
  const std::vector<const Unit*>& below(const Unit& unit) const;

  /// Runs a cell's formula once more in the reading wanted; its dependencies are there already.
  lua::Machine::Result run_formula(const Cell& cell, lua::Reading reading);

  /// Runs a rule over a cell whose x.realisasi is the one that counts (a capaian rule). The second
  /// may end in not_yet.
  lua::Machine::Result run_rule(lua::Function rule, const Cell& cell, lua::Reading reading);
  lua::Machine::Result try_rule(lua::Function rule, const Cell& cell, lua::Reading reading);

  /// Computes what the last rule or formula that ended in not_yet was waiting for.
  void compute_needed();

  /// The definition of an indikator for a year, though none may be in force then; null where it
  /// has none or it is faulty.
  const Definition* definition_of(const Indikator& indikator, Tahun tahun);

  /// The rank of a grade among the names a cell's definition declares, 1 the lowest; none without.
  std::optional<double> rank(const Cell& cell, const Value& grade);

  /// The figure of a series in a year; missing "tidak diisi" where there is none.
  static Value in_year(const Series& series, Tahun tahun);

  /// The cells a cell's formula read, in the order of reading; empty before it was evaluated.
  std::vector<Cell> dependencies(const Cell& cell) const;
  /// The evaluated cells whose formulas read a cell.
  std::vector<Cell> dependents(const Cell& cell) const;

  /// Forgets a cell and everything that was computed from it, after its data changed. Gives the
  /// cells forgotten, the changed one first.
  std::vector<Cell> forget(const Cell& cell);

  /// Makes a cell's realisasi this figure whatever its formula and data say, or none again. It
  /// stands for the same parts of the year as what it lies over.
  void override_realisasi(const Cell& cell, std::optional<Figure> figure);
  /// The figure that was put over a cell's realisasi; null where there is none.
  const Figure* overridden(const Cell& cell) const;

  bool has_overrides() const { return !overrides_.empty(); }

  /// The indikator of a code in a unit; null where there is none.
  const Indikator* find(const Unit& unit, std::string_view kode) const;
  const Unit* find_unit(std::string_view kode) const;

  // lua::World: what a formula sees.
  lua::Answer read(const lua::Scope& scope, std::string_view name) override;
  std::optional<lua::Scope> in_year(const lua::Scope& scope, Tahun tahun) override;
  std::optional<lua::Scope> of_unit(const lua::Scope& scope, std::string_view kode) override;
  lua::Answer below(const lua::Scope& scope, std::string_view kode,
                    std::string_view bagian) override;
  lua::Answer banding(const lua::Scope& scope, std::string_view nama) override;
  std::string label(const lua::Scope& scope, std::string_view name) override;
  std::vector<std::string> names(const lua::Scope& scope) override;
  std::vector<std::string> own_names(const lua::Scope& scope) override;

 private:
  /// Something to compute.
  struct Need {
    Cell cell;
    Part part = Part::kRealisasi;
    bool operator==(const Need&) const = default;
  };
  struct NeedHash {
    std::size_t operator()(const Need& need) const {
      return CellHash()(need.cell) * 2 + static_cast<std::size_t>(need.part);
    }
  };
  /// What an attempt at something waits for, and how often it has waited.
  struct Waiting {
    std::vector<Need> needs;
    std::size_t left = 0;  ///< of these, how many are not there yet
    int times = 0;
  };
  /// What one computation has before it.
  struct Pending {
    std::vector<Need> todo;                               ///< to be attempted, the next one last
    std::unordered_map<Need, Waiting, NeedHash> blocked;  ///< what was attempted and waits
    std::unordered_map<Need, std::vector<Need>, NeedHash> waiters;  ///< by what they wait for
    std::vector<Need> moved;  ///< what waits for less than when cycles were looked for
    std::set<std::pair<const Unit*, Tahun>> ahead;  ///< of which everything was put into todo once;
                                                    ///< a null unit stands for all
  };
  using Blocked = std::unordered_map<Need, Waiting, NeedHash>;

  template <typename Ask>
  Value with_operands(const Cell& cell, const Operands& given, Ask ask);
  const Figure* given(const Cell& cell, std::string_view name) const;
  bool is_done(const Need& need) const;
  void compute(const Need& need);
  bool attempt(const Need& need);
  bool evaluate(const Cell& cell, Realisasi& result);
  void note_parts(const Cell& cell, Realisasi& result) const;
  std::shared_ptr<const Periode> parts_of_met(const Cell& cell) const;
  void add_parts_of_made(const Cell& cell, std::string& text) const;
  TargetOf measured_by(const Cell& cell, const Periode* there) const;
  lua::Answer target_answer(const Cell& cell);
  std::string unlike_units(const std::vector<Cell>& cells);
  std::string satuan_of(const Cell& cell);
  bool target_waits(const Cell& cell);
  bool assess(const Cell& cell, Assessment& result);
  Choice choice_of(const Indikator& indikator, Tahun tahun);
  void note_packs(const Cell& cell, const std::vector<std::string>& codes);
  Realisasi from_result(const Cell& cell, Value computed);
  std::optional<Value> input_out_of_scale(const Cell& cell, const Definition& definition);
  Value within_scale(const Cell& cell, Value value, const Definition* definition) const;
  bool gather_numbers(const Cell& cell, const Definition& definition);
  void work(Pending& pending);
  void finish(const Need& need, Pending& pending) const;
  void look_ahead(const Need& need, int times, Pending& pending) const;
  void fail_cycles(Pending& pending);
  void fail_cycle(const std::vector<Need>& cycle, const Blocked& blocked);
  std::string names_of(const std::vector<Need>& cycle, const Blocked& blocked) const;
  const Indikator* declared(const Cell& cell, const InputSpec& spec);
  void note_declared(const Cell& cell, const Definition& definition);
  void note_read(const Cell& cell);
  bool depend_on(const Cell& cell, Part part);
  /// What runs has read a figure of a cell that is not its own, and changes with it.
  void note_reader(const Cell& cell);
  lua::Item item_of(const Cell& cell, Part part, std::string_view bagian,
                    const std::vector<Band>& bands);
  lua::Answer dependency(const Cell& cell);
  lua::Answer in_declared_scale(const Cell& cell, std::string_view name, lua::Answer answer);
  lua::Answer own_input(const Cell& cell, std::string_view name, bool& known);
  lua::Answer rank_of(const Cell& cell, const lua::Answer& answer);
  lua::Answer special(const Cell& cell, std::string_view name);

  const Workspace& workspace_;
  lua::Machine& machine_;
  Library& library_;
  std::optional<Tahun> as_of_;
  std::unordered_map<const Unit*, std::map<std::string, const Indikator*, std::less<>>> index_;
  std::map<std::string, const Unit*, std::less<>> units_;
  std::unordered_map<const Unit*, std::vector<const Unit*>> below_;
  std::unordered_map<const Indikator*, const Versions*> versions_;
  std::map<std::pair<const Unit*, Tahun>, const Policy*> policies_;
  std::unordered_map<Cell, Realisasi, CellHash> done_;
  std::unordered_map<Cell, Assessment, CellHash> assessed_;
  std::unordered_map<Cell, CellList, CellHash> read_by_;
  std::unordered_map<Cell, CellList, CellHash> readers_;
  std::unordered_map<Cell, Figure, CellHash> overrides_;
  std::unordered_map<Cell, Realisasi, CellHash> beneath_;  // what overrides lie over, its parts
  std::unordered_map<Cell, std::vector<std::string>, CellHash> packs_;
  std::unordered_map<Cell, std::vector<Coverage>, CellHash> coverage_;
  std::vector<double> numbers_;
  std::vector<Need> needed_;         // what the formula that runs asked for and is not there yet
  CellList met_;                     // the cells whose realisasi it has read
  Cell running_;                     // the cell whose formula or rule runs
  bool rule_ = false;                // a rule runs: x.realisasi is the one that counts
  const Operands* given_ = nullptr;  // stand in place of given_to_'s own while it runs
  Cell given_to_;
};

}  // namespace iku::formula
