#pragma once

#include <map>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "lua/machine.hpp"
#include "lua/references.hpp"
#include "lua/state.hpp"

// The inside of a Machine: one lua_State with what is kept in it, and the one protected call
// through which everything enters Lua. Used by machine and machine_impl alone.

namespace iku::lua {

// A value kept for the life of the machine: a function, or a table of a definition.
struct Kept {
  struct Saved {
    int function = kNoReference;
    int number = 0;
    int value = kNoReference;
  };
  int value = kNoReference;
  int slots = kNoReference;  // table that answers x's reads first, made when it is first needed
  int view = kNoReference;   // x over it
  bool has_slots = false;
  bool is_chunk = false;     // sees x as a global
  bool long_string = false;  // may hold a string that is slow to compare
  bool is_plain = false;     // one expression over x: needs no hook, no proxy, no upvalues put back
  std::vector<Saved> upvalues;
  std::vector<std::string> names;  // of the slots, until they are made
  std::vector<int> keys;           // the same, kept
  std::size_t host_bytes = 0;      // what the definition that ends with it takes of the host
  std::vector<double> last;        // what is in the slots of a plain function now
};

inline constexpr std::size_t kMaxPlainSlots = 12;  // so that they fit a C function's stack
inline constexpr int kHandler = 1;  // stack index of the message handler, always there

struct Machine::Impl {
  State state;
  State* self = &state;  // what the lua_State's extra space points to
  struct Closer {        // a constructor that throws runs no destructor but its members'
    State& state;
    ~Closer();
  } closer{state};
  std::vector<Kept> kept;
  int globals = LUA_NOREF;  // the table behind _ENV
  int x_name = LUA_NOREF;   // the string "x"
  bool x_is_set = false;    // a chunk's x stands in the globals
  ScriptWatch* watch = nullptr;
  std::map<std::pair<std::string, std::string>, Function> library;
  Trace trace;
  bool keeps_tables = false;  // of the definition that is read, for functions that take them
  int on_stack = -1;          // the plain function whose parts lie above the handler
  int script = LUA_NOREF;     // the definition a chunk returned

  // What the earlier tries of an evaluation used: it ends whenever it needs a value that is not
  // there yet, and all its tries together have their bound too.
  struct Tries {
    std::int64_t instructions = 0;
    double seconds = 0;
  };
  using Evaluation = std::tuple<int, const void*, const void*, Tahun>;
  std::map<Evaluation, Tries> tries;

  Impl(const Budget& budget, const std::string& stdlib_directory);
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  lua_State* L() { return state.L; }  // NOLINT(readability-identifier-naming): as Lua code has it

  void begin(World* world, const Scope& scope, Reading reading, bool guarded = true);
  void widen(int factor);
  Failure failure_from(int status, const std::string& name);
  Function keep(bool is_chunk);
  std::optional<Failure> load(std::string_view source, const std::string& name, Function* function);
  std::optional<std::string> settle_definition(std::size_t first, std::size_t source);
  void forget_after(std::size_t count);
  int make_slots(Kept& record);
  void clean();
  Result evaluate(Function function, const Call& call);
  bool try_again(Function function, const Call& call, Value& spent);
  void remember_try(Function function, const Call& call, const Result& result);
  void put_back(const Kept& function);
  int run_with_slots(Kept& record, const double* numbers);
  Place beginning_of(const Kept& function);
  void place_failure(Result& result, const Kept& function);
  int one_result(int status, int base, const Kept& function);
  int run_plain(int id, Kept& record, const double* numbers);
  void mark_plain(std::size_t first, const Datum& definition);
  Value to_value(const Call& call);
  Result to_result(const Call& call);
  Result finish(int status, const Call& call);
  Outcome<Script> to_script(const std::string& name);

  /// Runs `body` as one protected call with the handler; what it pushed stays on the stack.
  template <typename Body>
  int protect(Body&& body, int results);
};

// What protect() hands through Lua: a body that may throw std::exception, turned into an error.
template <typename Body>
int run_body(lua_State* L) {
  Body& body = **static_cast<Body**>(lua_touserdata(L, 1));
  lua_settop(L, 0);
  std::string message;
  try {
    return body(L);
  } catch (const std::exception& error) {
    message = error.what();
  }
  raise(L, message);
}

template <typename Body>
int Machine::Impl::protect(Body&& body, int results) {
  using Plain = std::remove_reference_t<Body>;
  Plain* pointer = &body;
  lua_pushcfunction(L(), run_body<Plain>);
  lua_pushlightuserdata(L(), &pointer);
  return lua_pcall(L(), 1, results, kHandler);
}

/// Pushes the chunk that was loaded last, once.
void push_loaded(lua_State* L);

/// KeepFunction for to_datum; `machine` is a Machine::Impl.
Function keep_from_lua(lua_State* L, void* machine);

}  // namespace iku::lua
