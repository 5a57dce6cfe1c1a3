#pragma once

#include <lua.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "lua/second_text.hpp"
#include "model/value.hpp"

// Compiles a text of the sandbox: the one place where source becomes a function. Lua reads the text
// as it is written, so that its faults are told in the writer's words; what runs is the second text
// (second_text.hpp). Used by machine and stdlib_loader.

namespace iku::lua {

/// Leaves the chunk on the stack, with the scripts' environment, and gives LUA_OK; else an error
/// object, and in `failure` what is wrong where it is the text's own fault. Raises Lua errors.
int load_chunk(lua_State* L, std::string_view source, const std::string& name,
               std::optional<Failure>& failure, Author author = Author::kAnalyst);

/// What library functions call for arguments that are too many, for the message handler: the place
/// of such a failure is the call, not the library.
int refuse_excess(lua_State* L);

}  // namespace iku::lua
