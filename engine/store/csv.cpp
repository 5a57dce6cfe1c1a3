#include "store/csv.hpp"

#include <csv.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <new>
#include <optional>
#include <unordered_set>
#include <utility>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "base/work.hpp"
#include "store/reading.hpp"
#include "store/table_cell.hpp"

namespace iku::store {
namespace {

/// More faults than this in one file say nothing new.
constexpr std::size_t kMaxFaults = 20;
constexpr std::size_t kMaxLineText = 400;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// One physical line of the text and its number.
struct Line {
  std::string_view text;  ///< with its line end
  int number = 1;
};

std::string_view without_end(std::string_view line) {
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// The text cut into lines, one at a time.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}
  std::optional<Line> next() {
    if (rest_.empty()) return std::nullopt;
    const std::size_t end = rest_.find('\n');
    const std::size_t size = end == std::string_view::npos ? rest_.size() : end + 1;
    Line line{rest_.substr(0, size), ++number_};
    rest_.remove_prefix(size);
    return line;
  }

 private:
  std::string_view rest_;
  int number_ = 0;
};

/// The delimiter that stands most often outside quotes in the header.
char detect_delimiter(std::string_view header) {
  static constexpr std::array kDelimiters = {',', ';', '\t'};
  std::array<int, 3> counts = {};
  bool quoted = false;
  for (const char c : header) {
    if (c == '"') quoted = !quoted;
    for (std::size_t i = 0; i < kDelimiters.size(); ++i) {
      if (!quoted && c == kDelimiters[i]) ++counts[i];
    }
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return kDelimiters[static_cast<std::size_t>(most - counts.begin())];
}

/// Rows as they come from the parser, stored by column.
class TableBuilder {
 public:
  explicit TableBuilder(std::string name) : name_(std::move(name)) {}

  void begin_line(Line line) {
    count_work(line.text.size());
    if (row_.empty()) row_start_ = line;
    line_ = line;
  }
  void add_field(std::string_view field) { row_.emplace_back(field); }
  void end_row() {
    std::vector<std::string> row = std::exchange(row_, {});
    // A quoted field may span lines; what follows in this line belongs to a new row.
    const Line start = std::exchange(row_start_, line_);
    if (names_.empty()) {
      set_header(row, start);
      return;
    }
    // Spreadsheets fill up every row to their widest one.
    while (row.size() > names_.size() && trim(row.back()).empty()) row.pop_back();
    if (row.size() != names_.size()) {
      fault(start, 1, "csv.ragged", row.size(), names_.size());
    } else if ((lines_.size() + 1) * names_.size() > kMaxTableCells) {
      fault(start, 1, "csv.too_many", kMaxTableCells);
      full_ = true;
    } else {
      for (std::size_t i = 0; i < row.size(); ++i) cells_[i].push_back(std::move(row[i]));
      lines_.push_back(start.number);
    }
  }
  void unexpected_quote(std::size_t offset) {
    fault(line_, static_cast<int>(offset) + 1, "csv.quote");
  }
  void unclosed_quote() {
    const std::size_t quote = row_start_.text.rfind('"');
    fault(row_start_, quote == std::string_view::npos ? 1 : static_cast<int>(quote) + 1,
          "csv.unclosed_quote");
  }

  bool hopeless() const { return faults_.size() >= kMaxFaults || full_; }

  /// The cells; throws Error if anything was wrong.
  CsvCells take_cells() {
    check();
    return {std::move(names_), std::move(cells_), std::move(lines_), header_line_, ','};
  }

  /// The table; throws Error if anything was wrong.
  DataTable finish(DecimalMark mark, char delimiter, std::vector<Diagnostic>* warnings) {
    check();
    drop_summaries(warnings);
    if (warnings != nullptr) tell_repeated(*warnings);
    DataTable table;
    table.path = name_;
    table.rows = lines_.size();
    for (std::size_t i = 0; i < names_.size(); ++i) {
      table.columns.push_back(column(i, mark, delimiter, warnings));
    }
    if (warnings != nullptr) tell_doubts(*warnings);
    return table;
  }

 private:
  void check() {
    if (names_.empty() && faults_.empty()) fault({}, 0, "csv.empty");
    if (!faults_.empty()) throw Error(std::move(faults_));
    drop_blank_rows();
  }

  template <typename... Args>
  void fault(Line line, int column, std::string_view code, const Args&... args) {
    if (faults_.size() >= kMaxFaults) return;
    Diagnostic& told = faults_.emplace_back();
    told.code = code;
    told.message = say(code, args...);
    told.where.file = name_;
    told.where.line = column == 0 ? 0 : line.number;
    told.where.column = column;
    const std::string_view text = without_end(line.text);
    if (text.size() <= kMaxLineText) told.where.line_text = text;
    const std::string help_key = std::string(code) + ".help";
    if (sentence(help_key) != help_key) told.help = say(help_key);
  }

  void set_header(const std::vector<std::string>& row, Line line) {
    header_line_ = line.number;
    std::size_t named = row.size();
    while (named > 1 && trim(row[named - 1]).empty()) --named;
    std::unordered_set<std::string> taken;
    for (std::size_t i = 0; i < named; ++i) {
      const std::string name(trim(row[i]));
      if (name.empty()) {
        fault(line, 1, "csv.unnamed_column", names_.size() + 1);
      } else if (!taken.insert(name).second) {
        const std::size_t at = line.text.rfind(name);
        fault(line, at == std::string_view::npos ? 1 : static_cast<int>(at) + 1,
              "csv.duplicate_column", printable(name));
      }
      count_work();
      names_.push_back(name);
    }
    cells_.resize(names_.size());
  }

  bool is_blank_row(std::size_t row) const {
    return std::all_of(cells_.begin(), cells_.end(),
                       [row](const auto& column) { return trim(column[row]).empty(); });
  }

  /// Leaves only these rows, which are in order.
  void keep(const std::vector<std::size_t>& kept) {
    if (kept.size() == lines_.size()) return;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      lines_[i] = lines_[kept[i]];
      for (auto& column : cells_) {
        if (i != kept[i]) column[i] = std::move(column[kept[i]]);
      }
    }
    lines_.resize(kept.size());
    for (auto& column : cells_) column.resize(kept.size());
  }

  /// Spreadsheets leave rows of bare delimiters at the end and between groups: nobody answered
  /// them.
  void drop_blank_rows() {
    std::vector<std::size_t> kept;
    for (std::size_t row = 0; row < lines_.size(); ++row) {
      if (!is_blank_row(row)) kept.push_back(row);
    }
    keep(kept);
  }

  /// The same number in the column that numbers the rows is told: a respondent copied twice, or a
  /// list that begins again.
  void tell_repeated(std::vector<Diagnostic>& warnings) {
    if (!numbers_rows(names_.front())) return;
    std::map<std::string_view, int> first;
    std::vector<int> lines;
    std::string shown;
    for (std::size_t row = 0; row < lines_.size(); ++row) {
      const std::string_view number = trim(cells_.front()[row]);
      if (number.empty() || first.emplace(number, lines_[row]).second) continue;
      if (lines.empty()) shown = number;
      lines.push_back(lines_[row]);
    }
    if (lines.empty()) return;
    Diagnostic& told = warn(warnings, lines.front(), "csv.repeated_row", names_.front(), shown);
    if (lines.size() > 1) {
      told.notes.push_back(other_places(lines.size() - 1, {lines.begin() + 1, lines.end()}));
    }
  }

  /// Rows that sum the others up are no respondents. They are left out, and told.
  void drop_summaries(std::vector<Diagnostic>* warnings) {
    std::vector<std::size_t> kept;
    for (std::size_t row = 0; row < lines_.size(); ++row) {
      const auto first = std::find_if(cells_.begin(), cells_.end(), [row](const auto& column) {
        return !trim(column[row]).empty();
      });
      if (first == cells_.end() || !heads_summary((*first)[row])) {
        kept.push_back(row);
      } else if (warnings != nullptr) {
        const auto index = static_cast<std::size_t>(first - cells_.begin());
        warn(*warnings, lines_[row], "csv.summary_row", names_[index], (*first)[row]);
      }
    }
    keep(kept);
  }

  Diagnostic& warn(std::vector<Diagnostic>& warnings, int line, std::string_view code,
                   const std::string& column_name, const std::string& text) {
    Diagnostic& told = warnings.emplace_back();
    told.level = Level::kWarning;
    told.code = code;
    told.message = say(code, printable(column_name), printable(text));
    told.where.file = name_;
    told.where.line = line;
    return told;
  }

  /// Cells whose reading is a guess, of one kind.
  struct Doubtful {
    std::string column;
    std::string warning;  ///< of the first
    std::vector<int> lines;
  };

  void tell_doubts(std::vector<Diagnostic>& warnings) {
    for (const auto& [kind, cells] : doubts_) {
      Diagnostic& told =
          warn(warnings, cells.lines.front(), "csv.doubtful", cells.column, cells.warning);
      if (cells.lines.size() > 1) {
        told.notes.push_back(
            other_places(cells.lines.size() - 1, {cells.lines.begin() + 1, cells.lines.end()}));
      }
      told.help = say("csv.doubtful.help");
    }
  }

  DataTable::Column column(std::size_t index, DecimalMark mark, char delimiter,
                           std::vector<Diagnostic>* warnings) {
    std::vector<std::string> cells = std::move(cells_[index]);
    DataTable::Column column;
    column.name = names_[index];
    std::size_t filled = 0;
    std::vector<std::size_t> texts;
    std::map<std::string, Doubtful> doubts;
    std::optional<std::size_t> percentage;  // the first "50 %" of the column, and the first 0,5
    std::optional<std::size_t> share;
    for (std::size_t row = 0; row < cells.size(); ++row) {
      TableCell cell = read_table_cell(cells[row], mark, delimiter);
      const bool number = cell.kind == TableCell::Kind::kNumber;
      column.numbers.push_back(number ? std::optional(cell.number) : std::nullopt);
      if (number && cell.percent && !percentage) percentage = row;
      const bool fraction = cell.number > 0 && cell.number <= 1;
      if (number && !cell.percent && fraction && !share) share = row;
      if (cell.kind == TableCell::Kind::kBlank) cells[row].clear();
      if (cell.kind == TableCell::Kind::kText) texts.push_back(row);
      if (cell.kind != TableCell::Kind::kBlank) ++filled;
      if (cell.doubt.empty()) continue;
      Doubtful& same = doubts[cell.doubt];
      if (same.lines.empty()) same = {column.name, std::move(cell.warning), {}};
      same.lines.push_back(lines_[row]);
    }
    column.numeric = texts.empty();
    if (column.numeric && percentage && share && warnings != nullptr) {
      warn(*warnings, lines_[*share], "csv.mixed_percent", column.name,
           std::string(trim(cells[*share])));
    }
    if (column.numeric) {
      for (auto& [kind, found] : doubts) {
        Doubtful& all = doubts_[kind];
        if (all.lines.empty()) {
          all = std::move(found);
        } else {
          all.lines.insert(all.lines.end(), found.lines.begin(), found.lines.end());
        }
      }
      return column;
    }
    if (texts.size() * 2 < filled && warnings != nullptr) {
      warn(*warnings, lines_[texts.front()], "csv.mixed", column.name, cells[texts.front()]);
    }
    column.numbers = {};
    column.texts = std::move(cells);
    return column;
  }

  std::string name_;
  Line line_;
  Line row_start_;
  std::vector<std::string> row_;
  std::vector<std::string> names_;
  std::vector<std::vector<std::string>> cells_;  ///< by column
  std::vector<int> lines_;                       ///< the source line of each row
  std::vector<Diagnostic> faults_;
  std::map<std::string, Doubtful> doubts_;  ///< by kind, of all columns
  int header_line_ = 1;
  bool full_ = false;
};

// No name of theirs leaves this file.
extern "C" {
static void on_field(void* text, std::size_t size, void* builder) {
  static_cast<TableBuilder*>(builder)->add_field({static_cast<const char*>(text), size});
}
static void on_row(int, void* builder) { static_cast<TableBuilder*>(builder)->end_row(); }
}

/// Owns the state of the CSV library.
class Parser {
 public:
  Parser(char delimiter, TableBuilder& builder) : builder_(builder) {
    if (csv_init(&state_, CSV_STRICT | CSV_STRICT_FINI) != 0) throw std::bad_alloc();
    csv_set_delim(&state_, static_cast<unsigned char>(delimiter));
  }
  ~Parser() { csv_free(&state_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  /// False when the rest cannot be read.
  bool feed(Line line) {
    builder_.begin_line(line);
    const std::size_t size = line.text.size();
    const std::size_t used =
        csv_parse(&state_, line.text.data(), size, on_field, on_row, &builder_);
    if (used == size) return true;
    if (csv_error(&state_) != CSV_EPARSE) throw std::bad_alloc();
    builder_.unexpected_quote(used);
    return false;
  }
  void finish() {
    if (csv_fini(&state_, on_field, on_row, &builder_) != 0) builder_.unclosed_quote();
  }

 private:
  csv_parser state_ = {};
  TableBuilder& builder_;
};

/// The delimiter that a line "sep=;" declares, as Excel writes it above a table.
std::optional<char> declared_delimiter(std::string_view line) {
  std::string_view text = trim(line);
  if (text.starts_with('"') && text.ends_with('"') && text.size() > 1) {
    text = text.substr(1, text.size() - 2);
  }
  // The blank that a tab is has been trimmed off.
  if (lower(text) == "sep=") return '\t';
  if (text.size() != 5 || lower(text.substr(0, 4)) != "sep=") return std::nullopt;
  return text.back();
}

/// Gives the rows of a text to the builder, and the delimiter they have.
char fill(TableBuilder& builder, std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  Lines lines(text);
  std::optional<Line> line = lines.next();
  while (line && (trim(line->text).empty() || line->text.starts_with('#'))) line = lines.next();

  std::optional<char> declared;
  if (line) declared = declared_delimiter(line->text);
  if (declared) line = lines.next();
  const char delimiter = declared ? *declared : (line ? detect_delimiter(line->text) : ',');
  Parser parser(delimiter, builder);
  bool readable = true;
  for (; readable && line && !builder.hopeless(); line = lines.next())
    readable = parser.feed(*line);
  if (readable && !line) parser.finish();
  return delimiter;
}

}  // namespace

DataTable parse_csv_table(const std::string& name, std::string_view text,
                          std::vector<Diagnostic>* warnings, DecimalMark mark) {
  TableBuilder builder(name);
  const char delimiter = fill(builder, text);
  return builder.finish(mark, delimiter, warnings);
}

CsvCells parse_csv_cells(const std::string& name, std::string_view text) {
  TableBuilder builder(name);
  const char delimiter = fill(builder, text);
  CsvCells cells = builder.take_cells();
  cells.delimiter = delimiter;
  return cells;
}

}  // namespace iku::store
