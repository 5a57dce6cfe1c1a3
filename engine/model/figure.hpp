#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/value.hpp"

// A figure of a workspace: the value that counts, how it was printed, and where it comes from.

namespace iku {

/// A calendar year, 1900..2200.
using Tahun = int;

/// The side of a target on which a realisasi reaches it, where it was printed as a bound: "≥ 95".
enum class Batas { kNone, kMinimal, kDiAtas, kMaksimal, kDiBawah };

/// "≥", ">", "≤", "<"; empty for none.
std::string_view batas_sign(Batas batas);

struct Periode;
struct Perubahan;

struct Figure {
  Value value;
  std::string printed;                         ///< as printed or typed; empty for a JSON number
  std::string sumber;                          ///< table and row, or file, it was taken from
  std::string satuan;                          ///< the unit printed with it, if any
  int decimals = -1;                           ///< decimals printed; -1 where it was a JSON number
  Batas batas = Batas::kNone;                  ///< of a target printed as a bound
  std::string warning;                         ///< a doubtful reading, in words; empty when clean
  Place where;                                 ///< in the workspace's JSON
  std::shared_ptr<const Periode> periode;      ///< the parts `value` was made of, if any
  std::shared_ptr<const Perubahan> perubahan;  ///< what counted before it changed, if it did
};

/// A change of a target during its year.
struct Perubahan {
  std::string sejak;  ///< the day the new figure came into force: "2024-08-01"
  Figure sebelum;     ///< the figure until then; may itself have been a change
};

/// printed_form of a value that was printed as a bound: "≥ 95", "< BB"; a number without one as a
/// plain number.
std::string printed_form(const Value& value, Batas batas);

/// Figures by year.
using Series = std::map<Tahun, Figure>;

/// A column table read from CSV: survey answers, criteria answers. Blank cells are blank, never 0.
struct DataTable {
  struct Column {
    std::string name;
    bool numeric = false;                        ///< every filled cell is a number
    std::vector<std::optional<double>> numbers;  ///< where numeric
    std::vector<std::string> texts;              ///< where not; blank is ""
  };
  std::string path;  ///< relative to the workspace
  std::size_t rows = 0;
  std::vector<Column> columns;
};

/// An input of a formula in one year: a figure, or a table.
struct Masukan {
  Figure figure;
  std::shared_ptr<const DataTable>
      table;  ///< set for a table input; then `figure` has only its source
};

/// A derived figure as the report printed it, kept beside the recalculated one.
struct Tercetak {
  std::string besaran;   ///< which quantity: capaian, kemajuan, serapan, …
  std::string terhadap;  ///< which comparison, for besaran "banding"
  Tahun tahun = 0;
  Figure figure;
  std::vector<std::pair<std::string, Figure>> acuan;  ///< printed operands it was derived from
  std::string catatan;
};

}  // namespace iku
