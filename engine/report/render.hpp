#pragma once

#include <string>

#include "report/table.hpp"

// The renderers: one document, four forms. Pure functions; none of them prints.

namespace iku::report {

struct RenderOptions {
  int width = 100;     ///< display columns of a text page
  bool color = false;  ///< terminal colours, text only
};

/// Plain text for a terminal or a .txt file: columns aligned by display width, long text wrapped.
std::string render_text(const Document& document, const RenderOptions& options = {});

/// One table of it, without a heading.
std::string render_text(const Table& table, const RenderOptions& options = {});

/// GitHub-flavoured Markdown.
std::string render_markdown(const Document& document);

/// One self-contained HTML file: no script, no outside resource, light and dark, printable.
std::string render_html(const Document& document);

/// JSON for programs: texts as shown, and beside them the exact numbers.
std::string render_json(const Document& document);

}  // namespace iku::report
