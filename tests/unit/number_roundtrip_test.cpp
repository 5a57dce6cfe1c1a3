#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "base/number.hpp"
#include "cli/shell_command.hpp"
#include "formula/expression.hpp"
#include "report/figures.hpp"
#include "shell_fixture.hpp"
#include "workspace_files.hpp"

// The property that the readers and printers of numbers keep together: a number shown by any output
// and typed into any input is the number that was shown, or is told or refused; never another.

namespace {

using iku::test::WorkspaceFiles;

/// Numbers as offices have them, and as arithmetic makes them.
std::vector<double> numbers() {
  std::mt19937_64 random(20240131);
  const auto uniform = [&random] { return static_cast<double>(random() >> 11) * 0x1p-53; };
  std::vector<double> all = {0,          1,          1.05,      1050,     1050.5, 1.005,
                             9.5,        9500,       0.1 + 0.2, 1.0 / 3,  99.996, 1e-5,
                             0.125,      1234.567,   12345.678, 178562.2, 999999, 1000000,
                             2674009596, 7742388142, 1e15};
  for (int magnitude = -6; magnitude <= 12; ++magnitude) {
    for (int i = 0; i < 40; ++i) {
      const double number = uniform() * std::pow(10.0, magnitude);
      all.push_back(number);
      all.push_back(std::floor(number));
      all.push_back(iku::round_decimal(number, i % 5));
    }
  }
  const std::size_t count = all.size();
  for (std::size_t i = 0; i < count; i += 3) all.push_back(all[i] > 0 ? -all[i] : 0);
  return all;
}

/// Every text that an output shows the number with, for people.
std::vector<std::string> shown(double number) {
  static const iku::KebijakanInfo policy;
  const iku::report::Figures figures(policy);
  std::vector<std::string> texts = {iku::format_plain(number), iku::cli::show_number(number),
                                    iku::formula::working_number(number),
                                    iku::formula::working_number(number, -1)};
  for (const auto quantity : {iku::report::Quantity::kNumber, iku::report::Quantity::kCapaian}) {
    texts.push_back(figures.text(iku::Value(number), quantity));
  }
  for (int decimals = -1; decimals <= 6; ++decimals) {
    texts.push_back(iku::format_number(number, decimals));
    texts.push_back(iku::format_number(number, decimals, iku::Rounding::kTruncate));
    if (decimals >= 0) texts.push_back(iku::format_visible(number, decimals));
  }
  return texts;
}

/// What such a text says, by its definition alone: dots group, the comma stands before decimals.
double said(std::string text) {
  if (text.starts_with("−")) text.replace(0, std::string("−").size(), "-");
  std::erase(text, '.');
  const std::size_t comma = text.find(',');
  if (comma != std::string::npos) text[comma] = '.';
  return std::stod(text);
}

bool same(double a, double b) { return !(a < b) && !(a > b); }

/// The row of a workspace whose realisasi of the years from 1900 are these texts of JSON.
WorkspaceFiles workspace_of(const std::vector<std::string>& texts, const std::string& riwayat,
                            const std::map<std::string, std::string>& more) {
  std::string series;
  int tahun = 1900;
  for (const std::string& text : texts) {
    series += fmt::format("{}\"{}\": {}", series.empty() ? "" : ", ", tahun++, text);
  }
  std::map<std::string, std::string> files = more;
  files["workspace.json"] = fmt::format(
      R"({{"format": "iku/1", "nama": "N", "tahun": 2024, "kebijakan": "k", "riwayat": [{}],
          "unit": [{{"kode": "u", "nama": "U", "jenjang": "kota", "tujuan": [{{"kode": "T",
          "nama": "T", "indikator": [{{"kode": "i", "nama": "I", "satuan": "indeks", "target": {{}},
          "realisasi": {{{}}}}}]}}]}}]}})",
      riwayat, series);
  return WorkspaceFiles(files);
}

const iku::Series& realisasi(const iku::store::Loaded& loaded) {
  return loaded.workspace.unit.at(0).tujuan.at(0).indikator.at(0).realisasi;
}

constexpr std::size_t kYears = 300;

}  // namespace

TEST_CASE("what is printed is read as the same number where printed numbers are read") {
  for (const double number : numbers()) {
    for (const std::string& text : shown(number)) {
      CAPTURE(text);
      const iku::Printed read = iku::read_printed(text);
      REQUIRE(read.kind == iku::PrintedKind::kNumber);
      CHECK(same(read.number, said(text)));
      const iku::Printed unit = iku::read_printed(text + " %");
      CHECK(same(unit.number, said(text)));
      const iku::Printed comma =
          iku::read_printed(text, {iku::DecimalMark::kComma, std::nullopt, false});
      CHECK(same(comma.number, said(text)));
      CHECK_FALSE(comma.warning.has_value());
    }
    const std::string rupiah = iku::format_rupiah(number);
    CAPTURE(rupiah);
    const iku::Printed read = iku::read_printed(rupiah);
    CHECK(same(read.number, std::floor(std::abs(number) + 0.5) * (number < 0 ? -1 : 1)));
    CHECK_FALSE(read.warning.has_value());
  }
}

TEST_CASE("what is shown and typed at a prompt is the same number, or is refused") {
  std::size_t refused = 0;
  std::size_t read_well = 0;
  for (const double number : numbers()) {
    std::vector<std::string> texts = shown(number);
    texts.push_back(fmt::format("{}", number));  // as JSON, CSV and Lua have it
    for (const std::string& text : texts) {
      CAPTURE(text);
      const iku::Printed read = iku::read_typed(text);
      const double meant = &text == &texts.back() ? number : said(text);
      if (read.warning || read.kind != iku::PrintedKind::kNumber) {
        ++refused;
        CHECK(read.kind == iku::PrintedKind::kNumber);  // with a sentence about its readings
      } else {
        ++read_well;
        CHECK(same(read.number, meant));
      }
    }
  }
  CHECK(read_well > 4 * refused);
}

TEST_CASE("a number of a program is itself in that form, and never another in silence elsewhere") {
  for (const double number : numbers()) {
    const std::string text = fmt::format("{}", number);
    CAPTURE(text);
    CHECK(same(iku::parse_plain_number(text).value_or(-1), number));
    const iku::Printed quoted = iku::read_printed(text);
    if (quoted.kind == iku::PrintedKind::kNumber && !quoted.warning) {
      CHECK(same(quoted.number, number));
    }
    for (const std::string& printed : shown(number)) {  // --set of what was printed
      CAPTURE(printed);
      const auto program = iku::parse_plain_number(printed);
      if (program && !same(*program, said(printed))) CHECK(iku::other_reading(printed).has_value());
    }
  }
}

TEST_CASE("a shown number that is put into the shell is that number, or is refused") {
  iku::test::ContohShell contoh;
  std::size_t refused = 0;
  const std::vector<double> all = numbers();
  for (std::size_t i = 0; i < all.size(); i += 11) {
    const std::string text = iku::cli::show_number(all[i]);
    CAPTURE(text);
    const iku::cli::Reply reply = contoh.shell.execute(".set ikpp.target " + text);
    if (reply.failed) {
      ++refused;
      CHECK(reply.text.bytes().find("galat") != std::string::npos);
    } else {
      CHECK(same(contoh.session.value("ikpp.target").number(), said(text)));
    }
  }
  CHECK(refused * 4 < all.size() / 11);
}

TEST_CASE("figures of a workspace and of its history are the numbers that were written") {
  const std::vector<double> all = numbers();
  for (std::size_t from = 0; from + kYears <= all.size(); from += 7 * kYears / 3) {
    const std::vector<double> some(all.begin() + static_cast<std::ptrdiff_t>(from),
                                   all.begin() + static_cast<std::ptrdiff_t>(from + kYears));
    std::vector<std::string> program;
    std::vector<std::string> printed;
    std::string own = "unit,tahun,indikator,realisasi,capaian,status\r\n";
    std::string excel = "sep=;\r\nUnit;Tahun;Indikator;Realisasi;;\r\n";
    for (std::size_t i = 0; i < kYears; ++i) {
      const std::vector<std::string> texts = shown(some[i]);
      const std::string text = texts[i % texts.size()];
      program.push_back(fmt::format("{}", some[i]));
      printed.push_back("\"" + text + "\"");
      own += fmt::format("u,{},i,{},1,ok\r\n", 1900 + i, some[i]);
      excel += fmt::format("u;{};i;{};;\r\n", 1900 + i, text);
    }
    const auto as_numbers = workspace_of(program, "", {}).read();
    const auto as_texts = workspace_of(printed, "", {}).read();
    const auto from_calc = workspace_of({}, "\"a.csv\"", {{"a.csv", own}}).read();
    const auto from_excel = workspace_of({}, "\"a.csv\"", {{"a.csv", excel}}).read();
    CHECK(as_numbers.warnings.empty());
    CHECK(from_calc.warnings.empty());
    for (std::size_t i = 0; i < kYears; ++i) {
      const int tahun = 1900 + static_cast<int>(i);
      CAPTURE(printed[i]);
      CAPTURE(program[i]);
      const double meant = said(printed[i].substr(1, printed[i].size() - 2));
      CHECK(same(realisasi(as_numbers).at(tahun).value.number(), some[i]));
      CHECK(same(realisasi(as_texts).at(tahun).value.number(), meant));
      CHECK(same(realisasi(from_calc).at(tahun).value.number(), some[i]));
      CHECK(same(realisasi(from_excel).at(tahun).value.number(), meant));
    }
  }
}
