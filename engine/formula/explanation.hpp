#pragma once

#include <string>
#include <vector>

#include "model/andaian.hpp"
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
  std::string unit;     ///< code of the unit; of the root, and of a node of another unit
  Tahun tahun = 0;      ///< its year; 0 where it is that of the node above
  Andaian andaian;      ///< of the root: what a session changed before
  std::vector<Explanation> children;

  /// Values of units below that are not among the children, because there are many.
  struct LeftOut {
    std::string indikator;
    int units = 0;
    int filled = 0;  ///< how many of them have a value
  };
  std::vector<LeftOut> left_out;
  std::string cut;  ///< why the working ends here though there is more; empty: it does not
};

}  // namespace iku
