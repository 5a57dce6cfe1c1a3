#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "formula/calculation.hpp"
#include "model/stored_result.hpp"

// What made a result: fingerprints of scripts and figures; and why a stored one no longer follows.
// Used by cli.

namespace iku::formula {

/// The fingerprints of what a calculator works with, each made once. The calculator must outlive
/// it.
class Fingerprints {
 public:
  explicit Fingerprints(const Calculator& calculator);

  /// SHA-256 of every figure of an indikator, of all years: formulas may look back.
  const std::string& data(const Indikator& indikator);
  /// SHA-256 of a script's text; `jenis` is "indikator" or "kebijakan".
  StoredScript script(const std::string& jenis, const std::string& kode);
  /// Of the modules and rule packs of the stdlib.
  const std::vector<StoredScript>& library() const { return library_; }
  /// The year whose rules count; 0: each year's own.
  Tahun as_of() const { return calculator_.settings().as_of.value_or(0); }

 private:
  const Calculator& calculator_;
  std::vector<StoredScript> library_;
  std::unordered_map<const Indikator*, std::string> data_;
  std::map<std::pair<std::string, std::string>, std::string> scripts_;
};

/// The results of a year with what made them. `waktu` and `program` are the caller's.
StoredResult stored_result(const Calculation& calculation, Fingerprints& fingerprints, Tahun tahun);

/// A stored row that is not what is calculated now.
struct Drift {
  enum class Cause {
    kYear,      ///< they are results of different years
    kData,      ///< its own figures changed
    kFormula,   ///< its definition changed
    kPolicy,    ///< its kebijakan changed, or it follows another one
    kUpstream,  ///< a row its formula reads is among the drifted
    kPack,      ///< a rule pack changed
    kLibrary,   ///< the stdlib changed
    kProgram,   ///< another version of the program stored it, and nothing else is known to differ
    kAdded,     ///< was not stored
    kRemoved,   ///< is no longer there
    kUnknown,   ///< none of these: the stored file was altered
  };
  StoredRow stored;
  StoredRow now;
  Cause cause = Cause::kUnknown;
  std::string culprit;  ///< what changed: the code of a script, or the rows read
  /// "iku 0.1.0 → iku 0.2.0" where another version stored it: it may also read figures and
  /// calculate otherwise, whatever the first cause. Empty where the versions are one.
  std::string program{};
  bool flips = false;  ///< the predikat is another one
};

/// What makes a row another one.
enum class DriftScope {
  kFigures,  ///< its figures
  kAll,      ///< what it was made with too: kebijakan, formula, packs, the rows it reads
};

/// The rows of `now` that differ from the stored ones, in order, each with its first cause.
std::vector<Drift> drift(const StoredResult& stored, const StoredResult& now,
                         DriftScope scope = DriftScope::kFigures);

/// What is different though every figure still follows.
struct FileDrift {
  std::vector<std::string> doubled;  ///< rows that are stored more than once: "unit/indikator"
  std::vector<std::string> moved;    ///< rows that stand elsewhere than in what is calculated now
  /// Fingerprints that changed and moved no figure, where the same version stored them: a comment
  /// in a script, figures of another year. No fault by themselves.
  std::size_t data = 0;            ///< how many rows have other data
  std::vector<std::string> skrip;  ///< "stdlib skm"
};

/// Compares whole results; `rows` are those that drifted.
FileDrift file_drift(const StoredResult& stored, const StoredResult& now,
                     const std::vector<Drift>& rows);

}  // namespace iku::formula
