#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "store/json_advice.hpp"
#include "store/json_document.hpp"

// Builds the tree of JsonNode from the parser's events. Private to json_document.cpp.

namespace iku::store {

/// The parser tells values but not where they begin, so a cursor follows it through the text. What
/// the parser has accepted is well-formed, which keeps the cursor's scanning simple.
class JsonHandler final : public nlohmann::json_sax<nlohmann::json> {
 public:
  JsonHandler(std::string_view text, JsonNode& root, const JsonElements* elements = nullptr);

  /// The parser takes a zero byte for the end of the text; here it is a fault. Asked before it.
  bool has_no_zero_byte();

  const std::vector<ParseFault>& faults() const { return faults_; }
  std::size_t value_count() const { return value_count_; }

  bool null() override;
  bool boolean(bool value) override;
  bool number_integer(number_integer_t value) override;
  bool number_unsigned(number_unsigned_t value) override;
  bool number_float(number_float_t value, const string_t& raw) override;
  bool string(string_t& value) override;
  bool binary(binary_t& value) override;
  bool start_object(std::size_t size) override;
  bool key(string_t& value) override;
  bool end_object() override;
  bool start_array(std::size_t size) override;
  bool end_array() override;
  bool parse_error(std::size_t position, const std::string& last_token,
                   const nlohmann::json::exception& error) override;

 private:
  JsonNode* add(JsonNode::Kind kind);
  bool begin(JsonNode::Kind kind);
  bool close();
  bool end(JsonNode& node);
  bool number(double value);
  void skip_separators(std::size_t limit);
  void skip_string();
  void skip_literal();
  void skip_number();

  std::string_view text_;
  std::size_t cursor_ = 0;
  JsonNode* root_;
  const JsonElements* elements_;
  std::vector<JsonNode*> open_;
  JsonNode pending_key_;  ///< carries the key until its value comes
  std::size_t value_count_ = 0;
  std::size_t kept_values_ = 0;    ///< of them in the tree
  std::size_t element_begin_ = 0;  ///< values before the element that is read now
  std::vector<ParseFault> faults_;
};

}  // namespace iku::store
