#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "session/session.hpp"

// An entry of the shell that is Lua: where it ends, which indikator it reads, and what it gives.
// Used by shell.

namespace iku::cli {

/// False while more lines are needed: an open bracket, string or block, or an operator at the end.
bool is_complete_lua(std::string_view entry);

/// Whether the entry defines an indikator: `indikator { … }`.
bool is_definition(std::string_view entry);

/// What can stand after the name of an indikator and a dot.
const std::vector<std::string>& row_fields();

/// Refuses an entry that may not mean what Lua reads: 1.050, {0,6, 0,7}. Throws Error (kUsage) with
/// both readings; `file` is the one that the fault's place names.
void refuse_doubts(const std::string& text, const std::string& file);

/// An expression over a session's indikator, as the sandbox takes it: `ikpp.capaian` has become
/// x["ikpp.capaian"], whose value stands in `values`.
struct LuaEntry {
  std::string expression;
  std::vector<std::pair<std::string, Value>> values;
};
/// Values that lines of the shell have given names: `a = 3`. `_` is the last number.
using Variables = std::map<std::string, Value, std::less<>>;
LuaEntry read_lua_entry(session::Session& session, const std::string& text,
                        const Variables& variables = {});

/// A line that gives a value a name, and the expression of that value.
struct Assignment {
  std::string name;
  std::string expression;
};
/// Nothing for any other line. `local a = 3` is the same as `a = 3`.
std::optional<Assignment> read_assignment(const std::string& text);

/// A typed line may use so many times the instructions and seconds of a formula: it runs once, and
/// its analyst waits for it with Ctrl-C at hand.
inline constexpr int kLineBudget = 10;

/// What an entry gave: a value, or the text of what is none (a table, true, what was printed).
struct LuaAnswer {
  std::string printed;
  std::optional<Value> value;
};
/// Evaluates an entry: as an expression, or as statements where it is none.
LuaAnswer answer_lua_entry(session::Session& session, const LuaEntry& entry);

}  // namespace iku::cli
