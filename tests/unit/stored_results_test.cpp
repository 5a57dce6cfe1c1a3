#include "cli/stored_results.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "repository.hpp"
#include "store/workspace_reader.hpp"

// A file that changes between reading and storing.

namespace {

namespace fs = std::filesystem;
using namespace iku;

// A copy of an example with a survey in a file of its own, in the working directory.
struct Read {
  test::Scratch scratch;
  store::Loaded loaded;
  formula::Settings settings;

  Read() {
    fs::copy(test::source_path("examples/contoh-ikpp"), "kerja", fs::copy_options::recursive);
    fs::copy(test::source_path("scripts"), "skrip", fs::copy_options::recursive);
    settings.script_roots = {fs::absolute("skrip")};
    loaded = store::read_workspace("kerja");
  }
};

std::string refusal(const std::vector<FileStamp>& files) {
  try {
    cli::require_unchanged(files);
  } catch (const Error& error) {
    CHECK(error.status() == Exit::kCannotWrite);
    return error.diagnostics().front().message;
  }
  return "";
}

TEST_CASE("whatever was read counts: the workspace, the tables it names, the scripts it uses") {
  const Read read;
  const formula::Calculator calculator(read.loaded.workspace, read.settings);
  const auto has = [](const std::vector<FileStamp>& files, const std::string& name) {
    return std::any_of(files.begin(), files.end(), [&](const FileStamp& stamp) {
      return stamp.path.filename() == name && stamp.changed > 0;
    });
  };
  CHECK(has(read.loaded.files, "workspace.json"));
  CHECK(has(read.loaded.files, "skm-2024.csv"));
  CHECK(has(calculator.script_files(), "ikpp.lua"));
  CHECK(has(calculator.script_files(), "jombang-2024.lua"));
  CHECK(refusal(read.loaded.files).empty());
  CHECK(refusal(calculator.script_files()).empty());
}

TEST_CASE("a file that changed, was replaced or is gone since is named, and nothing is stored") {
  for (const char* file : {"kerja/workspace.json", "kerja/data/skm-2024.csv"}) {
    CAPTURE(std::string(file));
    {
      const Read read;
      test::write_text(file, test::read_text(file) + " ");
      CHECK(refusal(read.loaded.files).find(fs::path(file).filename()) != std::string::npos);
    }
    {
      const Read read;  // of the same size and time, but another file
      fs::copy(file, "lain");
      fs::last_write_time("lain", fs::last_write_time(file));
      fs::rename("lain", file);
      CHECK_FALSE(refusal(read.loaded.files).empty());
    }
    {
      const Read read;
      fs::remove(file);
      CHECK_FALSE(refusal(read.loaded.files).empty());
    }
  }
  const Read read;
  const formula::Calculator calculator(read.loaded.workspace, read.settings);
  test::write_text("skrip/indikator/ikpp.lua", "return 1");
  CHECK(refusal(calculator.script_files()).find("ikpp.lua") != std::string::npos);
  CHECK_FALSE(fs::exists("kerja/hasil"));
}

}  // namespace
