#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/shell.hpp"
#include "store/workspace_reader.hpp"
#include "support/kabupaten.hpp"

// What one change in a what-if session takes, from the entry to the shown difference, over a small
// and a large workspace in one run; not a ctest.
//   session_bench [UNITS] (10000, of 20 indikator each)

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds(Clock::time_point since) {
  return std::chrono::duration<double, std::milli>(Clock::now() - since).count();
}

struct Measured {
  double load = 0;    // reading the files and starting the session
  double median = 0;  // of one entry
  double slowest = 0;
};

Measured measure(int units) {
  constexpr int kEntries = 400;
  const std::filesystem::path directory =
      std::filesystem::temp_directory_path() / ("iku-bench-" + std::to_string(units));
  iku::test::write_kabupaten(directory, {units, 20, 1});
  Measured measured;
  auto start = Clock::now();
  iku::formula::Settings settings;
  settings.script_roots = {std::filesystem::path(IKU_SOURCE_DIR) / "scripts"};
  iku::session::Session session(iku::store::read_workspace(directory.string()).workspace, settings);
  iku::cli::Shell shell(session, 100, false);
  measured.load = milliseconds(start);
  std::vector<double> times;
  for (int i = 0; i < kEntries; ++i) {
    const std::string unit = "u" + std::to_string(1 + i * 7919 % units);
    shell.execute(".unit " + unit);
    shell.execute(".calc");  // as an analyst would have looked at it
    const std::string entry = ".set i1.tercapai " + std::to_string(10 + i % 29);
    start = Clock::now();
    const iku::cli::Reply reply = shell.execute(entry);
    times.push_back(milliseconds(start));
    if (reply.failed || reply.text.bytes().find("i3") == std::string::npos) {
      std::fprintf(stderr, "%s", reply.text.c_str());
      std::exit(1);
    }
  }
  std::sort(times.begin(), times.end());
  measured.median = times[times.size() / 2];
  measured.slowest = times.back();
  std::filesystem::remove_all(directory);
  return measured;
}

}  // namespace

int main(int argc, char** argv) {
  const int units = argc > 1 ? std::atoi(argv[1]) : 10'000;
  const Measured small = measure(100);
  const Measured large = measure(units);
  std::printf("units  start (ms)  entry, median (ms)  slowest (ms)\n");
  std::printf("%5d  %10.0f  %18.3f  %12.3f\n", 100, small.load, small.median, small.slowest);
  std::printf("%5d  %10.0f  %18.3f  %12.3f\n", units, large.load, large.median, large.slowest);
  std::printf("ratio of the medians: %.2f\n", large.median / small.median);
}
