#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>

#include "formula/calculation_impl.hpp"

// Many units at once. A unit with others below it may read them all, so those without come first,
// shared among threads, and the others then find everything there.

namespace iku::formula {

namespace {

// A thread is worth its sandbox from about here on.
constexpr std::size_t kUnitsPerThread = 8;

// What one unit gave.
struct Done {
  std::vector<UnitResult> results;
  std::string printed;
};

// The units that wait for somebody, and what became of them.
class Queue {
 public:
  Queue(std::size_t count, const Work& work) : done_(count), work_(work) {}

  /// Takes units until none is left. Only the thread that owns the run reports progress.
  template <typename Calculate>
  void drain(const Calculate& calculate, bool reports) {
    try {
      for (std::size_t i = next_++; i < done_.size(); i = next_++) {
        done_[i] = calculate(i);
        const std::size_t finished = ++finished_;
        if (reports && work_.progress) work_.progress(finished, done_.size());
      }
    } catch (...) {  // no Lua frame is between: an Error, or an interrupt
      next_ = done_.size();
      const std::lock_guard lock(mutex_);
      if (!error_) error_ = std::current_exception();
    }
  }

  std::vector<Done> take() {
    if (error_) std::rethrow_exception(error_);
    return std::move(done_);
  }

 private:
  std::vector<Done> done_;
  const Work& work_;
  std::atomic<std::size_t> next_{0};
  std::atomic<std::size_t> finished_{0};
  std::mutex mutex_;
  std::exception_ptr error_;
};

// A unit's years, by a Calculator's inside.
template <typename Impl>
Done years_of(Impl& impl, const Unit& unit, const std::vector<Tahun>& years) {
  Done done;
  for (const Tahun tahun : years) done.results.push_back(impl.unit(unit, tahun));
  done.printed = impl.machine.take_output();
  return done;
}

}  // namespace

std::vector<UnitResult> Calculator::Impl::all(const std::vector<const Unit*>& units,
                                              const std::vector<Tahun>& years, const Work& work) {
  std::vector<std::size_t> leaves;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (evaluator.below(*units[i]).empty()) leaves.push_back(i);
  }
  std::size_t threads = static_cast<std::size_t>(std::max(work.jobs, 1));
  threads = std::min(threads, leaves.size() / kUnitsPerThread);
  if (evaluator.has_overrides()) threads = 1;  // they are this one's alone
  if (settings.watch != nullptr) threads = 1;  // what runs is one script at a time
  Queue queue(leaves.size(), work);
  std::vector<std::unique_ptr<Impl>> helpers(threads > 1 ? threads - 1 : 0);
  std::vector<std::thread> running;
  running.reserve(helpers.size());
  for (std::unique_ptr<Impl>& helper : helpers) {
    const auto help = [&] {
      queue.drain(
          [&](std::size_t i) {
            if (!helper) {
              helper = std::make_unique<Impl>(workspace, settings);
              helper->library.share_texts(library);
            }
            return years_of(*helper, *units[leaves[i]], years);
          },
          false);
    };
    try {
      running.emplace_back(help);
    } catch (const std::system_error&) {  // the system gives no more of them: those there will do
      break;
    }
  }
  queue.drain([&](std::size_t i) { return years_of(*this, *units[leaves[i]], years); }, true);
  for (std::thread& thread : running) thread.join();
  std::vector<Done> of_leaves = queue.take();
  for (const std::unique_ptr<Impl>& helper : helpers) {
    if (helper) evaluator.adopt(helper->evaluator);
  }
  std::vector<Done> done(units.size());
  for (std::size_t i = 0; i < leaves.size(); ++i) done[leaves[i]] = std::move(of_leaves[i]);
  std::vector<UnitResult> results;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (done[i].results.empty()) done[i] = years_of(*this, *units[i], years);
    printed += done[i].printed;
    for (UnitResult& result : done[i].results) results.push_back(std::move(result));
  }
  return results;
}

}  // namespace iku::formula
