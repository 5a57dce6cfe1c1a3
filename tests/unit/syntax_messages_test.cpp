#include "lua/syntax_messages.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "lua/machine.hpp"

namespace {

using iku::lua::syntax_failure;

TEST_CASE("a message of the parser is parted into place and text") {
  const iku::Failure failure = syntax_failure("skrip/a.lua:3: 'end' expected near <eof>");
  CHECK(failure.kind == iku::FailureClass::kSyntax);
  CHECK(failure.where.file == "skrip/a.lua");
  CHECK(failure.where.line == 3);
  CHECK(failure.message == "diharapkan 'end', bukan akhir teks");
  CHECK(syntax_failure("tanpa tempat").message == "tanpa tempat");
  CHECK(syntax_failure("tanpa tempat").where.line == 0);
}

TEST_CASE(
    "a fault of syntax has a column, the language of the analyst and what is probably meant") {
  struct Row {
    const char* source;
    const char* message;
    int line;
    int column;
  };
  const std::vector<Row> rows = {
      {"if x.a = 3 then return 1 end", "diharapkan 'then', bukan '='; maksudnya ==?", 1, 8},
      {"if x.a != 3 then return 1 end", "diharapkan 'then', bukan '!'; maksudnya ~=?", 1, 8},
      {"if x.a <> 3 then return 1 end", "'>' tidak pada tempatnya; maksudnya ~=?", 1, 9},
      {"return x.a ** 2", "'*' tidak pada tempatnya; maksudnya ^?", 1, 13},
      {"return x.a && x.b", "'&' tidak pada tempatnya; maksudnya and?", 1, 13},
      {"return x.a || x.b", "'|' tidak pada tempatnya; maksudnya or?", 1, 13},
      {"return IF(x.a > 1; 2; 3)",
       "diharapkan ')', bukan ';'; di antara nilai ditulis koma, bukan titik koma", 1, 18},
      {"return x.a * (0,5 + 1)",
       "diharapkan ')', bukan ','; tanda desimal dalam formula titik: tulis 0.5, bukan 0,5", 1, 16},
      {"-- catatan\nreturn x.a +\n  then", "'then' tidak pada tempatnya", 3, 3},
      {"return (x.a", "diharapkan ')', bukan akhir teks", 1, 0},
      {"local a = 'buka\nreturn a", "teks atau komentar tanpa penutup: ''buka'", 1, 11},
      {"return 3x", "bilangan '3x' salah tulis", 1, 8},
      {"local a = 0,6\nreturn a",
       "2 nilai diberikan kepada 1 nama; tanda desimal dalam formula titik: tulis 0.6, bukan 0,6",
       1, 11},
      {"return 9007199254740993",
       "bilangan bulat 9007199254740993 tidak dapat disimpan tepat (paling besar 2^53)", 1, 8},
  };
  iku::lua::Machine machine;
  for (const Row& row : rows) {
    CAPTURE(std::string(row.source));
    const auto outcome = machine.compile(row.source, "f.lua");
    REQUIRE(outcome.failure);
    CHECK(outcome.failure->kind == iku::FailureClass::kSyntax);
    CHECK(outcome.failure->message == row.message);
    CHECK(outcome.failure->where.file == "f.lua");
    CHECK(outcome.failure->where.line == row.line);
    CHECK(outcome.failure->where.column == row.column);
  }
}

}  // namespace
