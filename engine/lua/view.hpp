#pragma once

#include <string>
#include <vector>

#include "lua/world.hpp"

struct lua_State;

// `x`, what a formula sees: a read-only view whose names are answered by the World. Used by
// machine.

namespace iku::lua {

/// Pushes a view of `scope`. Where `slots` is not 0, the table at that index answers first (the
/// machine keeps the numbers a formula reads most there). Stack: [0, +1].
void push_view(lua_State* L, const Scope& scope, int slots = 0);

/// Makes the reads of `scope` that the table at `index` cannot answer go to the world; the scope is
/// the evaluation's own. For the machine's slot tables. Stack: [0, 0].
void fall_back_to_world(lua_State* L, int index);

/// The methods of a view: "ada", "banding", ….
std::vector<std::string> view_methods();

/// Pushes a value as scripts see it: number or operand, grade as string or its number; missing and
/// failure raise. Stack: [0, +1].
void push_value(lua_State* L, const Value& value, const std::string& name,
                const std::string& sumber);

}  // namespace iku::lua
