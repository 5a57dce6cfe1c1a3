#include "formula/expression.hpp"

#include <algorithm>
#include <map>

#include "base/number.hpp"
#include "formula/telling.hpp"

namespace iku::formula {

namespace {

using lua::Op;
using lua::Trace;
using lua::TraceNode;

constexpr std::size_t kMaxNodes = 80;     // a longer working is told by its note alone
constexpr std::size_t kMaxWritten = 400;  // nodes as they are written, shared ones once a use
constexpr std::size_t kMaxLines = 7;

const TraceNode& at(const Trace& trace, int index) {
  return trace.nodes[static_cast<std::size_t>(index)];
}

int precedence(Op op) {
  switch (op) {
    case Op::kAdd:
    case Op::kSub: return 1;
    case Op::kMul:
    case Op::kDiv:
    case Op::kMod:
    case Op::kIdiv: return 2;
    case Op::kNeg: return 3;
    case Op::kPow: return 4;
    default: return 5;
  }
}

const char* sign(Op op) {
  switch (op) {
    case Op::kAdd: return " + ";
    case Op::kSub: return " − ";
    case Op::kMul: return " × ";
    case Op::kDiv: return " / ";
    case Op::kMod: return " mod ";
    case Op::kIdiv: return " // ";
    default: return " ^ ";
  }
}

bool is_leaf(const TraceNode& node) { return node.op == Op::kConstant || node.op == Op::kInput; }

// How deep the operations below a node nest; leaves are 0, a note counts as what it notes.
int height(const Trace& trace, int index) {
  const TraceNode& node = at(trace, index);
  if (is_leaf(node)) return 0;
  int most = 0;
  for (const int arg : node.args) most = std::max(most, height(trace, arg));
  return node.op == Op::kNote ? most : most + 1;
}

// Writes a node: operations up to `done` levels high as their value, inputs by name where `names`.
class Writer {
 public:
  Writer(const Trace& trace, bool names, int done) : trace_(trace), names_(names), done_(done) {}

  std::string write(int index, int outer = 0, bool right = false) const {
    const TraceNode& node = at(trace_, index);
    if (node.op == Op::kNote) return write(node.args[0], outer, right);
    if (node.op == Op::kInput && names_) return node.name;
    if (is_leaf(node) || (!names_ && height(trace_, index) <= done_)) return number(node, outer);
    if (node.op == Op::kCall) return call(node);
    const int own = precedence(node.op);
    std::string text;
    if (node.op == Op::kNeg) {
      text = "−" + write(node.args[0], own, true);
    } else {
      text = write(node.args[0], own) + sign(node.op) + write(node.args[1], own, true);
    }
    const bool brackets = own < outer || (own == outer && right);
    return brackets ? "(" + text + ")" : text;
  }

 private:
  static std::string number(const TraceNode& node, int outer) {
    const std::string text = is_leaf(node) ? figure_number(node.value) : working_number(node.value);
    return node.value < 0 && outer > 1 ? "(" + text + ")" : text;
  }

  std::string call(const TraceNode& node) const {
    std::string text = node.name + "(";
    for (std::size_t i = 0; i < node.args.size(); ++i) {
      if (i > 0) text += "; ";
      text += write(node.args[i]);
    }
    return text + ")";
  }

  const Trace& trace_;
  bool names_;
  int done_;
};

void reach(const Trace& trace, int index, std::vector<int>& seen) {
  if (std::find(seen.begin(), seen.end(), index) != seen.end()) return;
  seen.push_back(index);
  for (const int arg : at(trace, index).args) reach(trace, arg, seen);
}

std::vector<int> reachable(const Trace& trace) {
  std::vector<int> seen;
  if (trace.root >= 0 && trace.nodes.size() < 5'000) reach(trace, trace.root, seen);
  return seen;
}

// How many nodes are written for a root. A value used twice is written twice, so `v = v + v` said
// forty times over would be written a million million times.
std::size_t written(const Trace& trace, const std::vector<int>& nodes) {
  std::map<int, std::size_t> sizes;
  for (const int index : nodes) sizes[index] = 1;
  for (auto& [index, size] : sizes) {  // operands come before what is made of them
    for (const int arg : at(trace, index).args) size = std::min(size + sizes[arg], kMaxWritten + 1);
  }
  return sizes[trace.root];
}

}  // namespace

std::string working_number(double value, int decimals) {
  // Small values keep four significant places instead of becoming 0.
  const bool all = decimals < 0 || (value < 0.001 && value > -0.001);
  std::string text =
      format_number(all ? value : round_decimal(value, telling_decimals(value, decimals)), -1);
  if (text.starts_with('-')) text.replace(0, 1, "−");  // the sign that the formula's own minus has
  return text;
}

std::string figure_number(double value) {
  return is_written(value) ? working_number(value, -1) : working_number(value);
}

std::vector<std::string> working(const Trace& trace) {
  std::vector<std::string> lines;
  const std::vector<int> nodes = reachable(trace);
  if (nodes.empty() || nodes.size() > kMaxNodes || written(trace, nodes) > kMaxWritten) {
    return lines;
  }
  const int levels = height(trace, trace.root);
  lines.push_back(Writer(trace, true, 0).write(trace.root));
  for (int done = 0; done <= levels; ++done) {
    std::string line = Writer(trace, false, done).write(trace.root);
    if (line != lines.back()) lines.push_back(std::move(line));
  }
  if (lines.size() > kMaxLines) {
    lines.erase(lines.begin() + 4, lines.end() - 2);
    lines.insert(lines.begin() + 4, "…");
  }
  return lines;
}

std::vector<std::string> inputs_of(const Trace& trace) {
  std::vector<std::string> names;
  for (const int index : reachable(trace)) {
    const TraceNode& node = at(trace, index);
    if (node.op != Op::kInput) continue;
    if (std::find(names.begin(), names.end(), node.name) == names.end()) {
      names.push_back(node.name);
    }
  }
  return names;
}

std::vector<const TraceNode*> notes_of(const Trace& trace) {
  std::vector<const TraceNode*> notes;
  for (const int index : reachable(trace)) {
    if (at(trace, index).op == Op::kNote) notes.push_back(&at(trace, index));
  }
  return notes;
}

}  // namespace iku::formula
