#pragma once

#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "store/schema.hpp"

// The quick answer to "does this workspace fit the schema?", straight from the tree of JsonNode.
// Private to schema.cpp: where the answer is no, valijson says what is wrong.

namespace iku::store {

/// A schema made ready for fits(). Knows the keywords that workspace.schema.json uses.
class SchemaFit {
 public:
  /// `schema` is the whole of it; its $ref lead to "#/$defs/…". With a keyword it does not know
  /// nothing fits, so that valijson decides.
  explicit SchemaFit(const nlohmann::json& schema);
  ~SchemaFit();

  /// True only where the value, included files in place of their names, fits the schema.
  bool fits(const JsonNode& root, const Includes& includes) const;

 private:
  struct Rules;
  class Checker;
  struct Compiler;
  std::unique_ptr<Compiler> compiler_;
  const Rules* root_ = nullptr;
};

}  // namespace iku::store
