#pragma once

#include <optional>
#include <string_view>

// Numbers in Indonesian words. Used by the reader of printed numbers and by the comparison of
// units.

namespace iku {

/// "dua puluh lima" is 25; nothing for a text with any other word. Reads up to the thousands.
std::optional<int> spelled_number(std::string_view words);

/// The power of ten that a word after a number multiplies it by ("juta" is 6), or 0. The one-letter
/// forms of newspapers ("Rp 2,4 M") count only for rupiah.
int scale_exponent(std::string_view word, bool rupiah);

/// Whether a word that scale_exponent does not take may still be meant to multiply: "M" of "3 M",
/// "ribuan", "juta/tahun".
bool may_scale(std::string_view word);

}  // namespace iku
