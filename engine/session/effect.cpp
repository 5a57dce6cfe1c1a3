#include "session/effect.hpp"

#include <algorithm>

#include "base/catalogue.hpp"
#include "formula/definition.hpp"
#include "model/reason.hpp"
#include "session/lever.hpp"
#include "session/overlay_edit.hpp"

namespace iku::session {

namespace {

using Kind = FigurePath::Kind;

// The nodes above one, from the top, and itself; empty where it is not among them.
std::vector<const BudgetResult*> way_to(const std::vector<BudgetResult>& nodes,
                                        const std::string& kode) {
  for (const BudgetResult& node : nodes) {
    if (node.node->kode == kode) return {&node};
    std::vector<const BudgetResult*> below = way_to(node.children, kode);
    if (below.empty()) continue;
    below.insert(below.begin(), &node);
    return below;
  }
  return {};
}

// An amount that is the sum of the amounts below it does not answer to a figure of its own.
std::string why_budget(Session& session, const FigurePath& path, const std::string& name) {
  const auto amount = [&](const BudgetResult& node) {
    return path.kind == Kind::kAnggaran ? node.anggaran : node.realisasi;
  };
  const Calculation calculation = session.calculate_unit(path.unit, path.tahun);
  if (calculation.results.empty()) return {};
  const auto way = way_to(calculation.results.front().program, path.kode);
  if (way.empty()) return {};
  const BudgetResult* node = way.back();
  for (const BudgetResult* above : way) {  // its own amount counts where parts of it have none
    double sum = 0;
    for (const BudgetResult& child : above->children) sum += amount(child).as_number().value_or(0);
    if (above == node || !amount(*above).is_number() || same_value(amount(*above), Value(sum))) {
      continue;
    }
    return say("session.why_own_amount", name, above->node->kode);
  }
  std::string parts;
  for (const BudgetResult& child : node->children) {
    if (!amount(child).is_number()) continue;
    FigurePath part = path;
    part.kode = child.node->kode;
    parts += (parts.empty() ? "" : ", ") + path_text(part, session.unit().kode, session.tahun());
  }
  if (!parts.empty()) return say("session.why_children", name, parts);
  const std::string reason = reason_of(node->serapan);
  return reason.empty() ? std::string() : say("session.why_serapan", name, reason);
}

std::string why_input(Session& session, const FigurePath& path, const std::string& name) {
  const Indikator& indikator = session.indikator(path.kode);
  const formula::Definition* definition = session.calculator().definition(indikator);
  if (definition == nullptr || !definition->formulasi) {
    return say("session.why_no_formula", path.kode, name);
  }
  if (std::string fixed = why_fixed(session, path.kode); !fixed.empty()) return fixed;
  const std::set<std::string> parts = parts_of(session, path.kode);
  if (!parts.contains(name)) return say("session.why_not_read", path.kode, name);
  return {};
}

}  // namespace

std::string why_fixed(Session& session, const std::string& kode) {
  if (session.forced(kode)) {
    const bool computed = !session.indikator(kode).formulasi.empty();
    return say(computed ? "session.why_forced" : "session.why_forced_data", kode, kode);
  }
  const IndikatorResult row = session.row(kode);
  if (row.origin == Origin::kReported) {
    const std::vector<std::string> missing = missing_inputs(session, kode);
    std::string text = say("session.only_reported", kode);
    if (!missing.empty()) text += "; " + say("session.fill_first", missing.front());
    return text;
  }
  const std::string reason = reason_of(row.realisasi);
  return reason.empty() ? std::string() : say("session.why_no_value", kode, reason);
}

std::string why_nothing(Session& session, const FigurePath& path) {
  const std::string name = path_text(path, session.unit().kode, session.tahun());
  std::string why;
  if (same_value(session.value(name), session.base_value(name))) {
    why = say("session.why_equal", name);
  } else if (is_budget(path)) {
    why = why_budget(session, path, name);
  } else if (path.unit == session.unit().kode && path.tahun == session.tahun()) {
    if (path.kind == Kind::kMasukan) why = why_input(session, path, name);
    if (path.kind == Kind::kTarget) {
      const IndikatorResult row = session.row(path.kode);
      const std::string reason = reason_of(row.capaian);
      why = reason.empty() ? say("session.why_target", path.kode, row.polaritas)
                           : say("session.why_no_capaian", path.kode, reason);
    }
    if (path.kind == Kind::kBobot) why = say("session.why_bobot", path.kode);
  }
  return why.empty() ? say("session.why_same", name) : why;
}

}  // namespace iku::session
