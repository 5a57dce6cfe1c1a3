#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include "cli/commands.hpp"

namespace {

constexpr int kNarrowest = 40;
constexpr int kPage = 100;  // where nobody looks on

// The terminal's columns, else what COLUMNS says, which a caller may have set for a pipe.
int page_width(bool terminal) {
  winsize size{};
  if (terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= kNarrowest) {
    return size.ws_col;
  }
  const char* columns = std::getenv("COLUMNS");
  const int wanted = columns == nullptr ? 0 : static_cast<int>(std::strtol(columns, nullptr, 10));
  return wanted >= kNarrowest && wanted <= 1000 ? wanted : kPage;
}

// A standard stream that is closed gets a number that the next file would have, and messages would
// land there. What is opened in its place refuses what it is for: reading input, writing output.
void open_standard_streams() {
  for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(number, F_GETFD) != -1) continue;
    if (open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY) != number) std::_Exit(70);
  }
}

}  // namespace

int main(int argc, char** argv) {
  open_standard_streams();
  std::ios::sync_with_stdio(false);
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a write error like any other
  std::signal(SIGXFSZ, SIG_IGN);  // and so is a file that may not grow any more
  const bool terminal = isatty(STDOUT_FILENO) == 1;
  const char* no_color = std::getenv("NO_COLOR");
  iku::cli::Streams streams{std::cout, std::cerr};
  streams.err_is_terminal = isatty(STDERR_FILENO) == 1;
  streams.width = page_width(terminal);
  const char* kind = std::getenv("TERM");
  const bool dumb = kind == nullptr || std::string_view(kind) == "dumb";
  streams.color = terminal && !dumb && (no_color == nullptr || *no_color == '\0');
  return iku::cli::run(argc, argv, streams);
}
