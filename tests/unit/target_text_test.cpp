#include "store/target_text.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace {

using iku::batas_sign;
using iku::printed_form;
using iku::store::read_remarked;
using iku::store::read_target_text;
using iku::store::TargetText;

/// "≥ 95 %", "60-85 %", "60–85 | 85" for readings, "" for nothing.
std::string shown(const std::optional<TargetText>& read) {
  if (!read) return "";
  std::string text;
  for (const std::string& reading : read->readings) text += (text.empty() ? "" : " | ") + reading;
  if (!text.empty()) return text;
  text = std::string(batas_sign(read->batas));
  text += text.empty() ? "" : " ";
  text += read->value.is_number() ? std::to_string(read->value.number()).substr(0, 5)
                                  : printed_form(read->value);
  return read->satuan.empty() ? text : text + " " + read->satuan;
}

TEST_CASE("targets are read as what they mean") {
  struct Row {
    const char* printed;
    const char* read;
  };
  const std::vector<Row> rows = {
      {"≥ 95", "≥ 95.00"},
      {"≥95", "≥ 95.00"},
      {">= 95", "≥ 95.00"},
      {"< 1%", "< 1.000 %"},
      {"≤ 2,5 %", "≤ 2.500 %"},
      {"> 80", "> 80.00"},
      {"minimal 95", "≥ 95.00"},
      {"Minimal 95 %", "≥ 95.00 %"},
      {"min. 80", "≥ 80.00"},
      {"maksimal 5", "≤ 5.000"},
      {"maks. 5 hari", "≤ 5.000 hari"},
      {"paling lama 14 hari", "≤ 14.00 hari"},
      {"kurang dari 3", "< 3.000"},
      {"95 % ke atas", "≥ 95.00 %"},
      {"80 atau lebih", "≥ 80.00"},
      {"minimal BB", "≥ BB"},
      {"≥ BB (72)", "≥ BB (72)"},
      {"60-85%", "60-85 %"},
      {"60–85", "60-85"},
      {"60 - 85 %", "60-85 %"},
      {"60% - 85%", "60-85 %"},
      {"0-0,5", "0-0,5"},
      {"-5 - -3", "-5--3"},
      {"1 s.d 3 hari", "1-3 hari"},
      {"6 sampai dengan 9", "6-9"},
      {"> 80 s/d 90", "80-90"},
      {"≥ 60 – < 85", "60-85"},
      {"1.000-2.000", "1000-2000"},
      {"1.500-2", "2–1.500 | 1,5–2"},
      {"3 (Level 3)", "3.000"},
      {"3 (Level 4)", "3 | Level 4"},
      {"100% (12 dokumen)", "100 % | 12 dokumen"},
      {"85-60", "60–85 | 85"},
      {"≤ 60-85", "60–85 | ≤ 85"},
      {"12 bulan - 6 jenis", "12 bulan | 6 jenis"},
      {"12-05-2024", ""},
      {"minimal", ""},
      {"≥", ""},
      {"banyak", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.printed));
    CHECK(shown(read_target_text(row.printed, false)) == row.read);
  }
  CHECK(shown(read_target_text("minimal WTP", true)) == "≥ WTP");
}

TEST_CASE("bounds that do not belong to a range are told") {
  CHECK(read_target_text("> 80 s/d 90", false)->doubt.find("80–90") != std::string::npos);
  CHECK(read_target_text("60-85%", false)->doubt.empty());
}

TEST_CASE("groups of three in a range are doubtful until a source declares its form") {
  const auto read = read_target_text("1.000-2.000", false);
  CHECK(printed_form(*read->other) == "1-2");
  CHECK(read->doubt.find("1–2") != std::string::npos);
  CHECK(
      read_target_text("1.000-2.000", false, {iku::DecimalMark::kComma, {}, false})->doubt.empty());
  const auto decimals = read_target_text("1.000-2.000", false, {iku::DecimalMark::kDot, {}, false});
  CHECK(printed_form(decimals->value) == "1-2");
  CHECK(decimals->doubt.empty());
  const auto scaled = read_target_text("1.250-2.500", false, {{}, iku::Bounds{0, 5}, false});
  CHECK(printed_form(scaled->value) == "1,25-2,5");
  CHECK_FALSE(scaled->other.has_value());
  CHECK_FALSE(scaled->doubt.empty());
}

TEST_CASE("of any figure only a remark that says the number again is read") {
  CHECK(shown(read_remarked("3 (Level 3)")) == "3.000");
  CHECK(shown(read_remarked("≥ 95")).empty());
  CHECK(shown(read_remarked("60-85")).empty());
}

}  // namespace
