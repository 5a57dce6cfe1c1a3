#include "file_steps.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <utility>

namespace {

struct Moments {
  std::function<void(int)> act;
  int passed = 0;
};

Moments& moments() {
  static Moments all;
  return all;
}

void pass() {
  Moments& all = moments();
  if (!all.act) return;
  const int error = errno;
  all.act(++all.passed);
  errno = error;
}

template <typename Step>
auto between_moments(Step step) {
  pass();
  const auto result = step();
  pass();
  return result;
}

bool is_regular(int file) {
  struct stat about {};
  return fstat(file, &about) == 0 && S_ISREG(about.st_mode);
}

}  // namespace

namespace iku::test {

void at_file_moments(std::function<void(int moment)> act) { moments() = {std::move(act), 0}; }

}  // namespace iku::test

// The names are the linker's: --wrap=open sends calls of open to __wrap_open.
// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming)
extern "C" {

int __real_open(const char* path, int flags, ...);
ssize_t __real_write(int file, const void* bytes, size_t size);
int __real_fsync(int file);
int __real_rename(const char* from, const char* to);
int __real_unlink(const char* path);

int __wrap_open(const char* path, int flags, ...);
ssize_t __wrap_write(int file, const void* bytes, size_t size);
int __wrap_fsync(int file);
int __wrap_rename(const char* from, const char* to);
int __wrap_unlink(const char* path);

int __wrap_open(const char* path, int flags, ...) {
  if ((flags & O_CREAT) == 0) return __real_open(path, flags);
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  return between_moments([&] { return __real_open(path, flags, mode); });
}

ssize_t __wrap_write(int file, const void* bytes, size_t size) {
  if (!moments().act || size < 2 || !is_regular(file)) return __real_write(file, bytes, size);
  // Half of it now; the caller has to ask again for the rest.
  return between_moments([&] { return __real_write(file, bytes, (size + 1) / 2); });
}

int __wrap_fsync(int file) {
  return between_moments([&] { return __real_fsync(file); });
}

int __wrap_rename(const char* from, const char* to) {
  return between_moments([&] { return __real_rename(from, to); });
}

int __wrap_unlink(const char* path) {
  return between_moments([&] { return __real_unlink(path); });
}

}  // extern "C"
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)
