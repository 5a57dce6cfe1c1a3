#pragma once

#include <array>
#include <cstdint>
#include <lua.hpp>
#include <optional>
#include <string>
#include <vector>

#include "lua/budget.hpp"
#include "lua/trace.hpp"
#include "lua/world.hpp"

// What the host knows about one lua_State: budget, heap, the evaluation under way and how it was
// stopped. Private to the lua layer; every file of it reaches this through state_of(L).

namespace iku::lua {

class Host;

/// Bytes the state holds, and how many it may.
struct Heap {
  std::size_t used = 0;
  std::size_t limit = 0;
  std::size_t block = 0;
  std::size_t base = 0;        ///< what the environment and the definitions hold for good
  int refusals = 0;            ///< requests turned down since the evaluation began
  bool block_refused = false;  ///< the last of them for its own size
  std::int64_t requests = -1;  ///< for tests: so many more are granted; -1: all
  bool long_string = false;    ///< the evaluation can reach a string that is slow to compare
};

/// Lets the host have blocks larger than a script may make.
class LargeBlocks {
 public:
  explicit LargeBlocks(Heap& heap) : heap_(heap), block_(heap.block) { heap.block = heap.limit; }
  ~LargeBlocks() { heap_.block = block_; }
  LargeBlocks(const LargeBlocks&) = delete;
  LargeBlocks& operator=(const LargeBlocks&) = delete;

 private:
  Heap& heap_;
  std::size_t block_;
};

/// Why the running evaluation must end, whatever pcall says.
enum class StopKind { kNone, kFailure, kNeed };

struct Stop {
  StopKind kind = StopKind::kNone;
  Failure failure;
};

struct State {
  lua_State* L = nullptr;
  Budget budget;
  int budget_factor = 1;  ///< times its instructions and seconds, for the evaluation under way
  Heap heap;
  std::int64_t fuel = 0;
  std::int64_t until_clock = 0;  ///< fuel to spend before the clock is read again
  int stride = 0;                ///< VM instructions between two looks of the hook
  bool clock_running = false;
  double deadline = 0;  ///< by processor_seconds
  struct {
    std::string message;  ///< empty: none
    std::string name;
    Scope scope;
  } unknown;  ///< the name that x lacked last, to be told with what may be meant
  int depth = 0;
  Stop stop;
  Missing missing;
  bool missing_raised = false;  ///< `missing` is of the evaluation under way
  Place error_place;            ///< where the last uncaught error was raised
  Place refusal_place;          ///< where the last request for memory was turned down
  std::string error_prefix;     ///< "file:3: ", which Lua puts before its message
  World* world = nullptr;
  Host* host = nullptr;  ///< of the script that runs, if one does
  Scope scope;
  Reading reading = Reading::kPlain;
  std::vector<TraceNode> trace;
  std::size_t trace_bytes = 0;     ///< of the texts in it
  std::size_t data_bytes = 0;      ///< of the plain data made of what a script returned
  std::size_t data_keys = 0;       ///< keys in it
  bool defining = false;           ///< a definition is being made: it has its quota
  int references = 0;              ///< that it keeps
  std::size_t kept_bytes = 0;      ///< of the host, for all definitions
  std::optional<Tahun> as_of;      ///< the year whose rules count; none: the row's own
  std::vector<std::string> packs;  ///< rule packs the evaluation under way has used
  std::string output;
  std::size_t printed = 0;  ///< bytes that the evaluation under way has printed
  std::array<lua_CFunction, 16> stock_math{};
  lua_CFunction stock_tonumber = nullptr;
};

/// The instructions and seconds that the evaluation under way has in all.
std::int64_t allowed_instructions(const State& state);
double allowed_seconds(const State& state);

/// Seconds that the calling thread has spent computing: another program's load changes nothing.
double processor_seconds();

/// The State a lua_State belongs to.
State& state_of(lua_State* L);

/// Ends the evaluation with a failure that pcall cannot catch.
[[noreturn]] void stop(lua_State* L, FailureClass kind, std::string message);

/// Ends the evaluation because a value it reads is not there yet (the host computes it and starts
/// the evaluation again). Cannot be caught.
[[noreturn]] void stop_for_need(lua_State* L);

/// Ends the evaluation as missing. An ordinary error to pcall.
[[noreturn]] void raise_missing(lua_State* L, Missing missing);

/// What a refused request for memory is told as.
std::string memory_message(const State& state);

/// Charges for `bytes` of host memory that a definition takes as plain data; ends the evaluation in
/// limit.memory where it takes more than the Lua state may hold.
void charge_data(lua_State* L, std::size_t bytes);

/// Counts a key of such data; ends the evaluation in limit.memory where a definition has too many.
void charge_key(lua_State* L);

/// Raises an ordinary error with a message from the catalogue and no position before it.
[[noreturn]] void raise(lua_State* L, const std::string& message);

/// Lets an error that must not be caught go on after a protected call; else does nothing.
void rethrow_stop(lua_State* L, int status);

/// Calls like lua_call, counting the depth of host functions that call back into Lua.
void call_back(lua_State* L, int arguments, int results);

/// The place of the innermost Lua function that is running, from a level of the stack on.
Place running_place(lua_State* L, int level = 0);

/// Wraps a host function that may throw std::exception: the exception becomes a Lua error.
template <int (*F)(lua_State*)>
int entry(lua_State* L) {
  std::string message;
  try {
    return F(L);
  } catch (const std::exception& error) {
    message = error.what();
  }
  raise(L, message);
}

}  // namespace iku::lua
