#include "base/text.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace iku {

TEST_CASE("the first byte that is not UTF-8 is found") {
  CHECK_FALSE(invalid_utf8("").has_value());
  CHECK_FALSE(invalid_utf8("capaian ≥ 90 → 🙂").has_value());
  CHECK(invalid_utf8("ab\xFFz") == 2);
  CHECK(invalid_utf8("ab\xE2\x89") == 2);        // cut off in the middle
  CHECK(invalid_utf8("\xC0\xAF") == 0);          // overlong
  CHECK(invalid_utf8("x\xED\xA0\x80") == 1);     // a surrogate
  CHECK(invalid_utf8("\xF4\x90\x80\x80") == 0);  // beyond U+10FFFF
}

TEST_CASE("display width counts columns, not bytes") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("≥ 90") == 4);
  CHECK(display_width("日本") == 4);
  CHECK(display_width("e\u0301") == 1);  // a combining accent takes no column
  CHECK(display_width("a\xFF") == 2);
  CHECK(pad_right("≥", 3) == "≥  ");
  CHECK(pad_left("日", 3) == " 日");
  CHECK(pad_right("panjang", 3) == "panjang");
}

TEST_CASE("text is wrapped at spaces and a long word is split") {
  using Lines = std::vector<std::string>;
  CHECK(wrap("satu dua tiga", 8) == Lines{"satu dua", "tiga"});
  CHECK(wrap("satu", 8) == Lines{"satu"});
  CHECK(wrap("", 8) == Lines{""});
  CHECK(wrap("a  b", 8) == Lines{"a b"});
  CHECK(wrap("nilai_akip_desa", 8) == Lines{"nilai_", "akip_", "desa"});
  CHECK(wrap("abcdefgh ij", 3) == Lines{"abc", "def", "gh", "ij"});
  CHECK(wrap("日本語", 4) == Lines{"日本", "語"});
  CHECK(wrap("日本", 1) == Lines{"日", "本"});  // one character a line even where none fits
  CHECK(wrap("satu\ndua", 20) == Lines{"satu", "dua"});
  CHECK(wrap("ab", 0) == Lines{"a", "b"});
}

TEST_CASE("trim takes blanks of every kind from both ends") {
  CHECK(trim("  a b\t\r\n") == "a b");
  CHECK(trim("\u00A0x\u202F") == "x");
  CHECK(trim("   ").empty());
  CHECK(trim("").empty());
}

TEST_CASE("lower case covers more than ASCII and keeps bytes that are not UTF-8") {
  CHECK(lower("Sangat BAIK É") == "sangat baik é");
  CHECK(lower("A\xFF") == "a\xFF");
}

TEST_CASE("split gives every part, also the empty ones") {
  using Parts = std::vector<std::string_view>;
  CHECK(split("a,b,,c", ',') == Parts{"a", "b", "", "c"});
  CHECK(split("", ',') == Parts{""});
  CHECK(split(",", ',') == Parts{"", ""});
}

TEST_CASE("no text can move the cursor or change the direction of a line") {
  CHECK(printable("a\033[31mb") == "a␛[31mb");
  CHECK(printable("a\nb\tc\x7F") == "a␊b␉c␡");
  CHECK(printable(std::string("a\0b", 3)) == "a␀b");
  CHECK(printable("\u009B2J") == "\uFFFD2J");  // the one-character form of ESC [
  CHECK(printable("a\u202Eb") == "a\uFFFDb");
  CHECK(printable("a\xFF") == "a\uFFFD");
  CHECK(printable("capaian ≥ 90") == "capaian ≥ 90");
  CHECK(printable("a\u200Bb\u00ADc\uFEFF\u2028\u2029\u061C\U000E0041") ==
        "a\uFFFDb\uFFFDc\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(printable("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");  // a lone surrogate
  CHECK(printable("é 日本 🙂 e\u0301 \u00A0") == "é 日本 🙂 e\u0301 \u00A0");
}

TEST_CASE("a text that is laid out keeps its line ends and tabs") {
  CHECK(printable_lines("a\tb\nc\033[2J\u202E\n") == "a\tb\nc␛[2J\uFFFD\n");
  CHECK(printable_lines("a,b\r\n1,2\r\n") == "a,b\r\n1,2\r\n");
  CHECK(printable_lines("kanan\rkiri\r") == "kanan␍kiri␍");
}

TEST_CASE("a JSON string escapes what does not print") {
  const auto json = [](std::string_view text) {
    std::string out;
    append_json_string(out, text);
    return out;
  };
  CHECK(json("a\"b\\c\n\t") == R"("a\"b\\c\n\t")");
  CHECK(json(std::string("\0\x1b\x7f", 3)) == R"("\u0000\u001b\u007f")");
  CHECK(json("\u009b\u202e\u2028\u200b") == R"("\u009b\u202e\u2028\u200b")");
  CHECK(json("\U000E0041") == R"("\udb40\udc41")");
  CHECK(json("é ≥ 🙂") == "\"é ≥ 🙂\"");
  CHECK(json("a\xFF") == "\"a\uFFFD\"");
}

TEST_CASE("a misspelled name is answered with the nearest candidate") {
  struct Row {
    std::string name;
    std::vector<std::string> candidates;
    std::string expected;  // empty: none
  };
  const std::vector<Row> rows = {
      {"tagret", {"target", "realisasi"}, "target"},  // a transposition is one slip
      {"tagrte", {"target"}, "target"},
      {"tgt", {"target"}, ""},
      {"Realisasi", {"realisasi"}, "realisasi"},  // case does not count
      {"ip", {"ikm", "ipp", "target"}, "ipp"},    // too short to compare, but a prefix
      {"ik", {"ikm", "ikpp"}, ""},                // an ambiguous prefix
      {"real", {"realisasi", "target"}, "realisasi"},
      {"i", {"ikm"}, ""},
      {"", {"ikm"}, ""},
      {"xyz", {"ikm"}, ""},
      {"nama", {"mana", "nams", "namb"}, "namb"},  // of equals the first of the alphabet
      {"predikt", {"predikat", "predik"}, "predik"},
      {"capaian", {}, ""},
      {"polaritsa", {"polaritas", "populasi"}, "polaritas"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(did_you_mean(row.name, row.candidates).value_or("") == row.expected);
  }
  CHECK_FALSE(did_you_mean(std::string(100000, 'a'), {std::string(100000, 'a')}).has_value());
}

}  // namespace iku
