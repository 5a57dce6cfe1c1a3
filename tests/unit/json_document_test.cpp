#include "store/json_document.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

namespace {

using iku::Diagnostic;
using iku::store::JsonDocument;
using iku::store::JsonNode;

struct Parsed {
  std::unique_ptr<JsonDocument> document;
  std::vector<Diagnostic> faults;
};

Parsed parse(std::string text) {
  Parsed parsed;
  parsed.document = JsonDocument::parse("a.json", std::move(text), parsed.faults);
  return parsed;
}

/// The one fault of a text.
Diagnostic fault_of(const std::string& text) {
  const Parsed parsed = parse(text);
  REQUIRE(parsed.faults.size() == 1);
  return parsed.faults.front();
}

TEST_CASE("a syntax fault is told as what its writer most likely did") {
  struct Row {
    std::string text;
    std::string code;
    int line;
    int column;
    int length;
    std::string message;
  };
  const std::vector<Row> rows = {
      {"", "json.empty", 1, 1, 1, "kosong"},
      {" \n\t", "json.empty", 1, 1, 1, "kosong"},
      {"{\"a\": 83,63}", "json.decimal_comma", 1, 7, 5, "83,63 memakai koma desimal"},
      {"{\"a\":\n  -1,5}", "json.decimal_comma", 2, 3, 4, "-1,5"},
      {"[1.234.567]", "json.grouped_number", 1, 2, 9, "1.234.567 memakai titik ribuan"},
      {"[007]", "json.leading_zero", 1, 2, 3, "007 berawal nol"},
      {"[+5]", "json.bad_number", 1, 2, 2, "+"},
      {"[.5]", "json.bad_number", 1, 2, 2, ".5"},
      {"[1,\n 2,\n]", "json.trailing_comma", 2, 3, 1, "koma ini berlebih"},
      {"{\"a\": 1,}", "json.trailing_comma", 1, 8, 1, "koma ini berlebih"},
      {"[1,,2]", "json.extra_comma", 1, 4, 1, "berlebih"},
      {"[,1]", "json.extra_comma", 1, 2, 1, "berlebih"},
      {"{\"a\": 1\n \"b\": 2}", "json.missing_comma", 2, 2, 3, "koma kurang"},
      {"[1 2]", "json.missing_comma", 1, 4, 1, "koma kurang"},
      {"[{} {}]", "json.missing_comma", 1, 5, 1, "koma kurang"},
      {"{\"a\" 1}", "json.missing_colon", 1, 6, 1, "titik dua kurang"},
      {"{\"a\" = 1}", "json.other_separator", 1, 6, 1, "\"=\""},
      {"{\"a\": 1; \"b\": 2}", "json.other_separator", 1, 8, 1, "\";\""},
      {"{a: 1}", "json.bare_key", 1, 2, 1, "nama isian a"},
      {"{\"x\": 1, nama: 2}", "json.bare_key", 1, 10, 4, "nama isian nama"},
      {"{\"a\": BB}", "json.bare_text", 1, 7, 2, "teks BB"},
      {"[NaN]", "json.not_finite", 1, 2, 3, "NaN bukan angka"},
      {"[Infinity]", "json.not_finite", 1, 2, 8, "Infinity"},
      {"[None]", "json.literal", 1, 2, 4, "None bukan JSON"},
      {"[True]", "json.literal", 1, 2, 4, "True bukan JSON"},
      {"{'a': 1}", "json.other_quotes", 1, 2, 1, "petik ganda lurus"},
      {"{\xE2\x80\x9C"
       "a\xE2\x80\x9D: 1}",
       "json.other_quotes", 1, 2, 1, "petik ganda lurus"},
      {"[1 // satu\n]", "json.comment", 1, 4, 1, "komentar"},
      {"# hai\n{}", "json.comment", 1, 1, 1, "komentar"},
      {"{\"a\": \"b\n\"}", "json.unclosed_string", 1, 7, 1, "tidak ditutup"},
      {"{\"a\": \"b", "json.unclosed_string", 1, 7, 1, "tidak ditutup"},
      {"[\"a\tb\"]", "json.control_character", 1, 4, 1, "tab"},
      {"[\"C:\\data\"]", "json.bad_escape", 1, 5, 2, "\\d"},
      {"[\"\xFF\"]", "json.bad_text", 1, 3, 1, "UTF-8"},
      {"{\"a\": [1, 2", "json.unexpected_end", 1, 11, 1, "berakhir sebelum"},
      {"{\"a\":", "json.unexpected_end", 1, 5, 1, "berakhir sebelum"},
      {"{}\n{}", "json.extra_text", 2, 1, 1, "sesudah akhir"},
      {"{\"a\": [1}", "json.wrong_bracket", 1, 9, 1, "\"}\" tidak cocok"},
      {"[1e999]", "json.number_range", 1, 2, 5, "1e999 terlalu besar"},
      {"[-1e999]", "json.number_range", 1, 2, 6, "-1e999"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Diagnostic told = fault_of(row.text);
    CHECK(told.code == row.code);
    CHECK(told.where.file == "a.json");
    CHECK(told.where.line == row.line);
    CHECK(told.where.column == row.column);
    CHECK(told.where.length == row.length);
    CAPTURE(told.message);
    CHECK(told.message.find(row.message) != std::string::npos);
    CHECK(parse(row.text).document == nullptr);
  }
}

TEST_CASE("an open bracket is named where it stands") {
  const Diagnostic told = fault_of("{\n \"a\": [1,\n 2");
  REQUIRE(told.notes.size() == 1);
  CHECK(told.notes[0].find("a.json:2:7") != std::string::npos);
}

TEST_CASE("a key given twice is told with the place of the first, and the first one counts") {
  const Parsed parsed = parse("{\n  \"a\": 1,\n  \"b\": 2,\n  \"a\": 3\n}");
  REQUIRE(parsed.faults.size() == 1);
  CHECK(parsed.faults[0].code == "json.duplicate_key");
  CHECK(parsed.faults[0].where.line == 4);
  CHECK(parsed.faults[0].where.column == 3);
  CHECK(parsed.faults[0].where.length == 3);
  REQUIRE(parsed.faults[0].notes.size() == 1);
  CHECK(parsed.faults[0].notes[0].find("a.json:2:3") != std::string::npos);
  REQUIRE(parsed.document != nullptr);
  CHECK(parsed.document->root().items.size() == 2);
  CHECK(parsed.document->root().member("a")->number == 1);
}

TEST_CASE("keys are compared after their escapes, and in large objects too") {
  CHECK(fault_of("{\"a\": 1, \"\\u0061\": 2}").code == "json.duplicate_key");
  std::string text = "{";
  for (int i = 0; i < 40; ++i) text += "\"k" + std::to_string(i) + "\": 0, ";
  CHECK(fault_of(text + "\"k7\": 1}").code == "json.duplicate_key");
  CHECK(parse(text + "\"k40\": 1}").faults.empty());
}

TEST_CASE("nesting is refused at its limit and not below") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  CHECK(parse(nested(64)).faults.empty());
  const Diagnostic told = fault_of(nested(65));
  CHECK(told.code == "json.too_deep");
  CHECK(told.where.column == 65);
  CHECK(fault_of(std::string(1'000'000, '[')).code == "json.too_deep");
}

TEST_CASE("every value knows its place and its key's") {
  const Parsed parsed = parse(
      "\xEF\xBB\xBF{\n  \"nama \\\"x\\\"\": \"se:ru, {ni}\",\n\t\"b\" : [ 10 ,-2.5e1,null]\n}");
  REQUIRE(parsed.document != nullptr);
  const JsonDocument& document = *parsed.document;
  const JsonNode& root = document.root();
  REQUIRE(root.items.size() == 2);
  CHECK(root.items[0].key == "nama \"x\"");
  CHECK(root.items[0].text == "se:ru, {ni}");

  struct Row {
    const JsonNode* node;
    int line;
    int column;
    int length;
  };
  const std::vector<Row> rows = {{&root, 1, 1, 1},
                                 {&root.items[0], 2, 17, 13},
                                 {&root.items[1], 3, 8, 1},
                                 {&root.items[1].items[0], 3, 10, 2},
                                 {&root.items[1].items[1], 3, 14, 6},
                                 {&root.items[1].items[2], 3, 21, 4}};
  for (const Row& row : rows) {
    const iku::Place place = document.place(*row.node);
    CAPTURE(row.column);
    CHECK(place.line == row.line);
    CHECK(place.column == row.column);
    CHECK(place.length == row.length);
    const iku::Place brief = document.brief_place(*row.node);
    CHECK(brief.line == row.line);
    CHECK(brief.column == row.column);
    CHECK(brief.line_text.empty());
  }
  CHECK(document.key_place(root.items[0]).column == 3);
  CHECK(document.key_place(root.items[0]).length == 12);
  CHECK(document.place(root.items[1]).line_text == "\t\"b\" : [ 10 ,-2.5e1,null]");
}

TEST_CASE("a very long source line is not repeated in a diagnostic") {
  const Diagnostic told = fault_of("[" + std::string(1000, ' ') + "NaN]");
  CHECK(told.where.column == 1002);
  CHECK(told.where.line_text.empty());
}

}  // namespace
