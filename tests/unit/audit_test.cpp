#include "report/audit.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "report_fixture.hpp"

namespace iku::report {

using test::printed;
using test::Sample;
using test::tercetak;

namespace {

Finding only_finding(const Sample& sample) {
  const std::vector<Finding> list =
      findings(sample.calculation.results.front(), sample.calculation);
  REQUIRE(list.size() == 1);
  return list.front();
}

std::string verdict_of(const Sample& sample) {
  return std::string(verdict_name(only_finding(sample).verdict));
}

}  // namespace

TEST_CASE("a printed number is judged at the decimals it was printed with") {
  const struct {
    double printed;
    int decimals;
    double recalculated;
    std::string verdict;
  } rows[] = {
      {103.88, 2, 103.875, "sesuai"},
      {103.87, 2, 103.875, "dipotong"},
      {103.87, 2, 103.87797, "dipotong"},
      {103.89, 2, 103.8845, "pembulatan"},
      {75.95, 2, 82.28, "tidak_sesuai"},
      {99.94, 2, 99.946, "dipotong"},
      {98, 0, 97.568, "sesuai"},
      {97, 0, 97.568, "dipotong"},
      {1.01, 2, 1.005, "sesuai"},
      {73.37, 2, 73.47, "tidak_sesuai"},
      {-5.04, 2, -5.0361, "sesuai"},
      {-5.03, 2, -5.0361, "dipotong"},
      {93, 0, 92, "tidak_sesuai"},
      {2639389252., 0, 2639389253., "tidak_sesuai"},
      {0, 0, 0.4, "sesuai"},
      {105.7, 1, 105.714, "sesuai"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.printed);
    CAPTURE(row.recalculated);
    CHECK(std::string(verdict_name(judge(row.printed, row.decimals, row.recalculated))) ==
          row.verdict);
  }
}

TEST_CASE("where the report cuts its figures off, a cut one is right and a rounded one off") {
  const struct {
    double printed;
    int decimals;
    double recalculated;
    std::string verdict;
  } rows[] = {
      {66.66, 2, 200.0 / 3, "sesuai"},       {66.67, 2, 200.0 / 3, "pembulatan"},
      {66.7, 1, 200.0 / 3, "pembulatan"},    {66.6, 1, 200.0 / 3, "sesuai"},
      {66.65, 2, 200.0 / 3, "tidak_sesuai"}, {-5.03, 2, -5.0361, "sesuai"},
      {-5.04, 2, -5.0361, "pembulatan"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.printed);
    const Verdict verdict = judge(row.printed, row.decimals, row.recalculated, Rounding::kTruncate);
    CHECK(std::string(verdict_name(verdict)) == row.verdict);
  }
}

TEST_CASE("grades agree by name or by what the bands say they mean") {
  KebijakanInfo policy;
  policy.bands = {{"AA", "", "Sangat Memuaskan"},
                  {"A", "", "Memuaskan"},
                  {"Tinggi", "", ""},
                  {"Tinggi Sekali", "", ""}};
  const struct {
    std::string printed;
    std::string grade;
    std::string verdict;
  } rows[] = {
      {"AA", "AA", "sesuai"},
      {"(aa)", "AA", "sesuai"},
      {"AA (Sangat Memuaskan)", "AA", "sesuai"},
      {"Sangat Memuaskan", "AA", "sesuai"},
      {"Memuaskan", "AA", "tidak_sesuai"},
      {"AA", "A", "tidak_sesuai"},
      {"Tinggi Sekali", "Tinggi", "tidak_sesuai"},
      {"TINGGI", "Tinggi", "sesuai"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.printed);
    CAPTURE(row.grade);
    const Figure figure = printed(row.printed, Grade{row.printed, {}}, 0);
    CHECK(std::string(verdict_name(judge(figure, Value(Grade{row.grade, {}}), policy))) ==
          row.verdict);
  }
}

TEST_CASE("a printed dash agrees with 0 and with a missing value only") {
  const Figure dash = printed("-", Missing{"-", ""}, 0);
  CHECK(judge(dash, Value(0.0), {}) == Verdict::kSesuai);
  CHECK(judge(dash, Value(Missing{"target 0", ""}), {}) == Verdict::kSesuai);
  CHECK(judge(dash, Value(3.0), {}) == Verdict::kTidakSesuai);
}

TEST_CASE("besaran lead to the fields of the results") {
  const struct {
    std::string besaran;
    std::string text;
    double value;
    int decimals;
    std::string verdict;
  } rows[] = {
      {"capaian", "103,87%", 103.87, 2, "dipotong"},
      {"capaian", "103,88%", 103.88, 2, "sesuai"},
      {"jumlah_iku", "2 (dua)", 2, 0, "sesuai"},
      {"jumlah_sasaran", "2", 2, 0, "tidak_sesuai"},
      {"jumlah_program", "2 Program", 2, 0, "sesuai"},
      {"jumlah_melebihi", "2", 2, 0, "sesuai"},
      {"predikat.AA", "2", 2, 0, "sesuai"},
      {"predikat.D", "0", 0, 0, "sesuai"},
      {"anggaran", "Rp 3.000.001", 3000001, 0, "tidak_sesuai"},
      {"serapan", "97%", 97, 0, "sesuai"},
      {"sisa", "90.000", 90000, 0, "sesuai"},
      {"efisiensi", "6,88", 6.88, 2, "sesuai"},
      {"kemajuan", "91,84", 91.84, 2, "tidak_terhitung"},
      {"capain", "1", 1, 0, "tidak_terhitung"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.besaran);
    CAPTURE(row.text);
    Sample sample;
    sample.unit().tercetak = {tercetak(row.besaran, printed(row.text, row.value, row.decimals))};
    CHECK(verdict_of(sample) == row.verdict);
  }
}

TEST_CASE("an indikator's printed figures, with its sasaran's money") {
  const struct {
    std::string besaran;
    std::string text;
    double value;
    int decimals;
    std::string verdict;
  } rows[] = {
      {"realisasi", "73,37", 73.37, 2, "tidak_sesuai"},
      {"target", "72", 72, 0, "sesuai"},
      {"capaian", "102,04%", 102.04, 2, "sesuai"},
      {"selisih", "2,34", 2.34, 2, "sesuai"},
      {"pertumbuhan", "3,29", 3.29, 2, "sesuai"},
      {"serapan", "97", 97, 0, "sesuai"},
      {"efisiensi", "5,04", 5.04, 2, "sesuai"},
      {"banding", "1", 1, 0, "tidak_terhitung"},
      {"komponen.perencanaan", "77,8%", 77.8, 1, "sesuai"},
      {"masukan.perencanaan", "23,34", 23.34, 2, "sesuai"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.besaran);
    Sample sample;
    sample.indikator(0).komponen = {{"perencanaan", "", 30, 23.34, 77.8}};
    sample.sasaran().indikator[0].tercetak = {
        tercetak(row.besaran, printed(row.text, row.value, row.decimals))};
    CHECK(verdict_of(sample) == row.verdict);
  }
}

TEST_CASE("a figure that follows from rounded figures is rounding, not a fault") {
  Sample sample;
  // 8,1449 / 7,7 is 105,7779; from 8,14 as printed it is 105,7143.
  IndikatorResult& r = sample.indikator(1);
  r.realisasi = 8.1449;
  r.capaian = 8.1449 / 7.7 * 100;
  sample.sasaran().indikator[1].tercetak = {tercetak("capaian", printed("105,71", 105.71, 2))};
  CHECK(verdict_of(sample) == "pembulatan");
  sample.sasaran().indikator[1].tercetak = {tercetak("capaian", printed("105,61", 105.61, 2))};
  CHECK(verdict_of(sample) == "tidak_sesuai");
}

TEST_CASE("a figure with acuan is judged by its printed operands, and says so") {
  Sample sample;
  Tercetak efisiensi = tercetak("efisiensi", printed("7,04", 7.04, 2));
  efisiensi.acuan = {{"capaian", printed("102,04", 102.04, 2)},
                     {"serapan", printed("95", 95.0, 0)}};
  sample.sasaran().indikator[0].tercetak = {efisiensi};
  const Finding finding = only_finding(sample);
  CHECK(finding.verdict == Verdict::kSesuai);
  CHECK(finding.recalculated.number() == doctest::Approx(7.04));
  CHECK(finding.note.find("capaian 102,04, serapan 95") != std::string::npos);
  CHECK(finding.note.find("5,04") != std::string::npos);
}

TEST_CASE("two printings of one figure that differ are named together") {
  Sample sample;
  sample.sasaran().indikator[0].tercetak = {
      tercetak("realisasi", printed("73,37", 73.37, 2, "teks 3.1.1, baris 574")),
      tercetak("realisasi", printed("73,47", 73.47, 2, "Tabel 3.1.1.1, baris 568"))};
  const std::vector<Finding> list = findings(sample.result(), sample.calculation);
  REQUIRE(list.size() == 2);
  CHECK(list[0].note.find("Tabel 3.1.1.1, baris 568: 73,47") != std::string::npos);
  CHECK(list[1].note.empty());
}

TEST_CASE("a parent's own amount is held against the sum of its children") {
  Sample sample;
  BudgetNode& program = sample.unit().program[0];
  program.children.resize(2);
  program.anggaran[2024].setelah = printed("2.000.001", 2000001.0, 0, "Tabel 2.1");
  program.realisasi[2024] = printed("1.950.000", 1950000.0, 0, "Tabel 3.2");
  BudgetResult& result = sample.result().program[0];
  for (BudgetNode& child : program.children) {
    child.level = BudgetLevel::kKegiatan;
    BudgetResult part;
    part.node = &child;
    part.anggaran = 1000000.0;
    part.realisasi = 975000.0;
    result.children.push_back(part);
  }
  const std::vector<Finding> list = findings(sample.result(), sample.calculation);
  REQUIRE(list.size() == 2);
  CHECK(list[0].besaran == "anggaran");
  CHECK(list[0].verdict == Verdict::kTidakSesuai);
  CHECK(list[0].note == "jumlah 2 rincian");
  CHECK(list[1].besaran == "realisasi_anggaran");
  CHECK(list[1].verdict == Verdict::kSesuai);
}

TEST_CASE("a reported realisasi is held against the computed one") {
  Sample sample;
  sample.indikator(0).origin = Origin::kComputed;
  sample.indikator(0).reported = 73.37;
  sample.sasaran().indikator[0].realisasi[2024] = printed("73,37", 73.37, 2, "Tabel 3");
  CHECK(verdict_of(sample) == "tidak_sesuai");
}

TEST_CASE("derived cells of side tables are checked and plain ones are not") {
  Sample sample;
  Tabel tabel;
  tabel.kode = "u-1";
  tabel.kolom = {{"jumlah", "jumlah", "", "", false, {}},
                 {"persen", "%", "100 * x.jumlah / x.total.jumlah", "", false, {}}};
  Tabel::Baris row;
  row.nama = "Tidak Bekerja";
  row.isi["jumlah"] = printed("25", 25.0, 0);
  row.isi["persen"] = printed("26,00", 26.0, 2, "baris 371");
  Tabel::Baris sum;
  sum.kind = Tabel::RowKind::kJumlah;
  sum.nama = "Jumlah";
  sum.isi["jumlah"] = printed("100", 100.0, 0);
  tabel.baris = {row, sum};
  sample.unit().tabel = {tabel};
  sample.result().tabel = {
      {&sample.unit().tabel.front(), {{Missing{}, Value(25.0)}, {Value(100.0), Missing{}}}, {}}};
  const std::vector<Finding> list = findings(sample.result(), sample.calculation);
  REQUIRE(list.size() == 2);
  CHECK(list[0].element == "tabel u-1: Tidak Bekerja");
  CHECK(list[0].verdict == Verdict::kTidakSesuai);
  CHECK(list[1].verdict == Verdict::kSesuai);
}

TEST_CASE("a figure of a year that was not calculated is not passed over") {
  Sample sample;
  Tercetak old = tercetak("capaian", printed("100,19", 100.19, 2));
  old.tahun = 2023;
  sample.unit().tercetak = {old};
  CHECK(findings(sample.result(), sample.calculation).empty());
  const std::vector<Finding> list = all_findings(sample.calculation);
  REQUIRE(list.size() == 1);
  CHECK(list.front().verdict == Verdict::kTidakDinilai);
  CHECK(list.front().note == "tahun 2023 tidak ikut dihitung");
}

TEST_CASE("the audit prints its counts and what does not agree, grouped") {
  Sample sample;
  sample.unit().tercetak = {tercetak("capaian", printed("103,88%", 103.88, 2, "Tabel 3.1")),
                            tercetak("capaian", printed("100,19%", 100.19, 2, "teks")),
                            tercetak("anggaran", printed("3.000.001", 3000001.0, 0, "Tabel 3.2"))};
  CHECK(print_audit(sample.calculation, all_findings(sample.calculation), AuditFormat::kTable,
                    {120, false}) ==
        std::string("Kecamatan Contoh 2024: 3 sel diperiksa, 1 sesuai, 0 pembulatan, 0 dipotong, "
                    "2 TIDAK SESUAI, 0 tidak terhitung\n"
                    " sumber     bagian  besaran    tercetak    seharusnya  putusan\n"
                    " ──────────────────────────────────────────────────────────────────\n"
                    " uang\n"
                    " Tabel 3.2  unit    anggaran  3.000.001  Rp 3.000.000  TIDAK SESUAI\n"
                    " capaian\n"
                    " teks       unit    capaian     100,19%      103,88 %  TIDAK SESUAI\n"
                    "     tercetak berbeda di Tabel 3.1: 103,88%\n"));
  const std::string json =
      print_audit(sample.calculation, all_findings(sample.calculation), AuditFormat::kJson);
  CHECK(json.find("\"tidak_sesuai\": 2") != std::string::npos);
  CHECK(json.find("\"putusan\": \"tidak_sesuai\"") != std::string::npos);
  CHECK(json.find("\"terhitung\": 103.8779") != std::string::npos);
}

TEST_CASE("many figures without a value for one reason are one line") {
  Sample sample;
  for (const char* text : {"1", "2", "3", "4"}) {
    sample.unit().tercetak.push_back(tercetak("kemajuan", printed(text, 1.0, 0, "Tabel 4.1")));
  }
  const std::string text =
      print_audit(sample.calculation, all_findings(sample.calculation), AuditFormat::kTable);
  CAPTURE(text);
  CHECK(text.find("Tabel 4.1 …  4 angka serupa  kemajuan") != std::string::npos);
  sample.unit().tercetak.pop_back();
  CHECK(print_audit(sample.calculation, all_findings(sample.calculation), AuditFormat::kTable)
            .bytes()
            .find("serupa") == std::string::npos);
}

}  // namespace iku::report
