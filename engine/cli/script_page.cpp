#include "cli/script_page.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>
#include <system_error>
#include <utility>

namespace iku::cli {

ScriptPage::ScriptPage() {
  void* memory =
      mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) throw std::system_error(errno, std::generic_category(), "mmap");
  shared_ = new (memory) Shared{};
}

ScriptPage::~ScriptPage() { munmap(shared_, sizeof(Shared)); }

void ScriptPage::refuse(const lua::ScriptRun& run, Failure failure) {
  refused_.emplace(run, std::move(failure));
}

std::optional<Failure> ScriptPage::begins(const lua::ScriptRun& run) {
  if (const auto found = refused_.find(run); found != refused_.end()) return found->second;
  const std::size_t length = std::min(run.file.size(), kLongest);
  shared_->length = 0;
  std::memcpy(shared_->file, run.file.data(), length);
  shared_->defines = run.defines;
  shared_->length = static_cast<std::uint32_t>(length);
  ++shared_->begun;
  return std::nullopt;
}

void ScriptPage::ended() noexcept { shared_->length = 0; }

std::optional<lua::ScriptRun> ScriptPage::running() const {
  const std::size_t length = std::min<std::size_t>(shared_->length, kLongest);
  if (length == 0) return std::nullopt;
  return lua::ScriptRun{{shared_->file, length}, shared_->defines};
}

std::uint64_t ScriptPage::begun() const { return shared_->begun; }

void ScriptPage::clear() { shared_->length = 0; }

}  // namespace iku::cli
