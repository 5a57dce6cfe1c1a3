#include "lua/messages.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace {

TEST_CASE("common messages of Lua are said in the analyst's language, others stay") {
  struct Row {
    const char* lua;
    const char* said;
  };
  const std::vector<Row> rows = {
      {"attempt to perform arithmetic on a nil value (field 'a')",
       "berhitung dengan nilai nil (\"a\")"},
      {"attempt to perform arithmetic on a string value", "berhitung dengan nilai string"},
      {"attempt to call a nil value (global 'f')", "memanggil nilai nil (\"f\") sebagai fungsi"},
      {"attempt to index a nil value (local 't')", "mengambil isi dari nilai nil (\"t\")"},
      {"attempt to get length of a nil value (local 't')", "panjang (#) dari nilai nil (\"t\")"},
      {"attempt to concatenate a nil value (field 'a')",
       "menyambung teks dengan nilai nil (\"a\")"},
      {"attempt to concatenate a table value", "menyambung teks dengan nilai table"},
      {"attempt to compare number with nil", "membandingkan number dengan nil"},
      {"attempt to compare two table values", "membandingkan table dengan table"},
      {"attempt to perform 'n%%0'", "pembagian bulat dengan nol"},
      {"attempt to perform 'n//0'", "pembagian bulat dengan nol"},
      {"number has no integer representation", "bilangan bukan bilangan bulat"},
      {"'for' step is zero", "langkah for tidak boleh nol"},
      {"'for' limit must be a number, not a string", "batas for harus bilangan, bukan string"},
      {"sesuatu yang lain", "sesuatu yang lain"},
      {"attempt to do what nobody knows", "attempt to do what nobody knows"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.lua));
    CHECK(iku::lua::translate_message(row.lua) == row.said);
  }
}

}  // namespace
