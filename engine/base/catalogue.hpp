#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

// Every sentence the program says to an analyst, by key, in Indonesian and English. Used by all
// layers; the sentences themselves stand in catalogue*.cpp, one table a subject.

namespace iku {

enum class Language { kIndonesian, kEnglish };

/// The language of messages and report labels for the whole process; Indonesian until it is set.
void set_language(Language language);
Language language();

/// The sentence of a key in the current language, as a fmt format string. An unknown key is a
/// defect of the program: the key itself comes back, and a test finds it.
std::string_view sentence(std::string_view key);

/// The sentence of a key with its blanks filled: say("json.unknown_key", "tagret").
template <typename... Args>
std::string say(std::string_view key, const Args&... args) {
  return fmt::vformat(sentence(key), fmt::make_format_args(args...));
}

/// One sentence in both languages.
struct Sentence {
  std::string_view key;
  std::string_view indonesian;
  std::string_view english;
};

/// All sentences, for the tests that check them.
const std::vector<Sentence>& all_sentences();

}  // namespace iku
