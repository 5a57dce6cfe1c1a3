#include "report/json_writer.hpp"

#include <fmt/format.h>

#include <cmath>

#include "base/text.hpp"
#include "model/program_form.hpp"

namespace iku::report {

std::string json_string(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

void JsonWriter::new_line() {
  if (indent_ == 0) return;
  text_ += '\n';
  text_.append(has_member_.size() * static_cast<std::size_t>(indent_), ' ');
}

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (has_member_.empty()) return;
  if (has_member_.back()) text_ += ',';
  has_member_.back() = true;
  new_line();
}

JsonWriter& JsonWriter::begin_object() {
  before_value();
  text_ += '{';
  has_member_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  const bool filled = has_member_.back();
  has_member_.pop_back();
  if (filled) new_line();
  text_ += '}';
  return *this;
}

JsonWriter& JsonWriter::begin_array() {
  before_value();
  text_ += '[';
  has_member_.push_back(false);
  return *this;
}

JsonWriter& JsonWriter::end_array() {
  const bool filled = has_member_.back();
  has_member_.pop_back();
  if (filled) new_line();
  text_ += ']';
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  before_value();
  text_ += json_string(name);
  text_ += indent_ == 0 ? ":" : ": ";
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
  before_value();
  text_ += json_string(text);
  return *this;
}

JsonWriter& JsonWriter::number(double value) {
  before_value();
  text_ += std::isfinite(value) ? fmt::format("{}", value) : "null";
  return *this;
}

JsonWriter& JsonWriter::integer(long long value) {
  before_value();
  text_ += fmt::format("{}", value);
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
  before_value();
  text_ += value ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::null() {
  before_value();
  text_ += "null";
  return *this;
}

JsonWriter& JsonWriter::value(const Value& value) {
  if (value.is_number()) return number(value.number());
  return value.is_present() ? string(program_form(value)) : null();
}

JsonWriter& JsonWriter::value(const Value& value, Batas batas) {
  if (batas == Batas::kNone || !value.is_present()) return this->value(value);
  return string(program_form(value, batas));
}

}  // namespace iku::report
