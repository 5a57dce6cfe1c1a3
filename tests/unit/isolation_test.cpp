#include "cli/isolation.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <new>
#include <stdexcept>
#include <vector>

using iku::cli::Child;
using iku::cli::ChildReply;
using iku::cli::Service;

namespace {

/// What a child does when asked to, for better or worse.
std::string act(std::string_view deed) {
  if (deed == "open") return open("/etc/passwd", O_RDONLY) < 0 ? "refused" : "opened";
  if (deed == "write")
    return open("/tmp/iku-sealed", O_WRONLY | O_CREAT, 0600) < 0 ? "no" : "wrote";
  if (deed == "socket") return socket(AF_INET, SOCK_STREAM, 0) < 0 ? "refused" : "connected";
  if (deed == "fork") return fork() < 0 ? "refused" : "forked";
  if (deed == "kill") return kill(getppid(), 0) < 0 ? "refused" : "killed";
  if (deed == "abort") std::abort();
  if (deed == "fault") std::raise(SIGSEGV);
  if (deed == "exit") _exit(3);
  if (deed == "throw") throw std::runtime_error("aduh");
  if (deed == "spin") {
    for (std::atomic<int> turns = 0;;) ++turns;
  }
  if (deed == "hoard") {
    for (;;) new std::vector<char>(64u << 20, 'x');
  }
  return "echo " + std::string(deed);
}

Service service() {
  Service made;
  made.seal.memory = 256u << 20;
  made.answer = act;
  return made;
}

Child::Options quick() { return {0.5, 1u << 20}; }

}  // namespace

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

TEST_CASE("a child that takes memory without end runs out of its own") {
  if (!iku::cli::can_seal()) return;
  Child child(service, {5, 1u << 20});
  const ChildReply reply = child.ask("hoard");
  CHECK_FALSE(reply.answered);
  CHECK(reply.out_of_memory);
  CHECK(child.ask("again").answered);
}

TEST_CASE("a sealed child is killed when it asks for anything but computing") {
  if (!iku::cli::can_seal()) return;
  Child child(service, quick());
  REQUIRE(child.ask("hello").answered);
  if (child.lacking().find("seccomp") != std::string::npos) return;  // as it says itself
  for (const char* deed : {"open", "write", "socket", "fork", "kill"}) {
    CAPTURE(deed);
    const ChildReply reply = child.ask(deed);
    CHECK_FALSE(reply.answered);
    CHECK(reply.signal == SIGSYS);
  }
  CHECK(access("/tmp/iku-sealed", F_OK) != 0);
}

TEST_CASE("a child with readable folders reads there and nowhere else") {
  if (!iku::cli::can_seal()) return;
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
  if (child.lacking().empty()) CHECK(child.ask("/etc/passwd").bytes == "none");
  std::remove(inside.c_str());
  rmdir(folder);
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
