#include <doctest/doctest.h>

#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "repository.hpp"

// The arrows of the house: base ← model ← {store, lua} ← formula ← session ← report ← cli. A layer
// may include itself and what stands left of it; store and lua do not know each other.

namespace {

using iku::test::files_below;
using iku::test::read_text;
using iku::test::source_path;

const std::map<std::string, std::set<std::string>> kMayInclude = {
    {"base", {"base"}},
    {"model", {"base", "model"}},
    {"store", {"base", "model", "store"}},
    {"lua", {"base", "model", "lua"}},
    {"formula", {"base", "model", "store", "lua", "formula"}},
    {"session", {"base", "model", "store", "lua", "formula", "session"}},
    {"report", {"base", "model", "store", "lua", "formula", "session", "report"}},
    {"cli", {"base", "model", "store", "lua", "formula", "session", "report", "cli"}},
};

/// Third-party headers that belong to one layer, and the beginning of what they are included as.
const std::vector<std::pair<std::string, std::string>> kOwners = {
    {"nlohmann/", "store"}, {"valijson/", "store"}, {"csv.h", "store"},       {"simdjson", "store"},
    {"lua.h", "lua"},       {"lauxlib.h", "lua"},   {"lualib.h", "lua"},      {"CLI/", "cli"},
    {"readline/", "cli"},   {"utf8proc", "base"},   {"xlsxwriter", "report"},
};

struct Include {
  std::string file;
  int line = 0;
  std::string layer;
  std::string target;
  bool quoted = false;
};

std::vector<Include> includes_of_engine() {
  static const std::regex kLine(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"].*)");
  std::vector<Include> all;
  for (const auto& path : files_below("engine", {".cpp", ".hpp"})) {
    const auto relative = path.lexically_relative(source_path("engine"));
    std::istringstream text(read_text(path));
    int number = 0;
    for (std::string line; std::getline(text, line);) {
      ++number;
      std::smatch match;
      if (!std::regex_match(line, match, kLine)) continue;
      all.push_back({relative.string(), number, relative.begin()->string(), match[2].str(),
                     match[1].str() == "\""});
    }
  }
  return all;
}

TEST_CASE("every layer includes only itself and what stands left of it") {
  const std::vector<Include> all = includes_of_engine();
  REQUIRE(all.size() > 100);
  for (const Include& include : all) {
    if (!include.quoted) continue;
    CAPTURE(include.file);
    CAPTURE(include.line);
    CAPTURE(include.target);
    REQUIRE(kMayInclude.contains(include.layer));
    const std::size_t slash = include.target.find('/');
    REQUIRE_MESSAGE(slash != std::string::npos, "write the layer: \"lua/machine.hpp\"");
    CHECK(kMayInclude.at(include.layer).contains(include.target.substr(0, slash)));
  }
}

TEST_CASE("store and lua do not know each other, and nobody includes cli") {
  for (const Include& include : includes_of_engine()) {
    CAPTURE(include.file);
    CAPTURE(include.line);
    if (include.layer == "store") CHECK_FALSE(include.target.starts_with("lua/"));
    if (include.layer == "lua") CHECK_FALSE(include.target.starts_with("store/"));
    if (include.layer != "cli") CHECK_FALSE(include.target.starts_with("cli/"));
  }
}

TEST_CASE("a library that one layer owns is included nowhere else") {
  std::map<std::string, int> seen;
  for (const Include& include : includes_of_engine()) {
    for (const auto& [header, owner] : kOwners) {
      if (include.quoted || !include.target.starts_with(header)) continue;
      CAPTURE(include.file);
      CAPTURE(include.line);
      CAPTURE(include.target);
      CHECK(include.layer == owner);
      ++seen[owner];
    }
  }
  for (const char* owner : {"store", "lua", "cli", "base"}) {
    CAPTURE(std::string(owner));
    CHECK(seen[owner] > 0);
  }
}

TEST_CASE("the headers of lua do not show lua.hpp to other layers") {
  std::set<std::string> shown;  // headers of lua that pull in lua.hpp
  for (const Include& include : includes_of_engine()) {
    if (include.layer == "lua" && include.target == "lua.hpp" && include.file.ends_with(".hpp")) {
      shown.insert(include.file);
    }
  }
  REQUIRE_FALSE(shown.empty());
  for (const Include& include : includes_of_engine()) {
    if (include.layer == "lua") continue;
    CAPTURE(include.file);
    CAPTURE(include.line);
    CHECK_FALSE(shown.contains(include.target));
  }
}

/// Where files of `engine` do what only some of them may, by the file.
std::map<std::string, std::string> uses_of(const std::regex& what) {
  std::map<std::string, std::string> found;
  for (const auto& path : files_below("engine", {".cpp", ".hpp"})) {
    std::istringstream text(read_text(path));
    for (std::string line; std::getline(text, line);) {
      const std::size_t comment = line.find("//");
      const std::string code = line.substr(0, comment);
      if (std::regex_search(code, what)) {
        found[path.lexically_relative(source_path("engine")).string()] = code;
      }
    }
  }
  return found;
}

TEST_CASE("files are opened in one place") {
  static const std::regex kOpening(
      R"(\b(ifstream|ofstream|fstream|fopen|freopen|fdopen|opendir|openat2?|creat|mkostemp|mkstemp|)"
      R"((recursive_)?directory_iterator|copy_file|create_director\w+|create_\w*symlink)\b|)"
      R"((^|[^\w.>:])(::)?open\()");
  const std::map<std::string, std::string> allowed = {
      {"base/descriptor.cpp", "the place itself"},
      {"base/folder.cpp", "the place itself"},
      {"cli/history.cpp", "the user's own history, which readline reads and writes"},
      {"cli/isolation.cpp", "/dev/null for a child"},
      {"cli/journal.cpp", "the user's own journals, made new and locked"},
      {"cli/main.cpp", "/dev/null for a standard stream that is closed"},
      {"cli/new_command.cpp", "makes the folder that the user names"},
      {"cli/seal.cpp", "the folders that stay readable, and the process's own size"},
  };
  for (const auto& [file, code] : uses_of(kOpening)) {
    CAPTURE(file);
    CAPTURE(code);
    CHECK(allowed.contains(file));
  }
}

TEST_CASE("what people read is written in one place, and only it knows terminal codes") {
  static const std::regex kWriting(
      R"(\bstd::(cout|cerr|clog|ostream)\b|\b(f?printf|fputs|fwrite|puts|dprintf)\(|\\x1b|\\033|\\e\[)");
  const std::map<std::string, std::string> allowed = {
      {"base/styled.cpp", "the place itself"},
      {"base/styled.hpp", "the place itself"},
      {"cli/line_editor.cpp", "paints what is being typed, over what readline wrote"},
      {"cli/main.cpp", "names the standard streams"},
      {"cli/pager.cpp", "measures a text without its codes"},
  };
  for (const auto& [file, code] : uses_of(kWriting)) {
    CAPTURE(file);
    CAPTURE(code);
    CHECK(allowed.contains(file));
  }
}

TEST_CASE("the top level holds what the design names and nothing else") {
  const std::set<std::string> allowed = {
      "CMakeLists.txt", "CMakePresets.json", "LICENSE", "CHANGELOG.md", "README.md",
      "engine",         "scripts",           "stdlib",  "examples",     "tests"};
  for (const auto& entry : std::filesystem::directory_iterator(source_path(""))) {
    const std::string name = entry.path().filename().string();
    CAPTURE(name);
    // Not in git: see .gitignore.
    const bool build =
        name.starts_with("build") || std::filesystem::exists(entry.path() / "CMakeCache.txt");
    CHECK((name.starts_with(".") || build || allowed.contains(name)));
  }
  for (const char* name :
       {"CMakeLists.txt", "LICENSE", "engine", "scripts", "stdlib", "examples", "tests"}) {
    CAPTURE(std::string(name));
    CHECK(std::filesystem::exists(source_path(name)));
  }
}

// Neither the compiler nor the linker sees two types of one name in headers that never meet.
TEST_CASE("a layer defines a type of a name in one header only") {
  static const std::regex kType(
      R"(^(?:struct|class|enum class) (\w+)(?: final)?(?: : [^;]*)? \{$)");
  std::map<std::string, std::string> seen;
  for (const auto& path : files_below("engine", {".hpp"})) {
    const auto relative = path.lexically_relative(source_path("engine"));
    std::istringstream text(read_text(path));
    for (std::string line; std::getline(text, line);) {
      std::smatch match;
      if (!std::regex_match(line, match, kType)) continue;
      const std::string name = relative.begin()->string() + "::" + match[1].str();
      const auto [there, added] = seen.emplace(name, relative.string());
      CAPTURE(name);
      CAPTURE(there->second);
      CAPTURE(relative.string());
      CHECK(added);
    }
  }
  CHECK(seen.size() > 50);
}

TEST_CASE("no source file outgrows a reader") {
  std::vector<std::filesystem::path> files = files_below("engine", {".cpp", ".hpp"});
  for (const auto& path : files_below("tests/unit", {".cpp", ".hpp"})) files.push_back(path);
  for (const auto& path : files) {
    const std::string text = read_text(path);
    CAPTURE(path.string());
    CHECK(std::count(text.begin(), text.end(), '\n') <= 500);
  }
}

}  // namespace
