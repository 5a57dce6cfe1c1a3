#include "store/schema_fit.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <regex>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/work.hpp"

namespace iku::store {
namespace {

using nlohmann::json;

/// One bit a type of JSON; a whole number is a number and an integer.
enum TypeBit : unsigned {
  kNullBit = 1,
  kBooleanBit = 2,
  kNumberBit = 4,
  kStringBit = 8,
  kArrayBit = 16,
  kObjectBit = 32,
  kIntegerBit = 64,
};

unsigned bit_of(const std::string& type) {
  static const std::map<std::string, unsigned> bits = {
      {"null", kNullBit},      {"boolean", kBooleanBit}, {"number", kNumberBit},
      {"string", kStringBit},  {"array", kArrayBit},     {"object", kObjectBit},
      {"integer", kIntegerBit}};
  return bits.at(type);
}

unsigned bits_of(const JsonNode& node) {
  switch (node.kind) {
    case JsonNode::Kind::kNull: return kNullBit;
    case JsonNode::Kind::kBoolean: return kBooleanBit;
    case JsonNode::Kind::kString: return kStringBit;
    case JsonNode::Kind::kArray: return kArrayBit;
    case JsonNode::Kind::kObject: return kObjectBit;
    case JsonNode::Kind::kNumber: break;
  }
  return std::floor(node.number) < node.number ? kNumberBit : kNumberBit | kIntegerBit;
}

}  // namespace

/// One schema. What a keyword leaves open stays at its default.
struct SchemaFit::Rules {
  unsigned types = ~0U;
  bool unknown_keyword = false;
  std::vector<std::pair<std::string, const Rules*>> properties;
  std::vector<std::string> required;
  bool closed = false;                ///< additionalProperties: false
  const Rules* additional = nullptr;  ///< of properties not listed
  const Rules* names = nullptr;       ///< of the keys themselves
  const Rules* items = nullptr;
  std::size_t min_items = 0;
  std::size_t max_items = std::numeric_limits<std::size_t>::max();
  bool not_empty = false;  ///< minLength: 1
  std::optional<std::regex> pattern;
  std::vector<std::string> words;  ///< enum and const, of texts
  double minimum = -std::numeric_limits<double>::infinity();
  double maximum = std::numeric_limits<double>::infinity();
  double above = -std::numeric_limits<double>::infinity();
  std::vector<const Rules*> any_of;
};

/// Turns JSON into Rules, each $ref once.
struct SchemaFit::Compiler {
  const json* whole = nullptr;
  std::deque<Rules> all;
  std::map<std::string, const Rules*> by_reference;

  const Rules* compile(const json& schema) {
    if (schema.contains("$ref")) return reference(schema.at("$ref"));
    Rules& rules = all.emplace_back();
    fill(rules, schema);
    return &rules;
  }

  const Rules* reference(const std::string& name) {
    const auto [entry, is_new] = by_reference.try_emplace(name, nullptr);
    if (!is_new) return entry->second;
    Rules& rules = all.emplace_back();
    by_reference[name] = &rules;  // before its inside, which may lead back here
    fill(rules, whole->at(json::json_pointer(name.substr(1))));
    return &rules;
  }

  void fill(Rules& rules, const json& schema) {
    for (const auto& [keyword, value] : schema.items()) {
      if (!fill_object(rules, keyword, value) && !fill_plain(rules, keyword, value)) {
        rules.unknown_keyword = true;
      }
    }
  }

  bool fill_object(Rules& rules, const std::string& keyword, const json& value) {
    if (keyword == "properties") {
      for (const auto& [key, property] : value.items()) {
        rules.properties.emplace_back(key, compile(property));
      }
    } else if (keyword == "required") {
      rules.required = value.get<std::vector<std::string>>();
    } else if (keyword == "additionalProperties") {
      rules.closed = value == json(false);
      if (!value.is_boolean()) rules.additional = compile(value);
    } else if (keyword == "propertyNames") {
      rules.names = compile(value);
    } else if (keyword == "items") {
      rules.items = compile(value);
    } else if (keyword == "anyOf") {
      for (const json& choice : value) rules.any_of.push_back(compile(choice));
    } else {
      return false;
    }
    return true;
  }

  static bool fill_plain(Rules& rules, const std::string& keyword, const json& value) {
    if (keyword == "type") {
      rules.types = 0;
      if (value.is_string()) rules.types = bit_of(value);
      if (value.is_array()) {
        for (const json& type : value) rules.types |= bit_of(type);
      }
    } else if (keyword == "minItems") {
      rules.min_items = value;
    } else if (keyword == "maxItems") {
      rules.max_items = value;
    } else if (keyword == "minLength") {
      rules.not_empty = true;
      return value == json(1);
    } else if (keyword == "pattern") {
      rules.pattern.emplace(value.get<std::string>(), std::regex::ECMAScript);
    } else if (keyword == "enum") {
      rules.words = value.get<std::vector<std::string>>();
    } else if (keyword == "const") {
      rules.words = {value.get<std::string>()};
    } else if (keyword == "minimum") {
      rules.minimum = value;
    } else if (keyword == "maximum") {
      rules.maximum = value;
    } else if (keyword == "exclusiveMinimum") {
      rules.above = value;
    } else {
      return keyword == "description" || keyword == "title" || keyword == "$schema" ||
             keyword == "$defs";
    }
    return true;
  }
};

/// One walk over a workspace; remembers which texts matched which pattern, as codes and years
/// come again and again.
class SchemaFit::Checker {
 public:
  explicit Checker(const Includes& includes) : includes_(includes) {}

  bool fits(const JsonNode& given, const Rules& rules) {
    count_work();
    const JsonNode* node = &given;
    for (auto found = includes_.find(node); found != includes_.end();
         found = includes_.find(node)) {
      node = &found->second->root();
    }
    if (rules.unknown_keyword || (bits_of(*node) & rules.types) == 0) return false;
    if (!rules.any_of.empty() &&
        std::none_of(rules.any_of.begin(), rules.any_of.end(),
                     [&](const Rules* choice) { return fits(*node, *choice); })) {
      return false;
    }
    if (!rules.words.empty() && !node->is_string()) return false;
    switch (node->kind) {
      case JsonNode::Kind::kString: return fits_text(node->text, rules);
      case JsonNode::Kind::kNumber:
        return node->number >= rules.minimum && node->number <= rules.maximum &&
               node->number > rules.above;
      case JsonNode::Kind::kArray: return fits_list(*node, rules);
      case JsonNode::Kind::kObject: return fits_object(*node, rules);
      case JsonNode::Kind::kNull:
      case JsonNode::Kind::kBoolean: break;
    }
    return true;
  }

 private:
  bool fits_text(const std::string& text, const Rules& rules) {
    if (rules.not_empty && text.empty()) return false;
    if (!rules.words.empty() &&
        std::find(rules.words.begin(), rules.words.end(), text) == rules.words.end()) {
      return false;
    }
    if (!rules.pattern) return true;
    const auto [entry, is_new] = matches_[&rules].try_emplace(text, false);
    if (is_new) entry->second = std::regex_search(text, *rules.pattern);
    return entry->second;
  }

  bool fits_list(const JsonNode& node, const Rules& rules) {
    if (node.items.size() < rules.min_items || node.items.size() > rules.max_items) return false;
    return rules.items == nullptr ||
           std::all_of(node.items.begin(), node.items.end(),
                       [&](const JsonNode& item) { return fits(item, *rules.items); });
  }

  bool fits_object(const JsonNode& node, const Rules& rules) {
    for (const std::string& key : rules.required) {
      if (node.member(key) == nullptr) return false;
    }
    for (const JsonNode& item : node.items) {
      if (rules.names != nullptr && !fits_text(item.key, *rules.names)) return false;
      count_work(rules.properties.size());
      const auto property =
          std::find_if(rules.properties.begin(), rules.properties.end(),
                       [&](const auto& known) { return known.first == item.key; });
      const bool listed = property != rules.properties.end();
      if (!listed && rules.closed) return false;
      const Rules* own = listed ? property->second : rules.additional;
      if (own != nullptr && !fits(item, *own)) return false;
    }
    return true;
  }

  const Includes& includes_;
  std::unordered_map<const Rules*, std::unordered_map<std::string, bool>> matches_;
};

SchemaFit::SchemaFit(const json& schema) : compiler_(std::make_unique<Compiler>()) {
  compiler_->whole = &schema;
  root_ = compiler_->compile(schema);
}

SchemaFit::~SchemaFit() = default;

bool SchemaFit::fits(const JsonNode& root, const Includes& includes) const {
  return Checker(includes).fits(root, *root_);
}

}  // namespace iku::store
