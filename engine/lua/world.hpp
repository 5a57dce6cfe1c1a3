#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/figure.hpp"

// What a formula can ask of the world: the one interface between the sandbox and the data. The
// formula layer implements it over a workspace; iku eval over --set values. The lua layer only
// asks.

namespace iku::lua {

/// How a formula is read; see the README of this layer.
enum class Reading {
  kPlain,  ///< plain numbers: the truth, fast
  kTrace,  ///< numbers that remember how they were made
};

/// Whose figures `x` shows. The meaning of `owner` and `item` is the world's own.
struct Scope {
  const void* owner = nullptr;  ///< a unit
  const void* item = nullptr;   ///< an indikator
  Tahun tahun = 0;
};

/// One value of a list that comes from several places, such as the units below one.
struct Item {
  std::string unit;    ///< code of the unit it belongs to
  Value value;         ///< present or not: a list keeps a place for what is missing
  int place = 0;       ///< of a predikat: 1 the best; 0 without one
  std::string sumber;  ///< where it was taken from; may be empty
};

/// The answer to one name.
struct Answer {
  enum class Kind {
    kUnknown,  ///< no such name here
    kValue,    ///< number, grade, missing or failure
    kRentang,  ///< a range target
    kTable,    ///< a data table
    kList,     ///< a list of numbers
    kItems,    ///< values of the units below
    kScope,    ///< another view, as x.lalu
    kNotYet,   ///< will be there once the host has computed it
  };
  Kind kind = Kind::kUnknown;
  Value value;
  Rentang rentang;
  std::shared_ptr<const DataTable> table;
  std::vector<double> list;
  std::vector<Item> items;
  std::vector<std::string> pita;  ///< of items: names of the bands, best first
  Scope scope;
  std::string sumber;
  std::int64_t steps = 0;  ///< what finding it cost beyond a look-up, to be charged
};

class World {
 public:
  World() = default;
  World(const World&) = delete;
  World& operator=(const World&) = delete;
  virtual ~World() = default;

  /// The value called `name`, seen from `scope`.
  virtual Answer read(const Scope& scope, std::string_view name) = 0;
  /// The same view in another year.
  virtual std::optional<Scope> in_year(const Scope& scope, Tahun tahun);
  /// The view of another unit in the same year.
  virtual std::optional<Scope> of_unit(const Scope& scope, std::string_view kode);
  /// The values of an indikator in the units directly below, by their codes. `bagian` says which:
  /// realisasi, target, capaian or predikat. Unknown where no unit below has that indikator.
  virtual Answer below(const Scope& scope, std::string_view kode, std::string_view bagian);
  /// The realisasi of a comparison ("nasional").
  virtual Answer banding(const Scope& scope, std::string_view nama);
  /// How a working calls the value of a name: with its year and unit where they are not those of
  /// the evaluation, so that no figure is taken for another.
  virtual std::string label(const Scope& scope, std::string_view name);
  /// Names that can be read, for did-you-mean.
  virtual std::vector<std::string> names(const Scope& scope) = 0;
  /// Those that pairs gives: the inputs and figures of `x` itself. All of them by default.
  virtual std::vector<std::string> own_names(const Scope& scope);
};

}  // namespace iku::lua
