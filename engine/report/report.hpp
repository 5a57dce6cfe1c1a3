#pragma once

#include <string>

#include "report/audit.hpp"
#include "report/calc_output.hpp"
#include "report/explain_output.hpp"
#include "report/lkjip.hpp"
#include "report/render.hpp"

// The way into this layer for cli and session: results in, text out. Nothing here prints.
//   print_calc          iku calc, .calc
//   print_report        iku report
//   print_audit         iku audit       (audit_has_mismatch for the exit status)
//   print_explanation   iku explain, .explain

namespace iku::report {

enum class ReportFormat { kText, kMarkdown, kHtml, kJson };

/// Any document in one of the forms.
Styled render(const Document& document, ReportFormat format, const RenderOptions& options = {});

/// The tables of an LKJIP for one unit and year.
Styled print_report(const Calculation& calculation, const UnitResult& result, ReportFormat format,
                    const RenderOptions& options = {});

/// Whether a printed figure is TIDAK SESUAI: the exit status kFindings of `iku audit`.
bool audit_has_mismatch(const std::vector<Finding>& all);

/// Whether an indikator failed: the exit status kFindings of `iku calc` and `iku report`.
bool has_failure(const Calculation& calculation);

}  // namespace iku::report
