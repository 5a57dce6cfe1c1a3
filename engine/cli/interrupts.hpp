#pragma once

// Ctrl-C in the shell: stops what is being computed; at the prompt it drops the entry; a batch that
// waits for input ends. Used by repl_command, console and line_editor.

namespace iku::cli {

/// Takes over SIGINT. In a batch one that comes while nothing is computed ends the process.
void watch_interrupts(bool batch);

/// Since forget_interrupt().
bool was_interrupted();
void forget_interrupt();

/// While one of these lives, Ctrl-C asks the evaluation to stop.
class Evaluating {
 public:
  Evaluating();
  ~Evaluating();
  Evaluating(const Evaluating&) = delete;
  Evaluating& operator=(const Evaluating&) = delete;
};

}  // namespace iku::cli
