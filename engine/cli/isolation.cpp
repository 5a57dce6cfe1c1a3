#include "cli/isolation.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <ctime>
#include <exception>
#include <new>
#include <optional>
#include <utility>

#include "base/catalogue.hpp"
#include "base/text.hpp"

namespace iku::cli {

namespace {

using Clock = std::chrono::steady_clock;

// The first byte of what a child sends.
constexpr char kAnswer = 'A';
constexpr char kOutOfMemory = 'M';
constexpr char kError = 'E';

using Length = std::uint64_t;

bool send_all(int connection, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = write(connection, bytes.data(), bytes.size());
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

// A frame is its length and its bytes.
bool send_frame(int connection, std::string_view bytes) {
  std::string frame(sizeof(Length), '\0');
  const Length length = bytes.size();
  std::memcpy(frame.data(), &length, sizeof length);
  return send_all(connection, frame.append(bytes));
}

bool read_all(int connection, char* to, std::size_t count) {
  while (count > 0) {
    const ssize_t got = read(connection, to, count);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    to += got;
    count -= static_cast<std::size_t>(got);
  }
  return true;
}

// In the child: waits for a request as long as there is a parent.
std::optional<std::string> read_request(int connection) {
  Length length = 0;
  char bytes[sizeof length];
  if (!read_all(connection, bytes, sizeof bytes)) return std::nullopt;
  std::memcpy(&length, bytes, sizeof length);
  std::string request(length, '\0');
  if (!read_all(connection, request.data(), request.size())) return std::nullopt;
  return request;
}

enum class Wait { kReady, kEnded, kLate };

// How long a request may take.
struct Patience {
  std::optional<Clock::time_point> deadline;
  std::function<bool()> stuck;
};

Wait wait_for(int connection, short events, const Patience& patience) {
  constexpr std::int64_t kLook = static_cast<std::int64_t>(Child::kLook * 1000);
  for (;;) {
    std::int64_t timeout = patience.stuck ? kLook : 1'000'000;
    if (patience.deadline) {
      const auto left =
          std::chrono::ceil<std::chrono::milliseconds>(*patience.deadline - Clock::now());
      if (left.count() <= 0) return Wait::kLate;
      timeout = std::min<std::int64_t>(left.count(), timeout);
    }
    pollfd one{connection, events, 0};
    const int count = poll(&one, 1, static_cast<int>(timeout));
    if (count > 0) return (one.revents & events) != 0 ? Wait::kReady : Wait::kEnded;
    if (count < 0 && errno != EINTR) return Wait::kEnded;
    if (count == 0 && patience.stuck && patience.stuck()) return Wait::kLate;
  }
}

// In the parent: sends without waiting for a child that does not read.
Wait send_request(int connection, std::string_view bytes, const Patience& patience) {
  std::string frame(sizeof(Length), '\0');
  const Length length = bytes.size();
  std::memcpy(frame.data(), &length, sizeof length);
  frame.append(bytes);
  std::string_view rest = frame;
  while (!rest.empty()) {
    const Wait wait = wait_for(connection, POLLOUT, patience);
    if (wait != Wait::kReady) return wait;
    const ssize_t sent = send(connection, rest.data(), rest.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && errno != EINTR && errno != EAGAIN) return Wait::kEnded;
    if (sent > 0) rest.remove_prefix(static_cast<std::size_t>(sent));
  }
  return Wait::kReady;
}

// In the parent: a whole frame of at most `most` bytes, or nothing.
Wait receive(int connection, std::size_t most, const Patience& patience, std::string& frame) {
  frame.clear();
  std::size_t wanted = sizeof(Length);
  std::array<char, 65536> buffer;
  while (frame.size() < wanted) {
    const Wait wait = wait_for(connection, POLLIN, patience);
    if (wait != Wait::kReady) return wait;
    const ssize_t got = recv(connection, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got <= 0) return Wait::kEnded;
    frame.append(buffer.data(), static_cast<std::size_t>(got));
    if (wanted == sizeof(Length) && frame.size() >= sizeof(Length)) {
      Length length = 0;
      std::memcpy(&length, frame.data(), sizeof length);
      if (length == 0 || length > most) return Wait::kEnded;
      wanted += length;
    }
  }
  if (frame.size() != wanted) return Wait::kEnded;  // one request, one answer
  frame.erase(0, sizeof(Length));
  return Wait::kReady;
}

// Leaves nothing open but the connection, under a low number, and /dev/null.
int keep_only(int connection) {
  constexpr int kConnection = 3;
  connection = fcntl(connection, F_DUPFD, kConnection + 1);  // out of the way of 0 to 3
  const int null = open("/dev/null", O_RDWR);
  for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(null, number);
  dup2(connection, kConnection);
  close_range(kConnection + 1, ~0u, 0);
  return kConnection;
}

std::string answer(const Service& service, std::string_view request, bool& go_on) {
  go_on = false;
  try {
    std::string reply = kAnswer + service.answer(request);
    go_on = true;
    return reply;
  } catch (const std::bad_alloc&) {
    return std::string(1, kOutOfMemory);
  } catch (const std::exception& error) {
    go_on = true;
    return kError + std::string(error.what());
  }
}

[[noreturn]] void serve(const std::function<Service()>& prepare, int inherited, pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(0);
  const int connection = keep_only(inherited);
  limit_resources();
  bool go_on = true;
  Service service;
  try {
    service = prepare();
    go_on = send_frame(connection, kAnswer + seal(service.seal, connection));
  } catch (const std::exception& error) {
    go_on = false;
    send_frame(connection, kError + std::string(error.what()));
  }
  while (go_on) {
    const auto request = read_request(connection);
    if (!request) break;
    const std::string reply = answer(service, *request, go_on);
    go_on = send_frame(connection, reply) && go_on;
  }
  _exit(0);  // what the parent's streams hold is the parent's to write
}

std::optional<Clock::time_point> deadline_after(double seconds) {
  if (seconds <= 0) return std::nullopt;
  return Clock::now() +
         std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
}

}  // namespace

Child::Child(std::function<Service()> prepare, const Options& options)
    : prepare_(std::move(prepare)), options_(options) {}

Child::~Child() {
  ChildReply reply;
  stop(reply);
}

bool Child::start(ChildReply& reply) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    reply.error = std::strerror(errno);
    return false;
  }
  const pid_t parent = getpid();
  pid_ = fork();
  if (pid_ == 0) {
    // Whatever handlers the parent had, a crash of the child ends it with its own signal.
    for (const int signal : {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTERM}) {
      std::signal(signal, SIG_DFL);
    }
    serve(prepare_, ends[1], parent);
  }
  close(ends[1]);
  connection_ = ends[0];
  if (pid_ < 0) {
    reply.error = std::strerror(errno);
    stop(reply);
    return false;
  }
  std::string hello;
  const Wait wait = receive(connection_, options_.largest_answer, {}, hello);
  if (wait == Wait::kReady && hello[0] == kAnswer) {
    lacking_ = hello.substr(1);
    return true;
  }
  if (wait == Wait::kReady) reply.error = hello.substr(1);
  stop(reply);
  return false;
}

// Ends the child, if there is one, and says how it ended.
void Child::stop(ChildReply& reply) {
  if (connection_ >= 0) close(std::exchange(connection_, -1));
  if (pid_ <= 0) return;
  // A moment for one that is dying by itself, so that its own signal is told.
  int status = 0;
  pid_t ended = 0;
  for (int i = 0; i < 50 && ended == 0 && !reply.late && !reply.answered; ++i) {
    ended = waitpid(pid_, &status, WNOHANG);
    if (ended == 0) usleep(1000);
  }
  if (ended == 0) {
    kill(pid_, SIGKILL);
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
  } else if (WIFSIGNALED(status)) {
    reply.signal = WTERMSIG(status);
  }
  pid_ = -1;
}

// The kernel's own clock for the request, for the case that this process is stopped meanwhile.
void Child::allow_time() const {
  if (options_.seconds <= 0) return;
  clockid_t clock = 0;
  timespec used{};
  if (clock_getcpuclockid(pid_, &clock) != 0 || clock_gettime(clock, &used) != 0) return;
  rlimit limit{};
  if (prlimit(pid_, RLIMIT_CPU, nullptr, &limit) != 0) return;
  limit.rlim_cur =
      static_cast<rlim_t>(used.tv_sec) + 2 + static_cast<rlim_t>(std::ceil(options_.seconds));
  prlimit(pid_, RLIMIT_CPU, &limit, nullptr);
}

ChildReply Child::ask(std::string_view request) {
  ChildReply reply;
  if (pid_ < 0 && !start(reply)) return reply;
  allow_time();
  const Patience patience{deadline_after(options_.seconds), options_.stuck};
  std::string frame;
  Wait wait = send_request(connection_, request, patience);
  if (wait == Wait::kReady) wait = receive(connection_, options_.largest_answer, patience, frame);
  if (wait == Wait::kReady && frame[0] == kAnswer) {
    reply.answered = true;
    reply.bytes = frame.substr(1);
    return reply;
  }
  if (wait == Wait::kReady && frame[0] == kError) {  // this request alone
    reply.error = frame.substr(1);
    return reply;
  }
  reply.late = wait == Wait::kLate;
  reply.out_of_memory = wait == Wait::kReady && frame[0] == kOutOfMemory;
  stop(reply);
  return reply;
}

Failure failure_of(const ChildReply& reply, double seconds) {
  if (reply.late) return {FailureClass::kLimitTime, say("cli.child_late", seconds), {}};
  if (reply.out_of_memory) return {FailureClass::kLimitMemory, say("cli.child_memory"), {}};
  if (reply.signal == 0) {
    return {FailureClass::kRuntime, say("cli.child_silent", printable(reply.error)), {}};
  }
  FailureClass kind = FailureClass::kRuntime;
  if (reply.signal == SIGXCPU) kind = FailureClass::kLimitTime;
  if (reply.signal == SIGKILL) kind = FailureClass::kLimitMemory;  // the kernel's, short of memory
  if (reply.signal == SIGSYS) kind = FailureClass::kDenied;
  return {kind, say("cli.child_signal", signal_name(reply.signal)), {}};
}

void fail_without_child(const std::string& message) {
  Diagnostic fault;
  fault.code = "isolated.ended";
  fault.message = message;
  throw Error(std::move(fault), Exit::kDefect);
}

namespace {

void pack_part(std::string_view part, std::string& packed) {
  const Length length = part.size();
  char bytes[sizeof length];
  std::memcpy(bytes, &length, sizeof length);
  packed.append(bytes, sizeof bytes).append(part);
}

}  // namespace

std::string pack(std::initializer_list<std::string_view> parts) {
  std::string packed;
  for (const std::string_view part : parts) pack_part(part, packed);
  return packed;
}

std::string pack(const std::vector<std::string>& parts) {
  std::string packed;
  for (const std::string& part : parts) pack_part(part, packed);
  return packed;
}

std::vector<std::string> unpack(std::string_view packed) {
  std::vector<std::string> parts;
  while (!packed.empty()) {
    Length length = 0;
    if (packed.size() < sizeof length) return {};
    std::memcpy(&length, packed.data(), sizeof length);
    packed.remove_prefix(sizeof length);
    if (length > packed.size()) return {};
    parts.emplace_back(packed.substr(0, length));
    packed.remove_prefix(length);
  }
  return parts;
}

std::string signal_name(int signal) {
  const char* name = sigabbrev_np(signal);
  return name == nullptr ? "SIG" + std::to_string(signal) : std::string("SIG") + name;
}

}  // namespace iku::cli
