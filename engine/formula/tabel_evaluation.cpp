#include "formula/tabel_evaluation.hpp"

#include <algorithm>
#include <optional>

#include "base/catalogue.hpp"

namespace iku::formula {

namespace {

using lua::Answer;
using lua::Scope;

// Rows have no year, but every scope needs one.
constexpr Tahun kAnyYear = 2000;

// What a rumus sees: x.<kolom> of its row, x.total.<kolom>, x.sebelum.<kolom>.
class TabelWorld : public lua::World {
 public:
  explicit TabelWorld(const Tabel& tabel) : tabel_(tabel) {}

  // Whether x.total is the total that the table prints, where it prints one.
  void use_printed_totals(bool use) { printed_totals_ = use; }
  // Whether a cell that a sum row leaves blank is the sum of its column.
  void use_sums(bool use) { sums_ = use; }

  Scope row(std::size_t index) const { return {&tabel_, &tabel_.baris[index], kAnyYear}; }

  // The sum of the plain rows' cells, or of those between a row and the sum or mean row before it;
  // missing where none is a number.
  Value total(std::string_view kolom, bool mean, std::optional<std::size_t> above = {}) const {
    double sum = 0;
    int count = 0;
    std::size_t first = 0;
    const std::size_t last = above.value_or(tabel_.baris.size());
    for (std::size_t i = 0; above && i < last; ++i) {
      if (tabel_.baris[i].kind != Tabel::RowKind::kPlain) first = i + 1;
    }
    for (std::size_t i = first; i < last; ++i) {
      const Tabel::Baris& baris = tabel_.baris[i];
      if (baris.kind != Tabel::RowKind::kPlain) continue;
      const auto cell = baris.isi.find(std::string(kolom));
      if (cell == baris.isi.end()) continue;
      const auto number = cell->second.value.as_number();
      if (!number) continue;
      sum += *number;
      ++count;
    }
    if (count == 0) return Value(Missing{say("formula.not_filled"), std::string(kolom)});
    return Value(mean ? sum / count : sum);
  }

  Answer read(const Scope& scope, std::string_view name) override {
    Answer answer;
    if (scope.owner == nullptr) {  // x.total
      if (!has_column(name)) return answer;
      answer.kind = Answer::Kind::kValue;
      answer.value = total(name, false);
      if (const Value* printed = printed_total(name)) answer.value = *printed;
      return answer;
    }
    const auto* baris = static_cast<const Tabel::Baris*>(scope.item);
    if (name == "total") {
      answer.kind = Answer::Kind::kScope;
      answer.scope.tahun = kAnyYear;
      return answer;
    }
    if (name == "sebelum") {
      const bool first = baris == nullptr || baris == tabel_.baris.data();
      answer.kind = Answer::Kind::kScope;
      answer.scope = {&tabel_, first ? nullptr : baris - 1, kAnyYear};
      return answer;
    }
    if (!has_column(name)) return answer;
    answer.kind = Answer::Kind::kValue;
    answer.value = Value(Missing{say("formula.not_filled"), std::string(name)});
    if (baris == nullptr) return answer;  // above the first row
    const auto cell = baris->isi.find(std::string(name));
    if (cell != baris->isi.end()) {
      answer.value = cell->second.value;
      answer.sumber = cell->second.sumber;
    } else if (sums_ && baris->kind == Tabel::RowKind::kJumlah) {
      answer.value = total(name, false);
    }
    return answer;
  }

  std::vector<std::string> names(const Scope&) override {
    std::vector<std::string> all;
    for (const Tabel::Kolom& kolom : tabel_.kolom) all.push_back(kolom.kode);
    return all;
  }

 private:
  // The lone printed total of a column; null where there is none or they are not to be used.
  const Value* printed_total(std::string_view kolom) const {
    const Value* found = nullptr;
    for (const Tabel::Baris& baris : tabel_.baris) {
      if (!printed_totals_ || baris.kind != Tabel::RowKind::kJumlah) continue;
      const auto cell = baris.isi.find(std::string(kolom));
      if (cell == baris.isi.end() || !cell->second.value.as_number()) continue;
      if (found != nullptr) return nullptr;
      found = &cell->second.value;
    }
    return found;
  }

  bool has_column(std::string_view name) const {
    for (const Tabel::Kolom& kolom : tabel_.kolom) {
      if (kolom.kode == name) return true;
    }
    return false;
  }

  const Tabel& tabel_;
  bool printed_totals_ = false;
  bool sums_ = false;
};

// The sum or mean of a column's recalculated cells: what a report adds up before it rounds.
Value over_recalculated(const TabelResult& result, std::size_t column, bool mean) {
  double sum = 0;
  int count = 0;
  for (std::size_t row = 0; row < result.cells.size(); ++row) {
    if (result.tabel->baris[row].kind != Tabel::RowKind::kPlain) continue;
    const auto number = result.cells[row][column].as_number();
    if (!number) return Value(Missing{say("formula.not_derived"), {}});  // a part is not the whole
    sum += *number;
    ++count;
  }
  if (count == 0) return Value(Missing{say("formula.not_derived"), {}});
  return Value(mean ? sum / count : sum);
}

class TabelEvaluation {
 public:
  TabelEvaluation(const Tabel& tabel, lua::Machine& machine)
      : tabel_(tabel), machine_(machine), world_(tabel) {
    result_.tabel = &tabel;
    const Value absent(Missing{say("formula.not_derived"), {}});
    result_.cells.assign(tabel.baris.size(), std::vector<Value>(tabel.kolom.size(), absent));
    result_.readings.assign(tabel.baris.size(),
                            std::vector<std::vector<CellReading>>(tabel.kolom.size()));
  }

  TabelResult run() {
    const std::size_t kept = machine_.kept();
    for (std::size_t column = 0; column < tabel_.kolom.size(); ++column) {
      if (tabel_.kolom[column].teks) continue;
      evaluate(column);
      machine_.forget_after(kept);  // a session evaluates its tables again and again
    }
    return std::move(result_);
  }

 private:
  using Kind = CellReading::Kind;

  void evaluate(std::size_t column) {
    const Tabel::Kolom& kolom = tabel_.kolom[column];
    lua::Outcome<lua::Function> rumus;
    if (!kolom.rumus.empty()) {
      rumus = machine_.compile("return " + kolom.rumus, tabel_.kode + "." + kolom.kode);
    }
    for (const bool plain : {true, false}) {  // sums after what they sum up
      for (std::size_t row = 0; row < tabel_.baris.size(); ++row) {
        const Tabel::RowKind kind = tabel_.baris[row].kind;
        if (plain != (kind == Tabel::RowKind::kPlain)) continue;
        std::vector<CellReading>& readings = result_.readings[row][column];
        if (!kolom.rumus.empty()) apply(rumus, row, readings);
        if (!plain) add_totals(row, column, readings);
        if (kind == Tabel::RowKind::kJumlah) keep_declared(kolom.total, readings);
        if (!readings.empty()) result_.cells[row][column] = readings.front().value;
      }
    }
  }

  void apply(const lua::Outcome<lua::Function>& rumus, std::size_t row,
             std::vector<CellReading>& readings) {
    if (rumus.failure) {
      readings.push_back({Kind::kRumus, Value(*rumus.failure)});
      return;
    }
    lua::Machine::Call call;
    call.world = &world_;
    call.scope = world_.row(row);
    add(readings, Kind::kRumus, machine_.call(rumus.value, call).value);
    world_.use_printed_totals(true);
    Value printed = machine_.call(rumus.value, call).value;
    world_.use_printed_totals(false);
    if (!same_value(printed, readings.front().value)) {
      add(readings, Kind::kRumusTercetak, std::move(printed));
    }
    if (tabel_.baris[row].kind != Tabel::RowKind::kJumlah) return;
    world_.use_sums(true);
    add(readings, Kind::kRumus, machine_.call(rumus.value, call).value);
    world_.use_sums(false);
  }

  void add_totals(std::size_t row, std::size_t column, std::vector<CellReading>& readings) {
    const std::string& kolom = tabel_.kolom[column].kode;
    const bool is_mean = tabel_.baris[row].kind == Tabel::RowKind::kRata;
    for (const bool mean : {false, true}) {
      if (!mean && is_mean) continue;
      const Kind kind = mean ? Kind::kRata : Kind::kJumlah;
      add(readings, kind, world_.total(kolom, mean));
      if (!tabel_.kolom[column].rumus.empty()) {
        add(readings, kind, over_recalculated(result_, column, mean));
      }
      add(readings, kind, world_.total(kolom, mean, row));
    }
    if (is_mean) {  // what its name says comes first
      std::stable_partition(readings.begin(), readings.end(),
                            [](const CellReading& one) { return one.kind == Kind::kRata; });
    }
  }

  // Where the column says how its total is meant, no other reading counts.
  static void keep_declared(Tabel::Total total, std::vector<CellReading>& readings) {
    if (total == Tabel::Total::kAny) return;
    std::erase_if(readings, [total](const CellReading& one) {
      const bool by_rumus = one.kind == Kind::kRumus || one.kind == Kind::kRumusTercetak;
      if (total == Tabel::Total::kRumus) return !by_rumus;
      return one.kind != (total == Tabel::Total::kRata ? Kind::kRata : Kind::kJumlah);
    });
  }

  static void add(std::vector<CellReading>& readings, Kind kind, Value value) {
    for (const CellReading& known : readings) {
      if (known.kind == kind && same_value(known.value, value)) return;
    }
    readings.push_back({kind, std::move(value)});
  }

  const Tabel& tabel_;
  lua::Machine& machine_;
  TabelWorld world_;
  TabelResult result_;
};

}  // namespace

TabelResult evaluate_tabel(const Tabel& tabel, lua::Machine& machine) {
  return TabelEvaluation(tabel, machine).run();
}

}  // namespace iku::formula
