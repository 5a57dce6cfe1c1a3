#pragma once

#include <string_view>
#include <vector>

struct lua_State;

// The allow-list: every name a script can see, with the reason it may. Used by machine.

namespace iku::lua {

/// One row of the allow-list.
struct Allowed {
  std::string_view module;  ///< "" for globals
  std::string_view name;
  std::string_view reason;
};

/// The whole allow-list, for the golden test and the documentation.
const std::vector<Allowed>& allow_list();

/// Builds the environment: pushes the table scripts' _ENV proxies lead to. `modules` of the stdlib
/// are added by the machine before it freezes the table. Stack: [0, +1].
void push_environment(lua_State* L);

/// Makes reading an unknown name of the table at `index` a failure of class denied. Stack: [0, 0].
void deny_unknown(lua_State* L, int index, std::string_view module);

/// Registry key under which the set of marked definitions (table -> mark) is kept.
const void* marks_key();

}  // namespace iku::lua
