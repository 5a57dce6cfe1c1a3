#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "base/catalogue.hpp"
#include "base/suggestions.hpp"
#include "base/work.hpp"
#include "formula/evaluator.hpp"

// In which order cells are computed, so that the order in which they are asked for changes nothing:
// whatever can be computed is, and of what then still waits, exactly those cells fail that wait for
// one another and for nothing else.

namespace iku::formula {

namespace {

// A formula that has waited so often gets everything of the unit and year it reads, then of all
// units: it is run once more instead of once for each of them.
constexpr int kWholeUnit = 3;
constexpr int kAllUnits = 5;

// Strongly connected parts of a graph of numbered nodes, each node with the number of its part. A
// part is numbered after every part that it leads to. Tarjan, without recursion.
class Parts {
 public:
  using Graph = std::vector<std::vector<std::size_t>>;

  explicit Parts(const Graph& graph)
      : part(graph.size(), kNone), graph_(graph), low_(graph.size(), kNone), seen_(low_) {
    for (std::size_t node = 0; node < graph.size(); ++node) {
      if (seen_[node] == kNone) walk(node);
    }
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> part;
  std::size_t count = 0;

 private:
  struct Step {
    std::size_t node;
    std::size_t next = 0;
  };

  void walk(std::size_t root) {
    std::vector<Step> path = {{root}};
    enter(root);
    while (!path.empty()) {
      Step& step = path.back();
      if (step.next < graph_[step.node].size()) {
        const std::size_t to = graph_[step.node][step.next++];
        if (seen_[to] == kNone) {
          enter(to);
          path.push_back({to});
        } else if (part[to] == kNone) {
          low_[step.node] = std::min(low_[step.node], seen_[to]);
        }
        continue;
      }
      const std::size_t node = step.node;
      path.pop_back();
      if (!path.empty()) low_[path.back().node] = std::min(low_[path.back().node], low_[node]);
      if (low_[node] == seen_[node]) leave(node);
    }
  }

  void enter(std::size_t node) {
    low_[node] = seen_[node] = order_++;
    open_.push_back(node);
  }

  void leave(std::size_t node) {
    for (std::size_t last = kNone; last != node;) {
      last = open_.back();
      open_.pop_back();
      part[last] = count;
    }
    ++count;
  }

  const Graph& graph_;
  std::vector<std::size_t> low_;
  std::vector<std::size_t> seen_;
  std::vector<std::size_t> open_;
  std::size_t order_ = 0;
};

}  // namespace

// Computes what is needed, after what that needs in turn.
void Evaluator::compute(const Need& need) {
  Pending pending;
  pending.todo = {need};
  for (;;) {
    work(pending);
    if (is_done(need)) return;
    fail_cycles(pending);
  }
}

// Something is there: what waits for it waits for less, and is attempted where that was all.
void Evaluator::finish(const Need& need, Pending& pending) const {
  pending.blocked.erase(need);
  const auto waiters = pending.waiters.find(need);
  if (waiters == pending.waiters.end()) return;
  for (const Need& waiter : waiters->second) {
    count_work();
    const auto waiting = pending.blocked.find(waiter);
    if (waiting == pending.blocked.end()) continue;
    if (--waiting->second.left == 0) {
      pending.todo.push_back(waiter);
    } else {
      pending.moved.push_back(waiter);
    }
  }
  pending.waiters.erase(waiters);
}

// Attempts everything in `todo` and what it turns out to need, until each is done or waits for what
// waits itself. The stack is explicit: a chain of any length needs no deep recursion.
void Evaluator::work(Pending& pending) {
  std::vector<Need>& todo = pending.todo;
  while (!todo.empty()) {
    count_work();
    const Need now = todo.back();
    todo.pop_back();
    if (is_done(now)) continue;
    const auto known = pending.blocked.find(now);
    if (known != pending.blocked.end() && known->second.left > 0) continue;
    if (attempt(now)) {
      finish(now, pending);
      continue;
    }
    Waiting& waiting = pending.blocked[now];
    waiting.needs = needed_;
    waiting.left = needed_.size();
    pending.moved.push_back(now);
    const int times = ++waiting.times;
    for (const Need& one : needed_) {
      count_work();
      pending.waiters[one].push_back(now);
      todo.push_back(one);
    }
    look_ahead(needed_.front(), times, pending);
  }
}

// What else a formula that waits again and again may come to need: computing more than is needed
// changes no value.
void Evaluator::look_ahead(const Need& need, int times, Pending& pending) const {
  const Tahun tahun = need.cell.tahun;
  const auto add = [&](const Unit* unit) {
    if (!pending.ahead.emplace(unit, tahun).second) return;
    for (const auto& [kode, indikator] : index_.at(unit)) {
      count_work();
      pending.todo.push_back({{unit, indikator, tahun}, Part::kRealisasi});
    }
  };
  if (times == kWholeUnit) add(need.cell.unit);
  if (times != kAllUnits || !pending.ahead.emplace(nullptr, tahun).second) return;
  for (const auto& [kode, unit] : units_) add(unit);
}

// Nothing can be attempted any more: every part of what waits that waits for itself alone fails.
// One that did not before can be reached from what has moved since.
void Evaluator::fail_cycles(Pending& pending) {
  std::vector<Need> nodes;
  std::unordered_map<Need, std::size_t, NeedHash> numbers;
  const auto number_of = [&](const Need& need) {
    const auto [entry, is_new] = numbers.emplace(need, nodes.size());
    if (is_new) nodes.push_back(need);
    return entry->second;
  };
  for (const Need& moved : std::exchange(pending.moved, {})) {
    if (pending.blocked.contains(moved)) number_of(moved);
  }
  Parts::Graph graph;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    graph.emplace_back();
    for (const Need& to : pending.blocked.at(nodes[i]).needs) {
      count_work();
      if (!is_done(to)) graph[i].push_back(number_of(to));
    }
  }
  const Parts parts(graph);
  std::vector<bool> leads_on(parts.count);
  std::vector<std::vector<Need>> members(parts.count);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    members[parts.part[i]].push_back(nodes[i]);
    for (const std::size_t to : graph[i]) {
      if (parts.part[to] != parts.part[i]) leads_on[parts.part[i]] = true;
    }
  }
  for (std::size_t part = 0; part < parts.count; ++part) {
    if (leads_on[part]) continue;
    fail_cycle(members[part], pending.blocked);
    for (const Need& member : members[part]) pending.blocked.erase(member);
    for (const Need& member : members[part]) finish(member, pending);
  }
}

// The names of a cycle from the last by code on: along the way round where there is only one.
std::string Evaluator::names_of(const std::vector<Need>& cycle, const Blocked& blocked) const {
  const auto key = [](const Need& need) {
    return std::tie(need.cell.unit->kode, need.cell.indikator->kode, need.cell.tahun, need.part);
  };
  std::vector<Need> way = cycle;
  std::sort(way.begin(), way.end(), [&](const Need& a, const Need& b) { return key(b) < key(a); });
  std::vector<Need> round = {way.front()};
  for (;;) {
    std::optional<Need> next;
    bool several = false;
    for (const Need& to : blocked.at(round.back()).needs) {
      count_work();
      if (is_done(to)) continue;
      several = next && !(*next == to);
      if (several) break;
      next = to;
    }
    if (!next || several) break;
    if (*next == round.front() || round.size() > way.size()) break;
    round.push_back(*next);
  }
  const bool one_way = round.size() == way.size();
  if (one_way) way = round;
  std::vector<std::string> names;
  for (const Need& need : way) {
    const bool here = need.cell.unit == way.front().cell.unit;
    std::string name =
        here ? need.cell.indikator->kode : need.cell.unit->kode + "/" + need.cell.indikator->kode;
    if (names.empty() || names.back() != name) names.push_back(std::move(name));
  }
  if (one_way) names.push_back(names.front());
  return brief_way(names, one_way ? " → " : ", ");
}

void Evaluator::fail_cycle(const std::vector<Need>& cycle, const Blocked& blocked) {
  const std::string names = names_of(cycle, blocked);
  for (const Need& need : cycle) {
    count_work(names.size());
    Failure failure{FailureClass::kCycle, say("formula.cycle", names), {}};
    const Cell& cell = need.cell;
    const Definition* definition = definition_of(*cell.indikator, cell.tahun);
    if (definition != nullptr && definition->formulasi) {
      failure.where.file = definition->file;
      failure.where.line = machine_.place_of(definition->formulasi).first_line;
    }
    const Value value(std::move(failure));
    if (need.part == Part::kRealisasi) {
      done_.insert_or_assign(cell, Realisasi{value, Origin::kComputed, Value()});
    } else {
      assessed_.insert_or_assign(cell, Assessment{value, value, value});
    }
  }
}

}  // namespace iku::formula
