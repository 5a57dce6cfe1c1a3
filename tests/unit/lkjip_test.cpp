#include "report/lkjip.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/catalogue.hpp"
#include "report/report.hpp"
#include "report_fixture.hpp"

namespace iku::report {

using test::printed;
using test::Sample;
using test::tercetak;

namespace {

std::vector<std::string> titles(const Document& document) {
  std::vector<std::string> list;
  for (const Section& section : document.sections) list.push_back(section.title);
  return list;
}

std::string section_text(const Sample& sample, const std::string& title) {
  for (const Section& section :
       lkjip(sample.calculation, sample.calculation.results.front()).sections) {
    if (section.title.find(title) == std::string::npos) continue;
    return render_text(Document{"", "", {{"", section.blocks}}}, {100, false});
  }
  return "";
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("sections with nothing to say are left out and the others are numbered") {
  const Sample sample;
  const Document document = lkjip(sample.calculation, sample.calculation.results.front());
  CHECK(titles(document) ==
        std::vector<std::string>{"1. Ringkasan", "2. Capaian Indikator Kinerja Utama",
                                 "3. Realisasi tahun ini dan tahun-tahun sebelumnya",
                                 "4. Capaian dan anggaran per tujuan dan sasaran",
                                 "5. Program, kegiatan, dan subkegiatan", "6. Catatan"});
  CHECK(document.title == "Kecamatan Contoh: capaian kinerja 2024");
  CHECK(document.subtitle == "Tahun 2024 · kebijakan contoh-2024 · Sumber: LKJIP Contoh 2024");
}

TEST_CASE("the summary counts and sums") {
  const Sample sample;
  const std::string text = section_text(sample, "Ringkasan");
  CAPTURE(text);
  CHECK(has(text, "103,88 % (2 dari 2)"));
  CHECK(has(text, "2 melebihi, 0 sesuai, 0 kurang dari target, 0 tanpa capaian"));
  CHECK(has(text, "Rp 3.000.000"));
  CHECK(has(text, "97,00 %"));
  CHECK(has(text, "AA Sangat Memuaskan  > 90"));
}

TEST_CASE("the years stand side by side") {
  const Sample sample;
  CHECK(section_text(sample, "Realisasi tahun ini") ==
        std::string(" indikator                           satuan   2023   2024  selisih  "
                    "pertumbuhan (%)  tren\n"
                    " ─────────────────────────────────────────────────────────────────────────────"
                    "───────────\n"
                    " Tujuan t1: Tata kelola yang baik\n"
                    "   Sasaran s1: Meningkatnya Layanan\n"
                    "   Nilai AKIP                        nilai   71,13  73,47     2,34            "
                    " 3,29  ▁█\n"
                    "   Indeks Kualitas Pelayanan Publik  indeks   7,68   8,14     0,46            "
                    " 5,99  ▁█\n"));
}

TEST_CASE("kemajuan, standards and components appear where the data have them") {
  Sample sample;
  IndikatorResult& r = sample.indikator(0);
  r.target_akhir = 80.0;
  r.kemajuan = 91.8375;
  r.banding = {{"nasional", 70.0, 104.957}};
  r.komponen = {{"perencanaan", "Perencanaan Kinerja", 30, 23.34, 77.8}};
  CHECK(has(section_text(sample, "Kemajuan"), "73,47                         80         91,84"));
  CHECK(has(section_text(sample, "Perbandingan"), "nasional       70"));
  CHECK(has(section_text(sample, "Komponen"), "Perencanaan Kinerja     30  23,34"));
}

TEST_CASE("a policy that cuts off prints cut numbers") {
  Sample sample;
  sample.calculation.kebijakan.front().potong = true;
  CHECK(has(section_text(sample, "Ringkasan"), "103,87 % (2 dari 2)"));
}

TEST_CASE("a changed budget shows before and after, per program") {
  Sample sample;
  sample.result().program[0].anggaran_sebelum = 1900000.0;
  const std::string text = section_text(sample, "Program");
  CAPTURE(text);
  CHECK(has(text, "1.900.000"));
  CHECK(has(text, "sebelum"));
  CHECK(has(text, "setelah"));
}

TEST_CASE("failures, missing values and doubtful readings stand in the notes") {
  Sample sample;
  sample.indikator(0).realisasi = Missing{"belum dinilai", "lhe"};
  sample.indikator(1).capaian =
      Failure{FailureClass::kRuntime, "pembagian dengan nol", {"ikpp.lua", 6, 0, 1, ""}};
  Figure doubtful = printed("12.6950.500", 126950500.0, 0);
  doubtful.warning = "dibaca 126.950.500";
  sample.unit().program[0].realisasi[2024] = doubtful;
  const std::string text = section_text(sample, "Catatan");
  CAPTURE(text);
  CHECK(has(text, "lhe: belum dinilai"));
  CHECK(has(text, "runtime  pembagian dengan nol  ikpp.lua:6"));
  CHECK(has(text, "12.6950.500  dibaca 126.950.500"));
  CHECK(has(text, "celah: bawah"));
  CHECK(has(text, "A         > 80–90"));
}

TEST_CASE("printed figures stand beside recalculated ones with a verdict") {
  Sample sample;
  sample.unit().tercetak = {tercetak("capaian", printed("103,87%", 103.87, 2, "teks"))};
  const std::string text = section_text(sample, "Angka tercetak");
  CAPTURE(text);
  CHECK(has(text, "1 sel diperiksa, 0 sesuai, 0 pembulatan, 1 dipotong"));
  CHECK(has(text, "teks    unit    capaian   103,87%    103,88 %  dipotong"));
}

TEST_CASE("staff and side tables have their own sections") {
  Sample sample;
  Sumberdaya camat;
  camat.nama = "Camat";
  sample.unit().pegawai = {camat};
  sample.result().pegawai = {{&sample.unit().pegawai.front(), 2.0, 1.0, 50.0, 50.0}};
  sample.result().ketersediaan_pegawai = {50.0, 1, 1};
  Tabel tabel;
  tabel.kode = "u-1";
  tabel.judul = "Penduduk";
  tabel.kolom = {{"persen", "persen", "x.a", "", false, {}}};
  tabel.baris.resize(1);
  tabel.baris[0].nama = "Bekerja";
  tabel.baris[0].isi["persen"] = printed("25,17%", 25.17, 2);
  sample.unit().tabel = {tabel};
  sample.result().tabel = {{&sample.unit().tabel.front(), {{Value(25.2213)}}, {}}};
  CHECK(section_text(sample, "Pegawai") ==
        std::string("Pegawai\n"
                    " uraian  kebutuhan  tersedia  ketersediaan (%)  efisiensi\n"
                    " ────────────────────────────────────────────────────────\n"
                    " Camat           2         1             50,00      50,00\n"
                    " ────────────────────────────────────────────────────────\n"
                    " rata-rata (1 dari 1)                    50,00\n"));
  const std::string text = section_text(sample, "Tabel lain");
  CAPTURE(text);
  CHECK(has(text, "persen (hitung ulang)"));
  CHECK(has(text, "Bekerja  25,17%                  25,22"));
}

TEST_CASE("the report exists in every form and in English") {
  const Sample sample;
  const UnitResult& result = sample.calculation.results.front();
  CHECK(has(print_report(sample.calculation, result, ReportFormat::kMarkdown), "## 1. Ringkasan"));
  CHECK(has(print_report(sample.calculation, result, ReportFormat::kHtml), "<h2>1. Ringkasan"));
  CHECK(has(print_report(sample.calculation, result, ReportFormat::kJson), "\"1. Ringkasan\""));
  set_language(Language::kEnglish);
  const std::string english = print_report(sample.calculation, result, ReportFormat::kText);
  set_language(Language::kIndonesian);
  CHECK(has(english, "1. Summary"));
  CHECK(has(english, "(2 of 2)"));
}

TEST_CASE("failures and mismatches are told to the caller") {
  Sample sample;
  CHECK_FALSE(has_failure(sample.calculation));
  CHECK_FALSE(audit_has_mismatch(all_findings(sample.calculation)));
  sample.indikator(0).capaian = Failure{FailureClass::kRange, "", {}};
  sample.unit().tercetak = {tercetak("jumlah_iku", printed("3", 3.0, 0))};
  CHECK(has_failure(sample.calculation));
  CHECK(audit_has_mismatch(all_findings(sample.calculation)));
}

}  // namespace iku::report
