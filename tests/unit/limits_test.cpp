#include "cli/limits.hpp"

#include <doctest/doctest.h>

#include "base/diagnostic.hpp"

using iku::Budget;
using iku::cli::budget_of;

TEST_CASE("every limit can be set by its name") {
  const Budget budget = budget_of(
      {"cpu=5M", "time=0.25", "memory=16M", "block=512K", "depth=50", "output=1K", "source=2048"});
  CHECK(budget.instructions == 5'000'000);
  CHECK(budget.seconds == doctest::Approx(0.25));
  CHECK(budget.memory == 16u << 20);
  CHECK(budget.block == 512u << 10);
  CHECK(budget.depth == 50);
  CHECK(budget.output == 1024);
  CHECK(budget.source == 2048);
}

TEST_CASE("without limits the defaults hold, and of two the last") {
  CHECK(budget_of({}).instructions == Budget().instructions);
  CHECK(budget_of({"cpu=1000", "cpu=2K"}).instructions == 2000);
}

TEST_CASE("a limit that cannot be is refused, with what can") {
  struct Row {
    const char* setting;
    const char* told;
  };
  const std::vector<Row> rows = {
      {"cpu", "NAMA=NILAI"},       {"=5", "NAMA=NILAI"},       {"cpus=5", "Maksudnya \"cpu\"?"},
      {"langkah=5", "tidak ada"},  {"cpu=", "1000 sampai"},    {"cpu=abc", "\"abc\""},
      {"cpu=-5", "1000 sampai"},   {"time=0", "0.001 sampai"}, {"time=5K", "\"5K\""},
      {"time=nan", "\"nan\""},     {"depth=191", "190"},       {"memory=1K", "1M"},
      {"memory=1e9G", "\"1e9G\""}, {"source=1T", "\"1T\""},    {"output=5 K", "\"5 K\""},
      {"cpu=5KK", "\"5KK\""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.setting);
    try {
      budget_of({row.setting});
      FAIL_CHECK("not refused");
    } catch (const iku::Error& error) {
      CHECK(error.status() == iku::Exit::kUsage);
      CHECK(error.diagnostics().front().message.find(row.told) != std::string::npos);
      CHECK(!error.diagnostics().front().help.empty());
    }
  }
}
