#include "base/interrupt.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <sstream>
#include <string>
#include <thread>

#include "cli/console.hpp"
#include "shell_fixture.hpp"

// Ctrl-C without a terminal: a thread raises the flag that the signal handler would raise.

using namespace iku;

namespace {

/// Asks for a stop again and again while it lives: also one that was taken back at a start.
class Impatient {
 public:
  Impatient()
      : thread_([this] {
          while (!done_) {
            request_stop();
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
          }
        }) {}
  ~Impatient() {
    done_ = true;
    thread_.join();
    clear_stop();
  }
  Impatient(const Impatient&) = delete;
  Impatient& operator=(const Impatient&) = delete;

 private:
  std::atomic<bool> done_{false};
  std::thread thread_;
};

formula::Settings patient_settings() {
  formula::Settings settings = test::settings_with();
  settings.budget.instructions = 1'000'000'000'000;
  settings.budget.seconds = 3600;
  return settings;
}

}  // namespace

TEST_CASE("a stop ends an evaluation that would not end, and pcall cannot keep it") {
  test::ContohShell patient(patient_settings());
  for (const char* entry :
       {"while true do end", "while true do pcall(function() while true do end end) end",
        "string.rep(\"a\", 1000000):find(string.rep(\"a*\", 30) .. \"b\")"}) {
    CAPTURE(entry);
    {
      const Impatient user;
      const cli::Reply reply = patient.shell.execute(entry);
      CHECK(reply.failed);
      CHECK(reply.interrupted);
      CHECK(reply.text == "dihentikan\n");
    }
    CHECK(patient.shell.execute("1 + 1").text == "2\n");
  }
}

TEST_CASE("a stop leaves the session as it was before the entry") {
  test::ContohShell contoh;
  contoh.enter(".set ipp 3.5");
  const std::string before = contoh.enter(".calc");
  for (const char* entry :
       {".set ikm 3", ".unset ipp", ".undo", ".reset", ".goal ikpp = 8 by ikm", ".sens ikpp",
        ".flip ikpp", ".table ikpp by ikm=1..4/0.5", ".diff", ".calc", ".explain ikpp",
        "indikator { kode = \"baru\", formulasi = function(x) return x.ikm end }"}) {
    CAPTURE(entry);
    request_stop();
    const cli::Reply reply = contoh.shell.execute(entry);
    clear_stop();
    CHECK(reply.interrupted);
    CHECK(contoh.enter(".calc") == before);
    CHECK(contoh.shell.log().size() == 1);
  }
  CHECK(contoh.enter(".overlay").find("3,5") != std::string::npos);
}

TEST_CASE("a batch that is stopped ends with status 130 and runs nothing more") {
  test::ContohShell patient(patient_settings());
  std::istringstream in("1 + 1\nwhile true do end\n2 + 2\n");
  std::ostringstream out;
  std::ostringstream err;
  cli::Streams streams{out, err};
  const Impatient user;
  const Exit status = cli::run_batch(patient.shell, in, streams, {.name = "stdin"});
  CHECK(status == Exit::kInterrupted);
  CHECK(out.str().find('4') == std::string::npos);
  CHECK(err.str().find("dihentikan") != std::string::npos);
}
