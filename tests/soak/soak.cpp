#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/sanitized.hpp"
#include "formula/engine.hpp"

// Evaluates the hostile cases round and round in one Engine, each after the other, and a good
// formula after each. Neither the process nor the Lua state may grow beyond the first rounds.
//   soak [--rounds N] [--slower MILLISECONDS] [FOLDER…]
// Cases that take longer than --slower (20) in the first round are run in that one alone: what ends
// by its time limit would make a thousand rounds last days.

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

struct Case {
  std::string name;
  std::vector<std::string> formulas;
  double milliseconds = 0;
};

struct Settings {
  int rounds = 12;
  double slower = 20;
  std::vector<fs::path> folders;
};

// Rounds after which everything that is loaded once is there.
constexpr int kWarm = 3;

// Tables of the host that a case widened, and what the C library keeps for the next request.
constexpr std::size_t kLuaNoise = 512u << 10;
constexpr std::size_t kProcessNoise = 8u << 20;

std::string read_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Case case_of(const fs::path& path) {
  Case one{path.filename().string(), {}};
  const std::string text = read_text(path);
  const std::size_t cut = text.find("--// second");
  one.formulas.push_back(text.substr(0, cut));
  if (cut != std::string::npos) one.formulas.push_back(text.substr(text.find('\n', cut) + 1));
  return one;
}

std::vector<Case> read_cases(const std::vector<fs::path>& folders) {
  std::vector<Case> cases;
  for (const fs::path& folder : folders) {
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() == ".lua") cases.push_back(case_of(entry.path()));
    }
  }
  std::sort(cases.begin(), cases.end(),
            [](const Case& a, const Case& b) { return a.name < b.name; });
  return cases;
}

// Bytes of the process in memory.
std::size_t resident() {
  malloc_trim(0);
  std::size_t size = 0;
  std::size_t pages = 0;
  std::ifstream("/proc/self/statm") >> size >> pages;
  return pages * 4096;
}

const iku::Inputs kInputs = {
    {"realisasi", iku::Value(84.0)}, {"target", iku::Value(82.0)}, {"tahun", iku::Value(2024.0)}};

constexpr const char* kGood =
    "local t = {3, 1, 2} table.sort(t) return x.realisasi + t[1] + #('a'):rep(3)";

void run(iku::Engine& engine, const Case& one) {
  for (const std::string& formula : one.formulas) {
    try {
      engine.run(formula, one.name, kInputs);
    } catch (const iku::Error&) {  // a definition with faults
    }
  }
  engine.take_output();
  const iku::Value good = engine.run(kGood, "good", kInputs);
  if (good.is_number() && good.number() >= 88 && good.number() <= 88) return;
  std::cerr << "after " << one.name << " a good formula no longer gives its value\n";
  std::exit(1);
}

Settings settings_of(int argc, char** argv) {
  Settings settings;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--rounds" && i + 1 < argc) {
      settings.rounds = std::atoi(argv[++i]);
    } else if (word == "--slower" && i + 1 < argc) {
      settings.slower = std::atof(argv[++i]);
    } else {
      settings.folders.emplace_back(word);
    }
  }
  if (settings.folders.empty()) {
    for (const char* name : {"sandbox", "sandbox-extra"}) {
      settings.folders.push_back(fs::path(IKU_SOURCE_DIR) / "tests" / name);
    }
  }
  return settings;
}

}  // namespace

int main(int argc, char** argv) {
  const Settings settings = settings_of(argc, argv);
  std::vector<Case> cases = read_cases(settings.folders);
  if (cases.empty() || settings.rounds <= kWarm) return 64;
  iku::Engine engine;
  std::size_t lua = 0;
  std::size_t process = 0;
  std::size_t evaluations = 0;
  for (int round = 1; round <= settings.rounds; ++round) {
    for (Case& one : cases) {
      if (round > 1 && one.milliseconds > settings.slower) continue;
      const auto start = Clock::now();
      run(engine, one);
      evaluations += one.formulas.size() + 1;
      one.milliseconds = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    }
    const std::size_t lua_now = engine.memory_used();
    const std::size_t process_now = resident();
    if (round == kWarm) {
      lua = lua_now;
      process = process_now;
    }
    if (round == kWarm || round == settings.rounds || round % 100 == 0) {
      std::cout << "round " << round << ": Lua " << lua_now / 1024 << " KiB, process "
                << process_now / 1024 << " KiB" << std::endl;
    }
    // A sanitizer keeps freed memory in quarantine: the process does grow.
    const bool grew =
        round > kWarm &&
        (lua_now > lua + kLuaNoise || (!iku::kSanitized && process_now > process + kProcessNoise));
    if (grew) {
      std::cerr << "round " << round << " grew: Lua " << lua << " to " << lua_now << ", process "
                << process << " to " << process_now << " bytes\n";
      return 1;
    }
  }
  const auto fast = std::count_if(cases.begin(), cases.end(), [&](const Case& one) {
    return one.milliseconds <= settings.slower;
  });
  std::cout << cases.size() << " cases, " << fast << " of them in every round; " << evaluations
            << " evaluations" << std::endl;
  return 0;
}
