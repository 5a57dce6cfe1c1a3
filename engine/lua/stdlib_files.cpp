#include "lua/stdlib_files.hpp"

#include <filesystem>

#include "base/embedded.hpp"
#include "base/folder.hpp"

namespace iku::lua {

std::vector<StdlibFile> stdlib_files(const std::string& directory) {
  constexpr std::string_view kPrefix = "stdlib/";
  constexpr std::string_view kPack = "paket/";
  constexpr std::string_view kSuffix = ".lua";
  std::vector<StdlibFile> all;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.name.starts_with(kPrefix) || !file.name.ends_with(kSuffix)) continue;
    const std::string_view name = file.name.substr(kPrefix.size());
    StdlibFile one;
    one.is_pack = name.starts_with(kPack);
    const std::string_view stem = one.is_pack ? name.substr(kPack.size()) : name;
    one.kode = std::string(stem.substr(0, stem.size() - kSuffix.size()));
    one.text = directory.empty() ? std::string(file.content) : Folder(directory).read_utf8(name);
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace iku::lua
