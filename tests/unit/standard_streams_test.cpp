#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "repository.hpp"

// The program started with standard streams that are closed, full or no files.

using namespace iku;

namespace fs = std::filesystem;

namespace {

/// What stands for a standard stream: a path, or nothing where it is closed.
struct Streams {
  const char* in = "/dev/null";
  const char* out = "keluaran";
  const char* err = "pesan";
};

void put(int number, const char* path, int flags) {
  const int file = path == nullptr ? -1 : open(path, flags | O_CLOEXEC, 0600);
  if (path != nullptr && dup2(file, number) != number) _exit(99);
}

int run(std::vector<std::string> words, const Streams& streams) {
  const pid_t child = fork();
  if (child == 0) {
    words.insert(words.begin(), IKU_PROGRAM);
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    put(0, streams.in, O_RDONLY);
    put(1, streams.out, O_WRONLY | O_CREAT | O_TRUNC);
    put(2, streams.err, O_WRONLY | O_CREAT | O_TRUNC);
    // Lower numbers must be free for a stream that is closed.
    if (streams.in == nullptr) close(0);
    if (streams.out == nullptr) close(1);
    if (streams.err == nullptr) close(2);
    execv(IKU_PROGRAM, arguments.data());
    _exit(99);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

const Streams kFull{"/dev/null", "/dev/full", "pesan"};

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("standard input that is closed or a directory is told") {
    const test::Scratch scratch;
    fs::copy(test::source_path("examples/contoh-ikpp"), "kerja", fs::copy_options::recursive);
    for (const char* in : {static_cast<const char*>(nullptr), "."}) {
      CHECK(run({"eval", "-"}, {in}) == 66);
      CHECK(test::read_text("pesan").find("stdin") != std::string::npos);
      CHECK(run({"repl", "kerja"}, {in}) == 66);
    }
  }

  TEST_CASE("with standard error closed no message lands in a file of the program") {
    const test::Scratch scratch;
    fs::copy(test::source_path("examples/contoh-ikpp"), "kerja", fs::copy_options::recursive);
    CHECK(run({"calc", "kerja", "--save", "--as-of", "2010"}, {"/dev/null", "keluaran", nullptr}) <=
          1);
    CHECK(fs::file_size("kerja/hasil/.kunci") == 0);
    CHECK(test::read_text("kerja/hasil/2024.json").starts_with("{\n \"format\""));
    CHECK(run({"calc", "kerja"}, {nullptr, nullptr, nullptr}) == 73);
  }

  TEST_CASE("output that cannot be written ends every command with 73" *
            doctest::skip(!fs::is_character_file("/dev/full"))) {
    const test::Scratch scratch;
    fs::copy(test::source_path("examples/contoh-ikpp"), "kerja", fs::copy_options::recursive);
    test::write_text("a.lua", "return 1");
    test::write_text("r.lua", "print('x')");
    const std::vector<std::vector<std::string>> all = {{"--help"},
                                                       {"calc", "--help"},
                                                       {"--version"},
                                                       {"help"},
                                                       {"calc", "kerja"},
                                                       {"report", "kerja"},
                                                       {"audit", "kerja"},
                                                       {"explain", "kerja", "ikpp"},
                                                       {"check", "kerja"},
                                                       {"eval", "a.lua"},
                                                       {"run", "r.lua", "kerja"},
                                                       {"compare", "kerja", "kerja"},
                                                       {"new", "baru"},
                                                       {"calc", "kerja", "-o", "/dev/full"}};
    for (const std::vector<std::string>& words : all) {
      CAPTURE(words.front());
      CAPTURE(words.back());
      CHECK(run(words, kFull) == 73);
      CHECK_FALSE(test::read_text("pesan").empty());
    }
    CHECK(run({"calc", "kerja"}, {"/dev/null", nullptr, "pesan"}) == 73);
    test::write_text("masukan", "1 + 1\n");
    CHECK(run({"repl", "kerja"}, {"masukan", "/dev/full", "pesan"}) == 73);
  }
}
