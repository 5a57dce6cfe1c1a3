#pragma once

struct lua_State;

// The operators of bits (&, |, ~, <<, >>), which the second text calls instead of the VM's: whole
// numbers of 64 bits, never a string, and never a result that wrapped around or that no float
// holds. Used by chunk.

namespace iku::lua {

/// (a, b, "<<"), or (a, "~") for the one that takes one operand.
int operate_on_bits(lua_State* L);

}  // namespace iku::lua
