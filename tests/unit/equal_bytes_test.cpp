#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "../support/kabupaten.hpp"
#include "program_fixture.hpp"
#include "repository.hpp"
#include "store/result_file.hpp"

// Two equal runs are equal byte for byte: what they store and what they print, wherever the
// workspace stands and however many threads calculate.

namespace {

namespace fs = std::filesystem;
using namespace iku;
using test::Epoch;

std::map<std::string, std::string> files_in(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_regular_file()) files[entry.path().filename()] = test::read_text(entry.path());
  }
  return files;
}

// The files of hasil/ after a run that saves, and the rows in this format.
struct Given {
  std::map<std::string, std::string> stored;
  std::string rows;
};

Given run(const std::string& workspace, const std::string& format, const std::string& jobs) {
  fs::remove_all(fs::path(workspace) / "hasil");
  const test::Ended ended = test::run_program(
      {"calc", workspace, "--tahun", "semua", "--save", "--format", format, "--jobs", jobs});
  CAPTURE(ended.err);
  REQUIRE(ended.status == 0);
  return {files_in(fs::path(workspace) / "hasil"), ended.out};
}

}  // namespace

TEST_CASE("an example saved in two places gives equal files, with the time of the caller") {
  const test::Scratch scratch;
  const Epoch epoch("1767225600");
  for (const char* place : {"satu", "jauh/di/sana"}) {
    fs::create_directories(place);
    fs::copy(test::source_path("examples/sumobito-2024"), place, fs::copy_options::recursive);
  }
  const Given first = run("satu", "json", "1");
  const Given second = run(fs::absolute("jauh/di/sana").string(), "json", "1");
  REQUIRE(first.stored.size() >= 2);
  CHECK(first.stored == second.stored);
  CHECK(first.rows == second.rows);
  CHECK(store::read_result("satu", 2024)->waktu == "2026-01-01T00:00:00Z");
}

TEST_CASE("a kabupaten gives equal files and equal rows with one thread and with several") {
  const test::Scratch scratch;
  const Epoch epoch("1767225600");
  const test::KabupatenSize size{60, 12, 3, 4};
  test::write_kabupaten("satu", size);
  test::write_kabupaten("dua", size);
  const Given first = run("satu", "json", "1");
  REQUIRE(first.stored.size() == 4);  // three years and the lock
  const StoredResult stored = *store::read_result("satu", 2024);
  REQUIRE(stored.baris.size() == 60 * 12 + 4);
  CHECK(std::all_of(stored.baris.begin(), stored.baris.end(),
                    [](const StoredRow& row) { return row.realisasi.is_number(); }));
  CHECK(first.rows.size() > 60 * 12 * 3 * 100);

  for (const char* jobs : {"1", "2", "5"}) {
    CAPTURE(std::string(jobs));
    for (const char* workspace : {"satu", "dua"}) {
      const Given again = run(workspace, "json", jobs);
      CHECK(again.stored == first.stored);
      CHECK(again.rows == first.rows);
    }
  }
  for (const char* format : {"csv", "ndjson", "tabel"}) {
    CAPTURE(std::string(format));
    const std::string rows = run("satu", format, "1").rows;
    REQUIRE(rows.size() > 10'000);
    for (const char* jobs : {"2", "5"}) CHECK(run("dua", format, jobs).rows == rows);
  }
}

TEST_CASE("another time is noted only where the numbers are others") {
  const test::Scratch scratch;
  test::write_kabupaten("kerja", {2, 4, 1, 1});
  {
    const Epoch epoch("1767225600");
    run("kerja", "json", "1");
  }
  const auto before = files_in("kerja/hasil");
  const Epoch later("1798761600");
  REQUIRE(test::run_program({"calc", "kerja", "--save", "-o", "/dev/null"}).status == 0);
  CHECK(files_in("kerja/hasil") == before);
}
