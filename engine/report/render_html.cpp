#include <fmt/format.h>

#include <string>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "report/andaian.hpp"
#include "report/render.hpp"

namespace iku::report {

namespace {

// Everything the page needs stands in the page: reports are mailed, archived and printed.
constexpr std::string_view kStyle = R"css(
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --faint: #5b6570; --line: #c9d0d8;
  --band: #eef2f6; --good: #17693a; --fair: #8a5a00; --bad: #b3261e; --link: #0b57a4; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e8ec; --paper: #14181d; --faint: #9aa5b1; --line: #39424d; --band: #1e252d;
    --good: #6fcf97; --fair: #f2c265; --bad: #ff8a80; --link: #8ab8ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 90rem; color: var(--ink);
  background: var(--paper); font: 15px/1.45 system-ui, "Segoe UI", Roboto, sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; padding-bottom: .2rem;
  border-bottom: 2px solid var(--line); }
a { color: var(--link); }
.subtitle, caption, .notes { color: var(--faint); }
nav ul { columns: 22rem; padding: 0; list-style: none; }
.table { margin: 1rem 0 1.4rem; }
@media (max-width: 60rem) { .table { overflow-x: auto; } }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; font-weight: normal;
  border-bottom: 1px solid var(--line); }
thead th { position: sticky; top: 0; background: var(--band); font-weight: 600;
  vertical-align: bottom; }
.r { text-align: right; white-space: nowrap; }
.group th { font-weight: 600; background: var(--band); }
.total th, .total td { font-weight: 600; border-top: 2px solid var(--line); }
.strong { font-weight: 600; } .faint { color: var(--faint); }
.good { color: var(--good); } .fair { color: var(--fair); } .bad { color: var(--bad); }
.i1 { padding-left: 1.6rem; } .i2 { padding-left: 2.8rem; } .i3 { padding-left: 4rem; }
.andaian { margin: .6rem 0; padding: .4rem .6rem; font-weight: 600; color: var(--fair);
  border: 2px solid var(--fair); }
.notes { margin: .3rem 0 0; padding: 0; list-style: none; font-size: .9em; }
@page { size: A4 landscape; margin: 12mm; }
@media print {
  :root { --ink: #000; --paper: #fff; --faint: #444; --line: #999; --band: #eee; --good: #000;
    --fair: #000; --bad: #000; --link: #000; }
  body { padding: 0; max-width: none; font-size: 9pt; }
  nav { display: none; } .table { overflow: visible; }
  thead { display: table-header-group; } thead th { position: static; }
  tr { break-inside: avoid; } h2 { break-after: avoid; } }
)css";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string class_attribute(const Cell& cell, bool right) {
  std::string names;
  auto add = [&names](std::string_view name) {
    if (!names.empty()) names += ' ';
    names += name;
  };
  if (right) add("r");
  if (cell.emphasis == Emphasis::kStrong) add("strong");
  if (cell.emphasis == Emphasis::kFaint) add("faint");
  if (cell.role == Role::kGood) add("good");
  if (cell.role == Role::kFair) add("fair");
  if (cell.role == Role::kBad) add("bad");
  if (cell.indent > 0) add("i" + std::to_string(cell.indent > 3 ? 3 : cell.indent));
  return names.empty() ? "" : " class=\"" + names + "\"";
}

std::string cell_text(const Cell& cell) {
  std::string out = escaped(cell.text);
  if (!cell.mark.empty()) out += "<sup>" + escaped(cell.mark) + "</sup>";
  return out;
}

std::string row_text(const Table& table, const Row& row) {
  if (row.kind == RowKind::kGroup) {
    if (row.cells.empty()) return "";
    const Cell& heading = row.cells.front();
    return fmt::format("<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"{}\"{}>{}</th></tr>\n",
                       table.columns.size(), class_attribute(heading, false), cell_text(heading));
  }
  std::string out = row.kind == RowKind::kTotal ? "<tr class=\"total\">" : "<tr>";
  std::size_t column = 0;
  for (std::size_t i = 0; i < row.cells.size() && column < table.columns.size(); ++i) {
    const int span = i == 0 && row.span > 1 ? row.span : 1;
    const bool right = span == 1 && table.columns[column].align == Align::kRight;
    const std::string classes = class_attribute(row.cells[i], right);
    const std::string width = span > 1 ? fmt::format(" colspan=\"{}\"", span) : "";
    // The first cell names its row, unless it is a remark over all columns.
    const bool names = i == 0 && (row.kind == RowKind::kTotal || span == 1);
    const std::string_view tag = names ? "th" : "td";
    out += fmt::format("<{0}{1}{2}{3}>{4}</{0}>", tag, names ? " scope=\"row\"" : "", width,
                       classes, cell_text(row.cells[i]));
    column += static_cast<std::size_t>(span);
  }
  for (; column < table.columns.size(); ++column) out += "<td></td>";
  return out + "</tr>\n";
}

std::string table_text(const Table& table) {
  std::string out = "<div class=\"table\">\n<table>\n";
  if (!table.title.empty()) out += "<caption>" + escaped(table.title) + "</caption>\n";
  out += "<thead><tr>";
  for (const Column& column : table.columns) {
    out += fmt::format("<th scope=\"col\"{}>{}</th>",
                       column.align == Align::kRight ? " class=\"r\"" : "", escaped(column.header));
  }
  out += "</tr></thead>\n<tbody>\n";
  bool fresh = true;  // a group heading opens a new row group, unless one has just been opened
  for (const Row& row : table.rows) {
    if (row.kind == RowKind::kGroup && !fresh) out += "</tbody>\n<tbody>\n";
    out += row_text(table, row);
    fresh = row.kind == RowKind::kGroup;
  }
  out += "</tbody>\n</table>\n";
  if (!table.notes.empty()) {
    out += "<ul class=\"notes\">\n";
    for (const Note& note : table.notes) {
      out += "<li>";
      if (!note.mark.empty()) out += "<sup>" + escaped(note.mark) + "</sup> ";
      out += escaped(note.text) + "</li>\n";
    }
    out += "</ul>\n";
  }
  return out + "</div>\n";
}

std::string contents(const Document& document) {
  if (document.sections.size() < 2) return "";
  std::string out =
      fmt::format("<nav aria-label=\"{0}\">\n<p>{0}</p>\n<ul>\n", escaped(say("report.contents")));
  for (std::size_t i = 0; i < document.sections.size(); ++i) {
    out += fmt::format("<li><a href=\"#bagian-{}\">{}</a></li>\n", i + 1,
                       escaped(document.sections[i].title));
  }
  return out + "</ul>\n</nav>\n";
}

}  // namespace

std::string render_html(const Document& document) {
  std::string out = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<header>\n<h1>{}</h1>\n",
      language() == Language::kEnglish ? "en" : "id", escaped(document.title), kStyle,
      escaped(document.title));
  if (!document.subtitle.empty()) {
    out += "<p class=\"subtitle\">" + escaped(document.subtitle) + "</p>\n";
  }
  if (!document.andaian.empty()) {
    out += "<p class=\"andaian\">" + escaped(andaian_text(document.andaian)) + "</p>\n";
  }
  out += "</header>\n" + contents(document) + "<main>\n";
  for (std::size_t i = 0; i < document.sections.size(); ++i) {
    const Section& section = document.sections[i];
    out += fmt::format("<section id=\"bagian-{}\">\n<h2>{}</h2>\n", i + 1, escaped(section.title));
    for (const Block& block : section.blocks) {
      out += std::holds_alternative<Table>(block)
                 ? table_text(std::get<Table>(block))
                 : "<p>" + escaped(std::get<std::string>(block)) + "</p>\n";
    }
    out += "</section>\n";
  }
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace iku::report
