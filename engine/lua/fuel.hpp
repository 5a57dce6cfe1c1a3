#pragma once

#include <cstdint>

struct lua_State;

// What library functions call to stay inside the budget of the evaluation they run in. Implemented
// by machine.cpp; used by every sandbox library.

namespace iku::lua {

/// Charges `steps` (about one VM instruction each) to the running evaluation, and looks at the
/// clock from time to time. Does not return when the budget is spent: raises the failure, which
/// pcall cannot catch. Call it before doing work, with the size of that work.
void charge(lua_State* L, std::int64_t steps);

}  // namespace iku::lua
