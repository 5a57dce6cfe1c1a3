#include "base/number.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "base/catalogue.hpp"

namespace iku {
namespace {

/// A printed text and the number it must be read as.
struct NumberRow {
  std::string text;
  double number;
  std::string unit;
  int decimals;
  bool warned;
};

void check_numbers(const std::vector<NumberRow>& rows) {
  for (const NumberRow& row : rows) {
    CAPTURE(row.text);
    const Printed read = read_printed(row.text);
    CHECK(read.kind == PrintedKind::kNumber);
    CHECK(read.has_number);
    CHECK(read.number == row.number);
    CHECK(read.unit == row.unit);
    CHECK(read.decimals == row.decimals);
    CHECK(read.warning.has_value() == row.warned);
    // A warning is only of use if it shows what stood there.
    if (read.warning) CHECK(read.warning->find(row.text) != std::string::npos);
  }
}

}  // namespace

TEST_CASE("numbers are read as Indonesian reports print them") {
  check_numbers({
      {"83,63", 83.63, "", 2, false},
      {"62,5", 62.5, "", 1, false},
      {"3,222", 3.222, "", 3, false},
      {"0,9", 0.9, "", 1, false},
      {"84.27", 84.27, "", 2, false},
      {"98.83%", 98.83, "%", 2, false},
      {"75.95 %", 75.95, "%", 2, false},
      {"2.674.009.596", 2674009596, "", 0, false},
      {"1.234,5", 1234.5, "", 1, false},
      {"100 %", 100, "%", 0, false},
      {"100,00%", 100, "%", 2, false},
      {"4 Dok", 4, "Dok", 0, false},
      {"82 Nilai", 82, "Nilai", 0, false},
      {"80 skor", 80, "skor", 0, false},
      {"22 Orang/bulan", 22, "Orang/bulan", 0, false},
      {"21 BUMDes", 21, "BUMDes", 0, false},
      {"21 TP-PKK", 21, "TP-PKK", 0, false},
      {": 19 Orang", 19, "Orang", 0, false},
      {"= 95%", 95, "%", 0, false},
      {"12 Laporan", 12, "Laporan", 0, false},
      {"100\\%", 100, "%", 0, false},
      {"23 \\text{ keg fasilitasi yang dilaksanakan}", 23, "keg fasilitasi yang dilaksanakan", 0,
       false},
      {"87,33 (IKM Kab. Jember)", 87.33, "", 2, false},
      {"120 m2", 120, "m2", 0, false},
      {"2024", 2024, "", 0, false},
  });
}

TEST_CASE("rupiah are read with every sign that stands around them") {
  check_numbers({
      {"451.572.500,00", 451572500, "", 2, false},
      {"Rp. 14.500.000,-", 14500000, "Rp", 0, false},
      {"Rp10.080.000", 10080000, "Rp", 0, false},
      {"Rp 2.941.063.617", 2941063617, "Rp", 0, false},
      {"Rp. 70.900.000,00 ,-", 70900000, "Rp", 2, false},
      {"Rp. 4.053.498.349,00,-", 4053498349, "Rp", 2, false},
      {"rp 5.000/bulan", 5000, "Rp/bulan", 0, false},
      {"-Rp 1.000", -1000, "Rp", 0, false},
      {"Rp -1.000", -1000, "Rp", 0, false},
      {"Rp 3.325.118.229.123.456", 3325118229123456, "Rp", 0, false},
      {"Rp 2,4 miliar", 2400000000, "Rp", 1, true},
      {"Rp 451,572", 451572, "Rp", 0, true},
      {"Rp 12.6950", 126950, "Rp", 0, true},
  });
}

TEST_CASE("signs, and brackets as accountants use them, make a number negative") {
  check_numbers({
      {"-0,16", -0.16, "", 2, false},
      {"−3,2", -3.2, "", 1, false},
      {"+5", 5, "", 0, false},
      {"–5", -5, "", 0, true},
      {"- 5 dokumen", -5, "dokumen", 0, true},
      {"(1.250)", -1250, "", 0, true},
      {"(Rp 1.250,00)", -1250, "Rp", 2, true},
  });
  CHECK_FALSE(std::signbit(read_printed("-0").number));
}

TEST_CASE("a reading that is a guess carries a warning that names it") {
  check_numbers({
      {"12.6950.500", 126950500, "", 0, true},
      {"2.443.087729", 2443087729, "", 0, true},
      {"178.562,200", 178562.2, "", 3, true},
      {"18,605.600", 18605.6, "", 3, true},
      {"Rp 178.562,200", 178562200, "Rp", 0, true},
      {"Rp 18,605.600", 18605600, "Rp", 0, true},
      {"9007199254740993", 9007199254740992, "", 0, true},
      {"28.25.774.100", 2825774100, "", 0, true},
      {"451,572,500", 451572500, "", 0, true},
      {"1,234.56", 1234.56, "", 2, true},
      {"1.234.56", 1234.56, "", 2, true},
      {"12.34,56", 1234.56, "", 2, true},
      {"1.234,567 ha", 1234.567, "ha", 3, false},
      {"12.6950", 12.695, "", 4, true},
      {"99.946 %", 99946, "%", 0, true},
      {"52, 61 %", 52.61, "%", 2, true},
      {"2 941 063", 2941063, "", 0, true},
      {"± 122,69 km²", 122.69, "km²", 2, true},
      {"007", 7, "", 0, true},
      {"75.", 75, "", 0, true},
      {",5", 0.5, "", 1, true},
      {"83,63 *)", 83.63, "", 2, true},
      {"11,2 juta", 11200000, "", 1, true},
      {"0,12345678901234567", 0.12345678901234567, "", 17, true},
  });
  const Printed read = read_printed("2.443.087729");
  REQUIRE(read.warning);
  CHECK(read.warning->find("2.443.087.729") != std::string::npos);
}

TEST_CASE("one dot with three digits groups thousands, and how to write the other number is told") {
  check_numbers({
      {"3.053", 3053, "", 0, true},
      {"30.432", 30432, "", 0, true},
      {"-9.500", -9500, "", 0, true},
      {"120.660 jiwa", 120660, "jiwa", 0, true},
      {"Rp 3.053", 3053, "Rp", 0, false},
  });
  const Printed read = read_printed("9.500");
  CHECK(read.other == 9.5);
  CHECK(read.warning.value_or("").find("9.500: ") != std::string::npos);
  CHECK(read.warning.value_or("").find("; 9,5 ") != std::string::npos);
}

TEST_CASE("a dot after a single zero can only be a decimal mark") {
  check_numbers({{"0.8229", 0.8229, "", 4, false}, {"0.833", 0.833, "", 3, false}});
}

TEST_CASE("a number repeated in words is checked against them") {
  check_numbers({
      {"2 (dua) Indikator", 2, "Indikator", 0, false},
      {"25 (dua puluh lima)", 25, "", 0, false},
      {"111 (seratus sebelas)", 111, "", 0, false},
      {"12.500 (dua belas ribu lima ratus)", 12500, "", 0, false},
      {"3 (dua) program", 3, "program", 0, true},
      {"15 (lima puluh)", 15, "", 0, true},
  });
}

TEST_CASE("grades are read with and without a number in brackets") {
  struct Row {
    std::string text, grade;
    bool has_number;
    double number;
    bool warned;
  };
  const std::vector<Row> rows = {
      {"BB (72)", "BB", true, 72, false},
      {"B (82)", "B", true, 82, false},
      {"BB(73,47)", "BB", true, 73.47, false},
      {"72 (BB)", "BB", true, 72, false},
      {"B", "B", false, 0, false},
      {"A-", "A-", false, 0, false},
      {"A\u2212", "A-", false, 0, false},
      {"AA", "AA", false, 0, false},
      {"CC", "CC", false, 0, false},
      {"E", "E", false, 0, false},
      {"(B)", "B", false, 0, false},
      {": BB", "BB", false, 0, false},
      {"BB Nilai", "BB", false, 0, false},
      {"Nilai BB", "BB", false, 0, false},
      {"BB (Sangat Baik)", "BB", false, 0, false},
      {"A (Sangat Baik)", "A", false, 0, false},
      {"Predikat: BB (72)", "BB", true, 72, false},
      {"BB 72,50", "BB", true, 72.5, true},
      {"BB/72", "BB", true, 72, true},
      {"BB (2.443.087729)", "BB", true, 2443087729, true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Printed read = read_printed(row.text);
    CHECK(read.kind == PrintedKind::kGrade);
    CHECK(read.grade == row.grade);
    CHECK(read.has_number == row.has_number);
    CHECK(read.number == row.number);
    CHECK(read.warning.has_value() == row.warned);
  }
}

TEST_CASE("absence keeps the reason as it was printed") {
  struct Row {
    std::string text, reason;
    bool warned;
  };
  const std::vector<Row> rows = {
      {"-", "-", false},
      {"—", "—", false},
      {"N/A", "N/A", false},
      {"", "tidak diisi", false},
      {"  ", "tidak diisi", false},
      {"Belum ada penilaian", "Belum ada penilaian", false},
      {"Belum dinilai oleh Kemenpan tahun 2024", "Belum dinilai oleh Kemenpan tahun 2024", false},
      {" tidak ada data ", "tidak ada data", false},
      {"Nihil", "Nihil", true},
      {"Rp -", "Rp -", true},
      {"#DIV/0!", "#DIV/0!", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Printed read = read_printed(row.text);
    CHECK(read.kind == PrintedKind::kMissing);
    CHECK_FALSE(read.has_number);
    CHECK(read.reason == row.reason);
    CHECK(read.warning.has_value() == row.warned);
  }
}

TEST_CASE("what is no single value stays text") {
  const std::vector<std::string> texts = {
      "4 Baik 12 rusak",
      "98% 98% 98%",
      "BB 98% 98%",
      "50% s.d 80%",
      "0 s/d 40",
      "76 ≤ 90",
      "> 80 s/d 90",
      "<50%",
      "≤ 50",
      "2016-2021",
      "31.12.2024",
      "3.1.1.1",
      "7.01.01.2.01",
      "1. Camat",
      "ke-2",
      "X 25",
      "Tahun 2024",
      "Rp",
      "%",
      "✓",
      "Baik",
      "Sangat Baik",
      "Belum baik",
      "Tidak Berhasil",
      "1e999",
      "1e5",
      "0x1F",
      "NaN",
      "inf",
      "-inf",
      "D3",
      "S1",
      "A, B",
      "12:30",
      "--5",
      "5 > batas",
      "100 atau lebih",
      "Bagus",
      "Administrasi Kepegawaian",
      "(>50%-75%)",
      "12/15",
      "5, orang",
      "(BB (72",
      "BB (",
      "()",
      "Rp Rp 5",
      "1,2,3 dan 4",
      "$76 \\leq 90$",
      "APBD",
  };
  for (const std::string& text : texts) {
    CAPTURE(text);
    const Printed read = read_printed(text);
    CHECK(read.kind == PrintedKind::kText);
    CHECK_FALSE(read.has_number);
    CHECK_FALSE(read.warning.has_value());
  }
}

TEST_CASE("hostile texts are read without harm") {
  CHECK(read_printed(std::string(400, '9')).kind == PrintedKind::kText);  // over the largest double
  CHECK(read_printed(std::string(30, '9')).warning.has_value());          // too many digits to keep
  CHECK(read_printed(std::string(100000, '(')).kind == PrintedKind::kText);
  CHECK(read_printed(std::string(100000, '.')).kind == PrintedKind::kMissing);
  CHECK(read_printed("12\xFF\xFE").kind == PrintedKind::kText);
  CHECK(read_printed("12 \033[2J").kind == PrintedKind::kText);
  CHECK(read_printed("12 a\033").kind == PrintedKind::kText);
  CHECK(read_printed(std::string("5\0"
                                 "6",
                                 3))
            .kind == PrintedKind::kText);
}

TEST_CASE("the language of the warning follows the language of the process") {
  set_language(Language::kEnglish);
  const Printed english = read_printed("12.6950.500");
  set_language(Language::kIndonesian);
  REQUIRE(english.warning);
  CHECK(english.warning->find("is read as 126.950.500") != std::string::npos);
}

TEST_CASE("rounding is decimal half-up on 15 significant digits") {
  struct Row {
    double value;
    int decimals;
    double up, cut;
  };
  const std::vector<Row> rows = {
      {1.005, 2, 1.01, 1.00},
      {(102.04 + 105.71) / 2, 2, 103.88, 103.87},
      {99.946, 2, 99.95, 99.94},
      {0.29 * 100, 0, 29, 29},
      {0.285, 2, 0.29, 0.28},
      {2.5, 0, 3, 2},
      {-2.5, 0, -3, -2},
      {-1.005, 2, -1.01, -1.00},
      {0.004, 2, 0, 0},
      {0.005, 2, 0.01, 0},
      {0.5, 0, 1, 0},
      {0.05, 0, 0, 0},
      {9.995, 2, 10, 9.99},
      {999.999, 2, 1000, 999.99},
      {7.1075, 4, 7.1075, 7.1075},
      {0, 2, 0, 0},
      {1e300, 2, 1e300, 1e300},
      {1e-300, 15, 0, 0},
      {9007199254740991.0, 2, 9007199254740991.0, 9007199254740991.0},
      {4503599627370495.5, 0, 4503599627370496.0, 4503599627370495.0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.value);
    CAPTURE(row.decimals);
    CHECK(round_decimal(row.value, row.decimals) == row.up);
    CHECK(round_decimal(row.value, row.decimals, Rounding::kTruncate) == row.cut);
  }
  CHECK(std::isnan(round_decimal(std::numeric_limits<double>::quiet_NaN(), 2)));
  CHECK(std::isinf(round_decimal(std::numeric_limits<double>::infinity(), 2)));
  CHECK_FALSE(std::signbit(round_decimal(-0.001, 2)));
}

TEST_CASE("numbers are printed in id-ID form") {
  struct Row {
    double value;
    int decimals;
    std::string printed;
  };
  const std::vector<Row> rows = {
      {1234.5, 2, "1.234,50"},
      {1.005, 2, "1,01"},
      {0, 2, "0,00"},
      {-0.001, 2, "0,00"},
      {-1234567.891, 1, "-1.234.567,9"},
      {999.999, 2, "1.000,00"},
      {7.1075, -1, "7,1075"},
      {0.1 + 0.2, -1, "0,3"},
      {1.0 / 3, -1, "0,333333333333333"},
      {2674009596.0, -1, "2.674.009.596"},
      {9007199254740991.0, 0, "9.007.199.254.740.991"},
      {1e21, 0, "1.000.000.000.000.000.000.000"},
      {1e-7, -1, "0,0000001"},
      {123, 0, "123"},
      {1000, 0, "1.000"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.value);
    CHECK(format_number(row.value, row.decimals) == row.printed);
  }
  CHECK(format_number(99.946, 2, Rounding::kTruncate) == "99,94");
  CHECK(format_rupiah(2423318229.0) == "Rp 2.423.318.229");
  CHECK(format_rupiah(-1500) == "-Rp 1.500");
  CHECK(format_rupiah(0) == "Rp 0");
}

TEST_CASE("what is printed is read back as the same number") {
  for (double value : {0.0, 1.5, -3.25, 1234.56, 1e6, 2941063617.0, 0.000123, 98765.4321}) {
    CAPTURE(value);
    const std::string text = format_number(value, -1);
    CAPTURE(text);
    const Printed read = read_printed(text);
    CHECK(read.number == value);
    CHECK_FALSE(read.warning.has_value());
    CHECK(read_printed(format_rupiah(std::trunc(value))).number == std::trunc(value));
  }
}

TEST_CASE("a plain number is a finite decimal with nothing around it") {
  CHECK(parse_plain_number("-1.5") == -1.5);
  CHECK(parse_plain_number("2e3") == 2000.0);
  CHECK(parse_plain_number("+7") == 7.0);
  CHECK(parse_plain_number("0.1") == 0.1);
  for (const std::string text : {"", " 1", "1 ", "1,5", "1e999", "nan", "inf", "-inf", "0x10",
                                 "1.5%", "abc", "+-1", "--1", "1.2.3", "-"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_plain_number(text).has_value());
  }
}

}  // namespace iku
