#pragma once

#include <sys/types.h>

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "cli/seal.hpp"
#include "model/value.hpp"

// The second wall around scripts (--terisolasi): they run in a child process that gave up
// everything but computing, and a child that crashes or is killed is a failure, not the end of the
// run. Used by eval and the workspace commands.

namespace iku::cli {

/// What a child is: how it answers a request, and what is left to it while it does.
struct Service {
  std::function<std::string(std::string_view request)> answer;
  Seal seal;
};

/// How a request ended.
struct ChildReply {
  bool answered = false;
  std::string bytes;           ///< the answer
  bool late = false;           ///< killed because its time was up
  bool out_of_memory = false;  ///< the address space it was left did not do
  int signal = 0;              ///< that ended the child, 0 for none
  std::string error;           ///< what the child could not go on with
};

class Child {
 public:
  struct Options {
    double seconds = 0;                      ///< wall clock of one request; 0: no bound
    std::size_t largest_answer = 16u << 20;  ///< a longer one counts as none
    /// Asked every kLook seconds while the child works: true ends it as late. May be empty.
    std::function<bool()> stuck = {};
  };
  static constexpr double kLook = 0.2;

  /// `prepare` runs in the child before it is sealed; nothing hostile may run in it.
  Child(std::function<Service()> prepare, const Options& options);
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// Sends a request and waits for the answer. Starts a child where there is none: the first time,
  /// and after one ended.
  ChildReply ask(std::string_view request);

  /// Parts of the seal that the kernel does not have; known after the first request.
  const std::string& lacking() const { return lacking_; }

 private:
  bool start(ChildReply& reply);
  void stop(ChildReply& reply);
  void allow_time() const;

  std::function<Service()> prepare_;
  Options options_;
  pid_t pid_ = -1;
  int connection_ = -1;
  std::string lacking_;
};

/// What a request came to that was not answered. `seconds`: what was granted to it.
Failure failure_of(const ChildReply& reply, double seconds);

/// Throws Error (kDefect): a child ended, and the run cannot go on without its answer.
[[noreturn]] void fail_without_child(const std::string& message);

/// Several texts as one, and back; a text that is none of ours gives no parts.
std::string pack(std::initializer_list<std::string_view> parts);
std::string pack(const std::vector<std::string>& parts);
std::vector<std::string> unpack(std::string_view packed);

/// "SIGSEGV".
std::string signal_name(int signal);

}  // namespace iku::cli
