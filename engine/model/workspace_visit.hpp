#pragma once

// The walk over a unit's indicators; included by model/workspace.hpp.

namespace iku {

namespace detail {
template <typename Visit>
void visit_budget(const BudgetNode& node, Visit& visit) {
  static constexpr OwnerKind kKinds[] = {OwnerKind::kProgram, OwnerKind::kKegiatan,
                                         OwnerKind::kSubkegiatan};
  const Owner owner{kKinds[static_cast<int>(node.level)], node.kode, node.nama};
  for (const Indikator& indikator : node.indikator) visit(indikator, owner);
  for (const BudgetNode& child : node.children) visit_budget(child, visit);
}
}  // namespace detail

template <typename Visit>
void for_each_indikator(const Unit& unit, Visit&& visit) {
  for (const Tujuan& tujuan : unit.tujuan) {
    for (const Indikator& i : tujuan.indikator) {
      visit(i, Owner{OwnerKind::kTujuan, tujuan.kode, tujuan.nama});
    }
    for (const Sasaran& sasaran : tujuan.sasaran) {
      for (const Indikator& i : sasaran.indikator) {
        visit(i, Owner{OwnerKind::kSasaran, sasaran.kode, sasaran.nama});
      }
    }
  }
  for (const BudgetNode& program : unit.program) detail::visit_budget(program, visit);
}

}  // namespace iku
