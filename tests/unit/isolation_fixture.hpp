#pragma once

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "cli/isolation.hpp"

// A sealed child that does what it is asked to, for better or worse.

namespace iku::test {

/// What a child does when asked to, for better or worse.
inline std::string act(std::string_view deed) {
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

inline cli::Service service() {
  cli::Service made;
  made.seal.memory = 256u << 20;
  made.answer = act;
  return made;
}

inline cli::Child::Options quick() { return {0.5, 1u << 20}; }

}  // namespace iku::test
