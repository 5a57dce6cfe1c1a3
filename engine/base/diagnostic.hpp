#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/styled.hpp"

// How a fault is told: one structure, one renderer. Readers that can go on collect a vector of
// diagnostics; everything else throws Error, which only main, the shell and the Lua entry catch.

namespace iku {

enum class Level { kNote, kWarning, kError };

/// A place in a text. `line` and `column` count from 1; 0 means unknown. The column counts bytes.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
  int length = 1;         ///< how many bytes the caret underlines
  std::string line_text;  ///< the source line itself, without its line end; may be empty
};

/// One fault, told so that its reader can act on it.
struct Diagnostic {
  Level level = Level::kError;
  std::string code;  ///< stable name for programs, e.g. "json.unknown_key"
  std::string message;
  Place where;
  std::vector<std::string> notes;
  std::string help;  ///< what to do
};

/// Exit statuses of the program, as sysexits has them.
enum class Exit : int {
  kOk = 0,
  kFindings = 1,
  kUsage = 64,
  kInvalidInput = 65,
  kNoInput = 66,
  kDefect = 70,
  kCannotWrite = 73,
  kInterrupted = 130,
};

/// A fault that ends what was asked for. Carries the exit status it leads to.
class Error : public std::runtime_error {
 public:
  explicit Error(Diagnostic diagnostic, Exit status = Exit::kInvalidInput);
  /// Several faults at once; never empty.
  explicit Error(std::vector<Diagnostic> diagnostics, Exit status = Exit::kInvalidInput);

  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }
  Exit status() const { return status_; }

 private:
  std::vector<Diagnostic> diagnostics_;
  Exit status_;
};

/// The place of byte `offset` of `text`, with its line.
Place place_at(std::string_view file, std::string_view text, std::size_t offset, int length = 1);

/// `file:12:7: galat: message`, the source line, a caret, notes and help; ends in a newline.
Styled render(const Diagnostic& diagnostic, bool color = false);

/// True if any diagnostic is an error.
bool has_error(const std::vector<Diagnostic>& diagnostics);

}  // namespace iku
