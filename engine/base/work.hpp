#pragma once

#include <cstdint>

// How much work a thread has done, in steps of no fixed size. Whatever may cost more for more input
// raises it by what it looks at: readers, look-ups that go through a list, the order of evaluation,
// the fuel of scripts. A test holds it against the size of the input: twice the input is twice the
// work (tests/unit/work_test.cpp).

namespace iku {

namespace detail {
inline constinit thread_local std::uint64_t work = 0;
}  // namespace detail

inline void count_work(std::uint64_t steps = 1) { detail::work += steps; }

/// All that this thread has done; only differences mean anything.
inline std::uint64_t work_done() { return detail::work; }

}  // namespace iku
