#include "cli/editor.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>

#include "base/catalogue.hpp"
#include "cli/setup.hpp"

namespace iku::cli {

namespace {

std::string editor_command() {
  for (const char* name : {"VISUAL", "EDITOR"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return value;
  }
  return "vi";
}

}  // namespace

void run_editor(const std::filesystem::path& path) {
  const std::string command = editor_command();
  // The shell splits the command ("code --wait"); the path comes as an argument, never as text.
  const std::string script = command + " \"$1\"";
  const pid_t child = fork();
  if (child == 0) {
    execl("/bin/sh", "sh", "-c", script.c_str(), "iku", path.c_str(), nullptr);
    _exit(127);
  }
  int status = 0;
  while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (child < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    usage_error(say("editor.failed", command));
  }
}

}  // namespace iku::cli
