#include "base/folder.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <functional>
#include <string>

#include "base/diagnostic.hpp"
#include "file_steps.hpp"
#include "program_fixture.hpp"
#include "repository.hpp"

using namespace iku;

namespace fs = std::filesystem;

namespace {

std::string code_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.diagnostics().front().code;
  }
  return {};
}

/// A workspace "kerja" beside a file that is not its own.
struct Surroundings {
  test::Scratch scratch;
  Folder folder{"kerja"};
  Surroundings() {
    test::write_text("luar/rahasia.json", "luar");
    test::write_text("kerja/a.json", "satu");
    test::write_text("kerja/bawah/b.json", "dua");
    fs::create_symlink("bawah/b.json", "kerja/dalam.json");
    fs::create_symlink("../a.json", "kerja/bawah/naik.json");
    fs::create_symlink("bawah", "kerja/folder");
    fs::create_symlink("../luar/rahasia.json", "kerja/luar.json");
    fs::create_symlink("../luar", "kerja/luar");
    fs::create_symlink(fs::absolute("luar/rahasia.json"), "kerja/mutlak.json");
    fs::create_symlink("putar.json", "kerja/putar.json");
    fs::create_symlink("tidak-ada.json", "kerja/putus.json");
    REQUIRE(mkfifo("kerja/pipa.json", 0600) == 0);
  }
};

/// The system call that does it at once, and the steps where there is none.
void with_and_without_openat2(const std::function<void()>& check) {
  check();
  const test::WithoutOpenat2 without;
  check();
}

}  // namespace

TEST_SUITE("base") {
  TEST_CASE("what lies below a folder is read, through links that stay inside") {
    const Surroundings place;
    with_and_without_openat2([&] {
      for (const char* name : {"bawah/b.json", "dalam.json", "folder/b.json", "./bawah/b.json",
                               "folder/../bawah/b.json"}) {
        CAPTURE(std::string(name));
        CHECK(place.folder.read(name) == "dua");
        CHECK(place.folder.find(name) == Folder::Found::kFile);
      }
      CHECK(place.folder.read("folder/naik.json") == "satu");
      CHECK(place.folder.names("folder") == std::vector<std::string>{"b.json", "naik.json"});
      CHECK(place.folder.names("tidak/ada").empty());
      CHECK(place.folder.find("tidak-ada.json") == Folder::Found::kNothing);
      CHECK(place.folder.find("putus.json") == Folder::Found::kNothing);
      CHECK(place.folder.find("a.json/x") == Folder::Found::kNothing);
    });
    // The folder itself may be a link: whoever names it chose it.
    fs::create_directory_symlink("kerja", "tautan");
    CHECK(Folder("tautan").read("a.json") == "satu");
  }

  TEST_CASE("nothing outside a folder is read, however it is named") {
    const Surroundings place;
    with_and_without_openat2([&] {
      for (const char* name :
           {"luar.json", "luar/rahasia.json", "mutlak.json", "../luar/rahasia.json",
            "bawah/../../luar/rahasia.json", "/etc/passwd", "..", "putar.json"}) {
        CAPTURE(std::string(name));
        CHECK(place.folder.find(name) == Folder::Found::kOutside);
        CHECK_FALSE(code_of([&] { place.folder.read(name); }).empty());
      }
      CHECK(code_of([&] { place.folder.read("luar.json"); }) == "file.outside");
      CHECK(place.folder.names("luar").empty());
      CHECK(place.folder.names("..").empty());
      const std::string zero("a.json\0.lua", 11);
      CHECK(place.folder.find(zero) == Folder::Found::kNothing);
      CHECK_FALSE(code_of([&] { place.folder.read(zero); }).empty());
    });
  }

  TEST_CASE("only regular files are read, and nothing is waited for") {
    const Surroundings place;
    with_and_without_openat2([&] {
      CHECK(place.folder.find("pipa.json") == Folder::Found::kOther);
      CHECK(code_of([&] { place.folder.read("pipa.json"); }) == "file.not_regular");
      CHECK(code_of([&] { place.folder.read("bawah"); }) == "file.is_directory");
      CHECK(code_of([&] { place.folder.read("a.json", 3); }) == "file.too_large");
    });
    CHECK(code_of([] { read_file("kerja/pipa.json"); }) == "file.not_regular");
    CHECK(code_of([] { read_file("/dev/zero"); }) == "file.not_regular");
    CHECK(read_file("/dev/null").empty());
    CHECK(code_of([&] { place.folder.open_lock("pipa.json"); }) == "file.not_regular");
    CHECK(code_of([&] { place.folder.write("pipa.json", "x"); }) == "file.not_regular");
  }

  TEST_CASE("nothing is written through a link, and nothing outside") {
    const Surroundings place;
    for (const char* name : {"dalam.json", "luar.json", "mutlak.json", "folder/baru.json",
                             "luar/baru.json", "putus.json", "luar/x/y.json"}) {
      CAPTURE(std::string(name));
      CHECK(code_of([&] { place.folder.write(name, "x"); }) == "file.link");
      CHECK(code_of([&] { place.folder.require_no_link(name); }) == "file.link");
      CHECK(code_of([&] { place.folder.open_lock(name); }) == "file.link");
    }
    for (const char* name : {"../baru.json", "bawah/../../baru.json", "/tmp/baru.json", ".."}) {
      CAPTURE(std::string(name));
      CHECK_FALSE(code_of([&] { place.folder.write(name, "x"); }).empty());
    }
    place.folder.remove("luar/rahasia.json");
    CHECK(test::read_text("luar/rahasia.json") == "luar");
    CHECK(test::read_text("kerja/bawah/b.json") == "dua");
    CHECK(test::read_text("kerja/a.json") == "satu");
    CHECK_FALSE(fs::exists("kerja/tidak-ada.json"));
    CHECK_FALSE(fs::exists("baru.json"));
    CHECK(std::distance(fs::directory_iterator("luar"), {}) == 1);
  }

  TEST_CASE("a file is written with the folders above it, and removed") {
    const Surroundings place;
    place.folder.write("hasil/riwayat/x.json", "1");
    CHECK(test::read_text("kerja/hasil/riwayat/x.json") == "1");
    REQUIRE(chmod("kerja/hasil/riwayat/x.json", 0640) == 0);
    place.folder.write("hasil/riwayat/x.json", "2");
    struct stat about {};
    REQUIRE(stat("kerja/hasil/riwayat/x.json", &about) == 0);
    CHECK((about.st_mode & 0777) == 0640);
    test::write_text("kerja/hasil/.iku-1-1.tmp", "sisa");
    place.folder.remove_unfinished("hasil");
    place.folder.remove("hasil/riwayat/x.json");
    CHECK(place.folder.names("hasil") == std::vector<std::string>{"riwayat"});
    CHECK(place.folder.names("hasil/riwayat").empty());
  }

  TEST_CASE("a file that the user names may be a link and lie anywhere") {
    const Surroundings place;
    CHECK(read_file("kerja/mutlak.json") == "luar");
    CHECK(read_file("kerja/luar.json") == "luar");
  }
}

TEST_SUITE("cli") {
  TEST_CASE("a pipe in a workspace ends no command and stops none") {
    const test::Scratch scratch;
    const auto copied = fs::copy_options::recursive;
    fs::copy(test::source_path("examples/contoh-ikpp"), "kerja", copied);
    REQUIRE(mkdir("kerja/hasil", 0700) == 0);
    REQUIRE(mkfifo("kerja/hasil/2024.json", 0600) == 0);
    CHECK(test::run_program({"check", "kerja", "--drift"}).status == 66);
    CHECK(test::run_program({"calc", "kerja", "--save"}).status == 66);
    CHECK(test::run_program({"compare", "kerja/hasil/2024.json", "kerja"}).status == 66);
    fs::remove("kerja/hasil/2024.json");
    fs::remove("kerja/hasil/.kunci");
    REQUIRE(mkfifo("kerja/hasil/.kunci", 0600) == 0);
    CHECK(test::run_program({"calc", "kerja", "--save"}).status == 73);
    fs::remove("kerja/workspace.json");
    REQUIRE(mkfifo("kerja/workspace.json", 0600) == 0);
    for (const char* command : {"calc", "report", "audit", "check", "repl"}) {
      CAPTURE(std::string(command));
      const test::Ended ended = test::run_program({command, "kerja"});
      CHECK(ended.status == 66);
      CHECK(ended.err.find("bukan berkas biasa") != std::string::npos);
    }
    CHECK(test::run_program({"eval", "kerja/workspace.json"}).status == 66);
  }

  TEST_CASE("nothing is written through a link that a workspace holds") {
    const test::Scratch scratch;
    const auto copied = fs::copy_options::recursive;
    fs::copy(test::source_path("examples/contoh-ikpp"), "kerja", copied);
    const std::string before = test::read_text("kerja/workspace.json");
    fs::create_directories("kerja/hasil/laporan");
    fs::create_symlink("../../workspace.json", "kerja/hasil/laporan/r.md");
    fs::create_symlink("../workspace.json", "kerja/hasil/2024.json");
    test::write_text("r.lua", "report('contoh', 2024, 'r.md')");
    const test::Ended report = test::run_program({"run", "r.lua", "kerja"});
    CHECK(report.status == 73);
    CHECK(report.err.find("adalah tautan") != std::string::npos);
    CHECK(test::run_program({"run", "r.lua", "kerja", "--dry-run"}).status == 73);
    CHECK(test::run_program({"calc", "kerja", "--save"}).status != 0);
    fs::remove("kerja/hasil/2024.json");
    fs::remove("kerja/hasil/.kunci");
    fs::create_symlink("../workspace.json", "kerja/hasil/.kunci");
    CHECK(test::run_program({"calc", "kerja", "--save"}).status == 73);
    fs::remove_all("kerja/hasil");
    fs::create_directory("luar");
    fs::create_directory_symlink("../luar", "kerja/hasil");
    CHECK(test::run_program({"calc", "kerja", "--save"}).status == 73);
    CHECK(fs::is_empty("luar"));
    CHECK(test::read_text("kerja/workspace.json") == before);
  }
}
