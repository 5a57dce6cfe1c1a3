#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lua/tokens.hpp"

// A text that is read token by token and copied on the way, with changes. Blanks and comments go
// along. Used by second_text.

namespace iku::lua {

/// The text is not what the reader of it takes.
struct Unexpected {};

class Rewriting {
 protected:
  explicit Rewriting(std::string_view source);

  const Token& now() const { return tokens_[at_]; }
  const Token& after() const;
  bool is_name() const { return now().kind == Token::Kind::kName; }
  bool is_number() const { return now().kind == Token::Kind::kNumber; }
  bool at_end() const { return at_ + 1 == tokens_.size(); }

  /// Copies the token; or writes another text for it.
  void take();
  void take_as(std::string_view text);

  /// Copies the token where it is this one; expect throws Unexpected where it is not.
  bool accept(std::string_view text);
  void expect(std::string_view text);
  void expect_name();

  /// Puts texts around what was written from an offset on.
  void wrap(std::size_t from, std::string_view before, std::string_view behind);

  /// A name that stands nowhere in the text: this one, or longer.
  std::string free_name(std::string name) const;

  /// The whole text.
  std::string finish();

  /// Counts how deep a reader is in itself; throws Unexpected where Lua would not read on.
  class Level {
   public:
    explicit Level(int& depth);
    ~Level() { --depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    int& depth_;
  };

  std::string_view source_;
  std::vector<Token> tokens_;  // and one without text at the end
  std::size_t at_ = 0;
  std::string out_;
  bool changed_ = false;
  int depth_ = 0;

 private:
  std::size_t copied_ = 0;
};

}  // namespace iku::lua
