#include "case_file.hpp"

#include <algorithm>
#include <stdexcept>

namespace iku::test {

namespace {

constexpr std::string_view kMark = "== ";
constexpr std::string_view kAny = "[...]";

const std::vector<std::string> kKinds = {"file", "bytes", "repeat", "size", "example", "stdin",
                                         "run",  "exit",  "out",    "err",  "kept",    "gone"};

Section parse_heading(std::string_view line) {
  line.remove_prefix(kMark.size());
  const std::size_t blank = line.find(' ');
  Section section;
  section.kind = std::string(line.substr(0, blank));
  if (blank != std::string_view::npos) section.argument = std::string(line.substr(blank + 1));
  if (std::find(kKinds.begin(), kKinds.end(), section.kind) == kKinds.end()) {
    throw std::runtime_error("unknown section: " + std::string(line));
  }
  return section;
}

}  // namespace

CaseFile parse_case(std::string_view text) {
  CaseFile file;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end);
    if (line.starts_with(kMark)) {
      if (line.ends_with('\n')) line.remove_suffix(1);
      file.sections.push_back(parse_heading(line));
    } else {
      (file.sections.empty() ? file.title : file.sections.back().body) += line;
    }
  }
  return file;
}

std::string print_case(const CaseFile& file) {
  std::string text = file.title;
  for (const Section& section : file.sections) {
    text += std::string(kMark) + section.kind;
    if (!section.argument.empty()) text += " " + section.argument;
    text += "\n" + section.body;
  }
  return text;
}

// Greedy from the left: each piece between wildcards is looked for where the last one ended.
bool matches(std::string_view expectation, std::string_view text) {
  std::string pattern(expectation);
  const std::string any_lines = std::string(kAny) + "\n";
  for (std::size_t at = 0; (at = pattern.find(any_lines, at)) != std::string::npos; ++at) {
    const bool alone = at == 0 || pattern[at - 1] == '\n';
    if (alone) pattern.erase(at + kAny.size(), 1);
  }
  std::string_view rest = pattern;
  bool anchored = true;
  while (true) {
    const std::size_t cut = rest.find(kAny);
    const std::string_view piece = rest.substr(0, cut);
    if (cut == std::string_view::npos) {  // the last piece ends the text
      return anchored ? text == piece : text.ends_with(piece);
    }
    const std::size_t found =
        anchored ? (text.starts_with(piece) ? 0 : std::string_view::npos) : text.find(piece);
    if (found == std::string_view::npos) return false;
    text.remove_prefix(found + piece.size());
    rest.remove_prefix(cut + kAny.size());
    anchored = false;
  }
}

std::vector<std::string> split_arguments(std::string_view command) {
  std::vector<std::string> arguments;
  std::string current;
  bool inside = false;
  char quote = 0;
  for (const char c : command) {
    if (quote != 0) {
      if (c == quote) {
        quote = 0;
      } else {
        current += c;
      }
    } else if (c == '\'' || c == '"') {
      quote = c;
      inside = true;
    } else if (c == ' ') {
      if (inside) arguments.push_back(current);
      current.clear();
      inside = false;
    } else {
      current += c;
      inside = true;
    }
  }
  if (quote != 0) throw std::runtime_error("open quote: " + std::string(command));
  if (inside) arguments.push_back(current);
  return arguments;
}

}  // namespace iku::test
