#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

// A JSON text as a tree in which every value knows where it stands, so that any fault found later
// can be told with file, line, column and caret. Used by every reader of the store; the JSON
// library itself stays behind json_document.cpp and schema.cpp.

namespace iku::store {

/// How deep arrays and objects may nest; checked before anything walks the tree recursively.
inline constexpr int kMaxJsonDepth = 64;
/// How many values one workspace may hold, over all its files.
inline constexpr std::size_t kMaxJsonValues = 4'000'000;

/// One JSON value. Members of an object keep the order of the text.
struct JsonNode {
  enum class Kind : std::uint8_t { kNull, kBoolean, kNumber, kString, kArray, kObject };
  Kind kind = Kind::kNull;
  bool boolean = false;
  std::uint32_t begin = 0;      ///< first byte of the value in the text
  std::uint32_t end = 0;        ///< one past its last byte
  std::uint32_t key_begin = 0;  ///< first byte of its key, quotes included; a member only
  std::uint32_t key_end = 0;
  double number = 0;  ///< always finite
  std::string text;   ///< of a string
  std::string key;    ///< of a member
  std::vector<JsonNode> items;

  bool is(Kind other) const { return kind == other; }
  bool is_object() const { return kind == Kind::kObject; }
  bool is_array() const { return kind == Kind::kArray; }
  bool is_string() const { return kind == Kind::kString; }
  bool is_number() const { return kind == Kind::kNumber; }
  bool is_null() const { return kind == Kind::kNull; }
  /// The member of that name, or nullptr.
  const JsonNode* member(std::string_view name) const;
};

/// Takes the elements of the lists that the root holds, one by one: a tree of all of them would
/// take many times the memory of what is made of them.
struct JsonElements {
  /// `list` is the name of the list.
  std::function<void(const std::string& list, const JsonNode& element)> take;
  std::size_t most_values = kMaxJsonValues;  ///< in one element
};

class JsonDocument {
 public:
  /// Parses a text. Adds every fault to `faults`; gives nullptr when there is no usable tree, and
  /// a tree when only its keys are at fault (a key given twice: the first one counts).
  /// `first_line` is the number of the text's first line in its file. With `elements` the lists of
  /// the root stay empty.
  static std::unique_ptr<JsonDocument> parse(std::string file, std::string text,
                                             std::vector<Diagnostic>& faults, int first_line = 1,
                                             const JsonElements* elements = nullptr);
  /// A tree that was not read from JSON; its places lead into `text`.
  static std::unique_ptr<JsonDocument> of(std::string file, std::string text, JsonNode root);

  JsonDocument(const JsonDocument&) = delete;
  JsonDocument& operator=(const JsonDocument&) = delete;

  const std::string& file() const { return file_; }
  const JsonNode& root() const { return root_; }
  std::size_t value_count() const { return value_count_; }

  /// The place of a value, with its source line, for a diagnostic.
  Place place(const JsonNode& node) const;
  /// The place of the key of a member, with its source line.
  Place key_place(const JsonNode& node) const;
  /// The place of a value without its source line: cheap enough for each of many figures.
  Place brief_place(const JsonNode& node) const;

 private:
  JsonDocument(std::string file, std::string text);
  Place locate(std::size_t begin, std::size_t end) const;
  std::size_t line_of(std::size_t offset) const;

  std::string file_;
  std::string text_;
  int first_line_ = 1;
  std::vector<std::uint32_t> line_starts_;
  JsonNode root_;
  std::size_t value_count_ = 0;
};

/// A value and the document it stands in; both null where there is none.
struct JsonRef {
  const JsonDocument* document = nullptr;
  const JsonNode* node = nullptr;

  explicit operator bool() const { return node != nullptr; }
  JsonRef at(const JsonNode& other) const { return {document, &other}; }
  Place place() const { return document->place(*node); }
  Place key_place() const { return document->key_place(*node); }
};

/// "sebuah objek {…}" and so on: what a value is, in words.
std::string describe_kind(JsonNode::Kind kind);

}  // namespace iku::store
