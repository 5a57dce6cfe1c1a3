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
      {"attempt to perform arithmetic on a string value", "berhitung dengan nilai teks"},
      {"attempt to call a nil value (global 'f')", "memanggil nilai nil (\"f\") sebagai fungsi"},
      {"attempt to index a nil value (local 't')", "mengambil isi dari nilai nil (\"t\")"},
      {"attempt to get length of a nil value (local 't')", "panjang (#) dari nilai nil (\"t\")"},
      {"attempt to concatenate a nil value (field 'a')",
       "menyambung teks dengan nilai nil (\"a\")"},
      {"attempt to concatenate a table value", "menyambung teks dengan nilai tabel"},
      {"attempt to compare number with nil", "membandingkan bilangan dengan nil"},
      {"attempt to compare two table values", "membandingkan tabel dengan tabel"},
      {"attempt to perform 'n%%0'", "pembagian bulat dengan nol"},
      {"attempt to perform 'n//0'", "pembagian bulat dengan nol"},
      {"number has no integer representation", "bilangan bukan bilangan bulat"},
      {"'for' step is zero", "langkah for tidak boleh nol"},
      {"'for' limit must be a number, not a string", "batas for harus bilangan, bukan teks"},
      {"attempt to perform bitwise operation on a string value", "operasi bit dengan nilai teks"},
      {"bad argument #1 to 'floor' (number expected, got nil)",
       "argumen ke-1 dari floor: harus bilangan, bukan nil"},
      {"bad argument #2 to 'rep' (number expected, got no value)",
       "argumen ke-2 dari rep: harus bilangan, tetapi tidak diberikan"},
      {"bad argument #3 to 'gsub' (string/function/table expected, got nil)",
       "argumen ke-3 dari gsub: harus teks/fungsi/tabel, bukan nil"},
      {"bad argument #1 to 'sub' (number has no integer representation)",
       "argumen ke-1 dari sub: harus bilangan bulat"},
      {"bad argument #2 to 'insert' (position out of bounds)",
       "argumen ke-2 dari insert: di luar batas yang diterima"},
      {"bad argument #1 to 'f' (something else)", "argumen ke-1 dari f: something else"},
      {"calling 'rep' on bad self (string expected, got nil)",
       "rep dipanggil pada nilai yang salah"},
      {"assertion failed!", "syarat assert tidak terpenuhi"},
      {"sesuatu yang lain", "sesuatu yang lain"},
      {"attempt to do what nobody knows", "attempt to do what nobody knows"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.lua));
    CHECK(iku::lua::translate_message(row.lua) == row.said);
  }
}

}  // namespace
