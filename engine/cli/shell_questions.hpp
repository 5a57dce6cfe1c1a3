#pragma once

#include <string>

#include "cli/shell_command.hpp"

// The shell's questions, gathered by question_commands(); each gives what to show.

namespace iku::cli {

Styled ask_goal(ShellState& state, const std::string& arguments);
Styled ask_flip(ShellState& state, const std::string& arguments);
Styled ask_sens(ShellState& state, const std::string& arguments);
Styled ask_table(ShellState& state, const std::string& arguments);
Styled ask_montecarlo(ShellState& state, const std::string& arguments);
Styled ask_rules(ShellState& state, const std::string& arguments);
Styled ask_trend(ShellState& state, const std::string& arguments);

}  // namespace iku::cli
