#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

// The one way out for what people read. A Styled is text that only prints: whatever a script, a
// workspace or a file put into it, nothing in it moves a cursor, turns the writing or hides
// (printable_lines), and the terminal codes in it are ours alone, because style is given beside the
// text and never in it. An Out takes nothing else. Used by whoever makes text with colours, and by
// cli for all that is written.

namespace iku {

enum class Color : std::uint8_t { kNone, kRed, kGreen, kYellow, kBlue, kMagenta, kCyan };

/// How a text stands out on a terminal.
struct Style {
  bool bold = false;
  bool faint = false;
  bool underlined = false;
  Color color = Color::kNone;
};

class Styled {
 public:
  Styled() = default;
  // A text is one, without style.
  Styled(std::string_view text);
  Styled(const std::string& text) : Styled(std::string_view(text)) {}
  Styled(const char* text) : Styled(std::string_view(text)) {}
  Styled(std::string_view text, const Style& style);

  /// Takes back what the last line of a terminal shows, for the next text to stand there.
  static Styled wiped_line();

  Styled& operator+=(const Styled& more);
  friend Styled operator+(Styled one, const Styled& other) { return one += other; }

  /// What is written: UTF-8, with the terminal codes of its styles.
  const std::string& bytes() const& { return bytes_; }
  std::string bytes() && { return std::move(bytes_); }
  /// The same. Whoever makes a Styled of it again sees the codes as they are, not their effect.
  operator std::string() const { return bytes_; }
  bool empty() const { return bytes_.empty(); }
  void clear() { bytes_.clear(); }

  friend bool operator==(const Styled& one, std::string_view other) { return one.bytes_ == other; }

 private:
  std::string bytes_;
};

std::ostream& operator<<(std::ostream& out, const Styled& text);

/// A stream that people or their files read.
class Out {
 public:
  // A stream is one.
  Out(std::ostream& stream) : stream_(&stream) {}

  Out& operator<<(const Styled& text);
  Out& operator<<(const std::string& text) { return *this << Styled(text); }
  Out& operator<<(std::string_view text) { return *this << Styled(text); }
  Out& operator<<(const char* text) { return *this << Styled(text); }

  Out& flush();
  /// Whether everything could be written so far.
  explicit operator bool() const { return static_cast<bool>(*stream_); }
  bool operator!() const { return !*stream_; }

 private:
  std::ostream* stream_;
};

}  // namespace iku
