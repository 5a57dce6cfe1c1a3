#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/reading.hpp"

// Typed access to the members of one JSON object. Its shape (keys, required keys) comes from the
// schema; each accessor tells what is wrong with its member and gives a harmless default, so that
// reading goes on and all faults are found in one go. Used by the readers of the store.

namespace iku::store {

class Fields {
 public:
  /// Tells unknown and missing keys; without an object there are no members.
  Fields(Reading& reading, JsonRef at, std::string_view shape);

  /// The member, or an empty reference.
  JsonRef get(std::string_view key) const;
  bool has(std::string_view key) const { return static_cast<bool>(get(key)); }

  /// A text that is not blank; "" where it is absent or at fault.
  std::string text(std::string_view key) const;
  /// A text that may be blank.
  std::string remark(std::string_view key) const;
  /// A code as kode_rumus, kode_skrip or kode have it in the schema.
  std::string code(std::string_view key, std::string_view shape) const;
  /// A code, or a list of codes with at least one.
  std::vector<std::string> codes(std::string_view key, std::string_view shape) const;
  /// One of the words of a choice.
  std::string choice(std::string_view key, std::string_view choice_name) const;
  bool boolean(std::string_view key, bool fallback) const;
  std::optional<double> number(std::string_view key) const;
  /// A year 1900..2200, or 0.
  Tahun tahun(std::string_view key) const;
  /// The members of a list or of an object; empty where absent or at fault.
  const std::vector<JsonNode>& list(std::string_view key, std::size_t at_least = 0) const;
  const std::vector<JsonNode>& members(std::string_view key) const;

  JsonRef self() const { return at_; }
  Place brief_place() const { return at_.document->brief_place(*at_.node); }

 private:
  JsonRef typed(std::string_view key, JsonNode::Kind kind) const;

  Reading& reading_;
  JsonRef at_;
};

/// While it lives, printed figures are read with the decimal mark that an object declares with
/// "tanda_desimal"; where it does not, as before.
class DecimalMarkScope {
 public:
  DecimalMarkScope(Reading& reading, const Fields& fields);
  DecimalMarkScope(Reading& reading, DecimalMark mark);
  ~DecimalMarkScope() { reading_.decimal_mark = before_; }
  DecimalMarkScope(const DecimalMarkScope&) = delete;
  DecimalMarkScope& operator=(const DecimalMarkScope&) = delete;

 private:
  Reading& reading_;
  DecimalMark before_;
};

/// Tells a fault when a value is not of that kind; `name` is what the message calls it.
bool expect_kind(Reading& reading, JsonRef at, JsonNode::Kind kind, std::string_view name);

/// What messages call an object of that shape: its glossary word, or "sebuah angka" for a figure.
std::string shape_label(std::string_view shape);

/// True if a code has the shape of that name (kode, kode_rumus, kode_skrip); tells it otherwise.
bool check_code(Reading& reading, const Place& where, std::string_view code,
                std::string_view shape);

/// Reads a year 1900..2200 from a text: 0, after telling, for anything else.
Tahun read_year(Reading& reading, const Place& where, const std::string& text);
/// Reads a year from a key such as "2024": 0, after telling, for anything else.
Tahun read_year_key(Reading& reading, JsonRef member);

}  // namespace iku::store
