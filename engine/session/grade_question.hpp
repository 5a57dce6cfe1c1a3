#pragma once

#include <optional>
#include <string>
#include <vector>

#include "session/lever.hpp"

// Questions about an indikator whose realisasi is a grade: no number can be turned, so each grade
// of its ladder is tried. Used by the shell's `.goal` and `.flip`.

namespace iku::session {

/// What an indikator would be with its realisasi at one grade.
struct GradeStep {
  std::string grade;
  IndikatorResult row;
};

/// Whether an indikator's own realisasi is a grade that carries no number, or would be one by its
/// target.
bool is_graded(const IndikatorResult& row);

/// Each grade of its ladder, lowest first: those it declares, else those of the AKIP evaluation.
std::vector<GradeStep> grade_steps(Session& session, const std::string& kode);

/// Which of its grades reaches a goal: the least that does, and the most that does not.
struct GradeGoal {
  std::string better;    ///< the grade now, where it is better than the one asked for
  bool already = false;  ///< what it has now reaches it, and no lesser grade would
  std::optional<GradeStep> over;
  std::optional<GradeStep> short_of;
  bool exact = true;  ///< `over` gives the number itself
};

/// `number`: a goal for the capaian; else `wanted` is a predikat or grade. Throws Error (kUsage,
/// did-you-mean) for a grade that does not exist there.
GradeGoal seek_by_grade(Session& session, const std::string& kode, Besaran besaran,
                        const std::optional<double>& number, const std::string& wanted);

}  // namespace iku::session
