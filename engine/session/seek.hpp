#pragma once

#include <optional>
#include <string>
#include <vector>

#include "session/lever.hpp"

// Goal-seek: which value of a lever makes an indikator so. Used by the shell's `.goal`.

namespace iku::session {

/// The answer to "which value of this lever makes it so". `at` is a number as it would be typed:
/// set to it, the goal is reached as the program judges it.
struct Goal {
  struct Side {
    double at = 0;
    double value = 0;
  };
  bool reached = false;
  double at = 0;                     ///< the lever's value that reaches the goal, or comes nearest
  double value = 0;                  ///< what the besaran is there, where it is a number
  std::string grade;                 ///< the predikat or grade there, for a goal that is one
  std::optional<Side> stepped;       ///< reached by a step over it: the side that does not reach it
  std::optional<double> would_need;  ///< the value beyond the range that would reach it
  bool straight = false;             ///< would_need is exact: the formula is linear in the lever
  std::string better;                ///< the grade now, where it is better than the one asked for;
                                     ///< not reached: nothing was found that gives that one itself
  bool moves = true;                 ///< not reached: whether the lever changes anything at all
};

/// Searches the lever's range, and far beyond it where it was only guessed, for the value nearest
/// its present one that makes the besaran `wanted`: a capaian no less than it, a realisasi no less
/// (negatif: no more), as near as few decimals allow. Where the besaran steps over `wanted`, the
/// side of the step that reaches it; a gap in which the formula fails or lacks a value is no step,
/// and no place in it is an answer. Always answers; that nothing was found is no proof. Throws
/// Error (kUsage) where there is no number to ask about.
Goal seek(Session& session, const std::string& kode, Besaran besaran, double wanted,
          const Lever& lever);

/// The same for a predikat, or for the realisasi of an indikator whose results are grades: the
/// nearest value that gives this one or a better one, or, where it has a better one now, this one
/// itself. Throws Error (kUsage, did-you-mean) for a
/// grade that does not exist there.
Goal seek_grade(Session& session, const std::string& kode, Besaran besaran,
                const std::string& wanted, const Lever& given);

/// The grades a besaran can be, best first.
std::vector<std::string> grades_of(Session& session, const std::string& kode, Besaran besaran);

}  // namespace iku::session
