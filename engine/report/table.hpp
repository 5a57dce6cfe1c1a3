#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "model/andaian.hpp"

// A document of paragraphs and tables, free of any output format. Built by lkjip, calc_output and
// audit_output; turned into text by the renderers in render.hpp.

namespace iku::report {

enum class Align { kLeft, kRight };

struct Column {
  std::string header;
  Align align = Align::kLeft;
  bool wide = false;  ///< running text: wrapped where the page is narrow
};

enum class Emphasis { kNone, kStrong, kFaint };

/// What a cell means, for colour; the words of the cell say it too.
enum class Role { kNone, kGood, kFair, kBad };

struct Cell {
  std::string text;
  Emphasis emphasis = Emphasis::kNone;
  Role role = Role::kNone;
  std::string mark;              ///< number of a note below the table; empty: none
  std::optional<double> number;  ///< the exact value behind the text, for programs
  int indent = 0;                ///< levels the text stands in from the left

  Cell() = default;
  Cell(std::string plain) : text(std::move(plain)) {}  // NOLINT(google-explicit-constructor)
  Cell(const char* plain) : text(plain) {}             // NOLINT(google-explicit-constructor)
};

enum class RowKind {
  kPlain,
  kGroup,  ///< a heading inside the table; its one cell spans all columns
  kTotal,  ///< a sum or a mean
};

struct Row {
  RowKind kind = RowKind::kPlain;
  std::vector<Cell> cells;
  int span = 1;  ///< columns the first cell takes; later cells stand after them
};

struct Note {
  std::string mark;
  std::string text;
};

struct Table {
  std::string title;
  std::vector<Column> columns;
  std::vector<Row> rows;
  std::vector<Note> notes;
  Andaian andaian{};  ///< what a session changed before the figures were made; every form shows it
  std::unordered_map<std::string, std::size_t> noted{};  ///< the notes that mark() made, by text

  /// The mark of a note with this text; the same text gets the same mark.
  std::string mark(std::string_view text);

  void add(std::vector<Cell> cells);
  /// A heading over the rows that follow.
  void add_group(std::string text, int level = 0);
  /// A remark to the row before, over all columns.
  void add_remark(std::string text);
  /// A sum or mean: `label` takes the columns that `cells` leave free.
  void add_total(std::string label, std::vector<Cell> cells);
};

using Block = std::variant<std::string, Table>;

struct Section {
  std::string title;
  std::vector<Block> blocks;
};

struct Document {
  std::string title;
  std::string subtitle;
  std::vector<Section> sections;
  Andaian andaian{};  ///< of all its tables
};

/// The mark of a note as superscript digits: "12" gives "¹²".
std::string superscript(std::string_view mark);

}  // namespace iku::report
