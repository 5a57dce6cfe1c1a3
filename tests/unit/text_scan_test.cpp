#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "program_fixture.hpp"
#include "repository.hpp"

// What a text says less than it means is told, whatever kind of script it stands in and whichever
// command runs it.

namespace {

namespace fs = std::filesystem;
using iku::test::Ended;
using iku::test::run_program;
using iku::test::Scratch;
using iku::test::source_path;
using iku::test::write_text;

struct Doubt {
  const char* expression;
  const char* told;
};

// One of each; they stand where a number is wanted.
const std::vector<Doubt> kDoubts = {
    {"1.500 * 40", "\"1.500\" dapat berarti 1,5 atau 1500"},
    {"math.max(0,6 * 100, 50)", "0,6 di sini dua nilai"},
    {"rata.hitung {0,6, 0,7} * 10", "0,6 di sini dua nilai"},
    {"(function() return 0,5 end)() + 50", "2 nilai dikembalikan"},
};

// What says clearly what it means: these are no doubts.
const std::vector<const char*> kPlain = {"1.5 * 40",
                                         "math.max(0, 6 * 10)",
                                         "batas(60, 0,100)",
                                         "math.max(0,100 * 0.6)",
                                         "rata.hitung {60, 1.5000}",
                                         "(function() return 0.5 end)() + 50"};

/// A kind of script, and a command that reads or runs it. ? stands for the expression.
struct Way {
  const char* kind;
  std::string file;
  std::string text;
  std::vector<std::string> command;
};

const std::string kIndikator =
    "indikator {kode = \"uji\", nama = \"Uji\", polaritas = \"positif\", formulasi = function(x) "
    "return ? end}";
const std::string kKebijakan =
    "return kebijakan {kode = \"uji\", nama = \"Uji\", capaian = {positif = capaian.positif},\n"
    "angka = function(x) return x.capaian end, rata = rata.sederhana,\n"
    "predikat = predikat.skala {celah = \"bawah\", {nama = \"T\", dari = ?, batas = \"atas\"},\n"
    "{nama = \"B\", kurang_dari = ?, batas = \"bawah\"}}}\n";
const std::string kWorkspace = R"({"format": "iku/1", "nama": "Uji", "contoh": true, "tahun": 2024,
  "kebijakan": "uji", "sumber": "uji", "skrip": ["skrip"],
  "unit": [{"kode": "u", "nama": "U", "jenjang": "kecamatan",
    "tujuan": [{"kode": "T", "nama": "T", "indikator": [{"kode": "uji", "nama": "Uji",
      "formulasi": "uji", "target": {"2024": 80}}]}],
    "tabel": [{"kode": "t", "judul": "T", "kolom": [{"kode": "a"}, {"kode": "b", "rumus": "?"}],
      "baris": [{"nama": "A", "isi": {"a": 3}}]}]}]}
)";
const std::string kExpression = "return ?\n";
const std::string kRecalculation = "local nilai = ?\nprint(nilai)\nreturn years()\n";

const std::string kIndikatorFile = "kerja/skrip/indikator/uji.lua";
const std::string kKebijakanFile = "kerja/skrip/kebijakan/uji.lua";
const std::string kRecalcFile = "kerja/skrip/recalc/uji.lua";
const std::string kWorkspaceFile = "kerja/workspace.json";

// A new kind of script or a new command gets its row here.
const std::vector<Way> kWays = {
    {"indikator", kIndikatorFile, "return " + kIndikator, {"check", kIndikatorFile}},
    {"indikator", kIndikatorFile, "return " + kIndikator, {"check", "kerja"}},
    {"indikator", kIndikatorFile, "return " + kIndikator, {"calc", "kerja"}},
    {"indikator", kIndikatorFile, "return " + kIndikator, {"calc", "kerja", "--jobs", "2"}},
    {"indikator", kIndikatorFile, "return " + kIndikator, {"report", "kerja"}},
    {"indikator", kIndikatorFile, "return " + kIndikator, {"explain", "kerja", "uji"}},
    {"indikator", kIndikatorFile, "return " + kIndikator, {"eval", kIndikatorFile}},
    {"kebijakan", kKebijakanFile, kKebijakan, {"check", kKebijakanFile}},
    {"kebijakan", kKebijakanFile, kKebijakan, {"check", "kerja"}},
    {"kebijakan", kKebijakanFile, kKebijakan, {"calc", "kerja"}},
    {"kebijakan", kKebijakanFile, kKebijakan, {"report", "kerja"}},
    {"kebijakan", kKebijakanFile, kKebijakan, {"explain", "kerja", "uji"}},
    {"expression", "uji.lua", kExpression, {"check", "uji.lua"}},
    {"expression", "uji.lua", kExpression, {"eval", "uji.lua"}},
    {"expression", "uji.lua", kExpression, {"eval", "uji.lua", "--format", "json"}},
    {"recalc", "uji.lua", kRecalculation, {"check", "uji.lua"}},
    {"recalc", kRecalcFile, kRecalculation, {"check", kRecalcFile}},
    {"recalc", kRecalcFile, kRecalculation, {"run", "uji", "kerja"}},
    {"rumus", kWorkspaceFile, kWorkspace, {"check", "kerja"}},
    {"entry", "uji.repl", "?\n", {"repl", "kerja", "--replay", "uji.repl"}},
    {"entry", "uji.repl", "a = ?\n", {"repl", "kerja", "--replay", "uji.repl"}},
    {"entry", "uji.repl", kIndikator + "\n", {"repl", "kerja", "--replay", "uji.repl"}},
};

std::string filled(std::string text, const std::string& expression) {
  for (std::size_t at = text.find('?'); at != text.npos; at = text.find('?', at)) {
    text.replace(at, 1, expression);
    at += expression.size();
  }
  return text;
}

// Blanks and breaks of lines in a table are one blank.
std::string in_one_line(const std::string& text) {
  std::string line;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n';
    if (!blank || (!line.empty() && line.back() != ' ')) line += blank ? ' ' : c;
  }
  return line;
}

// A quotation mark as JSON has it.
std::string unescaped(std::string text) {
  std::erase(text, '\\');
  return text;
}

// What a way tells of an expression; everything else it needs is sound.
std::string told(const Way& way, const std::string& expression) {
  const Scratch scratch;
  write_text(kWorkspaceFile, filled(kWorkspace, "x.a"));
  write_text(kIndikatorFile, filled("return " + kIndikator, "60"));
  write_text(kKebijakanFile, filled(kKebijakan, "60"));
  write_text(way.file, filled(way.text, expression));
  const Ended ended = run_program(way.command);
  return unescaped(in_one_line(ended.out + ended.err));
}

bool contains(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("every kind of script has every doubt told, by every command that reads it") {
  for (const Way& way : kWays) {
    for (const Doubt& doubt : kDoubts) {
      CAPTURE(std::string(way.kind));
      CAPTURE(fmt::format("{}", fmt::join(way.command, " ")));
      CAPTURE(std::string(doubt.expression));
      const std::string text = told(way, doubt.expression);
      CAPTURE(text);
      CHECK(contains(text, doubt.told));
    }
  }
}

TEST_CASE("what is written clearly is no doubt anywhere") {
  for (const Way& way : kWays) {
    for (const char* plain : kPlain) {
      CAPTURE(std::string(way.kind));
      CAPTURE(fmt::format("{}", fmt::join(way.command, " ")));
      CAPTURE(std::string(plain));
      const std::string text = told(way, plain);
      CAPTURE(text);
      for (const Doubt& doubt : kDoubts) CHECK_FALSE(contains(text, doubt.told));
      CHECK_FALSE(contains(text, "meragukan"));
    }
  }
}

TEST_CASE("every folder of scripts is a kind of that table") {
  for (const auto& folder : fs::directory_iterator(source_path("scripts"))) {
    if (!folder.is_directory()) continue;
    const std::string name = folder.path().filename();
    CAPTURE(name);
    CHECK(
        std::any_of(kWays.begin(), kWays.end(), [&](const Way& way) { return way.kind == name; }));
  }
}

TEST_CASE("rows and programs are told: JSON, NDJSON, CSV, and the number of doubts beside them") {
  for (const char* format : {"json", "ndjson", "csv"}) {
    for (const auto& [file, text] : {std::pair(kIndikatorFile, "return " + kIndikator),
                                     std::pair(kKebijakanFile, kKebijakan)}) {
      const Way way{"", file, text, {"calc", "kerja", "--format", format}};
      CAPTURE(std::string(format));
      CAPTURE(file);
      const std::string all = told(way, "1.500");
      CAPTURE(all);
      CHECK(contains(all, "dapat berarti 1,5 atau 1500"));
      CHECK(contains(all, "bacaan yang meragukan; jalankan: iku check kerja"));
    }
  }
  const Way rumus{"rumus", kWorkspaceFile, kWorkspace, {"audit", "kerja"}};
  CHECK(contains(told(rumus, "1.500"), "1 bacaan yang meragukan"));
}

TEST_CASE("the program's own scripts, examples and library have no such doubt") {
  std::vector<fs::path> all = iku::test::files_below("scripts", {".lua"});
  for (const fs::path& path : iku::test::files_below("stdlib", {".lua"})) all.push_back(path);
  for (const fs::path& path : iku::test::files_below("examples", {".json"})) {
    if (path.filename() == "workspace.json") all.push_back(path.parent_path());
  }
  for (const fs::path& path : all) {
    const Ended ended = run_program({"check", path.string()});
    CAPTURE(path.string());
    CAPTURE(ended.out);
    CHECK_FALSE(contains(ended.out, "dalam formula"));
    CHECK_FALSE(contains(ended.out, "nilai dikembalikan"));
  }
}

}  // namespace
