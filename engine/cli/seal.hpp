#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

// What a child process gives up before it runs a script that nobody has read. Used by isolation.

namespace iku::cli {

/// What is left to a sealed process besides computing and its one connection.
struct Seal {
  std::vector<std::filesystem::path> readable;  ///< folders whose files it may still read
  std::size_t memory = 0;                       ///< bytes by which its address space may grow
};

/// False where sanitizers need what a seal takes away: then seal() sets resource limits alone.
bool can_seal();

/// Limits that hold from the start of a child: no core file, no file written, no process started.
void limit_resources();

/// Takes everything away for good: memory beyond `seal.memory`, the file system but for
/// `seal.readable` (Landlock), and every system call that computing, answering on `connection` and
/// ending do not need (seccomp): one of those kills the process. Gives the names of the parts that
/// the kernel does not have, separated by a blank; empty: all hold.
std::string seal(const Seal& seal, int connection);

}  // namespace iku::cli
