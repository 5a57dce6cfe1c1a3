#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>
#include <string>
#include <vector>

#include "cli/console.hpp"
#include "cli/shell.hpp"
#include "formula_fixture.hpp"
#include "session_fixture.hpp"

// The state of a session: undo of definitions, scenarios that build on one another, scripts that
// change on disk, and the properties that hold whatever is done in whatever order.

using namespace iku;
using namespace iku::session;
using iku::test::example_session;

namespace {

std::string text_of(const Value& value) {
  if (value.is_number()) return fmt::format("{:a}", value.number());
  if (value.is_grade()) return value.grade().name;
  return value.is_missing() ? "missing" : "failure";
}

// Every figure of every row, to the last bit.
std::string state_of(const Calculation& calculation) {
  std::string text;
  for_each_result(calculation.results.front(), [&](const IndikatorResult& row) {
    text += row.indikator->kode + " " + text_of(row.target) + " " + text_of(row.realisasi) + " " +
            text_of(row.capaian) + " " + text_of(row.predikat) + "\n";
  });
  return text + text_of(calculation.results.front().capaian.value) + " " +
         text_of(calculation.results.front().budget.serapan);
}

constexpr const char* kGabungan =
    "return indikator { kode = \"gabungan\", satuan = \"indeks\", skala = {0, 100},\n"
    "  polaritas = \"positif\", formulasi = function(x) return 10 * x.ikm + x.ipp end }";

constexpr const char* kOther =
    "return indikator { kode = \"ikpp\", satuan = \"indeks\", skala = {0, 10},\n"
    "  polaritas = \"positif\", formulasi = function(x) return x.ikm + x.ipp end }";

// A random entry of a shell over contoh-ikpp; some fail, which must change nothing.
std::string random_entry(std::mt19937& random) {
  const auto among = [&](const std::vector<std::string>& all) {
    return all[random() % all.size()];
  };
  const std::string figure =
      among({"ipp", "ikm", "ikpp", "ikpp.target", "ipp.target", "ikpp.bobot"});
  const std::string name = among({"satu", "dua", "tiga"});
  switch (random() % 12) {
    case 0: return ".undo";
    case 1: return ".redo";
    case 2: return ".unset " + figure;
    case 3: return ".scenario save " + name;
    case 4: return ".scenario save " + name + " dari " + among({"dasar", "satu", "dua"});
    case 5: return ".scenario load " + name;
    case 6: return std::string(kGabungan).substr(7);
    case 7: return std::string(kOther).substr(7);
    case 8: return ".reset";
    default:
      return ".set " + figure + " " + std::to_string(1 + static_cast<int>(random() % 30) / 10.0);
  }
}

}  // namespace

TEST_SUITE("session") {
  TEST_CASE("a definition is undone and done again with all that depends on it") {
    const auto owned = example_session("contoh-ikpp");
    Session& session = *owned;
    const std::string base = state_of(session.calculate());
    const Change made = session.define(kGabungan);
    REQUIRE(made.rows.size() == 1);
    CHECK(made.rows[0].kode == "gabungan");
    CHECK(made.rows[0].before.indikator == nullptr);
    CHECK(session.is_joined("gabungan"));
    session.set("ikm", Value(3.5));
    const std::string both = state_of(session.calculate());
    session.undo();
    const Change gone = session.undo();
    REQUIRE(gone.rows.size() == 1);
    CHECK(gone.rows[0].after.indikator == nullptr);
    CHECK(session.definitions().empty());
    CHECK(state_of(session.calculate()) == base);
    session.redo();
    session.redo();
    CHECK(state_of(session.calculate()) == both);
  }

  TEST_CASE(
      "another formula for an indikator shows what it changed, and leaves no trace when undone") {
    const auto owned = example_session("contoh-ikpp");
    Session& session = *owned;
    const std::string base = state_of(session.calculate());
    const Change change = session.define(kOther);
    REQUIRE(change.rows.size() == 1);
    CHECK(change.rows[0].before.realisasi.number() == doctest::Approx(7.1075));
    CHECK(change.rows[0].after.realisasi.number() == doctest::Approx(6.302));
    CHECK_FALSE(session.is_joined("ikpp"));
    session.undo();
    CHECK(state_of(session.calculate()) == base);
  }

  TEST_CASE(
      "a definition that an indikator of another code uses takes its place, and adds no row") {
    const auto session = test::example_session("contoh-ikpp");
    const auto rows = [&] {
      std::string all;
      for_each_result(session->calculate().results.at(0), [&](const IndikatorResult& row) {
        all += row.indikator->kode + " " + test::shown(row.realisasi) + "; ";
      });
      return all;
    };
    const std::string before = rows();
    session->define(
        "return indikator { kode = \"ikm_nrr\", nama = \"Tetap\", satuan = \"indeks\",\n"
        "  skala = {1, 4}, polaritas = \"positif\", masukan = {jawaban = {jenis = \"tabel\"}},\n"
        "  formulasi = function(x) return 2 end }");
    CHECK(rows() == "ikm 2,00; ipp 3,08; ikpp 5,58; ");
    CHECK_FALSE(session->is_joined("ikm_nrr"));
    session->undo();
    CHECK(rows() == before);
  }

  TEST_CASE("a scenario follows the one it builds on") {
    const auto owned = example_session("contoh-ikpp");
    Session& session = *owned;
    session.set("ipp", Value(3.5));
    session.save_scenario("naik");
    session.set("ikm", Value(3.6));
    session.save_scenario("naik-lagi", "naik");
    CHECK(session.scenarios().at("naik-lagi").own.size() == 1);
    session.load_scenario("naik");
    session.set("ipp", Value(4.5));
    session.save_scenario("naik");
    session.load_scenario("naik-lagi");
    CHECK(session.row("ikpp").realisasi.number() == doctest::Approx(1.25 * 3.6 + 4.5));
    CHECK_THROWS_AS(session.save_scenario("naik", "naik-lagi"), Error);
    CHECK_THROWS_AS(session.drop_scenario("naik"), Error);
    session.unset("ipp");
    session.save_scenario("tanpa", "naik");
    const Scenario& without = session.scenarios().at("tanpa");
    REQUIRE(without.own.size() == 2);
    CHECK(without.own.begin()->second->number() == doctest::Approx(3.6));
    CHECK_FALSE(without.own.rbegin()->second.has_value());
  }

  TEST_CASE("a script changed on disk is read again; a faulty one is told and changes nothing") {
    const test::Scratch scratch;
    std::filesystem::copy(test::source_path("scripts"), "skrip",
                          std::filesystem::copy_options::recursive);
    const auto owned =
        example_session("contoh-ikpp", test::settings_with(std::filesystem::absolute("skrip")));
    Session& session = *owned;
    session.set("ikm", Value(3.0));
    CHECK_FALSE(session.scripts_changed());
    const std::string good = test::read_text("skrip/indikator/ikpp.lua");
    std::string doubled = good;
    doubled.replace(doubled.find("1.25 * x.ikm"), 12, "2.00 * x.ikm + 0");
    test::write_text("skrip/indikator/ikpp.lua", doubled);
    REQUIRE(session.scripts_changed());
    const Change change = session.reload();
    REQUIRE(change.rows.size() == 1);
    CHECK(change.rows[0].after.realisasi.number() == doctest::Approx(2 * 3.0 + 3.08));
    CHECK_FALSE(session.scripts_changed());
    test::write_text("skrip/indikator/ikpp.lua", doubled + "\nend end");
    REQUIRE(session.scripts_changed());
    CHECK_THROWS_AS(session.reload(), Error);
    CHECK(session.row("ikpp").realisasi.number() == doctest::Approx(2 * 3.0 + 3.08));
    CHECK_FALSE(session.scripts_changed());  // told once
    test::write_text("skrip/indikator/ikpp.lua", good);
    session.reload();
    CHECK(session.row("ikpp").realisasi.number() == doctest::Approx(1.25 * 3.0 + 3.08));
  }

  TEST_CASE("whatever is done: replaying the log gives the same state, and undoing all the base") {
    for (unsigned seed = 1; seed <= 12; ++seed) {
      CAPTURE(seed);
      std::mt19937 random(seed);
      const auto owned = example_session("contoh-ikpp");
      Session& session = *owned;
      cli::Shell shell(session, 100, false);
      const std::string base = state_of(session.calculate());
      for (int i = 0; i < 40; ++i) {
        const std::string before = state_of(session.calculate());
        const std::size_t logged = shell.log().size();
        const cli::Reply reply = shell.execute(random_entry(random));
        if (reply.failed) {
          CHECK(shell.log().size() == logged);
          CHECK(state_of(session.calculate()) == before);
        }
      }
      const std::string state = state_of(session.calculate());

      const auto owned_again = example_session("contoh-ikpp");
      Session& again = *owned_again;
      cli::Shell replayed(again, 100, false);
      for (const std::string& entry : shell.log()) CHECK_FALSE(replayed.execute(entry).failed);
      CHECK(state_of(again.calculate()) == state);
      CHECK(again.overlay().size() == session.overlay().size());

      // The incremental result equals one calculated from nothing over the same figures.
      const auto owned_fresh = example_session("contoh-ikpp");
      Session& fresh = *owned_fresh;
      for (const auto& [kode, source] : session.definitions()) fresh.define(source);
      for (const auto& [path, value] : session.overlay()) {
        fresh.set(path_text(path, fresh.unit().kode, fresh.tahun()), value);
      }
      CHECK(state_of(fresh.calculate()) == state);

      while (!shell.execute(".undo").failed) {
      }
      CHECK(session.overlay().empty());
      CHECK(session.definitions().empty());
      CHECK(state_of(session.calculate()) == base);
    }
  }
}
