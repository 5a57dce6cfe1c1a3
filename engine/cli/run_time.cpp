#include "cli/run_time.hpp"

#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <ctime>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "base/utc_time.hpp"
#include "cli/setup.hpp"

namespace iku::cli {

std::string time_of_run(const std::string& waktu) {
  if (!waktu.empty()) {
    if (!is_utc_time(waktu)) usage_error(say("cli.bad_time", printable(waktu)));
    return waktu;
  }
  const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
  std::int64_t seconds = std::time(nullptr);
  if (epoch != nullptr) {
    const std::string_view text = epoch;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc() || end != text.data() + text.size()) {
      usage_error(say("cli.bad_epoch", printable(text)));
    }
  }
  const std::optional<std::string> time = utc_time(seconds);
  if (time) return *time;
  if (epoch != nullptr) usage_error(say("cli.bad_epoch", printable(epoch)));
  usage_error(say("cli.bad_clock"), say("cli.bad_clock.help"));
}

std::optional<Tahun> parse_as_of(std::string_view text, const std::string& waktu) {
  if (text.empty()) return std::nullopt;
  if (text == "now" || text == "kini") return std::stoi(time_of_run(waktu).substr(0, 4));
  if (text.find("..") != std::string_view::npos) {
    usage_error(say("cli.bad_as_of", std::string(text)), say("cli.bad_as_of_help"));
  }
  return parse_years(text, {}).front();
}

}  // namespace iku::cli
