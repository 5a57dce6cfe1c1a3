#include "report/calc_rows.hpp"

#include <fmt/format.h>

#include <array>

#include "formula/figure_note.hpp"
#include "model/program_form.hpp"
#include "model/reason.hpp"
#include "report/andaian.hpp"
#include "report/figures.hpp"
#include "report/json_writer.hpp"
#include "report/lkjip_sections.hpp"
#include "report/render.hpp"

namespace iku::report {

namespace {

std::string_view origin_name(Origin origin) {
  switch (origin) {
    case Origin::kComputed: return "dihitung";
    case Origin::kReported: return "dilaporkan";
    case Origin::kSession: return "sesi";
    case Origin::kData: break;
  }
  return "data";
}

/// The class of a row that is not ok; a missing one has the class "missing".
std::string_view class_of(const Value& value) {
  return value.is_failure() ? failure_name(value.failure().kind) : "missing";
}

/// The parts the realisasi was put together from, where the data give it that way.
void write_periode(JsonWriter& json, const IndikatorResult& r) {
  if (r.origin == Origin::kComputed || r.origin == Origin::kSession) return;
  const Figure* figure = formula::realisasi_figure(*r.indikator, r.tahun, r.realisasi);
  if (figure == nullptr || !figure->periode) return;
  const Periode& periode = *figure->periode;
  json.key("periode").begin_object();
  json.key("frekuensi").string(frekuensi_name(periode.frekuensi));
  json.key("konsolidasi").string(konsolidasi_name(periode.konsolidasi));
  json.key("terisi").integer(static_cast<long long>(filled_count(periode)));
  json.key("dari").integer(static_cast<long long>(periode.bagian.size()));
  json.key("nilai").begin_array();
  for (const Figure& part : periode.bagian) json.value(part.value);
  json.end_array().end_object();
}

void write_row(JsonWriter& json, const IndikatorResult& r, bool andaian) {
  const Value& decisive = r.decisive();
  json.begin_object();
  json.key("unit").string(r.unit->kode).key("tahun").integer(r.tahun);
  json.key("indikator").string(r.indikator->kode).key("nama").string(r.nama);
  json.key("satuan").string(r.satuan);
  json.key("target").value(r.target, r.batas);
  if (r.target_setahun) json.key("target_setahun").value(*r.target_setahun, r.batas);
  json.key("realisasi").value(r.realisasi);
  json.key("capaian").value(r.capaian).key("predikat").value(r.predikat);
  json.key("status").string(decisive.status());
  if (!decisive.is_present()) {
    json.key("class").string(class_of(decisive)).key("message").string(reason_of(decisive));
    if (decisive.is_failure() && !decisive.failure().where.file.empty()) {
      const Place& where = decisive.failure().where;
      json.key("where").string(fmt::format("{}:{}", where.file, where.line));
    }
  }
  json.key("asal").string(origin_name(r.origin)).key("kemajuan").value(r.kemajuan);
  json.key("realisasi_lalu").value(r.realisasi_lalu).key("selisih").value(r.selisih);
  json.key("pertumbuhan").value(r.pertumbuhan);
  if (andaian) json.key("andaian").boolean(true);
  write_periode(json, r);
  if (!r.cakupan.empty()) {
    json.key("cakupan").begin_array();
    for (const Coverage& coverage : r.cakupan) {
      json.begin_object().key("kode").string(coverage.kode).key("dipakai").integer(coverage.used);
      json.key("dari").integer(coverage.of).key("gagal").integer(coverage.failed).end_object();
    }
    json.end_array();
  }
  const std::string partial = partial_words(r);
  if (!partial.empty()) json.key("sebagian").string(partial);
  if (!r.peringatan.empty()) {
    json.key("peringatan").begin_array();
    for (const std::string& doubt : r.peringatan) json.string(doubt);
    json.end_array();
  }
  json.end_object();
}

void begin_rollup(JsonWriter& json, const UnitResult& unit, std::string_view jenis,
                  const std::string& kode, const std::string& nama) {
  json.begin_object().key("jenis").string(jenis).key("unit").string(unit.unit->kode);
  json.key("tahun").integer(unit.tahun).key("kode").string(kode).key("nama").string(nama);
}

void write_mean(JsonWriter& json, const Mean& capaian) {
  json.key("capaian").value(capaian.value);
  json.key("dipakai").integer(capaian.used).key("dari").integer(capaian.of);
  if (capaian.partial > 0) json.key("belum_penuh").integer(capaian.partial);
}

void write_money(JsonWriter& json, const BudgetResult& budget) {
  json.key("anggaran").value(budget.anggaran);
  json.key("realisasi_anggaran").value(budget.realisasi).key("sisa").value(budget.sisa);
  json.key("serapan").value(budget.serapan).key("efisiensi").value(budget.efisiensi);
  const std::string partial = partial_text(budget);
  if (!partial.empty()) json.key("sebagian").string(partial);
}

void write_budget(JsonWriter& json, const UnitResult& unit, const BudgetResult& budget) {
  static constexpr std::string_view kLevels[] = {"program", "kegiatan", "subkegiatan"};
  begin_rollup(json, unit, kLevels[static_cast<int>(budget.node->level)], budget.node->kode,
               budget.node->nama);
  write_mean(json, budget.capaian);
  write_money(json, budget);
  json.end_object();
  for (const BudgetResult& child : budget.children) write_budget(json, unit, child);
}

void write_rollup(JsonWriter& json, const UnitResult& unit) {
  begin_rollup(json, unit, "unit", unit.unit->kode, unit.unit->nama);
  json.key("kebijakan").string(unit.kebijakan);
  write_mean(json, unit.capaian);
  json.key("predikat").value(unit.predikat).key("kemajuan").value(unit.kemajuan.value);
  write_money(json, unit.budget);
  json.end_object();
  for (const TujuanResult& tujuan : unit.tujuan) {
    begin_rollup(json, unit, "tujuan", tujuan.tujuan->kode, tujuan.tujuan->nama);
    write_mean(json, tujuan.capaian);
    json.key("predikat").value(tujuan.predikat);
    write_money(json, tujuan.budget);
    json.end_object();
    for (const SasaranResult& sasaran : tujuan.sasaran) {
      begin_rollup(json, unit, "sasaran", sasaran.sasaran->kode, sasaran.sasaran->nama);
      write_mean(json, sasaran.capaian);
      json.key("predikat").value(sasaran.predikat).key("kemajuan").value(sasaran.kemajuan.value);
      write_money(json, sasaran.budget);
      json.end_object();
    }
  }
  for (const BudgetResult& program : unit.program) write_budget(json, unit, program);
}

std::string csv_value(const Value& value, bool safe) {
  if (value.is_number()) return fmt::format("{}", value.number());
  return csv_field(program_form(value), safe);
}

/// `mark` is a last field; there is none where it is empty.
std::string csv_row(const IndikatorResult& r, const std::string& mark, bool safe) {
  const auto field = [safe](std::string_view text) { return csv_field(text, safe); };
  const auto value = [safe](const Value& one) { return csv_value(one, safe); };
  const Value& decisive = r.decisive();
  const bool ok = decisive.is_present();
  const std::array<std::string, 19> fields = {
      field(r.unit->kode),
      std::to_string(r.tahun),
      field(r.indikator->kode),
      field(r.nama),
      field(r.satuan),
      r.batas == Batas::kNone ? value(r.target) : field(program_form(r.target, r.batas)),
      value(r.realisasi),
      value(r.capaian),
      value(r.predikat),
      std::string(decisive.status()),
      ok ? "" : std::string(class_of(decisive)),
      ok ? "" : field(reason_of(decisive)),
      std::string(origin_name(r.origin)),
      value(r.kemajuan),
      value(r.realisasi_lalu),
      value(r.selisih),
      value(r.pertumbuhan),
      field(partial_words(r)),
      field(fmt::format("{}", fmt::join(r.peringatan, "; ")))};
  return fmt::format("{}{}{}\r\n", fmt::join(fields, ","), mark.empty() ? "" : ",", field(mark));
}

}  // namespace

std::string partial_words(const IndikatorResult& r) {
  std::string text = r.sebagian;
  for (const auto& [tahun, partial] : r.riwayat_sebagian) {
    if (tahun != r.tahun - 1) continue;
    text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", tahun, partial);
  }
  return text;
}

std::string calc_json(const Calculation& calculation) {
  JsonWriter json;
  json.begin_object();
  if (calculation.workspace != nullptr) json.key("nama").string(calculation.workspace->nama);
  const bool andaian = !calculation.andaian.empty();
  if (andaian) write_andaian(json.key("andaian"), calculation.andaian);
  json.key("rows").begin_array();
  for (const UnitResult& unit : calculation.results) {
    for_each_result(unit, [&](const IndikatorResult& r) { write_row(json, r, andaian); });
  }
  json.end_array().key("rollup").begin_array();
  for (const UnitResult& unit : calculation.results) write_rollup(json, unit);
  json.end_array().end_object();
  return json.text() + "\n";
}

std::string calc_ndjson(const Calculation& calculation) {
  std::string out;
  for (const UnitResult& unit : calculation.results) {
    for_each_result(unit, [&](const IndikatorResult& r) {
      JsonWriter json(0);
      write_row(json, r, !calculation.andaian.empty());
      out += json.text() + "\n";
    });
  }
  return out;
}

std::string calc_csv(const Calculation& calculation, bool safe) {
  const std::string mark = andaian_text(calculation.andaian);
  std::string out =
      "unit,tahun,indikator,nama,satuan,target,realisasi,capaian,predikat,status,class,message,"
      "asal,kemajuan,realisasi_lalu,selisih,pertumbuhan,sebagian,peringatan";
  out += mark.empty() ? "\r\n" : ",andaian\r\n";
  for (const UnitResult& unit : calculation.results) {
    for_each_result(unit, [&](const IndikatorResult& r) { out += csv_row(r, mark, safe); });
  }
  return out;
}

}  // namespace iku::report
