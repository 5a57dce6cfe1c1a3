#include "session/value_table.hpp"

#include <cmath>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "session/refuse.hpp"

namespace iku::session {

namespace {

constexpr std::size_t kMaxCells = 10'000;
constexpr std::size_t kMaxColumns = 40;  // more do not fit a page
constexpr int kDecimals = 12;            // of the values of an axis

}  // namespace

std::vector<double> axis_values(double first, double last, double step) {
  const double count = std::floor((last - first) / step + 1e-9);
  if (!(step > 0) || !(last >= first) || !(count < static_cast<double>(kMaxCells))) {
    refuse("session.table_range", say("session.table_range"));
  }
  std::vector<double> values;
  for (int i = 0; i <= static_cast<int>(count); ++i) {
    values.push_back(round_decimal(first + step * i, kDecimals));
  }
  return values;
}

std::vector<std::vector<Value>> value_table(Session& session, const std::string& kode,
                                            Besaran besaran, const Axis& rows,
                                            const std::optional<Axis>& columns) {
  const std::size_t width = columns ? columns->values.size() : 1;
  if (width > kMaxColumns) {
    refuse("session.table_columns", say("session.table_columns", width, kMaxColumns));
  }
  if (rows.values.size() * width > kMaxCells) {
    refuse("session.table_cells", say("session.table_cells", rows.values.size() * width));
  }
  std::vector<std::vector<Value>> cells;
  for (const double at : rows.values) {
    std::vector<Value>& line = cells.emplace_back();
    for (std::size_t i = 0; i < width; ++i) {
      Session::Trial figures = {{rows.lever.path, at}};
      if (columns) figures.emplace_back(columns->lever.path, columns->values[i]);
      line.push_back(value_of(try_at(session, figures, kode), besaran));
    }
  }
  return cells;
}

}  // namespace iku::session
