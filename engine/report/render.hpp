#pragma once

#include <string>
#include <string_view>

#include "base/styled.hpp"
#include "report/table.hpp"

// The renderers: one document, five forms. Pure functions; none of them prints.

namespace iku::report {

struct RenderOptions {
  int width = 100;        ///< display columns of a text page
  bool color = false;     ///< terminal colours, text only
  bool csv_safe = false;  ///< CSV: texts that a spreadsheet takes for formulas are quoted
};

/// Plain text for a terminal or a .txt file: columns aligned by display width, long text wrapped.
Styled render_text(const Document& document, const RenderOptions& options = {});

/// The columns that a table takes where nothing is wrapped.
int text_width(const Table& table);

/// One table of it, without a heading. Where its columns do not fit side by side, texts are wrapped
/// and, when that is not enough, the cells of a row stand below each other: no figure is cut.
Styled render_text(const Table& table, const RenderOptions& options = {});

/// The mark of what a session changed, as lines of a text page; empty where it changed nothing.
Styled render_andaian(const Andaian& andaian, const RenderOptions& options = {});

/// GitHub-flavoured Markdown.
std::string render_markdown(const Document& document);
std::string render_markdown(const Table& table);

/// One self-contained HTML file: no script, no outside resource, light and dark, printable.
std::string render_html(const Document& document);

/// JSON for programs: texts as shown, and beside them the exact numbers.
std::string render_json(const Document& document);
std::string render_json(const Table& table);

/// CSV (RFC 4180: header row, CRLF, decimal points) with the exact numbers; the tables of a
/// document below each other, an empty line between two, its paragraphs left out.
std::string render_csv(const Document& document, const RenderOptions& options = {});
std::string render_csv(const Table& table, const RenderOptions& options = {});

/// A text as a field of RFC 4180: quoted where it holds a comma, a quote or a line end. With `safe`
/// a text that a spreadsheet would take for a formula, since it begins with = + - @, a tab or a
/// carriage return, gets a ' before it; a number does not.
std::string csv_field(std::string_view text, bool safe = false);

}  // namespace iku::report
