#include "base/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "base/joint.hpp"
#include "base/work.hpp"

namespace iku {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

/// One code point and the bytes it takes; `value` is -1 for a byte that is not UTF-8.
struct CodePoint {
  utf8proc_int32_t value = -1;
  std::size_t bytes = 1;
};

CodePoint code_point_at(std::string_view text, std::size_t offset) {
  const auto first = static_cast<unsigned char>(text[offset]);
  if (first < 0x80) return {first, 1};
  // Four bytes are the most a code point takes; a longer view only risks a length overflow.
  const std::string_view rest = text.substr(offset, 4);
  std::array<utf8proc_uint8_t, 4> bytes{};
  std::copy(rest.begin(), rest.end(), bytes.begin());
  utf8proc_int32_t value = -1;
  const utf8proc_ssize_t used =
      utf8proc_iterate(bytes.data(), static_cast<utf8proc_ssize_t>(rest.size()), &value);
  if (used <= 0) return {};
  return {value, static_cast<std::size_t>(used)};
}

void append_code_point(std::string& out, utf8proc_int32_t value) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const utf8proc_ssize_t length = utf8proc_encode_char(value, bytes.data());
  for (utf8proc_ssize_t i = 0; i < length; ++i) {
    out.push_back(static_cast<char>(bytes[static_cast<std::size_t>(i)]));
  }
}

int width_of(const CodePoint& point) {
  // A byte that is not UTF-8 is shown as one replacement character.
  return point.value < 0 ? 1 : std::max(0, utf8proc_charwidth(point.value));
}

std::u32string lower_code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const utf8proc_int32_t value = point.value < 0 ? 0xFFFD : utf8proc_tolower(point.value);
    out.push_back(static_cast<char32_t>(value));
    at += point.bytes;
  }
  return out;
}

/// Whether a character does something else than print, or is none at all.
bool is_hidden(utf8proc_int32_t value) {
  if (value < 0) return true;
  switch (utf8proc_category(value)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return true;
    default: return false;
  }
}

/// A byte of ASCII that prints, as nearly all are.
bool is_plain(char c) { return c >= 0x20 && c < 0x7F; }

/// Control characters of ASCII have pictures of their own.
std::string visible_form(utf8proc_int32_t value) {
  std::string out;
  if (value >= 0 && value < 0x20) {
    append_code_point(out, 0x2400 + value);
  } else if (value == 0x7F) {
    append_code_point(out, 0x2421);
  } else {
    out = kReplacement;
  }
  return out;
}

/// The text in which hidden characters but those in `kept` show their visible form.
std::string shown(std::string_view text, std::string_view kept) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto* plain_end = std::find_if_not(text.begin() + at, text.end(), is_plain);
    const auto plain = static_cast<std::size_t>(plain_end - text.begin()) - at;
    out.append(text.substr(at, plain));
    at += plain;
    if (at == text.size()) break;
    const CodePoint point = code_point_at(text, at);
    bool keep = !is_hidden(point.value) || kept.find(text[at]) != std::string_view::npos;
    // A line end as RFC 4180 has it.
    if (text[at] == '\r') keep = !kept.empty() && text.substr(at + 1).starts_with('\n');
    out += keep ? std::string(text.substr(at, point.bytes)) : visible_form(point.value);
    at += point.bytes;
  }
  return out;
}

/// "\u202e", two of them beyond U+FFFF.
void append_escaped(std::string& out, utf8proc_int32_t value) {
  const auto unit = [&](utf8proc_int32_t number) {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) {
      out += kDigits[static_cast<std::size_t>(number >> shift & 0xF)];
    }
  };
  if (value < 0x10000) return unit(value);
  unit(0xD800 + ((value - 0x10000) >> 10));
  unit(0xDC00 + ((value - 0x10000) & 0x3FF));
}

/// Damerau-Levenshtein distance (adjacent transpositions), or more than `limit` once it is known
/// to be larger.
std::size_t edit_distance(const std::u32string& a, const std::u32string& b, std::size_t limit) {
  const std::size_t columns = b.size() + 1;
  std::vector<std::size_t> before(columns), previous(columns), row(columns);
  for (std::size_t j = 0; j < columns; ++j) previous[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    count_work(columns);
    row[0] = i;
    std::size_t best = i;
    for (std::size_t j = 1; j < columns; ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({previous[j] + 1, row[j - 1] + 1, previous[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
      best = std::min(best, row[j]);
    }
    if (best > limit) return limit + 1;
    before.swap(previous);
    previous.swap(row);
  }
  return previous[b.size()];
}

/// The only candidate that begins with `name`, or nothing.
const std::string* only_completion(const std::u32string& name,
                                   const std::vector<std::string>& candidates) {
  const std::string* found = nullptr;
  for (const std::string& candidate : candidates) {
    count_work(candidate.size());
    if (lower_code_points(candidate).compare(0, name.size(), name) != 0) continue;
    if (found != nullptr && *found != candidate) return nullptr;
    found = &candidate;
  }
  return found;
}

/// The bytes of `word` that fill at most `width` columns, and at least one code point.
std::size_t fitting_bytes(std::string_view word, int width) {
  std::size_t at = 0;
  int used = 0;
  while (at < word.size()) {
    const CodePoint point = code_point_at(word, at);
    used += width_of(point);
    if (used > width && at > 0) break;
    at += point.bytes;
  }
  return at;
}

void wrap_paragraph(std::string_view paragraph, int width, std::vector<std::string>& lines) {
  std::string line;
  for (std::string_view word : split(paragraph, ' ')) {
    if (word.empty()) continue;
    if (!line.empty() && display_width(line) + 1 + display_width(word) <= width) {
      line.append(" ").append(word);
      continue;
    }
    if (!line.empty()) lines.push_back(std::move(line));
    while (display_width(word) > width) {
      std::size_t bytes = fitting_bytes(word, width);
      if (bytes == word.size()) break;
      const std::size_t joint = word.substr(0, bytes).find_last_of(kJoints);
      if (joint != std::string_view::npos && joint > 0) bytes = joint + 1;
      lines.emplace_back(word.substr(0, bytes));
      word.remove_prefix(bytes);
    }
    line = std::string(word);
  }
  lines.push_back(std::move(line));
}

/// Bytes of the blank that begins (or, from_end, ends) the text; 0 if there is none.
std::size_t blank_bytes(std::string_view text, bool from_end) {
  // No-break spaces come with text copied from PDF and web pages.
  static constexpr std::array<std::string_view, 10> kBlanks = {
      " ", "\t", "\n", "\r", "\v", "\f", "\u00A0", "\u202F", "\u2009", "\uFEFF"};
  for (std::string_view blank : kBlanks) {
    if (from_end ? text.ends_with(blank) : text.starts_with(blank)) return blank.size();
  }
  return 0;
}

}  // namespace

std::optional<std::size_t> invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (point.value < 0) return at;
    at += point.bytes;
  }
  return std::nullopt;
}

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    width += width_of(point);
    at += point.bytes;
  }
  return width;
}

std::string pad_right(std::string_view text, int width) {
  std::string out(text);
  out.append(static_cast<std::size_t>(std::max(0, width - display_width(text))), ' ');
  return out;
}

std::string pad_left(std::string_view text, int width) {
  std::string out(static_cast<std::size_t>(std::max(0, width - display_width(text))), ' ');
  out.append(text);
  return out;
}

std::vector<std::string> wrap(std::string_view text, int width) {
  count_work(text.size());
  std::vector<std::string> lines;
  for (std::string_view paragraph : split(text, '\n')) {
    wrap_paragraph(paragraph, std::max(1, width), lines);
  }
  return lines;
}

std::string_view trim(std::string_view text) {
  while (const std::size_t bytes = blank_bytes(text, false)) text.remove_prefix(bytes);
  while (const std::size_t bytes = blank_bytes(text, true)) text.remove_suffix(bytes);
  return text;
}

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (point.value < 0) {
      out.push_back(text[at]);
    } else {
      append_code_point(out, utf8proc_tolower(point.value));
    }
    at += point.bytes;
  }
  return out;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::string printable(std::string_view text) { return shown(text, {}); }

std::string printable_lines(std::string_view text) { return shown(text, "\n\t"); }

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const CodePoint point = code_point_at(text, at);
    if (c == '"' || c == '\\') {
      out.append("\\").push_back(c);
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (point.value < 0) {
      out += kReplacement;
    } else if (is_plain(c) || !is_hidden(point.value)) {
      out.append(text.substr(at, point.bytes));
    } else {
      append_escaped(out, point.value);
    }
    at += point.bytes;
  }
  out += '"';
}

std::optional<std::string> did_you_mean(std::string_view name,
                                        const std::vector<std::string>& candidates) {
  constexpr std::size_t kLongestName = 200;  // distance takes the product of both lengths
  constexpr std::size_t kShortestPrefix = 2;
  if (name.size() > kLongestName) return std::nullopt;
  const std::u32string wanted = lower_code_points(name);
  const std::string* best = nullptr;
  std::size_t best_distance = wanted.size() / 3;
  for (const std::string& candidate : candidates) {
    count_work(1 + candidate.size());
    if (candidate.size() > 2 * kLongestName) continue;
    const std::size_t distance = edit_distance(wanted, lower_code_points(candidate), best_distance);
    if (distance > best_distance) continue;
    // Of equals the alphabetically first, so that the order of a hash table never shows.
    if (best == nullptr || distance < best_distance || candidate < *best) best = &candidate;
    best_distance = distance;
  }
  if (best == nullptr && wanted.size() >= kShortestPrefix) {
    best = only_completion(wanted, candidates);
  }
  if (best == nullptr) return std::nullopt;
  return *best;
}

}  // namespace iku
