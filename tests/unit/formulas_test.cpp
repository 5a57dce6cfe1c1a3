#include <doctest/doctest.h>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "formula/fields.hpp"
#include "lua/machine.hpp"
#include "repository.hpp"

// Runs tests/formulas/*.lua: the stdlib tested in Lua, inside the sandbox, with two functions:
//   sama(name, got, expected, tolerance?)   equal; numbers within tolerance (1e-9)
//   gagal_dengan(name, f, text)             f ends in a failure or as missing, and says `text`
// A file is evaluated once to check every `sama` and count the `gagal_dengan`; then once for each
// of those, calling its function unprotected, so that the host sees how the evaluation ends as it
// would see it of a formula. In the trace reading the library gets operands instead of numbers, but
// for what is never one: the cells of a table input, the bounds of a scale, how many unsur and
// decimals. What a failure says is then not compared: a bound that was an integer prints as a
// float.

namespace {

using iku::lua::Machine;
using iku::lua::Reading;

// One line, so that the lines of the file keep their numbers. x.uji: which gagal_dengan to run.
constexpr const char* kPrelude = R"lua(local sama, gagal_dengan, SELESAI, OPERAN do
  local uji, banyak, gagal = x.uji, 0, 0
  function sama(nama, dapat, harap, batas)
    banyak = banyak + 1
    if uji > 0 then return end
    local cocok = rawequal(dapat, harap)
    if adalah_angka(harap) and adalah_angka(dapat) then
      batas = batas or 1e-9
      cocok = dapat <= harap + batas and dapat >= harap - batas
    end
    if not cocok then
      print("SALAH " .. nama .. ": " .. tostring(dapat) .. ", seharusnya " .. tostring(harap))
    end
  end
  function gagal_dengan(nama, f, teks)
    gagal = gagal + 1
    if uji > gagal or uji < gagal then return end
    print(nama .. "\n" .. teks)
    f()
    print("TIDAK GAGAL")
  end
  function SELESAI()
    print("JUMLAH " .. banyak)
    return gagal
  end
  local function operand(v)
    if adalah_angka(v) then return catat(v, "uji") end
    if type(v) ~= "table" or v.kolom then return v end
    local salinan = {}
    for kunci, isi in pairs(v) do
      local tetap = kunci == "unsur" or kunci == "desimal"
      salinan[kunci] = tetap and isi or operand(isi)
    end
    return salinan
  end
  local function semua(f, n, arg)
    for i = 1, n do arg[i] = operand(arg[i]) end
    return f(table.unpack(arg, 1, n))
  end
  function OPERAN(v)
    if type(v) == "function" then
      return function(...) return semua(v, select("#", ...), {...}) end
    end
    local modul = {}
    for kunci, isi in pairs(v) do
      local data = kunci == "skala" or kunci == "periksa"
      modul[kunci] = type(isi) == "function" and not data and OPERAN(isi) or isi
    end
    return modul
  end
end )lua";

struct Run {
  Machine::Result result;
  std::vector<std::string> printed;
};

class FormulaFile {
 public:
  FormulaFile(const std::filesystem::path& path, Reading reading) : reading_(reading) {
    const std::string module = path.stem().string();
    std::string text = kPrelude;
    if (reading == Reading::kTrace) text += with_operands(module);
    for (char& c : text) c = c == '\n' ? ' ' : c;
    text += iku::test::read_text(path) + "\nreturn SELESAI()\n";
    const auto compiled = machine_.compile(text, path.filename().string());
    if (compiled.failure) throw std::runtime_error(compiled.failure->message);
    function_ = compiled.value;
  }

  Run run(int uji) {
    iku::formula::Fields x{{"uji", iku::Value(uji)}};
    Machine::Call call;
    call.world = &x;
    call.reading = reading_;
    Run run;
    run.result = machine_.call(function_, call);
    const std::string printed = machine_.take_output();
    for (const std::string_view line : iku::split(printed, '\n')) {
      if (!line.empty()) run.printed.emplace_back(line);
    }
    return run;
  }

 private:
  static std::string with_operands(const std::string& module) {
    if (module == "umum") {
      return "local batas, bulat0 = OPERAN(batas), bulat "
             "local function bulat(v, desimal) return bulat0(catat(v, 'uji'), desimal) end ";
    }
    return "local " + module + " = OPERAN(" + module + ") ";
  }

  Machine machine_;
  Reading reading_;
  iku::lua::Function function_;
};

/// How an evaluation ended, in words.
std::string ending(const iku::Value& value) {
  if (value.is_missing()) return value.missing().reason;
  if (!value.is_failure()) return "";
  const iku::Failure& failure = value.failure();
  return failure.where.file + ":" + std::to_string(failure.where.line) + ": " + failure.message;
}

void check_expected_failure(FormulaFile& file, int number, bool with_text) {
  const Run run = file.run(number);
  REQUIRE(run.printed.size() >= 2);
  CAPTURE(run.printed[0]);
  const std::string& text = run.printed[1];
  CHECK(run.printed.size() == 2);  // else it did not fail
  CAPTURE(ending(run.result.value));
  CHECK_FALSE(run.result.value.is_present());
  if (run.result.value.is_failure()) {
    CHECK(run.result.value.failure().kind == iku::FailureClass::kRuntime);
  }
  if (with_text) CHECK(ending(run.result.value).find(text) != std::string::npos);
}

void check_file(const std::filesystem::path& path, Reading reading) {
  CAPTURE(path.filename().string());
  FormulaFile file(path, reading);
  const Run whole = file.run(0);
  CAPTURE(ending(whole.result.value));
  REQUIRE(whole.result.value.is_number());
  for (const std::string& line : whole.printed) {
    CHECK_MESSAGE(line.starts_with("JUMLAH "), line);
  }
  CHECK(whole.printed.back() != "JUMLAH 0");
  const int failures = static_cast<int>(whole.result.value.number());
  for (int number = 1; number <= failures; ++number) {
    check_expected_failure(file, number, reading == Reading::kPlain);
  }
}

}  // namespace

TEST_CASE("the library gives the values its tests name") {
  for (const auto& path : iku::test::files_below("tests/formulas", {".lua"})) {
    check_file(path, Reading::kPlain);
  }
}

TEST_CASE("the library gives the same values of operands") {
  for (const auto& path : iku::test::files_below("tests/formulas", {".lua"})) {
    check_file(path, Reading::kTrace);
  }
}

TEST_CASE("every module of the library has its test") {
  std::set<std::string> tested;
  for (const auto& path : iku::test::files_below("tests/formulas", {".lua"})) {
    tested.insert(path.filename().string());
  }
  for (const auto& path : iku::test::files_below("stdlib", {".lua"})) {
    if (path.parent_path().filename() == "paket") continue;  // data, checked by aturan.lua
    CAPTURE(path.string());
    CHECK(tested.contains(path.filename().string()));
  }
}
