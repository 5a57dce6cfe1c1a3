#include "cli/progress.hpp"

#include <cmath>

#include "base/catalogue.hpp"
#include "base/text.hpp"

namespace iku::cli {

namespace {

constexpr std::chrono::milliseconds kPatience{700};  // shorter work shows nothing
constexpr std::chrono::milliseconds kBetween{200};

}  // namespace

Progress::Progress(Out err, bool terminal)
    : err_(err), terminal_(terminal), made_(Clock::now()), begun_(made_), last_(made_) {}

Progress::~Progress() { clear(); }

void Progress::title(std::string what) {
  clear();
  what_ = std::move(what);
  begun_ = Clock::now();
}

void Progress::report(std::size_t done, std::size_t of) {
  if (!terminal_ || done == 0) return;
  const Clock::time_point now = Clock::now();
  if (now - made_ < kPatience || (shown_ && now - last_ < kBetween)) return;
  last_ = now;
  shown_ = true;
  const std::chrono::duration<double> spent = now - begun_;
  const double left = spent.count() / static_cast<double>(done) * static_cast<double>(of - done);
  const std::string counts = say("cli.progress", done, of, std::lround(left));
  err_ << Styled::wiped_line() << printable(what_.empty() ? counts : what_ + " · " + counts);
  err_.flush();
}

void Progress::clear() {
  if (shown_) (err_ << Styled::wiped_line()).flush();
  shown_ = false;
}

}  // namespace iku::cli
