#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <string>

#include "base/text.hpp"
#include "report/render.hpp"

namespace iku::report {
namespace {

Table small_table() {
  Table table;
  table.columns = {{"kode", Align::kLeft, false},
                   {"indikator", Align::kLeft, true},
                   {"capaian", Align::kRight, false}};
  table.add({"akip", "Nilai AKIP", "102,04"});
  Cell missing("–");
  missing.mark = table.mark("belum dinilai");
  table.add({"ikpp", "Indeks Kualitas Pelayanan Publik", missing});
  table.add_total("rata-rata", {Cell("102,04")});
  return table;
}

int widest_line(const std::string& text) {
  int widest = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    widest = std::max(widest, display_width(line));
  }
  return widest;
}

}  // namespace

TEST_CASE("a table is aligned, ruled and followed by its notes") {
  CHECK(render_text(small_table()) ==
        std::string(" kode  indikator                         capaian\n"
                    " ───────────────────────────────────────────────\n"
                    " akip  Nilai AKIP                         102,04\n"
                    " ikpp  Indeks Kualitas Pelayanan Publik       –¹\n"
                    " ───────────────────────────────────────────────\n"
                    " rata-rata                                102,04\n"
                    " ¹ belum dinilai\n"));
}

TEST_CASE("running text is wrapped to the width and figures are not") {
  const std::string text = render_text(small_table(), {36, false});
  CHECK(text == std::string(" kode  indikator            capaian\n"
                            " ──────────────────────────────────\n"
                            " akip  Nilai AKIP            102,04\n"
                            " ikpp  Indeks Kualitas           –¹\n"
                            "       Pelayanan Publik\n"
                            " ──────────────────────────────────\n"
                            " rata-rata                   102,04\n"
                            " ¹ belum dinilai\n"));
  for (const int width : {40, 44, 60, 100}) {
    CAPTURE(width);
    CHECK(widest_line(render_text(small_table(), {width, false})) <= width);
  }
}

TEST_CASE(
    "a table that is wider than the page breaks texts at blanks, then codes, then stands in "
    "cards") {
  Table table;
  table.columns = {{"kode", Align::kLeft, false},
                   {"indikator", Align::kLeft, true},
                   {"realisasi", Align::kRight, false},
                   {"putusan", Align::kLeft, false}};
  table.add({"persentase_layanan_tepat", "Persentase layanan", "2.910.082.603,00", "TIDAK SESUAI"});
  table.add_remark("ikhtisar");
  table.add_total("jumlah", {Cell("2.910.082.603,00"), Cell()});
  for (const int width : {40, 50, 60, 80, 110}) {
    CAPTURE(width);
    const std::string text = render_text(table, {width, false});
    CAPTURE(text);
    CHECK(widest_line(text) <= width);
    CHECK(text.find("2.910.082.603,00") != std::string::npos);  // no figure is cut
    CHECK(text.find("TIDAK") != std::string::npos);
    CHECK(text.find("SESUAI") != std::string::npos);
    CHECK(text.find("ikhtisar") != std::string::npos);
  }
  CHECK(render_text(table, {40, false}) == std::string(" persentase_layanan_tepat\n"
                                                       "   indikator  Persentase layanan\n"
                                                       "   realisasi  2.910.082.603,00\n"
                                                       "   putusan    TIDAK SESUAI\n"
                                                       "     ikhtisar\n"
                                                       " jumlah\n"
                                                       "   realisasi  2.910.082.603,00\n"));
}

TEST_CASE("wide characters take two columns and combining ones none") {
  Table table;
  table.columns = {{"nama", Align::kLeft, true}, {"n", Align::kRight, false}};
  table.add({"表格", "1"});
  table.add({"cafe\u0301", "22"});
  table.add({"abcdef", "333"});
  CHECK(render_text(table) == std::string(" nama      n\n"
                                          " ───────────\n"
                                          " 表格      1\n"
                                          " cafe\u0301     22\n"
                                          " abcdef  333\n"));
}

TEST_CASE("a group heading may be longer than the table") {
  Table table;
  table.columns = {{"a", Align::kLeft, false}, {"b", Align::kRight, false}};
  table.add_group("Tujuan 1: pemerintahan yang baik", 1);
  table.add({"x", "1"});
  CHECK(render_text(table) == std::string(" a  b\n"
                                          " ────\n"
                                          "   Tujuan 1: pemerintahan yang baik\n"
                                          " x  1\n"));
}

TEST_CASE("the label of a total is not broken when its columns are narrow") {
  Table table;
  table.columns = {
      {"a", Align::kLeft, false}, {"b", Align::kLeft, true}, {"n", Align::kRight, false}};
  table.add({"x", "y", "1"});
  table.add_total("rata-rata capaian", {Cell("1")});
  CHECK(render_text(table) == std::string(" a  b               n\n"
                                          " ────────────────────\n"
                                          " x  y               1\n"
                                          " ────────────────────\n"
                                          " rata-rata capaian  1\n"));
}

TEST_CASE("control characters of the data do not reach a terminal, and colour only on request") {
  Table table;
  table.columns = {{"a", Align::kLeft, false}};
  Cell cell("\x1b[2Jx");
  cell.role = Role::kBad;
  table.add({cell});
  CHECK(render_text(table).bytes().find('\x1b') == std::string::npos);
  const std::string colored = render_text(table, {100, true});
  CHECK(colored.find("\x1b[31m") != std::string::npos);
  CHECK(colored.find("\x1b[2J") == std::string::npos);
}

TEST_CASE("a document has headings, paragraphs and tables") {
  Table table;
  table.title = "Semua";
  table.columns = {{"a", Align::kLeft, false}};
  table.add({"x"});
  const Document document{"Judul", "bawah", {{"1. Satu", {std::string("kalimat"), table}}}};
  CHECK(render_text(document) == std::string("Judul\n═════\nbawah\n\n1. Satu\n───────\nkalimat\n\n"
                                             "Semua\n a\n ─\n x\n"));
}

}  // namespace iku::report
