#include "store/result_file.hpp"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <string>

#include "base/hash.hpp"
#include "file_steps.hpp"
#include "formula/provenance.hpp"
#include "repository.hpp"
#include "store/result_chain.hpp"
#include "store/workspace_reader.hpp"

using namespace iku;

namespace fs = std::filesystem;

namespace {

// A copy of an example and of the scripts, in the working directory.
struct Copy {
  test::Scratch scratch;
  formula::Settings settings;

  Copy() {
    const auto all = fs::copy_options::recursive;
    fs::copy(test::source_path("examples/contoh-ikpp"), "kerja", all);
    fs::copy(test::source_path("scripts"), "skrip", all);
    fs::copy(test::source_path("stdlib"), "stdlib", all);
    settings.script_roots = {fs::absolute("skrip")};
    settings.stdlib_directory = fs::absolute("stdlib").string();
  }

  StoredResult result(const std::string& waktu = "2026-01-31T00:00:00Z") const {
    const store::Loaded loaded = store::read_workspace("kerja");
    formula::Calculator calculator(loaded.workspace, settings);
    formula::Fingerprints fingerprints(calculator);
    StoredResult made = formula::stored_result(calculator.calculate(), fingerprints, 2024);
    made.program = "iku";
    made.waktu = waktu;
    return made;
  }

  void replace(const std::string& file, const std::string& what, const std::string& by) const {
    std::string text = test::read_text(file);
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    test::write_text(file, text.replace(at, what.size(), by));
  }
};

}  // namespace

TEST_SUITE("store") {
  TEST_CASE("the hash is SHA-256") {
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  TEST_CASE("equal runs give equal bytes, and what was stored reads back") {
    const Copy copy;
    const store::ResultLock lock("kerja");
    CHECK(store::write_result(lock, "kerja", copy.result()));
    const std::string first = test::read_text(store::result_path("kerja", 2024));
    fs::remove(store::result_path("kerja", 2024));
    CHECK(store::write_result(lock, "kerja", copy.result()));
    CHECK(test::read_text(store::result_path("kerja", 2024)) == first);
    CHECK_FALSE(store::write_result(lock, "kerja", copy.result("2027-01-01T00:00:00Z")));
    CHECK(test::read_text(store::result_path("kerja", 2024)) == first);
    CHECK(store::stored_years("kerja") == std::vector<Tahun>{2024});
    const StoredResult stored = *store::read_result("kerja", 2024);
    REQUIRE(stored.baris.size() == 3);
    CHECK(stored.baris[2].realisasi.number() == doctest::Approx(7.1075));
    CHECK(stored.baris[2].baca == std::vector<std::string>{"contoh/ikm@2024", "contoh/ipp@2024"});
    CHECK(formula::drift(stored, copy.result()).empty());
    CHECK_FALSE(store::read_result("kerja", 2023).has_value());
  }

  TEST_CASE("drift names the rows that no longer follow, and the cause of each") {
    using Cause = formula::Drift::Cause;
    struct Row {
      const char* file;
      const char* what;
      const char* by;
      std::vector<std::pair<std::string, Cause>> drifted;
    };
    const std::vector<Row> rows = {
        {"kerja/workspace.json",
         "3.08",
         "3.18",
         {{"ipp", Cause::kData}, {"ikpp", Cause::kUpstream}}},
        {"skrip/indikator/ikpp.lua", "1.25 * x", "1.5 * x", {{"ikpp", Cause::kFormula}}},
        {"skrip/indikator/ikpp.lua", "catatan", "-- lain\n  catatan", {}},
        {"skrip/kebijakan/jombang-2024.lua", "return", "-- lain\nreturn", {}},
        {"skrip/kebijakan/jombang-2024.lua",
         "batas(x.capaian, 0, 100)",
         "batas(x.capaian, 0, 85)",
         {{"ikm", Cause::kPolicy}, {"ipp", Cause::kPolicy}, {"ikpp", Cause::kPolicy}}},
        {"stdlib/rasio.lua", "return", "-- lain\nreturn", {}},
    };
    for (const Row& row : rows) {
      CAPTURE(std::string(row.by));
      const Copy copy;
      const StoredResult stored = copy.result();
      copy.replace(row.file, row.what, row.by);
      const std::vector<formula::Drift> found = formula::drift(stored, copy.result());
      REQUIRE(found.size() == row.drifted.size());
      for (std::size_t i = 0; i < found.size(); ++i) {
        CHECK(found[i].now.indikator == row.drifted[i].first);
        CHECK(found[i].cause == row.drifted[i].second);
      }
    }
    const Copy copy;
    StoredResult altered = copy.result();
    altered.baris[1].realisasi = Value(9.0);
    const auto found = formula::drift(altered, copy.result());
    REQUIRE(found.size() == 1);
    CHECK(found[0].cause == Cause::kUnknown);
  }

  TEST_CASE("a rule pack that says another number moves the rows that use it, and no others") {
    using Cause = formula::Drift::Cause;
    const Copy copy;
    copy.replace("skrip/indikator/ikm_nrr.lua", "skm.nrr_tertimbang(x.jawaban)",
                 "skm.nrr_tertimbang(x.jawaban, {bobot = \"tercetak\"})");
    const StoredResult stored = copy.result();
    copy.replace("stdlib/paket/permenpanrb-14-2017.lua", "bobot_tercetak = 0.11",
                 "bobot_tercetak = 0.1");
    const StoredResult now = copy.result();
    const std::vector<formula::Drift> found = formula::drift(stored, now);
    REQUIRE(found.size() == 2);
    CHECK(found[0].now.indikator == "ikm");
    CHECK(found[0].cause == Cause::kPack);
    CHECK(found[0].culprit == "permenpanrb-14-2017");
    CHECK(found[0].now.realisasi.number() ==
          doctest::Approx(found[0].stored.realisasi.number() * 0.1 / 0.11));
    CHECK(found[1].now.indikator == "ikpp");
    CHECK(found[1].cause == Cause::kUpstream);
  }

  TEST_CASE("results are a chain: a replaced file is kept, one that was altered is found") {
    const Copy copy;
    const store::ResultLock lock("kerja");
    store::write_result(lock, "kerja", copy.result());
    const std::string first = test::read_text(store::result_path("kerja", 2024));
    copy.replace("kerja/workspace.json", "3.08", "3.18");
    store::write_result(lock, "kerja", copy.result());
    CHECK(store::read_result("kerja", 2024)->sebelum == sha256(first));
    CHECK(store::read_chain("kerja", 2024).faults.empty());
    const fs::path kept = fs::directory_iterator("kerja/hasil/riwayat")->path();
    CHECK(test::read_text(kept) == first);
    test::write_text(kept, first + " ");
    CHECK(store::read_chain("kerja", 2024).faults.size() == 1);
    fs::remove(kept);
    CHECK(store::read_chain("kerja", 2024).faults.size() == 1);
  }

  TEST_CASE("a file that is no result is told, never taken for one") {
    const Copy copy;
    for (const char* text :
         {"", "{", "[]", "{\"format\": \"lain\"}", "{\"format\": \"iku-hasil/1\"}"}) {
      CAPTURE(std::string(text));
      test::write_text("kerja/hasil/2024.json", text);
      CHECK_THROWS_AS(store::read_result("kerja", 2024), Error);
      const store::ResultLock lock("kerja");
      CHECK_THROWS_AS(store::write_result(lock, "kerja", copy.result()), Error);
      CHECK(test::read_text("kerja/hasil/2024.json") == text);
    }
  }

  TEST_CASE("a stored result is read within bounds, and what is none is told with its reason") {
    const Copy copy;
    const std::string path = "kerja/hasil/2024.json";
    {
      const store::ResultLock lock("kerja");
      store::write_result(lock, "kerja", copy.result());
    }
    const std::string good = test::read_text(path);
    const auto with = [&](const std::string& what, const std::string& by) {
      std::string text = good;
      const std::size_t at = text.find(what);
      REQUIRE(at != std::string::npos);
      return text.replace(at, what.size(), by);
    };
    const auto repeated = [](const std::string& piece, int times) {
      std::string text;
      for (int i = 0; i < times; ++i) text += piece;
      return text;
    };
    struct Row {
      const char* what;
      std::string text;
      const char* reason;
    };
    const Row rows[] = {
        {"deep", with("\"baca\":[]", "\"baca\":" + repeated("[", 120000) + repeated("]", 120000)),
         "bersarang"},
        {"only brackets", repeated("[", 2'000'000), "bersarang"},
        {"a list of anything", "[" + repeated("1,", 5'000'000) + "1]", "nilai"},
        {"a row too long", with("\"baca\":[]", "\"baca\":[" + repeated("\"\",", 300'000) + "\"\"]"),
         "nilai"},
        {"members without end", with("\"format\"", repeated("\"x\":1,", 300'000) + "\"format\""),
         "nilai"},
        {"no UTF-8", with("\"waktu\": \"", "\"waktu\": \"\xe9"), "rusak"},
        {"a zero byte", good + std::string("\0{}", 3), "nol"},
        {"a zero byte inside", with("\"data\"", std::string("\0\"data\"", 7)), "nol"},
        {"no time", with("2026-01-31T00:00:00Z", "\\u001b]0;pwn\\u0007"), "waktu"},
        {"an impossible day", with("2026-01-31T", "2026-02-31T"), "waktu"},
        {"another year", with("\"tahun\": 2024", "\"tahun\": 2023"), "2023"},
        {"no year", with("\"tahun\": 2024", "\"tahun\": 1e300"), "bukan hasil iku"},
        {"a path for a hash", with("\"sebelum\": \"\"", "\"sebelum\": \"../../../x\""),
         "bukan hasil iku"},
        {"a number for a text", with("\"unit\":\"contoh\"", "\"unit\":7"), "bukan hasil iku"},
        {"rows that are none", with("\n  {\"unit\"", "\n  7,{\"unit\""), "bukan hasil iku"},
        {"a key twice", with("\"tahun\": 2024", "\"tahun\": 2024, \"tahun\": 2024"), "tahun"},
    };
    for (const Row& row : rows) {
      CAPTURE(std::string(row.what));
      test::write_text(path, row.text);
      std::string told;
      try {
        store::read_result("kerja", 2024);
      } catch (const Error& error) {
        CHECK(error.status() == Exit::kInvalidInput);
        told = render(error.diagnostics().front()).bytes();
      }
      CAPTURE(told);
      CHECK(told.find(row.reason) != std::string::npos);
      // Neither read nor replaced by another.
      const store::ResultLock lock("kerja");
      CHECK_THROWS_AS(store::write_result(lock, "kerja", copy.result()), Error);
      CHECK(test::read_text(path) == row.text);
    }
    test::write_text(path, good);
    CHECK(store::read_result("kerja", 2024)->baris.size() == 3);
  }

  TEST_CASE("two runs never write at once, and a killed one leaves no lock") {
    const Copy copy;
    int ready[2];
    REQUIRE(pipe(ready) == 0);
    const pid_t child = fork();
    if (child == 0) {
      const store::ResultLock lock("kerja");
      const char byte = 1;
      if (write(ready[1], &byte, 1) != 1) _exit(1);
      for (;;) pause();
    }
    char byte = 0;
    REQUIRE(read(ready[0], &byte, 1) == 1);
    CHECK_THROWS_AS(store::ResultLock("kerja"), Error);
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    CHECK_NOTHROW(store::ResultLock("kerja"));
    close(ready[0]);
    close(ready[1]);
  }

  TEST_CASE("killed at any moment, a run leaves the old file or the new one, whole") {
    const Copy copy;
    {
      const store::ResultLock lock("kerja");
      store::write_result(lock, "kerja", copy.result());
    }
    const fs::path path = store::result_path("kerja", 2024);
    const std::string old = test::read_text(path);
    StoredResult next = copy.result("2026-02-01T00:00:00Z");
    next.baris[0].realisasi = Value(7.0);
    int olds = 0;
    int news = 0;
    for (bool killed = true; killed;) {
      const int moment = olds + news + 1;
      CAPTURE(moment);
      test::write_text(path, old);
      fs::remove_all("kerja/hasil/riwayat");
      const pid_t child = fork();
      if (child == 0) {
        test::at_file_moments([moment](int now) {
          if (now == moment) raise(SIGKILL);
        });
        const store::ResultLock lock("kerja");
        store::write_result(lock, "kerja", next);
        _exit(0);
      }
      int status = 0;
      waitpid(child, &status, 0);
      killed = WIFSIGNALED(status);
      const bool is_old = test::read_text(path) == old;
      (is_old ? olds : news) += 1;
      CHECK((is_old || store::read_result("kerja", 2024)->baris[0].realisasi.number() == 7.0));
      CHECK((!is_old || news == 0));  // once there, the new one stays
      CHECK(store::read_chain("kerja", 2024).faults.empty());
    }
    CHECK(olds > 0);
    CHECK(news > 1);  // the last was not killed
  }
}
