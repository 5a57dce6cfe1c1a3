#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/number.hpp"
#include "formula/calculation.hpp"
#include "repository.hpp"
#include "store/workspace_reader.hpp"

// A small workspace with scripts of its own, recalculated: for the tests of the formula layer.

namespace iku::test {

/// A workspace.json with one kecamatan "uji" that has these members besides its names.
inline std::string workspace_text(const std::string& members,
                                  const std::string& kebijakan = "jombang-2024") {
  return R"({"format": "iku/1", "nama": "Uji", "tahun": 2024, "kebijakan": ")" + kebijakan +
         R"(", "skrip": ["skrip"], "sumber": "data uji", "unit": [)"
         R"({"kode": "kab", "nama": "Kabupaten", "jenjang": "kabupaten"},)"
         R"({"kode": "uji", "nama": "Uji", "jenjang": "kecamatan", "induk": "kab",)" +
         members + "}]}";
}

/// The same with these indikator under one sasaran, and a Renstra 2022 to 2026.
inline std::string indikator_text(const std::string& indikator) {
  return workspace_text(
      R"("renstra": {"awal": 2022, "akhir": 2026}, "tujuan": [{"kode": "T1", "nama": "T",)"
      R"("sasaran": [{"kode": "S1", "nama": "S", "indikator": [)" +
      indikator + "]}]}]");
}

/// A definition file of an indikator with one formulasi.
inline std::string definition_text(const std::string& kode, const std::string& formulasi,
                                   const std::string& more = "masukan = {a = {}, b = {}},") {
  return "return indikator {\n  kode = \"" + kode +
         "\", nama = \"Uji\", satuan = \"%\", polaritas = \"positif\",\n  " + more +
         "\n  formulasi = function(x) return " + formulasi + " end,\n}\n";
}

class Bench {
 public:
  /// `scripts`: path below skrip/ and text.
  explicit Bench(const std::string& workspace,
                 const std::vector<std::pair<std::string, std::string>>& scripts = {}) {
    write_text("workspace.json", workspace);
    for (const auto& [path, text] : scripts) write_text("skrip/" + path, text);
    loaded_ = store::read_workspace(scratch_.directory());
    settings_.script_roots = {source_path("scripts")};
  }

  formula::Calculator& calculator() {
    if (!calculator_) {
      calculator_ = std::make_unique<formula::Calculator>(loaded_.workspace, settings_);
    }
    return *calculator_;
  }

  /// Throws Error where a script is faulty.
  const UnitResult& unit(Tahun tahun = 2024) {
    formula::Selection selection;
    selection.tahun = {tahun};
    calculation_ = calculator().calculate(selection);
    return calculation_.results.at(0);
  }

  IndikatorResult indikator(const std::string& kode, Tahun tahun = 2024) {
    const UnitResult& all = unit(tahun);
    std::vector<IndikatorResult> found;
    for_each_result(all, [&](const IndikatorResult& r) {
      if (r.indikator->kode == kode) found.push_back(r);
    });
    return found.at(0);
  }

  const Workspace& workspace() const { return loaded_.workspace; }
  const formula::Settings& settings() const { return settings_; }

 private:
  Scratch scratch_;
  store::Loaded loaded_;
  formula::Settings settings_;
  std::unique_ptr<formula::Calculator> calculator_;
  Calculation calculation_;
};

/// A value in one word: "84,00", "BB", "tidak ada: reason", "range: message".
inline std::string shown(const Value& value, int decimals = 2) {
  if (value.is_number()) return format_number(value.number(), decimals);
  if (value.is_grade()) return value.grade().name;
  if (value.is_missing()) {
    const Missing& missing = value.missing();
    return "tidak ada: " + (missing.name.empty() ? "" : missing.name + ": ") + missing.reason;
  }
  return std::string(failure_name(value.failure().kind)) + ": " + value.failure().message;
}

inline std::string shown(const Mean& mean) {
  return shown(mean.value) + " (" + std::to_string(mean.used) + "/" + std::to_string(mean.of) + ")";
}

}  // namespace iku::test
