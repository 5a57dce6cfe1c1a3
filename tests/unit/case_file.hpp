#pragma once

#include <string>
#include <string_view>
#include <vector>

// A command-line case: data, commands, expected output and exit status in one file. Used by
// cases_test.
//
//   A sentence that says what the case shows.
//   == file workspace.json       the lines below, up to the next "== ", are its content
//   == bytes FILE                the same; \xHH stands for a byte
//   == repeat FILE COUNT TEXT    TEXT, COUNT times
//   == size FILE BYTES           a file of that many zero bytes
//   == example NAME              a copy of examples/NAME
//   == stdin                     what the next command reads
//   == run iku calc . …          quotes as in a shell; expectations follow
//   == exit 65                   0 where it is left out
//   == out                       standard output; nothing where it is left out
//   == err                       standard error
//   == kept FILE                 the file is byte for byte as the case made it
//   == gone FILE                 there is no such file
//
// In an expectation "[...]" stands for any text, and alone on a line for any lines.

namespace iku::test {

struct Section {
  std::string kind;
  std::string argument;
  std::string body;
};

struct CaseFile {
  std::string title;
  std::vector<Section> sections;
};

/// Throws std::runtime_error on a section of an unknown kind.
CaseFile parse_case(std::string_view text);

/// The file of a case, as it is written.
std::string print_case(const CaseFile& file);

/// True where the text is what the expectation asks for.
bool matches(std::string_view expectation, std::string_view text);

/// "iku eval 'a b' -" as arguments.
std::vector<std::string> split_arguments(std::string_view command);

}  // namespace iku::test
