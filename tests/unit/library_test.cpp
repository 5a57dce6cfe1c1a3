#include "formula/library.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "formula_fixture.hpp"

namespace {

using iku::formula::Definition;
using iku::formula::Library;
using iku::test::definition_text;
using iku::test::Scratch;
using iku::test::write_text;

const Definition* only(Library& library, const std::string& kode) {
  const iku::formula::Versions& versions = library.definition(kode);
  return versions.size() == 1 ? versions.front() : nullptr;
}

TEST_CASE("a formula has versions, and each year the one in force") {
  const Scratch scratch;
  write_text("satu/indikator/a.lua", definition_text("a", "1", "berlaku = {sejak = 2017},"));
  write_text("satu/indikator/a@2004.lua",
             definition_text("a", "2", "berlaku = {sejak = 2004, sampai = 2014},"));
  write_text("dua/indikator/a@2016.lua", definition_text("a", "3", "berlaku = {sejak = 2016},"));
  iku::lua::Machine machine;
  Library library(machine, {"satu", "dua"});
  const iku::formula::Versions& versions = library.definition("a");
  REQUIRE(versions.size() == 2);  // those of the second root are hidden
  const auto in = [&](int tahun) { return iku::formula::choose(versions, tahun); };
  CHECK(in(2024).definition->versi == "a");
  CHECK(in(2017).in_force);
  CHECK(in(2014).definition->versi == "a@2004");
  CHECK(in(2014).in_force);
  CHECK_FALSE(in(2015).in_force);  // nothing was: the nearest, and it is said
  CHECK(in(2015).definition->versi == "a@2004");
  CHECK_FALSE(in(1999).in_force);
  CHECK(library.definition_codes() == std::vector<std::string>{"a"});
  CHECK(library.faults().empty());
}

TEST_CASE("a version must be named by the year it came into force, and its berlaku be sound") {
  const Scratch scratch;
  write_text("satu/indikator/a@2010.lua", definition_text("a", "1", "berlaku = {sejak = 2011},"));
  write_text("satu/indikator/b.lua",
             definition_text("b", "1", "berlaku = {sejak = 2020, sampai = 2010},"));
  write_text("satu/indikator/c.lua", definition_text("c", "1", "berlaku = {mulai = 2020},"));
  iku::lua::Machine machine;
  Library library(machine, {"satu"});
  for (const char* kode : {"a", "b", "c"}) CHECK(library.definition(kode).empty());
  REQUIRE(library.faults().size() == 3);
  CHECK(library.faults()[0].code == "formula.version_name");
  CHECK(library.faults()[0].message.find("a@2011") != std::string::npos);
  CHECK(library.faults()[1].code == "formula.berlaku");
  CHECK(library.faults()[2].code == "formula.berlaku");
}

TEST_CASE("a code is looked for in the roots in their order, and read once") {
  const Scratch scratch;
  write_text("satu/indikator/a.lua", definition_text("a", "1"));
  write_text("dua/indikator/a.lua", definition_text("a", "2"));
  write_text("dua/indikator/b.lua", definition_text("b", "2"));
  iku::lua::Machine machine;
  Library library(machine, {"satu", "dua"});
  const Definition* a = only(library, "a");
  REQUIRE(a != nullptr);
  CHECK(a->file == "satu/indikator/a.lua");
  CHECK(only(library, "a") == a);
  CHECK(only(library, "b") != nullptr);
  CHECK(library.definition_codes() == std::vector<std::string>{"a", "b"});
  CHECK(library.faults().empty());
}

TEST_CASE("a code that is not there is told once, with what was meant, where it was wanted") {
  const Scratch scratch;
  write_text("satu/indikator/kepuasan.lua", definition_text("kepuasan", "1"));
  iku::lua::Machine machine;
  Library library(machine, {"satu"});
  iku::Place wanted;
  wanted.file = "workspace.json";
  wanted.line = 7;
  CHECK(library.definition("kepuasn", wanted).empty());
  CHECK(library.definition("kepuasn", wanted).empty());
  CHECK(library.policy("tidak-ada") == nullptr);
  REQUIRE(library.faults().size() == 2);
  CHECK(library.faults()[0].where.line == 7);
  CHECK(library.faults()[0].help == "maksudnya \"kepuasan\"?");
  CHECK(library.faults()[1].code == "formula.not_found");
}

TEST_CASE("no code leads out of the script roots") {
  const Scratch scratch;
  write_text("rahasia.lua", definition_text("rahasia", "1"));
  write_text("satu/indikator/a.lua", definition_text("a", "1"));
  iku::lua::Machine machine;
  Library library(machine, {"satu"});
  for (const char* kode : {"../../rahasia", "/etc/passwd", "..", "", "a/../a"}) {
    CAPTURE(std::string(kode));
    CHECK(library.definition(kode).empty());
  }
}

TEST_CASE("a file whose kode is another one's is refused") {
  const Scratch scratch;
  write_text("satu/indikator/a.lua", definition_text("b", "1"));
  iku::lua::Machine machine;
  Library library(machine, {"satu"});
  CHECK(library.definition("a").empty());
  CHECK(library.definition("a").empty());
  REQUIRE(library.faults().size() == 1);
  CHECK(library.faults()[0].code == "formula.kode_differs");
  CHECK(library.faults()[0].where.line == 2);
}

TEST_CASE("a file is checked by itself, as an indikator or as a kebijakan") {
  const Scratch scratch;
  write_text("a.lua", definition_text("a", "1"));
  write_text("b.lua", "return indikator {\n  kode = 'b',\n  formulsi = 1,\n}");
  write_text("c.lua", "return kebijakan { kode = 'c' }");
  write_text("d.lua", "return indikator {");
  write_text("e.lua", "return {}");
  iku::lua::Machine machine;
  Library library(machine, {});
  const auto check = [&](const char* file) {
    return library.check_text(iku::read_utf8_file(file), file);
  };
  CHECK(check("a.lua").empty());
  REQUIRE(check("b.lua").size() == 1);
  CHECK(check("b.lua")[0].where.line == 3);
  // angka, rata, capaian and predikat; an office without a budget needs no rule for one.
  CHECK(check("c.lua").size() == 4);
  CHECK(check("d.lua").at(0).code == "formula.syntax");
  CHECK(check("e.lua").at(0).code == "formula.not_indikator");
}

TEST_CASE("a definition can be added and replaced without a file") {
  iku::lua::Machine machine;
  Library library(machine, {});
  CHECK(library.add(definition_text("a", "1"), "shell").kode == "a");
  CHECK(only(library, "a") != nullptr);
  CHECK(library.add(definition_text("a", "2", "satuan = 'x',"), "shell").satuan == "x");
  CHECK_THROWS_AS(library.add("return indikator { nama = 7 }", "shell"), iku::Error);
  CHECK_THROWS_AS(library.add("return (", "shell"), iku::Error);
}

TEST_CASE("every script of the repository is sound") {
  iku::lua::Machine machine;
  Library library(machine, {iku::test::source_path("scripts")});
  REQUIRE(library.definition_codes().size() > 50);
  for (const std::string& kode : library.definition_codes()) library.definition(kode);
  for (const std::string& kode : library.policy_codes()) library.policy(kode);
  for (const iku::Diagnostic& fault : library.faults()) {
    CAPTURE(fault.where.file);
    CHECK_MESSAGE(false, fault.message);
  }
}

}  // namespace
