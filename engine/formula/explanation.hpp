#pragma once

#include <string>
#include <vector>

#include "model/workspace.hpp"

// The working of one number as a tree: formula, substituted values, steps, down to data and their
// sources. Made by formula/explain, printed by report.

namespace iku {

/// One node of an explanation.
struct Explanation {
  std::string name;  ///< "ikpp", "ipp", "capaian", "predikat"
  Value value;
  std::string satuan;
  std::vector<std::string>
      lines;            ///< formula, substituted values, intermediate steps; the result last
  std::string note;     ///< what a library function said of its working
  std::string where;    ///< "scripts/indikator/ikpp.lua:6" for a formula
  std::string sumber;   ///< the source of a figure
  std::string warning;  ///< "dilaporkan", a doubtful reading, a trace that disagrees
  std::vector<Explanation> children;
};

}  // namespace iku
