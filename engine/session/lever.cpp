#include "session/lever.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "base/catalogue.hpp"
#include "base/interrupt.hpp"
#include "base/text.hpp"
#include "formula/definition.hpp"
#include "model/reason.hpp"
#include "session/overlay_edit.hpp"
#include "session/refuse.hpp"

namespace iku::session {

namespace {

using Kind = FigurePath::Kind;

const Indikator* owner_of(const Session& session, const FigurePath& path) {
  for (const Unit& unit : session.workspace().unit) {
    if (unit.kode == path.unit) return find_indikator(unit, path.kode);
  }
  return nullptr;
}

const formula::InputSpec* input_of(Session& session, const Indikator* indikator,
                                   const std::string& name) {
  if (indikator == nullptr) return nullptr;
  const formula::Definition* definition = session.calculator().definition(*indikator);
  return definition == nullptr ? nullptr : definition->input(name);
}

std::optional<Rentang> scale_of(Session& session, const FigurePath& path) {
  const Indikator* indikator = owner_of(session, path);
  if (indikator == nullptr) return std::nullopt;
  if (path.kind == Kind::kMasukan) return session.calculator().scale(*indikator, path.masukan);
  if (path.kind == Kind::kRealisasi || path.kind == Kind::kTarget) {
    return session.calculator().scale(*indikator, "");
  }
  return std::nullopt;
}

// A figure without a declared scale: from nothing to well beyond what it is.
void guess_range(Lever& lever) {
  const double reach = std::max(std::fabs(lever.value), 1.0);
  const bool weight = lever.path.kind == Kind::kBobot;
  lever.low = weight || lever.value >= 0 ? 0 : lever.value - 10 * reach;
  lever.high = lever.value + 10 * reach;
}

bool is_name(const std::string& text) { return text.find_first_of("./:@") == std::string::npos; }

// Where both a figure and the formula that reads it declare a scale, both hold.
void narrow(Lever& lever, const std::optional<Rentang>& scale) {
  if (!scale) return;
  lever.low = lever.declared ? std::max(lever.low, scale->dari) : scale->dari;
  lever.high = lever.declared ? std::min(lever.high, scale->sampai) : scale->sampai;
  lever.declared = true;
  if (!lever.has_value) lever.value = lever.low + (lever.high - lever.low) / 2;
}

// Whether a formula's text has a name as a whole word: a figure that it only compares is no part of
// the number that it gives, and still turns it.
bool names(const std::string& text, const std::string& name) {
  const auto is_part = [&](std::size_t at) {
    return at < text.size() &&
           (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || text[at] == '_');
  };
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
    const bool before = at > 0 && is_part(at - 1);
    if (!before && !is_part(at + name.size())) return true;
  }
  return false;
}

// The inputs that must be numbers, as paths, and whether each has a value.
std::vector<std::pair<std::string, bool>> declared_inputs(Session& session,
                                                          const std::string& kode) {
  std::vector<std::pair<std::string, bool>> inputs;
  const formula::Definition* definition = session.calculator().definition(session.indikator(kode));
  if (definition == nullptr || !definition->formulasi) return inputs;
  for (const formula::InputSpec& spec : definition->masukan) {
    if (spec.jenis != formula::InputSpec::Jenis::kAngka || !spec.wajib) continue;
    const bool other = find_indikator(session.unit(), spec.kode) != nullptr;
    const std::string own = kode + "." + spec.kode;
    const Value value = other ? session.row(spec.kode).realisasi : session.value(own);
    inputs.emplace_back(other ? spec.kode : own, !value.is_missing());
  }
  return inputs;
}

}  // namespace

Value value_of(const IndikatorResult& row, Besaran besaran) {
  switch (besaran) {
    case Besaran::kRealisasi: return row.realisasi;
    case Besaran::kCapaian: return row.capaian;
    case Besaran::kPredikat: return row.predikat;
  }
  return {};
}

std::string satuan_of(Session& session, const FigurePath& path) {
  if (is_budget(path)) return "Rp";
  const bool own = path.kind == Kind::kRealisasi || path.kind == Kind::kTarget;
  if (!own) return {};
  for (const Unit& unit : session.workspace().unit) {
    const Indikator* indikator = unit.kode == path.unit ? find_indikator(unit, path.kode) : nullptr;
    if (indikator == nullptr) continue;
    return session.calculator().row(unit, *indikator, path.tahun).satuan;
  }
  return {};
}

Lever lever(Session& session, const std::string& path) {
  Lever found;
  found.path = session.resolve(path);
  found.name = path_text(found.path, session.unit().kode, session.tahun());
  const bool input = found.path.kind == Kind::kMasukan;
  const formula::InputSpec* spec =
      input ? input_of(session, owner_of(session, found.path), found.path.masukan) : nullptr;
  const bool number_input = spec == nullptr || spec->jenis == formula::InputSpec::Jenis::kAngka;
  const std::optional<Rentang> scale = scale_of(session, found.path);
  const Value value = session.value(found.name);
  const auto number = value.as_number();
  if (!number_input || (!number && !(value.is_missing() && scale))) {
    refuse("session.not_a_number", say("session.not_a_number", found.name));
  }
  found.has_value = number.has_value();
  found.whole = is_budget(found.path);
  found.value = number.value_or(0);
  if (!scale) guess_range(found);
  narrow(found, scale);
  return found;
}

Lever lever_of(Session& session, const std::string& kode, const std::string& name) {
  if (!is_name(name)) return lever(session, name);
  const Indikator& of = session.indikator(kode);
  const Indikator* other = find_indikator(session.unit(), name);
  const formula::InputSpec* spec = input_of(session, &of, name);
  const auto own = of.masukan.find(name);
  const bool filled = own != of.masukan.end() && own->second.contains(session.tahun());
  if (filled || (other == nullptr && spec != nullptr)) return lever(session, kode + "." + name);
  if (other != nullptr) {
    Lever found = lever(session, name);
    if (spec != nullptr) narrow(found, spec->skala);
    return found;
  }
  std::vector<std::string> known;
  for (Lever& candidate : levers(session, kode)) {
    if (candidate.path.masukan == name) return std::move(candidate);
    known.push_back(candidate.name);
    if (candidate.path.kind == Kind::kMasukan) known.push_back(candidate.path.masukan);
  }
  std::string made_of;
  for (const Lever& candidate : levers(session, kode)) {
    made_of += (made_of.empty() ? "" : ", ") + candidate.name;
  }
  for_each_indikator(session.unit(),
                     [&](const Indikator& i, const Owner&) { known.push_back(i.kode); });
  const auto near = did_you_mean(name, known);
  std::string help;
  if (near) {
    help = say("formula.did_you_mean", *near);
  } else if (!made_of.empty()) {
    help = say("session.made_of", made_of);
  }
  refuse("session.unknown_lever", say("session.unknown_lever", kode, name), std::move(help));
}

std::map<std::string, double> slopes(Session& session, const std::string& kode, Besaran besaran) {
  formula::Calculator& calculator = session.calculator();
  const Indikator& of = session.indikator(kode);
  auto found = besaran == Besaran::kRealisasi
                   ? calculator.gradient(session.unit(), of, session.tahun())
                   : calculator.capaian_gradient(session.unit(), of, session.tahun());
  if (besaran == Besaran::kRealisasi) found.emplace(kode, 1);
  return found;
}

std::set<std::string> parts_of(Session& session, const std::string& kode) {
  std::set<std::string> found;
  std::set<std::string> seen = {kode};
  std::vector<std::string> open = {kode};
  while (!open.empty()) {
    const std::string code = std::move(open.back());
    open.pop_back();
    const Indikator& indikator = session.indikator(code);
    const IndikatorResult row = session.row(code);
    if (session.forced(code)) continue;
    for (const auto& [name, slope] :
         session.calculator().gradient(session.unit(), indikator, session.tahun())) {
      found.insert(name);
    }
    for (const auto& [name, filled] : declared_inputs(session, code)) found.insert(name);
    const std::string source = session.calculator().source(indikator).text;
    for (const auto& [name, series] : indikator.masukan) {
      if (!series.contains(session.tahun()) || !names(source, name)) continue;
      found.insert(fmt::format("{}.{}", code, name));
    }
    for (const auto& read :
         session.calculator().reads(session.unit(), indikator, session.tahun())) {
      if (read.unit != &session.unit() || read.tahun != session.tahun()) continue;
      found.insert(read.indikator->kode);
      if (seen.insert(read.indikator->kode).second) open.push_back(read.indikator->kode);
    }
  }
  return found;
}

std::vector<Lever> levers(Session& session, const std::string& kode, Besaran besaran) {
  std::set<std::string> names = parts_of(session, kode);
  names.insert(kode);
  if (besaran != Besaran::kRealisasi) {
    for (const auto& [name, slope] : slopes(session, kode, besaran)) names.insert(name);
  }
  std::vector<Lever> all;
  const auto known = [&](const std::string& name) {
    return std::any_of(all.begin(), all.end(),
                       [&](const Lever& other) { return other.name == name; });
  };
  for (const std::string& name : names) {
    try {
      Lever found = lever(session, name);
      const bool read = found.path.kind == Kind::kRealisasi && found.path.kode != kode;
      if (read) found = lever_of(session, kode, name);
      if (!known(found.name)) all.push_back(std::move(found));
    } catch (const Error& error) {
      if (error.status() == Exit::kInterrupted) throw;
      continue;  // a table input, or a figure of another year: not a number to turn
    }
  }
  // What is computed from other levers is none itself: only its parts are.
  const auto is_computed = [&](const Lever& candidate) {
    if (candidate.path.kind != Kind::kRealisasi || session.forced(candidate.path.kode))
      return false;
    const Origin origin = session.row(candidate.path.kode).origin;
    if (origin == Origin::kData) return false;
    const std::set<std::string> parts = parts_of(session, candidate.path.kode);
    return std::any_of(all.begin(), all.end(), [&](const Lever& other) {
      if (other.name == candidate.name || !parts.contains(other.name)) return false;
      return origin == Origin::kComputed || !other.has_value;
    });
  };
  std::vector<Lever> plain;
  for (const Lever& candidate : all) {
    if (!is_computed(candidate)) plain.push_back(candidate);
  }
  return plain;
}

Lever as_taken(Session& session, Lever lever, const std::string& kode, Besaran besaran) {
  const double value = lever.value;
  if (!lever.has_value || value != std::round(value)) return lever;
  const auto is_there = [&](double at) {
    return at >= lever.low && at <= lever.high &&
           number_at(session, lever, at, kode, besaran).has_value();
  };
  const bool next = is_there(value + 1) || is_there(value - 1);
  lever.whole = lever.whole || (next && !is_there(value + 0.5) && !is_there(value - 0.5));
  return lever;
}

IndikatorResult try_at(Session& session, const Session::Trial& figures, const std::string& kode) {
  check_stop();
  return session.trial(figures, kode);
}

std::optional<double> number_at(Session& session, const Lever& lever, double at,
                                const std::string& kode, Besaran besaran) {
  const IndikatorResult row = try_at(session, {{lever.path, at}}, kode);
  // A figure that was only reported does not answer to its own inputs.
  if (row.origin == Origin::kReported && lever.path.kind == Kind::kMasukan) return std::nullopt;
  const Value value = value_of(row, besaran);
  return value.is_number() ? std::optional(value.number()) : std::nullopt;
}

std::vector<std::string> missing_inputs(Session& session, const std::string& kode) {
  std::vector<std::string> names;
  for (const auto& [name, filled] : declared_inputs(session, kode)) {
    if (!filled) names.push_back(name);
  }
  return names;
}

void refuse_no_value(Session& session, const std::string& kode, const Value& value) {
  const std::vector<std::string> missing = missing_inputs(session, kode);
  std::string help;
  if (!missing.empty()) help = say("session.fill_first", missing.front());
  std::string message = say(value.is_number() ? "session.only_reported" : "session.no_value", kode);
  const std::string reason = value.is_grade() ? value.grade().name : reason_of(value);
  if (!reason.empty()) message += ": " + reason;
  refuse("session.no_value", std::move(message), std::move(help));
}

}  // namespace iku::session
