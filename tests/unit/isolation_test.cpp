#include "cli/isolation.hpp"

#include <doctest/doctest.h>
#include <sys/wait.h>

#include <csignal>
#include <stdexcept>
#include <string>
#include <vector>

#include "../support/kabupaten.hpp"
#include "isolation_fixture.hpp"
#include "program_fixture.hpp"
#include "repository.hpp"

using iku::cli::Child;
using iku::cli::ChildReply;
using iku::cli::Service;
using iku::test::quick;
using iku::test::service;

TEST_CASE("a child answers one request after the other") {
  Child child(service, quick());
  for (const std::string request : {"a", "", "b\n\0c"}) {
    const ChildReply reply = child.ask(request);
    REQUIRE(reply.answered);
    CHECK(reply.bytes == "echo " + request);
  }
  const std::string large(300'000, 'x');
  CHECK(child.ask(large).bytes == "echo " + large);
}

TEST_CASE("a child that crashes is told, and the next request has a new one") {
  struct Row {
    const char* deed;
    int signal;
  };
  Child child(service, quick());
  for (const Row& row : {Row{"abort", SIGABRT}, Row{"fault", SIGSEGV}, Row{"exit", 0}}) {
    CAPTURE(row.deed);
    if (!iku::cli::can_seal() && row.signal == SIGSEGV) continue;  // a sanitizer catches it
    const ChildReply reply = child.ask(row.deed);
    CHECK_FALSE(reply.answered);
    CHECK(reply.signal == row.signal);
    CHECK(child.ask("again").bytes == "echo again");
  }
}

TEST_CASE("an exception ends its request and not the child") {
  Child child(service, quick());
  const ChildReply reply = child.ask("throw");
  CHECK_FALSE(reply.answered);
  CHECK(reply.error == "aduh");
  CHECK(reply.signal == 0);
  CHECK(child.ask("again").answered);
}

TEST_CASE("a child that does not end is stopped when its time is up") {
  Child child(service, quick());
  const ChildReply reply = child.ask("spin");
  CHECK_FALSE(reply.answered);
  CHECK(reply.late);
  CHECK(child.ask("again").answered);
}

TEST_CASE("a child that cannot be prepared says why") {
  Child child([]() -> Service { throw std::runtime_error("tidak bisa"); }, quick());
  const ChildReply reply = child.ask("a");
  CHECK_FALSE(reply.answered);
  CHECK(reply.error == "tidak bisa");
}

TEST_CASE("an answer longer than allowed counts as none") {
  const auto prepare = [] {
    Service made = service();
    made.answer = [](std::string_view) { return std::string(2u << 20, 'x'); };
    return made;
  };
  Child child(prepare, quick());
  CHECK_FALSE(child.ask("a").answered);
}

TEST_CASE("no child is left behind") {
  {
    Child child(service, quick());
    child.ask("a");
  }
  CHECK(waitpid(-1, nullptr, WNOHANG) == -1);
}

TEST_CASE("packed parts come back, and foreign bytes give none") {
  const std::string packed = iku::cli::pack({"a", "", std::string("b\0c", 3)});
  const std::vector<std::string> parts = iku::cli::unpack(packed);
  REQUIRE(parts.size() == 3);
  CHECK(parts[1].empty());
  CHECK(parts[2] == std::string("b\0c", 3));
  CHECK(iku::cli::unpack(packed.substr(0, packed.size() - 1)).empty());
  CHECK(iku::cli::unpack("x").empty());
  CHECK(iku::cli::unpack(std::string(8, '\xff')).empty());
}

TEST_CASE("many units come out of a sealed process as they come out of an open one") {
  const iku::test::Scratch scratch;
  iku::test::write_kabupaten("kab", {.units = 60, .indikator = 4, .years = 1});
  const std::vector<std::string> words = {"calc", "kab", "--format", "csv"};
  const iku::test::Ended open = iku::test::run_program(words);
  REQUIRE(open.status == 0);
  for (const auto& more : std::vector<std::vector<std::string>>{{}, {"--jobs", "4"}}) {
    std::vector<std::string> sealed = words;
    sealed.emplace_back("--isolated");
    sealed.insert(sealed.end(), more.begin(), more.end());
    const iku::test::Ended ended = iku::test::run_program(sealed);
    CHECK(ended.status == 0);
    CHECK(ended.out == open.out);
  }
}

TEST_CASE("a sealed process reads scripts through links that stay inside") {
  namespace fs = std::filesystem;
  const iku::test::Scratch scratch;
  iku::test::write_kabupaten("kab", {.units = 1, .indikator = 4, .years = 1});
  fs::copy(iku::test::source_path("scripts"), "skrip", fs::copy_options::recursive);
  fs::rename("skrip/kebijakan/jombang-2024.lua", "skrip/kebijakan/asli.lua");
  fs::create_symlink("asli.lua", "skrip/kebijakan/jombang-2024.lua");
  const std::vector<std::string> words = {"calc", "kab", "--format", "csv", "--scripts", "skrip"};
  const iku::test::Ended open = iku::test::run_program(words);
  std::vector<std::string> sealed = words;
  sealed.emplace_back("--isolated");
  const iku::test::Ended ended = iku::test::run_program(sealed);
  CHECK(ended.status == open.status);
  CHECK(ended.out == open.out);
}
