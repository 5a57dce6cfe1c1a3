#include "store/json_document.hpp"

#include <algorithm>
#include <utility>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "base/work.hpp"
#include "store/json_handler.hpp"

namespace iku::store {
namespace {

constexpr std::size_t kNowhere = ParseFault::kNowhere;
/// A longer source line (a file without line breaks) is not repeated in a diagnostic.
constexpr std::size_t kMaxLineText = 400;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// The message and, where the catalogue has one, the advice of a code.
Diagnostic diagnostic(std::string_view code, const std::string& blank) {
  Diagnostic result;
  result.code = code;
  result.message = say(code, printable(blank));
  const std::string help_key = std::string(code) + ".help";
  if (sentence(help_key) != help_key) result.help = say(help_key, printable(blank));
  return result;
}

Advice advice_for(std::string_view text, const ParseFault& fault) {
  switch (fault.kind) {
    case ParseFault::Kind::kSyntax: return advise(text, fault);
    case ParseFault::Kind::kNumberRange:
      return {"json.number_range", fault.begin, fault.end, fault.text};
    case ParseFault::Kind::kTooDeep:
      return {"json.too_deep", fault.begin, fault.end, std::to_string(kMaxJsonDepth)};
    case ParseFault::Kind::kTooMany: return {"json.too_many", fault.begin, fault.end, fault.text};
    case ParseFault::Kind::kZeroByte: return {"json.zero_byte", fault.begin, fault.end, {}};
    case ParseFault::Kind::kDuplicateKey:
      return {"json.duplicate_key", fault.begin, fault.end, fault.text, fault.other};
  }
  return {};
}

}  // namespace

const JsonNode* JsonNode::member(std::string_view name) const {
  for (const JsonNode& item : items) {
    count_work();
    if (item.key == name) return &item;
  }
  return nullptr;
}

JsonDocument::JsonDocument(std::string file, std::string text)
    : file_(std::move(file)), text_(std::move(text)) {
  count_work(text_.size());
  line_starts_.push_back(0);
  for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1)) {
    line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
  }
}

std::unique_ptr<JsonDocument> JsonDocument::parse(std::string file, std::string text,
                                                  std::vector<Diagnostic>& faults, int first_line,
                                                  const JsonElements* elements) {
  if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
  // Not make_unique: the constructor is private.
  std::unique_ptr<JsonDocument> document(new JsonDocument(std::move(file), std::move(text)));
  document->first_line_ = first_line;
  JsonHandler handler(document->text_, document->root_, elements);
  const bool complete =
      handler.has_no_zero_byte() && nlohmann::json::sax_parse(document->text_, &handler);
  document->value_count_ = handler.value_count();
  for (const ParseFault& fault : handler.faults()) {
    const Advice advice = advice_for(document->text_, fault);
    Diagnostic told = diagnostic(advice.code, advice.blank);
    told.where = document->locate(advice.begin, advice.end);
    if (advice.note != kNowhere) {
      const Place other = document->locate(advice.note, advice.note + 1);
      const bool duplicate = fault.kind == ParseFault::Kind::kDuplicateKey;
      told.notes.push_back(say(duplicate ? "store.first_here" : "json.opened_here", other.file,
                               other.line, other.column));
    }
    faults.push_back(std::move(told));
  }
  return complete ? std::move(document) : nullptr;
}

std::unique_ptr<JsonDocument> JsonDocument::of(std::string file, std::string text, JsonNode root) {
  std::unique_ptr<JsonDocument> document(new JsonDocument(std::move(file), std::move(text)));
  document->root_ = std::move(root);
  return document;
}

std::size_t JsonDocument::line_of(std::size_t offset) const {
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  return static_cast<std::size_t>(next - line_starts_.begin()) - 1;
}

Place JsonDocument::locate(std::size_t begin, std::size_t end) const {
  begin = std::min(begin, text_.size());
  const std::size_t line = line_of(begin);
  const std::size_t start = line_starts_[line];
  const std::size_t next =
      line + 1 < line_starts_.size() ? line_starts_[line + 1] - 1 : text_.size();
  std::string_view line_text = std::string_view(text_).substr(start, next - start);
  if (line_text.ends_with('\r')) line_text.remove_suffix(1);

  Place place;
  place.file = file_;
  place.line = static_cast<int>(line) + first_line_;
  place.column = static_cast<int>(begin - start) + 1;
  const std::size_t line_end = start + line_text.size();
  const std::size_t marked_end = std::min(std::max(end, begin + 1), std::max(line_end, begin + 1));
  place.length = static_cast<int>(marked_end - begin);
  if (line_text.size() <= kMaxLineText) {
    count_work(line_text.size());
    place.line_text = line_text;
  }
  return place;
}

Place JsonDocument::place(const JsonNode& node) const {
  // An object or a list is marked by its opening bracket alone.
  const bool nested = node.is_object() || node.is_array();
  return locate(node.begin, nested ? node.begin + 1 : node.end);
}

Place JsonDocument::key_place(const JsonNode& node) const {
  return node.key_end == 0 ? place(node) : locate(node.key_begin, node.key_end);
}

Place JsonDocument::brief_place(const JsonNode& node) const {
  const std::size_t line = line_of(node.begin);
  Place place;
  place.file = file_;
  place.line = static_cast<int>(line) + first_line_;
  place.column = static_cast<int>(node.begin - line_starts_[line]) + 1;
  return place;
}

std::string describe_kind(JsonNode::Kind kind) {
  switch (kind) {
    case JsonNode::Kind::kNull: return "null";
    case JsonNode::Kind::kBoolean: return say("json.kind_boolean");
    case JsonNode::Kind::kNumber: return say("json.kind_number");
    case JsonNode::Kind::kString: return say("json.kind_string");
    case JsonNode::Kind::kArray: return say("json.kind_array");
    case JsonNode::Kind::kObject: return say("json.kind_object");
  }
  return {};
}

}  // namespace iku::store
