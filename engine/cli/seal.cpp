#include "cli/seal.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <fstream>

#ifdef IKU_HAVE_SECCOMP
#include <seccomp.h>
#endif

#include "base/sanitized.hpp"

namespace iku::cli {

namespace {

void set_limit(__rlimit_resource resource, rlim_t value) {
  rlimit limit{};
  getrlimit(resource, &limit);
  limit.rlim_max = std::min(limit.rlim_max, value);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(resource, &limit);
}

// Bytes of address space the process has now.
std::size_t address_space() {
  std::size_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

// Landlock has no functions in the C library.
long landlock_create(const landlock_ruleset_attr* attributes, std::size_t size, unsigned flags) {
  return syscall(SYS_landlock_create_ruleset, attributes, size, flags);
}

bool allow_folder(int ruleset, const std::filesystem::path& folder) {
  const int directory = open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (directory < 0) return true;  // what is not there needs no permission
  landlock_path_beneath_attr rule{};
  rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
  rule.parent_fd = directory;
  const long status =
      syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0u);
  close(directory);
  return status == 0;
}

// Closes the file system but for reading below these folders.
bool close_file_system(const std::vector<std::filesystem::path>& readable) {
  landlock_ruleset_attr attributes{};
  attributes.handled_access_fs =
      (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;  // all of the first version
  const long created = landlock_create(&attributes, sizeof attributes, 0);
  if (created < 0) return false;
  const int ruleset = static_cast<int>(created);
  bool good = true;
  for (const auto& folder : readable) good = good && allow_folder(ruleset, folder);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  good = good && syscall(SYS_landlock_restrict_self, ruleset, 0u) == 0;
  close(ruleset);
  return good;
}

#ifdef IKU_HAVE_SECCOMP

// The filter as it is built; every rule says what may be called, the default kills.
class Filter {
 public:
  Filter() : context_(seccomp_init(SCMP_ACT_KILL_PROCESS)) {}
  ~Filter() { seccomp_release(context_); }
  Filter(const Filter&) = delete;
  Filter& operator=(const Filter&) = delete;

  void allow(int call) {
    good_ = good_ && seccomp_rule_add(context_, SCMP_ACT_ALLOW, call, 0) == 0;
  }

  // What is asked for where it is there, and done otherwise where it is not.
  void lack(int call) {
    good_ = good_ && seccomp_rule_add(context_, SCMP_ACT_ERRNO(ENOSYS), call, 0) == 0;
  }

  // Only where the bits of `mask` in argument `number` are `value`.
  void allow(int call, unsigned number, scmp_datum_t mask, scmp_datum_t value) {
    const scmp_arg_cmp bits{number, SCMP_CMP_MASKED_EQ, mask, value};
    good_ = good_ && seccomp_rule_add_array(context_, SCMP_ACT_ALLOW, call, 1, &bits) == 0;
  }

  // Fails as what may not be done does, and the process goes on.
  void refuse(int call, std::uint16_t error = EACCES) {
    good_ = good_ && seccomp_rule_add(context_, SCMP_ACT_ERRNO(error), call, 0) == 0;
  }
  void refuse(int call, unsigned number, scmp_datum_t mask, scmp_datum_t value) {
    const scmp_arg_cmp bits{number, SCMP_CMP_MASKED_EQ, mask, value};
    const std::uint32_t refused = SCMP_ACT_ERRNO(EACCES);
    good_ = good_ && seccomp_rule_add_array(context_, refused, call, 1, &bits) == 0;
  }

  bool load() { return good_ && seccomp_load(context_) == 0; }

 private:
  scmp_filter_ctx context_;
  bool good_ = true;
};

constexpr scmp_datum_t kAllBits = ~scmp_datum_t{0};

void allow_computing(Filter& filter) {
  for (const int call : {SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
                         SCMP_SYS(futex), SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),
                         SCMP_SYS(getrandom), SCMP_SYS(sched_yield), SCMP_SYS(restart_syscall)}) {
    filter.allow(call);
  }
  filter.allow(SCMP_SYS(mmap), 2, PROT_EXEC, 0);
  filter.allow(SCMP_SYS(mprotect), 2, PROT_EXEC, 0);
}

// exit, and abort with its signal to the process itself.
void allow_ending(Filter& filter) {
  for (const int call :
       {SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask),
        SCMP_SYS(rt_sigaction), SCMP_SYS(gettid), SCMP_SYS(getpid)}) {
    filter.allow(call);
  }
  filter.allow(SCMP_SYS(tgkill), 0, kAllBits, static_cast<scmp_datum_t>(getpid()));
}

void allow_reading(Filter& filter) {
  for (const int call : {SCMP_SYS(read), SCMP_SYS(close), SCMP_SYS(fstat), SCMP_SYS(newfstatat),
                         SCMP_SYS(lseek), SCMP_SYS(getdents64), SCMP_SYS(readlinkat)}) {
    filter.allow(call);
  }
  filter.lack(SCMP_SYS(openat2));  // no filter can look at the flags it is given
  constexpr int kWriting = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;
  filter.allow(SCMP_SYS(openat), 2, static_cast<scmp_datum_t>(kWriting), O_RDONLY);
  filter.allow(SCMP_SYS(fcntl), 1, kAllBits, F_GETFL);
  filter.allow(SCMP_SYS(fcntl), 1, kAllBits, F_SETFD);
  // What an honest command may try: the shell's .save and its like are told that they cannot.
  filter.refuse(SCMP_SYS(openat), 2, O_ACCMODE, O_WRONLY);
  filter.refuse(SCMP_SYS(openat), 2, O_ACCMODE, O_RDWR);
  for (const int call :
       {SCMP_SYS(mkdir), SCMP_SYS(mkdirat), SCMP_SYS(rename), SCMP_SYS(renameat),
        SCMP_SYS(renameat2), SCMP_SYS(unlink), SCMP_SYS(unlinkat), SCMP_SYS(access),
        SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat)}) {
    filter.refuse(call);
  }
  // Its flags cannot be looked at; who calls it knows another way.
  filter.refuse(SCMP_SYS(openat2), ENOSYS);
  filter.allow(SCMP_SYS(getcwd));
}

bool close_calls(bool may_read, int connection) {
  Filter filter;
  allow_computing(filter);
  allow_ending(filter);
  filter.allow(SCMP_SYS(write), 0, kAllBits, static_cast<scmp_datum_t>(connection));
  filter.allow(SCMP_SYS(write), 0, kAllBits, STDERR_FILENO);  // /dev/null: what abort() says
  if (may_read) {
    allow_reading(filter);
  } else {
    filter.allow(SCMP_SYS(read), 0, kAllBits, static_cast<scmp_datum_t>(connection));
  }
  return filter.load();
}

#else

bool close_calls(bool, int) { return false; }

#endif

}  // namespace

bool can_seal() { return !kSanitized; }

void limit_resources() {
  set_limit(RLIMIT_CORE, 0);
  set_limit(RLIMIT_FSIZE, 0);
  if (!kSanitized) set_limit(RLIMIT_NPROC, 0);
}

std::string seal(const Seal& seal, int connection) {
  if (kSanitized) return {};
  constexpr rlim_t kOpenFiles = 32;
  set_limit(RLIMIT_AS, address_space() + seal.memory);
  std::string lacking;
  if (!close_file_system(seal.readable)) lacking += "Landlock ";
  set_limit(RLIMIT_NOFILE, seal.readable.empty() ? 0 : kOpenFiles);
  if (!close_calls(!seal.readable.empty(), connection)) lacking += "seccomp ";
  if (!lacking.empty()) lacking.pop_back();
  return lacking;
}

}  // namespace iku::cli
