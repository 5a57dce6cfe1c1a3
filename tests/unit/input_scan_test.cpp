#include "formula/input_scan.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

using namespace iku;

namespace {

formula::Definition definition_with(const std::string& source) {
  formula::Definition definition;
  definition.file = "f.lua";
  definition.source = source;
  formula::InputSpec spec;
  spec.kode = "ipp";
  definition.masukan.push_back(spec);
  return definition;
}

std::vector<Diagnostic> unknown_in(const std::string& source, const std::set<std::string>& known) {
  Suggestions suggestions;
  return formula::undeclared_inputs(definition_with(source), known, suggestions);
}

}  // namespace

TEST_SUITE("formula") {
  TEST_CASE("a name that nobody declares is found with its place and the likely name") {
    const auto faults =
        unknown_in("return indikator {\n  formulasi = function(x) return x.ip / 5 end }", {});
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].where.line == 2);
    CHECK(faults[0].where.column == 36);
    CHECK(faults[0].where.length == 2);
    CHECK(faults[0].message.find("\"ip\"") != std::string::npos);
    CHECK(faults[0].help.find("ipp") != std::string::npos);
  }

  TEST_CASE("declared inputs, x's own names and other indikator are no faults") {
    const auto faults =
        unknown_in("return x.ipp + x.target + x.lalu.realisasi + x.ikm + max.ip", {"ikm"});
    CHECK(faults.empty());
  }

  TEST_CASE("comments and strings are not code") {
    const auto faults =
        unknown_in("-- x.satu\nlocal s = \"x.dua \\\" x.tiga\" .. 'x.empat'\nreturn x.ipp", {});
    CHECK(faults.empty());
  }
}
