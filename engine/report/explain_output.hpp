#pragma once

#include <string>
#include <vector>

#include "formula/explanation.hpp"
#include "report/render.hpp"

// The working of a number as a tree of text, for `iku explain` and the shell.

namespace iku::report {

/// The tree with ├─ and └─ lines, wrapped to the width; the source stands at the right of a node's
/// first line where it fits, else below it.
Styled print_explanation(const Explanation& explanation, const RenderOptions& options = {});

/// Several of them below each other: the realisasi, its capaian, its predikat.
Styled print_explanations(const std::vector<Explanation>& explanations,
                          const RenderOptions& options = {});

/// The same as a table: a row a node, indented as the tree is; the working as its lines joined.
Table explanation_table(const Explanation& explanation);

/// The same tree as JSON.
std::string explanation_json(const Explanation& explanation);

}  // namespace iku::report
