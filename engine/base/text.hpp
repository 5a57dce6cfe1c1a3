#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Text as people write and see it: UTF-8, display width, did-you-mean. Used by every layer.

namespace iku {

/// The offset of the first byte that is not valid UTF-8, or nothing.
std::optional<std::size_t> invalid_utf8(std::string_view text);

/// Columns the text takes in a terminal (wide and zero-width characters counted as such).
int display_width(std::string_view text);

/// The text padded with spaces to `width` columns, never cut.
std::string pad_right(std::string_view text, int width);
std::string pad_left(std::string_view text, int width);

/// Breaks text into lines of at most `width` columns at spaces; a longer word is split.
std::vector<std::string> wrap(std::string_view text, int width);

/// The text without blanks at its ends.
std::string_view trim(std::string_view text);

/// Lower case (Unicode), for comparing what people print.
std::string lower(std::string_view text);

/// Parts between separators; an empty text has one empty part.
std::vector<std::string_view> split(std::string_view text, char separator);

/// The text with whatever does not print replaced by what does, so that no text can move a
/// terminal's cursor, turn the writing or hide in it: control characters (also line ends and tabs),
/// format characters such as direction marks and those without width, line and paragraph
/// separators, bytes that are not UTF-8.
std::string printable(std::string_view text);

/// The same for a text that is laid out: line ends and tabs stay.
std::string printable_lines(std::string_view text);

/// Appends the text as a JSON string, in quotes: what does not print is escaped (\u202e), and bytes
/// that are not UTF-8 become U+FFFD.
void append_json_string(std::string& out, std::string_view text);

/// The candidate most like `name` (edit distance with transpositions, at most a third of its
/// length), or nothing.
std::optional<std::string> did_you_mean(std::string_view name,
                                        const std::vector<std::string>& candidates);

}  // namespace iku
