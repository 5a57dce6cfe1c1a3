#pragma once

#include <string>

struct lua_State;

// The operands of the trace reading: numbers that remember how they were made, as userdata with
// arithmetic. Also the math functions that accept them. Used by environment, view and machine.

namespace iku::lua {

/// True for an operand.
bool is_operand(lua_State* L, int index);

/// The plain value of a number or an operand.
double plain_value(lua_State* L, int index);

/// The trace node of an operand, or a new constant node for a number.
int trace_node(lua_State* L, int index);

/// Pushes an input in the current reading: a plain number, or an operand named so. Stack: [0, +1].
void push_input(lua_State* L, double value, const std::string& name, const std::string& sumber);

/// Pushes a value that `name` made of the first `count` arguments: a plain number, or an operand
/// where one of them is. Stack: [0, +1].
void push_made(lua_State* L, const char* name, double value, int count);

/// Pushes a value as text without addresses and metamethods. Stack: [0, +1].
void push_text(lua_State* L, int index);

/// Creates the operands' metatable; once a state.
void register_operands(lua_State* L);

int operand_is_number(lua_State* L);  ///< adalah_angka(v)
int operand_round(lua_State* L);      ///< bulatkan(v, desimal)
int operand_note(lua_State* L);       ///< catat(v, teks, sumber?)

/// math.<name> by its place in the environment's table of math functions; plain numbers go to the
/// stock function.
template <int kIndex>
int math_function(lua_State* L);

/// The shared body of math_function.
int call_math(lua_State* L, int index);

template <int kIndex>
int math_function(lua_State* L) {
  return call_math(L, kIndex);
}

}  // namespace iku::lua
