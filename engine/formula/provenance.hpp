#pragma once

#include <string>
#include <vector>

#include "formula/calculation.hpp"
#include "model/stored_result.hpp"

// What made a result: fingerprints of scripts and figures; and why a stored one no longer follows.
// Used by cli.

namespace iku::formula {

/// The results of a year with their provenance. `waktu` and `program` are the caller's.
StoredResult stored_result(Calculator& calculator, const Settings& settings, Tahun tahun);

/// A stored row that is not what is calculated now.
struct Drift {
  enum class Cause {
    kData,      ///< its own figures changed
    kFormula,   ///< its definition changed
    kPolicy,    ///< its kebijakan changed, or it follows another one
    kUpstream,  ///< a row its formula reads is among the drifted
    kPack,      ///< a rule pack changed
    kLibrary,   ///< the stdlib or the program changed
    kAdded,     ///< was not stored
    kRemoved,   ///< is no longer there
    kUnknown,   ///< none of these: the stored file was altered
  };
  StoredRow stored;
  StoredRow now;
  Cause cause = Cause::kUnknown;
  std::string culprit;  ///< what changed: the code of a script, or the rows read
};

/// The rows of `now` that differ from the stored ones, in order, each with its first cause.
std::vector<Drift> drift(const StoredResult& stored, const StoredResult& now);

}  // namespace iku::formula
