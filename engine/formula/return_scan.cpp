#include "formula/return_scan.hpp"

#include <algorithm>
#include <string_view>

#include "base/catalogue.hpp"
#include "lua/second_text.hpp"
#include "lua/syntax_messages.hpp"

namespace iku::formula {

namespace {

// The functions of definitions and policies whose one result is a figure.
bool gives_one(std::string_view key) {
  static constexpr std::string_view kKeys[] = {"angka",     "banding", "capaian", "efisiensi",
                                               "formulasi", "rata",    "serapan"};
  return std::find(std::begin(kKeys), std::end(kKeys), key) != std::end(kKeys);
}

}  // namespace

std::vector<Diagnostic> several_returns(const std::string& file, const std::string& source) {
  std::vector<Diagnostic> faults;
  for (const lua::Finding& finding : lua::second_text(source).findings) {
    if (finding.kind != lua::Finding::Kind::kReturn) continue;
    const bool one = gives_one(finding.key);
    const bool close = !finding.comma.empty() && finding.length == finding.comma.size();
    if (!one && !close) continue;  // a helper may give several
    Diagnostic diagnostic;
    diagnostic.level = one && !finding.comma.empty() ? Level::kError : Level::kWarning;
    diagnostic.code = "formula.several_returns";
    diagnostic.message = say("formula.several_returns", finding.given);
    diagnostic.where = place_at(file, source, finding.at, static_cast<int>(finding.length));
    if (!finding.comma.empty()) diagnostic.help = lua::decimal_comma(finding.comma);
    faults.push_back(std::move(diagnostic));
  }
  return faults;
}

}  // namespace iku::formula
