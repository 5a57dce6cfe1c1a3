#include "cli/interrupts.hpp"

#include <unistd.h>

#include <csignal>

#include "base/diagnostic.hpp"
#include "base/interrupt.hpp"

namespace iku::cli {

namespace {

volatile std::sig_atomic_t interrupted = 0;
volatile std::sig_atomic_t evaluating = 0;
volatile std::sig_atomic_t in_batch = 0;

void on_interrupt(int) {
  interrupted = 1;
  if (evaluating != 0) {
    request_stop();
  } else if (in_batch != 0) {
    _exit(static_cast<int>(Exit::kInterrupted));
  }
}

}  // namespace

void watch_interrupts(bool batch) {
  in_batch = batch ? 1 : 0;
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
}

bool was_interrupted() { return interrupted != 0; }

void forget_interrupt() { interrupted = 0; }

Evaluating::Evaluating() {
  clear_stop();
  evaluating = 1;
}

Evaluating::~Evaluating() {
  evaluating = 0;
  clear_stop();
}

}  // namespace iku::cli
