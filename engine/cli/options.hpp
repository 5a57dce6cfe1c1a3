#pragma once

#include <string>
#include <vector>

// What the command line asks for, as plain data. Filled by parse_options, read by the commands.

namespace iku::cli {

struct Options {
  std::string command;  ///< "calc", "report", …
  std::string workspace;
  std::string indikator;               ///< explain
  std::string script;                  ///< run: a path, or the name of one in recalc/
  std::vector<std::string> arguments;  ///< run: what the script is given
  bool dry_run = false;                ///< run: only say what would be written
  int files = 100;                     ///< run: so many files it may write in all
  int seconds = 3600;                  ///< run: so long it may take in all
  bool retry = false;                  ///< run: only years that are not stored well
  std::string first, second;           ///< compare: what to compare
  std::vector<std::string> paths;      ///< eval, check
  std::vector<std::string> set;        ///< eval: name=value
  std::string tahun;                   ///< "2024", "2020..2024", "semua"; empty: the workspace's
  std::vector<std::string> unit;
  std::string format;
  std::string replay;               ///< repl: a log of entries to run
  std::string init;                 ///< repl: entries to begin with; empty: the configuration's
  bool may_write = false;           ///< repl: files of entries may hold commands that write files
  bool csv_safe = false;            ///< CSV: no text that a spreadsheet takes for a formula
  bool no_init = false;             ///< repl: without them
  std::string output;               ///< -o; empty: standard output
  std::string scripts;              ///< script root that replaces the program's own
  std::string stdlib;               ///< stdlib read from disk, for developing it
  std::string language;             ///< "id" or "en"; empty: by the environment
  bool all = false;                 ///< audit: also what agrees
  std::vector<std::string> limit;   ///< budget of one evaluation: name=value
  bool save = false;                ///< calc: store the results
  std::string waktu;                ///< calc --save: the time to note; empty: now
  std::string as_of;                ///< the year whose rules count, or "now"
  int jobs = 0;                     ///< threads; 0: as many as pay
  bool drift = false;               ///< check: stored results against today's
  std::vector<std::string> kepala;  ///< check --drift: fingerprints that were kept elsewhere
  bool isolated = false;            ///< evaluate in a sealed child process
};

/// Reads the command line. On --help, --version and wrong usage the text to show is in `message`
/// and `status` says how to exit; otherwise `status` is -1.
struct Parsed {
  Options options;
  int status = -1;
  std::string message;
};
/// Help is as wide as the screen, `width` columns.
Parsed parse_options(int argc, const char* const* argv, int width = 100);

/// The language the environment asks for: LC_ALL, LC_MESSAGES, LANG; Indonesian unless English.
std::string environment_language();

}  // namespace iku::cli
