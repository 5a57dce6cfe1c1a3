#include "store/json_handler.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "base/work.hpp"

namespace iku::store {
namespace {

bool is_separator(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',' || c == ':';
}

/// How many brackets are open around an element of a list of the root.
constexpr std::size_t kElementDepth = 2;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/// Drops the second and later members of the same name, telling each.
void drop_duplicates(JsonNode& object, std::vector<ParseFault>& faults) {
  std::unordered_map<std::string_view, std::uint32_t> first_places;
  std::vector<bool> keep(object.items.size(), true);
  bool any = false;
  for (std::size_t i = 0; i < object.items.size(); ++i) {
    const JsonNode& item = object.items[i];
    const auto [first, is_new] = first_places.emplace(item.key, item.key_begin);
    if (is_new) continue;
    faults.push_back({.kind = ParseFault::Kind::kDuplicateKey,
                      .begin = item.key_begin,
                      .end = item.key_end,
                      .text = item.key,
                      .other = first->second});
    keep[i] = false;
    any = true;
  }
  if (!any) return;
  std::vector<JsonNode> kept;
  for (std::size_t i = 0; i < object.items.size(); ++i) {
    if (keep[i]) kept.push_back(std::move(object.items[i]));
  }
  object.items = std::move(kept);
}

/// Most objects are small: compare their keys pairwise before building a table.
bool may_have_duplicates(const JsonNode& object) {
  const auto& items = object.items;
  if (items.size() > 16) return true;
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (std::size_t j = i + 1; j < items.size(); ++j) {
      if (items[i].key == items[j].key) return true;
    }
  }
  return false;
}

}  // namespace

JsonHandler::JsonHandler(std::string_view text, JsonNode& root, const JsonElements* elements)
    : text_(text), root_(&root), elements_(elements) {}

bool JsonHandler::has_no_zero_byte() {
  const std::size_t at = text_.find('\0');
  if (at == std::string_view::npos) return true;
  faults_.push_back({.kind = ParseFault::Kind::kZeroByte, .begin = at, .end = at + 1, .text = {}});
  return false;
}

void JsonHandler::skip_separators(std::size_t limit) {
  while (cursor_ < limit && is_separator(text_[cursor_])) ++cursor_;
}

void JsonHandler::skip_string() {
  ++cursor_;
  while (cursor_ < text_.size() && text_[cursor_] != '"') {
    cursor_ += text_[cursor_] == '\\' ? 2u : 1u;
  }
  cursor_ = std::min(cursor_ + 1, text_.size());
}

void JsonHandler::skip_literal() {
  while (cursor_ < text_.size() && is_letter(text_[cursor_])) ++cursor_;
}

/// Exactly what the grammar takes as one number: "007" is a number and what follows it.
void JsonHandler::skip_number() {
  const auto at = [this](auto accepts) {
    return cursor_ < text_.size() && accepts(text_[cursor_]);
  };
  const auto skip_digits = [&] {
    while (at(is_digit)) ++cursor_;
  };
  if (at([](char c) { return c == '-'; })) ++cursor_;
  if (at([](char c) { return c == '0'; })) {
    ++cursor_;
  } else {
    skip_digits();
  }
  if (at([](char c) { return c == '.'; })) {
    ++cursor_;
    skip_digits();
  }
  if (at([](char c) { return c == 'e' || c == 'E'; })) {
    ++cursor_;
    if (at([](char c) { return c == '+' || c == '-'; })) ++cursor_;
    skip_digits();
  }
}

/// Adds an empty value where the cursor will stand, and gives it; nullptr when there are too many.
JsonNode* JsonHandler::add(JsonNode::Kind kind) {
  count_work();
  skip_separators(text_.size());
  if (open_.size() == kElementDepth) element_begin_ = value_count_;
  ++value_count_;
  ++kept_values_;
  const std::size_t most_kept = elements_ == nullptr ? kMaxJsonValues : elements_->most_values;
  if (value_count_ > kMaxJsonValues || kept_values_ > most_kept) {
    const std::size_t most = value_count_ > kMaxJsonValues ? kMaxJsonValues : most_kept;
    faults_.push_back({.kind = ParseFault::Kind::kTooMany,
                       .begin = cursor_,
                       .end = cursor_ + 1,
                       .text = std::to_string(most)});
    return nullptr;
  }
  JsonNode* node = root_;
  if (!open_.empty()) {
    JsonNode& parent = *open_.back();
    // The parent's own address stays: only its list of items grows while it is open.
    node = &parent.items.emplace_back(std::exchange(pending_key_, {}));
  }
  node->kind = kind;
  node->begin = static_cast<std::uint32_t>(cursor_);
  return node;
}

/// A value is whole, and the cursor stands behind it.
bool JsonHandler::end(JsonNode& node) {
  node.end = static_cast<std::uint32_t>(cursor_);
  if (elements_ == nullptr || open_.size() != kElementDepth || !open_.back()->is_array()) {
    return true;
  }
  JsonNode& list = *open_.back();
  elements_->take(list.key, node);
  list.items.pop_back();
  kept_values_ -= value_count_ - element_begin_;
  return true;
}

bool JsonHandler::begin(JsonNode::Kind kind) {
  JsonNode* node = add(kind);
  if (node == nullptr) return false;
  if (open_.size() >= static_cast<std::size_t>(kMaxJsonDepth)) {
    faults_.push_back(
        {.kind = ParseFault::Kind::kTooDeep, .begin = cursor_, .end = cursor_ + 1, .text = {}});
    return false;
  }
  ++cursor_;
  node->end = static_cast<std::uint32_t>(cursor_);
  open_.push_back(node);
  return true;
}

bool JsonHandler::close() {
  skip_separators(text_.size());
  cursor_ = std::min(cursor_ + 1, text_.size());
  JsonNode& node = *open_.back();
  if (node.is_object() && may_have_duplicates(node)) drop_duplicates(node, faults_);
  open_.pop_back();
  return end(node);
}

bool JsonHandler::null() {
  JsonNode* node = add(JsonNode::Kind::kNull);
  if (node == nullptr) return false;
  skip_literal();
  return end(*node);
}

bool JsonHandler::boolean(bool value) {
  JsonNode* node = add(JsonNode::Kind::kBoolean);
  if (node == nullptr) return false;
  skip_literal();
  node->boolean = value;
  return end(*node);
}

bool JsonHandler::number(double value) {
  JsonNode* node = add(JsonNode::Kind::kNumber);
  if (node == nullptr) return false;
  skip_number();
  node->number = value;
  return end(*node);
}

bool JsonHandler::number_integer(number_integer_t value) {
  return number(static_cast<double>(value));
}

bool JsonHandler::number_unsigned(number_unsigned_t value) {
  return number(static_cast<double>(value));
}

bool JsonHandler::number_float(number_float_t value, const string_t&) { return number(value); }

bool JsonHandler::string(string_t& value) {
  JsonNode* node = add(JsonNode::Kind::kString);
  if (node == nullptr) return false;
  skip_string();
  node->text = std::move(value);
  return end(*node);
}

bool JsonHandler::binary(binary_t&) { return false; }  // does not occur in JSON text

bool JsonHandler::start_object(std::size_t) { return begin(JsonNode::Kind::kObject); }

bool JsonHandler::key(string_t& value) {
  skip_separators(text_.size());
  pending_key_.key_begin = static_cast<std::uint32_t>(cursor_);
  skip_string();
  pending_key_.key_end = static_cast<std::uint32_t>(cursor_);
  pending_key_.key = std::move(value);
  return true;
}

bool JsonHandler::end_object() { return close(); }

bool JsonHandler::start_array(std::size_t) { return begin(JsonNode::Kind::kArray); }

bool JsonHandler::end_array() { return close(); }

bool JsonHandler::parse_error(std::size_t position, const std::string& last_token,
                              const nlohmann::json::exception& error) {
  const std::size_t read = std::min(position, text_.size());
  // The last byte read may itself be the unexpected separator ("[1,,2]"): never step over it.
  skip_separators(position > text_.size() ? read : std::max<std::size_t>(read, 1) - 1);
  constexpr int kNumberOverflow = 406;
  const std::string_view message = error.what();
  ParseFault fault;
  if (error.id == kNumberOverflow) fault.kind = ParseFault::Kind::kNumberRange;
  fault.begin = cursor_;
  fault.end = std::max(read, cursor_);
  fault.text = last_token;
  if (!open_.empty()) fault.other = open_.back()->begin;
  fault.read = position;
  fault.in_string = message.find("invalid string") != std::string_view::npos;
  fault.after_key = pending_key_.key_end != 0;
  faults_.push_back(std::move(fault));
  return false;
}

}  // namespace iku::store
