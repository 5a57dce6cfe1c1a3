#include "report/calc_output.hpp"

#include <doctest/doctest.h>

#include <string>

#include "base/catalogue.hpp"
#include "report_fixture.hpp"

namespace iku::report {

using test::Sample;

TEST_CASE("the table has the IKU by sasaran, their mean and the money") {
  const Sample sample;
  CHECK(print_calc(sample.calculation, CalcFormat::kTable) ==
        std::string(
            "Kecamatan Contoh · tahun 2024 · kebijakan contoh-2024\n"
            " kode  indikator                         target  realisasi   capaian  predikat\n"
            " ──────────────────────────────────────────────────────────────────────────────────"
            "──────\n"
            " Tujuan t1: Tata kelola yang baik\n"
            "   Sasaran s1: Meningkatnya Layanan\n"
            " akip  Nilai AKIP                            72      73,47  102,04 %  AA Sangat "
            "Memuaskan\n"
            " ikpp  Indeks Kualitas Pelayanan Publik    7,70       8,14  105,71 %  AA Sangat "
            "Memuaskan\n"
            " ──────────────────────────────────────────────────────────────────────────────────"
            "──────\n"
            " rata-rata capaian (2 dari 2)                               103,88 %  AA Sangat "
            "Memuaskan\n"
            "\n"
            " uraian                   anggaran  realisasi anggaran  serapan  efisiensi\n"
            " ─────────────────────────────────────────────────────────────────────────\n"
            " 7.01 Program Penunjang  2.000.000           1.950.000  97,50 %         –¹\n"
            " 7.02 Program Pelayanan  1.000.000             960.000  96,00 %         –¹\n"
            " ─────────────────────────────────────────────────────────────────────────\n"
            " jumlah                  3.000.000           2.910.000  97,00 %         –¹\n"
            " ¹ capaian: tidak ada nilai untuk dirata-rata\n"));
}

TEST_CASE("a missing and a failed row say why, and a reported one says so") {
  Sample sample;
  sample.indikator(0).realisasi = Missing{"belum dinilai", ""};
  sample.indikator(0).capaian = Missing{"belum dinilai", ""};
  sample.indikator(1).capaian = Failure{FailureClass::kRange, "di luar skala", {}};
  sample.indikator(1).origin = Origin::kReported;
  const std::string table = print_calc(sample.calculation, CalcFormat::kTable);
  CAPTURE(table);
  CHECK(table.find("gagal") != std::string::npos);
  CHECK(table.find("³ di luar skala\n") != std::string::npos);
  CHECK(table.find(" ¹ belum dinilai\n") != std::string::npos);
  CHECK(table.find("dilaporkan") != std::string::npos);

  const std::string rows = print_calc(sample.calculation, CalcFormat::kNdjson);
  CHECK(rows ==
        std::string("{\"unit\":\"contoh\",\"tahun\":2024,\"indikator\":\"akip\",\"nama\":\"Nilai "
                    "AKIP\",\"satuan\":\"nilai\",\"target\":72,\"realisasi\":null,\"capaian\":"
                    "null,\"predikat\":\"AA\",\"status\":\"missing\",\"class\":\"missing\","
                    "\"message\":\"belum dinilai\",\"asal\":\"data\",\"kemajuan\":null,"
                    "\"realisasi_lalu\":71.13,\"selisih\":2.3400000000000034,\"pertumbuhan\":"
                    "3.2897511598481706}\n"
                    "{\"unit\":\"contoh\",\"tahun\":2024,\"indikator\":\"ikpp\",\"nama\":\"Indeks "
                    "Kualitas Pelayanan Publik\",\"satuan\":\"indeks\",\"target\":7.7,"
                    "\"realisasi\":8.14,\"capaian\":null,\"predikat\":\"AA\",\"status\":"
                    "\"failed\",\"class\":\"range\",\"message\":\"di luar skala\",\"asal\":"
                    "\"dilaporkan\",\"kemajuan\":null,\"realisasi_lalu\":7.68,\"selisih\":"
                    "0.46000000000000085,\"pertumbuhan\":5.989583333333345}\n"));
}

TEST_CASE("JSON has rows at full precision and roll-ups of unit, plan and budget") {
  const Sample sample;
  const std::string json = print_calc(sample.calculation, CalcFormat::kJson);
  for (const std::string part :
       {"\"capaian\": 102.04166666666667", "\"rollup\": [", "\"jenis\": \"unit\"",
        "\"jenis\": \"tujuan\"", "\"jenis\": \"sasaran\"", "\"jenis\": \"program\"",
        "\"kode\": \"7.02\"", "\"serapan\": 97.5", "\"realisasi_anggaran\": 2910000"}) {
    CAPTURE(part);
    CHECK(json.find(part) != std::string::npos);
  }
}

TEST_CASE("CSV follows RFC 4180") {
  Sample sample;
  sample.indikator(0).nama = "Nilai \"AKIP\", LHE";
  const std::string csv = print_calc(sample.calculation, CalcFormat::kCsv);
  CHECK(csv == std::string("unit,tahun,indikator,nama,satuan,target,realisasi,capaian,predikat,"
                           "status,class,message,asal,kemajuan,realisasi_lalu,selisih,"
                           "pertumbuhan,sebagian,peringatan\r\n"
                           "contoh,2024,akip,\"Nilai \"\"AKIP\"\", LHE\",nilai,72,73.47,"
                           "102.04166666666667,AA,ok,,,data,,71.13,2.3400000000000034,"
                           "3.2897511598481706,,\r\n"
                           "contoh,2024,ikpp,Indeks Kualitas Pelayanan Publik,indeks,7.7,8.14,"
                           "105.71428571428572,AA,ok,,,data,,7.68,0.46000000000000085,"
                           "5.989583333333345,,\r\n"));
}

TEST_CASE("labels follow the language and nothing to calculate is said") {
  const Sample sample;
  set_language(Language::kEnglish);
  const std::string english = print_calc(sample.calculation, CalcFormat::kTable);
  set_language(Language::kIndonesian);
  CHECK(english.find("mean capaian (2 of 2)") != std::string::npos);
  CHECK(print_calc({}, CalcFormat::kTable).bytes().find("Tidak ada") == 0);
  CHECK(print_calc({}, CalcFormat::kNdjson).empty());
}

}  // namespace iku::report
