#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "model/periode.hpp"
#include "report/calc_output.hpp"
#include "report/lkjip.hpp"
#include "report/report.hpp"
#include "report_fixture.hpp"

// Parts of a year and changed targets in the report and in the rows of calc: lkjip_periode.cpp.

namespace iku::report {

using test::Sample;

namespace {

Figure by_parts(Konsolidasi konsolidasi, const std::vector<Value>& parts) {
  Periode periode;
  periode.frekuensi = parts.size() == 12  ? Frekuensi::kBulan
                      : parts.size() == 4 ? Frekuensi::kTriwulan
                                          : Frekuensi::kSemester;
  periode.konsolidasi = konsolidasi;
  for (const Value& value : parts) {
    Figure part;
    part.value = value;
    periode.bagian.push_back(std::move(part));
  }
  Figure figure;
  figure.value = consolidate(periode);
  figure.periode = std::make_shared<const Periode>(std::move(periode));
  return figure;
}

Indikator& indikator_of(Sample& sample, std::size_t index) {
  return sample.sasaran().indikator.at(index);
}

std::string report_text(const Sample& sample) {
  return render_text(lkjip(sample.calculation, sample.calculation.results.front()), {100, false});
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the parts of a year have a table, with the year's value beside them") {
  Sample sample;
  indikator_of(sample, 0).realisasi[2024] = by_parts(Konsolidasi::kJumlah, {10, 12, 10, 14});
  sample.indikator(0).realisasi = 46;
  indikator_of(sample, 1).masukan["ipp"][2024].figure =
      by_parts(Konsolidasi::kTerakhir, {3, Value()});
  const std::string text = report_text(sample);
  CAPTURE(text);
  CHECK(has(text, "3. Realisasi menurut bagian tahun\n"));
  CHECK(has(text,
            "Realisasi per triwulan\n"
            " indikator   satuan  TW I  TW II  TW III  TW IV  2024\n"
            " ────────────────────────────────────────────────────\n"
            " Nilai AKIP  nilai     10     12      10     14   46¹\n"
            " ¹ jumlah 4 triwulan\n"));
  CHECK(has(text, "Realisasi per semester\n"));
  CHECK(has(text, "Indeks Kualitas Pelayanan Publik: masukan ipp"));
  CHECK(has(text, "nilai terakhir, 1 dari 2 semester"));
  CHECK_FALSE(has(text, "Realisasi per bulan"));
  CHECK_FALSE(has(report_text(Sample()), "bagian tahun"));
}

TEST_CASE("months stand under their names") {
  Sample sample;
  indikator_of(sample, 0).realisasi[2024] =
      by_parts(Konsolidasi::kRata, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
  sample.indikator(0).realisasi = 6.5;
  const std::string text = report_text(sample);
  CAPTURE(text);
  CHECK(has(text, "Jan  Feb  Mar  Apr  Mei  Jun  Jul  Agu  Sep  Okt  Nov  Des"));
}

TEST_CASE("a realisasi of a year that lacks parts is marked wherever it stands") {
  Sample sample;
  indikator_of(sample, 0).realisasi[2024] = by_parts(Konsolidasi::kRata, {80, 82, Value(), 84});
  sample.indikator(0).realisasi = 82;
  indikator_of(sample, 1).masukan["ipp"][2024].figure =
      by_parts(Konsolidasi::kRata, {3, 4, 3, Value()});
  sample.indikator(1).origin = Origin::kComputed;
  sample.indikator(0).sebagian = "rata-rata 3 dari 4 triwulan";  // as the evaluator says it
  sample.indikator(1).sebagian = "ipp: rata-rata 3 dari 4 triwulan";
  const std::string table = print_calc(sample.calculation, CalcFormat::kTable, {100, false});
  CAPTURE(table);
  CHECK(has(table, "¹ rata-rata 3 dari 4 triwulan\n"));
  CHECK(has(table, "² ipp: rata-rata 3 dari 4 triwulan\n"));
  const std::string rows = print_calc(sample.calculation, CalcFormat::kNdjson);
  CAPTURE(rows);
  CHECK(
      has(rows,
          "\"periode\":{\"frekuensi\":\"triwulan\",\"konsolidasi\":\"rata\",\"terisi\":3,"
          "\"dari\":4,\"nilai\":[80,82,null,84]},\"sebagian\":\"rata-rata 3 dari 4 triwulan\"}\n"));
  CHECK(rows.find("\"periode\"") == rows.rfind("\"periode\""));

  sample.indikator(0).realisasi = 90;  // set in a session
  sample.indikator(0).sebagian.clear();
  const std::string forced = print_calc(sample.calculation, CalcFormat::kTable, {100, false});
  CHECK(has(forced, "¹ ipp: rata-rata 3 dari 4 triwulan\n"));
  CHECK_FALSE(has(print_calc(sample.calculation, CalcFormat::kNdjson), "\"periode\""));
}

TEST_CASE("a changed target has a note that says what it was") {
  Sample sample;
  Figure before;
  before.value = 70;
  Figure target;
  target.value = 72;
  target.perubahan = std::make_shared<const Perubahan>(Perubahan{"2024-08-01", before});
  indikator_of(sample, 0).target[2024] = target;
  indikator_of(sample, 1).target_sebelum[2024] = before;
  const std::string text = report_text(sample);
  CAPTURE(text);
  CHECK(has(text, "sejak 2024-08-01, sebelumnya 70\n"));
  CHECK(has(text, "target sebelum perubahan: 70\n"));
}

}  // namespace iku::report
