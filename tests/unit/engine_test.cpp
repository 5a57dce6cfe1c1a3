#include "formula/engine.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "formula_fixture.hpp"

namespace {

using iku::Engine;
using iku::Inputs;
using iku::Value;
using iku::test::definition_text;
using iku::test::shown;

const std::string kIkpp =
    definition_text("ikpp", "1.25 * x.ikm + x.ipp",
                    "skala = {0, 10}, masukan = {ikm = {skala = {1, 4}}, ipp = {skala = {0, 5}}},");

TEST_CASE("a formula is compiled once and evaluated over numbers") {
  Engine engine;
  const iku::Formula ikpp = engine.add(kIkpp, "ikpp.lua");
  const iku::Formula rasio =
      engine.add(definition_text("rasio", "rasio.persen(x.a, x.b)"), "r.lua");
  CHECK(engine.inputs(ikpp) == std::vector<std::string>{"ikm", "ipp"});
  CHECK(engine.inputs(rasio) == std::vector<std::string>{"a", "b"});
  CHECK(shown(engine.evaluate(ikpp, std::vector<double>{3.222, 3.08}), 4) == "7,1075");
  CHECK(shown(engine.evaluate(rasio, std::vector<double>{42, 50})) == "84,00");
  CHECK(shown(engine.evaluate(ikpp, std::vector<double>{4, 5})) == "10,00");
  CHECK(shown(engine.evaluate(rasio, std::vector<double>{42, 0})) == "tidak ada: penyebut 0");
  CHECK_THROWS_AS(engine.evaluate(ikpp, std::vector<double>{1}), std::invalid_argument);
}

TEST_CASE("numbers outside the skala are refused, on the quick way and by name") {
  Engine engine;
  const iku::Formula ikpp = engine.add(kIkpp, "ikpp.lua");
  const std::string refused = "range: masukan ikm = 83 di luar skala 1..4";
  CHECK(shown(engine.evaluate(ikpp, std::vector<double>{83, 3})) == refused);
  CHECK(shown(engine.evaluate(ikpp, Inputs{{"ikm", Value(83.0)}, {"ipp", Value(3.0)}})) == refused);
  CHECK(shown(engine.run(kIkpp, "a.lua", {{"ikm", Value(83.0)}, {"ipp", Value(3.0)}})) == refused);
}

TEST_CASE("a formula of another engine, or of one that was moved from, is told and not computed") {
  Engine engine;
  Engine other;
  const iku::Formula ikpp = engine.add(kIkpp, "ikpp.lua");
  const iku::Formula rasio = other.add(definition_text("rasio", "rasio.persen(x.a, x.b)"), "r.lua");
  const std::vector<double> numbers = {3.222, 3.08};
  CHECK_THROWS_AS(engine.evaluate(rasio, numbers), std::invalid_argument);
  CHECK_THROWS_AS(engine.evaluate(rasio, Inputs{{"a", Value(1.0)}}), std::invalid_argument);
  CHECK_THROWS_AS(engine.inputs(iku::Formula{}), std::invalid_argument);
  Engine moved = std::move(engine);
  CHECK(shown(moved.evaluate(ikpp, numbers), 4) == "7,1075");
  CHECK_THROWS_AS(engine.evaluate(ikpp, numbers), std::invalid_argument);  // NOLINT: that is tested
  CHECK_THROWS_AS(engine.run("return 1", "a.lua", {}), std::invalid_argument);  // NOLINT
  CHECK_THROWS_AS(engine.add(kIkpp, "ikpp.lua"), std::invalid_argument);        // NOLINT
}

TEST_CASE("the quick way and the way by name give the same") {
  Engine engine;
  const iku::Formula formula =
      engine.add(definition_text("r", "(x.a ^ 2 - x.b) / 7 + math.max(x.a, x.b)"), "r.lua");
  for (double a = -3; a < 3; a += 0.37) {
    const Value quick = engine.evaluate(formula, std::vector<double>{a, 2.5});
    const Value named = engine.evaluate(formula, Inputs{{"a", Value(a)}, {"b", Value(2.5)}});
    CHECK(quick.number() == named.number());
  }
}

TEST_CASE("an input left out is missing by name, an unknown one fails") {
  Engine engine;
  CHECK(shown(engine.run(kIkpp, "a.lua", {{"ikm", Value(3.0)}})) == "tidak ada: ipp: tidak diisi");
  CHECK(shown(engine.run("return x.ikm * x.ip", "a.lua",
                         {{"ikm", Value(3.0)}, {"ipp", Value(1.0)}})) ==
        "runtime: masukan \"ip\" tidak dikenal. Maksudnya \"ipp\"?");
}

TEST_CASE("a faulty definition is refused with every fault") {
  Engine engine;
  try {
    engine.add("return indikator { nama = 7, formulsi = 1 }", "a.lua");
    FAIL("accepted");
  } catch (const iku::Error& error) {
    std::string codes;
    for (const iku::Diagnostic& fault : error.diagnostics()) codes += fault.code + " ";
    CHECK(codes == "formula.unknown_key formula.text formula.no_kode ");
  }
  CHECK_THROWS_AS(engine.add("return indikator { kode = 'a' }", "a.lua"),
                  iku::Error);  // no formulasi
  CHECK_THROWS_AS(engine.add("return 7", "a.lua"), iku::Error);
  CHECK_THROWS_AS(engine.add("return", "a.lua"), iku::Error);
}

TEST_CASE("one engine runs scripts of both kinds one after the other") {
  Engine engine;
  CHECK(shown(engine.run("return x.a * 2", "a.lua", {{"a", Value(21.0)}})) == "42,00");
  CHECK(shown(engine.run(definition_text("r", "x.a - x.b"), "r.lua",
                         {{"a", Value(21.0)}, {"b", Value(1.0)}})) == "20,00");
  CHECK(shown(engine.run("print('halo') return 1", "a.lua", {})) == "1,00");
  CHECK(engine.take_output() == "halo\n");
  CHECK(shown(engine.run("return y", "a.lua", {})).starts_with("denied: "));
}

TEST_CASE("a grade is a result where the definition declares tingkat") {
  Engine engine;
  const std::string text =
      definition_text("p", "x.a >= 80 and 'A' or 'B'", "masukan = {a = {}}, tingkat = {'B', 'A'},");
  CHECK(shown(engine.run(text, "p.lua", {{"a", Value(84.0)}})) == "A");
  CHECK(shown(engine.run(text, "p.lua", {{"a", Value(70.0)}})) == "B");
  const std::string plain = definition_text("p", "x.a >= 80 and 'A' or 'B'", "masukan = {a = {}},");
  CHECK(shown(engine.run(plain, "p.lua", {{"a", Value(84.0)}})).starts_with("result: "));
}

}  // namespace
