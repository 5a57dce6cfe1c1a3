#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lua/machine.hpp"

// What a script that is run (Machine::run) can do beside the sandbox's names: the one interface
// between a recalculation script and the program. The program implements it; the lua layer only
// calls it.

namespace iku::lua {

class Host {
 public:
  virtual ~Host() = default;

  /// Names of the functions that the script sees as globals.
  virtual std::vector<std::string> functions() const = 0;

  /// Other globals, read-only.
  virtual std::vector<std::pair<std::string, Datum>> constants() const = 0;

  /// Calls one of the functions. A table with a `handle` that an earlier call gave comes back as
  /// that number alone. An Error, or another exception, becomes an ordinary error of the script;
  /// one of status kInterrupted ends it.
  virtual Datum call(const std::string& function, const std::vector<Datum>& arguments) = 0;

  /// What the script prints, as it does.
  virtual void print(std::string_view text) = 0;

  /// The script holds the table of a handle no more. Throws nothing.
  virtual void release(int handle) noexcept = 0;

  /// Bytes the host keeps for handles; they count as the script's memory.
  virtual std::size_t held() const = 0;
};

}  // namespace iku::lua
