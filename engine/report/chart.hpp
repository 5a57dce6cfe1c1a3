#pragma once

#include <optional>
#include <string>
#include <vector>

// Small charts of text: bars, tornado bars, sparklines. Pure functions; used by the shell.

namespace iku::report {

/// A bar of `value` on 0..`full`, at most `width` columns, by eighths of a column. Empty for a
/// value of 0 or less.
std::string bar(double value, double full, int width);

/// A bar from `low` to `high` around `middle`, which stands in the middle column of 2 × `half` + 1;
/// `reach` is the distance from the middle that fills a half. "   ━━┿━━━━ ", without blanks at its
/// end.
std::string tornado_bar(double low, double middle, double high, double reach, int half);

/// A block a value, scaled from the lowest to the highest; "·" for what is not there.
std::string sparkline(const std::vector<std::optional<double>>& values);

}  // namespace iku::report
