#include "report/report.hpp"

#include <algorithm>

namespace iku::report {

Styled render(const Document& document, ReportFormat format, const RenderOptions& options) {
  switch (format) {
    case ReportFormat::kMarkdown: return render_markdown(document);
    case ReportFormat::kHtml: return render_html(document);
    case ReportFormat::kJson: return render_json(document);
    case ReportFormat::kText: break;
  }
  return render_text(document, options);
}

Styled print_report(const Calculation& calculation, const UnitResult& result, ReportFormat format,
                    const RenderOptions& options) {
  return render(lkjip(calculation, result), format, options);
}

bool audit_has_mismatch(const std::vector<Finding>& all) { return count(all).tidak_sesuai > 0; }

bool has_failure(const Calculation& calculation) {
  bool failed = false;
  for (const UnitResult& result : calculation.results) {
    for_each_result(result, [&failed](const IndikatorResult& r) {
      failed = failed || r.decisive().is_failure() || r.predikat.is_failure();
    });
  }
  return failed;
}

}  // namespace iku::report
