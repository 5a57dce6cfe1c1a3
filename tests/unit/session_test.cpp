#include "session/session.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "repository.hpp"
#include "session/question.hpp"
#include "store/workspace_reader.hpp"

using namespace iku;
using namespace iku::session;

namespace {

Session& contoh() {
  static Session session = [] {
    formula::Settings settings;
    settings.script_roots = {test::source_path("scripts")};
    return Session(
        store::read_workspace(test::source_path("examples/contoh-ikpp").string()).workspace,
        settings);
  }();
  session.reset();
  return session;
}

double realisasi(Session& session, const std::string& kode) {
  return session.row(kode).realisasi.number();
}

}  // namespace

TEST_SUITE("session") {
  TEST_CASE("a what-if changes what depends on it and nothing else, and says so") {
    Session& session = contoh();
    const Change change = session.set("ipp", Value(3.6725));
    REQUIRE(change.rows.size() == 2);
    CHECK(change.rows[0].after.indikator->kode == "ipp");
    CHECK(change.rows[1].after.indikator->kode == "ikpp");
    CHECK(change.rows[1].before.realisasi.number() == doctest::Approx(7.1075));
    CHECK(change.rows[1].after.realisasi.number() == doctest::Approx(7.7));
    CHECK(change.rows[1].after.capaian.number() == doctest::Approx(100));
    CHECK(change.flips() == 0);
    CHECK(change.mean_before.value.number() == doctest::Approx(96.6759).epsilon(1e-5));
    CHECK(change.mean_after.value.number() > change.mean_before.value.number());
  }

  TEST_CASE("undo is the inverse of do, redo of undo") {
    Session& session = contoh();
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

  TEST_CASE("an incremental recalculation equals a full one") {
    Session& session = contoh();
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
    Session& session = contoh();
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
    Session& session = contoh();
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
    Session& session = contoh();
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

  TEST_CASE("goal-seek reaches its goal, or gives the best and what it would take") {
    Session& session = contoh();
    const Goal by_ipp = seek(session, "ikpp", Besaran::kRealisasi, 8.5, lever(session, "ipp"));
    CHECK(by_ipp.reached);
    CHECK(by_ipp.at == doctest::Approx(4.4725));
    CHECK(by_ipp.value == doctest::Approx(8.5));
    const Goal by_ikm = seek(session, "ikpp", Besaran::kRealisasi, 8.5, lever(session, "ikm"));
    CHECK_FALSE(by_ikm.reached);
    CHECK(by_ikm.at == doctest::Approx(4));
    CHECK(by_ikm.value == doctest::Approx(8.08));
    REQUIRE(by_ikm.would_need.has_value());
    CHECK(*by_ikm.would_need == doctest::Approx(4.336));
    CHECK(session.overlay().empty());
  }

  TEST_CASE("sensitivities are exact and agree with central differences") {
    Session& session = contoh();
    const auto all = sensitivities(session, "ikpp");
    REQUIRE(all.size() == 2);
    for (const Sensitivity& one : all) {
      CAPTURE(one.lever.name);
      const double h = 1e-5;
      const double up =
          session.trial(one.lever.path, one.lever.value + h, "ikpp").realisasi.number();
      const double down =
          session.trial(one.lever.path, one.lever.value - h, "ikpp").realisasi.number();
      CHECK(one.derivative == doctest::Approx((up - down) / (2 * h)).epsilon(1e-6));
    }
    CHECK(all[0].elasticity.value() + all[1].elasticity.value() ==
          doctest::Approx((1.25 * 3.222 + 3.08) / 7.1075));
  }

  TEST_CASE("a flip stands just beyond the band's edge") {
    Session& session = contoh();
    const auto all = flips(session, "ikpp");
    REQUIRE(all.size() == 2);
    for (const Flip& flip : all) {
      CAPTURE(flip.lever.name);
      CHECK(flip.predikat == "A");
      CHECK(session.trial(flip.lever.path, flip.at, "ikpp").realisasi.number() ==
            doctest::Approx(6.93));
    }
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
