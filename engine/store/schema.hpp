#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/json_document.hpp"

// The published JSON Schema, used two ways: the readers take from it which keys an object has and
// which words a choice knows, so that program and schema have one source; and a workspace that the
// readers accept is held against it as a whole. Used by the readers of the store.

namespace iku::store {

/// The keys of one kind of object, by the schema's $defs; "workspace" is the schema itself.
struct ObjectShape {
  std::vector<std::string> keys;
  std::vector<std::string> required;
};

/// The shape of that name. Throws std::out_of_range on a name the schema lacks: a defect.
const ObjectShape& object_shape(std::string_view name);

/// The words of a choice: choices("polaritas"). Throws std::out_of_range like object_shape.
const std::vector<std::string>& choices(std::string_view name);

/// Files that stand in for the string naming them, by that string's node.
using Includes = std::unordered_map<const JsonNode*, const JsonDocument*>;

/// Where the workspace departs from the schema, with places; empty if nowhere. The tree must be
/// within kMaxJsonDepth, which JsonDocument sees to.
std::vector<Diagnostic> check_schema(const JsonDocument& document, const Includes& includes);

}  // namespace iku::store
