#pragma once

#include <array>
#include <cstddef>
#include <string_view>

struct lua_State;

// A string under construction whose bytes belong to the Lua heap, so that the memory limit sees
// them (luaL_Buffer reports a refused block as an ordinary error, which pcall could catch). Used by
// the sandbox libraries.

namespace iku::lua {

/// The longest string a library function makes: with its header it fits one block of 1 MiB.
inline constexpr std::size_t kMaxStringBytes = (std::size_t{1} << 20) - 64;

class ByteBuffer {
 public:
  /// Takes one stack slot, which becomes the string. Stack: [0, +1].
  explicit ByteBuffer(lua_State* L);
  ByteBuffer(const ByteBuffer&) = delete;
  ByteBuffer& operator=(const ByteBuffer&) = delete;

  void add(char byte);
  void add(std::string_view bytes);
  void add(std::size_t count, char byte);

  /// `count` more bytes for the caller to fill at once. Ends the evaluation in limit.memory where
  /// the string would pass kMaxStringBytes.
  char* extend(std::size_t count);

  std::size_t size() const { return size_; }

  /// Turns the slot into the string, and charges for its bytes. Nothing can be added after it.
  void finish();

 private:
  void grow(std::size_t needed);

  lua_State* L_;
  int slot_;
  std::array<char, 512> inline_{};
  char* bytes_ = inline_.data();
  std::size_t size_ = 0;
  std::size_t capacity_ = inline_.size();
};

}  // namespace iku::lua
