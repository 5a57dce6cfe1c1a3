#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <sys/file.h>
#include <sys/resource.h>

#include <csignal>
#include <map>

#include "base/hash.hpp"
#include "file_steps.hpp"
#include "program_fixture.hpp"
#include "repository.hpp"
#include "store/result_chain.hpp"
#include "store/result_file.hpp"

// calc --save where it cannot write, where it is not alone, and where it is killed: what was stored
// stays whole, and the exit status and message say what went wrong.

namespace {

namespace fs = std::filesystem;
using namespace iku;
using test::Ended;
using test::OwnProcess;

constexpr Tahun kFirst = 2020;
constexpr Tahun kLast = 2024;
constexpr int kCannotWrite = static_cast<int>(Exit::kCannotWrite);
constexpr int kAlien = 65534;  // "nobody", who may write nothing of ours

// The realisasi of every year is `value`; `rows` of them beside it make the files larger.
void write_workspace(int value, int rows = 1) {
  std::string series;
  for (Tahun tahun = kFirst; tahun <= kLast; ++tahun) {
    series += fmt::format("{}\"{}\": {}", series.empty() ? "" : ", ", tahun, value);
  }
  std::string indikator;
  for (int i = 0; i < rows; ++i) {
    indikator += fmt::format(
        "{}{{\"kode\": \"i{}\", \"nama\": \"I\", \"target\": {{{}}}, \"realisasi\": {{{}}}}}",
        i == 0 ? "" : ",\n", i, series, series);
  }
  test::write_text("kerja/workspace.json",
                   "{\"format\": \"iku/1\", \"nama\": \"Uji\", \"tahun\": 2024, \"kebijakan\": "
                   "\"jombang-2024\", \"sumber\": \"uji\", \"unit\": [{\"kode\": \"u\", \"nama\": "
                   "\"U\", \"jenjang\": \"kecamatan\", \"tujuan\": [{\"kode\": \"T\", \"nama\": "
                   "\"T\", \"sasaran\": [{\"kode\": \"S\", \"nama\": \"S\", \"indikator\": [" +
                       indikator + "]}]}]}]}\n");
}

std::vector<std::string> saving(const std::string& waktu = "2026-01-31T00:00:00Z") {
  return {"calc", "kerja", "--tahun", "semua", "--save", "--waktu", waktu, "-o", "/dev/null"};
}

// Every file below hasil/ with its text, the lock left out.
std::map<std::string, std::string> stored_files() {
  std::map<std::string, std::string> files;
  if (!fs::is_directory("kerja/hasil")) return files;
  for (const auto& entry : fs::recursive_directory_iterator("kerja/hasil")) {
    if (!entry.is_regular_file() || entry.path().filename() == ".kunci") continue;
    files[entry.path().lexically_relative("kerja/hasil")] = test::read_text(entry.path());
  }
  return files;
}

// The text of each year's file.
std::map<Tahun, std::string> stored_texts() {
  std::map<Tahun, std::string> texts;
  for (const Tahun tahun : store::stored_years("kerja")) {
    texts[tahun] = test::read_text(store::result_path("kerja", tahun));
  }
  return texts;
}

void check_every_chain() {
  for (const Tahun tahun : store::stored_years("kerja")) {
    CAPTURE(tahun);
    CHECK(store::read_chain("kerja", tahun).faults.empty());
  }
}

// The value that write_workspace gave, as it was stored.
double stored_value(Tahun tahun) {
  const auto stored = store::read_result("kerja", tahun);
  REQUIRE(stored.has_value());
  REQUIRE(!stored->baris.empty());
  REQUIRE(stored->baris.front().realisasi.is_number());
  return stored->baris.front().realisasi.number();
}

// Files can grow to so many bytes, as on a disk that is full then.
void full_after(rlim_t bytes) {
  signal(SIGXFSZ, SIG_IGN);
  const rlimit limit{bytes, bytes};
  if (setrlimit(RLIMIT_FSIZE, &limit) != 0) _exit(98);
}

// Root may write everywhere, so the tests that may not go on as somebody else.
void without_rights() {
  if (geteuid() != 0) return;
  if (setgroups(0, nullptr) != 0 || setgid(kAlien) != 0 || setuid(kAlien) != 0) _exit(98);
}

// A run that must not be able to write: 73, a message with `named`, and nothing changed.
void check_refused(const Ended& ended, const std::map<std::string, std::string>& before,
                   const std::string& named) {
  CAPTURE(ended.err);
  CHECK(ended.status == kCannotWrite);
  CHECK(ended.err.find(named) != std::string::npos);
  CHECK(stored_files() == before);
}

}  // namespace

TEST_CASE("on a full disk the stored results stay whole, and nothing half-written is left") {
  const test::Scratch scratch;
  write_workspace(1);
  REQUIRE(OwnProcess(saving()).wait().status == 0);
  const auto before = stored_files();
  const auto old_size = static_cast<rlim_t>(before.at("2020.json").size());
  write_workspace(2);
  for (const rlim_t bytes : {rlim_t{0}, rlim_t{1}, rlim_t{100}, old_size / 2, old_size - 1}) {
    CAPTURE(bytes);
    const Ended ended = OwnProcess(saving(), [&] { full_after(bytes); }).wait();
    check_refused(ended, before, "kerja/hasil/riwayat/2020-");
  }
  // Room for the copy of the old file, none for a new one that is longer.
  write_workspace(3, 40);
  const Ended ended = OwnProcess(saving(), [&] { full_after(old_size); }).wait();
  CHECK(ended.status == kCannotWrite);
  CHECK(ended.err.find("kerja/hasil/2020.json") != std::string::npos);
  CHECK(ended.err.find("melebihi ukuran berkas yang diizinkan") != std::string::npos);
  auto after = stored_files();
  const std::string& old = before.at("2020.json");
  const std::string kept = fmt::format("riwayat/2020-{}.json", sha256(old).substr(0, 16));
  REQUIRE(after.contains(kept));
  CHECK(after.at(kept) == old);
  after.erase(kept);
  CHECK(after == before);

  REQUIRE(OwnProcess(saving()).wait().status == 0);
  CHECK(stored_value(2020) == 3);
  check_every_chain();
}

TEST_CASE("where the first year fits and a later one does not, the first is stored") {
  const test::Scratch scratch;
  write_workspace(1);
  REQUIRE(OwnProcess(saving()).wait().status == 0);
  // Only 2021 is longer than there is room for: its riwayat file has become a folder of that name.
  const std::string old = test::read_text("kerja/hasil/2021.json");
  const std::string kept =
      fmt::format("kerja/hasil/riwayat/2021-{}.json", sha256(old).substr(0, 16));
  fs::create_directories(kept);
  write_workspace(2);
  const Ended ended = OwnProcess(saving()).wait();
  CHECK(ended.status == kCannotWrite);
  CHECK(ended.err.find(kept) != std::string::npos);
  CHECK(ended.err.find("disimpan: kerja/hasil/2020.json") != std::string::npos);
  CHECK(stored_value(2020) == 2);
  CHECK(test::read_text("kerja/hasil/2021.json") == old);
  CHECK(stored_value(2022) == 1);
}

TEST_CASE("results that are asked for on a full device are stored before, and the status is 73") {
  const test::Scratch scratch;
  write_workspace(1);
  std::vector<std::string> words = saving();
  words.back() = "/dev/full";
  const Ended ended = OwnProcess(words).wait();
  CHECK(ended.status == kCannotWrite);
  CHECK(ended.err.find("/dev/full") != std::string::npos);
  CHECK(stored_value(2024) == 1);
}

TEST_CASE("a folder that cannot be written is told, and what it holds stays") {
  const test::Scratch scratch;
  fs::permissions(scratch.directory(), fs::perms{0755});
  fs::copy(test::source_path("scripts"), "skrip", fs::copy_options::recursive);
  std::vector<std::string> words = saving();
  words.insert(words.end(), {"--scripts", "skrip"});  // the source tree may be closed to others
  write_workspace(1);
  const auto sealed = [](const fs::path& folder, const std::function<void()>& check) {
    fs::permissions(folder, fs::perms{0555});
    check();
    fs::permissions(folder, fs::perms{0755});
  };
  sealed("kerja", [&] {
    check_refused(OwnProcess(words, without_rights).wait(), {}, "kerja/hasil");
    CHECK_FALSE(fs::exists("kerja/hasil"));
  });
  REQUIRE(OwnProcess(saving()).wait().status == 0);
  const auto before = stored_files();
  write_workspace(2);
  // The lock may be taken, but beside it nothing be written.
  fs::permissions("kerja/hasil/.kunci", fs::perms{0666});
  sealed("kerja/hasil",
         [&] { check_refused(OwnProcess(words, without_rights).wait(), before, "kerja/hasil/"); });
  fs::remove("kerja/hasil/.kunci");
  sealed("kerja/hasil", [&] {
    const Ended ended = OwnProcess(words, without_rights).wait();
    check_refused(ended, before, "kerja/hasil/.kunci");
    CHECK(ended.err.find("tidak ada izin") != std::string::npos);
  });
}

TEST_CASE("a file where a folder should be is told and left alone") {
  const test::Scratch scratch;
  write_workspace(1);
  test::write_text("kerja/hasil", "catatan saya");
  const Ended hasil = OwnProcess(saving()).wait();
  CHECK(hasil.status == kCannotWrite);
  CHECK(hasil.err.find("kerja/hasil") != std::string::npos);
  CHECK(test::read_text("kerja/hasil") == "catatan saya");

  fs::remove("kerja/hasil");
  REQUIRE(OwnProcess(saving()).wait().status == 0);
  test::write_text("kerja/hasil/riwayat", "catatan saya");
  const auto before = stored_files();
  write_workspace(2);
  check_refused(OwnProcess(saving()).wait(), before, "kerja/hasil/riwayat/2020-");
}

TEST_CASE("a lock file that nobody holds does not block, one that somebody holds does") {
  const test::Scratch scratch;
  write_workspace(1);
  test::write_text("kerja/hasil/.kunci", "4711\n");  // as of a run that ended years ago
  REQUIRE(OwnProcess(saving()).wait().status == 0);
  const auto before = stored_files();
  REQUIRE(before.size() == 5);

  write_workspace(2);
  const int held = open("kerja/hasil/.kunci", O_RDWR | O_CLOEXEC);
  REQUIRE(held >= 0);
  REQUIRE(flock(held, LOCK_EX | LOCK_NB) == 0);
  // The child gives up its own copy: a lock belongs to the open file, not to a process.
  const Ended ended = OwnProcess(saving(), [&] { close(held); }).wait();
  check_refused(ended, before, "sedang ditulis oleh proses lain");
  close(held);
  CHECK(OwnProcess(saving()).wait().status == 0);
  CHECK(stored_value(2024) == 2);
}

TEST_CASE("while one run writes, wherever it is, another ends with 73 and changes nothing") {
  const test::Scratch scratch;
  constexpr int kLocked = 3;  // the moment after which the first run holds the lock
  int value = 1;
  write_workspace(value);
  REQUIRE(OwnProcess(saving()).wait().status == 0);
  bool stopped = true;
  int moment = 0;
  for (; stopped; moment += moment < 2 * kLocked ? 1 : 7) {
    CAPTURE(moment);
    write_workspace(++value);
    const std::string waktu = fmt::format("2026-01-31T00:{:02}:{:02}Z", value / 60, value % 60);
    OwnProcess first(saving(waktu), [&] {
      test::at_file_moments([&](int now) {
        if (now == moment + 1) raise(SIGSTOP);
      });
    });
    stopped = first.wait_for_stop();
    if (!stopped) {
      CHECK(first.wait().status == 0);
      break;
    }
    const auto before = stored_files();
    const Ended second = OwnProcess(saving(waktu)).wait();
    if (moment + 1 >= kLocked) {
      check_refused(second, before, "sedang ditulis oleh proses lain");
    } else {
      CHECK(second.status == 0);
    }
    first.go_on();
    CHECK(first.wait().status == 0);
    for (Tahun tahun = kFirst; tahun <= kLast; ++tahun) CHECK(stored_value(tahun) == value);
  }
  CHECK(moment > 10 * kLocked);
  check_every_chain();
}

namespace {

// One run over new data, killed at a moment, counted from 1; every year is the old file or the new
// one, and the old one is kept where it was replaced.
struct Killed {
  bool killed = false;  // false: it ended before that moment
  int replaced = 0;     // how many years are new
};

Killed kill_one(int value, int moment) {
  const std::map<Tahun, std::string> old = stored_texts();
  write_workspace(value);
  Killed ended;
  ended.killed = OwnProcess(saving(),
                            [&] {
                              test::at_file_moments([&](int now) {
                                if (now == moment) raise(SIGKILL);
                              });
                            })
                     .wait()
                     .status == 128 + SIGKILL;
  const std::map<Tahun, std::string> now = stored_texts();
  for (const auto& [tahun, text] : old) REQUIRE(now.contains(tahun));
  for (const auto& [tahun, text] : now) {
    CAPTURE(tahun);
    const auto before = old.find(tahun);
    if (before != old.end() && before->second == text) continue;
    ++ended.replaced;
    CHECK(stored_value(tahun) == value);
    const std::string sebelum = store::read_result("kerja", tahun)->sebelum;
    if (before == old.end()) {
      CHECK(sebelum.empty());
      continue;
    }
    CHECK(sebelum == sha256(before->second));
    CHECK(test::read_text(fmt::format("kerja/hasil/riwayat/{}-{}.json", tahun,
                                      sebelum.substr(0, 16))) == before->second);
  }
  return ended;
}

}  // namespace

TEST_CASE("killed at any moment, a run leaves each year's old file or its new one, never less") {
  const test::Scratch scratch;
  // First into an empty folder, then over what the rounds before have stored.
  for (const bool fresh : {true, false}) {
    CAPTURE(fresh);
    std::map<int, int> rounds;  // by the number of years that were new
    int moment = 1;
    for (bool killed = true; killed; ++moment) {
      CAPTURE(moment);
      if (fresh) fs::remove_all("kerja/hasil");
      const Killed ended = kill_one(fresh ? moment : 1000 + moment, moment);
      killed = ended.killed;
      ++rounds[ended.replaced];
      if (!killed) CHECK(ended.replaced == kLast - kFirst + 1);
    }
    MESSAGE("killed at " << moment - 2 << " moments");
    for (int years = 0; years <= kLast - kFirst + 1; ++years) {
      CAPTURE(years);
      CHECK(rounds[years] > 0);
    }
  }

  // The next run finds no lock in its way, and leaves nothing of the killed ones behind.
  write_workspace(5000);
  CHECK(OwnProcess(saving()).wait().status == 0);
  CHECK(OwnProcess({"check", "kerja", "--drift"}).wait().status == 0);
  check_every_chain();
  for (const auto& [name, text] : stored_files()) {
    CAPTURE(name);
    CHECK(name.ends_with(".json"));
  }
}
