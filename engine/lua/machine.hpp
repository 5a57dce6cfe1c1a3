#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lua/budget.hpp"
#include "lua/trace.hpp"
#include "lua/world.hpp"

// The one owner of a lua_State: loads scripts into the sandbox, calls their functions within a
// budget and gives back values. Used by the formula layer only. Not thread-safe: one a thread.

namespace iku::lua {

/// A function of a script, kept by its Machine for as long as the Machine lives.
struct Function {
  int id = -1;
  explicit operator bool() const { return id >= 0; }
};

/// A value of a definition's table: what `indikator {…}` and its like hold, as plain data.
struct Datum {
  enum class Kind { kNil, kBoolean, kNumber, kString, kFunction, kTable };
  Kind kind = Kind::kNil;
  bool boolean = false;
  double number = 0;
  int handle = 0;  ///< a table that a Host gave: its number for it, instead of the content
  std::string string;
  Function function;                    ///< the function, or the table itself, kept by its Machine
  std::vector<Datum> items;             ///< array part
  std::map<std::string, Datum> fields;  ///< string keys

  const Datum* find(std::string_view key) const;
};

/// What a script returned.
struct Script {
  std::string mark;                ///< "indikator", "kebijakan", "paket", or "" for none
  int line = 0;                    ///< where it was marked
  std::vector<std::string> packs;  ///< rule packs it read while it was defined
  Datum data;
};

class Host;
class ScriptWatch;

/// Either what was asked for, or why not.
template <typename T>
struct Outcome {
  T value{};
  std::optional<Failure> failure;
};

/// Where a function stands in its source.
struct FunctionPlace {
  std::string file;
  int first_line = 0;
  int last_line = 0;
};

class Machine {
 public:
  /// `stdlib_directory` empty: the embedded stdlib. Throws Error where the stdlib does not load.
  explicit Machine(const Budget& budget = {}, const std::string& stdlib_directory = {});
  ~Machine();
  Machine(Machine&&) noexcept;
  Machine& operator=(Machine&&) noexcept;

  /// The year whose rule packs count from now on, whatever year a row is of; none: the row's own.
  void set_as_of(std::optional<Tahun> tahun);

  /// Is told of every script before it runs, and may refuse it; must outlive the machine. Null:
  /// nobody is.
  void set_watch(ScriptWatch* watch);

  /// The rule packs that the last call read, by code.
  const std::vector<std::string>& packs_used() const;

  /// Runs a script that defines something and freezes what it returned. `name` is shown in
  /// messages.
  Outcome<Script> define(std::string_view source, const std::string& name);

  /// Compiles a script whose whole chunk is a formula over `x`.
  Outcome<Function> compile(std::string_view source, const std::string& name);

  /// A field of the stdlib, such as {"capaian", "positif"}; empty where there is none.
  Function library_function(const std::string& module, const std::string& name);

  /// The names whose numbers the host fills in before a call (see Call::numbers). Once a function.
  void declare_slots(Function function, const std::vector<std::string>& names);

  /// One evaluation.
  struct Call {
    World* world = nullptr;
    Scope scope;
    Reading reading = Reading::kPlain;
    /// Numbers for the declared slots, in their order; null: everything is asked of the world.
    const double* numbers = nullptr;
    bool grades = false;      ///< a string result is a grade; else it is a failure of class result
    bool may_define = false;  ///< a definition is a result (is_script); else it is such a failure
    /// How many times the budget's instructions and seconds it may use: 1 to kMaxBudgetFactor.
    int budget_factor = 1;
  };

  /// How an evaluation ended.
  struct Result {
    Value value;
    bool not_yet = false;    ///< the world said kNotYet: compute that first, then call again
    bool is_script = false;  ///< the chunk returned a marked definition instead of a value
  };
  Result call(Function function, const Call& call);

  /// The quick way for a function with declared slots: a number for each, a plain finite number
  /// out. Anything else comes back as a Result, from the same one evaluation. `world` answers names
  /// that are no slots.
  std::optional<Result> call_quick(Function function, const double* numbers, World* world,
                                   double& number);

  /// Runs a script once, with the functions of `host` beside the sandbox's names and what it prints
  /// going to `host` at once. Gives why it did not end well. Throws Error (kInterrupted).
  std::optional<Failure> run(std::string_view source, const std::string& name, Host& host);

  /// What the last call in the trace reading remembered.
  const Trace& trace() const;

  /// What scripts printed since the last take.
  std::string take_output();

  FunctionPlace place_of(Function function) const;

  /// The data a chunk returned when Result::is_script (valid until the next call).
  Outcome<Script> last_script();

  /// Every name of the environment and its modules ("math.abs"), sorted; for the golden test.
  std::vector<std::string> environment_names();

  /// Bytes the Lua state holds now, garbage and all.
  std::size_t memory_used() const;

  /// For tests: so many more requests of Lua for memory are granted and then none, until it is
  /// called again; -1 grants all.
  void grant_requests(std::int64_t count);

  /// Frees what no script holds any more.
  void collect_garbage();

  /// How many functions are kept; forget_after(kept()) drops those kept since, for scripts that run
  /// once. Function values that were dropped must not be used any more.
  std::size_t kept() const;
  void forget_after(std::size_t kept);

  /// A function of a definition called with one of its tables and a number: predikat.cari(skala,
  /// v).
  Result call_with_table(Function function, const Datum& table, double number, bool grades);

  /// A function called with plain numbers: tumbuh.persen(awal, akhir). At most eight.
  Result call_with_numbers(Function function, const std::vector<double>& numbers);

  /// The texts of the list a function returns when called with a definition's table: a linter's
  /// findings. A list of tables gives their `pesan` fields.
  std::vector<std::string> call_for_texts(Function function, const Datum& table);

  struct Impl;

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace iku::lua
