#include "report/explain_output.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "model/reason.hpp"
#include "report/andaian.hpp"
#include "report/figures.hpp"
#include "report/json_writer.hpp"
#include "report/render.hpp"

namespace iku::report {

namespace {

constexpr int kNarrowest = 24;  // a deep branch still gets this much room

std::string spaces(int count) {
  return std::string(static_cast<std::size_t>(std::max(count, 0)), ' ');
}

/// "7,1075 indeks", "AA", "– (tidak diisi)".
std::string value_text(const Explanation& node) {
  static const KebijakanInfo plain;  // explanations show four decimals, whatever the policy prints
  const Figures figures(plain);
  if (!node.value.is_present()) {
    return figures.text(node.value, Quantity::kNumber) + " (" + reason_of(node.value) + ")";
  }
  const std::string number = figures.text(node.value, Quantity::kNumber);
  return node.satuan.empty() ? number : number + " " + node.satuan;
}

/// A step without the "name =" or "=" that the layout puts before it.
std::string step_text(const std::string& line, const std::string& name) {
  std::string_view text = trim(line);
  const std::string named = std::string(trim(name)) + " = ";
  if (text.rfind(named, 0) == 0) text.remove_prefix(named.size());
  if (text.rfind("= ", 0) == 0) text.remove_prefix(2);
  return std::string(text);
}

/// "… dan 3 unit lainnya tidak ditampilkan (semuanya berisi)"; with the indikator where there are
/// several.
std::string left_out_text(const Explanation& node, const Explanation::LeftOut& left) {
  const std::string text = left.filled == left.units
                               ? say("formula.left_out_filled", left.units)
                               : say("formula.left_out", left.units, left.filled);
  return node.left_out.size() > 1 ? left.indikator + ": " + text : text;
}

class Tree {
 public:
  explicit Tree(const RenderOptions& options) : options_(options) {}

  /// Adds a node: its first line after `first`, the others and its children after `rest`.
  void add(const Explanation& node, const std::string& first, const std::string& rest) {
    const std::size_t branches = node.children.size() + node.left_out.size();
    const std::string below = rest + (branches > 0 ? "│  " : "   ");
    add_lines(node, first, branches > 0 ? rest + "│ " : rest + "  ", rest);
    if (!node.warning.empty()) add_text(below, "! " + node.warning, Role::kFair);
    if (!node.cut.empty()) add_text(below, "… " + node.cut, Role::kNone);
    for (std::size_t i = 0; i < branches; ++i) {
      const bool last = i + 1 == branches;
      const std::string branch = rest + (last ? "└─ " : "├─ ");
      if (i < node.children.size()) {
        add(node.children[i], branch, rest + (last ? "   " : "│  "));
      } else {
        add_text(branch, left_out_text(node, node.left_out[i - node.children.size()]), Role::kNone);
      }
    }
  }

  Styled take() { return std::move(out_); }

 private:
  void add_lines(const Explanation& node, const std::string& first, const std::string& below,
                 const std::string& rest) {
    std::vector<std::string> steps;
    for (const std::string& line : node.lines) steps.push_back(step_text(line, node.name));
    if (steps.empty()) {
      steps.push_back(value_text(node));
    } else if (node.satuan == "%" && node.value.is_number() && steps.back().back() != '%') {
      steps.back() += " %";
    }
    if (!node.note.empty()) steps.back() += "   " + node.note;
    const std::string name = printable(node.name);
    const std::string indent = rest + spaces(display_width(name));
    std::string side = node.where.empty() ? node.sumber : node.where;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const std::string start = i == 0 ? first + name + " = " : indent + " = ";
      add_step(start, indent + "   ", printable(steps[i]), i == 0 ? printable(side) : "");
    }
    if (!node.where.empty() && !node.sumber.empty()) {
      add_text(below, say("report.source", node.sumber), Role::kNone);
    }
  }

  /// One step, wrapped, with the source at the right of its first line or on a line of its own.
  void add_step(const std::string& start, const std::string& next, const std::string& text,
                const std::string& side) {
    const int room = std::max(options_.width - display_width(start), kNarrowest);
    const std::vector<std::string> lines = wrap_text(text, room);
    const int gap = room - display_width(lines.front()) - display_width(side);
    if (lines.size() == 1 && !side.empty() && gap >= 3) {
      out_ += start + lines.front() + spaces(gap) + faint(side) + "\n";
      return;
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
      out_ += (i == 0 ? start : next) + lines[i] + "\n";
    }
    if (!side.empty()) add_text(next, side, Role::kNone);
  }

  /// wrap(), but runs of blanks inside a short line stay as they are.
  static std::vector<std::string> wrap_text(const std::string& text, int room) {
    if (display_width(text) <= room) return {text};
    return wrap(text, room);
  }

  void add_text(const std::string& prefix, const std::string& text, Role role) {
    const int room = std::max(options_.width - display_width(prefix), kNarrowest);
    for (const std::string& line : wrap(printable(text), room)) {
      const bool warn = role == Role::kFair && options_.color;
      out_ += prefix + Styled(line, {.color = warn ? Color::kYellow : Color::kNone}) + "\n";
    }
  }

  Styled faint(const std::string& text) const { return {text, {.faint = options_.color}}; }

  RenderOptions options_;
  Styled out_;
};

/// What follows from a realisasi (its target, capaian and predikat) is no part of its making,
/// though it comes as the last children of the root: it stands below the tree, names padded alike.
std::vector<Explanation> take_judgement(Explanation& root) {
  static constexpr std::string_view kNames[] = {"target", "capaian", "predikat"};
  auto is_judgement = [](const Explanation& node) {
    return std::find(std::begin(kNames), std::end(kNames), node.name) != std::end(kNames);
  };
  auto first = root.children.end();
  while (first != root.children.begin() && is_judgement(*(first - 1))) --first;
  const bool complete = std::any_of(first, root.children.end(),
                                    [](const Explanation& node) { return node.name == "capaian"; });
  if (!complete) return {};
  std::vector<Explanation> taken(first, root.children.end());
  root.children.erase(first, root.children.end());
  int width = 0;
  for (const Explanation& node : taken) width = std::max(width, display_width(node.name));
  for (Explanation& node : taken) node.name = pad_right(node.name, width);
  return taken;
}

void add_row(Table& table, const Explanation& node, int level) {
  Cell name{std::string(trim(node.name))};
  name.indent = level;
  std::string working;
  for (const std::string& line : node.lines) {
    working += (working.empty() ? "" : " = ") + step_text(line, node.name);
  }
  if (!node.note.empty()) working += (working.empty() ? "" : "; ") + node.note;
  Cell value(value_text(node));
  value.number = node.value.as_number();
  const std::string& sumber = node.sumber.empty() ? node.where : node.sumber;
  table.add({std::move(name), std::move(value), Cell(std::move(working)), Cell(sumber)});
  if (!node.warning.empty()) table.add_remark(node.warning);
  if (!node.cut.empty()) table.add_remark(node.cut);
  for (const Explanation& child : node.children) add_row(table, child, level + 1);
  for (const Explanation::LeftOut& left : node.left_out) {
    table.add_remark(left_out_text(node, left));
  }
}

void write_node(JsonWriter& json, const Explanation& node) {
  json.begin_object().key("name").string(node.name);
  if (!node.unit.empty()) json.key("unit").string(node.unit);
  if (node.tahun != 0) json.key("tahun").integer(node.tahun);
  if (!node.andaian.empty()) write_andaian(json.key("andaian"), node.andaian);
  json.key("value").value(node.value);
  json.key("status").string(node.value.status());
  if (!node.value.is_present()) json.key("message").string(reason_with_class(node.value));
  if (!node.satuan.empty()) json.key("satuan").string(node.satuan);
  json.key("lines").begin_array();
  for (const std::string& line : node.lines) json.string(line);
  json.end_array();
  if (!node.note.empty()) json.key("note").string(node.note);
  if (!node.where.empty()) json.key("where").string(node.where);
  if (!node.sumber.empty()) json.key("sumber").string(node.sumber);
  if (!node.warning.empty()) json.key("warning").string(node.warning);
  if (!node.cut.empty()) json.key("cut").string(node.cut);
  json.key("children").begin_array();
  for (const Explanation& child : node.children) write_node(json, child);
  json.end_array();
  if (!node.left_out.empty()) {
    json.key("left_out").begin_array();
    for (const Explanation::LeftOut& left : node.left_out) {
      json.begin_object().key("indikator").string(left.indikator).key("units").integer(left.units);
      json.key("filled").integer(left.filled).end_object();
    }
    json.end_array();
  }
  json.end_object();
}

}  // namespace

Styled print_explanation(const Explanation& explanation, const RenderOptions& options) {
  Explanation root = explanation;
  std::vector<Explanation> after = take_judgement(root);
  Tree tree(options);
  tree.add(root, " ", " ");
  for (Explanation& node : after) tree.add(node, " ", " ");
  return render_andaian(explanation.andaian, options) + tree.take();
}

Styled print_explanations(const std::vector<Explanation>& explanations,
                          const RenderOptions& options) {
  Styled out;
  for (const Explanation& explanation : explanations) {
    out += print_explanation(explanation, options);
  }
  return out;
}

Table explanation_table(const Explanation& explanation) {
  Table table;
  table.andaian = explanation.andaian;
  table.columns = {{say("report.col.besaran")},
                   {say("report.col.nilai"), Align::kRight},
                   {say("report.col.uraian"), Align::kLeft, true},
                   {say("report.col.sumber"), Align::kLeft, true}};
  Explanation root = explanation;
  const std::vector<Explanation> after = take_judgement(root);
  add_row(table, root, 0);
  for (const Explanation& node : after) add_row(table, node, 0);
  return table;
}

std::string explanation_json(const Explanation& explanation) {
  JsonWriter json;
  write_node(json, explanation);
  return json.text() + "\n";
}

}  // namespace iku::report
