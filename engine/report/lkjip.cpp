#include "report/lkjip.hpp"

#include <fmt/format.h>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "formula/figure_note.hpp"
#include "model/reason.hpp"
#include "report/lkjip_sections.hpp"

namespace iku::report {

namespace {

struct Entry {
  std::string_view title;
  Blocks (*make)(const Source& source);
};

constexpr Entry kSections[] = {
    {"report.section.summary", summary_section},
    {"report.section.capaian", capaian_section},
    {"report.section.periode", periode_section},
    {"report.section.history", history_section},
    {"report.section.kemajuan", kemajuan_section},
    {"report.section.banding", banding_section},
    {"report.section.budget", budget_section},
    {"report.section.program", program_section},
    {"report.section.komponen", komponen_section},
    {"report.section.sumberdaya", sumberdaya_section},
    {"report.section.tabel", tabel_section},
    {"report.section.audit", audit_section},
    {"report.section.notes", notes_section},
};

std::string subtitle(const Calculation& calculation, const UnitResult& result,
                     const KebijakanInfo& policy) {
  std::string text = say("report.subtitle", result.tahun, policy.kode);
  const Workspace* workspace = calculation.workspace;
  if (workspace == nullptr) return text;
  if (workspace->contoh) text += " · " + say("report.made_up");
  const std::string& sumber = result.unit->sumber.empty() ? workspace->sumber : result.unit->sumber;
  if (!sumber.empty()) text += " · " + say("report.source", sumber);
  return text;
}

std::string named(std::string_view key, const std::string& kode, const std::string& nama) {
  return nama.empty() ? say(key, kode) : say(key, kode) + ": " + nama;
}

/// What the target was before it changed; empty where it did not.
std::string target_before(const Figures& figures, const IndikatorResult& result) {
  const auto found = result.indikator->target.find(result.tahun);
  if (found != result.indikator->target.end() && found->second.perubahan) {
    return formula::perubahan_note(found->second);
  }
  const auto before = result.indikator->target_sebelum.find(result.tahun);
  if (before == result.indikator->target_sebelum.end()) return {};
  return say("report.target_before", figures.text(before->second.value, Quantity::kNumber));
}

}  // namespace

std::vector<Column> columns(const std::vector<std::string_view>& keys) {
  std::vector<Column> list;
  for (std::string_view key : keys) {
    Column column;
    if (key.front() == '>') {
      column.align = Align::kRight;
      key.remove_prefix(1);
    } else if (key.front() == '*') {
      column.wide = true;
      key.remove_prefix(1);
    }
    column.header = say(key);
    list.push_back(std::move(column));
  }
  return list;
}

std::string tujuan_title(const Tujuan& tujuan) {
  return named("report.tujuan", tujuan.kode, tujuan.nama);
}

std::string sasaran_title(const Sasaran& sasaran) {
  return named("report.sasaran", sasaran.kode, sasaran.nama);
}

namespace {

/// Why the report's own figure counts and not what the formulasi makes of the inputs.
std::string reported_text(const IndikatorResult& result) {
  const bool lacks_input = !result.reported.is_missing() || !result.reported.missing().name.empty();
  return lacks_input ? say("report.is_reported")
                     : say("report.is_reported_for", reason_of(result.reported));
}

}  // namespace

Cell indikator_cell(Table& table, const IndikatorResult& result) {
  Cell cell(result.nama.empty() ? result.indikator->kode : result.nama);
  cell.indent = 1;
  const bool in_plan =
      result.owner.kind == OwnerKind::kTujuan || result.owner.kind == OwnerKind::kSasaran;
  if (result.origin == Origin::kSession) {
    cell.mark = table.mark(say("report.is_session"));
  } else if (result.origin == Origin::kReported) {
    cell.mark = table.mark(reported_text(result));
  } else if (in_plan && !result.indikator->iku) {
    cell.mark = table.mark(say("report.no_iku"));
  } else if (!in_plan && result.indikator->iku) {
    cell.mark = table.mark(say("report.program_iku"));
  }
  return cell;
}

Cell target_cell(Table& table, const Figures& figures, const IndikatorResult& result) {
  Cell cell = figures.cell(table, result.target, Quantity::kNumber);
  if (result.batas != Batas::kNone && result.target.is_present()) {
    cell.text = std::string(batas_sign(result.batas)) + " " + cell.text;
  }
  if (result.target_setahun) {
    return marked(table, std::move(cell), formula::target_note(*result.target_setahun));
  }
  return marked(table, std::move(cell), target_before(figures, result));
}

Document lkjip(const Calculation& calculation, const UnitResult& result) {
  const KebijakanInfo& policy = kebijakan_of(calculation, result);
  const Source source{calculation, result, Figures(policy)};
  Document document;
  document.title = say("report.title", result.unit->nama, result.tahun);
  document.subtitle = subtitle(calculation, result, policy);
  document.andaian = calculation.andaian;
  if (!calculation.andaian.empty()) document.title = say("andaian.title", document.title);
  for (const Entry& entry : kSections) {
    Blocks blocks = entry.make(source);
    if (blocks.empty()) continue;
    const std::size_t number = document.sections.size() + 1;
    document.sections.push_back(
        {fmt::format("{}. {}", number, say(entry.title)), std::move(blocks)});
  }
  return document;
}

}  // namespace iku::report
