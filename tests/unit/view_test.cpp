#include "lua/view.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "formula/fields.hpp"
#include "formula_fixture.hpp"
#include "lua/machine.hpp"

// x and what it hands over: numbers, grades, ranges, lists and tables, read-only, from the world.

namespace {

using iku::Value;
using iku::lua::Answer;
using iku::lua::Machine;
using iku::lua::Scope;
using iku::test::shown;

class SmallWorld : public iku::formula::Fields {
 public:
  SmallWorld() {
    set("angka", Value(42.0));
    set("tingkat_angka", Value(iku::Grade{"BB", 72.0}));
    set("mutu", Value(iku::Grade{"BB", std::nullopt}));
    set("hilang", Value(iku::Missing{"belum dinilai", ""}));
    set("gagal_hulu", Value(iku::Failure{iku::FailureClass::kRange, "di luar", {}}));
    set_list("daftar", {5, 6, 7});
    auto table = std::make_shared<iku::DataTable>();
    table->path = "data/skm.csv";
    table->rows = 3;
    table->columns = {{"u1", true, {3.0, std::nullopt, 4.0}, {}},
                      {"nama", false, {}, {"a", "", "c"}}};
    table_ = table;
  }

  Answer read(const Scope& scope, std::string_view name) override {
    Answer answer;
    if (name == "rentang") {
      answer.kind = Answer::Kind::kRentang;
      answer.rentang = {20, 30};
    } else if (name == "tabel") {
      answer.kind = Answer::Kind::kTable;
      answer.table = table_;
    } else if (name == "tahun") {
      answer.kind = Answer::Kind::kValue;
      answer.value = Value(static_cast<double>(scope.tahun));
    } else {
      return Fields::read(scope, name);
    }
    return answer;
  }
  std::optional<Scope> in_year(const Scope& scope, iku::Tahun tahun) override {
    return Scope{scope.owner, scope.item, tahun};
  }

 private:
  std::shared_ptr<const iku::DataTable> table_;
};

std::string run(const std::string& chunk) {
  Machine machine;
  const auto compiled = machine.compile(chunk, "a.lua");
  if (compiled.failure) return "tidak terkompilasi: " + compiled.failure->message;
  SmallWorld world;
  Machine::Call call;
  call.world = &world;
  call.scope.tahun = 2024;
  call.grades = true;
  return shown(machine.call(compiled.value, call).value);
}

TEST_CASE("a formula sees each kind of value as the contract says") {
  struct Row {
    const char* chunk;
    const char* ending;
  };
  const std::vector<Row> rows = {
      {"return x.angka", "42,00"},
      {"return math.type(x.angka) == 'float' and 1 or 0", "1,00"},
      {"return x.tingkat_angka", "72,00"},
      {"return x.mutu", "BB"},
      {"return x:tingkat('tingkat_angka')", "BB"},
      {"return x:tingkat('angka') == nil and 1 or 0", "1,00"},
      {"return x.rentang.dari + x.rentang.sampai", "50,00"},
      {"return x.daftar[1] + #x.daftar", "8,00"},
      {"return x.tabel.baris + #x.tabel.kolom", "5,00"},
      {"return x.tabel.u1[1] + x.tabel.u1[3]", "7,00"},
      {"return x.tabel.u1[2] == false and 1 or 0", "1,00"},
      {"return x.tabel.nama[1] .. x.tabel.sumber", "adata/skm.csv"},
      {"return x.tabel.nama[2] == false and 1 or 0", "1,00"},
      {"return x:pada(2020).tahun", "2.020,00"},
      {"return x.hilang", "tidak ada: hilang: belum dinilai"},
      {"return x:ada('hilang') and 1 or 0", "0,00"},
      {"return x:ada('angka') and 1 or 0", "1,00"},
      {"return x:ada('tidak_dikenal') and 1 or 0", "0,00"},
      {"return x.angkaa", "runtime: masukan \"angkaa\" tidak dikenal. Maksudnya \"angka\"?"},
      {"return x:banding('nasional')", "tidak ada: nasional: pembanding \"nasional\" tidak ada"},
      {"return x:unit('b').angka", "runtime: unit \"b\" tidak dikenal"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.chunk));
    CHECK(run(row.chunk) == row.ending);
  }
}

TEST_CASE("what depends on a failure fails in its class, and pcall does not hide it") {
  CHECK(run("return x.gagal_hulu").starts_with("range: "));
  CHECK(run("pcall(function() return x.gagal_hulu end) return 1").starts_with("range: "));
}

TEST_CASE("nothing that x hands over can be written") {
  for (const char* chunk : {"x.angka = 1", "x.baru = 1", "x.daftar[1] = 1", "x.tabel.u1[1] = 1",
                            "x.tabel.baru = 1", "x.rentang.dari = 1", "table.insert(x.daftar, 1)",
                            "table.sort(x.daftar)", "x:pada(2020).angka = 1"}) {
    CAPTURE(std::string(chunk));
    CHECK(run(std::string(chunk) + " return 1").starts_with("denied: "));
  }
}

TEST_CASE("pairs over x gives the names that have a value, in order") {
  CHECK(run("local t = '' for k in pairs(x) do t = t .. k .. ' ' end return t") ==
        "angka mutu tingkat_angka ");
}

TEST_CASE("without a world x says so") {
  Machine machine;
  const auto outcome = machine.define("return indikator {kode = x.a}", "a.lua");
  CHECK(outcome.failure.has_value());
}

TEST_CASE("the methods of x are those of the contract") {
  CHECK(iku::lua::view_methods() ==
        std::vector<std::string>{"ada", "anak", "banding", "pada", "tingkat", "unit"});
}

}  // namespace
