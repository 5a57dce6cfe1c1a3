#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Times as results note them, 2026-01-31T00:00:00Z. Used by store and cli.

namespace iku {

/// Whether a text is a time that can have been: a day of the calendar, of the years that figures
/// can be of (1900 to 2200).
bool is_utc_time(std::string_view text);

/// Seconds since 1970 as such a text; nothing outside those years.
std::optional<std::string> utc_time(std::int64_t seconds);

}  // namespace iku
