#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "report/audit.hpp"
#include "report/derive.hpp"

// The verdict on one printed figure: by its printed operands, the recalculated value, other
// readings that a report may have, and what is printed beside it. Used by audit.

namespace iku::report {

/// Figures printed in one place, by the operand they are.
class Printings {
 public:
  void add(const std::string& name, const Figure& figure);
  /// Those that are printed in one way only: two that differ are no operand.
  Operands all() const;

 private:
  std::map<std::string, Figure> figures_;
};

void add_note(Finding& finding, const std::string& text);

class Examiner {
 public:
  /// Both must outlive the examiner; without a judge nothing is derived.
  Examiner(const KebijakanInfo& policy, Judge* judge) : policy_(policy), judge_(judge) {}

  /// What is printed of a part of means of that besaran, by its name among the operands.
  void add_part(const std::string& besaran, const std::string& name, const Figure& figure) {
    parts_[besaran].add(name, figure);
  }

  /// Sets verdict, recalculated value and notes. `beside`: printed figures that it may follow from
  /// where it does not from the data, the nearest first. False where nothing of the data was used:
  /// its acuan alone judge it.
  bool examine(const Tercetak& printed, const Recalculated& exact,
               const std::vector<Operands>& beside, Finding& finding) const;

  /// Against the recalculated value, exact or from figures that were rounded on the way.
  void judge_data(const Recalculated& exact, Finding& finding) const;

  /// "9.500" may be 9,5 as well: where that agrees, nobody is accused.
  void try_other_reading(Finding& finding) const;

 private:
  bool is_alike(const Recalculated& exact, Finding& finding) const;
  bool judge_acuan(const Tercetak& printed, const Recalculated& exact, Finding& finding,
                   bool& from_data) const;
  bool judge_by(const Operands& acuan, const Recalculated& exact, const Value& from_data,
                Finding& finding) const;
  void judge_unrounded(const Operands& used, const Recalculated& exact, const Recalculated& derived,
                       Finding& finding) const;
  void judge_others(const Recalculated& exact, Finding& finding) const;
  void judge_beside(const Tercetak& printed, const Recalculated& exact, const Operands& beside,
                    Finding& finding) const;
  bool adopt(const Recalculated& other, Finding& finding) const;

  const KebijakanInfo& policy_;
  Judge* judge_;
  std::map<std::string, Printings> parts_;  // by besaran
};

}  // namespace iku::report
