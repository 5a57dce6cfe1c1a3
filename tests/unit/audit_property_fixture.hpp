#pragma once

#include <fmt/format.h>

#include <memory>
#include <string>

#include "formula/calculation.hpp"
#include "model/reason.hpp"
#include "report/audit.hpp"
#include "repository.hpp"
#include "store/workspace_reader.hpp"

// What the tests share that audit generated workspaces.

namespace iku::report {

/// A workspace with its results, for three years.
struct Calculated {
  store::Loaded loaded;
  std::unique_ptr<formula::Calculator> calculator;
  Calculation calculation;

  explicit Calculated(const std::string& text)
      : loaded(store::parse_workspace("workspace.json", text)) {
    formula::Settings settings;
    settings.script_roots = {iku::test::source_path("scripts"),
                             iku::test::source_path("tests/support/skrip")};
    calculator = std::make_unique<formula::Calculator>(loaded.workspace, settings);
    formula::Selection selection;
    selection.tahun = {2022, 2023, 2024};
    calculation = calculator->calculate(selection);
  }
};

inline std::string told(const Finding& finding) {
  const auto number = finding.recalculated.as_number();
  return fmt::format("{} {} {}: {} against {} ({})", finding.tahun, finding.element,
                     finding.besaran, printed_text(finding.printed),
                     number                            ? fmt::format("{}", *number)
                     : finding.recalculated.is_grade() ? finding.recalculated.grade().name
                                                       : reason_of(finding.recalculated),
                     finding.note);
}

/// The text with its first digit that is not 0 changed; empty where there is none.
inline std::string with_other_digit(std::string text) {
  const std::size_t upper = text.find("–");  // of a range: its lower end stays below
  for (std::size_t i = upper == std::string::npos ? 0 : upper; i < text.size(); ++i) {
    char& c = text[i];
    if (c < '1' || c > '9') continue;
    if (upper != std::string::npos && c == '9') return "";
    c = c == '9' ? '4' : static_cast<char>(c + 1);
    return text;
  }
  return "";
}

}  // namespace iku::report
