#include "lua/rewriting.hpp"

#include <algorithm>

namespace iku::lua {

namespace {

// Lua reads no text that nests deeper than 200.
constexpr int kMaxDepth = 250;

}  // namespace

Rewriting::Rewriting(std::string_view source) : source_(source), tokens_(code_tokens_of(source)) {
  Token end;
  end.at = source.size();
  tokens_.push_back(end);
  out_.reserve(source.size() + source.size() / 4);
}

const Token& Rewriting::after() const { return tokens_[std::min(at_ + 1, tokens_.size() - 1)]; }

void Rewriting::take() {
  if (at_end()) throw Unexpected{};
  out_ += source_.substr(copied_, now().end() - copied_);
  copied_ = now().end();
  ++at_;
}

void Rewriting::take_as(std::string_view text) {
  out_ += source_.substr(copied_, now().at - copied_);
  out_ += text;
  copied_ = now().end();
  ++at_;
  changed_ = true;
}

bool Rewriting::accept(std::string_view text) {
  if (!now().is(text)) return false;
  take();
  return true;
}

void Rewriting::expect(std::string_view text) {
  if (!accept(text)) throw Unexpected{};
}

void Rewriting::expect_name() {
  if (!is_name()) throw Unexpected{};
  take();
}

void Rewriting::wrap(std::size_t from, std::string_view before, std::string_view behind) {
  out_.insert(from, before);
  out_ += behind;
  changed_ = true;
}

std::string Rewriting::free_name(std::string name) const {
  const auto taken = [&] {
    return std::any_of(tokens_.begin(), tokens_.end(),
                       [&](const Token& token) { return token.is(name); });
  };
  while (taken()) name += '_';
  return name;
}

std::string Rewriting::finish() {
  out_ += source_.substr(copied_);
  return std::move(out_);
}

Rewriting::Level::Level(int& depth) : depth_(depth) {
  if (++depth_ <= kMaxDepth) return;
  --depth_;
  throw Unexpected{};
}

}  // namespace iku::lua
