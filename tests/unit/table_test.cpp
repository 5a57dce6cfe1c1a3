#include "report/table.hpp"

#include <doctest/doctest.h>

namespace iku::report {

TEST_CASE("the same note gets the same mark and another one the next") {
  Table table;
  CHECK(table.mark("tidak diisi") == "1");
  CHECK(table.mark("target 0") == "2");
  CHECK(table.mark("tidak diisi") == "1");
  CHECK(table.notes.size() == 2);
}

TEST_CASE("a group spans all columns and a total's label takes what its figures leave") {
  Table table;
  table.columns.resize(4);
  table.add_group("Tujuan 1", 1);
  table.add_total("jumlah", {Cell("3"), Cell("4")});
  CHECK(table.rows[0].span == 4);
  CHECK(table.rows[0].cells.front().indent == 1);
  CHECK(table.rows[1].span == 2);
  CHECK(table.rows[1].cells.size() == 3);
  CHECK(table.rows[1].cells.back().emphasis == Emphasis::kStrong);
}

TEST_CASE("a mark is written in superscript digits") { CHECK(superscript("120") == "¹²⁰"); }

}  // namespace iku::report
