#include "base/folder.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <deque>
#include <memory>

#include "base/catalogue.hpp"
#include "base/diagnostic.hpp"

namespace iku {
namespace {

namespace fs = std::filesystem;

constexpr int kFolderFlags = O_PATH | O_DIRECTORY;

std::deque<std::string> parts_of(const fs::path& name) {
  std::deque<std::string> parts;
  for (const fs::path& part : name) {
    if (!part.empty() && part != ".") parts.push_back(part.string());
  }
  return parts;
}

/// The target of a link that is open; nothing for one that is too long to be honest.
std::string target_of(const Descriptor& link) {
  std::array<char, 4096> text;
  const ssize_t length = ::readlinkat(link.get(), "", text.data(), text.size());
  if (length <= 0 || length == static_cast<ssize_t>(text.size())) return {};
  return {text.data(), static_cast<std::size_t>(length)};
}

/// What RESOLVE_BENEATH of openat2 does, step by step: no step follows a link by itself, so that
/// nobody can exchange one under our hands.
Descriptor walk(const Descriptor& root, const fs::path& name, int flags) {
  constexpr int kMostLinks = 40;  // as the kernel
  std::deque<std::string> rest = parts_of(name);
  std::vector<Descriptor> above;  // the folders from the root to here
  const auto here = [&] { return above.empty() ? root.get() : above.back().get(); };
  const auto refuse = [](int error) {
    errno = error;
    return Descriptor();
  };
  int links = 0;
  while (!rest.empty()) {
    const std::string part = std::move(rest.front());
    rest.pop_front();
    if (part == "..") {
      if (above.empty()) return refuse(EXDEV);
      above.pop_back();
      continue;
    }
    Descriptor step = open_at(here(), part, O_PATH | O_NOFOLLOW);
    struct stat about {};
    if (!step.is_open() || ::fstat(step.get(), &about) != 0) return Descriptor();
    if (S_ISLNK(about.st_mode)) {
      const std::string target = target_of(step);
      if (++links > kMostLinks || target.empty()) return refuse(ELOOP);
      if (target.front() == '/') return refuse(EXDEV);
      std::deque<std::string> parts = parts_of(target);
      rest.insert(rest.begin(), parts.begin(), parts.end());
    } else if (rest.empty()) {
      return open_at(here(), part, flags | O_NOFOLLOW);
    } else if (!S_ISDIR(about.st_mode)) {
      return refuse(ENOTDIR);
    } else {
      above.push_back(std::move(step));
    }
  }
  return open_at(here(), ".", flags);
}

/// openat2 has no function in the C library.
Descriptor open_resolved(const Descriptor& root, const std::string& name, int flags) {
  open_how how{};
  how.flags = static_cast<unsigned>(flags | O_CLOEXEC);
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
  constexpr int kTries = 100;  // it asks to be called again where a folder moved meanwhile
  for (int tries = 0; tries < kTries; ++tries) {
    const long number = ::syscall(SYS_openat2, root.get(), name.c_str(), &how, sizeof how);
    if (number >= 0) return Descriptor(static_cast<int>(number));
    if (errno != EAGAIN && errno != EINTR) break;
  }
  return Descriptor();
}

[[noreturn]] void fail_linked(const fs::path& path) {
  Diagnostic fault;
  fault.code = "file.link";
  fault.message = say("file.link", path.string());
  throw Error(std::move(fault), Exit::kCannotWrite);
}

[[noreturn]] void fail_placing(const fs::path& path, int error) {
  if (error == ELOOP) fail_linked(path);
  fail_writing(path, error);
}

}  // namespace

/// Opens what a name stands for; errno is EXDEV where that is not below the folder.
Descriptor Folder::open_beneath(const fs::path& name, int flags) const {
  const std::string& text = name.native();
  if (text.empty() || text.find('\0') != std::string::npos) {
    errno = EINVAL;
    return Descriptor();
  }
  if (name.is_absolute()) {
    errno = EXDEV;
    return Descriptor();
  }
  const Descriptor root = open_at(AT_FDCWD, path_.empty() ? "." : path_.native(), kFolderFlags);
  if (!root.is_open()) return Descriptor();
  Descriptor file = open_resolved(root, text, flags);
  // Kernels before 5.6 lack the call, filters of containers refuse it.
  if (!file.is_open() && (errno == ENOSYS || errno == EPERM)) return walk(root, name, flags);
  return file;
}

/// The folder that holds a name, reached through no link; with `make` the folders are made. errno
/// is ELOOP at a link.
Descriptor Folder::open_parent(const fs::path& name, bool make) const {
  Descriptor here = open_at(AT_FDCWD, path_.empty() ? "." : path_.native(), kFolderFlags);
  const std::deque<std::string> parts = parts_of(name);
  if (name.is_absolute() || parts.empty() || parts.back() == "..") {
    errno = EXDEV;
    return Descriptor();
  }
  for (std::size_t i = 0; here.is_open() && i + 1 < parts.size(); ++i) {
    if (parts[i] == "..") {
      errno = EXDEV;
      return Descriptor();
    }
    Descriptor next = open_at(here.get(), parts[i], kFolderFlags | O_NOFOLLOW);
    if (!next.is_open() && errno == ENOENT && make) {
      if (::mkdirat(here.get(), parts[i].c_str(), 0777) != 0 && errno != EEXIST) {
        return Descriptor();
      }
      next = open_at(here.get(), parts[i], kFolderFlags | O_NOFOLLOW);
    }
    if (!next.is_open() && errno == ENOTDIR) {  // a file, or a link whatever it leads to
      struct stat about {};
      const bool known = ::fstatat(here.get(), parts[i].c_str(), &about, AT_SYMLINK_NOFOLLOW) == 0;
      errno = known && S_ISLNK(about.st_mode) ? ELOOP : ENOTDIR;
    }
    here = std::move(next);
  }
  return here;
}

Folder::Found Folder::find(const fs::path& name) const {
  const Descriptor file = open_beneath(name, O_PATH);
  if (!file.is_open()) {
    return errno == EXDEV || errno == ELOOP ? Found::kOutside : Found::kNothing;
  }
  struct stat about {};
  if (::fstat(file.get(), &about) != 0) return Found::kNothing;
  return S_ISREG(about.st_mode) ? Found::kFile : Found::kOther;
}

std::string Folder::read(const fs::path& name, std::size_t max_bytes) const {
  // Without O_NONBLOCK a pipe waits for who writes to it before it can be refused.
  const Descriptor file = open_beneath(name, O_RDONLY | O_NONBLOCK | O_NOCTTY);
  if (!file.is_open()) fail_reading(path_ / name, errno);
  return read_open(file, path_ / name, max_bytes);
}

std::string Folder::read_utf8(const fs::path& name, std::size_t max_bytes) const {
  return require_utf8(read(name, max_bytes), path_ / name);
}

std::vector<std::string> Folder::names(const fs::path& name) const {
  std::vector<std::string> all;
  Descriptor folder = open_beneath(name, O_RDONLY | O_DIRECTORY);
  if (!folder.is_open()) return all;
  const std::unique_ptr<DIR, int (*)(DIR*)> list(::fdopendir(folder.get()), ::closedir);
  if (list == nullptr) return all;
  folder.release();
  while (const dirent* entry = ::readdir(list.get())) {
    const std::string_view found = entry->d_name;
    if (found != "." && found != "..") all.emplace_back(found);
  }
  std::sort(all.begin(), all.end());
  return all;
}

void Folder::write(const fs::path& name, std::string_view content) const {
  const fs::path whole = path_ / name;
  const Descriptor folder = open_parent(name, true);
  if (!folder.is_open()) fail_placing(whole, errno);
  const std::string leaf = name.filename().string();
  struct stat about {};
  if (::fstatat(folder.get(), leaf.c_str(), &about, AT_SYMLINK_NOFOLLOW) == 0) {
    if (S_ISLNK(about.st_mode)) fail_linked(whole);
    if (S_ISDIR(about.st_mode)) fail_writing(whole, EISDIR);
    if (!S_ISREG(about.st_mode)) fail_not_regular(whole, Exit::kCannotWrite);
    // A rename would replace a write-protected file without asking.
    if (::faccessat(folder.get(), leaf.c_str(), W_OK, 0) != 0) fail_writing(whole, errno);
  }
  if (const int error = replace_at(folder, leaf, content)) fail_placing(whole, error);
}

void Folder::require_no_link(const fs::path& name) const {
  const Descriptor folder = open_parent(name, false);
  if (!folder.is_open() && errno == ELOOP) fail_linked(path_ / name);
  struct stat about {};
  const bool there = folder.is_open() && ::fstatat(folder.get(), name.filename().c_str(), &about,
                                                   AT_SYMLINK_NOFOLLOW) == 0;
  if (there && S_ISLNK(about.st_mode)) fail_linked(path_ / name);
}

void Folder::remove(const fs::path& name) const {
  const Descriptor folder = open_parent(name, false);
  if (folder.is_open()) ::unlinkat(folder.get(), name.filename().c_str(), 0);
}

Descriptor Folder::open_lock(const fs::path& name) const {
  const Descriptor folder = open_parent(name, true);
  if (!folder.is_open()) fail_placing(path_ / name, errno);
  Descriptor file = open_at(folder.get(), name.filename().string(),
                            O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0666);
  struct stat about {};
  if (!file.is_open()) fail_placing(path_ / name, errno);
  if (::fstat(file.get(), &about) != 0 || !S_ISREG(about.st_mode)) {
    fail_not_regular(path_ / name, Exit::kCannotWrite);
  }
  return file;
}

void Folder::remove_unfinished(const fs::path& name) const {
  for (const std::string& found : names(name)) {
    if (is_unfinished(found)) remove(name / found);  // what cannot be removed harms nobody
  }
}

}  // namespace iku
