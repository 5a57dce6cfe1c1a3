#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <sstream>
#include <string>

#include "base/diagnostic.hpp"
#include "cli/shell.hpp"
#include "session/session.hpp"
#include "store/workspace_reader.hpp"

// Any bytes as the lines of a session over examples/contoh-ikpp: each entry ends in a reply within
// its budget, and the next one works.
namespace {

constexpr int kMostEntries = 8;           // so that the fuzzer tries many
constexpr std::size_t kMostBytes = 2000;  // of an input
constexpr int kMostInputs = 500;          // in one session that no entry changed

iku::formula::Settings small_budget() {
  iku::formula::Settings settings;
  settings.script_roots = {std::filesystem::path(IKU_SOURCE_DIR) / "scripts"};
  settings.budget.instructions = 50'000;
  settings.budget.seconds = 0.1;
  settings.budget.memory = 2u << 20;
  settings.budget.block = 256u << 10;
  return settings;
}

// A session of its own for every input, unless the one before left nothing behind.
class Sessions {
 public:
  iku::cli::Shell& shell() {
    if (!shell_ || !shell_->log().empty() || ++inputs_ > kMostInputs) {
      shell_.reset();
      session_ = std::make_unique<iku::session::Session>(workspace_, small_budget());
      shell_.emplace(*session_, 100, false);
      inputs_ = 0;
    }
    return *shell_;
  }

 private:
  const iku::Workspace workspace_ =
      iku::store::read_workspace(std::string(IKU_SOURCE_DIR) + "/examples/contoh-ikpp").workspace;
  std::unique_ptr<iku::session::Session> session_;
  std::optional<iku::cli::Shell> shell_;
  int inputs_ = 0;
};

// Files are not for a fuzzer.
bool names_a_file(const std::string& entry) {
  for (const iku::cli::Command& command : iku::cli::all_commands()) {
    const bool takes_file = command.takes == iku::cli::Takes::kFile;
    if (takes_file && entry.find("." + std::string(command.name)) != std::string::npos) return true;
  }
  return false;
}

void enter(iku::cli::Shell& shell, const std::string& entry) {
  if (names_a_file(entry)) return;
  const iku::cli::Reply reply = shell.execute(entry);
  if (reply.failed && reply.text.empty()) std::abort();
  shell.completions(entry);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > kMostBytes) return 0;
  static Sessions sessions;
  iku::cli::Shell& shell = sessions.shell();
  std::istringstream lines(std::string(reinterpret_cast<const char*>(data), size));
  std::string entry;
  int entries = 0;
  for (std::string line; std::getline(lines, line) && entries < kMostEntries;) {
    entry += (entry.empty() ? "" : "\n") + line;
    if (!iku::cli::Shell::is_complete(entry)) continue;
    enter(shell, entry);
    entry.clear();
    ++entries;
  }
  if (!entry.empty()) enter(shell, entry);
  if (shell.execute("1 + 1").text.bytes().find('2') == std::string::npos) std::abort();
  return 0;
}
