#include "lua/byte_buffer.hpp"

#include <algorithm>
#include <cstring>

#include "lua/arguments.hpp"
#include "lua/memory_limit.hpp"

namespace iku::lua {

ByteBuffer::ByteBuffer(lua_State* L) : L_(L) {
  luaL_checkstack(L, 4, nullptr);
  lua_pushnil(L);
  slot_ = lua_gettop(L);
}

void ByteBuffer::add(char byte) { *extend(1) = byte; }

void ByteBuffer::add(std::string_view bytes) {
  if (!bytes.empty()) std::memcpy(extend(bytes.size()), bytes.data(), bytes.size());
}

void ByteBuffer::add(std::size_t count, char byte) {
  if (count > 0) std::memset(extend(count), byte, count);
}

char* ByteBuffer::extend(std::size_t count) {
  if (count > kMaxStringBytes - size_) exceed_memory(L_);
  if (count > capacity_ - size_) grow(size_ + count);
  char* begin = bytes_ + size_;
  size_ += count;
  return begin;
}

void ByteBuffer::grow(std::size_t needed) {
  const std::size_t capacity = std::min(std::max(needed, capacity_ * 2), kMaxStringBytes);
  auto* bytes = static_cast<char*>(lua_newuserdatauv(L_, capacity, 0));
  std::memcpy(bytes, bytes_, size_);
  lua_replace(L_, slot_);  // the old block is garbage from here on
  bytes_ = bytes;
  capacity_ = capacity;
}

void ByteBuffer::finish() {
  charge_bytes(L_, size_);
  lua_pushlstring(L_, bytes_, size_);
  lua_replace(L_, slot_);
}

}  // namespace iku::lua
