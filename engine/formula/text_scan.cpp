#include "formula/text_scan.hpp"

#include <fmt/format.h>

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

// Of one text; nobody reads more at once, and the place of each costs a reading of the text.
constexpr std::size_t kMostDoubts = 20;

// The functions of definitions and policies whose one result is a figure, and an expression itself.
bool gives_one(std::string_view key) {
  static constexpr std::string_view kKeys[] = {"angka",     "banding", "capaian", "efisiensi",
                                               "formulasi", "rata",    "return",  "serapan"};
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

std::vector<Diagnostic> text_doubts(const std::string& file, const std::string& source,
                                    std::size_t before) {
  std::vector<Diagnostic> doubts;
  std::vector<Finding> findings = lua::second_text(source).findings;
  if (findings.empty()) return doubts;
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.at < b.at; });
  const std::string written = source.substr(before);
  for (const Finding& finding : findings) {
    auto diagnostic = doubt(finding, source);
    if (!diagnostic) continue;
    if (doubts.size() == kMostDoubts) break;
    const std::size_t at = finding.at < before ? 0 : finding.at - before;
    diagnostic->where = place_at(file, written, at, static_cast<int>(finding.length));
    doubts.push_back(std::move(*diagnostic));
  }
  return doubts;
}

std::vector<Diagnostic> rumus_doubts(const Workspace& workspace) {
  static constexpr std::string_view kReturn = "return ";
  std::vector<Diagnostic> all;
  for (const Unit& unit : workspace.unit) {
    for (const Tabel& tabel : unit.tabel) {
      for (const Tabel::Kolom& kolom : tabel.kolom) {
        if (kolom.rumus.empty()) continue;
        for (Diagnostic& doubt :
             text_doubts({}, std::string(kReturn) + kolom.rumus, kReturn.size())) {
          doubt.message = fmt::format("{}.{}: {}", tabel.kode, kolom.kode, doubt.message);
          doubt.where = kolom.where;
          all.push_back(std::move(doubt));
        }
      }
    }
  }
  return all;
}

void add_doubts(std::vector<Diagnostic>& faults, const std::vector<Diagnostic>& doubts) {
  for (const Diagnostic& doubt : doubts) {
    const bool told = std::any_of(faults.begin(), faults.end(), [&](const Diagnostic& fault) {
      return fault.where.file == doubt.where.file && fault.where.line == doubt.where.line &&
             fault.where.column == doubt.where.column;
    });
    if (!told) faults.push_back(doubt);
  }
}

std::string doubt_text(const Diagnostic& doubt) {
  const Place& where = doubt.where;
  const std::string text = fmt::format("{}:{}: {}", where.file, where.line, doubt.message);
  return doubt.help.empty() ? text : text + "; " + doubt.help;
}

std::string doubts_text(const std::vector<Diagnostic>& doubts) {
  if (doubts.empty()) return {};
  const std::string first = doubt_text(doubts.front());
  return doubts.size() == 1 ? first : say("formula.more_doubts", first, doubts.size() - 1);
}

}  // namespace iku::formula
