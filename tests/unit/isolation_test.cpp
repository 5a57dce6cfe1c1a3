#include "cli/isolation.hpp"

#include <doctest/doctest.h>
#include <sys/wait.h>

#include <csignal>
#include <stdexcept>
#include <string>
#include <vector>

#include "isolation_fixture.hpp"

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
