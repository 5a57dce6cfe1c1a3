#include "report/andaian.hpp"
#include "report/json_writer.hpp"
#include "report/render.hpp"

namespace iku::report {

namespace {

std::string_view kind_name(RowKind kind) {
  switch (kind) {
    case RowKind::kGroup: return "group";
    case RowKind::kTotal: return "total";
    case RowKind::kPlain: break;
  }
  return "plain";
}

void write_cell(JsonWriter& json, const Cell& cell) {
  json.begin_object().key("text").string(cell.text);
  if (cell.number) json.key("number").number(*cell.number);
  if (!cell.mark.empty()) json.key("note").string(cell.mark);
  json.end_object();
}

void write_table(JsonWriter& json, const Table& table) {
  json.begin_object().key("title").string(table.title);
  if (!table.andaian.empty()) write_andaian(json.key("andaian"), table.andaian);
  json.key("columns").begin_array();
  for (const Column& column : table.columns) json.string(column.header);
  json.end_array().key("rows").begin_array();
  for (const Row& row : table.rows) {
    json.begin_object().key("kind").string(kind_name(row.kind));
    if (row.span > 1) json.key("span").integer(row.span);
    json.key("cells").begin_array();
    for (const Cell& cell : row.cells) write_cell(json, cell);
    json.end_array().end_object();
  }
  json.end_array().key("notes").begin_array();
  for (const Note& note : table.notes) {
    json.begin_object().key("mark").string(note.mark).key("text").string(note.text).end_object();
  }
  json.end_array().end_object();
}

}  // namespace

std::string render_json(const Table& table) {
  JsonWriter json;
  write_table(json, table);
  return json.text() + "\n";
}

std::string render_json(const Document& document) {
  JsonWriter json;
  json.begin_object().key("title").string(document.title);
  json.key("subtitle").string(document.subtitle);
  if (!document.andaian.empty()) write_andaian(json.key("andaian"), document.andaian);
  json.key("sections").begin_array();
  for (const Section& section : document.sections) {
    json.begin_object().key("title").string(section.title).key("blocks").begin_array();
    for (const Block& block : section.blocks) {
      if (std::holds_alternative<Table>(block)) {
        write_table(json, std::get<Table>(block));
      } else {
        json.string(std::get<std::string>(block));
      }
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return json.text() + "\n";
}

}  // namespace iku::report
