#include "cli/user_folders.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <map>
#include <optional>
#include <string>

#include "cli/history.hpp"
#include "cli/journal.hpp"
#include "cli/shell_config.hpp"
#include "repository.hpp"

using namespace iku;

namespace fs = std::filesystem;

namespace {

/// The variables that say where a user's files lie, set so while it lives; null: not set.
class UserEnvironment {
 public:
  UserEnvironment(const char* home, const char* state, const char* config) {
    put("HOME", home);
    put("XDG_STATE_HOME", state);
    put("XDG_CONFIG_HOME", config);
  }
  ~UserEnvironment() {
    for (const auto& [name, value] : before_) {
      if (value) {
        setenv(name.c_str(), value->c_str(), 1);
      } else {
        unsetenv(name.c_str());
      }
    }
  }
  UserEnvironment(const UserEnvironment&) = delete;
  UserEnvironment& operator=(const UserEnvironment&) = delete;

 private:
  void put(const std::string& name, const char* value) {
    const char* before = getenv(name.c_str());
    before_[name] = before == nullptr ? std::nullopt : std::optional<std::string>(before);
    if (value == nullptr) {
      unsetenv(name.c_str());
    } else {
      setenv(name.c_str(), value, 1);
    }
  }

  std::map<std::string, std::optional<std::string>> before_;
};

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("a user's files lie where XDG says, or below home; a relative path is ignored") {
    struct Row {
      const char* home;
      const char* state;
      const char* config;
      const char* state_folder;
      const char* config_folder;
    };
    for (const Row& row :
         {Row{"/rumah", nullptr, nullptr, "/rumah/.local/state/iku", "/rumah/.config/iku"},
          Row{"/rumah", "", "", "/rumah/.local/state/iku", "/rumah/.config/iku"},
          Row{"/rumah", "/s", "/c", "/s/iku", "/c/iku"},
          Row{"/rumah", "s", "./c", "/rumah/.local/state/iku", "/rumah/.config/iku"},
          Row{nullptr, "/s", "/c", "/s/iku", "/c/iku"}, Row{nullptr, nullptr, nullptr, "", ""},
          Row{"", "s", "c", "", ""}, Row{"rumah", nullptr, nullptr, "", ""}}) {
      CAPTURE(std::string(row.state_folder));
      const UserEnvironment user(row.home, row.state, row.config);
      CHECK(cli::state_folder() == fs::path(row.state_folder));
      CHECK(cli::config_folder() == fs::path(row.config_folder));
    }
  }

  TEST_CASE("without a home there is no history and no journal, and nothing is written") {
    const test::Scratch scratch;
    const UserEnvironment user(nullptr, nullptr, "relatif");
    test::write_text("relatif/iku/init", ".mode md\n");
    CHECK(cli::history_file().empty());
    CHECK(cli::config_file().empty());
    CHECK(cli::journal_folder().empty());
    {
      cli::Journal journal(cli::journal_folder(), "kerja");
      journal.append(".set ipp 3");
      CHECK(journal.left().empty());
      CHECK_FALSE(fs::exists("jurnal"));
    }
    fs::remove_all("relatif");
    CHECK(fs::is_empty("."));
  }

  TEST_CASE("with a home the journal lies in a folder of its own beside the history") {
    const test::Scratch scratch;
    const std::string home = fs::current_path().string();
    const UserEnvironment user(home.c_str(), nullptr, nullptr);
    CHECK(cli::history_file() == fs::path(home) / ".local/state/iku/history");
    CHECK(cli::journal_folder() == fs::path(home) / ".local/state/iku/jurnal");
    cli::Journal journal(cli::journal_folder(), "kerja");
    journal.append(".set ipp 3");
    CHECK_FALSE(fs::is_empty(".local/state/iku/jurnal"));
  }
}
