#include "report/explain_output.hpp"

#include <doctest/doctest.h>

#include <string>

namespace iku::report {
namespace {

Explanation leaf(const std::string& name, Value value, const std::string& note,
                 const std::string& sumber) {
  Explanation node;
  node.name = name;
  node.value = std::move(value);
  node.note = note;
  node.sumber = sumber;
  return node;
}

Explanation sample() {
  Explanation root;
  root.name = "ikpp";
  root.value = 7.1075;
  root.lines = {"1,25 × ikm + ipp", "1,25 × 3,2220 + 3,0800", "7,1075"};
  root.where = "scripts/indikator/ikpp.lua:6";
  root.children = {leaf("ikm", 3.2225, "NRR tertimbang dari 9 unsur", "data/skm-2024.csv"),
                   leaf("ipp", Missing{"belum dinilai", ""}, "", "workspace.json")};
  root.children.front().children = {leaf("u1", 3.0, "", "")};
  return root;
}

}  // namespace

TEST_CASE("an explanation is a tree from the formula down to the sources") {
  CHECK(print_explanation(sample(), {72, false}) ==
        std::string(" ikpp = 1,25 × ikm + ipp                    scripts/indikator/ikpp.lua:6\n"
                    "      = 1,25 × 3,2220 + 3,0800\n"
                    "      = 7,1075\n"
                    " ├─ ikm = 3,2225   NRR tertimbang dari 9 unsur         data/skm-2024.csv\n"
                    " │  └─ u1 = 3\n"
                    " └─ ipp = – (belum dinilai)                               workspace.json\n"));
}

TEST_CASE("a source that does not fit stands on its own line") {
  CHECK(print_explanation(leaf("ikm", 3.2225, "NRR tertimbang dari 9 unsur", "data/skm-2024.csv"),
                          {50, false}) ==
        std::string(" ikm = 3,2225   NRR tertimbang dari 9 unsur\n"
                    "       data/skm-2024.csv\n"));
}

TEST_CASE("a step that names its result is not named twice") {
  Explanation node;
  node.name = "capaian";
  node.value = 92.31;
  node.lines = {"capaian = realisasi / target × 100", "= 7,1075 / 7,70 × 100"};
  CHECK(print_explanation(node) == std::string(" capaian = realisasi / target × 100\n"
                                               "         = 7,1075 / 7,70 × 100\n"));
}

TEST_CASE("a warning stands below its node") {
  Explanation node = leaf("ipp", 3.0, "", "");
  node.warning = "dilaporkan";
  CHECK(print_explanation(node) == std::string(" ipp = 3\n    ! dilaporkan\n"));
}

TEST_CASE("the JSON of an explanation is a tree too") {
  const std::string json = explanation_json(sample());
  CHECK(json.find("\"value\": 7.1075") != std::string::npos);
  CHECK(json.find("\"message\": \"belum dinilai\"") != std::string::npos);
  CHECK(json.find("\"sumber\": \"data/skm-2024.csv\"") != std::string::npos);
}

}  // namespace iku::report
