#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "base/catalogue.hpp"
#include "cli/setup.hpp"
#include "cli/shell_command.hpp"
#include "model/reason.hpp"
#include "report/figures.hpp"
#include "session/effect.hpp"

// The shell's commands on what depends on what: .deps, .uses, .watch.

namespace iku::cli {

namespace {

using RowRef = formula::Calculator::RowRef;
using Next = std::function<std::vector<RowRef>(const RowRef&)>;

std::string name_of(const ShellState& state, const RowRef& row) {
  const session::FigurePath path{{}, row.unit->kode, row.indikator->kode, {}, row.tahun};
  return path_text(path, state.session.unit().kode, state.session.tahun());
}

// A row and what follows from it, as a tree; a row told before is not told again.
void add_tree(const ShellState& state, const RowRef& row, const std::string& stem, const Next& next,
              std::set<std::string>& told, std::string& text) {
  const std::vector<RowRef> rows = next(row);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool last = i + 1 == rows.size();
    const std::string name = name_of(state, rows[i]);
    const auto value =
        state.session.calculator().row(*rows[i].unit, *rows[i].indikator, rows[i].tahun).realisasi;
    const bool again = !told.insert(name).second;
    text += fmt::format(" {}{}{} = {}{}\n", stem, last ? "└─ " : "├─ ", name, show_value(value),
                        again ? " " + say("shell.told_above") : "");
    if (!again) add_tree(state, rows[i], stem + (last ? "   " : "│  "), next, told, text);
  }
}

std::string tree(ShellState& state, const std::string& kode, const Next& next,
                 const std::string& none) {
  const Indikator& indikator = state.session.indikator(kode);
  const RowRef root{&state.session.unit(), &indikator, state.session.tahun()};
  std::string text = fmt::format(" {} = {}\n", indikator.kode,
                                 show_value(state.session.row(indikator.kode).realisasi));
  const std::size_t alone = text.size();
  std::set<std::string> told = {indikator.kode};
  add_tree(state, root, "", next, told, text);
  return text.size() == alone ? text + " " + none + "\n" : text;
}

Styled deps(ShellState& state, const std::string& arguments) {
  formula::Calculator& calculator = state.session.calculator();
  const Next reads = [&](const RowRef& row) {
    return calculator.reads(*row.unit, *row.indikator, row.tahun);
  };
  std::string text = tree(state, arguments, reads, say("shell.no_deps", arguments));
  for (const auto& [name, nama] : calculator.inputs(state.session.indikator(arguments))) {
    text += fmt::format("   {}.{}  {}\n", arguments, name, nama);
  }
  const std::string why = session::why_fixed(state.session, arguments);
  if (!why.empty()) text += " " + why + "\n";
  return marked_text(state, text);
}

Styled uses(ShellState& state, const std::string& arguments) {
  state.session.calculate();  // who reads a row is known once everything was computed
  formula::Calculator& calculator = state.session.calculator();
  const Next readers = [&](const RowRef& row) {
    return calculator.read_by(*row.unit, *row.indikator, row.tahun);
  };
  return marked_text(state, tree(state, arguments, readers, say("shell.no_uses", arguments)));
}

Styled watch(ShellState& state, const std::string& arguments) {
  std::vector<std::string> names = words(arguments);
  const bool off = !names.empty() && names.front() == "off";
  if (off && names.size() == 1) state.watched.clear();
  for (std::size_t i = off ? 1 : 0; i < names.size(); ++i) {
    state.session.indikator(names[i]);
    if (off) {
      state.watched.erase(names[i]);
    } else {
      state.watched.insert_or_assign(names[i], Watched{});
    }
  }
  if (state.watched.empty()) return " " + say("shell.watch_none") + "\n";
  return show_watched(state);
}

// "+0,5925" after a change, nothing where it stayed.
std::string delta(const Value& before, const Value& now) {
  if (!before.is_number() || !now.is_number()) return {};
  const double difference = now.number() - before.number();
  if (!(difference > 0) && !(difference < 0)) return {};
  return (difference > 0 ? "+" : "") + show_number(difference);
}

}  // namespace

bool watched_changed(const ShellState& state) {
  return std::any_of(state.watched.begin(), state.watched.end(), [&](const auto& entry) {
    const auto& [kode, seen] = entry;
    if (!session::has_indikator(state.session.unit(), kode)) return true;
    const IndikatorResult row = state.session.row(kode);
    return show_value(row.predikat) != seen.predikat ||
           show_value(row.realisasi) != show_value(seen.realisasi);
  });
}

Styled show_watched(ShellState& state) {
  report::Table table;
  table.columns = {{say("shell.col.watched"), {}},
                   {say("shell.col.realisasi"), report::Align::kRight},
                   {say("shell.col.change"), report::Align::kRight},
                   {say("shell.col.capaian"), report::Align::kRight},
                   {say("shell.col.predikat"), {}}};
  for (auto& [kode, seen] : state.watched) {
    const bool here = session::has_indikator(state.session.unit(), kode);
    IndikatorResult row;
    if (here) row = state.session.row(kode);
    const std::string predikat = show_value(row.predikat);
    const bool flips = seen.told && predikat != seen.predikat;
    report::Cell realisasi(show_value(row.realisasi));
    if (row.realisasi.is_number()) realisasi.number = row.realisasi.number();
    const Value& gone = row.realisasi.is_present() ? row.capaian : row.realisasi;
    if (here && !gone.is_present()) realisasi.mark = table.mark(reason_of(gone));
    table.add({kode, realisasi, seen.told ? delta(seen.realisasi, row.realisasi) : "",
               show_capaian(state, row), flips ? seen.predikat + " → " + predikat : predikat});
    seen = {true, row.realisasi, predikat};
  }
  return show_table(state, table);
}

const std::vector<Command>& relation_commands() {
  static const std::vector<Command> all = {
      {"deps", false, Takes::kIndikator, deps},
      {"uses", false, Takes::kIndikator, uses},
      {"watch", false, Takes::kIndikator, watch, "off"},
  };
  return all;
}

}  // namespace iku::cli
