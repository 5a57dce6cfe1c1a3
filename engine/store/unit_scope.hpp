#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/workspace.hpp"
#include "store/reading.hpp"

// What the readers of one unit share: its codes, the references to them, its source. The readers
// of its parts: plan_reader.cpp (tujuan, sasaran, indikator), budget_reader.cpp (program and
// below), resource_reader.cpp (pegawai, sarana, tabel). Used by workspace_reader.cpp.

namespace iku::store {

struct UnitScope {
  explicit UnitScope(Reading& the_reading) : reading(the_reading) {}

  Reading& reading;
  std::string sumber;  ///< of figures without a nearer source
  Codes tujuan;
  Codes sasaran;
  Codes indikator;
  Codes program;
  Codes tabel;
  /// Codes that must turn out to be defined once the whole unit is read, with their places.
  std::vector<std::pair<std::string, JsonRef>> sasaran_references;
  std::vector<std::pair<std::string, JsonRef>> indikator_references;

  /// Tells the references that lead nowhere.
  void check_references() {
    for (const auto& [kode, at] : sasaran_references) sasaran.require(reading, at, kode, "sasaran");
    for (const auto& [kode, at] : indikator_references) {
      indikator.require(reading, at, kode, "indikator");
    }
  }
};

std::vector<Tujuan> read_tujuan(UnitScope& scope, JsonRef list);
/// `iku` is what counts for indicators that do not say.
std::vector<Indikator> read_indikator(UnitScope& scope, JsonRef list, bool iku);
std::vector<BudgetNode> read_program(UnitScope& scope, JsonRef list);
std::vector<Sumberdaya> read_sumberdaya(UnitScope& scope, JsonRef list);
std::vector<Tabel> read_tabel(UnitScope& scope, JsonRef list);

}  // namespace iku::store
