#pragma once

#include <string>

#include "formula/result.hpp"
#include "report/render.hpp"

// What `iku calc` prints: a table for people; JSON, NDJSON and CSV for programs. The field names
// are a stable contract.

namespace iku::report {

enum class CalcFormat {
  kTable,
  kJson,    ///< {"rows": […], "rollup": […]}
  kNdjson,  ///< one object a line, one indikator each
  kCsv,     ///< RFC 4180: header row, CRLF, decimal points
};

/// The tables that people see, for the other renderers: a section a unit and year.
Document calc_document(const Calculation& calculation);

/// Every indikator and roll-up of a calculation.
Styled print_calc(const Calculation& calculation, CalcFormat format,
                  const RenderOptions& options = {});

}  // namespace iku::report
