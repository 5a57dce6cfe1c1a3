#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/lua_entry.hpp"
#include "cli/shell_command.hpp"
#include "cli/shell_face.hpp"

// The interactive shell without its terminal: one entry in, text out. A line that begins with a dot
// is a command; anything else is Lua over the workspace's indikator. Driven by console (a terminal
// or a batch of lines) and by tests.

namespace iku::cli {

class Shell : public ShellFace {
 public:
  /// `session` must outlive the shell.
  Shell(session::Session& session, int width, bool color);

  Reply execute(const std::string& entry, const EntryPlace& place = {}) override;
  Reply refresh() override;

  /// Files of entries, read or replayed, may hold commands that write files.
  void let_files_write() { may_write_ = true; }
  void set_csv_safe(bool safe) { state_.display.csv_safe = safe; }

  /// Keeps what changes on disk from now on; `journal` must outlive the shell.
  void keep_journal(Journal& journal) { state_.journal = &journal; }
  /// How `.edit` lets the analyst change a file.
  void set_editor(std::function<void(const std::filesystem::path&)> editor) {
    state_.edit_file = std::move(editor);
  }

  std::string prompt() const override;
  std::string greeting() const override;
  Completions completions(const std::string& entry) const override;
  KnownNames known_names() const override;
  void set_width(int width) override { state_.display.width = width; }
  bool paging() const override { return state_.paging; }

  /// Every entry that changed something, in order; replaying them gives the same state.
  const std::vector<std::string>& log() const { return state_.log; }

 private:
  Reply carry_out(const std::string& entry);
  Reply run_command(const std::string& entry);
  Reply run_lua(const std::string& entry);
  std::optional<Reply> keep_value(const Assignment& assignment);
  void require_may_write(const Command& command, const std::string& arguments) const;
  void write_once(const Once& once, Reply& reply);
  Styled mark() const;
  Styled run_lines(const std::string& text, const std::string& name);

  ShellState state_;
  int depth_ = 0;  // of files that read files
  bool in_file_ = false;
  bool may_write_ = false;
};

}  // namespace iku::cli
