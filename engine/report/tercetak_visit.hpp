#pragma once

#include <functional>
#include <string>

#include "report/audit.hpp"

// Every figure that a unit prints besides its data, with the words for where it stands; and the
// judgement of side tables. Used by audit alone.

namespace iku::report {

/// "program 7.01", "kegiatan 7.01.2.01", "subkegiatan …".
std::string budget_element(const BudgetNode& node);

/// Calls `visit` for every printed figure of a unit, whatever its year.
void for_each_tercetak(
    const Unit& unit,
    const std::function<void(const Tercetak&, const std::string& element, Subject)>& visit);

/// Whether a unit has anything that is calculated.
bool has_data(const Unit& unit);

/// A cell of a side table that follows from others.
struct TabelCell {
  std::size_t row = 0;
  std::size_t column = 0;
  std::string element;
  std::string besaran;
  const Figure* figure = nullptr;
  std::string sumber;
};
void for_each_derived_cell(const Tabel& tabel, const std::function<void(const TabelCell&)>& visit);

/// The verdict on a derived cell, with the reading it follows from.
void judge_cell(const TabelResult& result, std::size_t row, std::size_t column,
                const KebijakanInfo& policy, Finding& finding);

}  // namespace iku::report
