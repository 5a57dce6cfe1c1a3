#include <poll.h>
#include <unistd.h>

#include <exception>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"

namespace iku::cli {

namespace {

struct Command {
  const char* name;
  Exit (*run)(const Options&, Streams&);
};

constexpr Command kCommands[] = {
    {"audit", audit},   {"calc", calc},       {"check", check},        {"compare", compare},
    {"eval", eval},     {"explain", explain}, {"new", make_workspace}, {"repl", repl},
    {"report", report}, {"run", run_script},
};

// Whoever read standard output has seen enough, as `head` has: no fault to tell.
bool reader_is_gone() {
  pollfd output{STDOUT_FILENO, POLLOUT, 0};
  return poll(&output, 1, 0) > 0 && (output.revents & POLLERR) != 0;
}

// Whether all of the output arrived; tells it otherwise.
bool written(Streams& streams) {
  streams.out.flush();
  if (streams.out) return true;
  if (!streams.pipe_closed && !reader_is_gone()) streams.err << say("cli.cannot_write") << "\n";
  return false;
}

}  // namespace

Exit run_command(const Options& options, Streams& streams) {
  for (const Command& command : kCommands) {
    if (options.command == command.name) return command.run(options, streams);
  }
  return Exit::kUsage;
}

int run(int argc, const char* const* argv, Streams& streams) {
  try {
    const Parsed parsed = parse_options(argc, argv, streams.width);
    if (parsed.status >= 0) {
      (parsed.status == 0 ? streams.out : streams.err) << parsed.message;
      return written(streams) ? parsed.status : static_cast<int>(Exit::kCannotWrite);
    }
    if (!parsed.options.language.empty()) {
      set_language(parsed.options.language == "en" ? Language::kEnglish : Language::kIndonesian);
    }
    const Exit status = run_command(parsed.options, streams);
    return static_cast<int>(written(streams) ? status : Exit::kCannotWrite);
  } catch (const Error& error) {
    for (const Diagnostic& diagnostic : error.diagnostics()) {
      streams.err << render(diagnostic, streams.color);
    }
    return static_cast<int>(error.status());
  } catch (const std::exception& error) {
    streams.err << say("cli.defect", printable(error.what())) << "\n";
    return static_cast<int>(Exit::kDefect);
  }
}

}  // namespace iku::cli
