#include "base/styled.hpp"

#include "base/text.hpp"

namespace iku {

namespace {

constexpr std::string_view kOff = "\x1b[0m";

std::string_view code_of(Color color) {
  switch (color) {
    case Color::kNone: break;
    case Color::kRed: return ";31";
    case Color::kGreen: return ";32";
    case Color::kYellow: return ";33";
    case Color::kBlue: return ";34";
    case Color::kMagenta: return ";35";
    case Color::kCyan: return ";36";
  }
  return {};
}

}  // namespace

Styled::Styled(std::string_view text) : bytes_(printable_lines(text)) {}

Styled::Styled(std::string_view text, const Style& style) : bytes_(printable_lines(text)) {
  std::string codes;
  if (style.bold) codes += ";1";
  if (style.faint) codes += ";2";
  if (style.underlined) codes += ";4";
  codes += code_of(style.color);
  if (bytes_.empty() || codes.empty()) return;
  bytes_ = "\x1b[" + codes.substr(1) + "m" + bytes_ + std::string(kOff);
}

Styled Styled::wiped_line() {
  Styled wipe;
  wipe.bytes_ = "\r\x1b[K";
  return wipe;
}

Styled& Styled::operator+=(const Styled& more) {
  bytes_ += more.bytes_;
  return *this;
}

std::ostream& operator<<(std::ostream& out, const Styled& text) { return out << text.bytes(); }

Out& Out::operator<<(const Styled& text) {
  *stream_ << text.bytes();
  return *this;
}

Out& Out::flush() {
  stream_->flush();
  return *this;
}

}  // namespace iku
