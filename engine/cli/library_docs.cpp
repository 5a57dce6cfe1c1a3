#include "cli/library_docs.hpp"

#include <algorithm>

#include "base/embedded.hpp"
#include "base/text.hpp"

namespace iku::cli {

namespace {

constexpr std::string_view kPrefix = "stdlib/";
constexpr std::string_view kSuffix = ".lua";
constexpr std::string_view kDoc = "--- ";
constexpr std::string_view kExample = "> ";
constexpr std::string_view kGives = " --> ";

// "skm.ikm" of "skm.ikm(v, pilihan?)" and of "skm.dari_jumlah {…}".
std::string name_of(std::string_view signature) {
  return std::string(trim(signature.substr(0, signature.find_first_of("({ "))));
}

void add_line(LibraryDoc& doc, std::string_view line) {
  if (line.starts_with(kExample)) {
    const std::string_view code = line.substr(kExample.size());
    const std::size_t gives = code.find(kGives);
    doc.example = std::string(trim(code.substr(0, gives)));
    if (gives != std::string_view::npos) {
      doc.result = std::string(trim(code.substr(gives + kGives.size())));
    }
    return;
  }
  if (!doc.text.empty()) doc.text += ' ';
  doc.text += line;
}

}  // namespace

std::vector<LibraryDoc> read_library_docs(std::string_view module, std::string_view source) {
  std::vector<LibraryDoc> docs;
  bool inside = false;
  for (const std::string_view line : split(source, '\n')) {
    if (!line.starts_with(kDoc)) {
      inside = false;
      continue;
    }
    if (!inside) docs.push_back({std::string(module), {}, {}, {}, {}, {}});
    inside = true;
    add_line(docs.back(), line.substr(kDoc.size()));
  }
  for (LibraryDoc& doc : docs) {
    const std::size_t colon = doc.text.find(": ");
    doc.signature = doc.text.substr(0, colon);
    doc.text = colon == std::string::npos ? std::string() : doc.text.substr(colon + 2);
    doc.name = name_of(doc.signature);
  }
  return docs;
}

const std::vector<LibraryDoc>& library_docs() {
  static const std::vector<LibraryDoc> all = [] {
    std::vector<LibraryDoc> docs;
    for (const EmbeddedFile& file : embedded_files()) {
      if (!file.name.starts_with(kPrefix) || !file.name.ends_with(kSuffix)) continue;
      const std::string_view module =
          file.name.substr(kPrefix.size(), file.name.size() - kPrefix.size() - kSuffix.size());
      if (module.find('/') != std::string_view::npos) continue;  // a rule pack
      for (LibraryDoc& doc : read_library_docs(module, file.content)) docs.push_back(doc);
    }
    std::sort(docs.begin(), docs.end(),
              [](const LibraryDoc& a, const LibraryDoc& b) { return a.name < b.name; });
    return docs;
  }();
  return all;
}

const std::vector<std::string>& host_names() {
  static const std::vector<std::string> names = {
      "adalah_angka", "bulatkan", "catat", "error",    "gagal",        "ipairs",      "kosong",
      "math",         "next",     "pairs", "pcall",    "paket_dengan", "pilih_paket", "print",
      "select",       "string",   "table", "tonumber", "tostring",     "type",        "utf8"};
  return names;
}

}  // namespace iku::cli
