#include <doctest/doctest.h>

#include <string>

#include "report/render.hpp"

using namespace iku::report;

namespace {

Table sample() {
  Table table;
  table.columns = {{"nama"}, {"nilai", Align::kRight}, {"catatan"}};
  table.add_group("Sasaran 1");
  Cell number("7,11");
  number.number = 7.1075;
  table.add({"ikpp", number, "baik, \"cukup\""});
  table.add_total("jumlah", {Cell("–")});
  return table;
}

}  // namespace

TEST_CASE("CSV holds the exact numbers, and quotes what needs it") {
  CHECK(render_csv(sample()) ==
        "nama,nilai,catatan\r\n"
        "Sasaran 1,,\r\n"
        "ikpp,7.1075,\"baik, \"\"cukup\"\"\"\r\n"
        "jumlah,,–\r\n");
}

TEST_CASE("a text that a spreadsheet takes for a formula is harmless where that is asked for") {
  struct Row {
    const char* text;
    const char* safe;
  };
  for (const Row& row :
       {Row{"=1+1", "'=1+1"}, Row{"+62 812", "'+62 812"}, Row{"-x", "'-x"},
        Row{"@SUM(A1)", "'@SUM(A1)"}, Row{"\t=1", "'\t=1"}, Row{"\r=1", "\"'\r=1\""},
        Row{"=HYPERLINK(\"a\",\"b\")", "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\""},
        Row{"-14.32", "-14.32"}, Row{"+5", "+5"}, Row{"-1e3", "-1e3"}, Row{"a=b", "a=b"},
        Row{"", ""}, Row{"–", "–"}}) {
    CAPTURE(std::string(row.text));
    CHECK(csv_field(row.text, true) == row.safe);
    CHECK(csv_field(row.text).find('\'') == std::string::npos);
  }
  Table table;
  table.columns = {{"=nama"}, {"nilai", Align::kRight}};
  Cell number("-7,11");
  number.number = -7.11;
  table.add({"@a", number});
  CHECK(render_csv(table, {.csv_safe = true}) == "'=nama,nilai\r\n'@a,-7.11\r\n");
  CHECK(render_csv(table) == "=nama,nilai\r\n@a,-7.11\r\n");
}

TEST_CASE("the tables of a document stand below each other in CSV, without its words") {
  const Document document{"judul", "", {{"satu", {"kata", sample()}}, {"dua", {sample()}}}};
  CHECK(render_csv(document) == render_csv(sample()) + "\r\n" + render_csv(sample()));
  CHECK(render_csv(Document{}).empty());
}

TEST_CASE("a table alone is what it is inside a document") {
  const Document document{"", "", {{"", {sample()}}}};
  CHECK("\n" + render_markdown(sample()) == render_markdown(document));
  CHECK(render_json(sample()).find("\"number\": 7.1075") != std::string::npos);
}
