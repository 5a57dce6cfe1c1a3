#pragma once

#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "formula/library.hpp"
#include "formula/result.hpp"

// Evaluates the realisasi of every indikator of a workspace, each once, in the order their formulas
// ask for: a formula that reads a value which is not there yet is put aside until it is. Used by
// calculation and explain.

namespace iku::formula {

/// One figure to evaluate: an indikator (of its unit) in a year.
struct Cell {
  const Unit* unit = nullptr;
  const Indikator* indikator = nullptr;
  Tahun tahun = 0;
  bool operator==(const Cell&) const = default;
};

/// The realisasi that counts, and where it came from.
struct Realisasi {
  Value value;
  Origin origin = Origin::kData;
  Value reported;  ///< the data's own where a formula computed another
};

class Evaluator : public lua::World {
 public:
  /// All three must outlive the evaluator.
  Evaluator(const Workspace& workspace, lua::Machine& machine, Library& library);

  /// The realisasi of a cell, with everything it depends on.
  const Realisasi& realisasi(const Cell& cell);

  /// Runs a cell's formula once more in the reading wanted; its dependencies are there already.
  lua::Machine::Result run_formula(const Cell& cell, lua::Reading reading);

  /// Runs a rule over a cell whose x.realisasi is the one that counts (a capaian rule).
  lua::Machine::Result run_rule(lua::Function rule, const Cell& cell, lua::Reading reading);

  /// The definition of an indikator; null where it has none or it is faulty.
  const Definition* definition_of(const Indikator& indikator);

  /// The figure of a series in a year; missing "tidak diisi" where there is none.
  static Value in_year(const Series& series, Tahun tahun);

  /// The cells a cell's formula read, in the order of reading; empty before it was evaluated.
  std::vector<Cell> dependencies(const Cell& cell) const;
  /// The evaluated cells whose formulas read a cell.
  std::vector<Cell> dependents(const Cell& cell) const;

  /// Forgets a cell and everything that was computed from it, after its data changed. Gives the
  /// cells forgotten, the changed one first.
  std::vector<Cell> forget(const Cell& cell);

  /// Makes a cell's realisasi this value whatever its formula and data say; nothing takes it back.
  void override_realisasi(const Cell& cell, std::optional<Value> value);

  /// The indikator of a code in a unit; null where there is none.
  const Indikator* find(const Unit& unit, std::string_view kode) const;
  const Unit* find_unit(std::string_view kode) const;

  // lua::World: what a formula sees.
  lua::Answer read(const lua::Scope& scope, std::string_view name) override;
  std::optional<lua::Scope> in_year(const lua::Scope& scope, Tahun tahun) override;
  std::optional<lua::Scope> of_unit(const lua::Scope& scope, std::string_view kode) override;
  lua::Answer banding(const lua::Scope& scope, std::string_view nama) override;
  std::vector<std::string> names(const lua::Scope& scope) override;

 private:
  struct CellHash {
    std::size_t operator()(const Cell& cell) const {
      return std::hash<const void*>()(cell.indikator) * 31 + static_cast<std::size_t>(cell.tahun);
    }
  };

  bool evaluate(const Cell& cell, Realisasi& result);
  Realisasi from_result(const Cell& cell, Value computed);
  std::optional<Value> input_out_of_scale(const Cell& cell, const Definition& definition);
  Value within_scale(const Cell& cell, Value value, const Definition* definition) const;
  bool gather_numbers(const Cell& cell, const Definition& definition);
  void fail_cycle(const std::vector<Cell>& waiting, const Cell& again);
  lua::Answer dependency(const Cell& cell);
  lua::Answer in_declared_scale(const Cell& cell, std::string_view name, lua::Answer answer);
  lua::Answer own_input(const Cell& cell, std::string_view name, bool& known);
  lua::Answer rank_of(const Cell& cell, const lua::Answer& answer);
  lua::Answer special(const Cell& cell, std::string_view name);

  const Workspace& workspace_;
  lua::Machine& machine_;
  Library& library_;
  std::unordered_map<const Unit*, std::map<std::string, const Indikator*, std::less<>>> index_;
  std::map<std::string, const Unit*, std::less<>> units_;
  std::unordered_map<const Indikator*, const Definition*> definitions_;
  std::unordered_map<Cell, Realisasi, CellHash> done_;
  std::unordered_map<Cell, std::vector<Cell>, CellHash> read_by_;
  std::unordered_map<Cell, std::vector<Cell>, CellHash> readers_;
  std::unordered_map<Cell, Value, CellHash> overrides_;
  std::vector<double> numbers_;
  Cell running_;       // the cell whose formula or rule runs
  Cell needed_;        // the cell it asked for that is not there yet
  bool rule_ = false;  // a rule runs: x.realisasi is the one that counts
};

}  // namespace iku::formula
