#include "cli/isolated_command.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <sstream>
#include <utility>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "cli/isolation.hpp"
#include "cli/script_page.hpp"
#include "cli/setup.hpp"

namespace iku::cli {

namespace {

// A sealed run that takes longer has been taken over, or should be done in parts.
constexpr double kWholeSeconds = 600;
constexpr std::size_t kResultMemory = 1u << 30;
constexpr std::size_t kLargestAnswer = 1u << 30;
// So many scripts may end a child before the rest is given up.
constexpr std::size_t kMostRefused = 100;

std::string packed(const Produced& produced, const std::string& err) {
  return pack({produced.text.bytes(), err, std::to_string(static_cast<int>(produced.status))});
}

std::string packed(const Error& error, const std::string& err) {
  std::string told = err;
  for (const Diagnostic& fault : error.diagnostics()) told += render(fault).bytes();
  return packed(Produced{"", error.status()}, told);
}

// What the child does: prepares, is sealed, works.
Service service_of(const SealedWork& work, const formula::Settings& settings, int width) {
  Service service;
  service.seal.memory = 2 * settings.budget.memory + kResultMemory;
  const auto refused = std::make_shared<std::string>();
  try {
    service.seal.readable = work.prepare(settings);
  } catch (const Error& error) {
    *refused = packed(error, "");
  }
  service.answer = [&work, settings, width, refused](std::string_view) {
    if (!refused->empty()) return *refused;
    std::ostringstream out;
    std::ostringstream err;
    Streams streams{out, err, width, false};
    try {
      const Produced produced = work.produce(settings, streams);
      return packed(produced, err.str());
    } catch (const Error& error) {
      return packed(error, err.str());
    }
  };
  return service;
}

Exit status_of(const std::string& text) {
  for (const Exit status : {Exit::kOk, Exit::kFindings, Exit::kUsage, Exit::kInvalidInput,
                            Exit::kNoInput, Exit::kCannotWrite}) {
    if (text == std::to_string(static_cast<int>(status))) return status;
  }
  return Exit::kDefect;
}

}  // namespace

std::vector<std::filesystem::path> script_folders(const Workspace& workspace,
                                                  const formula::Settings& settings) {
  std::vector<std::filesystem::path> folders;
  for (const std::filesystem::path& root : formula::script_roots(workspace, settings)) {
    for (const char* folder : {"indikator", "kebijakan"}) folders.push_back(root / folder);
  }
  return folders;
}

Produced run_sealed(const Options& options, Streams& streams, const SealedWork& work) {
  if (!options.stdlib.empty()) usage_error(say("cli.isolated_stdlib"));
  ScriptPage page;
  formula::Settings settings = settings_of(options);
  settings.watch = &page;
  // The budget of a script is processor time; a machine under load gives it that only slowly.
  const double most = 10 * settings.budget.seconds + 5;
  for (bool told = false;;) {
    page.clear();
    Stuck stuck(page, most);
    Child child([&] { return service_of(work, settings, streams.width); },
                {kWholeSeconds, kLargestAnswer, std::ref(stuck)});
    const ChildReply reply = child.ask("");
    if (!std::exchange(told, true) && !child.lacking().empty()) {
      streams.err << say("cli.not_sealed", child.lacking()) << "\n";
    }
    const std::vector<std::string> parts = unpack(reply.bytes);
    if (reply.answered && parts.size() == 3) {
      // A child that was taken over may send anything: it comes out as text that only prints.
      streams.err << parts[1];
      return {parts[0], status_of(parts[2])};
    }
    Failure failure = failure_of(reply, stuck.was_stuck() ? most : kWholeSeconds);
    const std::optional<lua::ScriptRun> run = page.running();
    const bool out_of_time = reply.late && !stuck.was_stuck();
    if (!run || out_of_time || page.refused().contains(*run) ||
        page.refused().size() == kMostRefused) {
      fail_without_child(failure.message);
    }
    streams.err << say("cli.child_again", printable(run->file), failure.message) << "\n";
    failure.where.file = run->file;
    page.refuse(*run, std::move(failure));
  }
}

}  // namespace iku::cli
