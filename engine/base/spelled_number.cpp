#include "base/spelled_number.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/text.hpp"

namespace iku {
namespace {

int digit_word(std::string_view word) {
  static constexpr std::array<std::string_view, 10> kWords = {
      "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"};
  for (std::size_t i = 0; i < kWords.size(); ++i) {
    if (kWords[i] == word) return static_cast<int>(i);
  }
  return -1;
}

/// "se…" stands for one: sepuluh is satu puluh.
std::pair<bool, std::string_view> without_se(std::string_view word) {
  for (std::string_view unit : {"puluh", "belas", "ratus", "ribu"}) {
    if (word.size() == unit.size() + 2 && word.starts_with("se") && word.ends_with(unit)) {
      return {true, unit};
    }
  }
  return {false, word};
}

/// What has been read: whole thousands, the part below, and a digit that waits for its unit.
struct Sum {
  int thousands = 0;
  int below = 0;
  int digit = -1;

  bool add(std::string_view word) {
    if (const int value = digit_word(word); value >= 0) {
      if (digit >= 0) return false;
      digit = value;
      return true;
    }
    const auto [one, unit] = without_se(word);
    const int count = one ? 1 : digit;
    if (one && digit >= 0) return false;
    digit = -1;
    if (unit == "ribu") {
      const int total = below + (count < 0 ? 0 : count);
      if (total == 0 || thousands > 0) return false;
      thousands = total;
      below = 0;
      return true;
    }
    if (count < 1) return false;
    if (unit == "puluh")
      below += 10 * count;
    else if (unit == "belas")
      below += 10 + count;
    else if (unit == "ratus")
      below += 100 * count;
    else
      return false;
    return true;
  }

  int total() const { return 1000 * thousands + below + (digit < 0 ? 0 : digit); }
};

}  // namespace

std::optional<int> spelled_number(std::string_view words) {
  constexpr std::size_t kLongest = 100;
  const std::string text = lower(trim(words));
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  Sum sum;
  for (std::string_view word : split(text, ' ')) {
    if (!word.empty() && !sum.add(word)) return std::nullopt;
  }
  return sum.total();
}

int scale_exponent(std::string_view word, bool rupiah) {
  struct Scale {
    std::string_view word;
    int exponent;
    bool rupiah_only;
  };
  static constexpr std::array<Scale, 10> kScales = {{{"ribu", 3, false},
                                                     {"rb", 3, false},
                                                     {"juta", 6, false},
                                                     {"jt", 6, false},
                                                     {"miliar", 9, false},
                                                     {"milyar", 9, false},
                                                     {"triliun", 12, false},
                                                     {"trilyun", 12, false},
                                                     {"m", 9, true},
                                                     {"t", 12, true}}};
  const std::string wanted = lower(word);
  for (const Scale& scale : kScales) {
    if (scale.word == wanted && (rupiah || !scale.rupiah_only)) return scale.exponent;
  }
  return 0;
}

bool may_scale(std::string_view word) {
  if (word == "M" || word == "T") return true;  // small letters are metres and tonnes
  static constexpr std::array<std::string_view, 12> kWords = {
      "ribuan", "jutaan", "miliaran", "milyaran", "triliunan", "ratus",
      "puluh",  "mio",    "bio",      "k",        "jt-an",     "rb-an"};
  const std::string wanted = lower(word);
  if (std::find(kWords.begin(), kWords.end(), wanted) != kWords.end()) return true;
  const std::size_t slash = wanted.find('/');
  return slash != std::string::npos && scale_exponent(wanted.substr(0, slash), false) != 0;
}

}  // namespace iku
