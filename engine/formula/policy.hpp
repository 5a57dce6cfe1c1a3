#pragma once

#include <map>
#include <string>
#include <vector>

#include "formula/definition.hpp"
#include "formula/result.hpp"

// A compiled kebijakan: every rule is a function of x. Read by library, used by calculation.

namespace iku::formula {

struct Policy {
  KebijakanInfo info;
  std::map<std::string, lua::Function> capaian;   ///< by polaritas
  std::map<std::string, lua::Function> kemajuan;  ///< by polaritas; empty: no kemajuan at all
  lua::Function angka;
  lua::Function rata;
  lua::Function banding;  ///< this and the next two may be empty
  lua::Function serapan;
  lua::Function efisiensi;
  lua::Datum predikat;             ///< the scale, handed to predikat.cari
  bool mean_of_printed = false;    ///< averages take the rounded values
  Berlaku berlaku;                 ///< the years it is in force
  std::vector<std::string> packs;  ///< rule packs it read while it was defined
  std::string catatan;
  std::string file;
  std::string source;
  std::vector<Diagnostic> doubts;  ///< what its text may say less than it means
};

/// Reads what a kebijakan script returned; faults as for read_definition.
Policy read_policy(const lua::Script& script, const std::string& file, const std::string& source,
                   std::vector<Diagnostic>& faults);

}  // namespace iku::formula
