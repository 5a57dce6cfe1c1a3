#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <iostream>
#include <sstream>

#include "base/catalogue.hpp"
#include "base/file.hpp"
#include "cli/console.hpp"
#include "cli/editor.hpp"
#include "cli/interrupts.hpp"
#include "cli/journal.hpp"
#include "cli/sealed_shell.hpp"
#include "cli/setup.hpp"
#include "cli/shell.hpp"
#include "cli/shell_config.hpp"
#include "store/workspace_reader.hpp"

// iku repl: the interactive shell; a batch where standard input is no terminal.

namespace iku::cli {

namespace fs = std::filesystem;

namespace {

// The first of the policies that the program brings: without data none is more right.
std::string any_policy(const formula::Settings& settings) {
  const std::vector<std::string> codes = script_codes(settings.script_roots, "kebijakan");
  return codes.empty() ? std::string() : codes.front();
}

// What there is without a workspace: one unit with a plan to define indikator in.
store::Loaded nameless_workspace(const formula::Settings& settings) {
  store::Loaded loaded;
  Workspace& workspace = loaded.workspace;
  workspace.nama = say("repl.nameless");
  workspace.directory = ".";
  workspace.kebijakan = any_policy(settings);
  const std::chrono::year_month_day today(
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
  workspace.tahun = static_cast<int>(today.year());
  Unit unit;
  unit.kode = "sesi";
  unit.nama = workspace.nama;
  unit.tujuan.push_back(Tujuan{"sesi", workspace.nama, {}, {}, {}, {}});
  workspace.unit.push_back(std::move(unit));
  return loaded;
}

// A killed session loses nothing that was confirmed; what an earlier one left is offered.
void keep_journal(const Options& options, Shell& shell, const session::Session& session,
                  Journal& journal, Streams& streams) {
  std::size_t lines = 0;
  for (const LeftJournal& left : journal.left()) lines += left.lines.size();
  if (lines > 0) streams.out << say("shell.journal_left", lines) << "\n";
  std::vector<std::string> begun;  // what the options asked for, as entries
  if (!options.unit.empty()) begun.push_back(".unit " + session.unit().kode);
  if (!options.tahun.empty()) begun.push_back(fmt::format(".tahun {}", session.tahun()));
  journal.begin_with(std::move(begun));
  shell.keep_journal(journal);
  shell.set_editor(run_editor);
}

// Where the entries come from: a log to replay, a terminal, or a stream.
Exit feed(const Options& options, ShellFace& shell, bool terminal, Streams& streams) {
  fs::path init = options.init;
  if (init.empty() && terminal) init = config_file();  // a batch gives the same for everyone
  if (!init.empty() && !options.no_init) run_config(shell, init, streams);
  if (!options.replay.empty()) {
    std::istringstream log(read_utf8_file(options.replay));
    watch_interrupts(true);
    return run_batch(shell, log, streams, {.echo = true, .is_file = true});
  }
  if (terminal) return run_terminal(shell, streams);
  watch_interrupts(true);
  return run_batch(shell, std::cin, streams, {.name = "stdin"});
}

}  // namespace

Exit repl(const Options& options, Streams& streams) {
  const formula::Settings settings = settings_of(options);
  const auto read = [&] {
    return options.workspace.empty() ? nameless_workspace(settings)
                                     : store::read_workspace(options.workspace);
  };
  const bool terminal = options.replay.empty() && isatty(STDIN_FILENO) == 1;
  Journal journal(journal_folder(), options.workspace);
  if (options.isolated) {
    SealedShell shell(options, read, streams.width);
    if (!shell.lacking().empty()) {
      streams.err << say("cli.not_sealed", shell.lacking()) << "\n";
    }
    streams.err << shell.doubts();
    if (terminal) shell.keep_journal(journal);
    return feed(options, shell, terminal, streams);
  }
  store::Loaded loaded = read();
  session::Session session(std::move(loaded.workspace), settings);
  tell_doubts(loaded.warnings.size() + session.calculator().doubts().size(), options.workspace,
              streams.err);
  if (!options.unit.empty()) session.use_unit(options.unit.front());
  if (!options.tahun.empty()) session.use_tahun(parse_one_year(options.tahun));
  Shell shell(session, streams.width, streams.color);
  if (options.may_write) shell.let_files_write();
  shell.set_csv_safe(options.csv_safe);
  if (terminal) keep_journal(options, shell, session, journal, streams);
  return feed(options, shell, terminal, streams);
}

}  // namespace iku::cli
