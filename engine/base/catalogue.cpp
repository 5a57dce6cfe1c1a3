#include "base/catalogue.hpp"

#include <algorithm>
#include <atomic>

#include "base/catalogue_tables.hpp"

namespace iku {
namespace {

std::atomic<Language> current_language{Language::kIndonesian};

std::vector<Sentence> merged_tables() {
  std::vector<Sentence> all;
  for (auto table :
       {sentences_base, sentences_store, sentences_lua, sentences_formula, sentences_session,
        sentences_report, sentences_cli, sentences_shell, sentences_run}) {
    const std::vector<Sentence> part = table();
    all.insert(all.end(), part.begin(), part.end());
  }
  // Stable, so that of two sentences with one key (a defect a test finds) always the same one wins.
  std::stable_sort(all.begin(), all.end(),
                   [](const Sentence& a, const Sentence& b) { return a.key < b.key; });
  return all;
}

}  // namespace

void set_language(Language language) { current_language.store(language); }

Language language() { return current_language.load(); }

const std::vector<Sentence>& all_sentences() {
  static const std::vector<Sentence> sentences = merged_tables();
  return sentences;
}

std::string_view sentence(std::string_view key) {
  const std::vector<Sentence>& all = all_sentences();
  const auto found = std::lower_bound(
      all.begin(), all.end(), key,
      [](const Sentence& row, std::string_view wanted) { return row.key < wanted; });
  if (found == all.end() || found->key != key) return key;
  return language() == Language::kEnglish ? found->english : found->indonesian;
}

}  // namespace iku
