#include "base/diagnostic.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "base/catalogue.hpp"
#include "base/text.hpp"

namespace iku {
namespace {

Diagnostic fault_at(std::string_view text, std::size_t offset, int length) {
  Diagnostic fault;
  fault.message = "pesan";
  fault.where = place_at("f", text, offset, length);
  return fault;
}

/// The columns before the caret and the carets of a rendered diagnostic, without the gutter.
std::string caret_line(const Diagnostic& fault) {
  const std::string text = render(fault);
  const std::vector<std::string_view> lines = split(text, '\n');
  REQUIRE(lines.size() >= 3);
  const std::size_t bar = lines[2].find("| ");
  REQUIRE(bar != std::string_view::npos);
  return std::string(lines[2].substr(bar + 2));
}

}  // namespace

TEST_CASE("a place counts lines and bytes from one and keeps its line") {
  const std::string text = "satu\r\ndua tiga\n\nempat";
  struct Row {
    std::size_t offset;
    int line, column;
    std::string line_text;
  };
  const std::vector<Row> rows = {
      {0, 1, 1, "satu"},      {3, 1, 4, "satu"},      {6, 2, 1, "dua tiga"},
      {10, 2, 5, "dua tiga"}, {14, 2, 9, "dua tiga"}, {15, 3, 1, ""},
      {16, 4, 1, "empat"},    {21, 4, 6, "empat"},    {999, 4, 6, "empat"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.offset);
    const Place place = place_at("f.json", text, row.offset, 2);
    CHECK(place.file == "f.json");
    CHECK(place.line == row.line);
    CHECK(place.column == row.column);
    CHECK(place.length == 2);
    CHECK(place.line_text == row.line_text);
  }
  CHECK(place_at("f", std::string(100000, 'x'), 5).line_text.empty());
}

TEST_CASE("a diagnostic shows place, line, caret, notes and help") {
  Diagnostic fault;
  fault.message = "kunci \"tagret\" tidak dikenal";
  fault.where = {"workspace.json", 12, 7, 8, "      \"tagret\": 3"};
  fault.notes = {"catatan pertama", "catatan kedua"};
  fault.help = "Maksudnya \"target\"?";
  CHECK(render(fault) ==
        "workspace.json:12:7: galat: kunci \"tagret\" tidak dikenal\n"
        " 12 |       \"tagret\": 3\n"
        "    |       ^^^^^^^^\n"
        "  catatan: catatan pertama\n"
        "  catatan: catatan kedua\n"
        "  saran: Maksudnya \"target\"?\n");
}

TEST_CASE("what is not known of a place is left out") {
  Diagnostic fault;
  fault.level = Level::kWarning;
  fault.message = "m";
  CHECK(render(fault) == "peringatan: m\n");
  fault.where.file = "f";
  CHECK(render(fault) == "f: peringatan: m\n");
  fault.where.line = 3;
  CHECK(render(fault) == "f:3: peringatan: m\n");
  fault.where.line_text = "x = 1";
  CHECK(render(fault) == "f:3: peringatan: m\n 3 | x = 1\n");
  fault.where.file.clear();
  fault.where.column = 5;
  CHECK(render(fault) == "baris 3:5: peringatan: m\n 3 | x = 1\n   |     ^\n");
}

TEST_CASE("the words of a diagnostic are English on request") {
  Diagnostic fault;
  fault.level = Level::kNote;
  fault.message = "m";
  fault.notes = {"n"};
  fault.help = "h";
  set_language(Language::kEnglish);
  const std::string english = render(fault);
  set_language(Language::kIndonesian);
  CHECK(english == "note: m\n  note: n\n  help: h\n");
}

TEST_CASE("the caret stands under the display column") {
  CHECK(caret_line(fault_at("abc def", 4, 3)) == "    ^^^");
  CHECK(caret_line(fault_at("\tx = 1", 1, 1)) == "    ^");  // a tab goes to the next stop
  CHECK(caret_line(fault_at("ab\tx", 3, 1)) == "    ^");
  CHECK(caret_line(fault_at("日本 x", 7, 1)) == "     ^");  // two columns each
  CHECK(caret_line(fault_at("日本", 0, 3)) == "^^");
  CHECK(caret_line(fault_at("≥ x", 4, 1)) == "  ^");
  CHECK(caret_line(fault_at("≥ x", 1, 1)) == "^");          // inside a character: its start
  CHECK(caret_line(fault_at("abc", 3, 1)) == "   ^");       // after the end of the line
  CHECK(caret_line(fault_at("abc\ndef", 1, 99)) == " ^^");  // never beyond the line
  CHECK(caret_line(fault_at("abc", 1, 0)) == " ^");
}

TEST_CASE("a wide line is cut to a window around the caret") {
  const std::string text = std::string(500, 'a') + "SALAH" + std::string(500, 'b');
  const std::string shown = render(fault_at(text, 500, 5));
  const std::vector<std::string_view> lines = split(shown, '\n');
  REQUIRE(lines.size() == 4);
  CHECK(display_width(lines[1]) < 140);
  CHECK(lines[1].find("SALAH") != std::string_view::npos);
  // The ellipsis in front is three bytes and one column.
  CHECK(lines[1].find("SALAH") - 2 == lines[2].find("^^^^^"));
  CHECK(render(fault_at(text, 0, 1)).bytes().find("SALAH") == std::string::npos);
}

TEST_CASE("colours appear only where they are asked for") {
  Diagnostic fault = fault_at("abc", 1, 1);
  CHECK(render(fault).bytes().find('\033') == std::string::npos);
  const std::string colored = render(fault, true);
  CHECK(colored.find("\033[1;31mgalat:\033[0m") != std::string::npos);
  CHECK(colored.find("\033[1;31m^\033[0m") != std::string::npos);
}

TEST_CASE("a diagnostic cannot carry escape sequences to the terminal") {
  Diagnostic fault;
  fault.message = "a\033[2J";
  fault.where = {"f\033", 1, 1, 1, "x\033[31m"};
  fault.notes = {"n\033"};
  fault.help = "h\033";
  CHECK(render(fault).bytes().find('\033') == std::string::npos);
}

TEST_CASE("further lines of a message are indented") {
  Diagnostic fault;
  fault.message = "satu\ndua";
  fault.help = "tiga\nempat";
  CHECK(render(fault) == "galat: satu\n  dua\n  saran: tiga\n    empat\n");
}

TEST_CASE("an error carries its diagnostics and its exit status") {
  Diagnostic fault;
  fault.message = "m";
  const Error one(fault, Exit::kNoInput);
  CHECK(std::string(one.what()) == "m");
  CHECK(one.status() == Exit::kNoInput);
  CHECK(one.diagnostics().size() == 1);
  const Error two(std::vector<Diagnostic>{fault, fault});
  CHECK(two.diagnostics().size() == 2);
  CHECK(two.status() == Exit::kInvalidInput);
  CHECK_THROWS_AS(Error(std::vector<Diagnostic>{}), std::logic_error);
}

TEST_CASE("only errors count as errors") {
  Diagnostic fault;
  fault.level = Level::kWarning;
  CHECK_FALSE(has_error({}));
  CHECK_FALSE(has_error({fault}));
  Diagnostic worse;
  CHECK(has_error({fault, worse}));
}

}  // namespace iku
