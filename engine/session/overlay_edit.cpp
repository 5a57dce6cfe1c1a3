#include "session/overlay_edit.hpp"

#include "base/catalogue.hpp"
#include "formula/figure_note.hpp"

namespace iku::session {

namespace {

// Code of the tujuan and sasaran that hold indikator of a unit without a plan.
constexpr const char* kSessionPlan = "sesi";

template <typename Visit>
void visit_nodes(std::vector<BudgetNode>& nodes, Visit& visit) {
  for (BudgetNode& node : nodes) {
    visit(node);
    visit_nodes(node.children, visit);
  }
}

BudgetNode* find_node(Unit& unit, const std::string& kode) {
  BudgetNode* found = nullptr;
  auto visit = [&](BudgetNode& node) {
    if (node.kode == kode && found == nullptr) found = &node;
  };
  visit_nodes(unit.program, visit);
  return found;
}

// The walk of the model is over constant data; a session owns its workspace and may change it.
Indikator* mutable_indikator(Unit& unit, const std::string& kode) {
  return const_cast<Indikator*>(find_indikator(unit, kode));  // NOLINT: see above
}

std::optional<Figure>& budget_figure(Pagu& pagu) {
  return pagu.setelah && pagu.setelah->value.is_present() ? pagu.setelah : pagu.sebelum;
}

std::optional<Figure> take(Series& series, Tahun tahun) {
  const auto found = series.find(tahun);
  return found == series.end() ? std::nullopt : std::optional<Figure>(found->second);
}

void put(Series& series, Tahun tahun, const std::optional<Figure>& figure) {
  if (figure) {
    series.insert_or_assign(tahun, *figure);
  } else {
    series.erase(tahun);
  }
}

// Reads and replaces one figure; every kind of path is handled here, once.
std::optional<Figure> exchange(Unit& unit, const FigurePath& path,
                               const std::optional<Figure>& figure, bool replace) {
  if (is_budget(path)) {
    BudgetNode* node = find_node(unit, path.kode);
    if (node == nullptr) return std::nullopt;
    if (path.kind == FigurePath::Kind::kRealisasiAnggaran) {
      auto before = take(node->realisasi, path.tahun);
      if (replace) put(node->realisasi, path.tahun, figure);
      return before;
    }
    std::optional<Figure>& slot = budget_figure(node->anggaran[path.tahun]);
    auto before = slot;
    if (replace) slot = figure;
    return before;
  }
  Indikator* indikator = mutable_indikator(unit, path.kode);
  if (indikator == nullptr) return std::nullopt;
  if (path.kind == FigurePath::Kind::kTarget) {
    auto before = take(indikator->target, path.tahun);
    if (replace) put(indikator->target, path.tahun, figure);
    return before;
  }
  auto& series = indikator->masukan[path.masukan];
  const auto found = series.find(path.tahun);
  std::optional<Figure> before;
  if (found != series.end()) before = found->second.figure;
  if (!replace) return before;
  if (figure) {
    series[path.tahun].figure = *figure;
  } else {
    series.erase(path.tahun);
  }
  return before;
}

}  // namespace

bool is_budget(const FigurePath& path) {
  return path.kind == FigurePath::Kind::kAnggaran ||
         path.kind == FigurePath::Kind::kRealisasiAnggaran;
}

const Indikator* find_indikator(const Unit& unit, const std::string& kode) {
  const Indikator* found = nullptr;
  for_each_indikator(unit, [&](const Indikator& indikator, const Owner&) {
    if (found == nullptr && indikator.kode == kode) found = &indikator;
  });
  return found;
}

std::vector<std::string> budget_codes(const Unit& unit) {
  std::vector<std::string> codes;
  const auto walk = [&](const auto& self, const std::vector<BudgetNode>& nodes) -> void {
    for (const BudgetNode& node : nodes) {
      codes.push_back(node.kode);
      self(self, node.children);
    }
  };
  walk(walk, unit.program);
  return codes;
}

Figure session_figure(const Value& value, const Value& data, const std::string& sumber) {
  Figure figure;
  figure.value = value;
  figure.sumber =
      say("session.source", formula::plain_value(data) + (sumber.empty() ? "" : ", " + sumber));
  return figure;
}

OriginalFigure put_figure(Unit& unit, const FigurePath& path, const Value& value) {
  OriginalFigure original;
  if (path.kind == FigurePath::Kind::kBobot) {
    Indikator* indikator = mutable_indikator(unit, path.kode);
    original.is_bobot = true;
    original.bobot = indikator->bobot;
    original.has_bobot = indikator->has_bobot;
    indikator->bobot = value.number();
    indikator->has_bobot = true;
    return original;
  }
  original.figure = exchange(unit, path, std::nullopt, false);
  Figure put = session_figure(value, value_of(original),
                              original.figure ? original.figure->sumber : std::string());
  // It stands for the same parts of the year, so that like is compared with like.
  if (original.figure && path.kind == FigurePath::Kind::kMasukan) {
    put.periode = original.figure->periode;
  }
  exchange(unit, path, put, true);
  return original;
}

void restore_figure(Unit& unit, const FigurePath& path, const OriginalFigure& original) {
  if (original.is_bobot) {
    Indikator* indikator = mutable_indikator(unit, path.kode);
    indikator->bobot = original.bobot;
    indikator->has_bobot = original.has_bobot;
    return;
  }
  exchange(unit, path, original.figure, true);
}

Value read_figure(Unit& unit, const FigurePath& path) {
  if (path.kind == FigurePath::Kind::kBobot) {
    return Value(find_indikator(unit, path.kode)->bobot);
  }
  const auto figure = exchange(unit, path, std::nullopt, false);
  return figure ? figure->value : Value(Missing{say("formula.not_filled"), {}});
}

Value value_of(const OriginalFigure& original) {
  if (original.is_bobot) return Value(original.bobot);
  return original.figure ? original.figure->value : Value(Missing{say("formula.not_filled"), {}});
}

void join_unit(Unit& unit, const std::string& kode) {
  if (unit.tujuan.empty()) {
    unit.tujuan.push_back(Tujuan{kSessionPlan, say("session.plan"), {}, {}, {}, {}});
  }
  Tujuan& tujuan = unit.tujuan.back();
  if (tujuan.sasaran.empty()) {
    tujuan.sasaran.push_back(Sasaran{kSessionPlan, say("session.plan"), {}, {}, {}});
  }
  Indikator indikator;
  indikator.kode = kode;
  indikator.formulasi = kode;
  tujuan.sasaran.back().indikator.push_back(std::move(indikator));
}

void leave_unit(Unit& unit, const std::string& kode) {
  for (Tujuan& tujuan : unit.tujuan) {
    for (Sasaran& sasaran : tujuan.sasaran) {
      std::erase_if(sasaran.indikator, [&](const Indikator& i) { return i.kode == kode; });
    }
    std::erase_if(tujuan.sasaran,
                  [](const Sasaran& s) { return s.kode == kSessionPlan && s.indikator.empty(); });
  }
  std::erase_if(unit.tujuan,
                [](const Tujuan& t) { return t.kode == kSessionPlan && t.sasaran.empty(); });
}

void name_definition(Unit& unit, const std::string& kode, const std::string& formulasi) {
  mutable_indikator(unit, kode)->formulasi = formulasi;
}

}  // namespace iku::session
