#include "formula/tabel_evaluation.hpp"

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

  Scope row(std::size_t index) const { return {&tabel_, &tabel_.baris[index], kAnyYear}; }

  // The sum of the plain rows' cells; missing where none is a number.
  Value total(std::string_view kolom, bool mean) const {
    double sum = 0;
    int count = 0;
    for (const Tabel::Baris& baris : tabel_.baris) {
      if (baris.kind != Tabel::RowKind::kPlain) continue;
      const auto cell = baris.isi.find(std::string(kolom));
      if (cell == baris.isi.end() || !cell->second.value.is_number()) continue;
      sum += cell->second.value.number();
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
    }
    return answer;
  }

  std::vector<std::string> names(const Scope&) override {
    std::vector<std::string> all;
    for (const Tabel::Kolom& kolom : tabel_.kolom) all.push_back(kolom.kode);
    return all;
  }

 private:
  bool has_column(std::string_view name) const {
    for (const Tabel::Kolom& kolom : tabel_.kolom) {
      if (kolom.kode == name) return true;
    }
    return false;
  }

  const Tabel& tabel_;
};

}  // namespace

TabelResult evaluate_tabel(const Tabel& tabel, lua::Machine& machine) {
  TabelResult result;
  result.tabel = &tabel;
  const Value absent(Missing{say("formula.not_derived"), {}});
  result.cells.assign(tabel.baris.size(), std::vector<Value>(tabel.kolom.size(), absent));
  TabelWorld world(tabel);
  const std::size_t kept = machine.kept();
  for (std::size_t column = 0; column < tabel.kolom.size(); ++column) {
    const Tabel::Kolom& kolom = tabel.kolom[column];
    if (kolom.teks) continue;
    lua::Outcome<lua::Function> rumus;
    if (!kolom.rumus.empty()) {
      rumus = machine.compile("return " + kolom.rumus, tabel.kode + "." + kolom.kode);
    }
    for (std::size_t row = 0; row < tabel.baris.size(); ++row) {
      const Tabel::Baris& baris = tabel.baris[row];
      Value& cell = result.cells[row][column];
      if (baris.kind != Tabel::RowKind::kPlain && kolom.rumus.empty()) {
        cell = world.total(kolom.kode, baris.kind == Tabel::RowKind::kRata);
      } else if (rumus.failure) {
        cell = Value(*rumus.failure);
      } else if (!kolom.rumus.empty()) {
        lua::Machine::Call call;
        call.world = &world;
        call.scope = world.row(row);
        cell = machine.call(rumus.value, call).value;
        if (baris.kind == Tabel::RowKind::kRata) cell = world.total(kolom.kode, true);
      }
    }
    machine.forget_after(kept);  // a session evaluates its tables again and again
  }
  return result;
}

}  // namespace iku::formula
