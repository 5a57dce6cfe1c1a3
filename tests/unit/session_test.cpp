#include "session/session.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "session_fixture.hpp"

using namespace iku;
using namespace iku::session;
using iku::test::example_session;

namespace {

double realisasi(Session& session, const std::string& kode) {
  return session.row(kode).realisasi.number();
}

}  // namespace

TEST_SUITE("session") {
  TEST_CASE("a what-if changes what depends on it and nothing else, and says so") {
    const auto owned = example_session("contoh-ikpp");
    Session& session = *owned;
    const Change change = session.set("ipp", Value(3.6725));
    REQUIRE(change.rows.size() == 2);
    CHECK(change.rows[0].after.indikator->kode == "ipp");
    CHECK(change.rows[1].after.indikator->kode == "ikpp");
    CHECK(change.rows[1].before.realisasi.number() == doctest::Approx(7.1075));
    CHECK(change.rows[1].after.realisasi.number() == doctest::Approx(7.7));
    CHECK(change.rows[1].after.capaian.number() == doctest::Approx(100));
    CHECK(change.flips() == 0);
    CHECK(change.means.front().before.value.number() == doctest::Approx(96.6759).epsilon(1e-5));
    CHECK(change.means.front().after.value.number() > change.means.front().before.value.number());
  }

  TEST_CASE("undo is the inverse of do, redo of undo") {
    const auto owned = example_session("contoh-ikpp");
    Session& session = *owned;
    const double before = realisasi(session, "ikpp");
    session.set("ipp", Value(4.0));
    session.set("ikpp.target", Value(8.0));
    session.set("ikm", Value(2.5));
    const double there = realisasi(session, "ikpp");
    session.undo();
    session.undo();
    session.undo();
    CHECK(realisasi(session, "ikpp") == doctest::Approx(before));
    CHECK(session.row("ikpp").target.number() == doctest::Approx(7.7));
    session.redo();
    session.redo();
    session.redo();
    CHECK(realisasi(session, "ikpp") == doctest::Approx(there));
    CHECK(realisasi(session, "ikpp") == doctest::Approx(1.25 * 2.5 + 4.0));
  }

  TEST_CASE("the data's own value is no what-if, and takes one away") {
    const auto owned = example_session("contoh-ikpp");
    Session& session = *owned;
    const Value ipp = session.value("ipp");
    const Value ikpp = session.value("ikpp");
    CHECK(session.set("ipp", ipp).figures.empty());
    CHECK(session.set("ikpp", ikpp).figures.empty());
    CHECK(session.distance() == 0);
    CHECK_THROWS_AS(session.undo(), Error);  // nothing was done
    session.set("ipp", Value(4.0));
    session.set("ikpp", ikpp);  // beside another change it is one: the formula gives another value
    CHECK(session.distance() == 2);
    CHECK(same_value(session.value("ikpp"), ikpp));
    session.unset("ikpp");
    CHECK(session.set("ipp", ipp).rows.size() == 2);
    CHECK(session.distance() == 0);
    CHECK(same_value(session.value("ikpp"), ikpp));
  }

  TEST_CASE("an incremental recalculation equals a full one") {
    const auto owned = example_session("contoh-ikpp");
    Session& session = *owned;
    double ikm = 1.0;
    for (int round = 0; round < 40; ++round) {
      ikm = 1.0 + std::fmod(ikm * 7.31 + 0.613, 3.0);  // a fixed walk through 1..4
      session.set("ikm", Value(ikm));
      CAPTURE(ikm);
      CHECK(realisasi(session, "ikpp") == doctest::Approx(1.25 * ikm + 3.08));
      const Calculation full = session.calculate();
      for_each_result(full.results.front(), [&](const IndikatorResult& row) {
        if (row.indikator->kode != "ikpp") return;
        CHECK(row.realisasi.number() == doctest::Approx(1.25 * ikm + 3.08));
      });
    }
  }

  TEST_CASE("what cannot be set changes nothing and says why") {
    const auto owned = example_session("contoh-ikpp");
    Session& session = *owned;
    struct Row {
      const char* path;
      double value;
      const char* part;
    };
    for (const Row& row : {Row{"ikp", 1, "ikm"}, Row{"ikpp.ip", 1, "ipp"}, Row{"ipp", 7, "0..5"},
                           Row{"ikm.bobot", 0, "bobot"}, Row{"", 1, "nama"},
                           Row{"ipp@1200", 1, "nama"}, Row{"anggaran:9", 1, "9"}}) {
      CAPTURE(row.path);
      std::string text;
      try {
        session.set(row.path, Value(row.value));
      } catch (const Error& error) {
        text = error.diagnostics().front().message + " " + error.diagnostics().front().help;
      }
      CHECK(text.find(row.part) != std::string::npos);
      CHECK(session.overlay().empty());
    }
    CHECK(realisasi(session, "ikpp") == doctest::Approx(7.1075));
  }

  TEST_CASE("scenarios are saved, loaded and compared") {
    const auto owned = example_session("contoh-ikpp");
    Session& session = *owned;
    session.set("ipp", Value(3.6725));
    session.save_scenario("ipp-naik");
    session.load_scenario("dasar");
    CHECK(realisasi(session, "ikpp") == doctest::Approx(7.1075));
    const Change change = session.compare("dasar", "ipp-naik");
    REQUIRE(change.rows.size() == 2);
    CHECK(change.rows[1].after.realisasi.number() == doctest::Approx(7.7));
    CHECK(realisasi(session, "ikpp") == doctest::Approx(7.1075));
    CHECK_THROWS_AS(session.load_scenario("ipp-nail"), Error);
    CHECK_THROWS_AS(session.save_scenario("dua kata"), Error);
    session.drop_scenario("ipp-naik");
    CHECK(session.scenarios().empty());
  }

  TEST_CASE("a definition made in the session joins the unit; a faulty one changes nothing") {
    const auto owned = example_session("contoh-ikpp");
    Session& session = *owned;
    const std::size_t before = session.definitions().size();
    CHECK_THROWS_AS(session.define("return indikator { kode = \"baru\", formulasi = 3 }"), Error);
    CHECK(session.definitions().size() == before);
    const Change change = session.define(
        "return indikator { kode = \"mutu_gabungan\", satuan = \"indeks\", skala = {0, 100},\n"
        "  formulasi = function(x) return 60 * x.ikm / 4 + 40 * x.ipp / 5 end }");
    REQUIRE(change.rows.size() == 1);
    CHECK(change.rows[0].after.realisasi.number() ==
          doctest::Approx(60 * 3.222 / 4 + 40 * 3.08 / 5));
    session.set("ipp", Value(5.0));
    CHECK(realisasi(session, "mutu_gabungan") == doctest::Approx(60 * 3.222 / 4 + 40));
  }

  TEST_CASE("a path's text reads back as the path") {
    for (const char* text : {"ipp", "ipp.target", "ikpp.ikm", "ipp.bobot", "ipp@2023", "lain/ipp",
                             "anggaran:1.2", "realisasi_anggaran:1.2@2022"}) {
      const FigurePath path = parse_path(text, "contoh", 2024);
      CHECK(path_text(path, "contoh", 2024) == text);
      CHECK(parse_path(path_text(path, "contoh", 2024), "contoh", 2024) == path);
    }
  }
}
