#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <lua.hpp>
#include <string>
#include <vector>

#include "cli/stored_results.hpp"
#include "store/result_file.hpp"
#include "store/workspace_reader.hpp"
#include "support/kabupaten.hpp"

// What recalculating and saving a whole kabupaten takes, part by part and as one run of the
// program, beside as many bare Lua calls as it has rows; not a ctest. Medians of a few rounds; the
// ratios are of processor time, which a busy machine changes less.
//   recalc_bench [UNITS] [ROUNDS] (300 and 5; units of 40 indikator in 5 years each, and one above
//   them that rolls up)

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int kIndikator = 40;
constexpr int kYears = 5;
constexpr int kRollUps = 8;
constexpr const char* kTime = "2026-01-31T00:00:00Z";

// What some work took, in milliseconds.
struct Taken {
  double time = 0;
  double processor = 0;  // of all threads, and of the programs it waited for
};

double processor_time() {
  timespec own{};
  rusage children{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &own);
  getrusage(RUSAGE_CHILDREN, &children);
  const auto of = [](const timeval& value) {
    return 1e3 * static_cast<double>(value.tv_sec) + 1e-3 * static_cast<double>(value.tv_usec);
  };
  return 1e3 * static_cast<double>(own.tv_sec) + 1e-6 * static_cast<double>(own.tv_nsec) +
         of(children.ru_utime) + of(children.ru_stime);
}

Taken taken_by(const std::function<void()>& work) {
  const auto start = Clock::now();
  const double before = processor_time();
  work();
  return {std::chrono::duration<double, std::milli>(Clock::now() - start).count(),
          processor_time() - before};
}

// `calls` calls of a formula in a Lua state of its own, with nothing around it.
Taken bare_calls(int calls) {
  lua_State* L = luaL_newstate();
  const bool loaded = luaL_dostring(L,
                                    "local x = {ikm = 3.2, ipp = 3.08}\n"
                                    "return function() return 1.25 * x.ikm + x.ipp end") == LUA_OK;
  if (!loaded) std::exit(1);
  double sum = 0;
  const Taken taken = taken_by([&] {
    for (int i = 0; i < calls; ++i) {
      lua_pushvalue(L, -1);
      if (lua_pcall(L, 0, 1, 0) != LUA_OK) std::exit(1);
      sum += lua_tonumber(L, -1);
      lua_pop(L, 1);
    }
  });
  lua_close(L);
  return sum > 0 ? taken : Taken{};
}

// The program with these words; its rows go nowhere.
void run_program(std::vector<std::string> words) {
  words.insert(words.begin(), "iku");
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t pid = 0;
  int status = 0;
  const bool started = posix_spawn(&pid, IKU_PROGRAM, &files, nullptr, argv.data(), environ) == 0;
  posix_spawn_file_actions_destroy(&files);
  if (!started || waitpid(pid, &status, 0) != pid || status != 0) {
    std::fprintf(stderr, "iku did not end with 0\n");
    std::exit(1);
  }
}

struct Part {
  const char* name;
  std::vector<Taken> rounds;
};

class Bench {
 public:
  explicit Bench(int units)
      : directory_(fs::temp_directory_path() / ("iku-recalc-" + std::to_string(getpid()))),
        rows_((units * kIndikator + kRollUps) * kYears) {
    iku::test::write_kabupaten(directory_, {units, kIndikator, kYears, kRollUps});
    settings_.script_roots = {fs::path(IKU_SOURCE_DIR) / "scripts"};
  }
  ~Bench() { fs::remove_all(directory_); }
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;

  void round() {
    part(kBare).rounds.push_back(bare_calls(rows_));
    iku::store::Loaded loaded;
    time(kRead, [&] { loaded = iku::store::read_workspace(directory_); });
    for (const int jobs : {2, 1}) {
      iku::formula::Selection selection;
      iku::Calculation calculation;
      std::unique_ptr<iku::formula::Calculator> calculator;
      time(jobs == 1 ? kOneThread : kTwoThreads, [&] {
        calculator = std::make_unique<iku::formula::Calculator>(loaded.workspace, settings_);
        selection.tahun = calculator->years();
        calculation = calculator->calculate(selection, {jobs, {}});
      });
      if (jobs == 1) save(*calculator, calculation, selection.tahun);
    }
    fs::remove_all(directory_ / "hasil");
    std::vector<std::string> words = {"calc",   directory_.string(), "--tahun", "semua",
                                      "--save", "--waktu",           kTime};
    time(kSaving, [&] { run_program(words); });
    time(kSame, [&] { run_program(words); });
    words.resize(4);
    time(kPrinting, [&] { run_program(words); });
    time(kDrift, [&] { run_program({"check", directory_.string(), "--drift"}); });
  }

  void print() {
    const double bare = median(kBare, &Taken::processor);
    std::printf("%d rows; medians of %zu rounds\n", rows_, parts_[kBare].rounds.size());
    std::printf("%-46s %8s  %12s  %8s\n", "", "ms", "processor ms", "to bare");
    for (int i = 0; i < kParts; ++i) {
      const double processor = median(i, &Taken::processor);
      std::printf("%-46s %8.1f  %12.1f  %8.1f\n", parts_[i].name, median(i, &Taken::time),
                  processor, processor / bare);
    }
    std::printf("two threads against one: %.2f of the time\n",
                median(kTwoThreads, &Taken::time) / median(kOneThread, &Taken::time));
  }

 private:
  enum {
    kBare,
    kRead,
    kOneThread,
    kTwoThreads,
    kFingerprints,
    kWrite,
    kSaving,
    kSame,
    kPrinting,
    kDrift,
    kParts
  };

  Part& part(int which) { return parts_[which]; }

  void time(int which, const std::function<void()>& work) {
    part(which).rounds.push_back(taken_by(work));
  }

  double median(int which, double Taken::*member) {
    std::vector<double> values;
    for (const Taken& taken : part(which).rounds) values.push_back(taken.*member);
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
  }

  void save(const iku::formula::Calculator& calculator, const iku::Calculation& calculation,
            const std::vector<iku::Tahun>& years) {
    fs::remove_all(directory_ / "hasil");
    std::vector<iku::StoredResult> results;
    time(kFingerprints, [&] {
      iku::formula::Fingerprints fingerprints(calculator);
      results = iku::cli::results_of(fingerprints, calculation, years, kTime);
    });
    time(kWrite, [&] {
      const iku::store::ResultLock lock(directory_);
      for (const iku::StoredResult& result : results) {
        iku::store::write_result(lock, directory_, result);
      }
    });
  }

  fs::path directory_;
  int rows_;
  iku::formula::Settings settings_;
  Part parts_[kParts] = {
      {"a bare Lua call for each row", {}},
      {"reading the workspace", {}},
      {"calculating, one thread", {}},
      {"calculating, two threads", {}},
      {"fingerprints, rows to store", {}},
      {"writing a file a year", {}},
      {"iku calc --tahun semua --save, as a process", {}},
      {"the same again: nothing to store", {}},
      {"iku calc --tahun semua, as a process", {}},
      {"iku check --drift, as a process", {}},
  };
};

}  // namespace

int main(int argc, char** argv) {
  Bench bench(argc > 1 ? std::atoi(argv[1]) : 300);
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 5;
  for (int i = 0; i < rounds; ++i) bench.round();
  bench.print();
}
