#include "store/history_rows.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/number.hpp"
#include "base/text.hpp"
#include "base/work.hpp"
#include "store/csv.hpp"
#include "store/fields.hpp"

namespace iku::store {
namespace {

constexpr std::string_view kRowShape = "baris_riwayat";

bool is_known(const std::string& key) {
  const auto contains = [&key](const std::vector<std::string>& keys) {
    count_work(keys.size());
    return std::find(keys.begin(), keys.end(), key) != keys.end();
  };
  return key.starts_with(kMasukanPrefix) || contains(object_shape(kRowShape).keys) ||
         contains(choices("kolom_calc"));
}

void tell_unknown(Reading& reading, const Place& where, const std::string& key) {
  std::vector<std::string> known = object_shape(kRowShape).keys;
  known.push_back(std::string(kMasukanPrefix) + "<kode>");
  Diagnostic& told =
      reading.error(where, "json.unknown_key", printable(key), shape_label(kRowShape));
  reading.advise(told, key, [&] { return known; });
}

/// Whether `iku calc` wrote the row: no other program says both.
bool is_own(const JsonNode& row) {
  return row.member("status") != nullptr && row.member("capaian") != nullptr;
}

/// Takes the rows of a list, or of the object that `iku calc --format json` prints.
void take_rows(Reading& reading, JsonRef root, std::optional<bool> own,
               std::vector<HistoryRow>& rows) {
  const JsonNode* list = root.node->is_object() ? root.node->member("rows") : root.node;
  const JsonRef at = list == nullptr ? root : root.at(*list);
  if (!expect_kind(reading, at, JsonNode::Kind::kArray, "riwayat")) return;
  for (const JsonNode& item : at.node->items) {
    if (expect_kind(reading, at.at(item), JsonNode::Kind::kObject, shape_label(kRowShape))) {
      rows.push_back({at.at(item), own ? *own : is_own(item)});
    }
  }
}

void check_keys(Reading& reading, JsonRef row) {
  for (const JsonNode& member : row.node->items) {
    if (!is_known(member.key)) tell_unknown(reading, row.at(member).key_place(), member.key);
  }
}

/// Parses a text and keeps the document; an empty reference after telling that it is no JSON.
JsonRef parse(Reading& reading, JsonRef named_at, HistoryRows& all, const NamedText& file,
              std::string text, int first_line) {
  std::vector<Diagnostic> faults;
  auto document = JsonDocument::parse(file.name, std::move(text), faults, first_line);
  reading.tell(faults, named_at);
  if (document == nullptr || !reading.count_values(document->value_count(), named_at)) return {};
  all.documents.push_back(std::move(document));
  return {all.documents.back().get(), &all.documents.back()->root()};
}

void read_json(Reading& reading, JsonRef named_at, NamedText file, HistoryRows& all) {
  std::string text = std::move(file.text);
  const JsonRef root = parse(reading, named_at, all, file, std::move(text), 1);
  if (!root) return;
  take_rows(reading, root, std::nullopt, all.rows);
  for (const HistoryRow& row : all.rows) check_keys(reading, row.at);
}

void read_ndjson(Reading& reading, JsonRef named_at, const NamedText& file, HistoryRows& all) {
  int number = 0;
  for (std::string_view rest = file.text; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    ++number;
    if (trim(line).empty()) continue;
    const JsonRef row = parse(reading, named_at, all, file, std::string(line), number);
    if (!row) continue;
    if (!expect_kind(reading, row, JsonNode::Kind::kObject, shape_label(kRowShape))) continue;
    check_keys(reading, row);
    all.rows.push_back({row, is_own(*row.node)});
  }
}

/// The value of a cell. `plain` says that numbers are as programs write them, with a point.
JsonNode cell_node(const std::string& name, const std::string& cell, bool plain) {
  JsonNode node;
  node.key = name;
  node.kind = JsonNode::Kind::kString;
  node.text = trim(cell);
  const bool is_figure =
      name == "target" || name == "realisasi" || name.starts_with(kMasukanPrefix);
  const std::optional<double> number =
      plain && is_figure ? parse_plain_number(node.text) : std::nullopt;
  if (number) {
    node.kind = JsonNode::Kind::kNumber;
    node.number = *number;
  }
  return node;
}

std::vector<std::uint32_t> starts_of_lines(std::string_view text) {
  std::vector<std::uint32_t> starts = {0};
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;
       at = text.find('\n', at + 1)) {
    starts.push_back(static_cast<std::uint32_t>(at + 1));
  }
  return starts;
}

/// The place of each cell of a row, found by its text: quotes inside a cell leave it at `begin`.
class CellFinder {
 public:
  CellFinder(std::string_view text, std::uint32_t begin, char delimiter)
      : text_(text), next_(begin), delimiter_(delimiter) {
    line_end_ = std::min(text.find('\n', begin), text.size());
  }

  void place(JsonNode& node, std::string_view cell, std::uint32_t begin) {
    const std::size_t from = std::min(next_, line_end_);
    const std::size_t end = end_of_field(from);
    const std::size_t in_field = text_.substr(from, end - from).find(cell);
    const bool found = in_field != std::string_view::npos;
    node.begin = found ? static_cast<std::uint32_t>(from + in_field) : begin;
    node.end = node.begin + static_cast<std::uint32_t>(found ? cell.size() : 1);
    next_ = end + 1;
  }

 private:
  /// Where the field that begins at `from` ends in the line: at a delimiter outside quotes.
  std::size_t end_of_field(std::size_t from) const {
    bool quoted = false;
    std::size_t at = from;
    while (at < line_end_ && (quoted || text_[at] != delimiter_)) {
      quoted = quoted != (text_[at] == '"');
      ++at;
    }
    count_work(at - from);
    return at;
  }

  std::string_view text_;
  std::size_t next_;
  char delimiter_;
  std::size_t line_end_;
};

/// Whether `iku calc` wrote the table.
bool is_own(const CsvCells& cells) {
  const auto has_column = [&](std::string_view name) {
    return std::find(cells.names.begin(), cells.names.end(), name) != cells.names.end();
  };
  // Saved again by a spreadsheet of another locale it would no longer be as a program writes it.
  return has_column("status") && has_column("capaian") && cells.delimiter == ',';
}

/// The rows of a table as a list of objects, each with its place in the text. `own` says that
/// numbers are as programs write them.
JsonNode table_node(const CsvCells& cells, bool own, std::string_view text,
                    const std::vector<std::uint32_t>& starts) {
  JsonNode root;
  root.kind = JsonNode::Kind::kArray;
  for (std::size_t row = 0; row < cells.lines.size(); ++row) {
    const std::uint32_t begin = starts.at(static_cast<std::size_t>(cells.lines[row]) - 1);
    JsonNode object;
    object.kind = JsonNode::Kind::kObject;
    object.begin = begin;
    object.end = begin + 1;
    CellFinder finder(text, begin, cells.delimiter);
    for (std::size_t column = 0; column < cells.names.size(); ++column) {
      const std::string& cell = cells.columns[column][row];
      JsonNode node = cell_node(cells.names[column], cell, own);
      finder.place(node, cell, begin);
      if (!trim(cell).empty()) object.items.push_back(std::move(node));
    }
    root.items.push_back(std::move(object));
  }
  return root;
}

void read_csv(Reading& reading, JsonRef named_at, NamedText file, HistoryRows& all) {
  CsvCells cells;
  try {
    cells = parse_csv_cells(file.name, file.text);
  } catch (const Error& error) {
    reading.tell(error.diagnostics(), named_at);
    return;
  }
  if (!reading.count_values(cells.names.size() * cells.lines.size(), named_at)) return;
  for (std::string& name : cells.names) {  // "Tahun", "REALISASI"
    if (!is_known(name) && is_known(lower(name))) name = lower(name);
  }
  const std::vector<std::uint32_t> starts = starts_of_lines(file.text);
  const bool own = is_own(cells);
  JsonNode root = table_node(cells, own, file.text, starts);
  auto document = JsonDocument::of(file.name, std::move(file.text), std::move(root));
  JsonNode header;
  header.begin = starts.at(static_cast<std::size_t>(cells.header_line) - 1);
  header.end = header.begin + 1;
  bool has_value = false;
  for (const std::string& name : cells.names) {
    if (!is_known(name)) tell_unknown(reading, document->place(header), name);
    has_value =
        has_value || name == "target" || name == "realisasi" || name.starts_with(kMasukanPrefix);
  }
  for (const std::string& name : object_shape(kRowShape).required) {
    if (std::find(cells.names.begin(), cells.names.end(), name) != cells.names.end()) continue;
    reading.error(document->place(header), "history.no_column", name);
    return;
  }
  if (!has_value) {
    reading.error(document->place(header), "history.no_value");
    return;
  }
  take_rows(reading, {document.get(), &document->root()}, own, all.rows);
  all.documents.push_back(std::move(document));
}

}  // namespace

HistoryRows read_history_rows(Reading& reading, JsonRef named_at) {
  HistoryRows all;
  std::optional<NamedText> file = reading.text(named_at);
  if (!file) return all;
  const std::string ending = lower(std::filesystem::path(file->name).extension().string());
  if (ending == ".csv") {
    read_csv(reading, named_at, std::move(*file), all);
  } else if (ending == ".json") {
    read_json(reading, named_at, std::move(*file), all);
  } else if (ending == ".ndjson") {
    read_ndjson(reading, named_at, *file, all);
  } else {
    reading.error(named_at.place(), "history.ending", printable(named_at.node->text));
  }
  return all;
}

}  // namespace iku::store
