#include "base/interrupt.hpp"

#include <atomic>

#include "base/catalogue.hpp"
#include "base/diagnostic.hpp"

namespace iku {

namespace {

std::atomic<bool> asked{false};
static_assert(std::atomic<bool>::is_always_lock_free);  // or no signal handler may touch it

}  // namespace

void request_stop() noexcept { asked.store(true, std::memory_order_relaxed); }

void clear_stop() noexcept { asked.store(false, std::memory_order_relaxed); }

bool stop_requested() noexcept { return asked.load(std::memory_order_relaxed); }

void check_stop() {
  if (!stop_requested()) return;
  Diagnostic diagnostic;
  diagnostic.level = Level::kNote;
  diagnostic.code = "interrupted";
  diagnostic.message = say("interrupt.stopped");
  throw Error(std::move(diagnostic), Exit::kInterrupted);
}

}  // namespace iku
