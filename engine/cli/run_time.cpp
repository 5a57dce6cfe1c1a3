#include "cli/run_time.hpp"

#include <charconv>
#include <cstdlib>
#include <ctime>

#include "base/catalogue.hpp"
#include "cli/setup.hpp"

namespace iku::cli {

namespace {

std::string utc(std::time_t time) {
  std::tm parts{};
  gmtime_r(&time, &parts);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", parts.tm_year + 1900, parts.tm_mon + 1,
                     parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec);
}

}  // namespace

std::string time_of_run(const std::string& waktu) {
  if (!waktu.empty()) {
    std::tm parts{};
    const char* end = strptime(waktu.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    if (end == nullptr || *end != '\0') usage_error(say("cli.bad_time", waktu));
    return waktu;
  }
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
    const std::string_view text = epoch;
    std::time_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc() || end != text.data() + text.size()) {
      usage_error(say("cli.bad_epoch", epoch));
    }
    return utc(seconds);
  }
  return utc(std::time(nullptr));
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
