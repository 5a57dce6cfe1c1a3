#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/figure.hpp"

// The time a run notes as its own, which its caller may fix so that equal runs give equal bytes.

namespace iku::cli {

/// `waktu` (2026-01-31T00:00:00Z) where it is given, else SOURCE_DATE_EPOCH, else now; in UTC.
/// Throws Error (kUsage) for what is no time.
std::string time_of_run(const std::string& waktu);

/// The year whose rules count: "2020", or "now" for that of time_of_run; nothing for an empty text.
/// Throws Error (kUsage).
std::optional<Tahun> parse_as_of(std::string_view text, const std::string& waktu);

}  // namespace iku::cli
