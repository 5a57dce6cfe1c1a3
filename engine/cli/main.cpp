#include <sys/ioctl.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include "cli/commands.hpp"

namespace {

int terminal_width() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return size.ws_col;
  return 100;
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a write error like any other
  std::signal(SIGXFSZ, SIG_IGN);  // and so is a file that may not grow any more
  const bool terminal = isatty(STDOUT_FILENO) == 1;
  const char* no_color = std::getenv("NO_COLOR");
  iku::cli::Streams streams{std::cout, std::cerr};
  streams.err_is_terminal = isatty(STDERR_FILENO) == 1;
  if (terminal) streams.width = terminal_width();
  const char* kind = std::getenv("TERM");
  const bool dumb = kind == nullptr || std::string_view(kind) == "dumb";
  streams.color = terminal && !dumb && (no_color == nullptr || *no_color == '\0');
  return iku::cli::run(argc, argv, streams);
}
