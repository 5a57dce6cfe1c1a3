#include <algorithm>
#include <cmath>

#include "base/catalogue.hpp"
#include "base/text.hpp"
#include "cli/question_words.hpp"
#include "cli/shell_questions.hpp"

// `.flip`: what would change a predikat.

namespace iku::cli {

namespace {

std::string line(const std::string& text) { return " " + text + "\n"; }

const char kMinus[] = "−";

std::string change_text(double change) {
  const std::string size = show_number(std::fabs(change));
  return (change < 0 ? kMinus : "+") + size;
}

// Flips that give the same predikat from the same side, the nearest first.
struct FlipGroup {
  std::string predikat;
  int side = 0;  ///< of the realisasi: −1 falls, 1 rises, 0 not known
  std::vector<session::Flip> flips;
};

std::string part_text(const session::Flip& flip) {
  return say(flip.at < flip.lever.value ? "shell.flip_down" : "shell.flip_up", flip.lever.name,
             show_typed(flip.at), change_text(flip.at - flip.lever.value));
}

// Where the realisasi is a grade: the nearest grades on either side with another predikat.
std::string flips_by_grade(session::Session& session, const IndikatorResult& now) {
  const std::string& kode = now.indikator->kode;
  const auto steps = session::grade_steps(session, kode);
  const auto here = std::find_if(steps.begin(), steps.end(), [&](const session::GradeStep& step) {
    return step.grade == show_value(now.realisasi);
  });
  std::string text;
  const auto tell = [&](const session::GradeStep& step) {
    const Value& predikat = step.row.predikat;
    if (!predikat.is_grade() || predikat.grade() == now.predikat.grade()) return false;
    text += line(
        say("shell.flip_grade", show_value(now.predikat), show_value(predikat), kode, step.grade));
    return true;
  };
  std::any_of(here == steps.end() ? here : here + 1, steps.end(), tell);
  std::any_of(std::make_reverse_iterator(here), steps.rend(), tell);
  return text.empty() ? line(say("shell.no_flip_grade", kode)) : text;
}

std::string answer_flip(ShellState& state, const std::string& arguments) {
  const Asked asked = parse_asked(state.session, arguments);
  auto all = session::flips(state.session, asked.kode);
  const IndikatorResult row = state.session.row(asked.kode);
  if (session::is_graded(row)) return flips_by_grade(state.session, row);
  std::vector<session::Flip> own;  // where the realisasi itself crosses the band's edge
  if (row.realisasi.as_number()) {
    own = session::flips_of(state.session, asked.kode, session::lever(state.session, asked.kode));
  }
  const bool by_inputs = !all.empty();
  if (!by_inputs) all = own;
  const auto side_of = [&](const session::Flip& flip) {
    if (!flip.value || !row.realisasi.is_number()) return 0;
    return *flip.value < row.realisasi.number() ? -1 : 1;
  };
  std::vector<FlipGroup> groups;
  for (const session::Flip& flip : all) {
    const auto known = std::find_if(groups.begin(), groups.end(), [&](const FlipGroup& group) {
      return group.predikat == flip.predikat && group.side == side_of(flip);
    });
    FlipGroup& group = known != groups.end()
                           ? *known
                           : groups.emplace_back(FlipGroup{flip.predikat, side_of(flip), {}});
    group.flips.push_back(flip);
  }
  std::string text;
  for (const FlipGroup& group : groups) {
    std::string head = row.predikat.grade().name + " → " + group.predikat + " ";
    const auto edge = std::find_if(own.begin(), own.end(), [&](const session::Flip& flip) {
      return flip.predikat == group.predikat && side_of(flip) == group.side;
    });
    const bool itself = group.flips.size() == 1 && group.flips[0].lever.name == asked.kode;
    if (edge != own.end() && !itself) {
      head += say("shell.flip_edge", asked.kode, group.side < 0 ? "≤" : "≥", show_typed(edge->at));
    } else {
      head += say("shell.flip_when");
    }
    std::string between = " ";
    for (const session::Flip& flip : group.flips) {
      head += between + part_text(flip);
      between = say("shell.or");
    }
    std::string indent = " ";
    for (const std::string& piece : wrap(head, state.display.width - 4)) {
      text += indent + piece + "\n";
      indent = "   ";
    }
  }
  const std::string why = session::why_fixed(state.session, asked.kode);
  if (!text.empty()) return by_inputs || why.empty() ? text : text + line(why);
  return line(say("shell.no_flip") + (why.empty() ? "" : "; " + why));
}

}  // namespace

Styled ask_flip(ShellState& state, const std::string& arguments) {
  return marked_text(state, answer_flip(state, arguments));
}

}  // namespace iku::cli
