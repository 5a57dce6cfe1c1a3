#include <algorithm>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "cli/question_words.hpp"
#include "cli/setup.hpp"
#include "cli/shell_questions.hpp"
#include "model/reason.hpp"

// `.goal`: what would make a number so.

namespace iku::cli {

namespace {

using session::Besaran;
using session::Goal;
using session::Lever;

std::string line(const std::string& text) { return " " + text + "\n"; }

std::string now_text(const Lever& lever) {
  return lever.has_value ? show_number(lever.value) : std::string("–");
}

std::string range_of(const Lever& lever) {
  return say(lever.declared ? "shell.in_scale" : "shell.in_range",
             range_text(lever.low, lever.high));
}

// "dengan ipp 3,0800, ": what the other levers stay at.
std::string others_text(const std::vector<Lever>& levers, const Lever& but) {
  std::string text;
  for (const Lever& lever : levers) {
    if (lever.name == but.name || !lever.has_value) continue;
    text += (text.empty() ? "" : ", ") + lever.name + " " + show_number(lever.value);
  }
  return text.empty() ? text : say("shell.goal_with", text);
}

/// One `.goal`: what is asked, and the wanted number or grade.
class GoalAnswer {
 public:
  GoalAnswer(ShellState& state, Asked asked, std::string wanted)
      : state_(state), asked_(std::move(asked)), wanted_(std::move(wanted)) {
    const bool predikat = asked_.besaran == Besaran::kPredikat;
    const bool graded =
        predikat || (asked_.besaran == Besaran::kRealisasi &&
                     !session::grades_of(state.session, asked_.kode, asked_.besaran).empty());
    if (!predikat) {
      const std::string satuan =
          asked_.besaran == Besaran::kCapaian ? "%" : state.session.row(asked_.kode).satuan;
      require_own_value(wanted_, satuan);
      const Value value = parse_value(wanted_, satuan);
      if (value.is_number()) number_ = value.number();
    }
    const bool has_ladder = session::is_graded(state.session.row(asked_.kode));
    if (!number_ && !graded && !has_ladder) wrong_usage(say("cli.not_a_value", printable(wanted_)));
    all_ = session::levers(state.session, asked_.kode, asked_.besaran);
  }

  const std::vector<Lever>& levers() const { return all_; }

  // Where the realisasi is a grade: which of its grades reaches the goal.
  std::string by_grade() const {
    const session::GradeGoal goal =
        session::seek_by_grade(state_.session, asked_.kode, asked_.besaran, number_, wanted_);
    const IndikatorResult now = state_.session.row(asked_.kode);
    const std::string present = show_value(now.realisasi);
    const auto there = [&](const session::GradeStep& step) {
      return show_value(value_of(step.row, asked_.besaran));
    };
    const Value value = value_of(now, asked_.besaran);
    if (!goal.better.empty()) {
      return line(say("shell.goal_better", asked_.text, goal.better, wanted_)) +
             (goal.over ? line(say("shell.goal_reached", asked_.kode, present, goal.over->grade,
                                   asked_.text, there(*goal.over)))
                        : line(say("shell.goal_grade_never", asked_.text, wanted_)));
    }
    if (goal.already) {
      return line(say("shell.goal_already", asked_.text, show_value(value), asked_.kode, present));
    }
    if (!goal.over && !goal.short_of) {
      return line(say("session.why_no_value", asked_.text, reason_of(value)));
    }
    if (!goal.over) {
      return line(say("shell.goal_grade_best", asked_.text, there(*goal.short_of), asked_.kode,
                      goal.short_of->grade));
    }
    std::string text = line(say("shell.goal_reached", asked_.kode, present, goal.over->grade,
                                asked_.text, there(*goal.over)));
    if (number_ && !goal.exact && goal.short_of) {
      text += line(say("shell.goal_grade_stepped", asked_.text, show_number(*number_), asked_.kode,
                       goal.short_of->grade, there(*goal.short_of)));
    }
    return text;
  }

  Goal seek(const Lever& lever) {
    return number_
               ? session::seek(state_.session, asked_.kode, asked_.besaran, *number_, lever)
               : session::seek_grade(state_.session, asked_.kode, asked_.besaran, wanted_, lever);
  }

  // Whether nothing need change.
  bool holds_now(const Lever& lever, const Goal& goal) const {
    return goal.reached && goal.better.empty() && lever.has_value && !(goal.at < lever.value) &&
           !(goal.at > lever.value);
  }

  std::string tell_now(const Goal& goal) const {
    return line(
        say("shell.goal_holds", asked_.text, number_ ? show_number(goal.value) : goal.grade));
  }

  // That it is better than what is asked for; empty where it is not.
  std::string tell_better(const Goal& goal) const {
    if (goal.better.empty()) return {};
    return line(say("shell.goal_better", asked_.text, goal.better, wanted_));
  }

  std::string tell(const Lever& lever, const Goal& goal) const {
    const std::string there = number_ ? show_number(goal.value) : goal.grade;
    if (!goal.reached && !goal.better.empty()) {
      return line(say("shell.goal_better_none", lever.name, range_of(lever), asked_.text, wanted_));
    }
    if (!goal.reached) return unreached(lever, goal, there);
    if (holds_now(lever, goal))
      return line(say("shell.goal_already", asked_.text, there, lever.name, now_text(lever)));
    std::string text = line(say("shell.goal_reached", lever.name, now_text(lever),
                                show_typed(goal.at), asked_.text, there));
    if (goal.stepped) {
      text += line(say("shell.goal_stepped", asked_.text, show_number(*number_), lever.name,
                       show_typed(goal.stepped->at), show_number(goal.stepped->value),
                       show_typed(goal.at), there));
    }
    return text;
  }

 private:
  // Why what is asked for does not answer to a lever at all.
  std::string why_unmoved(const Lever& lever) const {
    const bool part = std::any_of(all_.begin(), all_.end(),
                                  [&](const Lever& other) { return other.name == lever.name; });
    const bool own_input = lever.path.kind == session::FigurePath::Kind::kMasukan &&
                           session::has_indikator(state_.session.unit(), lever.path.kode);
    for (const std::string& kode : {asked_.kode, own_input ? lever.path.kode : asked_.kode}) {
      std::string why = session::why_fixed(state_.session, kode);
      if (!why.empty()) return why;
    }
    return part ? say("session.why_still", lever.name)
                : say("session.unknown_lever", asked_.text, lever.name);
  }

  // What was not found is not told as impossible, but where the indikator's own scale or a straight
  // line says so.
  std::string unreached(const Lever& lever, const Goal& goal, const std::string& there) const {
    if (!goal.moves) {
      return line(say("shell.goal_unmoved", lever.name, asked_.text, why_unmoved(lever)));
    }
    std::string text;
    if (const auto scale = own_scale()) {
      text = say("shell.goal_scale", show_number(*number_), asked_.kode,
                 range_text(scale->dari, scale->sampai));
    } else if (goal.would_need && goal.straight) {
      text = say("shell.goal_beyond", others_text(all_, lever), lever.name,
                 show_number(*goal.would_need), range_of(lever));
    } else {
      text = say("shell.goal_unfound", lever.name, range_of(lever), asked_.text,
                 number_ ? show_number(*number_) : wanted_);
    }
    return line(text) + line(say("shell.goal_best", lever.name, asked_.text, there, lever.name,
                                 show_typed(goal.at)));
  }

  // The indikator's own scale, where the goal lies outside it.
  std::optional<Rentang> own_scale() const {
    if (!number_ || asked_.besaran != Besaran::kRealisasi) return std::nullopt;
    const auto scale = state_.session.calculator().scale(state_.session.indikator(asked_.kode), "");
    const bool outside = scale && (*number_ < scale->dari || *number_ > scale->sampai);
    return outside ? scale : std::nullopt;
  }

  ShellState& state_;
  Asked asked_;
  std::string wanted_;
  std::optional<double> number_;
  std::vector<Lever> all_;
};

// The other levers that reach what this one does not.
std::string alternatives(GoalAnswer& answer, const Lever& tried) {
  std::string text;
  for (const Lever& other : answer.levers()) {
    if (other.name == tried.name || !other.has_value) continue;
    Goal goal;
    try {
      goal = answer.seek(other);
    } catch (const Error& error) {
      if (error.status() == Exit::kInterrupted) throw;
      continue;  // it has no number by this lever alone
    }
    if (!goal.reached) continue;
    text += line(tried.has_value ? say("shell.goal_other", other.name, show_typed(goal.at),
                                       tried.name, now_text(tried))
                                 : say("shell.goal_other_plain", other.name, show_typed(goal.at)));
  }
  return text;
}

// "ikpp = 8.5 by ipp" in its three parts; the last may be empty.
struct GoalWords {
  std::string asked;
  std::string wanted;
  std::string by;
};

GoalWords goal_words(const std::string& arguments) {
  GoalWords parts;
  const std::size_t equals = arguments.find('=');
  if (equals == std::string::npos) wrong_usage(say("shell.wrong.goal"));
  parts.asked = std::string(trim(std::string_view(arguments).substr(0, equals)));
  for (const std::string& word : words(arguments.substr(equals + 1))) {
    if (word == "by" || word == "dengan") {
      if (!parts.by.empty() || parts.wanted.empty()) wrong_usage(say("shell.wrong.goal"));
      parts.by = " ";
    } else if (!parts.by.empty()) {
      parts.by += word + " ";
    } else {
      parts.wanted += (parts.wanted.empty() ? "" : " ") + word;
    }
  }
  const bool asks_by = !parts.by.empty();
  parts.by = std::string(trim(parts.by));
  if (words(parts.asked).size() > 1) {
    wrong_usage(say("cli.unexpected_argument", printable(words(parts.asked)[1])));
  }
  if (parts.wanted.empty()) wrong_usage(say("shell.wrong.goal"));
  if (words(parts.by).size() > 1) {
    wrong_usage(say("cli.unexpected_argument", printable(words(parts.by)[1])));
  }
  if (asks_by && parts.by.empty()) wrong_usage(say("shell.wrong.by"));
  std::erase(parts.wanted, '"');
  return parts;
}

std::string answer_goal(ShellState& state, const std::string& arguments) {
  const GoalWords parts = goal_words(arguments);
  const Asked asked = parse_asked(state.session, parts.asked);
  GoalAnswer answer(state, asked, parts.wanted);
  const bool graded = session::is_graded(state.session.row(asked.kode));
  if (graded && (parts.by.empty() || parts.by == asked.kode)) return answer.by_grade();
  if (!parts.by.empty()) {
    const Lever lever = session::lever_of(state.session, asked.kode, parts.by);
    const Goal goal = answer.seek(lever);
    return answer.tell_better(goal) + answer.tell(lever, goal) +
           (goal.reached ? "" : alternatives(answer, lever));
  }
  std::string text;
  for (const Lever& lever : answer.levers()) {
    try {
      const Goal goal = answer.seek(lever);
      if (answer.holds_now(lever, goal)) return answer.tell_now(goal);
      if (text.empty()) text = answer.tell_better(goal);
      text += answer.tell(lever, goal);
    } catch (const Error& error) {
      if (error.status() != Exit::kUsage || answer.levers().size() == 1) throw;
      const Diagnostic& why = error.diagnostics().front();
      text += line(lever.name + ": " + why.message + (why.help.empty() ? "" : "; " + why.help));
    }
  }
  if (!text.empty()) return text;
  const std::string why = session::why_fixed(state.session, asked.kode);
  return line(why.empty() ? say("shell.no_lever", asked.kode) : why);
}

}  // namespace

Styled ask_goal(ShellState& state, const std::string& arguments) {
  return marked_text(state, answer_goal(state, arguments));
}

}  // namespace iku::cli
