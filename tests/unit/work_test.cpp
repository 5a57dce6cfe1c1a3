#include "base/work.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <functional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "formula/check_figures.hpp"
#include "formula_fixture.hpp"
#include "report/calc_output.hpp"
#include "report/calc_rows.hpp"
#include "store/csv.hpp"
#include "store/workspace_reader.hpp"

// Twice the input is about twice the work, whatever of it there is more of and whatever is wrong
// with it: work is counted where it is done, so that no load of the machine decides.

using namespace iku;

namespace {

constexpr double kMostPerDoubling = 2.3;

/// A workspace and the files beside it.
struct Input {
  std::string workspace;
  std::vector<std::pair<std::string, std::string>> files;
};

std::string joined(int n, const std::function<std::string(int)>& one,
                   const std::string& between = ",\n") {
  std::string text;
  for (int i = 0; i < n; ++i) text += (i > 0 ? between : "") + one(i);
  return text;
}

std::string head(const std::string& more = {}) {
  return R"({"format": "iku/1", "nama": "U", "tahun": 2024, "kebijakan": "jombang-2024",)"
         R"( "skrip": ["skrip"], )" +
         more + R"("unit": [)";
}

std::string unit(const std::string& kode, const std::string& indikator,
                 const std::string& more = {}) {
  return fmt::format(
      R"({{"kode": "{}", "nama": "U", "jenjang": "desa", {}"tujuan": [{{"kode": "1",)"
      R"( "nama": "T", "indikator": [{}]}}]}})",
      kode, more, indikator);
}

std::string data(const std::string& kode, const std::string& more = {}) {
  return fmt::format(R"({{"kode": "{}", "nama": "I", "target": {{"2024": 80}},)"
                     R"( "realisasi": {{"2024": 70}}{}}})",
                     kode, more);
}

std::string computed(const std::string& kode, const std::string& formulasi,
                     const std::string& more = {}) {
  return fmt::format(
      R"({{"kode": "{}", "nama": "I", "formulasi": "{}", "target": {{"2024": 80}}{}}})", kode,
      formulasi, more);
}

// A workspace of rows i0, i1, …, each with a formula of its own of that name and number.
std::string computed_rows(int n, const std::string& formulasi) {
  const auto one = [&formulasi](int i) {
    return computed(fmt::format("i{}", i), fmt::format("{}{}", formulasi, i));
  };
  return head() + unit("a", joined(n, one)) + "]}";
}

std::string script(const std::string& kode, const std::string& body,
                   const std::string& masukan = {}) {
  return fmt::format(
      "return indikator {{kode = '{}', nama = 'I', {}formulasi = function(x) {} end}}", kode,
      masukan, body);
}

std::string masukan_n(int i) { return fmt::format(R"(, "masukan": {{"n": {{"2024": {}}}}})", i); }

/// What is made n times, and what of it is wrong.
struct Row {
  std::string name;
  std::function<Input(int)> input;
};

// c0 reads c1 and so on; `last` is where the last one leads.
Input chain(int n, int last) {
  const auto one = [&](int i) {
    return computed(fmt::format("c{}", i), "n", masukan_n(i + 1 < n ? i + 1 : last));
  };
  return {head() + unit("a", joined(n, one) + "," + data("d")) + "]}",
          {{"skrip/indikator/n.lua",
            script("n", "if x.n < 0 then return x.d end return x['c' .. math.floor(x.n)]",
                   "masukan = {n = {}}, ")}}};
}

Input units(int n, const std::function<std::string(int)>& induk) {
  return {head() +
              joined(n,
                     [&](int i) {
                       const std::string above = induk(i);
                       const std::string more =
                           above.empty() ? "" : R"("induk": ")" + above + "\", ";
                       return unit(fmt::format("unit_dengan_kode_{:05}", i), data("a"), more);
                     }) +
              "]}",
          {}};
}

std::string csv_of(int rows, int columns) {
  const auto cell = [](int i) { return "k" + std::to_string(i); };
  return joined(columns, cell, ",") + "\n" +
         joined(
             rows,
             [&](int) {
               return joined(
                   columns, [](int) { return "3"; }, ",");
             },
             "\n") +
         "\n";
}

Input with_table(const std::string& csv) {
  return {
      head() +
          unit("a", computed("a", "t", R"(, "masukan": {"t": {"2024": {"berkas": "t.csv"}}})")) +
          "]}",
      {{"t.csv", csv},
       {"skrip/indikator/t.lua",
        script("t", "return x.t.baris / 1000", "masukan = {t = {jenis = 'tabel'}}, ")}}};
}

Input with_history(int n, const std::string& csv) {
  return {head(R"("riwayat": ["lama.csv"], )") +
              joined(n, [](int i) { return unit(fmt::format("u{}", i), data("a")); }) + "]}",
          {{"lama.csv", csv}}};
}

std::string history(int n, const std::string& unit_prefix, const std::string& indikator) {
  return "unit,indikator,tahun,realisasi\n" +
         joined(
             n, [&](int i) { return fmt::format("{}{},{},2023,65", unit_prefix, i, indikator); },
             "\n") +
         "\n";
}

const std::vector<Row>& rows() {
  static const std::vector<Row> all = {
      {"units", [](int n) { return units(n, [](int) { return ""; }); }},
      {"units below one",
       [](int n) {
         Input input = units(n, [](int i) { return i > 0 ? "unit_dengan_kode_00000" : ""; });
         input.workspace.replace(input.workspace.find(R"({"kode": "a")"), 0,
                                 computed("r", "r") + ",");
         input.files = {
             {"skrip/indikator/r.lua", script("r", "return gabungan.rata(x:anak('a'))")}};
         return input;
       }},
      {"levels of induk",
       [](int n) {
         return units(
             n, [](int i) { return i > 0 ? fmt::format("unit_dengan_kode_{:05}", i - 1) : ""; });
       }},
      {"a circle of induk",
       [](int n) {
         return units(n, [n](int i) { return fmt::format("unit_dengan_kode_{:05}", (i + 1) % n); });
       }},
      {"unknown induk",
       [](int n) {
         return units(n, [](int i) { return fmt::format("unit_dengan_kode_x{:05}", i); });
       }},
      {"indikator",
       [](int n) {
         return Input{head() +
                          unit("a", joined(n, [](int i) { return data(fmt::format("i{}", i)); })) +
                          "]}",
                      {}};
       }},
      {"reasons below a table",
       [](int n) {
         const auto one = [](int i) {
           return fmt::format(
               R"({{"kode": "i{0}", "nama": "I", "target": {{"2024": 80}},)"
               R"( "realisasi": {{"2024": {{"nilai": null, "alasan": "sebab {0}"}}}}}})",
               i);
         };
         return Input{head() + unit("a", joined(n, one)) + "]}", {}};
       }},
      {"formulas",
       [](int n) {
         Input input{computed_rows(n, "i"), {}};
         for (int i = 0; i < n; ++i) {
           input.files.emplace_back(fmt::format("skrip/indikator/i{}.lua", i),
                                    script(fmt::format("i{}", i), "return 1"));
         }
         return input;
       }},
      {"unknown formulas",
       [](int n) {
         Input input{computed_rows(n, "formula_salah_"), {}};
         for (int i = 0; i < n; ++i) {
           input.files.emplace_back(fmt::format("skrip/indikator/formula_{}.lua", i),
                                    script(fmt::format("formula_{}", i), "return 1"));
         }
         return input;
       }},
      {"unknown names in formulas",
       [](int n) {
         Input input{computed_rows(n, "i"), {}};
         for (int i = 0; i < n; ++i) {
           input.files.emplace_back(
               fmt::format("skrip/indikator/i{}.lua", i),
               script(fmt::format("i{}", i), fmt::format("return x.tidak_ada_{}", i)));
         }
         return input;
       }},
      {"inputs of one formula",
       [](int n) {
         const auto name = [](int i) { return fmt::format("m{}", i); };
         return Input{head() +
                          unit("a", computed("a", "m",
                                             R"(, "masukan": {)" +
                                                 joined(n,
                                                        [&](int i) {
                                                          return "\"" + name(i) +
                                                                 R"(": {"2024": 1})";
                                                        }) +
                                                 "}")) +
                          "]}",
                      {{"skrip/indikator/m.lua",
                        script("m",
                               "local n = 0 for i = 0, " + std::to_string(n - 1) +
                                   " do n = n + x['m' .. i] end return n",
                               "masukan = {" +
                                   joined(
                                       n, [&](int i) { return name(i) + " = {}"; }, ", ") +
                                   "}, ")}}};
       }},
      {"inputs that nothing reads",
       [](int n) {
         return Input{head() +
                          unit("a", computed("a", "m",
                                             R"(, "masukan": {)" +
                                                 joined(n,
                                                        [&](int i) {
                                                          return fmt::format(
                                                              R"("m{}": {{"2024": 1}})", i);
                                                        }) +
                                                 "}")) +
                          "]}",
                      {{"skrip/indikator/m.lua", script("m", "return 1", "masukan = {p = {}}, ")}}};
       }},
      {"indikator that read one another in a row", [](int n) { return chain(n, -1); }},
      {"a cycle", [](int n) { return chain(n, 0); }},
      {"cycles that wait for one another",
       [](int n) {
         // a0 asks for a1 and waits for b0, which waits for a0; a1 likewise, and so on.
         const auto pair = [n](int i) {
           const std::string to = std::to_string(i + 1 < n ? i + 1 : i);
           const std::string input =
               fmt::format(R"(, "masukan": {{"n": {{"2024": {}}}, "ke": {{"2024": {}}}}})", i, to);
           return computed(fmt::format("a{}", i), "a", input) + "," +
                  computed(fmt::format("b{}", i), "b", input);
         };
         const std::string masukan = "masukan = {n = {}, ke = {}}, ";
         return Input{
             head() + unit("a", joined(n, pair)) + "]}",
             {{"skrip/indikator/a.lua", script("a",
                                               "local ada = x.ke > x.n and x:ada('a' .. x.ke) "
                                               "return x['b' .. x.n] + (ada and 1 or 0)",
                                               masukan)},
              {"skrip/indikator/b.lua", script("b", "return x['a' .. x.n]", masukan)}}};
       }},
      {"rows of a table", [](int n) { return with_table(csv_of(n, 4)); }},
      {"columns of a table", [](int n) { return with_table(csv_of(4, n)); }},
      {"rows of history", [](int n) { return with_history(n, history(n, "u", "a")); }},
      {"history of unknown units",
       [](int n) { return with_history(n, history(n, "unit_x", "a")); }},
      {"history of unknown indikator",
       [](int n) { return with_history(n, history(n, "u", "tidak_ada")); }},
      {"columns of history",
       [](int n) {
         const auto inputs = [&](const std::string& text) {
           return joined(
               n, [&](int i) { return text + (text == "masukan.k" ? std::to_string(i) : ""); },
               ",");
         };
         return with_history(1, "unit,indikator,tahun," + inputs("masukan.k") + "\nu0,a,2023," +
                                    inputs("\"5\"") + "\n");
       }},
      {"unknown keys",
       [](int n) {
         return Input{
             head() +
                 unit("a",
                      data("a", joined(
                                    n, [](int i) { return fmt::format(R"(, "tagret{}": 1)", i); },
                                    ""))) +
                 "]}",
             {}};
       }},
  };
  return all;
}

/// All that check and calc do with it.
std::uint64_t work_of(const Input& input) {
  const test::Scratch scratch;
  test::write_text("workspace.json", input.workspace);
  for (const auto& [path, text] : input.files) test::write_text(path, text);
  const std::uint64_t before = work_done();
  try {
    const auto loaded = store::read_workspace(scratch.directory().string());
    formula::Settings settings;
    settings.script_roots = {test::source_path("scripts")};
    settings.budget.seconds = 1e6;  // the speed of the machine decides nothing
    for (const Diagnostic& fault : formula::check_scripts(loaded.workspace, settings))
      render(fault);
    formula::Calculator calculator(loaded.workspace, settings);
    const Calculation calculation = calculator.calculate({});
    report::calc_ndjson(calculation);
    report::print_calc(calculation, report::CalcFormat::kTable);
  } catch (const Error& error) {
    for (const Diagnostic& fault : error.diagnostics()) render(fault);
  }
  return work_done() - before;
}

}  // namespace

TEST_CASE("twice the input is about twice the work, whatever is wrong with it") {
  constexpr int kLeast = 250;
  for (const Row& row : rows()) {
    CAPTURE(row.name);
    const std::uint64_t once = work_of(row.input(kLeast));
    const std::uint64_t twice = work_of(row.input(2 * kLeast));
    const std::uint64_t four = work_of(row.input(4 * kLeast));
    CAPTURE(once);
    CAPTURE(twice);
    CAPTURE(four);
    CHECK(static_cast<double>(twice) <= kMostPerDoubling * static_cast<double>(once));
    CHECK(static_cast<double>(four) <= kMostPerDoubling * static_cast<double>(twice));
    CHECK(four > once);  // it is counted at all
  }
}
