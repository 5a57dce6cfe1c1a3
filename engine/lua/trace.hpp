#pragma once

#include <string>
#include <vector>

// The memory of an evaluation in the trace reading: every number with how it was made. Written by
// operand.cpp, read by formula/explain.

namespace iku::lua {

enum class Op {
  kConstant,
  kInput,
  kAdd,
  kSub,
  kMul,
  kDiv,
  kMod,
  kIdiv,
  kPow,
  kNeg,
  kCall,  ///< a library function: `name` of the arguments
  kNote,  ///< the first argument, with what a library function said of it
};

struct TraceNode {
  Op op = Op::kConstant;
  double value = 0;
  std::string name;  ///< of the input or the function
  std::string text;  ///< the note
  std::string sumber;
  std::vector<int> args;  ///< indices of the operands; each smaller than the node's own
};

/// A comparison that decided a branch.
struct TraceBranch {
  int left = -1;
  int right = -1;
  std::string relation;
  bool held = false;
};

/// The working of one evaluation; `root` is the result, or -1 when it is no traced number.
struct Trace {
  std::vector<TraceNode> nodes;
  int root = -1;
};

}  // namespace iku::lua
