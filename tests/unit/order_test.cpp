#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/text.hpp"
#include "formula_fixture.hpp"
#include "report/calc_rows.hpp"
#include "report/lkjip.hpp"
#include "session_fixture.hpp"

// The order of evaluation changes nothing: generated workspaces in every order of their units and
// indikator, with one job or several, give the same rows; and every way to a row gives that row.

using namespace iku;
using iku::test::definition_text;
using iku::test::shown;

namespace {

constexpr int kUnits = 18;  // enough for two threads to be worth it
constexpr int kIndikator = 7;

/// A workspace as parts that can be put together in any order.
struct Plan {
  struct Part {
    std::string before;
    std::vector<std::string> indikator;
  };
  std::vector<Part> unit;
  std::vector<std::pair<std::string, std::string>> scripts;
};

class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  Plan plan() {
    Plan plan;
    for (int i = 0; i < kIndikator; ++i) {
      plan.scripts.emplace_back("indikator/f" + std::to_string(i) + ".lua", script(i));
    }
    for (int u = 0; u < kUnits; ++u) plan.unit.push_back(unit(u));
    return plan;
  }

  void shuffle(Plan& plan) {
    std::shuffle(plan.unit.begin(), plan.unit.end(), random_);
    for (Plan::Part& unit : plan.unit) {
      std::shuffle(unit.indikator.begin(), unit.indikator.end(), random_);
    }
  }

 private:
  int pick(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }
  std::string other() { return "f" + std::to_string(pick(kIndikator)); }

  // Mostly of what comes before, so that most rows have a value.
  std::string earlier(int i) {
    return i == 0 || pick(12) == 0 ? other() : "f" + std::to_string(pick(i));
  }

  std::string script(int i) {
    const std::string kode = "f" + std::to_string(i);
    const std::string first = "x." + earlier(i);
    const std::string more =
        pick(2) == 0 ? "masukan = {a = {}, " + earlier(i) + " = {}}," : "masukan = {a = {}},";
    return definition_text(kode, formula(i, first), more);
  }

  std::string formula(int i, const std::string& first) {
    switch (pick(14)) {
      case 0: return "x.a * 1.1";
      case 1: return first + " + 0.1 * x.a";
      case 2: return first + " + x." + earlier(i) + " / 3";
      case 3: return "x:ada('" + earlier(i) + "') and " + first + " or x.a";
      case 4: return "x.a > 40 and " + first + " or x." + earlier(i);
      case 5:
        return "(function() local n = 0 for _, v in pairs(x) do n = n + v end return n end)()";
      case 6:
        return "(function() for i = 1, 20000 do end return " + first + " + x." + earlier(i) +
               " + x." + other() + " end)()";
      case 7: return "x:unit('u" + std::to_string(pick(kUnits)) + "')." + other() + " + x.a";
      case 8: return "x.a > 80 and gagal('terlalu besar') or " + first;
      case 9: return "x.a < 10 and kosong('terlalu kecil') or " + first;
      case 10: return "x.a > 90 and #('x'):rep(3000000) or x.a";
      case 11: return "(function() for i = 1, x.a > 85 and 1e9 or 10 do end return x.a end)()";
      case 12: return "x:ada('realisasi') and x.realisasi or " + first;
      default: return "gabungan.rata(x:anak('" + other() + "'))";
    }
  }

  Plan::Part unit(int u) {
    const std::string kode = "u" + std::to_string(u);
    Plan::Part part;
    part.before = R"({"kode": ")" + kode + R"(", "nama": "U", "jenjang": "desa", )";
    if (u > 0 && pick(2) == 0) part.before += R"("induk": "u)" + std::to_string(pick(u)) + "\", ";
    for (int i = 0; i < kIndikator; ++i) {
      const std::string name = "f" + std::to_string(i);
      std::string text = R"({"kode": ")" + name + R"(", "nama": "F", "target": {"2024": )" +
                         std::to_string(10 + pick(90)) + "}";
      if (pick(5) != 0) text += R"(, "formulasi": ")" + name + "\"";
      if (pick(6) != 0) text += R"(, "masukan": {"a": {"2024": )" + number() + "}}";
      if (pick(4) == 0) text += R"(, "realisasi": {"2024": )" + number() + "}";
      part.indikator.push_back(text + "}");
    }
    return part;
  }

  std::string number() { return std::to_string(pick(1000)) + "." + std::to_string(1 + pick(9)); }

  std::mt19937 random_;
};

std::string workspace_of(const Plan& plan) {
  std::string text = R"({"format": "iku/1", "nama": "Uji", "tahun": 2024, "kebijakan":)"
                     R"( "jombang-2024", "skrip": ["skrip"], "sumber": "uji", "unit": [)";
  for (const Plan::Part& unit : plan.unit) {
    if (!text.ends_with('[')) text += ",\n";
    text += unit.before + R"("tujuan": [{"kode": "T", "nama": "T", "indikator": [)";
    for (const std::string& indikator : unit.indikator) {
      if (!text.ends_with('[')) text += ",\n";
      text += indikator;
    }
    text += "]}]}";
  }
  return text + "]}\n";
}

formula::Settings small_settings() {
  formula::Settings settings;
  settings.script_roots = {test::source_path("scripts")};
  settings.budget.instructions = 400'000;
  settings.budget.seconds = 1e6;  // the speed of the machine decides nothing
  return settings;
}

/// A row of a report with its notes, however they are numbered.
std::string report_row(const std::string& unit, const report::Table& table,
                       const report::Row& row) {
  std::string text = "report " + unit + " " + table.title;
  for (const report::Cell& cell : row.cells) {
    text += "|" + cell.text;
    if (cell.number) text += fmt::format(" {:.17g}", *cell.number);
    for (const report::Note& note : table.notes) {
      if (note.mark == cell.mark) text += " (" + note.text + ")";
    }
  }
  return text;
}

void add_report(std::vector<std::string>& rows, const Calculation& calculation,
                const UnitResult& unit) {
  for (const report::Section& section : report::lkjip(calculation, unit).sections) {
    for (const report::Block& block : section.blocks) {
      if (const auto* words = std::get_if<std::string>(&block)) {
        rows.push_back("report " + unit.unit->kode + " " + *words);
        continue;
      }
      const auto& table = std::get<report::Table>(block);
      for (const report::Row& row : table.rows) {
        rows.push_back(report_row(unit.unit->kode, table, row));
      }
    }
  }
}

std::vector<std::string> rows_of(const Workspace& workspace, int jobs) {
  formula::Calculator calculator(workspace, small_settings());
  formula::Work work;
  work.jobs = jobs;
  const Calculation calculation = calculator.calculate({}, work);
  const std::string text = report::calc_ndjson(calculation);
  std::vector<std::string> rows;
  for (const UnitResult& unit : calculation.results) {
    rows.push_back(unit.unit->kode + " " + shown(unit.capaian.value, -1) + " " +
                   (unit.capaian.value.is_number()
                        ? fmt::format("{:.17g}", unit.capaian.value.number())
                        : std::string()));
    add_report(rows, calculation, unit);
  }
  for (const std::string_view line : split(text, '\n')) rows.emplace_back(line);
  std::sort(rows.begin(), rows.end());
  return rows;
}

}  // namespace

TEST_SUITE("formula") {
  TEST_CASE("every order of a workspace, with any number of jobs, gives the same rows") {
    std::map<std::string, int> seen;
    for (unsigned seed = 1; seed <= 24; ++seed) {
      CAPTURE(seed);
      Generator generator(seed);
      Plan plan = generator.plan();
      const test::Scratch scratch;
      for (const auto& [path, text] : plan.scripts) test::write_text("skrip/" + path, text);
      std::vector<std::string> expected;
      for (int round = 0; round < 5; ++round) {
        CAPTURE(round);
        test::write_text("workspace.json", workspace_of(plan));
        const auto loaded = store::read_workspace(scratch.directory().string());
        const std::vector<std::string> rows = rows_of(loaded.workspace, 1 + round % 2);
        if (round == 0) {
          expected = rows;
          for (const std::string& row : rows) {
            for (const char* word : {"\"cycle\"", "\"limit.cpu\"", "\"limit.memory\"",
                                     "\"runtime\"", "\"missing\"", "\"ok\""}) {
              if (row.find(word) != std::string::npos) ++seen[word];
            }
          }
        }
        REQUIRE(rows.size() == expected.size());
        for (std::size_t i = 0; i < rows.size(); ++i) CHECK(rows[i] == expected[i]);
        generator.shuffle(plan);
      }
    }
    for (const auto& [word, count] : seen) {  // each kind of row is among them
      CAPTURE(word);
      CHECK(count > 5);
    }
    CHECK(seen.size() == 6);
  }

  TEST_CASE("a row is the same however it is come to: all, alone, explained, in a session") {
    for (unsigned seed = 101; seed <= 108; ++seed) {
      CAPTURE(seed);
      Generator generator(seed);
      const Plan plan = generator.plan();
      const test::Scratch scratch;
      for (const auto& [path, text] : plan.scripts) test::write_text("skrip/" + path, text);
      test::write_text("workspace.json", workspace_of(plan));
      const auto loaded = store::read_workspace(scratch.directory().string());
      formula::Calculator all(loaded.workspace, small_settings());
      const Calculation calculation = all.calculate({});
      session::Session session(loaded.workspace, small_settings());
      for (const UnitResult& unit : calculation.results) {
        session.use_unit(unit.unit->kode);
        for_each_result(unit, [&](const IndikatorResult& row) {
          const std::string& kode = row.indikator->kode;
          CAPTURE(unit.unit->kode);
          CAPTURE(kode);
          formula::Calculator alone(loaded.workspace, small_settings());
          const IndikatorResult one = alone.row(*row.unit, *row.indikator, 2024);
          CHECK(shown(one.realisasi, -1) == shown(row.realisasi, -1));
          CHECK(shown(one.capaian, -1) == shown(row.capaian, -1));
          const IndikatorResult there = session.row(kode);
          CHECK(shown(there.realisasi, -1) == shown(row.realisasi, -1));
          CHECK(shown(there.capaian, -1) == shown(row.capaian, -1));
          formula::Calculator explained(loaded.workspace, small_settings());
          const Explanation why = explained.explain(unit.unit->kode, kode, 2024);
          CHECK(shown(why.value, -1) == shown(row.realisasi, -1));
        });
      }
    }
  }

  TEST_CASE("pairs gives the inputs and figures of the indikator itself, whoever is computed") {
    for (const char* order : {"b, sum", "sum, b"}) {
      CAPTURE(std::string(order));
      const std::string b =
          R"({"kode": "b", "nama": "B", "formulasi": "b", "target": {"2024": 8}})";
      const std::string sum =
          R"({"kode": "sum", "nama": "S", "formulasi": "sum", "target": {"2024": 80}})";
      const bool first = std::string_view(order).starts_with("b");
      test::Bench bench(
          test::indikator_text(first ? b + "," + sum : sum + "," + b),
          {{"indikator/b.lua", definition_text("b", "10", "")},
           {"indikator/sum.lua",
            "return indikator {kode = 'sum', nama = 'S', formulasi = function(x)\n"
            "  local n = 0 for k, v in pairs(x) do if k == 'b' then n = n + v end end return n\n"
            "end}"}});
      CHECK(shown(bench.indikator("sum").realisasi) == "0,00");
    }
  }

  TEST_CASE("what a formula costs while it waits for others is not counted against it") {
    std::string reads = "0";
    std::vector<std::pair<std::string, std::string>> scripts;
    std::string plan;
    for (int i = 0; i < 12; ++i) {
      const std::string kode = "d" + std::to_string(i);
      reads += " + x." + kode;
      scripts.emplace_back("indikator/" + kode + ".lua", definition_text(kode, "1", ""));
      plan += R"(, {"kode": ")" + kode +
              R"(", "nama": "D", "target": {"2024": 8}, "formulasi": ")" + kode + "\"}";
    }
    scripts.emplace_back(
        "indikator/berat.lua",
        definition_text("berat",
                        "(function() for i = 1, 4500000 do end return " + reads + " end)()", ""));
    test::Bench bench(
        test::indikator_text(
            R"({"kode": "berat", "nama": "B", "formulasi": "berat", "target": {"2024": 8}})" +
            plan),
        scripts);
    CHECK(shown(bench.indikator("berat").realisasi) == "12,00");
  }

  TEST_CASE("a formula that gives a definition fails, whatever realisasi is reported") {
    test::Bench bench(
        test::indikator_text(R"({"kode": "q", "nama": "Q", "formulasi": "q",)"
                             R"( "target": {"2024": 80}, "realisasi": {"2024": 77}})"),
        {{"indikator/q.lua", definition_text("q", "indikator {kode = 'z'}", "")}});
    CHECK(shown(bench.indikator("q").realisasi) == "result: hasil berupa definisi, bukan bilangan");
    CHECK(bench.indikator("q").capaian.is_failure());
  }
}
