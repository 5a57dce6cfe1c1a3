#include "store/fields.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.hpp"
#include "base/work.hpp"

namespace iku::store {
namespace {

constexpr Tahun kFirstTahun = 1900;
constexpr Tahun kLastTahun = 2200;
/// Longer codes are surely not codes; also keeps the schema's patterns off long texts.
constexpr std::size_t kMaxCode = 80;

const std::vector<JsonNode>& no_items() {
  static const std::vector<JsonNode> none;
  return none;
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Words of Lua: x.end would not compile.
bool is_lua_word(std::string_view word) {
  static constexpr std::array<std::string_view, 22> kWords = {
      "and",      "break",  "do",   "else", "elseif", "end",  "false", "for",
      "function", "goto",   "if",   "in",   "local",  "nil",  "not",   "or",
      "repeat",   "return", "then", "true", "until",  "while"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool is_rumus_code(std::string_view code) {
  return is_lower(code.front()) && !is_lua_word(code) &&
         std::all_of(code.begin(), code.end(),
                     [](char c) { return is_lower(c) || is_digit(c) || c == '_'; });
}

bool is_skrip_code(std::string_view code) {
  return (is_lower(code.front()) || is_digit(code.front())) &&
         std::all_of(code.begin(), code.end(),
                     [](char c) { return is_lower(c) || is_digit(c) || c == '_' || c == '-'; });
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

bool has_shape(std::string_view code, std::string_view shape) {
  if (code.empty() || code.size() > kMaxCode) return false;
  if (shape == "kode_rumus") return is_rumus_code(code);
  if (shape == "kode_skrip") return is_skrip_code(code);
  return trim(code) == code && !has_control(code);
}

/// The year, or 0 for a text that is none.
Tahun parse_year(std::string_view text) {
  Tahun tahun = 0;
  if (text.size() != 4 || !std::all_of(text.begin(), text.end(), is_digit)) return 0;
  for (const char c : text) tahun = 10 * tahun + (c - '0');
  return tahun >= kFirstTahun && tahun <= kLastTahun ? tahun : 0;
}

}  // namespace

std::string shape_label(std::string_view shape) {
  const std::string key = "store.shape_" + std::string(shape);
  const std::string_view label = sentence(key);
  return std::string(label == key ? shape : label);
}

bool expect_kind(Reading& reading, JsonRef at, JsonNode::Kind kind, std::string_view name) {
  if (at.node->is(kind)) return true;
  reading.error(at.place(), "json.wrong_type", printable(name), describe_kind(kind),
                describe_kind(at.node->kind));
  return false;
}

bool check_code(Reading& reading, const Place& where, std::string_view code,
                std::string_view shape) {
  if (has_shape(code, shape)) return true;
  const bool reserved = shape == "kode_rumus" && is_lua_word(code);
  Diagnostic& told =
      reading.error(where, reserved ? "workspace.reserved_code" : "workspace.code_shape",
                    printable(code.substr(0, kMaxCode)));
  if (!reserved) told.help = say("store.help_" + std::string(shape));
  return false;
}

Tahun read_year(Reading& reading, const Place& where, const std::string& text) {
  const Tahun tahun = parse_year(text);
  if (tahun == 0) reading.error(where, "figure.year", printable(text));
  return tahun;
}

Tahun read_year_key(Reading& reading, JsonRef member) {
  const Tahun tahun = parse_year(member.node->key);
  return tahun != 0 ? tahun : read_year(reading, member.key_place(), member.node->key);
}

Fields::Fields(Reading& reading, JsonRef at, std::string_view shape) : reading_(reading), at_(at) {
  if (!at.node->is_object()) {
    expect_kind(reading, at, JsonNode::Kind::kObject, shape_label(shape));
    return;
  }
  const ObjectShape& expected = object_shape(shape);
  for (const JsonNode& member : at.node->items) {
    const auto& keys = expected.keys;
    count_work(keys.size());
    if (std::find(keys.begin(), keys.end(), member.key) != keys.end()) continue;
    Diagnostic& told = reading.error(at.at(member).key_place(), "json.unknown_key",
                                     printable(member.key), shape_label(shape));
    told.help = suggest(member.key, keys);
  }
  for (const std::string& key : expected.required) {
    if (at.node->member(key) == nullptr) {
      reading.error(at.place(), "json.missing_key", key, shape_label(shape));
    }
  }
}

JsonRef Fields::get(std::string_view key) const {
  if (!at_.node->is_object()) return {};
  const JsonNode* member = at_.node->member(key);
  return member == nullptr ? JsonRef{} : at_.at(*member);
}

JsonRef Fields::typed(std::string_view key, JsonNode::Kind kind) const {
  const JsonRef member = get(key);
  return member && expect_kind(reading_, member, kind, key) ? member : JsonRef{};
}

std::string Fields::text(std::string_view key) const {
  const JsonRef member = typed(key, JsonNode::Kind::kString);
  if (!member) return {};
  if (trim(member.node->text).empty()) reading_.error(member.place(), "json.blank_text", key);
  return member.node->text;
}

std::string Fields::remark(std::string_view key) const {
  const JsonRef member = typed(key, JsonNode::Kind::kString);
  return member ? member.node->text : std::string();
}

std::string Fields::code(std::string_view key, std::string_view shape) const {
  const JsonRef member = typed(key, JsonNode::Kind::kString);
  if (!member || !check_code(reading_, member.place(), member.node->text, shape)) return {};
  return member.node->text;
}

std::vector<std::string> Fields::codes(std::string_view key, std::string_view shape) const {
  const JsonRef member = get(key);
  if (!member) return {};
  if (!member.node->is_array()) return {code(key, shape)};
  if (member.node->items.empty()) reading_.error(member.place(), "json.empty_list", key, 1);
  std::vector<std::string> all;
  for (const JsonNode& item : member.node->items) {
    const JsonRef at = member.at(item);
    if (!expect_kind(reading_, at, JsonNode::Kind::kString, key)) continue;
    if (check_code(reading_, at.place(), item.text, shape)) all.push_back(item.text);
  }
  return all;
}

std::string Fields::choice(std::string_view key, std::string_view choice_name) const {
  const JsonRef member = typed(key, JsonNode::Kind::kString);
  if (!member) return {};
  const std::vector<std::string>& words = choices(choice_name);
  const std::string& word = member.node->text;
  if (std::find(words.begin(), words.end(), word) != words.end()) return word;
  Diagnostic& told = reading_.error(member.place(), "workspace.unknown_word", printable(word), key);
  told.help = suggest(word, words);
  return {};
}

bool Fields::boolean(std::string_view key, bool fallback) const {
  const JsonRef member = typed(key, JsonNode::Kind::kBoolean);
  return member ? member.node->boolean : fallback;
}

std::optional<double> Fields::number(std::string_view key) const {
  const JsonRef member = typed(key, JsonNode::Kind::kNumber);
  if (!member) return std::nullopt;
  return member.node->number;
}

Tahun Fields::tahun(std::string_view key) const {
  const std::optional<double> year = number(key);
  if (!year) return 0;
  if (*year >= kFirstTahun && *year <= kLastTahun && std::floor(*year) == *year) {
    return static_cast<Tahun>(*year);
  }
  reading_.error(get(key).place(), "figure.year", fmt::format("{}", *year));
  return 0;
}

const std::vector<JsonNode>& Fields::list(std::string_view key, std::size_t at_least) const {
  const JsonRef member = typed(key, JsonNode::Kind::kArray);
  if (!member) return no_items();
  if (member.node->items.size() < at_least) {
    reading_.error(member.place(), "json.empty_list", key, at_least);
  }
  return member.node->items;
}

const std::vector<JsonNode>& Fields::members(std::string_view key) const {
  const JsonRef member = typed(key, JsonNode::Kind::kObject);
  return member ? member.node->items : no_items();
}

DecimalMarkScope::DecimalMarkScope(Reading& reading, const Fields& fields)
    : reading_(reading), before_(reading.decimal_mark) {
  const std::string word = fields.choice("tanda_desimal", "tanda_desimal");
  if (!word.empty()) {
    reading.decimal_mark = word == "titik" ? DecimalMark::kDot : DecimalMark::kComma;
  }
}

DecimalMarkScope::DecimalMarkScope(Reading& reading, DecimalMark mark)
    : reading_(reading), before_(reading.decimal_mark) {
  reading.decimal_mark = mark;
}

}  // namespace iku::store
