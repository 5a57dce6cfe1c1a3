#include "formula/explain.hpp"

#include <algorithm>
#include <map>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "formula/calculation.hpp"
#include "formula/expression.hpp"
#include "formula/figure_note.hpp"
#include "formula/rules.hpp"
#include "formula/telling.hpp"
#include "model/reason.hpp"

namespace iku::formula {

namespace {

constexpr int kMaxDepth = 12;

// Formulas that all read one another have more ways down than anyone can read, or wait for.
constexpr int kMaxShown = 1000;

// Units below one that are listed in a roll-up; the rest are counted.
constexpr int kMaxBelow = 12;

// The trace is shown only where it gives the plain value; anything else would explain a falsehood.
bool agrees(const Value& traced, const Value& plain) {
  if (!traced.is_number() || !plain.is_number()) return false;
  return is_near(traced.number(), plain.number());
}

class Explainer {
 public:
  Explainer(lua::Machine& machine, Evaluator& evaluator)
      : machine_(machine), evaluator_(evaluator) {}

  Explanation realisasi(const Cell& cell, int depth = 0) {
    const Realisasi result = evaluator_.realisasi(cell);
    Explanation node;
    node.name = cell.indikator->kode;
    node.value = result.value;
    if (++shown_ > kMaxShown) {
      node.cut = say("formula.cut_shown", kMaxShown);
      return node;
    }
    const Definition* definition = evaluator_.definition_of(*cell.indikator, cell.tahun);
    node.satuan = cell.indikator->satuan;
    if (node.satuan.empty() && definition != nullptr) node.satuan = definition->satuan;
    if (result.origin == Origin::kComputed && definition != nullptr && definition->formulasi) {
      formula(node, cell, *definition, depth);
      if (result.reported.is_number() && result.value.is_number()) {
        node.children.push_back(reported(cell, result));
      }
      return node;
    }
    from_data(node, cell);
    node.lines = value_line(node.value);
    if (result.origin == Origin::kReported && definition != nullptr) {
      const bool has_reason =
          result.reported.is_missing() && result.reported.missing().name.empty();
      node.warning = has_reason ? say("formula.reported_for", reason_of(result.reported))
                                : say("formula.reported");
      node.where = place_text(*definition);
      missing_inputs(node, cell, *definition);
    }
    return node;
  }

  void rule(Explanation& parent, const Cell& cell, lua::Function capaian, const std::string& name,
            const Value& plain) {
    Explanation node;
    node.name = name;
    node.value = plain;
    node.satuan = "%";
    const auto traced = evaluator_.run_rule(capaian, cell, lua::Reading::kTrace);
    if (agrees(traced.value, plain)) {
      node.lines = working(machine_.trace());
    } else {
      node.lines = value_line(plain);
      if (plain.is_number()) node.warning = say("formula.trace_disagrees");
    }
    parent.children.push_back(std::move(node));
  }

  static std::vector<std::string> value_line(const Value& value) {
    if (!value.is_present()) return {};
    return {plain_value(value)};
  }

  static void add_note(Explanation& node, const std::string& text) {
    if (!text.empty()) node.note += (node.note.empty() ? "" : "; ") + text;
  }

  static void from_figure(Explanation& node, const Figure& figure) {
    node.sumber = figure.sumber;
    if (const Periode* parts = parts_shown(figure)) {
      add_note(node, periode_note(*parts));
    } else if (figure.periode) {
      add_note(node, periode_name(*figure.periode));
    }
    add_note(node, perubahan_note(figure));
    if (!figure.printed.empty()) add_note(node, say("formula.printed", figure.printed));
    if (!figure.warning.empty()) node.warning = figure.warning;
  }

 private:
  void formula(Explanation& node, const Cell& cell, const Definition& definition, int depth) {
    node.where = place_text(definition);
    const auto traced = evaluator_.run_formula(cell, lua::Reading::kTrace);
    const lua::Trace trace = machine_.trace();
    const std::vector<Cell> reads = evaluator_.dependencies(cell);
    if (agrees(traced.value, node.value)) {
      node.lines = working(trace);
      if (node.lines.size() == 1) node.lines = value_line(node.value);
      for (const lua::TraceNode* note : notes_of(trace)) {
        if (!note->text.empty()) node.note += (node.note.empty() ? "" : "; ") + note->text;
        if (!note->sumber.empty()) node.sumber = note->sumber;
      }
      if (node.lines.empty() && node.note.empty() && trace.root >= 0)
        node.cut = say("formula.cut_long");
    } else {
      node.lines = value_line(node.value);
      if (node.value.is_number()) node.warning = say("formula.trace_disagrees");
    }
    if (depth >= kMaxDepth) {
      if (!reads.empty()) node.cut = say("formula.cut_depth", kMaxDepth);
      return;
    }
    for (const std::string& name : inputs_of(trace)) {
      const auto read = std::find_if(reads.begin(), reads.end(), [&](const Cell& other) {
        return other.indikator->kode == name && other.tahun == cell.tahun &&
               other.unit == cell.unit;
      });
      if (read != reads.end()) {
        node.children.push_back(realisasi(*read, depth + 1));
      } else if (auto leaf = input(cell, definition, name)) {
        node.children.push_back(std::move(*leaf));
      } else if (auto other = input_elsewhere(trace, reads, name)) {
        node.children.push_back(std::move(*other));
      }
    }
    std::map<std::string, int> below;  // by indikator
    for (const Cell& other : reads) {  // other years and units
      if (other.tahun == cell.tahun && other.unit == cell.unit) continue;
      const bool is_below = other.unit->induk == cell.unit->kode && other.tahun == cell.tahun;
      if (is_below && ++below[other.indikator->kode] > kMaxBelow) {
        leave_out(node, other);
        continue;
      }
      Explanation child = is_below ? unit_below(other) : realisasi(other, depth + 1);
      child.name += fmt::format(" {}", other.tahun);
      child.tahun = other.tahun;
      if (other.unit != cell.unit) {
        child.name += " " + other.unit->nama;
        child.unit = other.unit->kode;
      }
      node.children.push_back(std::move(child));
    }
    add_note(node, evaluator_.partial_text(cell));
  }

  // Where a realisasi that no formula gave comes from; one of a session stands for parts of a year
  // too.
  void from_data(Explanation& node, const Cell& cell) {
    if (const Figure* set = evaluator_.overridden(cell)) {
      from_figure(node, *set);
      add_note(node, evaluator_.partial_text(cell));
    } else if (const Figure* data = realisasi_figure(*cell.indikator, cell.tahun, node.value)) {
      from_figure(node, *data);
    }
  }

  // Counts a value that is not shown, and whether it is there: not shown is not empty.
  void leave_out(Explanation& node, const Cell& cell) {
    const std::string& kode = cell.indikator->kode;
    auto found =
        std::find_if(node.left_out.begin(), node.left_out.end(),
                     [&](const Explanation::LeftOut& left) { return left.indikator == kode; });
    if (found == node.left_out.end()) {
      found = node.left_out.insert(found, Explanation::LeftOut{kode});
    }
    ++found->units;
    found->filled += evaluator_.realisasi(cell).value.is_present() ? 1 : 0;
  }

  // A unit below in a roll-up: its value, without its own working.
  Explanation unit_below(const Cell& cell) {
    Explanation leaf;
    leaf.name = cell.indikator->kode;
    leaf.value = evaluator_.realisasi(cell).value;
    leaf.lines = value_line(leaf.value);
    from_data(leaf, cell);
    const Assessment* judged = evaluator_.assessed(cell);  // what the roll-up may have read
    if (judged != nullptr && judged->capaian.is_number() && judged->predikat.is_grade()) {
      leaf.note += (leaf.note.empty() ? "" : "; ") + say("formula.judged",
                                                         working_number(judged->capaian.number()),
                                                         judged->predikat.grade().name);
    }
    return leaf;
  }

  std::optional<Explanation> input(const Cell& cell, const Definition& definition,
                                   const std::string& name) {
    Explanation leaf;
    leaf.name = name;
    const Figure* figure = nullptr;
    const auto series = cell.indikator->masukan.find(name);
    if (series != cell.indikator->masukan.end()) {
      const auto entry = series->second.find(cell.tahun);
      if (entry == series->second.end()) return std::nullopt;
      figure = &entry->second.figure;
    } else if (name == "target") {
      const auto entry = cell.indikator->target.find(cell.tahun);
      if (entry != cell.indikator->target.end()) figure = &entry->second;
    }
    if (figure == nullptr) return std::nullopt;
    leaf.value = figure->value;
    if (const InputSpec* spec = definition.input(name)) leaf.note = spec->nama;
    if (series == cell.indikator->masukan.end()) {
      const TargetOf measured = evaluator_.target_of(cell);
      leaf.value = measured.value;
      if (measured.setahun) leaf.note = target_note(*measured.setahun);
    }
    leaf.lines = value_line(leaf.value);
    from_figure(leaf, *figure);
    return leaf;
  }

  // A figure of another year or unit, or of a comparison, that no cell below stands for: as the
  // formula met it.
  std::optional<Explanation> input_elsewhere(const lua::Trace& trace,
                                             const std::vector<Cell>& reads,
                                             const std::string& name) {
    for (const Cell& read : reads) {
      const std::string label =
          evaluator_.label({read.unit, read.indikator, read.tahun}, read.indikator->kode);
      if (name == label || name.starts_with(label + ".")) return std::nullopt;
    }
    const auto found =
        std::find_if(trace.nodes.begin(), trace.nodes.end(), [&](const lua::TraceNode& node) {
          return node.op == lua::Op::kInput && node.name == name;
        });
    if (found == trace.nodes.end() || found->sumber.empty()) return std::nullopt;
    Explanation leaf;
    leaf.name = name;
    leaf.value = Value(found->value);
    leaf.lines = value_line(leaf.value);
    leaf.sumber = found->sumber;
    return leaf;
  }

  static Explanation reported(const Cell& cell, const Realisasi& result) {
    Explanation node;
    node.name = say("formula.reported_name");
    node.value = result.reported;
    node.lines = value_line(result.reported);
    const auto figure = cell.indikator->realisasi.find(cell.tahun);
    if (figure == cell.indikator->realisasi.end()) return node;
    node.sumber = figure->second.sumber;
    if (figure->second.periode) node.note = periode_note(*figure->second.periode);
    return node;
  }

  // What a formula would have needed, where the report's own figure counts instead.
  static void missing_inputs(Explanation& node, const Cell& cell, const Definition& definition) {
    for (const InputSpec& spec : definition.masukan) {
      Explanation leaf;
      leaf.name = spec.kode;
      leaf.note = spec.nama;
      const auto series = cell.indikator->masukan.find(spec.kode);
      if (series != cell.indikator->masukan.end()) {
        const auto entry = series->second.find(cell.tahun);
        if (entry != series->second.end()) {
          leaf.value = entry->second.figure.value;
          leaf.lines = value_line(leaf.value);
          from_figure(leaf, entry->second.figure);
        }
      }
      node.children.push_back(std::move(leaf));
    }
  }

  std::string place_text(const Definition& definition) const {
    return fmt::format("{}:{}", definition.file,
                       machine_.place_of(definition.formulasi).first_line);
  }

  lua::Machine& machine_;
  Evaluator& evaluator_;
  int shown_ = 0;
};

bool has_indikator(const Unit& unit, const std::string& kode) {
  bool found = false;
  for_each_indikator(unit,
                     [&](const Indikator& i, const Owner&) { found = found || i.kode == kode; });
  return found;
}

std::vector<std::string> units_with(const Workspace& workspace, const std::string& kode) {
  std::vector<std::string> codes;
  for (const Unit& unit : workspace.unit) {
    if (has_indikator(unit, kode)) codes.push_back(unit.kode);
  }
  return codes;
}

// The first few of a list, and how many more there are.
std::string list_text(const std::vector<std::string>& names) {
  constexpr std::size_t kShown = 20;
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < kShown; ++i) {
    text += (i > 0 ? ", " : "") + names[i];
  }
  if (names.size() > kShown) text += say("formula.and_more", names.size() - kShown);
  return text;
}

[[noreturn]] void refuse_usage(std::string code, std::string message, std::string help) {
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.message = std::move(message);
  diagnostic.help = std::move(help);
  throw Error(std::move(diagnostic), Exit::kUsage);
}

const Unit& unit_of(const Workspace& workspace, const std::string& kode) {
  std::vector<std::string> known;
  for (const Unit& unit : workspace.unit) {
    if (unit.kode == kode) return unit;
    if (!unit.tujuan.empty() || !unit.program.empty()) known.push_back(unit.kode);
  }
  if (known.empty()) refuse_usage("usage", say("formula.no_unit_data"), {});
  require_known("unit", kode, known);
  return workspace.unit.front();  // never: what is known stands above
}

// The one unit that has an indikator, where nobody said which.
const Unit& only_unit_with(const Workspace& workspace, const std::string& kode) {
  const std::vector<std::string> codes = units_with(workspace, kode);
  if (codes.size() == 1) return unit_of(workspace, codes.front());
  if (codes.size() > 1) {
    refuse_usage("usage.which_unit", say("formula.which_unit", kode, codes.size()),
                 say("formula.which_unit_help", list_text(codes)));
  }
  std::vector<std::string> known;
  for (const Unit& unit : workspace.unit) {
    for_each_indikator(unit, [&](const Indikator& i, const Owner&) {
      if (std::find(known.begin(), known.end(), i.kode) == known.end()) known.push_back(i.kode);
    });
  }
  if (known.empty()) refuse_usage("usage", say("formula.no_unit_data"), {});
  require_known("indikator", kode, known);
  return workspace.unit.front();  // never
}

void explain_target(Explanation& node, Evaluator& evaluator, const Cell& cell) {
  const auto target = cell.indikator->target.find(cell.tahun);
  if (target == cell.indikator->target.end()) return;
  const TargetOf measured = evaluator.target_of(cell);
  Explanation leaf;
  leaf.name = "target";
  leaf.value = measured.value;
  leaf.lines = Explainer::value_line(leaf.value);
  if (measured.setahun) leaf.note = target_note(*measured.setahun);
  Explainer::from_figure(leaf, target->second);
  node.children.push_back(std::move(leaf));
}

/// Gives the last step of a capaian as many decimals as it takes beside its predikat.
void tell_side(Explanation& node, const KebijakanInfo& policy, const Value& capaian) {
  constexpr int kUsual = 4;
  if (!capaian.is_number() || node.lines.empty()) return;
  const double number = capaian.number();
  const int decimals = telling_decimals(policy, number, kUsual);
  const std::string usual = working_number(number, kUsual);
  if (decimals > kUsual && node.lines.back() == usual) {
    node.lines.back() = working_number(number, decimals);
  }
}

}  // namespace

void require_known(const std::string& what, const std::string& kode,
                   const std::vector<std::string>& known) {
  if (std::find(known.begin(), known.end(), kode) != known.end()) return;
  Diagnostic diagnostic;
  diagnostic.code = "usage.unknown_" + what;
  diagnostic.message = say("formula.unknown_" + what, kode);
  if (const auto near = did_you_mean(kode, known)) {
    diagnostic.help = say("formula.did_you_mean", *near);
  } else {
    diagnostic.help = say("formula.known_are", list_text(known));
  }
  throw Error(std::move(diagnostic), Exit::kUsage);
}

void refuse_indikator(const Workspace& workspace, const Unit& unit, const std::string& kode) {
  const std::vector<std::string> elsewhere = units_with(workspace, kode);
  if (!elsewhere.empty()) {
    refuse_usage("usage.unknown_indikator", say("formula.not_in_unit", kode, unit.kode),
                 say("formula.units_with", list_text(elsewhere)));
  }
  std::vector<std::string> known;
  for_each_indikator(unit, [&](const Indikator& i, const Owner&) { known.push_back(i.kode); });
  const auto near = did_you_mean(kode, known);
  refuse_usage(
      "usage.unknown_indikator", say("formula.unknown_indikator", kode),
      near ? say("formula.did_you_mean", *near) : say("formula.known_are", list_text(known)));
}

Explanation explain_indikator(const Workspace& workspace, lua::Machine& machine,
                              Evaluator& evaluator, const std::string& unit_kode,
                              const std::string& kode, Tahun tahun) {
  const Unit& unit =
      unit_kode.empty() ? only_unit_with(workspace, kode) : unit_of(workspace, unit_kode);
  const Indikator* indikator = evaluator.find(unit, kode);
  if (indikator == nullptr) refuse_indikator(workspace, unit, kode);
  const Cell cell{&unit, indikator, tahun};
  Explainer explainer(machine, evaluator);
  Explanation root = explainer.realisasi(cell);
  root.unit = unit.kode;
  root.tahun = tahun;
  explain_target(root, evaluator, cell);
  const Policy* policy = evaluator.policy_of(unit, tahun);
  if (policy == nullptr) return root;
  const std::string polaritas = evaluator.polaritas_of(cell);
  const lua::Function rule =
      Rules(machine, *policy).capaian_rule(polaritas, evaluator.own_capaian(cell));
  const Value capaian = evaluator.assessment(cell).capaian;
  if (rule && capaian.is_number()) {
    explainer.rule(root, cell, rule, "capaian", capaian);
    root.children.back().note = say("formula.polaritas_note", polaritas);
  } else {
    Explanation node;
    node.name = "capaian";
    node.value = capaian;
    root.children.push_back(std::move(node));
  }
  for (const std::string& doubt : evaluator.doubts_of(cell, polaritas, root.satuan)) {
    std::string& warning = root.children.back().warning;
    warning += (warning.empty() ? "" : "; ") + doubt;
  }
  const Value angka = evaluator.assessment(cell).angka;
  const Value predikat = evaluator.assessment(cell).predikat;
  if (predikat.is_grade()) {
    tell_side(root.children.back(), policy->info, capaian);
    Explanation node;
    node.name = "predikat";
    node.value = predikat;
    node.lines = {predikat.grade().name};
    for (const Band& band : policy->info.bands) {
      if (band.nama == predikat.grade().name) node.note = band.batas;
    }
    if (angka.is_number() && capaian.is_number() && angka.number() != capaian.number()) {
      node.note += "; " + say("formula.capped", working_number(angka.number()));
    }
    node.sumber = say("formula.policy_note", policy->info.kode);
    root.children.push_back(std::move(node));
  }
  return root;
}

}  // namespace iku::formula
