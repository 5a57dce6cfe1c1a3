#include "formula/sebaran.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "formula/definition.hpp"

using namespace iku;
using iku::formula::lies_in;
using iku::formula::make_sebaran;
using iku::formula::sebaran_text;

namespace {

std::string fault_of(const std::string& sebaran) {
  const std::string source =
      "return indikator {kode = 'a', masukan = {\n  b = {skala = {1, 4}, sebaran = " + sebaran +
      "}}}";
  lua::Machine machine;
  const auto outcome = machine.define(source, "a.lua");
  REQUIRE_FALSE(outcome.failure.has_value());
  std::vector<Diagnostic> faults;
  const auto definition = formula::read_definition(outcome.value, "a.lua", source, faults);
  if (faults.empty()) {
    REQUIRE(definition.masukan[0].sebaran.has_value());
    return sebaran_text(*definition.masukan[0].sebaran);
  }
  CHECK(faults[0].where.line == 2);
  return faults[0].message;
}

}  // namespace

TEST_SUITE("formula") {
  TEST_CASE("a sebaran is made by its name and numbers") {
    CHECK(sebaran_text(make_sebaran("normal", {3.2, 0.1})) == "normal(3,2; 0,1)");
    CHECK(sebaran_text(make_sebaran("seragam", {3, 3.5})) == "seragam(3; 3,5)");
    CHECK(sebaran_text(make_sebaran("segitiga", {1, 1, 2})) == "segitiga(1; 1; 2)");
    struct Row {
      const char* name;
      std::vector<double> numbers;
    };
    const std::vector<Row> rows = {{"norml", {1, 2}},    {"normal", {1}},
                                   {"normal", {1, 0}},   {"seragam", {2, 1}},
                                   {"seragam", {1, 1}},  {"segitiga", {1, 3, 2}},
                                   {"segitiga", {1, 2}}, {"normal", {1, 1.0 / 0.0}}};
    for (const Row& row : rows) {
      CAPTURE(std::string(row.name));
      CHECK_THROWS_AS(make_sebaran(row.name, row.numbers), Error);
    }
  }

  TEST_CASE("a sebaran lies in a scale, a normal one by its mean") {
    CHECK(lies_in(make_sebaran("normal", {4, 1}), {1, 4}));
    CHECK_FALSE(lies_in(make_sebaran("normal", {4.1, 1}), {1, 4}));
    CHECK(lies_in(make_sebaran("seragam", {1, 4}), {1, 4}));
    CHECK_FALSE(lies_in(make_sebaran("seragam", {1, 4.1}), {1, 4}));
    CHECK_FALSE(lies_in(make_sebaran("segitiga", {0.5, 2, 3}), {1, 4}));
    CHECK_FALSE(lies_in(make_sebaran("segitiga", {2, 2, 5}), {1, 4}));
  }

  TEST_CASE("a formula declares the sebaran of an input, and a faulty one is told") {
    CHECK(fault_of("{'normal', 3.2, 0.1}") == "normal(3,2; 0,1)");
    CHECK(fault_of("'normal'").find("sebaran") != std::string::npos);
    CHECK(fault_of("{3.2, 0.1}").find("sebaran") != std::string::npos);
    CHECK(fault_of("{'normal', 3.2}").find("2 angka") != std::string::npos);
    CHECK(fault_of("{'normal', 3.2, 'x'}").find("normal") != std::string::npos);
    CHECK(fault_of("{'norma', 3.2, 0.1}").find("norma") != std::string::npos);
    CHECK(fault_of("{'normal', 5, 0.1}").find("1..4") != std::string::npos);
    CHECK(fault_of("{'seragam', 3, 2}").find("menaik") != std::string::npos);
  }
}
