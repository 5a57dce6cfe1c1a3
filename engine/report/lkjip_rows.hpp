#pragma once

// The walk that fills a table by tujuan and sasaran; included by lkjip_sections.hpp.

namespace iku::report {

template <typename MakeRow>
void add_plan_rows(Table& table, const UnitResult& result, MakeRow make_row) {
  auto add = [&](const std::vector<IndikatorResult>& list, const auto& open_groups) {
    bool open = false;
    for (const IndikatorResult& r : list) {
      std::optional<std::vector<Cell>> cells = make_row(r);
      if (!cells) continue;
      if (!open) open_groups();
      open = true;
      table.add(std::move(*cells));
    }
  };
  for (const TujuanResult& tujuan : result.tujuan) {
    bool named = false;
    auto name_tujuan = [&] {
      if (!named) table.add_group(tujuan_title(*tujuan.tujuan), 0);
      named = true;
    };
    add(tujuan.indikator, name_tujuan);
    for (const SasaranResult& sasaran : tujuan.sasaran) {
      add(sasaran.indikator, [&] {
        name_tujuan();
        table.add_group(sasaran_title(*sasaran.sasaran), 1);
      });
    }
  }
}

}  // namespace iku::report
