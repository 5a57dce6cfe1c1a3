#include "base/file.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <functional>
#include <iterator>
#include <string>

#include "base/diagnostic.hpp"

namespace iku {
namespace {

namespace fs = std::filesystem;

/// A directory that is removed at the end of its test.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "iku-file-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }
  fs::path operator/(const std::string& name) const { return path_ / name; }
  const fs::path& path() const { return path_; }
  std::ptrdiff_t entries() const {
    return std::distance(fs::directory_iterator(path_), fs::directory_iterator());
  }

 private:
  fs::path path_;
};

struct Caught {
  std::string code, message, help;
  Exit status = Exit::kOk;
  Place where;
};

Caught caught(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    const Diagnostic& first = error.diagnostics().front();
    return {first.code, first.message, first.help, error.status(), first.where};
  }
  return {};
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("what is written is read back") {
  const Folder folder;
  for (const std::string& content :
       {std::string(), std::string("satu\n"), std::string("a\0b", 3), std::string(300000, 'x')}) {
    write_file_atomically(folder / "a.txt", content);
    CHECK(read_file(folder / "a.txt") == content);
  }
  CHECK(folder.entries() == 1);  // no temporary file is left
}

TEST_CASE("a missing file says so and names one of nearly that name") {
  const Folder folder;
  write_file_atomically(folder / "workspace.json", "{}");
  const Caught fault = caught([&] { read_file(folder / "worksapce.json"); });
  CHECK(fault.code == "file.not_found");
  CHECK(fault.status == Exit::kNoInput);
  CHECK(contains(fault.message, "worksapce.json"));
  CHECK(contains(fault.help, "workspace.json"));
  CHECK(caught([&] { read_file(folder / "no/such/file"); }).code == "file.not_found");
  CHECK(caught([&] { read_file(folder / "workspace.json/x"); }).code == "file.cannot_read");
}

TEST_CASE("a directory is not read and not written") {
  const Folder folder;
  const Caught reading = caught([&] { read_file(folder.path()); });
  CHECK(reading.code == "file.is_directory");
  CHECK(reading.status == Exit::kNoInput);
  const Caught writing = caught([&] { write_file_atomically(folder.path(), "x"); });
  CHECK(writing.code == "file.cannot_write");
  CHECK(writing.status == Exit::kCannotWrite);
  CHECK(contains(writing.message, "folder"));
}

TEST_CASE("a file over the limit is refused by name") {
  const Folder folder;
  write_file_atomically(folder / "big", "123456");
  CHECK(read_file(folder / "big", 6) == "123456");
  const Caught fault = caught([&] { read_file(folder / "big", 5); });
  CHECK(fault.code == "file.too_large");
  CHECK(fault.status == Exit::kInvalidInput);
  CHECK(contains(fault.message, "big"));
  // A device has no size and may have no end.
  CHECK(caught([] { read_file("/dev/zero", 1000); }).code == "file.not_regular");
  CHECK(read_file("/dev/null").empty());
}

TEST_CASE("a byte that is not UTF-8 is shown with its place") {
  const Folder folder;
  write_file_atomically(folder / "a.csv",
                        "satu\ndu\xFF"
                        "a\n");
  const Caught fault = caught([&] { read_utf8_file(folder / "a.csv"); });
  CHECK(fault.code == "file.not_utf8");
  CHECK(fault.status == Exit::kInvalidInput);
  CHECK(contains(fault.message, "0xFF"));
  CHECK(fault.where.line == 2);
  CHECK(fault.where.column == 3);
  write_file_atomically(folder / "b.csv", "\xEF\xBB\xBFsatu ≥");
  CHECK(read_utf8_file(folder / "b.csv") == "satu ≥");
}

TEST_CASE("an existing file keeps its mode, a new one gets the usual one") {
  const Folder folder;
  write_file_atomically(folder / "a", "1");
  struct stat about {};
  REQUIRE(::stat((folder / "a").c_str(), &about) == 0);
  const mode_t mask = ::umask(0);
  ::umask(mask);
  CHECK((about.st_mode & 07777u) == (0666u & ~mask));
  REQUIRE(::chmod((folder / "a").c_str(), 0640) == 0);
  write_file_atomically(folder / "a", "2");
  REQUIRE(::stat((folder / "a").c_str(), &about) == 0);
  CHECK((about.st_mode & 07777u) == 0640u);
  CHECK(read_file(folder / "a") == "2");
}

TEST_CASE("saving through a symbolic link keeps the link") {
  const Folder folder;
  write_file_atomically(folder / "real", "1");
  fs::create_symlink(folder / "real", folder / "link");
  write_file_atomically(folder / "link", "2");
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(read_file(folder / "real") == "2");
}

TEST_CASE("a write that fails leaves the old file and says why") {
  const Folder folder;
  const Caught missing = caught([&] { write_file_atomically(folder / "no/such", "x"); });
  CHECK(missing.status == Exit::kCannotWrite);
  CHECK(contains(missing.message, "tidak ada"));

  write_file_atomically(folder / "a", "lama");
  const std::string too_long(300, 'n');
  CHECK(caught([&] { write_file_atomically(folder / too_long, "x"); }).code == "file.cannot_write");
  CHECK(folder.entries() == 1);
  CHECK(read_file(folder / "a") == "lama");

  // A file name as long as the system allows still has a temporary file beside it.
  const std::string longest(255, 'n');
  write_file_atomically(folder / longest, "x");
  CHECK(read_file(folder / longest) == "x");
}

TEST_CASE("a device is written to, not replaced") {
  write_file_atomically("/dev/null", "x");
  CHECK(fs::is_character_file("/dev/null"));
}

TEST_CASE("a full device says so" * doctest::skip(!fs::is_character_file("/dev/full"))) {
  const Caught full = caught([] { write_file_atomically("/dev/full", "x"); });
  CHECK(full.status == Exit::kCannotWrite);
  CHECK(contains(full.message, "ruang"));
}

// Nothing is protected from root; saving_test goes on as somebody else.
TEST_CASE("a write-protected file is not replaced" * doctest::skip(::geteuid() == 0)) {
  const Folder folder;
  write_file_atomically(folder / "a", "lama");
  REQUIRE(::chmod((folder / "a").c_str(), 0444) == 0);
  CHECK(caught([&] { write_file_atomically(folder / "a", "baru"); }).code == "file.cannot_write");
  CHECK(read_file(folder / "a") == "lama");
}

}  // namespace iku
