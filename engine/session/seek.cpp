#include "session/seek.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "formula/definition.hpp"
#include "session/search.hpp"
#include "session/walk.hpp"

namespace iku::session {

namespace {

constexpr int kGrid = 64;  // the end of a range is looked at over one part of so many
constexpr double kFarther[] = {1e2, 1e4, 1e6};  // times its size: how far a guessed range is left
constexpr double kClose = 5e-5;  // relative: as far from the goal as rounding an answer may lead

double significant(double value, int digits) {
  if (!(std::fabs(value) > 0)) return 0;
  const int magnitude = static_cast<int>(std::floor(std::log10(std::fabs(value))));
  return round_decimal(value, std::clamp(digits - 1 - magnitude, 0, 15));
}

/// What counts as reaching a number: no less of it, or no more.
struct Wanted {
  double number = 0;
  bool at_least = true;
  double close = 0;  ///< how far beyond it an answer may lie

  bool reached_by(double value) const {
    const double there = round_decimal(value, kJudgedDecimals);
    const double goal = round_decimal(number, kJudgedDecimals);
    return at_least ? there >= goal : there <= goal;
  }
  bool held_by(double value) const {
    return reached_by(value) && std::fabs(value - number) <= close;
  }
};

// More capaian is better. Of a realisasi the polaritas says what is; where it says neither, the
// goal is reached from where the value is now.
Wanted wanted_of(Session& session, const std::string& kode, Besaran besaran, double number,
                 std::optional<double> now) {
  Wanted wanted;
  wanted.number = number;
  const double way = now ? std::fabs(*now - number) : 0;
  wanted.close = kClose * std::max(std::fabs(number), way);
  if (besaran == Besaran::kCapaian) return wanted;
  const std::string polaritas = session.row(kode).polaritas;
  if (polaritas == "positif") return wanted;
  wanted.at_least = polaritas != "negatif" && (!now || *now < number);
  return wanted;
}

/// A range that was only guessed, so many times as wide.
Lever widened(Lever lever, double times) {
  const double reach = times * std::max(std::fabs(lever.value), 1.0);
  if (lever.low < 0) lever.low = std::min(lever.low, lever.value - reach);
  lever.high = std::max(lever.high, lever.value + reach);
  return lever;
}

// Where a straight line through two points reaches the goal.
std::optional<double> line(const Point& a, const Point& b, double wanted) {
  const double rise = b.value - a.value;
  if (!(std::fabs(rise) > 0) || same(a.value, b.value)) return std::nullopt;
  return b.at + (wanted - b.value) * (b.at - a.at) / rise;
}

// The value beyond the end of a range: along a straight line where the formula is one, else along
// its slope at the end.
void look_beyond(Goal& goal, const Lever& lever, double wanted, const Function& function) {
  const bool low = same(goal.at, lever.low);
  if (!low && !same(goal.at, lever.high)) return;
  const double span = lever.high - lever.low;
  const auto point = [&](double share) -> std::optional<Point> {
    const double at = low ? lever.low + span * share : lever.high - span * share;
    const auto value = function(at);
    return value ? std::optional(Point{at, *value}) : std::nullopt;
  };
  const auto end = point(0);
  const auto near = point(1.0 / kGrid);
  if (!end || !near) return;
  auto need = line(*near, *end, wanted);
  if (!need) return;
  goal.straight = true;
  for (int i = 1; i <= 8 && goal.straight; ++i) {  // a line over the whole range
    const auto there = point(i / 8.0);
    const auto straight = there ? line(*there, *end, wanted) : std::nullopt;
    goal.straight = straight && std::fabs(*straight - *need) <= 1e-9 * std::max(1.0, span);
  }
  const bool outward = low ? *need < lever.low : *need > lever.high;
  if (outward && std::fabs(*need) < 1e6 * std::max(1.0, span)) {
    goal.would_need = significant(*need, goal.straight ? 12 : 4);
  }
}

// Places at which rules turn: nothing at all, and the target and its bounds.
std::vector<double> turning_points(Session& session, const std::string& kode) {
  std::vector<double> marks = {0};
  const Value target = session.row(kode).target;
  if (const auto number = target.as_number()) marks.push_back(*number);
  if (target.is_range()) {
    marks.push_back(target.range().dari);
    marks.push_back(target.range().sampai);
  }
  return marks;
}

/// One search for a number along a lever.
class NumberGoal {
 public:
  NumberGoal(Session& session, const std::string& kode, Besaran besaran, double number,
             const Lever& lever)
      : session_(session),
        kode_(kode),
        besaran_(besaran),
        lever_(as_taken(session, lever, kode, besaran)) {
    function_ = function_of(besaran);
    if (lever.has_value) now_ = function_(lever.value);
    wanted_ = wanted_of(session, kode, besaran, number, now_);
  }

  Goal answer() {
    if (!lever_.declared && is_itself() && besaran_ == Besaran::kRealisasi) {
      lever_.low = std::min(lever_.low, wanted_.number);
      lever_.high = std::max(lever_.high, wanted_.number);
    }
    found_ = search(lever_, wanted_.number, function_, marks());
    if (!found_.best) refuse();
    if (!is_found() && found_.moves && !lever_.declared) look_farther();
    if (found_.exact) return reached(*found_.exact);
    if (found_.step) return stepped();
    return nearest();
  }

 private:
  Function function_of(Besaran besaran) {
    return [this, besaran](double at) {
      return number_at(session_, lever_, lever_.whole ? std::round(at) : at, kode_, besaran);
    };
  }

  bool is_found() const { return found_.exact || found_.step; }
  bool is_itself() const {
    return lever_.path.kode == kode_ && lever_.path.kind == FigurePath::Kind::kRealisasi;
  }

  // A guessed range is no bound; where nothing is found far outside it either, it is what is told.
  void look_farther() {
    const Lever guessed = lever_;
    const Found within = found_;
    for (const double times : kFarther) {
      lever_ = widened(guessed, times);
      found_ = search(lever_, wanted_.number, function_, marks());
      if (is_found()) return;
    }
    lever_ = guessed;
    found_ = within;
  }

  [[noreturn]] void refuse() {
    refuse_no_value(session_, kode_, value_of(session_.row(kode_), besaran_));
  }

  // The lever's places at which the realisasi is where a rule turns: a capaian may be what is
  // wanted there and nowhere around.
  std::vector<double> marks() {
    std::vector<double> turns = turning_points(session_, kode_);
    if (besaran_ != Besaran::kCapaian || is_itself()) return turns;
    const Function realisasi = function_of(Besaran::kRealisasi);
    std::vector<double> marks = turns;
    for (const double turn : turns) {
      if (const auto there = search(lever_, turn, realisasi).exact) marks.push_back(there->at);
    }
    return marks;
  }

  // The number as it would be typed: as few decimals as hold what `holds` asks, from those that
  // are shown on.
  std::optional<Point> typed(double at, const std::function<bool(double)>& holds) {
    for (int decimals = lever_.whole ? 0 : kShownDecimals; decimals <= 15; ++decimals) {
      const double unit = std::pow(10.0, -decimals);
      const double middle = round_decimal(at, decimals);
      for (const double candidate : {middle, round_decimal(middle - unit, decimals),
                                     round_decimal(middle + unit, decimals)}) {
        if (candidate < lever_.low || candidate > lever_.high) continue;
        const auto value = function_(candidate);
        if (value && holds(*value)) return Point{candidate, *value};
      }
      if (lever_.whole) break;
    }
    return std::nullopt;
  }

  Goal reached(const Point& exact) {
    Goal goal;
    goal.reached = true;
    Point there = exact;
    if (exact.at < lever_.value || exact.at > lever_.value || !lever_.has_value) {
      there = typed(exact.at, [&](double value) { return wanted_.held_by(value); }).value_or(exact);
    }
    goal.at = there.at;
    goal.value = there.value;
    return goal;
  }

  // The side of a step on which the goal is reached, and the other one.
  Goal stepped() {
    auto [over, short_of] = *found_.step;
    if (!wanted_.reached_by(over.value)) std::swap(over, short_of);
    const auto tidy = [&](const Point& side) {
      const bool reaches = wanted_.reached_by(side.value);
      const auto holds = [&](double value) {
        return wanted_.reached_by(value) == reaches &&
               std::fabs(value - side.value) <= wanted_.close;
      };
      return typed(side.at, holds).value_or(side);
    };
    Goal goal;
    goal.reached = true;
    const Point there = tidy(over);
    goal.at = there.at;
    goal.value = there.value;
    const Point other = tidy(short_of);
    goal.stepped = Goal::Side{other.at, other.value};
    return goal;
  }

  // Not found: the nearest there is, at the nearest place that gives it.
  Goal nearest() {
    Goal goal;
    goal.moves = found_.moves;
    const Point best = *found_.best;
    goal.at = best.at;
    goal.value = best.value;
    const double off = std::fabs(best.value - wanted_.number);
    const auto as_near = [&](double at) {
      const auto value = function_(at);
      return value && std::fabs(*value - wanted_.number) <= off + 1e-9 * std::max(1.0, off);
    };
    if (best.at < lever_.value || best.at > lever_.value) {
      goal.at = first_where(lever_, best.at, as_near).value_or(best.at);
      goal.value = function_(goal.at).value_or(best.value);
    }
    look_beyond(goal, lever_, wanted_.number, function_);
    return goal;
  }

  Session& session_;
  const std::string& kode_;
  Besaran besaran_;
  Lever lever_;
  Function function_;
  std::optional<double> now_;
  Wanted wanted_;
  Found found_;
};

}  // namespace

Goal seek(Session& session, const std::string& kode, Besaran besaran, double wanted,
          const Lever& lever) {
  return NumberGoal(session, kode, besaran, wanted, lever).answer();
}

std::vector<std::string> grades_of(Session& session, const std::string& kode, Besaran besaran) {
  std::vector<std::string> names;
  if (besaran == Besaran::kPredikat) {
    for (const Band& band : session.calculator().kebijakan(session.unit()).bands) {
      names.push_back(band.nama);
    }
    return names;
  }
  const formula::Definition* definition = session.calculator().definition(session.indikator(kode));
  if (definition != nullptr) names = definition->tingkat;
  std::reverse(names.begin(), names.end());
  return names;
}

Goal seek_grade(Session& session, const std::string& kode, Besaran besaran,
                const std::string& wanted, const Lever& given) {
  const std::vector<std::string> names = grades_of(session, kode, besaran);
  formula::require_known("predikat", wanted, names);
  const Lever taken = as_taken(session, given, kode, Besaran::kRealisasi);
  Lever lever = taken;
  const auto none = static_cast<std::ptrdiff_t>(names.size());
  const auto rank_of = [&](const Value& value) {
    if (!value.is_grade()) return none;
    return std::find(names.begin(), names.end(), value.grade().name) - names.begin();
  };
  auto best = none;  // the best rank seen
  auto worst = std::ptrdiff_t{-1};
  const auto rank_at = [&](double at) {
    const auto rank = rank_of(value_of(try_at(session, {{lever.path, at}}, kode), besaran));
    best = std::min(best, rank);
    worst = std::max(worst, rank);
    return rank;
  };
  const auto nearest = [&](const std::function<bool(std::ptrdiff_t)>& good) {
    std::optional<double> found;
    for (const double bound : {lever.low, lever.high}) {
      const auto at = first_where(lever, bound, [&](double x) { return good(rank_at(x)); });
      const auto distance = [&](double x) { return std::fabs(x - lever.value); };
      if (at && (!found || distance(*at) < distance(*found))) found = at;
    }
    return found;
  };
  const auto goal_rank = std::find(names.begin(), names.end(), wanted) - names.begin();
  Goal goal;
  goal.at = lever.value;
  const auto now = lever.has_value ? rank_at(lever.value) : none;
  goal.reached = now == goal_rank;
  if (now < goal_rank) goal.better = names[static_cast<std::size_t>(now)];
  const auto good = [&](std::ptrdiff_t rank) {
    return goal.better.empty() ? rank <= goal_rank : rank == goal_rank;
  };
  if (!goal.reached) {
    auto at = nearest(good);
    for (const double times : kFarther) {
      if (at || lever.declared || best == worst) break;
      lever = widened(lever, times);
      at = nearest(good);
    }
    lever = taken;
    goal.reached = at.has_value();
    if (!at && best < none && goal.better.empty()) {
      at = nearest([&](std::ptrdiff_t rank) { return rank <= best; });
    }
    goal.at = at.value_or(lever.value);
    goal.moves = best < worst;
  }
  const IndikatorResult row = try_at(session, {{lever.path, goal.at}}, kode);
  const Value there = value_of(row, besaran);
  if (!there.is_grade()) refuse_no_value(session, kode, there);
  goal.grade = there.grade().name;
  if (row.realisasi.is_number()) goal.value = row.realisasi.number();
  return goal;
}

}  // namespace iku::session
