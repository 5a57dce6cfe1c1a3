#include "cli/journal.hpp"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <random>
#include <string>

#include "base/diagnostic.hpp"
#include "repository.hpp"

using namespace iku;
using iku::cli::Journal;
using iku::cli::LeftJournal;

namespace {

// A session that confirms entries (writes "1", "2", … after each) until it is killed.
pid_t start_session(const std::filesystem::path& directory, int confirmed) {
  const pid_t child = fork();
  if (child != 0) return child;
  Journal journal(directory, "kerja");
  journal.begin_with({".unit contoh"});
  for (int i = 1;; ++i) {
    journal.append(".set ipp " + std::to_string(i));
    const char byte = 1;
    if (write(confirmed, &byte, 1) != 1) _exit(1);
  }
}

}  // namespace

TEST_SUITE("cli") {
  TEST_CASE("a session that ends leaves no journal; a running one is not offered") {
    const test::Scratch scratch;
    {
      Journal running("jurnal", "kerja");
      running.append(".set ipp 3");
      CHECK(Journal("jurnal", "kerja").left().empty());
    }
    CHECK(std::filesystem::is_empty("jurnal"));
  }

  TEST_CASE("a session killed at any moment loses nothing that was confirmed") {
    const test::Scratch scratch;
    std::mt19937 random(7);
    for (int round = 0; round < 50; ++round) {
      CAPTURE(round);
      int pipe_ends[2];
      REQUIRE(pipe(pipe_ends) == 0);
      const pid_t child = start_session("jurnal", pipe_ends[1]);
      close(pipe_ends[1]);
      int confirmed = 0;
      char byte = 0;
      const int wanted = 1 + static_cast<int>(random() % 20);
      while (confirmed < wanted && read(pipe_ends[0], &byte, 1) == 1) ++confirmed;
      kill(child, SIGKILL);
      waitpid(child, nullptr, 0);
      while (read(pipe_ends[0], &byte, 1) == 1) ++confirmed;
      close(pipe_ends[0]);

      const Journal next("jurnal", "kerja");
      CHECK(Journal("jurnal", "lain").left().empty());
      const std::vector<LeftJournal> left = next.left();
      REQUIRE(left.size() == 1);
      REQUIRE(left[0].lines.size() >= static_cast<std::size_t>(confirmed) + 1);
      CHECK(left[0].lines.size() <= static_cast<std::size_t>(confirmed) + 2);
      CHECK(left[0].lines[0] == ".unit contoh");
      for (std::size_t i = 1; i < left[0].lines.size(); ++i) {
        CHECK(left[0].lines[i] == ".set ipp " + std::to_string(i));
      }
      next.drop_left();
      CHECK(next.left().empty());
    }
  }

  TEST_CASE("a line that did not reach the disk whole was not confirmed") {
    const test::Scratch scratch;
    Journal journal("jurnal", "kerja");
    journal.append(".set ipp 3");
    std::filesystem::path file = std::filesystem::directory_iterator("jurnal")->path();
    const std::string name = file.filename().string();
    test::write_text("jurnal/" + name.substr(0, 17) + "1-0.repl", ".set ipp 3\n.set ikm 2");
    const auto lines = [&] {
      const std::vector<LeftJournal> left = journal.left();
      REQUIRE(left.size() == 1);
      return left[0].lines;
    };
    CHECK(lines() == std::vector<std::string>{".set ipp 3"});
    const std::string open = ".set ipp 3\nindikator {\n  kode = \"a\",\n";
    test::write_text("jurnal/" + name.substr(0, 17) + "1-0.repl", open);
    CHECK(lines() == std::vector<std::string>{".set ipp 3"});
    test::write_text("jurnal/" + name.substr(0, 17) + "1-0.repl", open + "}\n");
    CHECK(lines().size() == 4);
  }

  TEST_CASE("a journal that cannot be written says so") {
    const test::Scratch scratch;
    test::write_text("jurnal", "no directory");
    Journal journal("jurnal", "kerja");
    CHECK_THROWS_AS(journal.append(".set ipp 3"), Error);
    CHECK(journal.left().empty());
  }
}
