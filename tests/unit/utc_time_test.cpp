#include "base/utc_time.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <string>

#include "program_fixture.hpp"
#include "repository.hpp"

using namespace iku;

TEST_SUITE("base") {
  TEST_CASE("a time is a day of the calendar in a year that figures can be of") {
    for (const char* text : {"2026-01-31T00:00:00Z", "2024-02-29T23:59:59Z", "1900-01-01T00:00:00Z",
                             "2200-12-31T23:59:59Z"}) {
      CAPTURE(std::string(text));
      CHECK(is_utc_time(text));
    }
    for (const char* text :
         {"", "2026-01-31", "2026-02-31T00:00:00Z", "2023-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
          "2026-00-10T00:00:00Z", "2026-01-31T24:00:00Z", "2026-01-31T00:60:00Z",
          "2026-01-31T00:00:60Z", "1899-12-31T00:00:00Z", "2201-01-01T00:00:00Z",
          "2026-01-31T00:00:00", "2026-01-31 00:00:00Z", "\x1b]0;x2026-01-31T00:00:00Z",
          "2026-01-31T00:00:00Z ", "+026-01-31T00:00:00Z"}) {
      CAPTURE(std::string(text));
      CHECK_FALSE(is_utc_time(text));
    }
  }

  TEST_CASE("seconds since 1970 are such a time, or none") {
    CHECK(utc_time(0) == "1970-01-01T00:00:00Z");
    CHECK(utc_time(-1) == "1969-12-31T23:59:59Z");
    CHECK(utc_time(1769817600) == "2026-01-31T00:00:00Z");
    CHECK(utc_time(1769817599) == "2026-01-30T23:59:59Z");
    for (const std::int64_t seconds :
         {std::int64_t{99'999'999'999}, std::int64_t{-9'999'999'999},
          std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()}) {
      CAPTURE(seconds);
      CHECK_FALSE(utc_time(seconds).has_value());
    }
  }
}

TEST_SUITE("cli") {
  TEST_CASE("an impossible time is told, and nothing is stored under it") {
    const test::Scratch scratch;
    std::filesystem::copy(test::source_path("examples/contoh-ikpp"), "kerja",
                          std::filesystem::copy_options::recursive);
    for (const char* seconds :
         {"99999999999999", "9223372036854775807", "-9999999999999", "satu"}) {
      CAPTURE(std::string(seconds));
      const test::Epoch epoch(seconds);
      CHECK(test::run_program({"calc", "kerja", "--save"}).status == 64);
    }
    CHECK(
        test::run_program({"calc", "kerja", "--save", "--waktu", "2026-02-31T00:00:00Z"}).status ==
        64);
    CHECK_FALSE(std::filesystem::exists("kerja/hasil/2024.json"));
  }
}
