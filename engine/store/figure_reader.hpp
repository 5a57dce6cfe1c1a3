#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/figure.hpp"
#include "store/fields.hpp"
#include "store/reading.hpp"

// Reads figures: printed texts, numbers, ranges and absences, with their sources. Used by
// plan_reader.cpp, budget_reader.cpp and workspace_reader.cpp.

namespace iku::store {

/// What a figure may be, and what it inherits.
struct FigureRules {
  std::string sumber;                 ///< the source of a figure without its own
  bool rupiah = false;                ///< an exact number of rupiah
  bool amount = false;                ///< rupiah as printed, whatever came of them
  bool words = false;                 ///< a text that is no number counts as a grade or label
  bool teks = false;                  ///< a text stays a text: cells of a kolom with "teks"
  bool target = false;                ///< a bound or a range may be printed
  std::string_view shape = "figure";  ///< of its object form, in the schema
  std::string konsolidasi;            ///< of parts of a year that do not say; may be empty
  std::optional<Rentang> skala;       ///< the bounds of the figure, where they are declared
};

/// "Rp" and its other spellings.
bool is_rupiah(std::string_view satuan);

Figure read_figure(Reading& reading, JsonRef at, const FigureRules& rules);

/// A figure in its object form, whose keys `fields` has checked.
Figure read_figure(Reading& reading, const Fields& fields, const FigureRules& rules);

/// Figures by year; an empty reference gives none.
Series read_series(Reading& reading, JsonRef at, const FigureRules& rules);

/// Targets by year: the last change within the year counts, `sebelum` gets the one before it where
/// it has no figure of its own.
Series read_target(Reading& reading, JsonRef at, const FigureRules& rules, Series& sebelum);

/// True if the object gives a figure by the parts of its year.
bool has_periode(const Fields& fields);
/// Sets the parts and what they make of the year; tells a wrong count, a consolidation missing.
void read_periode(Reading& reading, const Fields& fields, const FigureRules& rules, Figure& figure);

/// Inputs of a formula by year: figures, or CSV tables.
std::map<Tahun, Masukan> read_masukan(Reading& reading, JsonRef at, const FigureRules& rules);

/// The thing a printed figure belongs to; each has its own besaran in the schema.
enum class TercetakOf { kIndikator, kSasaran, kProgram, kUnit, kSumberdaya };

/// The printed derived figures of a list.
std::vector<Tercetak> read_tercetak(Reading& reading, JsonRef list, TercetakOf of,
                                    const std::string& sumber);

/// Calls `read(tahun, member)` for every member of an object whose keys are years.
template <typename Read>
void for_each_year(Reading& reading, JsonRef at, Read&& read) {
  if (!at || !expect_kind(reading, at, JsonNode::Kind::kObject, at.node->key)) return;
  for (const JsonNode& item : at.node->items) {
    const JsonRef member = at.at(item);
    if (const Tahun tahun = read_year_key(reading, member)) read(tahun, member);
  }
}

}  // namespace iku::store
