#include "cli/setup.hpp"

#include <doctest/doctest.h>

#include <sstream>

using iku::Tahun;

TEST_CASE("what a script prints cannot move the terminal's cursor") {
  std::ostringstream err;
  iku::cli::show_printed("satu\x1b[2J\ndua\r\a\n", err);
  CHECK(err.str() == "satu␛[2J\ndua␍␇\n");
}

TEST_CASE("years are one, a range, or all that have data") {
  const std::vector<Tahun> known = {2019, 2021, 2024};
  struct Row {
    const char* text;
    std::vector<Tahun> years;
  };
  const Row rows[] = {{"2024", {2024}},
                      {"2020..2022", {2020, 2021, 2022}},
                      {"2024..2024", {2024}},
                      {"semua", known}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(iku::cli::parse_years(row.text, known) == row.years);
  }
}

TEST_CASE("what is no year is wrong usage") {
  for (const char* text : {"", "abc", "2024x", "1899", "2201", "2024..", "..2024", "2024..2020"}) {
    CAPTURE(text);
    iku::Exit status = iku::Exit::kOk;
    try {
      iku::cli::parse_years(text, {});
    } catch (const iku::Error& error) {
      status = error.status();
    }
    CHECK(status == iku::Exit::kUsage);
  }
}
