#include "cli/isolated_command.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <optional>
#include <sstream>
#include <string>

#include "formula/calculation.hpp"
#include "formula_fixture.hpp"
#include "lua/script_watch.hpp"
#include "report/report.hpp"
#include "store/workspace_reader.hpp"

// A script that ends its child costs itself and what reads it; the rest of the command comes out.

using namespace iku;
using cli::Produced;
using cli::SealedWork;

namespace {

// In the child: does something bad as soon as a certain script begins.
class Trap : public lua::ScriptWatch {
 public:
  Trap(lua::ScriptWatch* inner, std::string file, void (*deed)())
      : inner_(inner), file_(std::move(file)), deed_(deed) {}

  std::optional<Failure> begins(const lua::ScriptRun& run) override {
    auto refused = inner_->begins(run);
    if (!refused && !run.defines && run.file == file_) deed_();
    return refused;
  }
  void ended() noexcept override { inner_->ended(); }

 private:
  lua::ScriptWatch* inner_;
  std::string file_;
  void (*deed_)();
};

std::string indikator(const std::string& kode) {
  return R"({"kode": ")" + kode + R"(", "nama": ")" + kode + R"(", "formulasi": ")" + kode +
         R"(", "target": {"2024": 10}})";
}

// Two units, of which each has a formula `h` and one, `g`, that is sound.
void write_workspace() {
  std::string units;
  for (const std::string kode : {"a", "b"}) {
    units += (units.empty() ? "" : ",") +
             (R"({"kode": ")" + kode + R"(", "nama": "U", "jenjang": "kecamatan", "tujuan": [)") +
             R"({"kode": "1", "nama": "T", "indikator": [)" + indikator("h") + "," +
             indikator("g") + "]}]}";
  }
  test::write_text("workspace.json",
                   R"({"format": "iku/1", "nama": "U", "tahun": 2024, "kebijakan": "jombang-2024",
                   "skrip": ["skrip"], "unit": [)" +
                       units + "]}");
  for (const std::string kode : {"h", "g"}) {
    test::write_text("skrip/indikator/" + kode + ".lua",
                     "return indikator {kode = \"" + kode + "\", nama = \"" + kode +
                         "\", formulasi = function(x) return 7 end}");
  }
}

struct Ended {
  Produced produced;
  std::string err;
};

Ended run(const std::string& bad, void (*deed)()) {
  std::ostringstream out;
  std::ostringstream err;
  cli::Streams streams{out, err};
  cli::Options options;
  options.limit = {"time=0.1"};
  std::optional<store::Loaded> loaded;
  SealedWork work;
  work.prepare = [&](const formula::Settings& settings) {
    loaded = store::read_workspace(".");
    return cli::script_folders(loaded->workspace, settings);
  };
  work.produce = [&](const formula::Settings& settings, cli::Streams&) -> Produced {
    Trap trap(settings.watch, bad, deed);
    formula::Settings watched = settings;
    watched.watch = &trap;
    formula::Calculator calculator(loaded->workspace, watched);
    return {report::print_calc(calculator.calculate(), report::CalcFormat::kCsv, {}), Exit::kOk};
  };
  Ended ended{cli::run_sealed(options, streams, work), {}};
  ended.err = err.str();
  return ended;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a formula that ends its child fails, and the other rows come out") {
  const test::Scratch scratch;
  write_workspace();
  const Ended ended = run("skrip/indikator/h.lua", [] { std::raise(SIGKILL); });
  CAPTURE(ended.produced.text);
  CHECK(has(ended.produced.text, "a,2024,g,g,,10,7,70,"));
  CHECK(has(ended.produced.text, "b,2024,g,g,,10,7,70,"));
  CHECK(has(ended.err, "skrip/indikator/h.lua"));
  CHECK(has(ended.err, "SIGKILL"));
  CHECK_FALSE(has(ended.produced.text, "h,h,,10,7"));
}

TEST_CASE("a formula that never ends, and costs no processor time, is ended by the wall clock") {
  const test::Scratch scratch;
  write_workspace();
  const Ended ended = run("skrip/indikator/h.lua", [] {
    for (;;) std::raise(SIGSTOP);
  });
  CHECK(has(ended.produced.text, "a,2024,g,g,,10,7,70,"));
  CHECK_FALSE(has(ended.produced.text, "h,h,,10,7"));
}

TEST_CASE("a child that ends while no script runs ends the command") {
  std::ostringstream out;
  std::ostringstream err;
  cli::Streams streams{out, err};
  SealedWork work;
  work.prepare = [](const formula::Settings&) { return std::vector<std::filesystem::path>{}; };
  work.produce = [](const formula::Settings&, cli::Streams&) -> Produced {
    std::raise(SIGKILL);
    return {};
  };
  CHECK_THROWS_AS(cli::run_sealed({}, streams, work), Error);
}
