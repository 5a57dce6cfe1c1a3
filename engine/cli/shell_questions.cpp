#include "cli/shell_questions.hpp"

namespace iku::cli {

const std::vector<Command>& question_commands() {
  static const std::vector<Command> all = {
      {"flip", false, Takes::kIndikator, ask_flip},
      {"goal", false, Takes::kFigure, ask_goal, "by dengan"},
      {"montecarlo", false, Takes::kFigure, ask_montecarlo, "n= benih="},
      {"rules", false, Takes::kIndikator, ask_rules},
      {"sens", false, Takes::kFigure, ask_sens},
      {"table", false, Takes::kFigure, ask_table, "by dengan"},
      {"trend", false, Takes::kIndikator, ask_trend},
  };
  return all;
}

}  // namespace iku::cli
