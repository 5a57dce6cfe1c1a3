#include "model/reason.hpp"

#include <string_view>

#include "base/catalogue.hpp"

namespace iku {

namespace {

// A sign that stands where a value should, such as "-" or "N/A", is no reason in words.
bool is_sign(std::string_view reason) { return reason.size() <= 3; }

}  // namespace

std::string reason_of(const Value& value) {
  if (value.is_failure()) return value.failure().message;
  if (!value.is_missing()) return {};
  const Missing& missing = value.missing();
  std::string reason = missing.reason.empty() ? say("value.not_filled") : missing.reason;
  if (is_sign(reason)) reason = say("value.printed_as", reason);
  return missing.name.empty() ? reason : missing.name + ": " + reason;
}

std::string reason_with_class(const Value& value) {
  const std::string text = reason_of(value);
  return value.is_failure() ? std::string(failure_name(value.failure().kind)) + ": " + text : text;
}

}  // namespace iku
