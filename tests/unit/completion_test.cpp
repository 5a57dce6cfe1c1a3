#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "cli/lua_entry.hpp"
#include "lua/tokens.hpp"
#include "shell_fixture.hpp"

using namespace iku;

namespace {

std::vector<std::string> words_for(const std::string& entry) {
  return test::contoh_shell().completions(entry).words;
}

bool offers(const std::string& entry, const std::string& word) {
  const auto all = words_for(entry);
  return std::find(all.begin(), all.end(), word) != all.end();
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("Tab offers what can stand there") {
    struct Row {
      const char* entry;
      const char* word;
    };
    for (const Row& row :
         {Row{".ex", ".explain"},
          Row{".q", ".quit"},
          Row{".explain ik", "ikpp"},
          Row{".set ikpp.t", "ikpp.target"},
          Row{".set ikpp.i", "ikpp.ikm"},
          Row{".goal ikpp = 8 by ip", "ipp"},
          Row{".table ikpp by ik", "ikm"},
          Row{".unit c", "contoh"},
          Row{".tahun 20", "2024"},
          Row{".diff d", "dasar"},
          Row{".mode m", "md"},
          Row{".timer o", "off"},
          Row{".help go", "goal"},
          Row{".help .go", ".goal"},
          Row{"?skm.i", "skm.ikm"},
          Row{"?.ca", ".calc"},
          Row{"1.25 * ik", "ikm"},
          Row{"(ikpp.cap", "ikpp.capaian"},
          Row{"ikpp.i", "ikpp.ikm"},
          Row{"ikpp.h", "ikpp.hitung"},
          Row{"sk", "skm"},
          Row{"skm.m", "skm.mutu"},
          Row{"bat", "batas"},
          Row{"math.fl", "math.floor"},
          Row{"ret", "return"},
          Row{"indi", "indikator"},
          Row{"indikator { ko", "kode"},
          Row{"indikator {\n  kode = \"a\",\n  sat", "satuan"},
          Row{"indikator { polaritas = \"neg", "negatif"},
          Row{"indikator { masukan = { baru = { sk", "skala"},
          Row{"indikator { masukan = { ik", "ikm"},
          Row{"indikator { formulasi = function(x) return x.ik", "x.ikm"},
          Row{"indikator { formulasi = function(x) return x.ta", "x.target"},
          Row{"indikator { masukan = { baru = {} },\n formulasi = function(x) return x.b",
              "x.baru"},
          Row{"indikator { kode = \"a\", formulasi = function(x) return skm.i", "skm.ikm"}}) {
      CAPTURE(row.entry);
      CAPTURE(row.word);
      CHECK(offers(row.entry, row.word));
    }
  }

  TEST_CASE("Tab offers nothing where nothing fits") {
    for (const char* entry :
         {".xyz", ".calc ", "\"ik", "-- ik", "zzz", "indikator { nama = \"ik"}) {
      CAPTURE(entry);
      CHECK(words_for(entry).empty());
    }
    CHECK_FALSE(offers("indikator { kode = \"a\", ko", "kode"));
    CHECK_FALSE(offers("indikator { kode = \"a\" } ko", "kode"));
  }

  TEST_CASE("a file is offered to a command that takes one") {
    const cli::Completions found = test::contoh_shell().completions(".once ha");
    CHECK(found.files);
    CHECK(found.start == 6);
    CHECK(found.words.empty());
  }

  TEST_CASE("what is offered begins with the word that stands there") {
    for (const char* entry : {"", ".", "?", "i", "ikpp.", "x.", ".set ", "indikator {", "1 + i"}) {
      CAPTURE(entry);
      const std::string text = entry;
      const cli::Completions found = test::contoh_shell().completions(text);
      REQUIRE(found.start <= text.size());
      for (const std::string& word : found.words) CHECK(word.starts_with(text.substr(found.start)));
      CHECK(std::is_sorted(found.words.begin(), found.words.end()));
    }
  }

  TEST_CASE("the words of a Lua text are told apart") {
    const auto tokens = lua::tokens_of("local a = 1.5e-3 .. \"x\\\"y\" -- rest");
    std::vector<std::string> texts;
    for (const auto& token : tokens) texts.emplace_back(token.text);
    CHECK(texts ==
          std::vector<std::string>{"local", "a", "=", "1.5e-3", "..", "\"x\\\"y\"", "-- rest"});
    CHECK(tokens[0].kind == lua::Token::Kind::kKeyword);
    CHECK(tokens[1].kind == lua::Token::Kind::kName);
    CHECK(tokens[3].kind == lua::Token::Kind::kNumber);
    CHECK(tokens[6].kind == lua::Token::Kind::kComment);
    CHECK_FALSE(lua::tokens_of("[[ open").front().closed);
    CHECK(lua::tokens_of("[==[ ]] ]==]").size() == 1);
  }

  TEST_CASE("an entry is whole when nothing in it is left open") {
    struct Row {
      const char* entry;
      bool complete;
    };
    for (const Row& row :
         {Row{"if a then b() elseif c then d() end", true}, Row{"if a then", false},
          Row{"while true do", false}, Row{"while true", false}, Row{"while true do end", true},
          Row{"for i = 1, 3 do print(i) end", true}, Row{"repeat x()", false},
          Row{"repeat x() until true", true}, Row{"1 +", false}, Row{"a,", false},
          Row{"--[[ open", false}, Row{"[[ open", false}, Row{"\"+\"", true}, Row{"-- +", true},
          Row{"1 + -- more\n2", true}, Row{"a = {\n", false}, Row{"not", false}}) {
      CAPTURE(row.entry);
      CHECK(cli::is_complete_lua(row.entry) == row.complete);
    }
  }
}
