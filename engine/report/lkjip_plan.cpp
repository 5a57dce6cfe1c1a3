#include <algorithm>
#include <map>

#include "base/catalogue.hpp"
#include "report/chart.hpp"
#include "report/lkjip_sections.hpp"

namespace iku::report {

namespace {

constexpr std::size_t kMostYears = 5;  // columns of history; the newest count

void add_fact(Table& table, std::string_view key, Cell value) {
  table.add({say(key), std::move(value)});
}

void add_mean(Table& table, const Figures& figures, std::string_view key, const Mean& mean,
              Quantity quantity = Quantity::kPercent) {
  if (mean.of == 0) return;
  Cell cell = figures.cell(table, mean.value, quantity, true);
  cell.text += " (" + count_text(mean) + ")";
  add_fact(table, key, std::move(cell));
}

void add_money(Table& table, const Figures& figures, const BudgetResult& budget) {
  auto add = [&](std::string_view key, const Value& value, Quantity quantity) {
    if (!value.is_present()) return;
    add_fact(table, key, ratio_cell(table, figures, budget, value, quantity, true));
  };
  add("report.fact.anggaran", budget.anggaran, Quantity::kRupiah);
  add("report.fact.realisasi_anggaran", budget.realisasi, Quantity::kRupiah);
  add("report.fact.sisa", budget.sisa, Quantity::kRupiah);
  add("report.fact.serapan", budget.serapan, Quantity::kPercent);
  add("report.fact.efisiensi", budget.efisiensi, Quantity::kPoint);
}

Table recap_table(const Source& source) {
  Table table;
  table.title = say("report.recap");
  table.columns = columns({"report.col.predikat", "report.col.batas", ">report.col.jumlah_iku"});
  for (const auto& [predikat, count] : source.result.recap) {
    std::string batas;
    for (const Band& band : source.figures.policy().bands) {
      if (band.nama == predikat) batas = band.batas;
    }
    table.add(
        {source.figures.predikat(table, Value(Grade{predikat, {}})), batas, std::to_string(count)});
  }
  return table;
}

/// The mean of a sasaran or tujuan, where it has more than one indikator to take a mean of.
void add_mean_row(Table& table, const Source& source, const std::string& label, const Mean& mean,
                  const Value& predikat) {
  table.add_total(label + " (" + count_text(mean) + ")",
                  {source.figures.cell(table, mean.value, Quantity::kCapaian),
                   source.figures.predikat(table, predikat)});
}

std::vector<Tahun> years_of(const UnitResult& result) {
  std::vector<Tahun> years;
  for_each_result(result, [&](const IndikatorResult& r) {
    if (r.owner.kind != OwnerKind::kTujuan && r.owner.kind != OwnerKind::kSasaran) return;
    for (const auto& [year, value] : r.riwayat) {
      if (value.is_present() && std::find(years.begin(), years.end(), year) == years.end()) {
        years.push_back(year);
      }
    }
  });
  if (std::find(years.begin(), years.end(), result.tahun) == years.end()) {
    years.push_back(result.tahun);
  }
  std::sort(years.begin(), years.end());
  if (years.size() > kMostYears) years.erase(years.begin(), years.end() - kMostYears);
  return years;
}

using History = std::vector<std::pair<Tahun, Value>>;

Value value_of_year(const History& history, Tahun year) {
  for (const auto& [known, value] : history) {
    if (known == year) return value;
  }
  return {};
}

std::string partial_of_year(const IndikatorResult& result, Tahun year) {
  for (const auto& [known, text] : result.riwayat_sebagian) {
    if (known == year) return text;
  }
  return {};
}

/// What of the two years of a change is partial, with the year.
std::string partial_change(const IndikatorResult& result) {
  std::string text;
  for (const Tahun year : {result.tahun - 1, result.tahun}) {
    const std::string partial = partial_of_year(result, year);
    if (partial.empty()) continue;
    text += (text.empty() ? "" : "; ") + std::to_string(year) + ": " + partial;
  }
  return text;
}

bool has_earlier(const History& history, Tahun year) {
  return std::any_of(history.begin(), history.end(), [&](const auto& entry) {
    return entry.first != year && entry.second.is_present();
  });
}

// One column a year, then what `more` adds, then the trend.
template <typename More>
Table history_table(const Source& source, const std::vector<Tahun>& years,
                    History IndikatorResult::*history, Quantity quantity,
                    const std::vector<std::string_view>& more_columns, More more) {
  Table table;
  table.columns = columns({"*report.col.indikator", "report.col.satuan"});
  for (const Tahun year : years) {
    table.columns.push_back({std::to_string(year), Align::kRight, false});
  }
  for (const std::string_view key : more_columns) {
    table.columns.push_back({say(key), Align::kRight, false});
  }
  table.columns.push_back({say("report.col.tren")});
  add_plan_rows(
      table, source.result, [&](const IndikatorResult& r) -> std::optional<std::vector<Cell>> {
        if (!has_earlier(r.*history, r.tahun)) return std::nullopt;
        std::vector<Cell> cells = {indikator_cell(table, r),
                                   quantity == Quantity::kCapaian ? std::string("%") : r.satuan};
        std::vector<std::optional<double>> trend;
        for (const Tahun year : years) {
          const Value value = value_of_year(r.*history, year);
          cells.push_back(
              marked(table, source.figures.cell(table, value, quantity), partial_of_year(r, year)));
          trend.push_back(value.as_number());
        }
        more(table, r, cells);
        cells.push_back(sparkline(trend));
        return cells;
      });
  return table;
}

}  // namespace

Blocks summary_section(const Source& source) {
  const UnitResult& result = source.result;
  Table table;
  table.columns = columns({"*report.col.hal", "*report.col.nilai"});
  add_mean(table, source.figures, "report.fact.capaian", result.capaian, Quantity::kCapaian);
  if (result.capaian.of > 0) {
    add_fact(table, "report.fact.predikat", source.figures.predikat(table, result.predikat));
    const Tally& tally = result.tally;
    add_fact(table, "report.fact.tally",
             say("report.tally", tally.melebihi, tally.sesuai, tally.kurang, tally.tanpa));
  }
  if (result.kemajuan.used > 0) {
    add_mean(table, source.figures, "report.fact.kemajuan", result.kemajuan);
  }
  add_money(table, source.figures, result.budget);
  if (result.budget.capaian.used > 0) {
    add_mean(table, source.figures, "report.fact.capaian_program", result.budget.capaian);
  }
  add_mean(table, source.figures, "report.fact.pegawai", result.ketersediaan_pegawai);
  add_mean(table, source.figures, "report.fact.sarana", result.ketersediaan_sarana);
  if (table.rows.empty()) return {};
  Blocks blocks = {std::move(table)};
  if (!result.recap.empty()) blocks.push_back(recap_table(source));
  return blocks;
}

Blocks capaian_section(const Source& source) {
  Table table;
  table.columns = columns({"*report.col.indikator", "report.col.satuan", ">report.col.target",
                           ">report.col.realisasi", ">report.col.capaian", "report.col.predikat"});
  auto cells = [&](const IndikatorResult& r) {
    const Figures& figures = source.figures;
    return std::vector<Cell>{indikator_cell(table, r),
                             r.satuan,
                             target_cell(table, source.figures, r),
                             realisasi_cell(table, figures, r),
                             capaian_cell(table, figures, r),
                             figures.predikat(table, r.predikat)};
  };
  bool any = false;
  for_each_result(source.result, [&](const IndikatorResult&) { any = true; });
  if (!any) return {say("calc.no_rows", source.result.unit->kode, source.result.tahun)};
  for (const TujuanResult& tujuan : source.result.tujuan) {
    table.add_group(tujuan_title(*tujuan.tujuan));
    for (const IndikatorResult& r : tujuan.indikator) table.add(cells(r));
    for (const SasaranResult& sasaran : tujuan.sasaran) {
      if (sasaran.indikator.empty()) continue;
      table.add_group(sasaran_title(*sasaran.sasaran), 1);
      for (const IndikatorResult& r : sasaran.indikator) table.add(cells(r));
      if (sasaran.capaian.of > 1) {
        add_mean_row(table, source, say("report.mean_of", sasaran.sasaran->kode), sasaran.capaian,
                     sasaran.predikat);
      }
    }
    // A tujuan with one sasaran would only repeat that sasaran's mean.
    if (tujuan.capaian.of > 1 && tujuan.sasaran.size() > 1) {
      add_mean_row(table, source, say("report.mean_of", tujuan.tujuan->kode), tujuan.capaian,
                   tujuan.predikat);
    }
  }
  if (table.rows.empty()) return {};
  if (source.result.capaian.of > 0) {
    add_mean_row(table, source, say("report.mean"), source.result.capaian, source.result.predikat);
  }
  return {std::move(table)};
}

Blocks history_section(const Source& source) {
  const std::vector<Tahun> years = years_of(source.result);
  const Figures& figures = source.figures;
  Table realisasi = history_table(
      source, years, &IndikatorResult::riwayat, Quantity::kNumber,
      {"report.col.selisih", "report.col.pertumbuhan"},
      [&](Table& table, const IndikatorResult& r, std::vector<Cell>& cells) {
        const std::string partial = partial_change(r);
        cells.push_back(marked(table, figures.cell(table, r.selisih, Quantity::kNumber), partial));
        cells.push_back(
            marked(table, figures.cell(table, r.pertumbuhan, Quantity::kPercent), partial));
      });
  if (realisasi.rows.empty()) return {};
  Table capaian = history_table(source, years, &IndikatorResult::riwayat_capaian,
                                Quantity::kCapaian, {}, [](Table&, const auto&, auto&) {});
  if (capaian.rows.empty()) return {std::move(realisasi)};
  realisasi.title = say("report.history_realisasi");
  capaian.title = say("report.history_capaian");
  return {std::move(realisasi), std::move(capaian)};
}

Blocks kemajuan_section(const Source& source) {
  Table table;
  table.columns = columns({"*report.col.indikator", "report.col.satuan", ">report.col.realisasi",
                           ">report.col.target_akhir", ">report.col.kemajuan"});
  if (source.result.unit->renstra) {
    table.columns[3].header =
        say("report.col.target_akhir_tahun", source.result.unit->renstra->akhir);
  }
  const Figures& figures = source.figures;
  add_plan_rows(table, source.result,
                [&](const IndikatorResult& r) -> std::optional<std::vector<Cell>> {
                  if (!r.target_akhir.is_present()) return std::nullopt;
                  return std::vector<Cell>{indikator_cell(table, r), r.satuan,
                                           realisasi_cell(table, figures, r),
                                           figures.cell(table, r.target_akhir, Quantity::kNumber),
                                           figures.cell(table, r.kemajuan, Quantity::kPercent)};
                });
  if (table.rows.empty()) return {};
  const Mean& mean = source.result.kemajuan;
  if (mean.of > 1) {
    table.add_total(say("report.mean") + " (" + count_text(mean) + ")",
                    {figures.cell(table, mean.value, Quantity::kPercent)});
  }
  return {std::move(table)};
}

Blocks banding_section(const Source& source) {
  Table table;
  table.columns = columns({"*report.col.indikator", ">report.col.realisasi",
                           "*report.col.pembanding", ">report.col.nilai", ">report.col.banding"});
  const Figures& figures = source.figures;
  for_each_result(source.result, [&](const IndikatorResult& r) {
    bool first = true;
    for (const Banding& banding : r.banding) {
      table.add({first ? indikator_cell(table, r) : Cell(),
                 first ? realisasi_cell(table, figures, r) : Cell(), banding.nama,
                 figures.cell(table, banding.pembanding, Quantity::kNumber),
                 figures.cell(table, banding.persen, Quantity::kPercent)});
      first = false;
    }
  });
  if (table.rows.empty()) return {};
  return {std::move(table)};
}

}  // namespace iku::report
