#include "cli/pager.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string_view>

#include "base/catalogue.hpp"
#include "base/text.hpp"

extern char** environ;

namespace iku::cli {

namespace {

constexpr int kNotFound = 127;  // of sh
constexpr int kNotRunnable = 126;

bool is_installed(const char* program) {
  const char* path = std::getenv("PATH");
  for (const std::string_view folder : split(path == nullptr ? "" : path, ':')) {
    if (!folder.empty() && access((std::string(folder) + "/" + program).c_str(), X_OK) == 0) {
      return true;
    }
  }
  return false;
}

/// The columns of a line without its terminal codes.
int shown_width(std::string_view line) {
  std::string plain;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\x1b') {
      while (i < line.size() && line[i] != 'm') ++i;
    } else {
      plain += line[i];
    }
  }
  return display_width(plain);
}

void write_all(int to, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(to, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;  // the reader has seen enough
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

std::string pager_command() {
  for (const char* name : {"IKU_PAGER", "PAGER"}) {
    if (const char* value = std::getenv(name)) return value;
  }
  return is_installed("less") ? "less -FRX" : "";
}

bool is_longer_than(const std::string& text, int rows, int width) {
  int taken = 0;
  for (const std::string_view line : split(text, '\n')) {
    taken += 1 + std::max(shown_width(line) - 1, 0) / std::max(width, 1);
  }
  return taken - 1 > rows;  // nothing stands after the last line end
}

bool page(const std::string& text, const std::string& command) {
  int ends[2];
  if (pipe(ends) != 0) return false;
  // A plain PAGER=less keeps the colours too, and its prompt says where one is and how to leave.
  setenv("LESS", ("-FRX -Ps" + say("shell.pager_prompt") + "$").c_str(), 0);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
  posix_spawn_file_actions_addclose(&actions, ends[0]);
  posix_spawn_file_actions_addclose(&actions, ends[1]);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  sigaddset(&defaults, SIGINT);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  std::string line = command;
  char shell[] = "sh";
  char flag[] = "-c";
  char* const arguments[] = {shell, flag, line.data(), nullptr};
  pid_t child = -1;
  const int failed = posix_spawn(&child, "/bin/sh", &actions, &attributes, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  close(ends[0]);
  const auto before = std::signal(SIGPIPE, SIG_IGN);  // a pager may end before it has all
  if (failed == 0) write_all(ends[1], text);
  std::signal(SIGPIPE, before);
  close(ends[1]);
  if (failed != 0) return false;
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  return !WIFEXITED(status) ||
         (WEXITSTATUS(status) != kNotFound && WEXITSTATUS(status) != kNotRunnable);
}

}  // namespace iku::cli
