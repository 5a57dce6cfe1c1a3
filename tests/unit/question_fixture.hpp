#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "formula_fixture.hpp"
#include "session/question.hpp"
#include "session_fixture.hpp"

// Sessions for the tests of questions, over a small workspace of their own.

namespace iku::test {

/// A workspace with these indikator, and scripts by their path below skrip/.
class QuestionBench {
 public:
  explicit QuestionBench(const std::string& indikator,
                         const std::vector<std::pair<std::string, std::string>>& scripts = {},
                         const std::string& kebijakan = "jombang-2024") {
    std::string workspace = indikator_text(indikator);
    const std::string usual = "jombang-2024";
    workspace.replace(workspace.find(usual), usual.size(), kebijakan);
    write_text("workspace.json", workspace);
    for (const auto& [path, text] : scripts) write_text("skrip/" + path, text);
    session_ = session_over(scratch_.directory());
  }

  session::Session& session() { return *session_; }

 private:
  Scratch scratch_;
  std::unique_ptr<session::Session> session_;
};

/// One indikator `r` computed by a formula of the input `a`, whose scale is given, with a target.
inline QuestionBench formula_bench(const std::string& formulasi, const std::string& scale, double a,
                                   double target = 100) {
  return QuestionBench(
      R"({"kode": "r", "nama": "R", "formulasi": "r", "target": {"2024": )" +
          std::to_string(target) + R"(}, "masukan": {"a": {"2024": )" + std::to_string(a) + "}}}",
      {{"indikator/r.lua",
        definition_text("r", formulasi, "masukan = {a = {skala = " + scale + "}},")}});
}

/// What a call throws, in one text; "" where it throws nothing.
template <typename Call>
std::string refusal(Call call) {
  try {
    call();
  } catch (const Error& error) {
    return error.diagnostics().front().message + " | " + error.diagnostics().front().help;
  }
  return {};
}

}  // namespace iku::test
