#include "cli/pager.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

#include "repository.hpp"

using namespace iku;

TEST_CASE("a text is longer than the screen by the rows it takes") {
  CHECK_FALSE(cli::is_longer_than("", 3, 10));
  CHECK_FALSE(cli::is_longer_than("a\nb\nc\n", 3, 10));
  CHECK(cli::is_longer_than("a\nb\nc\nd\n", 3, 10));
  CHECK(cli::is_longer_than("0123456789012345678901234567890\n", 3, 10));
  CHECK_FALSE(cli::is_longer_than("012345678901234567890123456789\n", 3, 10));
  CHECK_FALSE(cli::is_longer_than("\x1b[31m0123456789\x1b[0m\n", 1, 10));
}

TEST_CASE("the pager is the user's own") {
  setenv("PAGER", "cat -n", 1);
  CHECK(cli::pager_command() == "cat -n");
  setenv("IKU_PAGER", "", 1);
  CHECK(cli::pager_command().empty());
  unsetenv("IKU_PAGER");
  unsetenv("PAGER");
}

TEST_CASE("a pager gets the whole text, one that is not there is told") {
  const test::Scratch scratch;
  const std::string text = "baris \x1b[32mhijau\x1b[0m\n" + std::string(100'000, 'x') + "\n";
  CHECK(cli::page(text, "cat > keluar"));
  CHECK(test::read_text("keluar") == text);
  CHECK(cli::page(text, "head -c 1 > /dev/null"));
  CHECK_FALSE(cli::page(text, "tidak-ada-program-ini 2> /dev/null"));
}
