#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/isolation.hpp"
#include "cli/options.hpp"
#include "cli/script_page.hpp"
#include "cli/shell_face.hpp"
#include "formula/calculation.hpp"
#include "store/workspace_reader.hpp"

// The shell in a sealed child (iku repl --terisolasi): the terminal, history, journal and pager
// stay here, everything that a script can reach is there. An entry that ends the child costs
// itself: a new child enters again what had changed something.

namespace iku::cli {

class Journal;

class SealedShell : public ShellFace {
 public:
  /// `read` gives the workspace, in the child before it is sealed. Throws Error where that fails or
  /// the first child ends.
  SealedShell(const Options& options, std::function<store::Loaded()> read, int width);

  Reply execute(const std::string& entry, const EntryPlace& place = {}) override;
  Reply refresh() override;
  std::string prompt() const override { return prompt_; }
  std::string greeting() const override { return greeting_; }
  Completions completions(const std::string& entry) const override;
  KnownNames known_names() const override;
  void set_width(int width) override { width_ = width; }
  bool paging() const override { return paging_; }

  /// Keeps what changes on disk from now on; `journal` must outlive the shell.
  void keep_journal(Journal& journal) { journal_ = &journal; }

  /// What is doubtful of the workspace, in a line; empty where nothing is.
  const std::string& doubts() const { return doubts_; }

  /// Parts of the seal that the kernel does not have.
  const std::string& lacking() const { return child_.lacking(); }

 private:
  void begin();
  Reply reply_to(const std::vector<std::string>& request);
  std::vector<std::string> quietly(const std::vector<std::string>& request) const;
  std::vector<std::string> take(std::vector<std::string> parts);

  ScriptPage page_;
  formula::Settings settings_;
  Stuck stuck_;
  mutable Child child_;         // completions ask it too
  mutable bool begun_ = false;  // the child has the session
  int width_;
  Journal* journal_ = nullptr;
  std::vector<std::string> log_;
  std::string prompt_;
  std::string greeting_;
  std::string doubts_;
  bool paging_ = false;
};

}  // namespace iku::cli
