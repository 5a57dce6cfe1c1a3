#include "lua/pattern.hpp"

#include <cctype>
#include <cstring>

#include "lua/arguments.hpp"
#include "lua/fuel.hpp"
#include "lua/memory_limit.hpp"

namespace iku::lua {

namespace {

// Nested choices of one match; the stock library allows 200.
constexpr int kMaxDepth = 180;

// Steps are charged in lots, since a charge costs more than a step.
constexpr std::int64_t kLot = 256;

constexpr std::size_t kBytesPerStep = 8;

// The class a letter stands for after '%'; an upper-case letter is the complement, and anything
// that is no class letter stands for itself. The process keeps the C locale.
bool in_class(unsigned char byte, char letter) {
  const auto code = static_cast<unsigned char>(letter);
  bool in = false;
  switch (std::tolower(code)) {
    case 'a': in = std::isalpha(byte) != 0; break;
    case 'c': in = std::iscntrl(byte) != 0; break;
    case 'd': in = std::isdigit(byte) != 0; break;
    case 'g': in = std::isgraph(byte) != 0; break;
    case 'l': in = std::islower(byte) != 0; break;
    case 'p': in = std::ispunct(byte) != 0; break;
    case 's': in = std::isspace(byte) != 0; break;
    case 'u': in = std::isupper(byte) != 0; break;
    case 'w': in = std::isalnum(byte) != 0; break;
    case 'x': in = std::isxdigit(byte) != 0; break;
    case 'z': in = byte == 0; break;  // undocumented since 5.2, and still there
    default: return code == byte;
  }
  return in != (std::isupper(code) != 0);
}

}  // namespace

Matcher::Matcher(lua_State* L, std::string_view subject, std::string_view pattern)
    : L_(L), subject_(subject), pattern_(pattern) {
  if (pattern.size() > kMaxPattern) {
    luaL_error(L, "pola terlalu panjang (paling banyak %d bita)", static_cast<int>(kMaxPattern));
  }
}

void Matcher::spend(std::size_t steps) {
  unpaid_ += static_cast<std::int64_t>(steps);
  if (unpaid_ >= kLot) settle();
}

void Matcher::settle() {
  const std::int64_t steps = unpaid_;
  unpaid_ = 0;
  charge(L_, steps);
}

std::size_t Matcher::match(std::size_t offset) {
  depth_ = 0;
  count_ = 0;
  return run(offset, 0);
}

// Every choice between ways to go on is one level of recursion.
std::size_t Matcher::run(std::size_t at, std::size_t p) {
  if (++depth_ > kMaxDepth) exceed_depth(L_);
  const std::size_t end = walk(at, p);
  --depth_;
  return end;
}

// Follows the pattern for as long as there is one way to go on.
std::size_t Matcher::walk(std::size_t at, std::size_t p) {
  while (p < pattern_.size()) {
    spend(1);
    const char lead = pattern_[p];
    if (lead == '(') return open_capture(at, p + 1);
    if (lead == ')') return close_capture(at, p + 1);
    if (lead == '$' && p + 1 == pattern_.size()) return at == subject_.size() ? at : kNoMatch;
    if (lead == '%') {
      const char kind = pattern_at(p + 1);
      if (kind == 'b') {
        at = skip_balanced(at, p + 2);
        if (at == kNoMatch) return kNoMatch;
        p += 4;
        continue;
      }
      if (kind == 'f') {
        if (pattern_at(p + 2) != '[') luaL_error(L_, "pola salah: kurang '[' sesudah '%%f'");
        const Item set{p + 2, class_end(p + 2), 0, Repeat::kOnce};
        if (!at_frontier(at, set)) return kNoMatch;
        p = set.end;
        continue;
      }
      if (kind >= '0' && kind <= '9') {
        at = skip_reference(at, kind);
        if (at == kNoMatch) return kNoMatch;
        p += 2;
        continue;
      }
    }
    const Item item = item_at(p);
    switch (item.repeat) {
      case Repeat::kOnce:
        if (!fits(at, item)) return kNoMatch;
        ++at;
        break;
      case Repeat::kOptional:
        if (fits(at, item)) {
          const std::size_t end = run(at + 1, item.next);
          if (end != kNoMatch) return end;
        }
        break;
      case Repeat::kSome: return fits(at, item) ? repeat_greedy(at + 1, item) : kNoMatch;
      case Repeat::kAny: return repeat_greedy(at, item);
      case Repeat::kLazy: return repeat_lazy(at, item);
    }
    p = item.next;
  }
  return at;
}

std::size_t Matcher::repeat_greedy(std::size_t at, const Item& item) {
  std::size_t stop = at;
  while (fits(stop, item)) ++stop;
  for (;; --stop) {
    const std::size_t end = run(stop, item.next);
    if (end != kNoMatch || stop == at) return end;
  }
}

std::size_t Matcher::repeat_lazy(std::size_t at, const Item& item) {
  for (;; ++at) {
    const std::size_t end = run(at, item.next);
    if (end != kNoMatch) return end;
    if (!fits(at, item)) return kNoMatch;
  }
}

std::size_t Matcher::open_capture(std::size_t at, std::size_t p) {
  if (count_ >= kMaxCaptures) luaL_error(L_, "pola salah: terlalu banyak tangkapan");
  const bool position = pattern_at(p) == ')';
  captures_[static_cast<std::size_t>(count_)] = {
      at, 0, position ? CaptureKind::kPosition : CaptureKind::kOpen};
  ++count_;
  const std::size_t end = run(at, position ? p + 1 : p);
  if (end == kNoMatch) --count_;
  return end;
}

std::size_t Matcher::close_capture(std::size_t at, std::size_t p) {
  auto index = static_cast<std::size_t>(count_);
  do {
    if (index == 0) luaL_error(L_, "pola salah: ')' tanpa '('");
    --index;
  } while (captures_[index].kind != CaptureKind::kOpen);
  captures_[index].length = at - captures_[index].begin;
  captures_[index].kind = CaptureKind::kClosed;
  const std::size_t end = run(at, p);
  if (end == kNoMatch) captures_[index].kind = CaptureKind::kOpen;
  return end;
}

// %bxy with its two characters at pattern_[p].
std::size_t Matcher::skip_balanced(std::size_t at, std::size_t p) {
  if (p + 1 >= pattern_.size()) luaL_error(L_, "pola salah: '%%b' perlu dua huruf");
  const char opening = pattern_[p];
  const char closing = pattern_[p + 1];
  if (at >= subject_.size() || subject_[at] != opening) return kNoMatch;
  std::size_t open = 1;
  for (++at; at < subject_.size(); ++at) {
    spend(1);
    if (subject_[at] == closing) {  // first, for where both are the same
      if (--open == 0) return at + 1;
    } else if (subject_[at] == opening) {
      ++open;
    }
  }
  return kNoMatch;
}

std::size_t Matcher::skip_reference(std::size_t at, char digit) {
  const int number = digit - '0';
  if (number == 0 || number > count_ ||
      captures_[static_cast<std::size_t>(number - 1)].kind == CaptureKind::kOpen) {
    luaL_error(L_, "pola salah: tangkapan %%%d tidak ada", number);
  }
  const Capture& capture = captures_[static_cast<std::size_t>(number - 1)];
  if (capture.kind == CaptureKind::kPosition) return kNoMatch;
  spend(1 + capture.length / kBytesPerStep);
  if (subject_.size() - at < capture.length) return kNoMatch;
  if (subject_.substr(at, capture.length) != subject_.substr(capture.begin, capture.length)) {
    return kNoMatch;
  }
  return at + capture.length;
}

// True where the byte before is outside the set and the byte here inside; the ends count as '\0'.
bool Matcher::at_frontier(std::size_t at, const Item& set) {
  const char before = at == 0 ? '\0' : subject_[at - 1];
  const char here = at < subject_.size() ? subject_[at] : '\0';
  return !in_set(static_cast<unsigned char>(before), set.begin + 1, set.end - 1) &&
         in_set(static_cast<unsigned char>(here), set.begin + 1, set.end - 1);
}

Matcher::Item Matcher::item_at(std::size_t p) {
  Item item{p, class_end(p), 0, Repeat::kOnce};
  item.next = item.end + 1;
  switch (pattern_at(item.end)) {
    case '?': item.repeat = Repeat::kOptional; break;
    case '*': item.repeat = Repeat::kAny; break;
    case '+': item.repeat = Repeat::kSome; break;
    case '-': item.repeat = Repeat::kLazy; break;
    default: item.next = item.end; break;
  }
  return item;
}

// Just past the class that begins at pattern_[p].
std::size_t Matcher::class_end(std::size_t p) {
  const std::size_t size = pattern_.size();
  const std::size_t begin = p;
  const char lead = pattern_[p++];
  if (lead == '%') {
    if (p >= size) luaL_error(L_, "pola salah: berakhir dengan '%%'");
    return p + 1;
  }
  if (lead != '[') return p;
  if (pattern_at(p) == '^') ++p;
  for (bool first = true; first || pattern_at(p) != ']';
       first = false) {  // "[]]": ']' can be first
    if (p >= size) luaL_error(L_, "pola salah: kurang ']'");
    p += pattern_[p] == '%' && p + 1 < size ? 2u : 1u;
  }
  spend(p - begin);
  return p + 1;
}

bool Matcher::fits(std::size_t at, const Item& item) {
  spend(1);
  if (at >= subject_.size()) return false;
  const auto byte = static_cast<unsigned char>(subject_[at]);
  switch (pattern_[item.begin]) {
    case '.': return true;
    case '%': return in_class(byte, pattern_[item.begin + 1]);
    case '[': return in_set(byte, item.begin + 1, item.end - 1);
    default: return pattern_[item.begin] == subject_[at];
  }
}

// pattern_[begin, end) is what stands between the brackets.
bool Matcher::in_set(unsigned char byte, std::size_t begin, std::size_t end) {
  std::size_t i = begin;
  const bool complement = pattern_[i] == '^';
  if (complement) ++i;
  bool found = false;
  while (i < end && !found) {
    if (pattern_[i] == '%') {
      found = in_class(byte, pattern_[i + 1]);
      i += 2;
    } else if (pattern_[i + 1] == '-' && i + 2 < end) {
      found = static_cast<unsigned char>(pattern_[i]) <= byte &&
              byte <= static_cast<unsigned char>(pattern_[i + 2]);
      i += 3;
    } else {
      found = static_cast<unsigned char>(pattern_[i]) == byte;
      ++i;
    }
  }
  spend(i - begin);
  return found != complement;
}

void Matcher::push_capture(int index, std::size_t begin, std::size_t end) const {
  if (index >= count_) {
    if (index != 0) luaL_error(L_, "tangkapan %%%d tidak ada", index + 1);
    charge_bytes(L_, end - begin);
    lua_pushlstring(L_, subject_.data() + begin, end - begin);
    return;
  }
  const Capture& capture = captures_[static_cast<std::size_t>(index)];
  switch (capture.kind) {
    case CaptureKind::kOpen: luaL_error(L_, "pola salah: '(' tanpa ')'"); break;
    case CaptureKind::kPosition: push_count(L_, static_cast<lua_Integer>(capture.begin) + 1); break;
    case CaptureKind::kClosed:
      charge_bytes(L_, capture.length);
      lua_pushlstring(L_, subject_.data() + capture.begin, capture.length);
      break;
  }
}

int Matcher::push_captures(std::size_t begin, std::size_t end) const {
  const int count = count_ == 0 ? 1 : count_;
  luaL_checkstack(L_, count, "terlalu banyak tangkapan");
  for (int i = 0; i < count; ++i) push_capture(i, begin, end);
  return count;
}

}  // namespace iku::lua
