#pragma once

#include <string>
#include <vector>

#include "model/figure.hpp"

// The distribution (sebaran) of an uncertain input: declared in a formula's masukan, or given on
// the line of a question. Used by definition and by session's Monte Carlo.

namespace iku::formula {

struct Sebaran {
  enum class Bentuk {
    kNormal,    ///< a: mean, b: standard deviation
    kSeragam,   ///< a..b, all alike
    kSegitiga,  ///< a..c, with its peak at b
  };
  Bentuk bentuk = Bentuk::kSeragam;
  double a = 0;
  double b = 0;
  double c = 0;
};

/// A distribution by its name ("normal", "seragam", "segitiga") and numbers. Throws Error (kUsage)
/// for an unknown name, a wrong count of numbers, or numbers that make none.
Sebaran make_sebaran(const std::string& name, const std::vector<double>& numbers);

/// Whether its values lie in a scale: those of a normal one about its mean.
bool lies_in(const Sebaran& sebaran, const Rentang& scale);

/// As it is written: "normal(3,2; 0,1)".
std::string sebaran_text(const Sebaran& sebaran);

}  // namespace iku::formula
