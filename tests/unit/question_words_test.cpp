#include "cli/question_words.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "question_fixture.hpp"

using namespace iku;
using namespace iku::cli;
using iku::session::Besaran;
using iku::session::Swing;
using iku::test::example_session;
using iku::test::refusal;

TEST_SUITE("cli") {
  TEST_CASE("a question is about the realisasi, the capaian or the predikat") {
    const auto session = example_session("contoh-ikpp");
    CHECK(parse_asked(*session, "ikpp").besaran == Besaran::kRealisasi);
    CHECK(parse_asked(*session, "ikpp.realisasi").kode == "ikpp");
    CHECK(parse_asked(*session, "ikpp.capaian").besaran == Besaran::kCapaian);
    CHECK(parse_asked(*session, "ikpp.predikat").besaran == Besaran::kPredikat);
    CHECK(refusal([&] { parse_asked(*session, ""); }).find("indikatornya tidak disebut") !=
          std::string::npos);
    CHECK(refusal([&] { parse_asked(*session, "ikp.capaian"); }).find("\"ikp\"") !=
          std::string::npos);
  }

  TEST_CASE("a blank between brackets does not part two words") {
    using Words = std::vector<std::string>;
    CHECK(question_words("ikpp  ikm=normal(3.2, 0.1) n=10") ==
          Words{"ikpp", "ikm=normal(3.2,0.1)", "n=10"});
    CHECK(question_words("").empty());
    CHECK(question_words(" a ) b (") == Words{"a", ")", "b", "("});
  }

  TEST_CASE("a range is from and to, around the value, or the skala") {
    const auto session = example_session("contoh-ikpp");
    const session::Lever ipp = session::lever(*session, "ipp");  // 3,08 on 0..5
    struct Row {
      const char* text;
      double from;
      double to;
    };
    for (const Row& row :
         {Row{"3..3.5", 3, 3.5}, Row{"2,5..3,5", 2.5, 3.5}, Row{"±0.2", 2.88, 3.28},
          Row{"+-0.2", 2.88, 3.28}, Row{"±10%", 2.772, 3.388}, Row{"skala", 0, 5}}) {
      CAPTURE(std::string(row.text));
      const Swing swing = parse_swing(ipp, row.text);
      CHECK(swing.from == doctest::Approx(row.from));
      CHECK(swing.to == doctest::Approx(row.to));
      CHECK(swing.lever.name == "ipp");
    }
    for (const char* text : {"", "3", "3..", "..3", "3..3", "4..3", "±", "±x"}) {
      CAPTURE(std::string(text));
      CHECK_FALSE(refusal([&] { parse_swing(ipp, text); }).empty());
    }
  }

  TEST_CASE("an axis has a first value, a last and a step") {
    const auto session = example_session("contoh-ikpp");
    const session::Lever ipp = session::lever(*session, "ipp");  // on 0..5
    CHECK(parse_axis(ipp, "3.125..3.625/0.5") == std::vector<double>{3.125, 3.625});
    session::Lever free = ipp;
    free.declared = false;
    const std::string told = refusal([&] { parse_axis(free, "1.000..1.100/20"); });
    CHECK(told.find("1000") != std::string::npos);
    CHECK(parse_axis(ipp, "2.5..3.5/0.5") == std::vector<double>{2.5, 3, 3.5});
    CHECK(parse_axis(ipp, "2,5..3,5/0,5") == std::vector<double>{2.5, 3, 3.5});
    for (const char* text : {"", "3", "1..2", "1/2..3", "2..1/1", "1..2/0"}) {
      CAPTURE(std::string(text));
      CHECK_FALSE(refusal([&] { parse_axis(ipp, text); }).empty());
    }
  }

  TEST_CASE("a sebaran on the line takes decimal points, or decimal commas between semicolons") {
    CHECK(sebaran_text(parse_sebaran("normal(3.2,0.1)")) == "normal(3,2; 0,1)");
    CHECK(sebaran_text(parse_sebaran("normal(3,2;0,1)")) == "normal(3,2; 0,1)");
    CHECK(sebaran_text(parse_sebaran("segitiga(1,2,3)")) == "segitiga(1; 2; 3)");
    for (const char* text : {"", "normal", "normal(", "normal()", "normal(1,2", "(1,2)",
                             "normal(3,2,0,1)", "normal(a,b)"}) {
      CAPTURE(std::string(text));
      CHECK_FALSE(refusal([&] { parse_sebaran(text); }).empty());
    }
  }

  TEST_CASE("a pair has two sides") {
    CHECK(parse_pair("ikm=3..4") == std::pair<std::string, std::string>{"ikm", "3..4"});
    for (const char* text : {"", "ikm", "=3", "ikm="}) {
      CAPTURE(std::string(text));
      CHECK_FALSE(refusal([&] { parse_pair(text); }).empty());
    }
  }
}
