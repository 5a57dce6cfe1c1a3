#include "formula/provenance.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "formula_fixture.hpp"

namespace {

using iku::test::Bench;
using iku::test::indikator_text;

/// The fingerprint of the figures of one indikator with this realisasi and target in 2024.
std::string fingerprint(const std::string& realisasi, const std::string& target = "40") {
  Bench bench(indikator_text(R"({"kode": "a", "nama": "A", "target": {"2024": )" + target +
                             R"(}, "realisasi": {"2024": )" + realisasi + "}}"));
  iku::formula::Fingerprints fingerprints(bench.calculator());
  return iku::formula::stored_result(bench.calculator().calculate(), fingerprints, 2024)
      .baris.at(0)
      .data;
}

TEST_CASE("other parts of a year, or another way to put them together, are other data") {
  const std::set<std::string> all = {
      fingerprint("20"),
      fingerprint(R"({"semester": [10, 10], "konsolidasi": "jumlah"})"),
      fingerprint(R"({"semester": [8, 12], "konsolidasi": "jumlah"})"),
      fingerprint(R"({"semester": [20, 20], "konsolidasi": "rata"})"),
      fingerprint(R"({"semester": [20, 20], "konsolidasi": "terakhir"})"),
  };
  CHECK(all.size() == 5);
  CHECK(fingerprint("20") == fingerprint("20"));
}

TEST_CASE("another bound of a target is other data") {
  const std::set<std::string> all = {fingerprint("20"), fingerprint("20", R"("≥ 40")"),
                                     fingerprint("20", R"("≤ 40")"),
                                     fingerprint("20", R"("> 40")")};
  CHECK(all.size() == 4);
}

}  // namespace
