#include "lua/comma_scan.hpp"

#include <algorithm>

#include "lua/numeral.hpp"

namespace iku::lua {

namespace {

bool has(const std::vector<std::size_t>& all, std::size_t one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

class Scan {
 public:
  Scan(std::string_view source, const std::vector<Token>& tokens, const Commas& commas)
      : source_(source), tokens_(tokens), commas_(commas) {}

  std::vector<std::size_t> doubtful() const {
    const auto& all = commas_.all;
    const bool blanks = std::any_of(all.begin(), all.end(),
                                    [this](std::size_t comma) { return blank_behind(comma); });
    const bool pairs = are_pairs();
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::size_t comma = all[i];
      if (!is_tight(comma)) continue;
      const bool odd = blanks && !in_chain(comma) && !tokens_[comma + 1].text.ends_with('0');
      const bool in_pair = pairs && i % 2 == 0;
      if (odd || in_pair || is_share(comma) || has(commas_.after_key, comma)) {
        found.push_back(comma);
      }
    }
    return found;
  }

 private:
  bool touches(std::size_t token) const { return tokens_[token].end() == tokens_[token + 1].at; }

  bool is_whole(std::size_t token) const {
    return tokens_[token].kind == Token::Kind::kNumber && is_digits(tokens_[token].text);
  }

  /// Digits, comma, digits, and nothing between them.
  bool is_tight(std::size_t comma) const {
    return is_whole(comma - 1) && is_whole(comma + 1) && touches(comma - 1) && touches(comma);
  }

  bool blank_behind(std::size_t comma) const {
    const char behind = source_[tokens_[comma].end()];
    return behind == ' ' || behind == '\t';
  }

  bool multiplies(std::size_t token) const {
    return tokens_[token].is("*") || tokens_[token].is("/");
  }

  /// A factor that makes per cents: nobody means 0.100 by it.
  bool makes_percent(std::size_t comma) const { return tokens_[comma + 1].is("100"); }

  bool is_share(std::size_t comma) const {
    return tokens_[comma - 1].is("0") && !makes_percent(comma) &&
           (multiplies(comma - 2) || multiplies(comma + 2));
  }

  /// 1,2,3 is no number.
  bool in_chain(std::size_t comma) const {
    return (has(commas_.all, comma - 2) && is_tight(comma - 2)) ||
           (has(commas_.all, comma + 2) && is_tight(comma + 2));
  }

  /// Zeros and digits in turn and nothing else, two pairs at least.
  bool are_pairs() const {
    const auto& all = commas_.all;
    if (all.size() < 3 || all.size() % 2 == 0) return false;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::size_t comma = all[i];
      if (comma != all[0] + 2 * i || !is_tight(comma)) return false;
      if (i % 2 == 0 && (!tokens_[comma - 1].is("0") || tokens_[comma + 1].is("0"))) return false;
    }
    const Token& before = tokens_[all.front() - 2];
    const Token& behind = tokens_[all.back() + 2];
    return (before.is("(") || before.is("{")) && (behind.is(")") || behind.is("}"));
  }

  std::string_view source_;
  const std::vector<Token>& tokens_;
  const Commas& commas_;
};

}  // namespace

std::vector<std::size_t> doubtful_commas(std::string_view source, const std::vector<Token>& tokens,
                                         const Commas& commas) {
  return Scan(source, tokens, commas).doubtful();
}

}  // namespace iku::lua
