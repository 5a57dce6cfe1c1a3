#include "file_steps.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
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

bool lacks_openat2 = false;

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

WithoutOpenat2::WithoutOpenat2() { lacks_openat2 = true; }
WithoutOpenat2::~WithoutOpenat2() { lacks_openat2 = false; }

}  // namespace iku::test

// The names are the linker's: --wrap=openat sends calls of openat to __wrap_openat.
// NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming)
extern "C" {

int __real_openat(int folder, const char* path, int flags, ...);
int __real_mkdirat(int folder, const char* path, mode_t mode);
long __real_syscall(long number, ...);
ssize_t __real_write(int file, const void* bytes, size_t size);
int __real_fsync(int file);
int __real_renameat(int from_folder, const char* from, int to_folder, const char* to);
int __real_unlinkat(int folder, const char* path, int flags);

int __wrap_openat(int folder, const char* path, int flags, ...);
int __wrap_mkdirat(int folder, const char* path, mode_t mode);
long __wrap_syscall(long number, ...);
ssize_t __wrap_write(int file, const void* bytes, size_t size);
int __wrap_fsync(int file);
int __wrap_renameat(int from_folder, const char* from, int to_folder, const char* to);
int __wrap_unlinkat(int folder, const char* path, int flags);

int __wrap_openat(int folder, const char* path, int flags, ...) {
  if ((flags & O_CREAT) == 0) return __real_openat(folder, path, flags);
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = va_arg(rest, mode_t);
  va_end(rest);
  return between_moments([&] { return __real_openat(folder, path, flags, mode); });
}

int __wrap_mkdirat(int folder, const char* path, mode_t mode) {
  return between_moments([&] { return __real_mkdirat(folder, path, mode); });
}

long __wrap_syscall(long number, ...) {
  if (number == SYS_openat2 && lacks_openat2) {
    errno = ENOSYS;
    return -1;
  }
  va_list rest;
  va_start(rest, number);
  long words[6];  // as many as any call of the system takes
  for (long& word : words) word = va_arg(rest, long);
  va_end(rest);
  return __real_syscall(number, words[0], words[1], words[2], words[3], words[4], words[5]);
}

ssize_t __wrap_write(int file, const void* bytes, size_t size) {
  if (!moments().act || size < 2 || !is_regular(file)) return __real_write(file, bytes, size);
  // Half of it now; the caller has to ask again for the rest.
  return between_moments([&] { return __real_write(file, bytes, (size + 1) / 2); });
}

int __wrap_fsync(int file) {
  return between_moments([&] { return __real_fsync(file); });
}

int __wrap_renameat(int from_folder, const char* from, int to_folder, const char* to) {
  return between_moments([&] { return __real_renameat(from_folder, from, to_folder, to); });
}

int __wrap_unlinkat(int folder, const char* path, int flags) {
  return between_moments([&] { return __real_unlinkat(folder, path, flags); });
}

}  // extern "C"
// NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming)
