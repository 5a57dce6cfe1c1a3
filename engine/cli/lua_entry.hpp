#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "session/session.hpp"

// An entry of the shell that is Lua: where it ends, and which indikator it reads. Used by shell.

namespace iku::cli {

/// False while more lines are needed: an open bracket, string or block.
bool is_complete_lua(std::string_view entry);

/// What can stand after the name of an indikator and a dot.
const std::vector<std::string>& row_fields();

/// An expression over a session's indikator, as the sandbox takes it: `ikpp.capaian` has become
/// x["ikpp.capaian"], whose value stands in `values`.
struct LuaEntry {
  std::string expression;
  std::vector<std::pair<std::string, Value>> values;
};
LuaEntry read_lua_entry(session::Session& session, const std::string& text);

}  // namespace iku::cli
