#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/number.hpp"
#include "base/text.hpp"

// Any bytes as a printed number: read without a crash, finite, and what format_number makes of it
// is read as the same number again.
namespace {

void check_round_trip(double number) {
  if (!std::isfinite(number)) std::abort();
  if (std::fabs(number) > 1e14 || (number != 0 && std::fabs(number) < 1e-4)) return;
  const iku::Printed again = iku::read_printed(iku::format_number(number, -1));
  if (again.kind != iku::PrintedKind::kNumber) std::abort();
  if (again.warning) return;  // "1.784,872": three digits behind a comma may group thousands
  if (std::fabs(again.number - number) > 1e-12 * std::fabs(number)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const iku::Printed printed = iku::read_printed(text);
  if (printed.kind == iku::PrintedKind::kNumber) {
    if (!std::isfinite(printed.number)) std::abort();
    for (int decimals = 0; decimals <= 15; decimals += 3) {
      iku::format_number(printed.number, decimals, iku::Rounding::kTruncate);
    }
    iku::format_rupiah(printed.number);
  }
  if (const auto number = iku::parse_plain_number(text)) {
    if (!std::isfinite(*number)) std::abort();
    check_round_trip(*number);
  }
  iku::printable(text);
  return 0;
}
