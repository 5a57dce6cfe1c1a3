#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "report/render.hpp"

namespace iku::report {

TEST_CASE("a Markdown table aligns figures right and marks totals") {
  Table table;
  table.title = "Capaian";
  table.columns = {{"indikator", Align::kLeft, true}, {"capaian", Align::kRight, false}};
  table.add_group("Tujuan 1");
  Cell missing("–");
  missing.mark = table.mark("belum dinilai");
  table.add({"AKIP", missing});
  table.add_total("rata-rata", {Cell("102,04")});
  const Document document{"Laporan", "", {{"1. Satu", {table}}}};
  CHECK(render_markdown(document) == std::string("# Laporan\n\n## 1. Satu\n\n**Capaian**\n\n"
                                                 "| indikator | capaian |\n"
                                                 "| --- | ---: |\n"
                                                 "| **Tujuan 1** | |\n"
                                                 "| AKIP | –¹ |\n"
                                                 "| **rata-rata** | **102,04** |\n"
                                                 "\n¹ belum dinilai\n"));
}

TEST_CASE("text of the data cannot become Markdown") {
  const struct {
    std::string text;
    std::string cell;
  } rows[] = {
      {"a | b", "a \\| b"},
      {"<script>", "&lt;script>"},
      {"[x](javascript:y)", "\\[x\\](javascript:y)"},
      {"*tebal* `kode`", "\\*tebal\\* \\`kode\\`"},
      {"a\\|b", "a\\\\\\|b"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    Table table;
    table.columns = {{"a", Align::kLeft, false}};
    table.add({row.text});
    const std::string text = render_markdown({"", "", {{"", {table}}}});
    CHECK(text == "\n| a |\n| --- |\n| " + row.cell + " |\n");
  }
}

TEST_CASE("a line break in a cell does not end the row") {
  Table table;
  table.columns = {{"a", Align::kLeft, false}, {"b", Align::kLeft, false}};
  table.add({"x\ny", "z"});
  const std::string text = render_markdown({"", "", {{"", {table}}}});
  CHECK(std::count(text.begin(), text.end(), '\n') == 4);
}

}  // namespace iku::report
