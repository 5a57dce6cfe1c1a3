#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "cli/journal.hpp"
#include "cli/shell.hpp"
#include "session_fixture.hpp"

// The commands of the shell that read and write files, and scripts that change under a session.

using namespace iku;

namespace fs = std::filesystem;

namespace {

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// A shell over copies of contoh-ikpp and of the scripts, in a working directory of its own.
struct Desk {
  test::Scratch scratch;
  std::unique_ptr<session::Session> session;
  std::unique_ptr<cli::Shell> shell;

  Desk() {
    const auto all = fs::copy_options::recursive;
    fs::copy(test::source_path("examples/contoh-ikpp"), "kerja", all);
    fs::copy(test::source_path("scripts"), "skrip", all);
    std::string plan = test::read_text("kerja/workspace.json");
    plan.insert(plan.find('{') + 1, "\"skrip\": [\"skrip\"],");
    test::write_text("kerja/workspace.json", plan);
    begin();
  }

  /// A new session over what is on disk now.
  void begin() {
    shell.reset();
    session = test::session_over("kerja", test::settings_with(fs::absolute("skrip")));
    shell = std::make_unique<cli::Shell>(*session, 100, false);
  }

  cli::Reply reply(const std::string& entry) { return shell->execute(entry); }
  std::string enter(const std::string& entry) { return reply(entry).text; }
  double realisasi(const std::string& kode) { return session->row(kode).realisasi.number(); }
};

constexpr const char* kGabungan =
    "indikator {  \n"
    "  kode = \"gabungan\", satuan = \"indeks\", skala = {0, 100},\n"
    "  formulasi = function(x) return 10 * x.ikm + x.ipp end,\n"
    "}";

/// Leaves a journal as a killed session would, and gives its path.
fs::path leave_journal(const std::string& entries) {
  cli::Journal running("jurnal", "kerja");
  running.append(".set ipp 1");
  const fs::path held = fs::directory_iterator("jurnal")->path();
  fs::path left = held.parent_path() / (held.filename().string().substr(0, 17) + "1-0.repl");
  test::write_text(left, entries);
  return left;
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("every command of the shell stands in a transcript or in this file") {
    std::string told = test::read_text(test::source_path("tests/unit/shell_scripts_test.cpp"));
    for (const auto& path : test::files_below("tests/transcripts", {".repl"})) {
      told += test::read_text(path);
    }
    REQUIRE(cli::all_commands().size() > 30);
    for (const cli::Command& command : cli::all_commands()) {
      const std::string name = command.name;
      CAPTURE(name);
      bool found = false;
      for (const std::string before : {"> .", "enter(\".", "reply(\"."}) {
        for (const char* after : {" ", "\n", "\")"}) {
          found = found || contains(told, before + name + after);
        }
      }
      CHECK(found);
    }
  }

  TEST_CASE(".save keeps a definition as a script, and the one it replaces beside it") {
    Desk desk;
    test::write_text("kerja/skrip/indikator/ikpp.lua", test::read_text("skrip/indikator/ikpp.lua"));
    desk.begin();
    CHECK(contains(desk.enter(".save gabungan"), "tidak didefinisikan dalam sesi ini"));
    desk.enter(kGabungan);
    const std::string told = desk.enter(".save gabungan");
    CHECK(contains(told, "disimpan: kerja/skrip/indikator/gabungan.lua"));
    CHECK(contains(told, "{\"kode\": \"gabungan\"} pada rencana unit contoh"));
    CHECK(test::read_text("kerja/skrip/indikator/gabungan.lua") ==
          "return indikator {\n"
          "  kode = \"gabungan\", satuan = \"indeks\", skala = {0, 100},\n"
          "  formulasi = function(x) return 10 * x.ikm + x.ipp end,\n"
          "}\n");
    CHECK(contains(desk.enter(".save gabungan"), "sudah sama: "));
    const std::string before = test::read_text("kerja/skrip/indikator/ikpp.lua");
    desk.enter("indikator { kode = \"ikpp\", formulasi = function(x) return x.ikm + x.ipp end }");
    const cli::Reply refused = desk.reply(".save ikpp");
    CHECK(refused.failed);
    CHECK(contains(refused.text, ".save! ikpp menimpanya"));
    CHECK(test::read_text("kerja/skrip/indikator/ikpp.lua") == before);
    const std::string replaced = desk.enter(".save! ikpp");
    CHECK(contains(replaced, "yang lama: "));
    CHECK_FALSE(contains(replaced, "workspace.json"));  // the plan names it already
    CHECK(test::read_text("kerja/skrip/indikator/ikpp.lua.lama") == before);
    desk.enter("indikator { kode = \"ikpp\", formulasi = function(x) return x.ikm end }");
    CHECK(contains(desk.enter(".save! ikpp"), "ikpp.lua.lama-2"));  // what was kept is kept
    desk.enter(".undo");
    desk.enter(".save! ikpp");
    desk.begin();
    CHECK(desk.realisasi("ikpp") == doctest::Approx(3.222 + 3.08));
  }

  TEST_CASE(".save writes valid codes into the workspace's own scripts and nothing else") {
    const std::string kode = "../../../korban/x";
    const std::string entry =
        "indikator { kode = \"" + kode + "\", formulasi = function(x) return 1 end }";
    Desk desk;
    fs::create_directory("korban");
    desk.enter(entry);
    CHECK(contains(desk.enter(".save " + kode), "tidak dapat menjadi nama berkas"));
    desk.shell->set_editor([](const fs::path&) { CHECK(false); });
    CHECK(contains(desk.enter(".edit " + kode), "tidak dapat menjadi nama berkas"));
    CHECK(fs::is_empty("korban"));
    // Scripts elsewhere are read and never written.
    const std::string program = test::read_text("skrip/indikator/ikpp.lua");
    desk.enter("indikator { kode = \"ikpp\", formulasi = function(x) return x.ikm end }");
    CHECK(contains(desk.enter(".save! ikpp"), "disimpan: kerja/skrip/indikator/ikpp.lua"));
    CHECK(test::read_text("skrip/indikator/ikpp.lua") == program);
    fs::remove_all("kerja/skrip");
    fs::create_directory_symlink("../korban", "kerja/skrip");
    CHECK(contains(desk.enter(".save ikpp"), "adalah tautan"));
    CHECK(fs::is_empty("korban"));
    test::write_text("kerja/workspace.json",
                     test::read_text(test::source_path("examples/contoh-ikpp/workspace.json")));
    desk.begin();
    desk.enter("indikator { kode = \"ikpp\", formulasi = function(x) return x.ikm end }");
    CHECK(contains(desk.enter(".save ikpp"), "tidak mempunyai folder skrip sendiri"));
  }

  TEST_CASE("a file of entries writes no files, unless who started the shell lets it") {
    Desk desk;
    const std::string define =
        "indikator { kode = \"baru\", formulasi = function(x) return 1 end }\n";
    for (const std::string command :
         {".save baru", ".log x.repl", ".once x.md", ".edit ikpp", ".recover drop"}) {
      CAPTURE(command);
      test::write_text("entri.repl", define + command + "\n");
      const cli::Reply read = desk.reply(".read entri.repl");
      CHECK(read.failed);
      CHECK(contains(read.text, "--boleh-menulis"));
      const cli::Reply replayed = desk.shell->execute(command, {"entri.repl", 2, true});
      CHECK(replayed.failed);
      CHECK(contains(replayed.text, "--boleh-menulis"));
    }
    CHECK_FALSE(fs::exists("kerja/skrip"));
    CHECK_FALSE(fs::exists("x.repl"));
    CHECK_FALSE(desk.reply(".log").failed);
    CHECK_FALSE(desk.shell->execute(".log", {"entri.repl", 1, true}).failed);
    desk.shell->let_files_write();
    CHECK_FALSE(desk.shell->execute(".save baru", {"entri.repl", 2, true}).failed);
    CHECK(fs::exists("kerja/skrip/indikator/baru.lua"));
  }

  TEST_CASE(".edit defines what the editor leaves, and nothing where it leaves what was there") {
    Desk desk;
    CHECK(contains(desk.enter(".edit ikpp"), "memerlukan terminal"));
    std::string seen;
    std::string left;
    fs::path file;
    desk.shell->set_editor([&](const fs::path& path) {
      file = path;
      seen = test::read_text(path);
      if (!left.empty()) test::write_text(path, left);
    });
    CHECK(contains(desk.enter(".edit ikpp"), "tidak ada yang diubah"));
    CHECK(seen == test::read_text("skrip/indikator/ikpp.lua"));
    CHECK_FALSE(fs::exists(file));
    left =
        "-- lain\nreturn indikator { kode = \"ikpp\",\n"
        "  formulasi = function(x) return x.ikm + x.ipp end }\n";
    CHECK(contains(desk.enter(".edit ikpp"), " ikpp  7,1075 → 6,3020"));
    REQUIRE(desk.shell->log().size() == 1);
    CHECK(desk.shell->log()[0].starts_with("indikator { kode = \"ikpp\",\n"));
    left = "return 1";
    CHECK(contains(desk.enter(".edit ikpp"), "definisi harus berbunyi"));
    CHECK(contains(desk.enter(".edit ipp"), "tidak memiliki formulasi"));
    CHECK(desk.realisasi("ikpp") == doctest::Approx(6.302));
    desk.enter(".undo");
    CHECK(desk.realisasi("ikpp") == doctest::Approx(7.1075));
  }

  TEST_CASE(".log writes what changed into a file, which .read carries out again") {
    Desk desk;
    CHECK(contains(desk.enter(".log"), "belum ada yang diubah"));
    desk.enter(".set ipp 3.5");
    desk.enter("ikpp.capaian");
    desk.enter(kGabungan);
    CHECK(contains(desk.enter(".log sesi.repl"), "2 baris disimpan di sesi.repl"));
    CHECK(test::read_text("sesi.repl") ==
          "-- andaian: 2 perubahan terhadap data: ipp 3,08 → 3,5; formulasi gabungan\n"
          ".set ipp 3.5\n" +
              std::string(kGabungan) + "\n");
    const double there = desk.realisasi("gabungan");
    desk.begin();
    CHECK(desk.enter(".read sesi.repl") ==
          " 2 entri dijalankan, 2 di antaranya mengubah sesi\n"
          " andaian: 2 perubahan terhadap data: ipp 3,08 → 3,5; formulasi gabungan\n");
    CHECK(desk.realisasi("gabungan") == there);
    CHECK(desk.shell->log().size() == 2);
    CHECK(desk.reply(".read tiada.repl").failed);
    CHECK(contains(desk.enter(".read"), ".read"));
  }

  TEST_CASE("an entry of a file that never ends is told with its line, and is not left out") {
    struct Row {
      const char* text;
      const char* place;
    };
    for (const Row& row : {Row{".set ipp 3.5\n\nindikator {\n  kode = \"a\",\n", "sesi.repl:3: "},
                           Row{".set ipp 3.5\n1 +", "sesi.repl:2: "},
                           Row{".set ipp 3.5\nindikator {\n.set ikm 2\n", "sesi.repl:2: "}}) {
      CAPTURE(std::string(row.text));
      Desk desk;
      test::write_text("sesi.repl", row.text);
      const cli::Reply reply = desk.reply(".read sesi.repl");
      CHECK(reply.failed);
      CHECK(contains(reply.text, row.place));
      CHECK(contains(reply.text, "tidak pernah selesai"));
      CHECK(desk.shell->log() == std::vector<std::string>{".set ipp 3.5"});
    }
    Desk desk;
    test::write_text("sesi.repl", ".set ipp 3.5\n\n-- selesai (\n  \n");
    CHECK_FALSE(desk.reply(".read sesi.repl").failed);
  }

  TEST_CASE(".recover carries out what a killed session left, once; .recover drop drops it") {
    Desk desk;
    CHECK(contains(desk.enter(".recover"), "tidak ada sesi yang terhenti"));
    cli::Journal journal("jurnal", "kerja");
    desk.shell->keep_journal(journal);
    const fs::path left = leave_journal(".set ipp 3.5\n.set ikm 2.5\n");
    CHECK(contains(desk.enter(".recover"),
                   "andaian: 2 perubahan terhadap data: ikm 3,222 → 2,5; ipp 3,08 → 3,5"));
    CHECK(desk.realisasi("ikpp") == doctest::Approx(1.25 * 2.5 + 3.5));
    CHECK_FALSE(fs::exists(left));
    CHECK(contains(desk.enter(".recover"), "tidak ada sesi yang terhenti"));
    leave_journal(".set ipp 4\n");
    CHECK(contains(desk.enter(".recover drop"), "1 sesi terhenti dibuang"));
    CHECK_FALSE(fs::exists(left));
    CHECK(desk.reply(".recover semua").text.empty() == false);
    CHECK(desk.realisasi("ikpp") == doctest::Approx(1.25 * 2.5 + 3.5));
  }

  TEST_CASE(
      "a script changed on disk counts at the next prompt; a broken one keeps the last good") {
    Desk desk;
    const fs::path script = "skrip/indikator/ikpp.lua";
    const std::string good = test::read_text(script);
    CHECK(desk.shell->refresh().text.empty());
    std::string other = good;
    other.replace(other.find("1.25 * x.ikm"), 12, "2.00 * x.ikm");
    test::write_text(script, other + "-- lain\n");
    const cli::Reply changed = desk.shell->refresh();
    CHECK_FALSE(changed.failed);
    CHECK(contains(changed.text, "skrip berubah di disk"));
    CHECK(contains(changed.text, " ikpp  7,1075 → 9,5240"));
    CHECK(desk.shell->refresh().text.empty());
    test::write_text(script, good + "return return\n");
    const cli::Reply broken = desk.shell->refresh();
    CHECK(broken.failed);
    CHECK(contains(broken.text, "yang terakhir baik tetap dipakai"));
    CHECK(contains(broken.text, "ikpp.lua:1"));
    CHECK(desk.enter("ikpp.realisasi") == "9,524\n");
    CHECK(desk.shell->refresh().text.empty());  // told once
    test::write_text(script, good);
    CHECK(contains(desk.shell->refresh().text, " ikpp  9,5240 → 7,1075"));
  }
}
