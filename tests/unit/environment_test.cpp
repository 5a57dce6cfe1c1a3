#include "lua/environment.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "lua/machine.hpp"
#include "repository.hpp"

namespace {

using iku::lua::Machine;

std::vector<std::string> names() {
  Machine machine;
  return machine.environment_names();
}

TEST_CASE("the environment is exactly what tests/golden/environment.txt lists") {
  std::string now;
  for (const std::string& name : names()) now += name + "\n";
  const auto path = iku::test::source_path("tests/golden/environment.txt");
  if (iku::test::update_golden()) iku::test::write_text(path, now);
  CHECK(now == iku::test::read_text(path));
}

TEST_CASE("every name of the allow-list is there and has its reason") {
  const std::vector<std::string> all = names();
  REQUIRE(iku::lua::allow_list().size() > 20);
  for (const iku::lua::Allowed& allowed : iku::lua::allow_list()) {
    const std::string name = allowed.module.empty()
                                 ? std::string(allowed.name)
                                 : std::string(allowed.module) + "." + std::string(allowed.name);
    CAPTURE(name);
    CHECK(std::binary_search(all.begin(), all.end(), name));
    CHECK(allowed.reason.size() > 5);
  }
}

TEST_CASE("every name of the modules of Lua stands in the allow-list") {
  std::vector<std::string> allowed;
  for (const iku::lua::Allowed& row : iku::lua::allow_list()) {
    allowed.push_back(std::string(row.module) + "." + std::string(row.name));
  }
  for (const std::string& name : names()) {
    const std::string module = name.substr(0, name.find('.') + 1);
    if (module != "math." && module != "string." && module != "table." && module != "utf8.")
      continue;
    CAPTURE(name);
    CHECK(std::find(allowed.begin(), allowed.end(), name) != allowed.end());
  }
}

TEST_CASE("no name that opens the sandbox is there") {
  const std::vector<std::string> all = names();
  for (const char* word : {"_G",           "collectgarbage",  "coroutine",    "debug",
                           "dofile",       "getmetatable",    "io",           "load",
                           "loadfile",     "loadstring",      "os",           "package",
                           "rawset",       "require",         "setmetatable", "warn",
                           "math.random",  "math.randomseed", "string.dump",  "string.pack",
                           "string.unpack"}) {
    CAPTURE(std::string(word));
    CHECK_FALSE(std::binary_search(all.begin(), all.end(), std::string(word)));
  }
}

TEST_CASE("names of other evaluations do not stay in the environment") {
  Machine machine;
  const std::vector<std::string> before = machine.environment_names();
  const auto compiled = machine.compile("local a = 1 return a", "a.lua");
  REQUIRE_FALSE(compiled.failure.has_value());
  machine.call(compiled.value, {});
  const std::vector<std::string> after = machine.environment_names();
  CHECK(after == before);
}

}  // namespace
