#pragma once

#include <functional>

// The moments at which the program's code touches a file that it writes: before and after each
// folder made, open for writing, write, fsync, rename and unlink, and in the middle of a write.
// Between two of them nothing on the disk changes, so a kill at every one of them is a kill at any
// time. The linker puts the functions of file_steps.cpp between this binary's code and the system
// (--wrap).

namespace iku::test {

/// Calls `act` at every moment of this process from now on with the number of the moment, from 1.
/// For a child that has just been forked; the test's own process sets none.
void at_file_moments(std::function<void(int moment)> act);

/// While it lives, this process is on a kernel without openat2.
class WithoutOpenat2 {
 public:
  WithoutOpenat2();
  ~WithoutOpenat2();
  WithoutOpenat2(const WithoutOpenat2&) = delete;
  WithoutOpenat2& operator=(const WithoutOpenat2&) = delete;
};

}  // namespace iku::test
