#include "store/workspace_reader.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "reader_rows.hpp"

namespace {

using iku::Diagnostic;
using iku::Figure;
using iku::Indikator;
using iku::Unit;
using iku::store::Loaded;
using iku::test::check_rows;
using iku::test::first_indikator;
using iku::test::indikator_with;
using iku::test::workspace_with;
using iku::test::WorkspaceFiles;

std::string as_is(const std::string& text) { return text; }

TEST_CASE("a fault of the workspace itself is told at its place") {
  const std::string head = R"({"nama": "N", "tahun": 2024, "kebijakan": "k", "format": "iku/1")";
  const std::string unit = R"({"kode": "u", "nama": "U", "jenjang": "kota"})";
  check_rows(
      {
          {"^[]", "json.wrong_type", "\"ruang kerja\" harus berupa objek", ""},
          {head + ", ^\"tahn\": 1, \"unit\": [" + unit + "]}", "json.unknown_key", "\"tahn\"",
           "Maksudnya \"tahun\"?"},
          {"^" + head + "}", "json.missing_key", "\"unit\" tidak ada dalam ruang kerja", ""},
          {head + ", \"unit\": ^[]}", "json.empty_list", "sedikitnya 1", ""},
          {head + ", \"unit\": [^7]}", "json.wrong_type", "harus berupa objek { }, bukan angka",
           ""},
          {head + ", \"contoh\": ^\"ya\", \"unit\": [" + unit + "]}", "json.wrong_type",
           "\"contoh\" harus berupa true atau false, bukan teks", ""},
          {head + ", \"skrip\": [^1], \"unit\": [" + unit + "]}", "json.wrong_type", "\"skrip\"",
           ""},
          {R"({"format": ^"iku/2", "nama": "N", "tahun": 2024, "kebijakan": "k", "unit": [)" +
               unit + "]}",
           "workspace.format", "\"iku/2\"", ""},
          {R"({"format": "iku/1", "nama": ^" ", "tahun": 2024, "kebijakan": "k", "unit": [)" +
               unit + "]}",
           "json.blank_text", "\"nama\"", ""},
          {R"({"format": "iku/1", "nama": "N", "tahun": ^24, "kebijakan": "k", "unit": [)" + unit +
               "]}",
           "figure.year", "\"24\" bukan tahun", "1900 sampai 2200"},
          {R"({"format": "iku/1", "nama": "N", "tahun": 2024, "kebijakan": ^"../k", "unit": [)" +
               unit + "]}",
           "workspace.code_shape", "\"../k\"", "tanpa \".lua\""},
          {head + ", \"unit\": [" + unit +
               ", {\"kode\": ^\"u\", \"nama\": \"V\", \"jenjang\": "
               "\"desa\"}]}",
           "workspace.duplicate_code", "\"u\" dipakai dua kali", ""},
          {head + ",\n\"unit\": [{\"kode\": \"u\", \"nama\": \"U\", \"jenjang\": ^\"kecamtan\"}]}",
           "workspace.unknown_word", "\"kecamtan\"", "Maksudnya \"kecamatan\"?"},
          {head + ",\n\"unit\": [" + unit +
               ", {\"kode\": \"v\", \"nama\": \"V\", \"jenjang\": \"desa\", \"induk\": ^\"w\"}]}",
           "workspace.unknown_code", "\"w\" tidak ditemukan di antara unit", ""},
          {head + ",\n\"unit\": [{\"kode\": \"a\", \"nama\": \"A\", \"jenjang\": \"desa\", "
                  "\"induk\": ^\"b\"}, {\"kode\": \"b\", \"nama\": \"B\", \"jenjang\": \"desa\", "
                  "\"induk\": \"a\"}]}",
           "workspace.parent_cycle", "a → b → a", ""},
      },
      as_is);
}

TEST_CASE("a fault of a unit's parts is told at its place") {
  check_rows(
      {
          {"\"renstra\": ^{\"awal\": 2026, \"akhir\": 2022}", "workspace.renstra", "2026", ""},
          {"\"renstra\": {\"awal\": 2022, \"akhir\": ^2026.5}", "figure.year", "2026.5", ""},
          {"\"tujuan\": ^{}", "json.wrong_type", "\"tujuan\" harus berupa daftar", ""},
          {"\"tujuan\": [{\"kode\": \"T\", \"nama\": \"T\", ^\"sasarn\": []}]", "json.unknown_key",
           "\"sasarn\" tidak dikenal dalam tujuan", "Maksudnya \"sasaran\"?"},
          {"\"tujuan\": [{\"kode\": ^\"T \", \"nama\": \"T\"}]", "workspace.code_shape", "\"T \"",
           "berspasi di ujungnya"},
          {"\"program\": [{\"kode\": \"1\", \"nama\": \"P\", \"sasaran\": [^\"S9\"]}]",
           "workspace.unknown_code", "\"S9\" tidak ditemukan di antara sasaran", ""},
          {"\"program\": [{\"kode\": \"1\", \"nama\": \"P\"}, {\"kode\": ^\"1\", \"nama\": \"Q\"}]",
           "workspace.duplicate_code", "\"1\"", ""},
          {"\"program\": [{\"kode\": \"1\", \"nama\": \"P\", \"anggaran\": {\"2024\": ^10.5}}]",
           "figure.rupiah_fraction", "bukan 10,5", ""},
          {"\"program\": [{\"kode\": \"1\", \"nama\": \"P\", "
           "\"anggaran\": {\"2024\": ^9007199254740992}}]",
           "figure.rupiah_range", "terlalu besar", ""},
          {"\"program\": [{\"kode\": \"1\", \"nama\": \"P\", \"anggaran\": {\"2024\": ^\"95 %\"}}]",
           "figure.not_rupiah", "rupiah", "tanpa satuan lain"},
          {"\"program\": [{\"kode\": \"1\", \"nama\": \"P\", \"realisasi\": {\"2024\": ^\"BB\"}}]",
           "figure.not_rupiah", "rupiah", ""},
          {"\"program\": [{\"kode\": \"1\", \"nama\": \"P\", "
           "\"anggaran\": {\"2024\": {\"sebelum\": 1, ^\"nilai\": 2}}}]",
           "workspace.pagu_twice", "sebelum dan setelah", ""},
          {"\"program\": [{\"kode\": \"1\", \"nama\": \"P\", "
           "\"anggaran\": {\"2024\": {\"sebelum\": 1, ^\"sesudah\": 2}}}]",
           "json.unknown_key", "\"sesudah\"", ""},
          {"\"program\": [{\"kode\": \"1\", \"nama\": \"P\", ^\"subkegiatan\": []}]",
           "json.unknown_key", "\"subkegiatan\" tidak dikenal dalam program", "kegiatan"},
          {"\"pegawai\": [{\"nama\": \"PNS\", \"kebutuhan\": 3, \"tersedia\": ^[]}]",
           "json.empty_list", "tersedia", ""},
          {"\"pegawai\": [{\"nama\": \"PNS\", \"kebutuhan\": 3, \"tersedia\": 2, "
           "\"indikator\": ^\"ikm\"}]",
           "workspace.unknown_code", "di antara indikator", ""},
          {"\"sarana\": [^{\"nama\": \"Meja\", \"tersedia\": 2}]", "json.missing_key",
           "\"kebutuhan\" tidak ada dalam sumberdaya", ""},
          {"\"tercetak\": [{\"besaran\": ^\"jumlah_ikuu\", \"nilai\": 3}]",
           "workspace.unknown_word", "\"jumlah_ikuu\"", "Maksudnya \"jumlah_iku\"?"},
          {"\"tabel\": [{\"kode\": \"A\", \"judul\": \"J\", \"kolom\": [{\"kode\": \"jumlah\"}],\n"
           "\"baris\": [{\"nama\": \"a\", \"isi\": {^\"jumlh\": 1}}]}]",
           "workspace.unknown_code", "di antara kolom", "Maksudnya \"jumlah\"?"},
          {"\"tabel\": [{\"kode\": \"A\", \"judul\": \"J\", \"kolom\": [{\"kode\": \"n\"}],\n"
           "\"baris\": [{\"nama\": \"a\", \"isi\": {\"n\": ^\"banyak\"}}]}]",
           "figure.not_a_number", "\"banyak\" bukan angka", "\"teks\": true"},
          {"\"tabel\": [{\"kode\": \"A\", \"judul\": \"J\", \"kolom\": [{\"kode\": ^\"Jumlah\"}],\n"
           "\"baris\": []}]",
           "workspace.code_shape", "\"Jumlah\"", "huruf kecil"},
          {"\"tabel\": [{\"kode\": \"A\", \"judul\": \"J\", \"kolom\": [{\"kode\": \"n\"}],\n"
           "\"baris\": [{\"nama\": \"a\", \"jenis\": ^\"total\", \"isi\": {}}]}]",
           "workspace.unknown_word", "\"total\" tidak dikenal untuk jenis", "jumlah, rata"},
          {"\"tabel\": [{\"kode\": \"A\", \"judul\": \"J\", \"baris\": [],\n"
           "\"kolom\": [{\"kode\": \"n\", \"teks\": true, ^\"rumus\": \"x.a\"}]}]",
           "workspace.teks_with_rumus", "rumus", ""},
      },
      workspace_with);
}

TEST_CASE("a fault of an indikator is told at its place") {
  check_rows(
      {
          {"\"target\": {}, ^\"tagret\": {}", "json.unknown_key", "\"tagret\"",
           "Maksudnya \"target\"?"},
          {"\"target\": {^\"24\": 1}", "figure.year", "\"24\" bukan tahun", "empat angka"},
          {"\"target\": {^\"1899\": 1}", "figure.year", "\"1899\"", ""},
          {"\"target\": {^\"2201\": 1}", "figure.year", "\"2201\"", ""},
          {"\"target\": {^\"dua ribu\": 1}", "figure.year", "dua ribu", ""},
          {"\"target\": ^7", "json.wrong_type", "\"target\" harus berupa objek", ""},
          {"\"target\": {}, \"polaritas\": ^\"positip\"", "workspace.unknown_word", "\"positip\"",
           "Maksudnya \"positif\"?"},
          {"\"target\": {}, \"polaritas\": ^\"naik\"", "workspace.unknown_word", "\"naik\"",
           "negatif_b"},
          {"\"target\": {}, \"skala\": ^[10, 0]", "workspace.skala", "batas bawah", ""},
          {"\"target\": {}, \"skala\": ^[1, 2, 3]", "workspace.skala", "skala", ""},
          {"\"target\": {}, \"bobot\": ^0", "workspace.bobot", "lebih dari 0", ""},
          {"\"target\": {}, \"iku\": ^1", "json.wrong_type", "\"iku\"", ""},
          {"\"target\": {}, \"formulasi\": ^\"a/b\"", "workspace.code_shape", "\"a/b\"", ""},
          {"\"target\": {\"2024\": ^true}", "figure.wrong_type", "true atau false", "null"},
          {"\"target\": {\"2024\": ^\"tinggi sekali\"}", "figure.not_a_number",
           "\"tinggi sekali\" bukan angka", "\"83,63\""},
          {"\"target\": {\"2024\": ^{\"sumber\": \"x\"}}", "json.missing_key", "\"nilai\"", ""},
          {"\"target\": {\"2024\": {\"nilai\": 1, ^\"sumbr\": \"x\"}}", "json.unknown_key",
           "dalam sebuah angka", "Maksudnya \"sumber\"?"},
          {"\"target\": {\"2024\": {\"nilai\": 1, ^\"dibaca\": 2}}", "figure.dibaca_without_text",
           "teks tercetak", ""},
          {"\"target\": {\"2024\": {\"nilai\": ^{\"dari\": 5, \"sampai\": 3}}}",
           "figure.rentang_order", "dari 5 sampai 3", ""},
          {"\"target\": {\"2024\": {\"nilai\": {\"dari\": 5, \"sampai\": ^\"banyak\"}}}",
           "figure.bound", "\"sampai\"", ""},
          {"\"target\": {\"2024\": {\"nilai\": ^{\"dari\": 5}}}", "json.missing_key",
           "\"sampai\" tidak ada dalam rentang", ""},
          {"\"target\": {}, \"masukan\": {^\"IKM\": {}}", "workspace.code_shape", "\"IKM\"", ""},
          {"\"target\": {}, \"masukan\": {^\"end\": {}}", "workspace.reserved_code", "Lua",
           "garis bawah"},
          {"\"target\": {}, \"masukan\": {\"a\": {\"2024\": ^{\"nilai\": 1, \"berkas\": \"x\"}}}",
           "figure.nilai_or_berkas", "salah satu", ""},
          {"\"target\": {}, \"masukan\": {\"a\": {\"2024\": {\"berkas\": ^\"data/x.csv\"}}}",
           "workspace.missing_file", "\"data/x.csv\" tidak ada", "folder berkas"},
          {"\"target\": {}, \"masukan\": {\"a\": {\"2024\": {\"berkas\": ^\"../x.csv\"}}}",
           "workspace.path", "di luar folder", "\"..\""},
          {"\"target\": {}, \"masukan\": {\"a\": {\"2024\": {\"berkas\": ^\"/etc/passwd\"}}}",
           "workspace.path", "/etc/passwd", ""},
          {"\"target\": {}, \"tercetak\": [{\"besaran\": ^\"capain\", \"nilai\": 1}]",
           "workspace.unknown_word", "\"capain\" tidak dikenal untuk besaran",
           "Maksudnya \"capaian\"?"},
          {"\"target\": {}, \"tercetak\": [{\"besaran\": ^\"masukan.\", \"nilai\": 1}]",
           "workspace.unknown_word", "\"masukan.\"", ""},
          {"\"target\": {}, \"tercetak\": [{\"besaran\": \"capaian\", \"nilai\": ^\"baik\"}]",
           "figure.not_a_number", "\"baik\"", ""},
          {"\"target\": {}, \"tercetak\": [^{\"besaran\": \"banding\", \"nilai\": 1}]",
           "workspace.missing_terhadap", "terhadap", ""},
          {"\"target\": {}, \"pembanding\": {\"nasional\": {}},\n"
           "\"tercetak\": [{\"besaran\": \"banding\", \"terhadap\": ^\"nasionl\", \"nilai\": 1}]",
           "workspace.unknown_code", "di antara pembanding", "Maksudnya \"nasional\"?"},
          {"\"target\": {}, \"tercetak\": [{\"besaran\": \"capaian\", ^\"terhadap\": \"nasional\", "
           "\"nilai\": 1}]",
           "workspace.needless_terhadap", "banding", ""},
          {"\"target\": {\"2024\": 1}, ^\"target\": {}", "json.duplicate_key", "\"target\"", ""},
      },
      indikator_with);
}

TEST_CASE("all faults of all files are told in one go") {
  const WorkspaceFiles files(
      {{"workspace.json",
        R"({"format": "iku/1", "nama": "N", "tahun": 24, "kebijakan": "k",
            "unit": ["a.json", "tidak-ada.json", "rusak.json"]})"},
       {"a.json", R"({"kode": "a", "jenjang": "kta", "tujuan": "t/tujuan.json"})"},
       {"t/tujuan.json", R"([{"kode": "T", "nama": 7}])"},
       {"rusak.json", "{\"kode\": \"b\",}"}});
  iku::Exit status = iku::Exit::kOk;
  std::vector<std::string> codes;
  for (const Diagnostic& fault : files.faults(&status)) codes.push_back(fault.code);
  CHECK(codes == std::vector<std::string>{"figure.year", "json.missing_key",
                                          "workspace.unknown_word", "json.wrong_type",
                                          "workspace.missing_file", "json.trailing_comma"});
  CHECK(status == iku::Exit::kInvalidInput);
}

TEST_CASE("faults beyond the first hundred are counted") {
  std::string members = "\"target\": {";
  for (int i = 0; i < 150; ++i) members += (i == 0 ? "\"a" : ", \"a") + std::to_string(i) + "\": 1";
  const WorkspaceFiles files({{"workspace.json", indikator_with(members + "}")}});
  const std::vector<Diagnostic> faults = files.faults();
  REQUIRE(faults.size() == 101);
  CHECK(faults.back().code == "store.more_errors");
  CHECK(faults.back().message.find("50") != std::string::npos);
}

TEST_CASE("a code used twice names the place of the first") {
  const WorkspaceFiles files(
      {{"workspace.json", workspace_with("\"tujuan\": [{\"kode\": \"T\", \"nama\": \"T\"},\n"
                                         "{\"kode\": ^\"T\", \"nama\": \"T\"}]")}});
  const std::vector<Diagnostic> faults = files.faults();
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].where.line == files.line());
  REQUIRE(faults[0].notes.size() == 1);
  CHECK(faults[0].notes[0].find("workspace.json:4:21") != std::string::npos);
}

TEST_CASE("a missing workspace or file is no input, not invalid input") {
  iku::Exit status = iku::Exit::kOk;
  CHECK(WorkspaceFiles(std::map<std::string, std::string>{}).faults(&status).size() == 1);
  CHECK(status == iku::Exit::kNoInput);
  const WorkspaceFiles files({{"workspace.json", workspace_with("\"tujuan\": ^\"t.json\"")}});
  const std::vector<Diagnostic> faults = files.faults(&status);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].where.line == files.line());
  CHECK(faults[0].where.column == files.column());
  CHECK(status == iku::Exit::kNoInput);
}

TEST_CASE("files that include themselves are refused with the way round") {
  const WorkspaceFiles files({{"workspace.json", workspace_with("\"tujuan\": \"a/b.json\"")},
                              {"a/b.json", "\"c.json\""},
                              {"a/c.json", "^\"b.json\""}});
  const std::vector<Diagnostic> faults = files.faults();
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].code == "workspace.include_cycle");
  CHECK(faults[0].where.file == files.marked_file());
  CHECK(faults[0].where.line == 1);
  CHECK(faults[0].notes.size() == 3);
}

TEST_CASE("no file outside the directory is reached, not even through a link") {
  const WorkspaceFiles outside({{"t.json", std::string("[]")}});
  const WorkspaceFiles files({{"workspace.json", workspace_with("\"tujuan\": ^\"l.json\"")}});
  std::filesystem::create_symlink(outside.directory() / "t.json", files.directory() / "l.json");
  std::vector<Diagnostic> faults = files.faults();
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].code == "workspace.path");
  CHECK(faults[0].where.column == files.column());
  // The same path below the directory is fine.
  std::filesystem::remove(files.directory() / "l.json");
  std::filesystem::copy(outside.directory() / "t.json", files.directory() / "l.json");
  CHECK(files.faults().empty());
}

TEST_CASE("a fault in a CSV file names the place that includes it") {
  const WorkspaceFiles files(
      {{"workspace.json",
        indikator_with(
            "\"target\": {}, \"masukan\": {\"a\": {\"2024\": {\"berkas\": ^\"a.csv\"}}}")},
       {"a.csv", "u1,u2\n1\n"}});
  const std::vector<Diagnostic> faults = files.faults();
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].code == "csv.ragged");
  CHECK(faults[0].where.line == 2);
  REQUIRE(faults[0].notes.size() == 1);
  CHECK(faults[0].notes[0].find("workspace.json:6:") != std::string::npos);
}

TEST_CASE("figures keep what was printed beside what counts") {
  const WorkspaceFiles files({{"workspace.json", indikator_with(R"json("target": {
    "2015": 7, "2016": "83,63", "2017": "4 Dok", "2018": "BB (72)", "2019": "BB", "2020": "-",
    "2021": null, "2022": {"nilai": null, "alasan": "belum dinilai"},
    "2023": {"nilai": "2.443.087729", "dibaca": 2443087729},
    "2024": {"nilai": {"dari": "20", "sampai": 30}, "sumber": "Tabel 1"}})json")}});
  const Loaded loaded = files.read();
  const Indikator& indikator = first_indikator(loaded);
  const iku::Series& target = indikator.target;
  CHECK(loaded.warnings.empty());

  CHECK(target.at(2015).value.number() == 7);
  CHECK(target.at(2015).printed.empty());
  CHECK(target.at(2015).decimals == -1);
  CHECK(target.at(2015).where.line == 7);
  CHECK(target.at(2015).where.column == 13);
  CHECK(target.at(2016).value.number() == 83.63);
  CHECK(target.at(2016).printed == "83,63");
  CHECK(target.at(2016).decimals == 2);
  CHECK(target.at(2017).value.number() == 4);
  CHECK(target.at(2017).satuan == "Dok");
  CHECK(target.at(2018).value.grade() == iku::Grade{"BB", 72});
  CHECK(target.at(2019).value.grade() == iku::Grade{"BB", std::nullopt});
  CHECK(target.at(2020).value.missing().reason == "-");
  CHECK(target.at(2020).printed == "-");
  CHECK(target.at(2021).value.missing().reason == "tidak diisi");
  CHECK(target.at(2022).value.missing().reason == "belum dinilai");
  CHECK(target.at(2023).value.number() == 2443087729);
  CHECK(target.at(2023).printed == "2.443.087729");
  CHECK(target.at(2023).warning.empty());
  REQUIRE(target.at(2024).value.is_range());
  CHECK(target.at(2024).value.range().dari == 20);
  CHECK(target.at(2024).value.range().sampai == 30);
}

TEST_CASE("a doubtful figure is read, warned of and marked") {
  const WorkspaceFiles files(
      {{"workspace.json", indikator_with("\"target\": {\"2024\": ^\"2.443.087729\"}")}});
  const Loaded loaded = files.read();
  REQUIRE(loaded.warnings.size() == 1);
  CHECK(loaded.warnings[0].code == "figure.doubtful");
  CHECK(loaded.warnings[0].level == iku::Level::kWarning);
  CHECK(loaded.warnings[0].where.line == files.line());
  CHECK(loaded.warnings[0].where.column == files.column());
  const Figure& figure = first_indikator(loaded).target.at(2024);
  CHECK(figure.value.is_number());
  CHECK_FALSE(figure.warning.empty());
}

TEST_CASE("a reading by hand that contradicts a clear text is warned of") {
  const WorkspaceFiles files(
      {{"workspace.json",
        indikator_with("\"target\": {\"2024\": {\"nilai\": \"83,63\", \"dibaca\": ^8363}}")}});
  const Loaded loaded = files.read();
  REQUIRE(loaded.warnings.size() == 1);
  CHECK(loaded.warnings[0].code == "figure.dibaca_differs");
  CHECK(loaded.warnings[0].where.column == files.column());
  CHECK(first_indikator(loaded).target.at(2024).value.number() == 8363);
}

TEST_CASE("a source comes from the nearest thing that has one") {
  const WorkspaceFiles files({{"workspace.json", indikator_with(R"("sumber": "Tabel 3",
    "target": {"2023": 1, "2024": {"nilai": 1, "sumber": "baris 9"}},
    "tercetak": [{"besaran": "capaian", "nilai": 1, "sumber": "teks"},
                 {"besaran": "realisasi", "nilai": 1}])")}});
  const Indikator indikator = first_indikator(files.read());
  CHECK(indikator.target.at(2023).sumber == "Tabel 3");
  CHECK(indikator.target.at(2024).sumber == "baris 9");
  CHECK(indikator.tercetak.at(0).figure.sumber == "teks");
  CHECK(indikator.tercetak.at(1).figure.sumber == "Tabel 3");
  CHECK(indikator.tercetak.at(1).tahun == 2024);

  const WorkspaceFiles plain({{"workspace.json", indikator_with("\"target\": {\"2024\": 1}")}});
  CHECK(first_indikator(plain.read()).target.at(2024).sumber == "LKJIP 2024");
}

TEST_CASE("printed predikat and efisiensi may be words") {
  const WorkspaceFiles files({{"workspace.json", indikator_with(R"("target": {},
    "tercetak": [{"besaran": "predikat", "nilai": "Sangat Tinggi"},
                 {"besaran": "efisiensi", "nilai": "Efisien", "acuan": {"serapan": "97"}}])")}});
  const Indikator indikator = first_indikator(files.read());
  CHECK(indikator.tercetak.at(0).figure.value.grade().name == "Sangat Tinggi");
  CHECK(indikator.tercetak.at(1).figure.value.grade().name == "Efisien");
  REQUIRE(indikator.tercetak.at(1).acuan.size() == 1);
  CHECK(indikator.tercetak.at(1).acuan[0].first == "serapan");
  CHECK(indikator.tercetak.at(1).acuan[0].second.value.number() == 97);
}

TEST_CASE("budgets are read with their levels, before and after a change") {
  const WorkspaceFiles files({{"workspace.json", workspace_with(R"("program": [{"kode": "1",
    "nama": "P", "anggaran": {"2023": {"sebelum": 100, "setelah": "Rp. 14.500.000,-"},
    "2024": "451.572.500,00"}, "indikator": [{"kode": "p", "nama": "P", "target": {}}],
    "kegiatan": [{"kode": "1.1", "nama": "K", "realisasi": {"2024": 5},
    "subkegiatan": [{"kode": "1.1", "nama": "S"}]}]}])")}});
  const Unit unit = files.read().workspace.unit.at(0);
  const iku::BudgetNode& program = unit.program.at(0);
  CHECK(program.level == iku::BudgetLevel::kProgram);
  CHECK(program.anggaran.at(2023).sebelum->value.number() == 100);
  CHECK(program.anggaran.at(2023).setelah->value.number() == 14500000);
  CHECK_FALSE(program.anggaran.at(2024).sebelum);
  CHECK(program.anggaran.at(2024).setelah->value.number() == 451572500);
  CHECK_FALSE(program.indikator.at(0).iku);
  CHECK(program.children.at(0).level == iku::BudgetLevel::kKegiatan);
  CHECK(program.children.at(0).realisasi.at(2024).value.number() == 5);
  CHECK(program.children.at(0).children.at(0).level == iku::BudgetLevel::kSubkegiatan);
}

TEST_CASE("tables keep text columns, kinds of rows and composed sources") {
  const WorkspaceFiles files({{"workspace.json", workspace_with(R"("tabel": [{"kode": "U", 
    "judul": "J", "sumber": "Tabel U", "kolom": [{"kode": "n", "nama": "banyak"},
    {"kode": "k", "teks": true}, {"kode": "p", "rumus": "x.n / x.total.n"}],
    "baris": [{"nama": "a", "isi": {"n": "30.432", "k": "ada"}, "sumber": "baris 3"},
              {"nama": "Jumlah", "jenis": "jumlah", "isi": {"n": 1}}]}])")}});
  const iku::Tabel tabel = files.read().workspace.unit.at(0).tabel.at(0);
  CHECK(tabel.kolom.at(1).nama == "k");
  CHECK(tabel.kolom.at(2).where.line == 6);
  CHECK(tabel.baris.at(0).isi.at("n").value.number() == 30432);
  CHECK(tabel.baris.at(0).isi.at("n").sumber == "Tabel U, baris 3");
  CHECK(tabel.baris.at(0).isi.at("k").printed == "ada");
  CHECK(tabel.baris.at(0).isi.at("k").value.is_missing());
  CHECK(tabel.baris.at(1).kind == iku::Tabel::RowKind::kJumlah);
  CHECK(tabel.baris.at(1).isi.at("n").sumber == "Tabel U");
}

TEST_CASE("files stand in for values, and a table is read once") {
  const WorkspaceFiles files(
      {{"workspace.json", R"({"format": "iku/1", "nama": "N", "tahun": 2024, "kebijakan": "k",
          "sumber": "L", "unit": ["unit/a.json"]})"},
       {"unit/a.json", R"({"kode": "a", "nama": "A", "jenjang": "kota", "tujuan": "t.json"})"},
       {"unit/t.json", R"([{"kode": "T", "nama": "T", "indikator": [{"kode": "ikm", "nama": "I",
          "target": {}, "masukan": {"jawaban": {"2023": {"berkas": "../../x/s.csv"}}}}]}])"},
       {"unit/data/s.csv", "u1;u2\n3;3,5\n4;\n"}});
  CHECK(files.faults().at(0).code == "workspace.path");

  const WorkspaceFiles good(
      {{"workspace.json", R"({"format": "iku/1", "nama": "N", "tahun": 2024, "kebijakan": "k",
          "sumber": "L", "unit": ["unit/a.json"]})"},
       {"unit/a.json", R"({"kode": "a", "nama": "A", "jenjang": "kota", "tujuan": "t.json"})"},
       {"unit/t.json", R"([{"kode": "T", "nama": "T", "indikator": [{"kode": "ikm", "nama": "I",
          "target": {}, "masukan": {"jawaban": {"2023": {"berkas": "data/s.csv"},
          "2024": {"berkas": "data/s.csv", "sumber": "survei"}}}}]}])"},
       {"unit/data/s.csv", "u1;u2\n3;3,5\n4;\n"}});
  const Loaded loaded = good.read();
  CHECK(loaded.workspace.unit.at(0).kebijakan == "k");
  const auto& jawaban =
      loaded.workspace.unit.at(0).tujuan.at(0).indikator.at(0).masukan.at("jawaban");
  REQUIRE(jawaban.at(2023).table != nullptr);
  CHECK(jawaban.at(2023).table == jawaban.at(2024).table);
  CHECK(jawaban.at(2023).table->path == "unit/data/s.csv");
  CHECK(jawaban.at(2023).table->rows == 2);
  CHECK(jawaban.at(2023).figure.sumber == "unit/data/s.csv");
  CHECK(jawaban.at(2024).figure.sumber == "survei");
}

TEST_CASE("a workspace is read by its directory or by its file") {
  const WorkspaceFiles files({{"workspace.json", workspace_with("\"catatan\": \"\"")}});
  const Loaded loaded = iku::store::read_workspace(files.directory() / "workspace.json");
  CHECK(loaded.workspace.directory == files.directory().string());
  CHECK(loaded.workspace.nama == files.read().workspace.nama);
}

}  // namespace
