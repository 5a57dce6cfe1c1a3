#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "formula/result.hpp"

// What the rules in force give for operands other than the data's. Which policy, polaritas and
// capaian function count for a row is decided by the evaluation, so that a printed figure is judged
// by the rule that its own row was calculated with. Made by Calculator; asked by audit.

namespace iku {

/// Operands by name, as they stand in the data or in print.
using Operands = std::vector<std::pair<std::string, Figure>>;

/// The weights of a mean's parts; those that have none stay empty.
using Weights = std::vector<std::optional<double>>;
/// The bobot that the data give an indikator, if any.
std::optional<double> bobot_of(const Indikator& indikator);

/// A quantity that follows from others by a rule.
struct Derivation {
  enum class Rule {
    kNone,          ///< plain data, or a count: itself, where it stands as the one operand
    kRealisasi,     ///< the formulasi of the indikator; operands are its inputs
    kCapaian,       ///< realisasi, target, baseline, and whatever else the function reads
    kPredikat,      ///< capaian; or what a capaian is made of
    kKemajuan,      ///< realisasi, target_akhir
    kBanding,       ///< realisasi, pembanding
    kSelisih,       ///< realisasi, realisasi_lalu
    kPertumbuhan,   ///< realisasi, realisasi_lalu
    kSerapan,       ///< realisasi_anggaran, anggaran
    kSisa,          ///< realisasi_anggaran, anggaran
    kEfisiensi,     ///< capaian, serapan, anggaran, realisasi_anggaran
    kPersen,        ///< a part, then the whole, whatever their names
    kKetersediaan,  ///< tersedia, kebutuhan
    kKekurangan,    ///< 100 − ketersediaan; ketersediaan
    kRata,          ///< the policy's mean over all operands
  };
  Rule rule = Rule::kNone;
  const Unit* unit = nullptr;
  const Indikator* indikator = nullptr;  ///< null where it belongs to none
  Tahun tahun = 0;
  Operands operands;
  Weights bobot;  ///< of kRata: one an operand; empty where it takes none
};

class Judge {
 public:
  virtual ~Judge() = default;

  /// The value that the rule gives for the operands; missing or failed with a reason.
  virtual Value apply(const Derivation& derivation) = 0;

  /// The row of an indikator in a year that says nothing about it.
  virtual IndikatorResult row(const Unit& unit, const Indikator& indikator, const Owner& owner,
                              Tahun tahun) = 0;

  /// Staff and assets, which have no year of their own, under the rules of the result's year.
  virtual void add_sumberdaya(UnitResult& result) = 0;

  /// The kebijakan in force in a unit's year.
  virtual const KebijakanInfo& kebijakan(const Unit& unit, Tahun tahun) = 0;
};

}  // namespace iku
