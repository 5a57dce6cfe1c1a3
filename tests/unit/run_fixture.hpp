#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "../support/kabupaten.hpp"
#include "base/catalogue.hpp"
#include "cli/commands.hpp"
#include "repository.hpp"

// iku run over a workspace of its own, for the tests of recalculation scripts.

namespace iku::test {

struct Ran {
  int status = 0;
  std::string out;
  std::string err;
  bool says(const std::string& text) const { return err.find(text) != std::string::npos; }
};

/// A workspace "kerja" in a directory of its own: a copy of contoh-ikpp, or a made-up kabupaten.
class Kerja {
 public:
  Kerja() {
    std::filesystem::copy(source_path("examples/contoh-ikpp"), "kerja",
                          std::filesystem::copy_options::recursive);
  }
  explicit Kerja(const KabupatenSize& size) { write_kabupaten("kerja", size); }

  Ran run(const std::string& script, std::vector<std::string> options = {}) const {
    write_text("uji.lua", script);
    return run_file("uji.lua", std::move(options));
  }

  Ran run_file(const std::string& script, std::vector<std::string> options = {}) const {
    std::vector<const char*> argv = {"iku",   "run",     script.c_str(),
                                     "kerja", "--waktu", "2025-01-31T00:00:00Z"};
    for (const std::string& option : options) argv.push_back(option.c_str());
    std::ostringstream out;
    std::ostringstream err;
    cli::Streams streams{out, err};
    Ran ran;
    ran.status = cli::run(static_cast<int>(argv.size()), argv.data(), streams);
    set_language(Language::kIndonesian);
    ran.out = out.str();
    ran.err = err.str();
    return ran;
  }

  static std::string stored(int tahun) {
    return read_text("kerja/hasil/" + std::to_string(tahun) + ".json");
  }
  static bool is_stored(int tahun) {
    return std::filesystem::exists("kerja/hasil/" + std::to_string(tahun) + ".json");
  }

 private:
  Scratch scratch_;
};

inline void replace(const std::string& file, const std::string& what, const std::string& by) {
  std::string text = read_text(file);
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  write_text(file, text.replace(at, what.size(), by));
}

}  // namespace iku::test
