#include "store/csv.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include "store/table_cell.hpp"

namespace {

using iku::DataTable;
using iku::Diagnostic;
using iku::store::parse_csv_table;

using Numbers = std::vector<std::optional<double>>;
using Texts = std::vector<std::string>;

std::vector<Diagnostic> faults_of(const std::string& text) {
  try {
    parse_csv_table("a.csv", text);
  } catch (const iku::Error& error) {
    return error.diagnostics();
  }
  return {};
}

TEST_CASE("the delimiter is read from the header") {
  for (const std::string text : {"a,b\n1,2\n", "a;b\n1;2\n", "a\tb\r\n1\t2\r\n", "a;b\n1;2",
                                 "\xEF\xBB\xBF# catatan, dengan koma\n\n# lagi\na,b\n1,2\n"}) {
    CAPTURE(text);
    const DataTable table = parse_csv_table("a.csv", text);
    REQUIRE(table.columns.size() == 2);
    CHECK(table.rows == 1);
    CHECK(table.columns[0].name == "a");
    CHECK(table.columns[1].name == "b");
    CHECK(table.columns[0].numbers == Numbers{1});
    CHECK(table.columns[1].numbers == Numbers{2});
  }
}

TEST_CASE("blanks stay blank and a column is numeric when every filled cell is a number") {
  const DataTable table = parse_csv_table("a.csv", "u1;u2;nama;kosong\n3;;a;\n ;4,5;;\n1;2; b ;\n");
  REQUIRE(table.columns.size() == 4);
  CHECK(table.rows == 3);
  CHECK(table.columns[0].numeric);
  CHECK(table.columns[0].numbers == Numbers{3, std::nullopt, 1});
  CHECK(table.columns[1].numbers == Numbers{std::nullopt, 4.5, 2});
  CHECK_FALSE(table.columns[2].numeric);
  CHECK(table.columns[2].texts == Texts{"a", "", "b"});
  CHECK(table.columns[2].numbers.empty());
  CHECK(table.columns[3].numeric);
  CHECK(table.columns[3].numbers == Numbers{std::nullopt, std::nullopt, std::nullopt});
}

TEST_CASE("quoted cells may hold delimiters, quotes, decimal commas and line ends") {
  const DataTable table =
      parse_csv_table("a.csv", "nama,nilai\n\"a, \"\"b\"\"\",\"83,63\"\n\"dua\nbaris\",1\n");
  REQUIRE(table.rows == 2);
  CHECK(table.columns[0].texts == Texts{"a, \"b\"", "dua\nbaris"});
  CHECK(table.columns[1].numbers == Numbers{83.63, 1});
}

TEST_CASE("a table is read as the Indonesian Excel saves it") {
  for (const std::string text : {"sep=;\nu1;u2\n4;3,5\n-;2\n",
                                 "\xEF\xBB\xBFsep=;\r\nu1;u2;;;\r\n4;3,5;;;\r\n-;2;;;\r\n;;;;\r\n",
                                 "u1;u2\n4;3,5;;\n–;2;;\n", "\"sep=;\"\nu1;u2\n4;\"3,5\"\n;2\n",
                                 "SEP=\t\nu1\tu2\n4\t3,5\n-\t2\n"}) {
    CAPTURE(text);
    std::vector<Diagnostic> warnings;
    const DataTable table = parse_csv_table("a.csv", text, &warnings);
    REQUIRE(table.columns.size() == 2);
    CHECK(table.rows == 2);
    CHECK(table.columns[0].numbers == Numbers{4, std::nullopt});
    CHECK(table.columns[1].numbers == Numbers{3.5, 2});
    CHECK(warnings.empty());
  }
}

TEST_CASE("rows of bare delimiters are no rows") {
  CHECK(parse_csv_table("a.csv", "a;b\n1;2\n;\n;\n").rows == 1);
  CHECK(parse_csv_table("a.csv", "a;b\n;\n1;2\n").rows == 1);
}

TEST_CASE("numbers are read in either locale, anything else is text") {
  struct Row {
    std::string cell;
    std::optional<double> expected;
  };
  const std::vector<Row> rows = {
      {"3", 3},
      {"3.5", 3.5},
      {"3,5", 3.5},
      {"-0,25", -0.25},
      {"1.234,5", 1234.5},
      {"1.234.567", 1234567},
      {"2e3", 2000},
      {"3.053", 3053},
      {"", {}},
      {"83,63 %", 83.63},
      {"Rp 1.000", 1000},
      {"12.6950", 12.695},
      {"-1.250,75", -1250.75},
      {"1,234.5", 1234.5},
      {"007", 7},
      {"1,2,3", {}},
      {"12.34,5", {}},
      {"1,5e3", {}},
      {"4 Dok", {}},
      {"nan", {}},
      {"inf", {}},
      {"-", {}},
      {",5", {}},
      {"5,", {}},
      {"1.2345.678", {}},
      {"1e999", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.cell);
    const iku::store::TableCell cell =
        iku::store::read_table_cell(row.cell, iku::DecimalMark::kEither);
    const bool number = cell.kind == iku::store::TableCell::Kind::kNumber;
    CHECK((number ? std::optional(cell.number) : std::nullopt) == row.expected);
  }
}

TEST_CASE("a malformed table is told with its line") {
  struct Row {
    std::string text;
    std::string code;
    int line;
    int column;
    std::string message;
  };
  const std::vector<Row> rows = {
      {"", "csv.empty", 0, 0, "tidak berisi tabel"},
      {"# hanya catatan\n", "csv.empty", 0, 0, "tidak berisi tabel"},
      {"a;b;;\n1;2;;\n1;2;;3\n", "csv.ragged", 3, 1, "4 sel"},
      {"a,b\n1,2\n1\n", "csv.ragged", 3, 1, "1 sel, judulnya 2 kolom"},
      {"# c\na,b\n1,2,3\n", "csv.ragged", 3, 1, "3 sel"},
      {"a,b\n\"x\ny\",2\n1,83,63\n", "csv.ragged", 4, 1, "3 sel"},
      {"a,,b\n", "csv.unnamed_column", 1, 1, "ke-2"},
      {"u1,u2,u1\n", "csv.duplicate_column", 1, 7, "\"u1\""},
      {"a,b\n1,x\"y\"\n", "csv.quote", 2, 4, "petik"},
      {"a,b\n\"x\"y,2\n", "csv.quote", 2, 4, "petik"},
      {"a,b\n1,\"x\n2,3\n", "csv.unclosed_quote", 2, 3, "tidak pernah ditutup"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::vector<Diagnostic> faults = faults_of(row.text);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == row.code);
    CHECK(faults[0].where.line == row.line);
    CHECK(faults[0].where.column == row.column);
    CAPTURE(faults[0].message);
    CHECK(faults[0].message.find(row.message) != std::string::npos);
  }
}

TEST_CASE("several ragged rows are told at once, up to a limit") {
  const std::vector<Diagnostic> faults = faults_of("a,b\n1\n1,2\n1\n");
  REQUIRE(faults.size() == 2);
  CHECK(faults[1].where.line == 4);
  std::string many = "a,b\n";
  for (int i = 0; i < 1000; ++i) many += "1\n";
  CHECK(faults_of(many).size() == 20);
}

TEST_CASE("doubtful columns are warned of") {
  struct Row {
    std::string text;
    std::string code;
    int line;
  };
  const std::vector<Row> rows = {
      {"a;b\n1;2\n3.053;2\n", "csv.doubtful", 3},
      {"a,b\n3.053,2\n", "csv.doubtful", 2},
      {"a;b\n1;2\n9007199254740993;2\n", "csv.doubtful", 3},
      {"u1,u2\n3,1\nx,2\n4,2\n", "csv.mixed", 3},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    std::vector<Diagnostic> warnings;
    parse_csv_table("a.csv", row.text, &warnings);
    REQUIRE(warnings.size() == 1);
    CHECK(warnings[0].code == row.code);
    CHECK(warnings[0].level == iku::Level::kWarning);
    CHECK(warnings[0].where.line == row.line);
  }
  std::vector<Diagnostic> many;
  parse_csv_table("a.csv", "a;b\n3.053;1.000\n4.000;2\n5.500;x\n", &many);
  REQUIRE(many.size() == 2);  // b is text, with one cell that is none
  CHECK(many[1].code == "csv.doubtful");
  CHECK(many[1].where.line == 2);
  REQUIRE(many[1].notes.size() == 1);
  CHECK(many[1].notes[0].find("2 ") != std::string::npos);
  CHECK(many[1].notes[0].find("3, 4") != std::string::npos);
  std::vector<Diagnostic> none;
  const DataTable declared =
      parse_csv_table("a.csv", "a,b\n3.053,x\n1,y\n", &none, iku::DecimalMark::kDot);
  CHECK(declared.columns[0].numbers == Numbers{3.053, 1});
  CHECK(none.empty());
}

}  // namespace
