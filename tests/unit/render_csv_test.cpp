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
