#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/figure.hpp"

// Writes JSON text piece by piece; always valid UTF-8 JSON, whatever the strings hold. Used by
// every JSON output of this layer.

namespace iku::report {

class JsonWriter {
 public:
  /// `indent` blanks a level; 0 puts everything on one line.
  explicit JsonWriter(int indent = 2) : indent_(indent) {}

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  /// The name of the member that the next value belongs to.
  JsonWriter& key(std::string_view name);

  JsonWriter& string(std::string_view text);
  /// Full round-trip precision; a number that is not finite becomes null.
  JsonWriter& number(double value);
  JsonWriter& integer(long long value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  /// A number, the name of a grade without a number, or null.
  JsonWriter& value(const Value& value);
  /// The same of a target that may be a bound: "≥ 95".
  JsonWriter& value(const Value& value, Batas batas);

  /// The text so far; complete when everything begun has been ended.
  const std::string& text() const { return text_; }

 private:
  void before_value();
  void new_line();

  std::string text_;
  int indent_;
  std::vector<bool> has_member_;
  bool after_key_ = false;
};

/// The text as append_json_string writes it.
std::string json_string(std::string_view text);

}  // namespace iku::report
