#include "formula/check_figures.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>
#include <utility>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/suggestions.hpp"
#include "base/work.hpp"
#include "formula/fields.hpp"
#include "formula/figure_doubt.hpp"
#include "formula/judge.hpp"
#include "lua/tokens.hpp"

namespace iku::formula {

namespace {

/// What a script may read: the names it has, those it puts together, or any where it hands x on.
class MayRead {
 public:
  explicit MayRead(const std::string& source) {
    count_work(source.size());
    const std::vector<lua::Token> tokens = lua::code_tokens_of(source);
    const auto is = [&](std::size_t at, std::string_view text) {
      return at < tokens.size() && tokens[at].is(text);
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::string text(tokens[i].text);
      if (tokens[i].kind == lua::Token::Kind::kString) strings_ += text + "\n";
      words_.insert(text);
      if (text != "x" || (i > 1 && is(i - 2, "function"))) continue;
      if (!is(i + 1, ".") && !is(i + 1, ":")) any_ = true;
    }
    any_ = any_ || strings_.size() > kMostStrings;
  }

  bool reads(const std::string& name) const {
    if (any_ || words_.contains(name)) return true;
    count_work(strings_.size());
    return strings_.find(name) != std::string::npos;
  }

 private:
  static constexpr std::size_t kMostStrings = 4096;  // longer ones may spell any name

  std::unordered_set<std::string> words_;
  std::string strings_;
  bool any_ = false;
};

/// The amount of a figure, where it is a number.
std::optional<double> amount(const Figure* figure) {
  return figure == nullptr ? std::nullopt : figure->value.as_number();
}

// Check runs no formulasi.
const Value kNotYet{Missing{}};

class FigureCheck {
 public:
  FigureCheck(lua::Machine& machine, Library& library) : machine_(machine), library_(library) {}

  void look(const Indikator& indikator) {
    const Versions none;
    const Versions& versions = indikator.formulasi.empty()
                                   ? none
                                   : library_.definition(indikator.formulasi, indikator.where);
    inputs(indikator, versions);
    std::string polaritas = indikator.polaritas;
    if (polaritas.empty() && !versions.empty()) polaritas = versions.back()->polaritas;
    if (polaritas == "tingkat") {
      grades(indikator, versions, indikator.target);
      grades(indikator, versions, indikator.realisasi);
    }
    std::string satuan = indikator.satuan;
    if (satuan.empty() && !versions.empty()) satuan = versions.back()->satuan;
    if (polaritas.empty()) polaritas = "positif";
    for (const auto& [tahun, target] : indikator.target) {
      const auto doubts = figure_doubts(
          {indikator, tahun, polaritas, satuan, versions.empty() ? nullptr : &kNotYet});
      for (const std::string& doubt : doubts) {
        warn("check.doubt", say("check.doubt", indikator.kode, tahun, doubt), target.where);
      }
    }
    for (const Definition* definition : versions) {
      for (const std::string& doubt : contradictions(indikator, *definition)) {
        warn("check.script_differs", indikator.kode + ": " + doubt, indikator.where);
      }
    }
    if (polaritas == "baseline" && !indikator.baseline) {
      warn("check.no_baseline", say("check.no_baseline", indikator.kode), indikator.where);
    }
  }

  void look(const BudgetNode& node) {
    std::set<Tahun> years;
    for (const auto& [tahun, pagu] : node.anggaran) years.insert(tahun);
    for (const auto& [tahun, figure] : node.realisasi) years.insert(tahun);
    for (const Tahun tahun : years) {
      const Figure* pagu = pagu_of(node, tahun);
      const Figure* spent = realisasi_of(node, tahun);
      const auto a = amount(pagu);
      const auto r = amount(spent);
      if (a && r && *r > *a) {
        warn("check.above_pagu",
             say("check.above_pagu", node.kode, tahun, format_number(*r, 0), format_number(*a, 0)),
             spent->where);
      }
      contradicted(node, tahun, "anggaran", pagu, pagu_of);
      contradicted(node, tahun, "realisasi", spent, realisasi_of);
    }
    for (const BudgetNode& child : node.children) look(child);
  }

  /// There is no mean over indikator of which only some have a bobot: of a unit's IKU, else of
  /// those that stand together.
  void weights(const Unit& unit) {
    std::vector<const Indikator*> iku;
    for_each_indikator(unit, [&](const Indikator& indikator, const Owner&) {
      if (indikator.iku) iku.push_back(&indikator);
    });
    if (some_weights("unit " + unit.kode, iku)) return;
    const auto group = [this](const std::string& name, const std::vector<Indikator>& indikator) {
      std::vector<const Indikator*> all;
      all.reserve(indikator.size());
      for (const Indikator& one : indikator) all.push_back(&one);
      some_weights(name, all);
    };
    for (const Tujuan& tujuan : unit.tujuan) {
      group("tujuan " + tujuan.kode, tujuan.indikator);
      for (const Sasaran& sasaran : tujuan.sasaran) {
        group("sasaran " + sasaran.kode, sasaran.indikator);
      }
    }
  }

  /// Units that differ in what a column adds up; a list of unlike things has no total.
  void look(const Tabel& tabel) {
    for (const Tabel::Kolom& kolom : tabel.kolom) {
      const bool summed = std::any_of(tabel.baris.begin(), tabel.baris.end(), [&](const auto& row) {
        return row.kind != Tabel::RowKind::kPlain && cell(row, kolom) != nullptr;
      });
      if (kolom.teks || (!summed && kolom.satuan.empty())) continue;
      std::vector<Counted> all = {{{say("check.column", kolom.kode), kolom.satuan}, kolom.where}};
      for (const Tabel::Baris& row : tabel.baris) {
        const Figure* figure = cell(row, kolom);
        if (figure != nullptr) all.push_back({{row.nama, figure->satuan}, figure->where});
      }
      unlike(tabel.kode, all);
    }
  }

  void look(const Sumberdaya& row) {
    std::vector<Counted> all = {{{"kebutuhan", row.kebutuhan.satuan}, row.kebutuhan.where}};
    for (const auto& [name, figure] : row.tersedia) {
      all.push_back({{name.empty() ? "tersedia" : name, figure.satuan}, figure.where});
    }
    unlike(row.nama, all);
  }

  std::vector<Diagnostic> take() { return std::move(faults_); }

 private:
  /// What is added up, with its place.
  struct Counted {
    Measured what;
    Place where;
  };

  static const Figure* cell(const Tabel::Baris& row, const Tabel::Kolom& kolom) {
    const auto found = row.isi.find(kolom.kode);
    return found == row.isi.end() || !found->second.value.is_present() ? nullptr : &found->second;
  }

  /// Tells the first unit that differs from the first one there is.
  void unlike(const std::string& name, const std::vector<Counted>& all) {
    const auto has_unit = [](const Counted& one) { return !one.what.satuan.empty(); };
    const auto first = std::find_if(all.begin(), all.end(), has_unit);
    for (auto other = first; other != all.end(); ++other) {
      const std::string doubt = units_doubt(first->what, other->what);
      if (doubt.empty()) continue;
      warn("check.units_differ", fmt::format("{}: {}", name, doubt), other->where);
      return;
    }
  }

  using FigureOf = const Figure* (*)(const BudgetNode& node, Tahun tahun);

  void warn(const char* code, std::string message, const Place& where, std::string help = {}) {
    Diagnostic diagnostic;
    diagnostic.level = Level::kWarning;
    diagnostic.code = code;
    diagnostic.message = std::move(message);
    diagnostic.where = where;
    diagnostic.help = std::move(help);
    faults_.push_back(std::move(diagnostic));
  }

  bool some_weights(const std::string& name, const std::vector<const Indikator*>& all) {
    const auto has = [](const Indikator* one) { return bobot_of(*one).has_value(); };
    const auto weighted = static_cast<std::size_t>(std::count_if(all.begin(), all.end(), has));
    if (weighted == 0 || weighted == all.size()) return false;
    const Indikator& without = **std::find_if_not(all.begin(), all.end(), has);
    warn("check.some_weights", say("check.some_weights", name, weighted, all.size(), without.kode),
         without.where);
    return true;
  }

  void inputs(const Indikator& indikator, const Versions& versions) {
    if (versions.empty()) return;
    std::set<std::string> declared;
    for (const Definition* definition : versions) {
      for (const InputSpec& spec : definition->masukan) declared.insert(spec.kode);
    }
    for (const auto& [name, series] : indikator.masukan) {
      const bool is_read =
          declared.contains(name) ||
          std::any_of(versions.begin(), versions.end(), [&name = name, this](const Definition* d) {
            return scripts_.try_emplace(d, d->source).first->second.reads(name);
          });
      if (is_read) continue;
      const auto near = suggestions_.of(
          name, [&] { return std::vector<std::string>(declared.begin(), declared.end()); });
      warn("check.unread_input", say("check.unread_input", indikator.kode, name),
           series.empty() ? indikator.where : series.begin()->second.figure.where,
           near ? say("formula.did_you_mean", *near) : "");
    }
  }

  /// The grades an indikator may have in a year, lowest first; empty where they are not known.
  std::vector<std::string> ladder(const Versions& versions, Tahun tahun) {
    if (!versions.empty()) {
      const Definition* definition = choose(versions, tahun).definition;
      if (definition != nullptr && !definition->tingkat.empty()) return definition->tingkat;
    }
    const auto compiled =
        machine_.compile("return table.concat(akip.urutan(x.tahun), \" \")", "tingkat");
    Fields x{{"tahun", Value(static_cast<double>(tahun))}};
    lua::Machine::Call call;
    call.world = &x;
    call.scope.tahun = tahun;
    call.grades = true;
    const Value names = machine_.call(compiled.value, call).value;
    return names.is_grade() ? words_of(names.grade().name) : std::vector<std::string>{};
  }

  static std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    std::size_t begin = 0;
    while (begin < text.size()) {
      const std::size_t end = std::min(text.find(' ', begin), text.size());
      words.push_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
    return words;
  }

  void grades(const Indikator& indikator, const Versions& versions, const Series& series) {
    std::set<std::string> told;
    for (const auto& [tahun, figure] : series) {
      if (!figure.value.is_grade() || figure.value.grade().number) continue;
      const std::string& name = figure.value.grade().name;
      const std::vector<std::string> known = ladder(versions, tahun);
      const bool is_known = std::find(known.begin(), known.end(), name) != known.end();
      if (known.empty() || is_known || !told.insert(name).second) continue;
      std::string all;
      for (const std::string& one : known) all += (all.empty() ? "" : ", ") + one;
      const auto near = did_you_mean(name, known);
      warn("check.unknown_grade", say("check.unknown_grade", indikator.kode, name, tahun, all),
           figure.where, near ? say("formula.did_you_mean", *near) : "");
    }
  }

  static const Figure* pagu_of(const BudgetNode& node, Tahun tahun) {
    const auto found = node.anggaran.find(tahun);
    if (found == node.anggaran.end()) return nullptr;
    const Pagu& pagu = found->second;
    if (pagu.setelah && pagu.setelah->value.is_present()) return &*pagu.setelah;
    return pagu.sebelum ? &*pagu.sebelum : nullptr;
  }

  static const Figure* realisasi_of(const BudgetNode& node, Tahun tahun) {
    const auto found = node.realisasi.find(tahun);
    return found == node.realisasi.end() ? nullptr : &found->second;
  }

  /// A node's own amount beside the sum of its children, where every one of them has an amount.
  void contradicted(const BudgetNode& node, Tahun tahun, const char* what, const Figure* own,
                    FigureOf figure_of) {
    const auto printed = amount(own);
    if (!printed || node.children.empty()) return;
    double sum = 0;
    for (const BudgetNode& child : node.children) {
      const auto part = amount(figure_of(child, tahun));
      if (!part) return;
      sum += *part;
    }
    if (sum >= *printed && sum <= *printed) return;
    warn("check.contradicted",
         say("check.contradicted", what, node.kode, tahun, format_number(*printed, 0),
             format_number(sum, 0)),
         own->where);
  }

  lua::Machine& machine_;
  Library& library_;
  std::map<const Definition*, MayRead> scripts_;
  Suggestions suggestions_;
  std::vector<Diagnostic> faults_;
};

}  // namespace

std::vector<Diagnostic> check_figures(const Workspace& workspace, lua::Machine& machine,
                                      Library& library) {
  FigureCheck check(machine, library);
  for (const Unit& unit : workspace.unit) {
    for_each_indikator(unit,
                       [&](const Indikator& indikator, const Owner&) { check.look(indikator); });
    check.weights(unit);
    for (const BudgetNode& program : unit.program) check.look(program);
    for (const Tabel& tabel : unit.tabel) check.look(tabel);
    for (const Sumberdaya& row : unit.pegawai) check.look(row);
    for (const Sumberdaya& row : unit.sarana) check.look(row);
  }
  return check.take();
}

}  // namespace iku::formula
