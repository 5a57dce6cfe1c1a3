#include "store/schema.hpp"

#include <cmath>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "base/catalogue.hpp"
#include "base/embedded.hpp"
#include "base/text.hpp"
#include "store/schema_fit.hpp"

// Without it the library ends the process on a fault in a schema instead of throwing.
#define VALIJSON_USE_EXCEPTIONS 1
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace iku::store {
namespace {

using nlohmann::json;
using Adapter = valijson::adapters::NlohmannJsonAdapter;

constexpr std::string_view kSchemaName = "workspace.schema.json";
/// More violations than this say nothing new.
constexpr std::size_t kMaxViolations = 20;

json schema_text() {
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.name == kSchemaName) return json::parse(file.content);
  }
  throw std::logic_error("workspace.schema.json is not embedded");
}

/// The schema, compiled once a process.
struct Compiled {
  json text = schema_text();
  SchemaFit fit{text};
  valijson::Schema schema;
  std::map<std::string, ObjectShape, std::less<>> shapes;
  std::map<std::string, std::vector<std::string>, std::less<>> words;

  Compiled() {
    valijson::SchemaParser(valijson::SchemaParser::kDraft7).populateSchema(Adapter(text), schema);
    add_shape("workspace", text);
    for (const auto& [name, definition] : text.at("$defs").items()) {
      if (definition.contains("properties")) add_shape(name, definition);
      if (definition.contains("enum")) words[name] = definition["enum"];
    }
  }

  void add_shape(const std::string& name, const json& definition) {
    ObjectShape& shape = shapes[name];
    for (const auto& [key, unused] : definition.at("properties").items()) {
      shape.keys.push_back(key);
    }
    if (definition.contains("required")) shape.required = definition["required"];
  }
};

const Compiled& compiled() {
  static const Compiled instance;
  return instance;
}

/// Follows the names of included files until a value that is none.
JsonRef resolve(JsonRef at, const Includes& includes) {
  for (auto found = includes.find(at.node); found != includes.end();
       found = includes.find(at.node)) {
    at = {found->second, &found->second->root()};
  }
  return at;
}

/// A whole number as an integer: the validator tells the two apart, JSON does not.
json number_to_json(double number) {
  constexpr double kExact = 9007199254740992.0;  // 2^53
  if (std::floor(number) == number && std::abs(number) <= kExact) {
    return static_cast<std::int64_t>(number);
  }
  return number;
}

/// The tree as the JSON library has it, with included files in place of their names.
json to_json(const JsonNode& given, const Includes& includes) {
  const JsonNode& node = *resolve({nullptr, &given}, includes).node;
  switch (node.kind) {
    case JsonNode::Kind::kNull: return nullptr;
    case JsonNode::Kind::kBoolean: return node.boolean;
    case JsonNode::Kind::kNumber: return number_to_json(node.number);
    case JsonNode::Kind::kString: return node.text;
    case JsonNode::Kind::kArray: {
      json list = json::array();
      for (const JsonNode& item : node.items) list.push_back(to_json(item, includes));
      return list;
    }
    case JsonNode::Kind::kObject: {
      json object = json::object();
      for (const JsonNode& item : node.items) object[item.key] = to_json(item, includes);
      return object;
    }
  }
  return nullptr;
}

/// The value at a path such as {"<root>", "[unit]", "[0]"}, or the nearest one above it.
JsonRef find(JsonRef at, const std::vector<std::string>& path, const Includes& includes) {
  for (std::size_t i = 1; i < path.size(); ++i) {
    at = resolve(at, includes);
    const std::string step = path[i].substr(1, path[i].size() - 2);
    const JsonNode* next = nullptr;
    if (at.node->is_object()) {
      next = at.node->member(step);
    } else if (at.node->is_array()) {
      const std::size_t index = std::stoul(step);
      if (index < at.node->items.size()) next = &at.node->items[index];
    }
    if (next == nullptr) return at;
    at.node = next;
  }
  return at;
}

template <typename Found>
const auto& find_or_throw(const Found& table, std::string_view name) {
  const auto found = table.find(name);
  if (found == table.end()) throw std::out_of_range("schema has no " + std::string(name));
  return found->second;
}

}  // namespace

const ObjectShape& object_shape(std::string_view name) {
  return find_or_throw(compiled().shapes, name);
}

const std::vector<std::string>& choices(std::string_view name) {
  return find_or_throw(compiled().words, name);
}

std::vector<Diagnostic> check_schema(const JsonDocument& document, const Includes& includes) {
  if (compiled().fit.fits(document.root(), includes)) return {};  // the usual case, quickly
  const json target = to_json(document.root(), includes);
  valijson::Validator validator;
  valijson::ValidationResults results;
  if (validator.validate(compiled().schema, Adapter(target), &results)) return {};
  std::vector<Diagnostic> found;
  valijson::ValidationResults::Error error;
  while (found.size() < kMaxViolations && results.popError(error)) {
    const JsonRef at = find({&document, &document.root()}, error.context, includes);
    Diagnostic told;
    told.code = "schema.violation";
    told.message = say("schema.violation", printable(error.description));
    told.where = at.place();
    found.push_back(std::move(told));
  }
  if (found.empty()) {  // some constraints fail without saying where
    Diagnostic told;
    told.code = "schema.violation";
    told.message = say("schema.violation", "");
    told.where = document.place(document.root());
    found.push_back(std::move(told));
  }
  return found;
}

}  // namespace iku::store
