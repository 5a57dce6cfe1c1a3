#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/interrupt.hpp"
#include "lua/host.hpp"

// Machine::run with a host of its own: what crosses the boundary, and what cannot get over it.

using namespace iku;
using lua::Datum;

namespace {

Datum number(double value) {
  Datum datum;
  datum.kind = Datum::Kind::kNumber;
  datum.number = value;
  return datum;
}

/// Gives back what it is given; `tabel` gives a table with a handle, `fault` throws.
class Echo : public lua::Host {
 public:
  std::vector<std::string> functions() const override {
    return {"echo", "fault", "full", "handle", "stop", "tabel", "wait"};
  }
  std::vector<std::pair<std::string, Datum>> constants() const override {
    Datum list;
    list.kind = Datum::Kind::kTable;
    list.items = {number(7)};
    return {{"arg", list}};
  }
  Datum call(const std::string& function, const std::vector<Datum>& arguments) override {
    ++calls;
    if (function == "fault") fail("rusak", Exit::kUsage);
    if (function == "full") fail("penuh", Exit::kCannotWrite);
    if (function == "stop") fail("dihentikan", Exit::kInterrupted);
    if (function == "wait") std::this_thread::sleep_for(std::chrono::milliseconds(300));
    if (function == "handle") return number(arguments.at(0).handle);
    if (function != "tabel") return arguments.empty() ? Datum{} : arguments.front();
    Datum table;
    table.kind = Datum::Kind::kTable;
    table.handle = ++made;
    table.fields["n"] = number(made);
    Datum& row = table.fields["baris"];
    row.kind = Datum::Kind::kTable;
    row.items = {number(1.5), number(2)};
    held_bytes += per_table;
    return table;
  }
  void print(std::string_view text) override { printed += text; }
  void release(int) noexcept override {
    ++released;
    held_bytes -= per_table;
  }
  std::size_t held() const override { return held_bytes; }

  int calls = 0;
  int made = 0;
  int released = 0;
  std::size_t per_table = 0;
  std::size_t held_bytes = 0;
  std::string printed;

 private:
  [[noreturn]] static void fail(const char* message, Exit status) {
    Diagnostic diagnostic;
    diagnostic.message = message;
    diagnostic.help = "coba lagi";
    throw Error(std::move(diagnostic), status);
  }
};

Budget small_budget() {
  Budget budget;
  budget.instructions = 3'000'000;
  budget.seconds = 60;
  return budget;
}

/// How the script ended: "" or "class line: message".
std::string run(Echo& host, const std::string& script, const Budget& budget = small_budget()) {
  lua::Machine machine(budget);
  const auto failure = machine.run(script, "uji.lua", host);
  if (!failure) return "";
  return std::string(failure_name(failure->kind)) + " " + std::to_string(failure->where.line) +
         ": " + failure->message;
}

}  // namespace

TEST_SUITE("lua") {
  TEST_CASE("plain data go to the host and come back; tables from the host are read-only") {
    Echo host;
    CHECK(run(host,
              "local t = tabel()\n"
              "print(t.n, t.baris[1], t.baris[2], #t.baris, math.type(t.baris[2]))\n"
              "print(echo(\"a\\0b\") == \"a\\0b\", echo(true), echo(), arg[1])\n"
              "for k in pairs(t) do print(k) end\n"
              "print(#echo {1, 2, {3}}, echo({a = {b = 4}}).a.b)") == "");
    CHECK(host.printed == "1\t1.5\t2\t2\tfloat\ntrue\ttrue\tnil\t7\nbaris\nn\n3\t4\n");
    for (const char* script : {"tabel().n = 2", "tabel().baris[1] = 2", "arg[1] = 2",
                               "local t = tabel()\nt.baris.x = 1", "table.insert(arg, 2)"}) {
      CAPTURE(script);
      CHECK(run(host, script).starts_with("denied"));
    }
  }

  TEST_CASE("the host knows its own tables again, and nothing else passes for one") {
    Echo host;
    CHECK(run(host,
              "local a, b = tabel(), tabel()\n"
              "print(handle(a), handle(b), handle(a.baris), handle({}), handle({a}))\n"
              "print(handle({n = 1}), handle(1))") == "");
    CHECK(host.printed == "1\t2\t0\t0\t0\n0\t0\n");
  }

  TEST_CASE("functions, deep tables and circles do not reach the host") {
    for (const char* script :
         {"echo(print)", "echo {f = function() end}", "local t = {}\nt.t = t\necho(t)",
          "local t = {}\nfor i = 1, 20 do t = {t} end\necho(t)"}) {
      CAPTURE(script);
      Echo host;
      CHECK(run(host, script).starts_with("runtime"));
      CHECK(host.calls == 0);
    }
  }

  TEST_CASE("an error of the host is one of the script, with its place, and pcall catches it") {
    Echo host;
    CHECK(run(host, "\nfault()") == "runtime 2: rusak; coba lagi");
    CHECK(run(host, "print(pcall(fault))\nlocal f = function() fault() end\nprint(pcall(f))") ==
          "");
    CHECK(host.printed == "false\trusak; coba lagi\nfalse\tuji.lua:2: rusak; coba lagi\n");
  }

  TEST_CASE("no pcall keeps an interrupt, a limit or a denial") {
    Echo host;
    const std::string after = "\nprint('sesudah')";
    CHECK(run(host, "pcall(stop)" + after).starts_with("limit.time"));
    CHECK(run(host, "while true do pcall(echo, 1) end").starts_with("limit.cpu"));
    CHECK(run(host, "pcall(function() while true do end end)" + after).starts_with("limit.cpu"));
    CHECK(run(host, "pcall(function() return io.open('x') end)" + after).starts_with("denied"));
    CHECK(run(host, "pcall(function() return os.time() end)" + after).starts_with("denied"));
    CHECK(run(host, "pcall(function() return require('x') end)" + after).starts_with("denied"));
    CHECK(run(host, "pcall(function() tabel().n = 1 end)" + after).starts_with("denied"));
    CHECK(run(host, "pcall(string.rep, 'x', 1 << 30)" + after).starts_with("limit.memory"));
    CHECK(run(host, "local t = {}\nwhile true do pcall(function() t[#t + 1] = {} end) end")
              .starts_with("limit."));
    CHECK(run(host, "local s = string.rep('x', 30000)\nprint(s)\nprint(s)\npcall(print, s)" + after)
              .starts_with("limit.output"));
    CHECK(host.printed.find("sesudah") == std::string::npos);
  }

  TEST_CASE("a stop from outside ends a script as interrupted, though it catches everything") {
    Echo host;
    Budget budget;
    budget.instructions = 1'000'000'000'000;
    budget.seconds = 3600;
    std::thread user([] {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      request_stop();
    });
    Exit status = Exit::kOk;
    lua::Machine machine(budget);
    try {
      machine.run("while true do pcall(function() while true do end end) end", "uji.lua", host);
    } catch (const Error& error) {
      status = error.status();
    }
    user.join();
    clear_stop();
    CHECK(status == Exit::kInterrupted);
    CHECK(!machine.run("print('lagi')", "uji.lua", host));
    CHECK(host.printed == "lagi\n");
  }

  TEST_CASE("the time inside the host is not the script's") {
    Echo host;
    Budget budget;
    budget.instructions = 1'000'000'000'000;
    budget.seconds = 0.2;
    CHECK(run(host, "wait() wait()\nlocal n = 0\nfor i = 1, 10000 do n = n + i end\nprint(n)",
              budget) == "");
    CHECK(host.printed == "50005000\n");
    CHECK(run(host, "while true do end", budget).starts_with("limit.time"));
  }

  TEST_CASE("tables that nobody holds are given up, and what the host keeps counts as memory") {
    Echo host;
    host.per_table = 10u << 20;  // the script may hold four
    CHECK(run(host, "for i = 1, 50 do local t = tabel() end") == "");
    CHECK(host.released == 50);
    CHECK(host.held_bytes == 0);
    CHECK(run(host, "local all = {}\nfor i = 1, 50 do all[i] = tabel() end")
              .starts_with("limit.memory 2"));
    CHECK(host.made == 55);
    CHECK(host.held_bytes == 0);
  }

  TEST_CASE("after a script the machine is as before: the host's names are gone") {
    Echo host;
    lua::Machine machine;
    const std::vector<std::string> before = machine.environment_names();
    CHECK(machine.run("global = echo(1)", "uji.lua", host)->kind == FailureClass::kDenied);
    CHECK(!machine.run("echo(1)", "uji.lua", host));
    CHECK(machine.run("error()", "uji.lua", host)->kind == FailureClass::kRuntime);
    CHECK(machine.run("kosong('nanti')", "uji.lua", host)->message == "nanti");
    CHECK(machine.run("x = = 1", "uji.lua", host)->kind == FailureClass::kSyntax);
    CHECK(machine.environment_names() == before);
    CHECK(machine.compile("return echo", "uji.lua").value);
    CHECK(machine.kept() <= 2);
  }
}
