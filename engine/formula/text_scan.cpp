#include "formula/text_scan.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/catalogue.hpp"
#include "lua/numeral.hpp"
#include "lua/second_text.hpp"
#include "lua/syntax_messages.hpp"

namespace iku::formula {

namespace {

using lua::Finding;

// The functions of definitions and policies whose one result is a figure.
bool gives_one(std::string_view key) {
  static constexpr std::string_view kKeys[] = {"angka",     "banding", "capaian", "efisiensi",
                                               "formulasi", "rata",    "serapan"};
  return std::find(std::begin(kKeys), std::end(kKeys), key) != std::end(kKeys);
}

std::optional<Diagnostic> several_returns(const Finding& finding) {
  const bool one = gives_one(finding.key);
  const bool close = !finding.comma.empty() && finding.length == finding.comma.size();
  if (!one && !close) return std::nullopt;  // a helper may give several
  Diagnostic diagnostic;
  diagnostic.level = one && !finding.comma.empty() ? Level::kError : Level::kWarning;
  diagnostic.code = "formula.several_returns";
  diagnostic.message = say("formula.several_returns", finding.given);
  if (!finding.comma.empty()) diagnostic.help = lua::decimal_comma(finding.comma);
  return diagnostic;
}

std::optional<Diagnostic> doubt(const Finding& finding, const std::string& source) {
  Diagnostic diagnostic;
  diagnostic.level = Level::kWarning;
  switch (finding.kind) {
    case Finding::Kind::kReturn: return several_returns(finding);
    case Finding::Kind::kComma:
      diagnostic.code = "formula.comma";
      diagnostic.message = say("lua.comma", finding.comma);
      diagnostic.help = lua::one_or_two(finding.comma);
      return diagnostic;
    case Finding::Kind::kNumeral:
      diagnostic.code = "formula.numeral";
      diagnostic.message = lua::two_readings(source.substr(finding.at, finding.length));
      return diagnostic;
    default: return std::nullopt;  // Lua does not get such a text
  }
}

}  // namespace

void add_text_doubts(std::vector<Diagnostic>& faults, const std::string& file,
                     const std::string& source) {
  for (const Finding& finding : lua::second_text(source).findings) {
    auto diagnostic = doubt(finding, source);
    if (!diagnostic) continue;
    diagnostic->where = place_at(file, source, finding.at, static_cast<int>(finding.length));
    const bool told = std::any_of(faults.begin(), faults.end(), [&](const Diagnostic& fault) {
      return fault.where.file == file && fault.where.line == diagnostic->where.line &&
             fault.where.column == diagnostic->where.column;
    });
    if (!told) faults.push_back(std::move(*diagnostic));
  }
}

}  // namespace iku::formula
