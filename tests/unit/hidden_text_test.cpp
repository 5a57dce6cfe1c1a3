#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "program_fixture.hpp"
#include "repository.hpp"

// Text that does something else than print, put into every string of workspaces and scripts: no
// command, in no form and no language, lets any of it out.

using namespace iku;

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;

/// A title for the window, a text for the clipboard, a colour by C1, writing turned, width taken
/// away, a line that is none, and a tag.
const std::string kHidden =
    "\x1b]0;pwn\x07\x1b]52;c;aGk=\x1b\\\x1b["
    "31m\x08\x7f\r\u009b2J\u202e\u2066\u200f\u061c\u200b\u00ad"
    "\ufeff\u2028\u2029\U000E0041";

/// The same as escapes of a Lua string.
const std::string kHiddenInLua =
    "\\27]0;pwn\\7\\27]52;c;aGk=\\27\\\\\\27[31m\\8\\127\\r\\u{9b}2J\\u{202e}\\u{2066}\\u{200f}"
    "\\u{61c}\\u{200b}\\u{ad}\\u{feff}\\u{2028}\\u{2029}\\u{e0041}\\237\\160\\128\\255";

/// Nothing of it is left, and what stands for it is there where it must be.
void check_clean(const std::string& what, const std::string& text) {
  CAPTURE(what);
  CHECK(text == printable_lines(text));
}

/// Each run of the program, and every file that runs leave.
class Runs {
 public:
  int run(std::vector<std::string> words, const std::string& input = {}) {
    int status = 0;
    for (const char* language : {"id", "en"}) {
      words.insert(words.end(), {"--lang", language});
      std::istringstream in(input);
      std::streambuf* before = std::cin.rdbuf(in.rdbuf());
      std::cin.clear();
      const test::Ended ended = test::run_program(words);
      std::cin.rdbuf(before);
      std::cin.clear();
      words.resize(words.size() - 2);
      std::string line;
      for (const std::string& word : words) line += word + " ";
      check_clean(line + "out", ended.out);
      check_clean(line + "err", ended.err);
      told += ended.out + ended.err;
      status = ended.status;
    }
    return status;
  }

  std::string told;
};

/// Every string of a JSON, by the keys that lead to it.
void visit_strings(Json& json, const std::string& key,
                   const std::function<void(const std::string& key, Json& text)>& visit) {
  if (json.is_string()) return visit(key, json);
  if (!json.is_structured()) return;
  for (auto& [name, value] : json.items()) {
    visit_strings(value, json.is_object() ? name : key, visit);
  }
}

/// The keys of the schema that a string may stand under.
std::set<std::string> string_keys() {
  const Json schema =
      Json::parse(test::read_text(test::source_path("engine/store/workspace.schema.json")));
  std::set<std::string> keys;
  const std::function<bool(const Json&)> takes_string = [&](const Json& node) {
    if (node.contains("$ref")) {
      const std::string ref = node.at("$ref");
      for (const char* figure : {"/figure", "/angka", "/nilai"}) {  // one reader, of "nilai"
        if (ref.find(figure) != std::string::npos) return false;
      }
      return takes_string(schema.at(Json::json_pointer(ref.substr(1))));
    }
    if (!node.contains("type")) return false;
    const Json& type = node.at("type");
    return type == "string" ||
           (type.is_array() && std::find(type.begin(), type.end(), "string") != type.end());
  };
  const std::function<void(const Json&)> walk = [&](const Json& node) {
    if (node.is_object() && node.contains("properties")) {
      for (const auto& [name, value] : node.at("properties").items()) {
        if (takes_string(value)) keys.insert(name);
        if (value.contains("items") && takes_string(value.at("items"))) keys.insert(name);
      }
    }
    if (!node.is_structured()) return;
    for (const auto& item : node) walk(item);
  };
  walk(schema);
  return keys;
}

/// Has what the examples lack.
const char* const kRest = R"json({
  "$schema": "skema", "format": "iku/1", "nama": "Sisa", "tahun": 2024,
  "kebijakan": "jombang-2024", "sumber": "uji", "catatan": "catatan", "tanda_desimal": "koma",
  "skrip": ["skrip"], "riwayat": ["lama.csv", {"berkas": "lama.json"}],
  "unit": [
    {"kode": "kab", "nama": "Kabupaten", "jenjang": "kabupaten"},
    {"kode": "uji", "nama": "Kecamatan Uji", "jenjang": "kecamatan", "induk": "kab",
     "kebijakan": "jombang-2024", "sumber": "uji", "catatan": "catatan", "tanda_desimal": "koma",
     "tujuan": "tujuan.json", "tercetak": "tercetak.json"}
  ]
})json";

const char* const kRestPlan = R"json([
  {"kode": "T1", "nama": "Tujuan", "indikator": [
    {"kode": "a", "nama": "A", "satuan": "indeks", "polaritas": "positif", "sumber": "uji",
     "catatan": "catatan",
     "target": {"2024": {"nilai": "80", "perubahan": [{"sejak": "2024-08-01", "nilai": "81"}]}},
     "realisasi": {"2024": {"nilai": "75", "sumber": "s"}}},
    {"kode": "b", "nama": "B", "formulasi": "racun", "target": {"2024": 8},
     "masukan": {"p": {"2024": {"nilai": null, "alasan": "belum dinilai"}}}},
    {"kode": "c", "nama": "C", "target": {"2024": 8},
     "realisasi": {"2024": {"nilai": null, "alasan": "belum dinilai"}}}
  ]}
])json";

/// Texts that may say anything.
const std::set<std::string> kFree = {"nama", "catatan", "sumber", "judul"};

std::vector<fs::path> json_files(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& file : fs::recursive_directory_iterator(folder)) {
    if (file.path().extension() == ".json") files.push_back(file.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// Puts hidden text into every free text of a workspace.
void poison_workspace(const fs::path& folder) {
  for (const fs::path& file : json_files(folder)) {
    Json json = Json::parse(test::read_text(file));
    visit_strings(json, {}, [](const std::string& key, Json& text) {
      if (kFree.contains(key)) text = text.get<std::string>() + kHidden;
    });
    test::write_text(file, json.dump(1));
  }
}

/// A workspace of each kind, copied here.
std::vector<std::string> make_workspaces() {
  std::vector<std::string> all = {"contoh-ikpp", "ambulu-2024", "ambunten-2023", "bluto-2020"};
  for (const std::string& name : all) {
    fs::copy(test::source_path("examples/" + name), name, fs::copy_options::recursive);
  }
  test::write_text("sisa/workspace.json", kRest);
  test::write_text("sisa/tujuan.json", kRestPlan);
  test::write_text("sisa/tercetak.json", "[]");
  test::write_text("sisa/lama.json",
                   R"([{"unit": "uji", "indikator": "a", "tahun": "2022", "realisasi": "70",)"
                   R"( "satuan": "indeks", "sumber": "s"}])");
  test::write_text("sisa/lama.csv",
                   "unit,tahun,indikator,nama,target,realisasi,sumber\nuji,2023,a,\"A" + kHidden +
                       "\",80,70,\"s" + kHidden + "\"\n");
  test::write_text(
      "sisa/skrip/indikator/racun.lua",
      "return indikator {kode = \"racun\", nama = \"r" + kHiddenInLua + "\", satuan = \"s" +
          kHiddenInLua + "\", sumber = \"q" + kHiddenInLua + "\", catatan = \"c" + kHiddenInLua +
          "\", masukan = {p = {nama = \"n" + kHiddenInLua + "\", satuan = \"u" + kHiddenInLua +
          "\"}},\nformulasi = function(x) print(\"" + kHiddenInLua +
          "\") if x:ada(\"p\") then return x.p end error(\"e" + kHiddenInLua + "\") end}");
  all.emplace_back("sisa");
  return all;
}

void run_all(Runs& runs, const std::string& workspace, const std::string& indikator) {
  for (const char* form : {"tabel", "json", "ndjson", "csv"}) {
    runs.run({"calc", workspace, "--tahun", "semua", "--format", form});
  }
  for (const char* form : {"txt", "md", "html", "json"}) {
    runs.run({"report", workspace, "--format", form});
  }
  for (const char* form : {"tabel", "json"}) {
    runs.run({"audit", workspace, "--format", form});
    runs.run({"explain", workspace, indikator, "--format", form});
    runs.run({"compare", workspace, workspace, "--format", form});
  }
  runs.run({"check", workspace});
  runs.run({"calc", workspace, "--save", "--waktu", "2026-01-31T00:00:00Z"});
  runs.run({"check", workspace, "--drift"});
  std::string entries;
  for (const char* mode : {"tabel", "json", "csv", "md"}) {
    entries += std::string(".mode ") + mode + "\n.calc\n.report\n.audit\n.explain " + indikator +
               "\n.deps " + indikator + "\n.uses " + indikator + "\n.trend " + indikator +
               "\n.rules\n.flip " + indikator + "\n.sens " + indikator + "\n" + indikator + "\n?" +
               indikator + "\n.help\n.last\n";
  }
  entries += ".unit\n.source " + indikator + "\n.log\n.watch " + indikator + "\nprint(\"" +
             kHiddenInLua + "\")\n\"" + kHidden + "\"\nerror(\"" + kHiddenInLua + "\")\n." +
             kHidden + "\n";
  if (isatty(STDIN_FILENO) == 0) runs.run({"repl", workspace, "--no-init"}, entries);
  test::write_text("entri.repl", entries);
  runs.run({"repl", workspace, "--no-init", "--replay", "entri.repl"});
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("no string of a workspace does anything but print") {
    const test::Scratch scratch;
    const std::vector<std::string> all = make_workspaces();
    Runs runs;
    for (const std::string& name : all) {
      CAPTURE(name);
      poison_workspace(name);
      CHECK(runs.run({"check", name}) <= 1);  // it still is a workspace
      run_all(runs, name, name == "sisa" ? "b" : name == "contoh-ikpp" ? "ikpp" : "ikm");
    }
    CHECK(runs.told.find("\u241B]52;c;aGk=") != std::string::npos);  // it was shown, and only so
    CHECK(runs.told.find("\\u202e") != std::string::npos);
    // What the runs stored is JSON that prints too.
    for (const std::string& name : all) {
      if (!fs::exists(name + "/hasil")) continue;
      for (const auto& file : fs::recursive_directory_iterator(name + "/hasil")) {
        if (file.is_regular_file()) check_clean(file.path(), test::read_text(file.path()));
      }
    }
  }

  TEST_CASE("a workspace that is none because of such a text says so in text that prints") {
    const test::Scratch scratch;
    Runs runs;
    std::set<std::string> seen;
    for (const std::string& name : make_workspaces()) {
      for (const fs::path& file : json_files(name)) {
        const std::string before = test::read_text(file);
        Json whole = Json::parse(before);
        std::map<std::string, Json*> texts;  // the first of each key
        visit_strings(whole, {},
                      [&](const std::string& key, Json& text) { texts.emplace(key, &text); });
        for (const auto& [key, text] : texts) {
          seen.insert(key);
          const Json good = *text;
          *text = good.get<std::string>() + kHidden;
          test::write_text(file, whole.dump(1));
          runs.run({"check", name});
          *text = good;
        }
        test::write_text(file, before);
      }
    }
    for (const std::string& key : string_keys()) {
      CAPTURE(key);
      CHECK(seen.contains(key));
    }
    // Names of members too.
    Json named = Json::parse(test::read_text("contoh-ikpp/workspace.json"));
    named[kHidden] = 1;
    named["unit"][1]["tujuan"][0]["sasaran"][0]["indikator"][1]["target"]["2024" + kHidden] = 1;
    test::write_text("contoh-ikpp/workspace.json", named.dump(1));
    runs.run({"check", "contoh-ikpp"});
    CHECK(runs.told.find("\u241B") != std::string::npos);
  }

  TEST_CASE("no string of a script does anything but print") {
    const test::Scratch scratch;
    fs::copy(test::source_path("examples/contoh-ikpp"), "kerja", fs::copy_options::recursive);
    // Each string of a policy by itself: some make it none.
    const std::string policy =
        test::read_text(test::source_path("scripts/kebijakan/jombang-2024.lua"));
    Json workspace = Json::parse(test::read_text("kerja/workspace.json"));
    workspace["skrip"] = Json::array({"skrip"});
    test::write_text("kerja/workspace.json", workspace.dump(1));
    Runs runs;
    std::size_t strings = 0;
    for (std::size_t at = policy.find('"'); at != std::string::npos;) {
      std::size_t end = at + 1;
      while (policy[end] != '"') end += policy[end] == '\\' ? 2u : 1u;
      std::string poisoned = policy;
      poisoned.insert(end, kHiddenInLua);
      test::write_text("kerja/skrip/kebijakan/jombang-2024.lua", poisoned);
      runs.run({"check", "kerja"});
      runs.run({"report", "kerja", "--format", "md"});
      runs.run({"explain", "kerja", "ikpp"});
      runs.run({"check", "kerja/skrip/kebijakan/jombang-2024.lua"});
      ++strings;
      at = policy.find('"', end + 1);
    }
    CHECK(strings > 20);
    test::write_text("a.lua", "print(\"" + kHiddenInLua + "\") return \"" + kHiddenInLua + "\"");
    test::write_text("b.lua", "error(\"" + kHiddenInLua + "\")");
    test::write_text("c.lua", "return 1 +\x1b]0;pwn\x07 2");
    test::write_text("d.lua", "return missing(\"" + kHiddenInLua + "\")");
    test::write_text("e.lua", "return x[\"" + kHiddenInLua + "\"]");
    for (const char* form : {"tabel", "json"}) {
      runs.run({"eval", "a.lua", "b.lua", "c.lua", "d.lua", "e.lua", "--format", form});
    }
    test::write_text("run.lua", "print(\"" + kHiddenInLua +
                                    "\") print(arg[1]) report(\"contoh\", 2024, "
                                    "\"r" +
                                    kHiddenInLua + ".md\")");
    runs.run({"run", "run.lua", "kerja", kHidden});
    CHECK_FALSE(fs::exists("kerja/hasil/laporan"));
    runs.run({"calc", "kerja" + kHidden});
    runs.run({kHidden});
    runs.run({"calc", "kerja", "--" + kHidden});
  }
}
