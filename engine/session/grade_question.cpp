#include "session/grade_question.hpp"

#include <algorithm>

#include "base/number.hpp"
#include "base/text.hpp"
#include "formula/definition.hpp"
#include "session/seek.hpp"

namespace iku::session {

namespace {

// The ladder that capaian.tingkat counts in where an indikator declares none.
constexpr const char* kUsual = "table.concat(aturan.isi(\"akip\").tingkat, \" \")";

bool is_reached(double height, double goal) {
  return round_decimal(height, kJudgedDecimals) >= round_decimal(goal, kJudgedDecimals);
}

std::vector<std::string> ladder_of(Session& session, const std::string& kode) {
  const formula::Definition* definition = session.calculator().definition(session.indikator(kode));
  if (definition != nullptr && !definition->tingkat.empty()) return definition->tingkat;
  const Value usual = session.calculator().ask(kUsual, {});
  std::vector<std::string> names;
  if (!usual.is_grade()) return names;
  for (const std::string_view name : split(usual.grade().name, ' ')) names.emplace_back(name);
  return names;
}

// What a goal is measured by: the number, or how high a grade stands.
class Measure {
 public:
  Measure(std::vector<std::string> names, Besaran besaran, bool number)
      : names_(std::move(names)), besaran_(besaran), number_(number) {}

  double height(const std::string& grade) const {
    return static_cast<double>(names_.end() - std::find(names_.begin(), names_.end(), grade));
  }
  std::optional<double> of(const IndikatorResult& row) const {
    const Value value = value_of(row, besaran_);
    if (number_) return value.is_number() ? std::optional(value.number()) : std::nullopt;
    return value.is_grade() ? std::optional(height(value.grade().name)) : std::nullopt;
  }

 private:
  std::vector<std::string> names_;  // best first
  Besaran besaran_;
  bool number_;
};

}  // namespace

bool is_graded(const IndikatorResult& row) {
  const bool none = row.realisasi.is_missing() && row.origin == Origin::kData;
  const Value& told = none ? row.target : row.realisasi;
  return told.is_grade() && !told.as_number();
}

std::vector<GradeStep> grade_steps(Session& session, const std::string& kode) {
  const FigurePath path = session.resolve(kode);
  std::vector<GradeStep> steps;
  for (const std::string& grade : ladder_of(session, kode)) {
    steps.push_back({grade, session.trial(path, Value(Grade{grade, {}}), kode)});
  }
  return steps;
}

GradeGoal seek_by_grade(Session& session, const std::string& kode, Besaran besaran,
                        const std::optional<double>& number, const std::string& wanted) {
  std::vector<std::string> names = grades_of(session, kode, besaran);
  if (besaran == Besaran::kRealisasi) {
    names = ladder_of(session, kode);
    std::reverse(names.begin(), names.end());
  }
  if (!number) formula::require_known("predikat", wanted, names);
  const Measure measure(names, besaran, number.has_value());
  const double goal = number ? *number : measure.height(wanted);
  GradeGoal found;
  std::optional<double> least;
  std::optional<double> most;
  for (GradeStep& step : grade_steps(session, kode)) {
    const auto height = measure.of(step.row);
    if (!height) continue;
    if (is_reached(*height, goal)) {
      if (least && *height >= *least) continue;
      least = height;
      found.over = std::move(step);
    } else if (!most || *height > *most) {
      most = height;
      found.short_of = std::move(step);
    }
  }
  found.exact = least && is_reached(goal, *least);
  const IndikatorResult row = session.row(kode);
  const auto now = measure.of(row);
  if (!number && now && *now > goal) {
    found.better = value_of(row, besaran).grade().name;
    if (!found.exact) found.over.reset();
    return found;
  }
  found.already = now && is_reached(*now, goal) && (!number || !least || *now <= *least);
  return found;
}

}  // namespace iku::session
