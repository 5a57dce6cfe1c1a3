#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "program_fixture.hpp"
#include "repository.hpp"
#include "store/result_chain.hpp"
#include "store/result_file.hpp"

// What somebody may do to stored results, and that check --drift finds it: by the seal of the file,
// by the chain, by what is calculated now, or by a fingerprint that an office kept elsewhere.

using namespace iku;

namespace fs = std::filesystem;

namespace {

constexpr const char* kNewest = "kerja/hasil/2024.json";

// A workspace whose year was stored three times, each time with other figures.
class Office {
 public:
  Office() {
    for (int i = 0; i < 3; ++i) {
      write_workspace(80 + i);
      const test::Ended saved =
          test::run_program({"calc", "kerja", "--save", "--waktu",
                             fmt::format("2026-0{}-01T00:00:00Z", i + 1), "-o", "/dev/null"});
      CAPTURE(saved.err);
      REQUIRE(saved.status == 0);
      kepala_.push_back(sha256(test::read_text(kNewest)));
    }
  }

  /// The fingerprints as they were, the oldest first.
  const std::vector<std::string>& kepala() const { return kepala_; }

  test::Ended drift(std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"check", "kerja", "--drift"});
    return test::run_program(more);
  }

  /// The file that the newest one replaced, and the oldest.
  std::string kept(std::size_t which) const {
    return fmt::format("kerja/hasil/riwayat/2024-{}.json", kepala_[which].substr(0, 16));
  }

 private:
  static void write_workspace(int realisasi) {
    std::string rows;
    for (int i = 1; i <= 4; ++i) {
      rows += fmt::format(
          R"({}{{"kode": "i{}", "nama": "I", "target": {{"2024": 80}}, "realisasi": {{"2024": {}}}}})",
          i == 1 ? "" : ", ", i, realisasi + i);
    }
    test::write_text(
        "kerja/workspace.json",
        R"({"format": "iku/1", "nama": "Uji", "tahun": 2024, "sumber": "uji",)"
        R"("kebijakan": "jombang-2024", "unit": [{"kode": "u", "nama": "U", "jenjang":)"
        R"("kecamatan", "tujuan": [{"kode": "T", "nama": "T", "indikator": [)" +
            rows + "]}]}]}\n");
  }

  test::Scratch scratch_;
  std::vector<std::string> kepala_;
};

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), by);
}

/// The line of a row of the file, with the comma behind it.
std::string row_of(const std::string& text, const std::string& kode) {
  const std::size_t at = text.find(fmt::format(R"(  {{"unit":"u","indikator":"{}")", kode));
  REQUIRE(at != std::string::npos);
  return text.substr(at, text.find('\n', at) + 1 - at);
}

struct Tampering {
  const char* what;
  std::function<std::string(const std::string&)> alter;
  bool follows;  ///< what the file says now still follows from the data
};

const std::vector<Tampering>& tamperings() {
  static const std::vector<Tampering> kAll = {
      {"a number",
       [](const auto& text) { return replaced(text, "\"realisasi\":83", "\"realisasi\":84"); },
       false},
      {"a fingerprint of data",
       [](const auto& text) {
         const std::size_t at = text.find("\"data\":\"") + 8;
         return replaced(text, text.substr(at, 64), std::string(64, '0'));
       },
       false},  // the file's own sum of them tells it
      {"a fingerprint of a script",
       [](const auto& text) {
         const std::size_t at = text.find("\"hash\":\"") + 8;
         return replaced(text, text.substr(at, 64), std::string(64, '0'));
       },
       true},
      {"a policy",
       [](const auto& text) {
         return replaced(text, "\"jombang-2024\",\"data\"", "\"palsu\",\"data\"");
       },
       false},
      {"the time", [](const auto& text) { return replaced(text, "2026-03-01", "2026-03-02"); },
       true},
      {"the version",
       [](const auto& text) {
         return replaced(text, "\"program\": \"iku ", "\"program\": \"iku 9");
       },
       true},
      {"a row doubled",
       [](const auto& text) {
         return replaced(text, row_of(text, "i2"), row_of(text, "i2") + row_of(text, "i2"));
       },
       false},
      {"a row dropped", [](const auto& text) { return replaced(text, row_of(text, "i2"), ""); },
       false},
      {"a row moved",
       [](const auto& text) {
         const std::string row = row_of(text, "i1");
         return replaced(replaced(text, row, ""), row_of(text, "i3"), row_of(text, "i3") + row);
       },
       false},
      {"the chain cut",
       [](const auto& text) {
         const std::size_t at = text.find("\"sebelum\": \"") + 12;
         return replaced(text, text.substr(at, 64), "");
       },
       false},
  };
  return kAll;
}

/// The text with its seal made anew, as somebody may who knows how.
std::string sealed_anew(const std::string& text) {
  return store::sealed(text.substr(0, text.rfind(",\n \"segel\"")));
}

}  // namespace

TEST_CASE("what is stored and left alone follows, and its fingerprint is printed") {
  const Office office;
  const test::Ended ended = office.drift();
  CAPTURE(ended.out);
  CHECK(ended.status == 0);
  CHECK(ended.out.find("kepala " + office.kepala()[2]) != std::string::npos);
  for (std::size_t i = 0; i < 3; ++i) {
    const test::Ended kept = office.drift({"--kepala", office.kepala()[i]});
    CAPTURE(kept.out);
    CHECK(kept.status == 0);
    CHECK(kept.out.find(i == 2 ? "kepala cocok" : "diganti") != std::string::npos);
  }
  CHECK(office.drift({"--kepala", std::string(64, 'a')}).status == 1);
  CHECK(office.drift({"--kepala", "abc"}).status == 64);
  CHECK(test::run_program({"check", "kerja", "--kepala", office.kepala()[2]}).status == 64);
}

TEST_CASE("whatever is changed in a stored file is found") {
  for (const Tampering& tampering : tamperings()) {
    CAPTURE(std::string(tampering.what));
    const Office office;
    test::write_text(kNewest, tampering.alter(test::read_text(kNewest)));
    const test::Ended ended = office.drift();
    CAPTURE(ended.out);
    CHECK(ended.status == 1);
    CHECK(ended.out.find("segelnya tidak cocok") != std::string::npos);
  }
}

TEST_CASE("with the seal made anew, what contradicts the data or the chain is found") {
  for (const Tampering& tampering : tamperings()) {
    CAPTURE(std::string(tampering.what));
    const Office office;
    test::write_text(kNewest, sealed_anew(tampering.alter(test::read_text(kNewest))));
    const test::Ended ended = office.drift();
    CAPTURE(ended.out);
    CHECK(ended.out.find("segelnya") == std::string::npos);
    CHECK(ended.status == (tampering.follows ? 0 : 1));
    // A fingerprint that was kept elsewhere finds the rest.
    CHECK(office.drift({"--kepala", office.kepala()[2]}).status == 1);
  }
}

TEST_CASE("a file of the chain that is changed, removed or put there is found") {
  const auto finds = [](const Office& office, const std::string& words) {
    const test::Ended ended = office.drift();
    CAPTURE(ended.out);
    CHECK(ended.status == 1);
    CHECK(ended.out.find(words) != std::string::npos);
  };
  {
    const Office office;
    const std::string path = office.kept(0);
    test::write_text(
        path, sealed_anew(replaced(test::read_text(path), "\"realisasi\":81", "\"realisasi\":91")));
    finds(office, "tidak seperti ketika digantikan");
  }
  {
    const Office office;
    fs::remove(office.kept(1));
    finds(office, "tidak ada lagi");
    finds(office, office.kept(0));  // which nothing reaches any more
  }
  {
    const Office office;
    test::write_text("kerja/hasil/riwayat/2024-0000000000000000.json",
                     test::read_text(office.kept(0)));
    finds(office, "tidak dicapai rantai mana pun");
  }
  {
    const Office
        office;  // a run that was killed between the two writes leaves this, and it is no fault
    fs::copy_file(kNewest, office.kept(2));
    CHECK(office.drift().status == 0);
    test::write_text(office.kept(2), test::read_text(office.kept(2)) + " ");
    finds(office, "tidak dicapai rantai mana pun");
  }
  {
    const Office office;
    fs::remove(kNewest);
    finds(office, "tidak dicapai rantai mana pun");
    CHECK(office.drift({"--kepala", office.kepala()[2]}).status == 1);
  }
  {
    // The newest file gives way to the one before it, which is what a run killed between its two
    // writes leaves as well: only a fingerprint that was kept elsewhere tells.
    const Office office;
    fs::copy_file(office.kept(1), kNewest, fs::copy_options::overwrite_existing);
    const test::Ended ended = office.drift({"--kepala", office.kepala()[2]});
    CHECK(ended.status == 1);
    CHECK(ended.out.find("tidak ada pada rantai mana pun") != std::string::npos);
  }
}

TEST_CASE("results of a version without seals are read, and not called altered") {
  const test::Scratch scratch;
  fs::copy(test::source_path("tests/fixtures/versi-0.1.0"), "kerja", fs::copy_options::recursive);
  const test::Ended ended = test::run_program({"check", "kerja", "--drift"});
  CAPTURE(ended.out);
  CHECK(ended.out.find("tanpa segel, disimpan oleh iku 0.1.0") != std::string::npos);
  CHECK(ended.out.find("tidak cocok") == std::string::npos);
  CHECK(ended.out.find("hilang") == std::string::npos);
  CHECK(store::read_chain("kerja", 2024).faults.empty());
}
