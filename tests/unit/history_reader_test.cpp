#include "store/history_reader.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "reader_rows.hpp"

namespace {

using iku::Diagnostic;
using iku::Indikator;
using iku::store::Loaded;
using iku::test::WorkspaceFiles;

/// A workspace with one indikator in each of the units u and v, and these files of history.
std::map<std::string, std::string> with_history(std::map<std::string, std::string> files,
                                                const std::string& members = "") {
  const auto unit = [&](const std::string& kode, const std::string& more) {
    return "{\"kode\": \"" + kode + "\", \"nama\": \"U\", \"jenjang\": \"kota\"" + more +
           ", \"tujuan\": [{\"kode\": \"T\", \"nama\": \"T\", \"indikator\": [{\"kode\": \"ikm\", "
           "\"nama\": \"IKM\", \"satuan\": \"indeks\",\n\"target\": {\"2024\": 80}, "
           "\"realisasi\": {\"2023\": \"83,63\"}}]}]}";
  };
  std::string list;
  for (const auto& [name, text] : files) list += (list.empty() ? "\"" : ", \"") + name + "\"";
  files["workspace.json"] =
      "{\"format\": \"iku/1\", \"nama\": \"N\", \"tahun\": 2024, \"kebijakan\": \"k\",\n"
      "\"riwayat\": [" +
      list + "],\n\"unit\": [" + unit("u", members) + ",\n" + unit("v", "") + "]}";
  return files;
}

const Indikator& second_unit(const Loaded& loaded) {
  return loaded.workspace.unit.at(1).tujuan.at(0).indikator.at(0);
}
const Indikator& first_unit(const Loaded& loaded) {
  return loaded.workspace.unit.at(0).tujuan.at(0).indikator.at(0);
}

TEST_CASE("rows of CSV fill the figures of their year, as figures are printed") {
  const WorkspaceFiles files(with_history(
      {{"data/a.csv",
        "# dari LKJIP lama\nunit;indikator;tahun;satuan;target;realisasi;masukan.x;sumber\n"
        "u;ikm;2020;Indeks;75;71,5;-;LKJIP 2020\n"
        "u;ikm;2021;;\"BB (72)\";;3.053,5;\n"
        "v;ikm;2023;;;83,63;;\n"}}));
  const Loaded loaded = files.read();
  CHECK(loaded.warnings.empty());
  const Indikator& ikm = first_unit(loaded);
  CHECK(ikm.target.at(2020).value.number() == 75);
  CHECK(ikm.realisasi.at(2020).value.number() == 71.5);
  CHECK(ikm.realisasi.at(2020).printed == "71,5");
  CHECK(ikm.realisasi.at(2020).sumber == "LKJIP 2020");
  CHECK(ikm.realisasi.at(2020).where.line == 3);
  CHECK(ikm.realisasi.at(2020).where.column == 22);
  CHECK(ikm.masukan.at("x").at(2020).figure.value.missing().reason == "-");
  CHECK(ikm.target.at(2021).value.grade() == iku::Grade{"BB", 72});
  CHECK(ikm.target.at(2021).sumber.ends_with("data/a.csv, baris 4"));
  CHECK(ikm.realisasi.count(2021) == 0);
  CHECK(ikm.masukan.at("x").at(2021).figure.value.number() == 3053.5);
  CHECK(ikm.target.at(2024).value.number() == 80);
  CHECK(second_unit(loaded).realisasi.at(2023).sumber.empty());
}

TEST_CASE("rows of JSON and NDJSON fill the figures of their year") {
  const WorkspaceFiles files(with_history(
      {{"a.json",
        "[{\"unit\": \"u\", \"indikator\": \"ikm\", \"tahun\": 2020, \"realisasi\": 71.5},\n"
        " {\"unit\": \"v\", \"indikator\": \"ikm\", \"tahun\": \"2020\", \"target\": \"72,5\"}]"},
       {"b.ndjson",
        "{\"unit\": \"u\", \"indikator\": \"ikm\", \"tahun\": 2021, \"realisasi\": 72}\n\n"
        "{\"unit\": \"u\", \"indikator\": \"ikm\", \"tahun\": 2022, \"masukan.x\": null, "
        "\"target\": {\"nilai\": 9, \"sumber\": \"T\"}}\n"}}));
  const Loaded loaded = files.read();
  const Indikator& ikm = first_unit(loaded);
  CHECK(ikm.realisasi.at(2020).value.number() == 71.5);
  CHECK(second_unit(loaded).target.at(2020).value.number() == 72.5);
  CHECK(ikm.realisasi.at(2021).sumber.ends_with("b.ndjson, baris 1"));
  CHECK(ikm.target.at(2022).sumber == "T");
  CHECK(ikm.target.at(2022).where.line == 3);
  CHECK(ikm.masukan.empty());
}

TEST_CASE("what iku calc prints is history as it is") {
  const std::string csv =
      "unit,tahun,indikator,nama,satuan,target,realisasi,capaian,predikat,status,class,message,"
      "asal,kemajuan,realisasi_lalu,selisih,pertumbuhan\r\n"
      "u,2020,ikm,IKM,indeks,75,3.053,4.07,D,ok,,,data,,,,\r\n"
      "u,2021,ikm,IKM,indeks,75,,,,missing,missing,tidak diisi,data,,,,\r\n";
  const std::string json =
      "{\"nama\": \"N\", \"rows\": [{\"unit\": \"u\", \"tahun\": 2019, \"indikator\": \"ikm\", "
      "\"nama\": \"IKM\", \"satuan\": \"indeks\", \"target\": 75, \"realisasi\": 71, \"capaian\": "
      "94.6, \"predikat\": \"AA\", \"status\": \"ok\", \"asal\": \"data\", \"kemajuan\": null, "
      "\"periode\": {\"terisi\": 2}}],\n\"rollup\": [{\"jenis\": \"unit\"}]}";
  const WorkspaceFiles files(with_history({{"a.csv", csv}, {"b.json", json}}));
  const Loaded loaded = files.read();
  const Indikator& ikm = first_unit(loaded);
  CHECK(ikm.realisasi.at(2020).value.number() == 3.053);
  CHECK(ikm.target.at(2021).value.number() == 75);
  CHECK(ikm.realisasi.count(2021) == 0);
  CHECK(ikm.realisasi.at(2019).value.number() == 71);
  CHECK(loaded.warnings.empty());
}

TEST_CASE("a unit's own list needs no unit in its rows") {
  auto texts = with_history({}, ", \"riwayat\": [\"u/a.csv\"]");
  texts["u/a.csv"] = "indikator,tahun,realisasi\nikm,2020,71\n";
  const WorkspaceFiles files(texts);
  CHECK(first_unit(files.read()).realisasi.at(2020).value.number() == 71);
  texts["u/a.csv"] = "unit,indikator,tahun,realisasi\n^v,ikm,2020,71\n";
  const WorkspaceFiles other(texts);
  const std::vector<Diagnostic> faults = other.faults();
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].code == "history.other_unit");
  CHECK(faults[0].where.line == other.line());
}

TEST_CASE("rows that do not fit are told with file, line and column") {
  struct Row {
    std::string name;
    std::string text;
    std::string code;
    std::string message;
    std::string help;
  };
  const std::string head = "unit,indikator,tahun,realisasi\n";
  const std::vector<Row> rows = {
      {"a.csv", head + "^w,ikm,2020,71\n", "workspace.unknown_code", "\"w\"", "u, v"},
      {"a.csv", head + "u,^ikn,2020,71\n", "workspace.unknown_code", "di antara indikator",
       "Maksudnya \"ikm\"?"},
      {"a.csv", head + "u,ikm,^20,71\n", "figure.year", "\"20\" bukan tahun", ""},
      {"a.csv", head + "u,ikm,2020,^tujuh\n", "figure.not_a_number", "\"tujuh\"", ""},
      {"a.csv", head + "u,ikm,2023,^84\n", "history.differs",
       "realisasi = 84 di sini, tetapi 83,63", "samakan"},
      {"a.csv", head + "u,ikm,2020,7\nu,ikm,2020,^8\n", "history.differs", "8 di sini, tetapi 7",
       ""},
      {"a.csv", head + "^,ikm,2020,7\n", "history.no_unit", "unitnya", "\"riwayat\""},
      {"a.csv", head + "^u,,2020,7\n", "json.missing_key", "\"indikator\"", ""},
      {"a.csv", head + "^u,ikm,,7\n", "json.missing_key", "\"tahun\"", ""},
      {"a.csv", head + "^u,ikm,2020\n", "csv.ragged", "3", ""},
      {"a.csv", "^unit,indikator,tahun,realisasi,relisasi\nu,ikm,2020,71,1\n", "json.unknown_key",
       "\"relisasi\"", "Maksudnya \"realisasi\"?"},
      {"a.csv", "^unit,indikator,realisasi\nu,ikm,71\n", "history.no_column", "\"tahun\"", ""},
      {"a.csv", "^unit,indikator,tahun,capaian\nu,ikm,2020,71\n", "history.no_value", "masukan",
       ""},
      {"a.csv", "unit,indikator,tahun,masukan.IKM\nu,ikm,2020,^71\n", "workspace.code_shape",
       "\"IKM\"", ""},
      {"a.json", "^7", "json.wrong_type", "daftar", ""},
      {"a.json", "[^7]", "json.wrong_type", "objek", ""},
      {"a.json", "[{\"unit\": \"u\", \"indikator\": \"ikm\", \"tahun\": 2020, ^\"relisasi\": 1}]",
       "json.unknown_key", "\"relisasi\"", "Maksudnya \"realisasi\"?"},
      {"a.json", "[{\"unit\": ^7, \"indikator\": \"ikm\", \"tahun\": 2020}]", "json.wrong_type",
       "\"unit\"", ""},
      {"a.json", "[{\"unit\": \"u\", \"indikator\": \"ikm\", \"tahun\": ^2020.5}]", "figure.year",
       "2020.5", ""},
      {"a.json", "[{\"unit\": \"u\", \"indikator\": \"ikm\", \"tahun\": ^true}]", "figure.year",
       "bukan tahun", ""},
      {"a.ndjson",
       "{\"unit\": \"u\", \"indikator\": \"ikm\", \"tahun\": 2020}\n"
       "{\"unit\": \"u\", \"indikator\": \"ikm\", \"tahun\": 2020, \"target\": ^\"x y\"}\n",
       "figure.not_a_number", "\"x y\"", ""},
      {"a.ndjson", "\n\n{\"unit\": \"u\", \"tahun\": 2020, ^}\n", "json.trailing_comma", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const WorkspaceFiles files(with_history({{row.name, row.text}}));
    const std::vector<Diagnostic> faults = files.faults();
    CAPTURE(faults.empty() ? "" : faults.back().message);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == row.code);
    CHECK(faults[0].where.file == files.marked_file());
    CHECK(faults[0].where.line == files.line());
    if (row.code != "json.trailing_comma") CHECK(faults[0].where.column == files.column());
    CHECK(faults[0].message.find(row.message) != std::string::npos);
    CAPTURE(faults[0].help);
    CHECK(faults[0].help.find(row.help) != std::string::npos);
  }
}

TEST_CASE("two different values name both places") {
  const WorkspaceFiles files(
      with_history({{"a.csv", "unit,indikator,tahun,realisasi\nu,ikm,2020,7\n"},
                    {"b.csv", "unit,indikator,tahun,realisasi\nu,ikm,2020,7\nu,ikm,2020,8\n"}}));
  const std::vector<Diagnostic> faults = files.faults();
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].where.file.ends_with("b.csv"));
  CHECK(faults[0].where.line == 3);
  REQUIRE(faults[0].notes.size() == 1);
  CHECK(faults[0].notes[0].find("a.csv:2:") != std::string::npos);
}

TEST_CASE("a file of history that cannot be read is told where it is named") {
  const std::map<std::string, std::string> rows = {{"tidak-ada.csv", "workspace.missing_file"},
                                                   {"../a.csv", "workspace.path"}};
  for (const auto& row : rows) {
    CAPTURE(row.first);
    const WorkspaceFiles files(with_history({}, ", \"riwayat\": [\"" + row.first + "\"]"));
    const std::vector<Diagnostic> faults = files.faults();
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == row.second);
    CHECK(faults[0].where.file.ends_with("workspace.json"));
  }
  const WorkspaceFiles files(with_history({{"a.txt", "x"}}));
  REQUIRE(files.faults().size() == 1);
  CHECK(files.faults()[0].code == "history.ending");
}

TEST_CASE("what may be read two ways, and another satuan, are warned of") {
  const WorkspaceFiles files(with_history(
      {{"a.csv", "unit,indikator,tahun,satuan,realisasi\nu,ikm,2020,persen,1.234\n"}}));
  const Loaded loaded = files.read();
  REQUIRE(loaded.warnings.size() == 2);
  CHECK(loaded.warnings[0].code == "history.satuan");
  CHECK(loaded.warnings[1].code == "figure.doubtful");
  CHECK(loaded.warnings[1].message.find("dibaca 1.234: ") != std::string::npos);
  CHECK(first_unit(loaded).realisasi.at(2020).value.number() == 1234);
}

TEST_CASE("a file of history may declare its decimal mark, and is read as Excel saves it") {
  auto texts = with_history({},
                            ", \"riwayat\": [{\"berkas\": \"a.csv\", \"tanda_desimal\": "
                            "\"titik\"}, {\"berkas\": \"b.csv\", \"tanda_desimal\": \"koma\"}]");
  texts["a.csv"] = "indikator,tahun,realisasi\nikm,2020,1.234\nikm,2021,\"7,742,388\"\n";
  texts["b.csv"] =
      "sep=;\r\nIndikator;TAHUN;Realisasi;;\r\nikm;2022;1.234;;\r\nikm;2019;71,5;;\r\n;;;;\r\n";
  const WorkspaceFiles files(texts);
  const Loaded loaded = files.read();
  CHECK(loaded.warnings.empty());
  CHECK(first_unit(loaded).realisasi.at(2020).value.number() == 1.234);
  CHECK(first_unit(loaded).realisasi.at(2021).value.number() == 7742388);
  CHECK(first_unit(loaded).realisasi.at(2022).value.number() == 1234);
  CHECK(first_unit(loaded).realisasi.at(2019).value.number() == 71.5);
}

TEST_CASE("what iku calc printed is read as people write once a spreadsheet has saved it again") {
  const std::string csv =
      "unit;tahun;indikator;target;realisasi;capaian;status\nu;2020;ikm;75;70,125;93,5;ok\n"
      "u;2021;ikm;75;3.053;93,5;ok\n";
  const Loaded loaded = WorkspaceFiles(with_history({{"a.csv", csv}})).read();
  CHECK(first_unit(loaded).realisasi.at(2020).value.number() == 70.125);
  CHECK(first_unit(loaded).realisasi.at(2021).value.number() == 3053);
  CHECK(loaded.warnings.size() == 1);
}

TEST_CASE("the target of an indikator by rentang is not taken from one number") {
  auto texts = with_history({{"a.csv", "unit,indikator,tahun,target\nu,ikm,2020,7\n"}});
  std::string& text = texts["workspace.json"];
  text.insert(text.find("\"satuan\""), "\"polaritas\": \"rentang\", ");
  const std::vector<Diagnostic> faults = WorkspaceFiles(texts).faults();
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].code == "history.rentang");
}

}  // namespace
