#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include "cli/commands.hpp"

// Any bytes as the arguments of `iku eval`, one a line: --set name=value, --limit name=value and
// the like. The program ends in one of its statuses.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<std::string> words = {"iku", "eval", "/dev/null"};
  std::istringstream lines(std::string(reinterpret_cast<const char*>(data), size));
  for (std::string line; std::getline(lines, line) && words.size() < 20;) {
    // Only settings: another path, or standard input, is not for a fuzzer.
    words.push_back(line.starts_with("limit ") ? "--limit" : "--set");
    words.push_back(line.starts_with("limit ") ? line.substr(6) : line);
  }
  std::vector<const char*> arguments;
  for (const std::string& word : words) arguments.push_back(word.c_str());
  std::ostringstream out;
  std::ostringstream err;
  iku::cli::Streams streams{out, err};
  const int status = iku::cli::run(static_cast<int>(arguments.size()), arguments.data(), streams);
  if (status != 0 && status != 1 && status != 64) std::abort();
  return 0;
}
