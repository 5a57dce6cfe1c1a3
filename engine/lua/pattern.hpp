#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

struct lua_State;

// Lua patterns (reference manual §6.4.1) on a leash: every step is charged as fuel and recursion is
// bounded, whatever the pattern and the subject. Used by string_search; results are those of the
// stock library, checked against it by a property test.

namespace iku::lua {

class Matcher {
 public:
  static constexpr std::size_t kNoMatch = std::string_view::npos;
  static constexpr std::size_t kMaxPattern = 4096;
  static constexpr int kMaxCaptures = 32;

  /// Both texts must outlive the matcher (they stay on the Lua stack). `pattern` has no anchor any
  /// more. Raises an error for a pattern over kMaxPattern.
  Matcher(lua_State* L, std::string_view subject, std::string_view pattern);

  /// Where a match that begins at `offset` ends, or kNoMatch. A mistake in the pattern raises an
  /// error when the matching comes to it; too deep a nesting ends the evaluation in limit.depth.
  std::size_t match(std::size_t offset);

  int capture_count() const { return count_; }

  /// Pushes capture `index` (from 0) of the match [begin, end): a string, or an integer for a
  /// position capture. Index 0 is the whole match where the pattern has no captures. Stack: [0,
  /// +1].
  void push_capture(int index, std::size_t begin, std::size_t end) const;

  /// Pushes all captures, the whole match where there are none; how many. Stack: [0, +n].
  int push_captures(std::size_t begin, std::size_t end) const;

  /// Charges the steps that are not charged yet; call it before leaving the library.
  void settle();

 private:
  enum class Repeat : std::uint8_t { kOnce, kOptional, kAny, kSome, kLazy };

  // One character class with its repetition: pattern_[begin, end) is the class.
  struct Item {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t next = 0;
    Repeat repeat = Repeat::kOnce;
  };

  enum class CaptureKind : std::uint8_t { kOpen, kPosition, kClosed };

  struct Capture {
    std::size_t begin = 0;
    std::size_t length = 0;
    CaptureKind kind = CaptureKind::kOpen;
  };

  std::size_t run(std::size_t at, std::size_t p);
  std::size_t walk(std::size_t at, std::size_t p);
  std::size_t repeat_greedy(std::size_t at, const Item& item);
  std::size_t repeat_lazy(std::size_t at, const Item& item);
  std::size_t open_capture(std::size_t at, std::size_t p);
  std::size_t close_capture(std::size_t at, std::size_t p);
  std::size_t skip_balanced(std::size_t at, std::size_t p);
  std::size_t skip_reference(std::size_t at, char digit);
  bool at_frontier(std::size_t at, const Item& set);

  Item item_at(std::size_t p);
  std::size_t class_end(std::size_t p);
  bool fits(std::size_t at, const Item& item);
  bool in_set(unsigned char byte, std::size_t begin, std::size_t end);
  char pattern_at(std::size_t p) const { return p < pattern_.size() ? pattern_[p] : '\0'; }
  void spend(std::size_t steps);

  lua_State* L_;
  std::string_view subject_;
  std::string_view pattern_;
  std::int64_t unpaid_ = 0;
  int depth_ = 0;
  int count_ = 0;
  std::array<Capture, kMaxCaptures> captures_{};
};

}  // namespace iku::lua
