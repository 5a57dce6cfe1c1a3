#include "cli/sealed_shell.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <sstream>
#include <utility>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "cli/interrupts.hpp"
#include "cli/isolated_command.hpp"
#include "cli/journal.hpp"
#include "cli/setup.hpp"
#include "cli/shell.hpp"

namespace iku::cli {

namespace {

constexpr double kEntrySeconds = 600;
constexpr std::size_t kMemory = 1u << 30;

// A typed line has ten times a formula's budget of processor time, which a machine under load gives
// it only slowly.
double longest_script(const formula::Settings& settings) {
  return 40 * settings.budget.seconds + 5;
}

std::string flag(bool value) { return value ? "1" : ""; }

// The shell in the child, and its answers.
class Inside {
 public:
  Inside(const Options& options, const formula::Settings& settings, store::Loaded loaded)
      : options_(options), settings_(settings), loaded_(std::move(loaded)) {}

  std::vector<std::filesystem::path> folders() const {
    std::vector<std::filesystem::path> readable = script_folders(loaded_.workspace, settings_);
    readable.emplace_back(loaded_.workspace.directory);
    return readable;
  }

  // Every answer begins with the prompt, whether output is paged, and the new entries of the log.
  std::string answer(const std::vector<std::string>& request) {
    const std::string& what = request.at(0);
    if (what == "begin") return told(begin(request));
    shell_->set_width(static_cast<int>(parse_plain_number(request.at(1)).value_or(100)));
    if (what == "enter") {
      const int line = static_cast<int>(parse_plain_number(request.at(4)).value_or(0));
      const Evaluating evaluating;
      return told(
          parts_of(shell_->execute(request.at(2), {request.at(3), line, !request.at(5).empty()})));
    }
    if (what == "refresh") return told(parts_of(shell_->refresh()));
    if (what == "complete") return told(completions(request.at(2)));
    return told(names());
  }

 private:
  static std::vector<std::string> parts_of(const Reply& reply) {
    return {reply.text, reply.note, flag(reply.failed), flag(reply.quit), flag(reply.interrupted)};
  }

  // Width, then the entries that bring the session to where it was.
  std::vector<std::string> begin(const std::vector<std::string>& request) {
    session_.emplace(loaded_.workspace, settings_);
    if (!options_.unit.empty()) session_->use_unit(options_.unit.front());
    if (!options_.tahun.empty()) session_->use_tahun(parse_one_year(options_.tahun));
    shell_.emplace(*session_, static_cast<int>(parse_plain_number(request.at(1)).value_or(100)),
                   false);
    shell_->set_csv_safe(options_.csv_safe);
    for (std::size_t i = 2; i < request.size(); ++i) {
      const Evaluating evaluating;
      shell_->execute(request[i]);
    }
    logged_ = shell_->log().size();
    std::ostringstream doubts;
    tell_doubts(loaded_.warnings.size() + session_->calculator().doubts().size(),
                options_.workspace, doubts);
    return {shell_->greeting(), doubts.str()};
  }

  std::vector<std::string> completions(const std::string& entry) const {
    const Completions found = shell_->completions(entry);
    return {std::to_string(found.start), flag(found.files), flag(found.closed), pack(found.words)};
  }

  std::vector<std::string> names() const {
    const KnownNames names = shell_->known_names();
    const auto packed = [](const auto& set) {
      return pack(std::vector<std::string>(set.begin(), set.end()));
    };
    return {packed(names.indikator), packed(names.library), packed(names.commands)};
  }

  std::string told(const std::vector<std::string>& parts) {
    const std::vector<std::string>& log = shell_->log();
    std::vector<std::string> entries;
    if (log.size() < logged_) logged_ = log.size();
    for (; logged_ < log.size(); ++logged_) entries.push_back(log[logged_]);
    return pack({shell_->prompt(), flag(shell_->paging()), pack(entries), pack(parts)});
  }

  const Options& options_;
  const formula::Settings& settings_;
  store::Loaded loaded_;
  std::optional<session::Session> session_;
  std::optional<Shell> shell_;
  std::size_t logged_ = 0;
};

Service service_of(const Options& options, const formula::Settings& settings,
                   const std::function<store::Loaded()>& read) {
  watch_interrupts(false);
  const auto inside = std::make_shared<Inside>(options, settings, read());
  Service service;
  service.seal.memory = 2 * settings.budget.memory + kMemory;
  service.seal.readable = inside->folders();
  service.answer = [inside](std::string_view request) { return inside->answer(unpack(request)); };
  return service;
}

formula::Settings watched(const Options& options, ScriptPage& page) {
  if (!options.stdlib.empty()) usage_error(say("cli.isolated_stdlib"));
  formula::Settings settings = settings_of(options);
  settings.watch = &page;
  return settings;
}

std::vector<std::string> printable_words(std::vector<std::string> words) {
  for (std::string& word : words) word = printable(word);
  return words;
}

std::size_t number_of(const std::string& text) {
  return static_cast<std::size_t>(parse_plain_number(text).value_or(0));
}

}  // namespace

SealedShell::SealedShell(const Options& options, std::function<store::Loaded()> read, int width)
    : settings_(watched(options, page_)),
      stuck_(page_, longest_script(settings_)),
      child_(
          [&options, this, read = std::move(read)] {
            page_.clear();
            return service_of(options, settings_, read);
          },
          {kEntrySeconds, 64u << 20, std::ref(stuck_)}),
      width_(width) {
  begin();
}

// A child that enters again what had changed something; without that where it ends the child.
void SealedShell::begin() {
  std::vector<std::string> request = {"begin", std::to_string(width_)};
  request.insert(request.end(), log_.begin(), log_.end());
  ChildReply reply = child_.ask(pack(request));
  if (!reply.answered && !log_.empty()) {
    log_.clear();
    request.resize(2);
    reply = child_.ask(pack(request));
  }
  if (!reply.answered) fail_without_child(failure_of(reply, longest_script(settings_)).message);
  begun_ = true;
  const std::vector<std::string> parts = take(unpack(reply.bytes));
  greeting_ = printable_lines(parts.empty() ? "" : parts[0]);
  doubts_ = printable_lines(parts.size() < 2 ? "" : parts[1]);
}

// The parts of an answer after those that every answer has.
std::vector<std::string> SealedShell::take(std::vector<std::string> parts) {
  if (parts.size() != 4) fail_without_child(say("cli.child_silent", ""));
  prompt_ = printable(parts[0]);
  paging_ = !parts[1].empty();
  for (std::string& entry : unpack(parts[2])) {
    if (journal_ != nullptr) journal_->append(entry);
    log_.push_back(std::move(entry));
  }
  return unpack(parts[3]);
}

Reply SealedShell::reply_to(const std::vector<std::string>& request) {
  if (!begun_) begin();
  const ChildReply reply = child_.ask(pack(request));
  if (reply.answered) {
    std::vector<std::string> parts = take(unpack(reply.bytes));
    if (parts.size() != 5) fail_without_child(say("cli.child_silent", ""));
    return {parts[0], !parts[2].empty(), !parts[3].empty(), !parts[4].empty(), parts[1]};
  }
  const std::size_t entries = log_.size();
  const std::string message = failure_of(reply, longest_script(settings_)).message;
  begin();
  Reply ended;
  ended.failed = true;
  ended.text = log_.size() == entries ? say("shell.child_again", message) + "\n"
                                      : say("shell.child_lost", message) + "\n";
  return ended;
}

Reply SealedShell::execute(const std::string& entry, const EntryPlace& place) {
  return reply_to({"enter", std::to_string(width_), entry, place.file, std::to_string(place.line),
                   flag(place.in_file)});
}

Reply SealedShell::refresh() { return reply_to({"refresh", std::to_string(width_)}); }

Completions SealedShell::completions(const std::string& entry) const {
  const auto parts = quietly({"complete", std::to_string(width_), entry});
  if (parts.size() != 4) return {entry.size(), {}};
  return {std::min(number_of(parts[0]), entry.size()), printable_words(unpack(parts[3])),
          !parts[1].empty(), !parts[2].empty()};
}

KnownNames SealedShell::known_names() const {
  const auto parts = quietly({"names", std::to_string(width_)});
  if (parts.size() != 3) return {};
  const auto set_of = [](const std::string& packed) {
    const auto words = printable_words(unpack(packed));
    return std::set<std::string, std::less<>>(words.begin(), words.end());
  };
  return {set_of(parts[0]), set_of(parts[1]), set_of(parts[2])};
}

// What a question while typing is answered; nothing where the child does not: the next entry will
// tell.
std::vector<std::string> SealedShell::quietly(const std::vector<std::string>& request) const {
  if (!begun_) return {};
  const ChildReply reply = child_.ask(pack(request));
  begun_ = reply.answered;
  const std::vector<std::string> parts = unpack(reply.bytes);
  return reply.answered && parts.size() == 4 ? unpack(parts[3]) : std::vector<std::string>{};
}

}  // namespace iku::cli
