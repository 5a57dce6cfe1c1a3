#pragma once

// Ctrl-C while something is computed: one flag for the process, which the signal handler raises and
// every evaluation looks at. Used by lua (the machine), session (trials) and cli (the console).

namespace iku {

/// Asks everything that computes to end. Safe in a signal handler and from another thread.
void request_stop() noexcept;

/// Takes the request back: before the next entry, and before a state is put back.
void clear_stop() noexcept;

bool stop_requested() noexcept;

/// Throws Error (kInterrupted) where a stop was asked for.
void check_stop();

}  // namespace iku
