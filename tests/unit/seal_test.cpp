#include "cli/seal.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <cstdio>
#include <fstream>
#include <string>

#include "isolation_fixture.hpp"

// What the seal of a child keeps from it. Where the kernel or the build cannot seal, these are
// reported as skipped.

using iku::cli::Child;
using iku::cli::ChildReply;
using iku::cli::Service;
using iku::test::quick;
using iku::test::service;

TEST_CASE("a child that takes memory without end runs out of its own" *
          doctest::skip(!iku::cli::can_seal())) {
  Child child(service, {5, 1u << 20});
  const ChildReply reply = child.ask("hoard");
  CHECK_FALSE(reply.answered);
  CHECK(reply.out_of_memory);
  CHECK(child.ask("again").answered);
}

TEST_CASE("a sealed child is killed when it asks for anything but computing" *
          doctest::skip(!iku::cli::can_seal())) {
  Child child(service, quick());
  REQUIRE(child.ask("hello").answered);
  if (child.lacking().find("seccomp") != std::string::npos) {
    MESSAGE("cannot run here: " << child.lacking());
    return;
  }
  for (const char* deed : {"open", "write", "socket", "fork", "kill"}) {
    CAPTURE(deed);
    const ChildReply reply = child.ask(deed);
    CHECK_FALSE(reply.answered);
    CHECK(reply.signal == SIGSYS);
  }
  CHECK(access("/tmp/iku-sealed", F_OK) != 0);
}

TEST_CASE("a child with readable folders reads there and nowhere else" *
          doctest::skip(!iku::cli::can_seal())) {
  char folder[] = "/tmp/iku-readable-XXXXXX";
  REQUIRE(mkdtemp(folder) != nullptr);
  const std::string inside = std::string(folder) + "/a.lua";
  std::ofstream(inside) << "return 1";
  const auto prepare = [&] {
    Service made = service();
    made.seal.readable = {folder};
    made.answer = [](std::string_view path) {
      std::string line;
      std::ifstream in{std::string(path)};
      return std::getline(in, line) ? line : std::string("none");
    };
    return made;
  };
  Child child(prepare, quick());
  CHECK(child.ask(inside).bytes == "return 1");
  if (child.lacking().empty()) {
    CHECK(child.ask("/etc/passwd").bytes == "none");
  } else {
    MESSAGE("cannot run here: " << child.lacking());
  }
  std::remove(inside.c_str());
  rmdir(folder);
}
