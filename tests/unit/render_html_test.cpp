#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/catalogue.hpp"
#include "report/json_writer.hpp"
#include "report/render.hpp"

namespace iku::report {
namespace {

Document sample_document() {
  Table table;
  table.title = "Capaian <IKU>";
  table.columns = {{"indikator", Align::kLeft, true}, {"capaian", Align::kRight, false}};
  table.add_group("Tujuan & sasaran");
  Cell name("<script>alert('x')</script>");
  name.mark = table.mark("\"belum\" dinilai");
  Cell figure("102,04");
  figure.number = 102.04166666666667;
  table.add({name, figure});
  table.add_total("rata-rata", {Cell("102,04")});
  return {"Laporan & lampiran", "", {{"1. Satu", {table}}, {"2. Dua", {std::string("a < b")}}}};
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the page is self-contained and runs nothing") {
  const std::string page = render_html(sample_document());
  for (const std::string part : {"<script", "http:", "https:", "src=", "@import", "url("}) {
    CAPTURE(part);
    CHECK_FALSE(has(page, part));
  }
}

TEST_CASE("everything from the data is escaped") {
  const std::string page = render_html(sample_document());
  CHECK(has(page, "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"));
  CHECK(has(page, "<caption>Capaian &lt;IKU&gt;</caption>"));
  CHECK(has(page, "<sup>1</sup> &quot;belum&quot; dinilai"));
  CHECK(has(page, "<p>a &lt; b</p>"));
  CHECK(has(page, "<title>Laporan &amp; lampiran</title>"));
}

TEST_CASE("tables say what their headers belong to and figures stand right") {
  const std::string page = render_html(sample_document());
  for (const std::string part :
       {"<th scope=\"col\" class=\"r\">capaian</th>", "<th scope=\"rowgroup\" colspan=\"2\"",
        "<th scope=\"row\">", "<td class=\"r\">102,04</td>", "prefers-color-scheme: dark",
        "A4 landscape", "position: sticky", "tabular-nums"}) {
    CAPTURE(part);
    CHECK(has(page, part));
  }
}

TEST_CASE("the contents lead to the sections, in the language of the page") {
  std::string page = render_html(sample_document());
  CHECK(has(page, "<html lang=\"id\">"));
  CHECK(has(page, "<a href=\"#bagian-2\">2. Dua</a>"));
  CHECK(has(page, "<section id=\"bagian-2\">"));
  CHECK(has(page, "Daftar isi"));
  set_language(Language::kEnglish);
  page = render_html(sample_document());
  set_language(Language::kIndonesian);
  CHECK(has(page, "<html lang=\"en\">"));
  CHECK(has(page, "Contents"));
}

TEST_CASE("the JSON of a document keeps the exact numbers beside the text") {
  const std::string json = render_json(sample_document());
  CHECK(has(json, "\"text\": \"102,04\""));
  CHECK(has(json, "\"number\": 102.04166666666667"));
  CHECK(has(json, "\"kind\": \"group\""));
}

TEST_CASE("JSON strings are escaped and always UTF-8") {
  const struct {
    std::string text;
    std::string json;
  } rows[] = {
      {"a\"b\\c", "\"a\\\"b\\\\c\""},
      {"a\nb\tc", "\"a\\nb\\tc\""},
      {std::string("\x01\x1f\x7f", 3), "\"\\u0001\\u001f\\u007f\""},
      {std::string("a\0b", 3), "\"a\\u0000b\""},
      {"a\xff\xc3", "\"a\xEF\xBF\xBD\xEF\xBF\xBD\""},
      {"é ÷ 表", "\"é ÷ 表\""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.json);
    CHECK(json_string(row.text) == row.json);
  }
}

TEST_CASE("JSON numbers keep full precision and values without a number are null") {
  JsonWriter json(0);
  json.begin_array().number(0.1).number(7.1075).number(2639389253.0).number(1.0 / 3);
  json.value(Value(Missing{"target 0", ""})).value(Value(Grade{"BB", 72.0}));
  json.value(Value(Grade{"BB", {}})).begin_object().end_object().end_array();
  CHECK(json.text() ==
        std::string("[0.1,7.1075,2639389253,0.3333333333333333,null,\"BB (72)\",\"BB\",{}]"));
}

}  // namespace iku::report
