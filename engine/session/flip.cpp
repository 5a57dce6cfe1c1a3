#include "session/flip.hpp"

#include <algorithm>
#include <cmath>

#include "base/catalogue.hpp"
#include "model/reason.hpp"
#include "session/effect.hpp"
#include "session/walk.hpp"

namespace iku::session {

namespace {

std::string predikat_of(const IndikatorResult& row) {
  return row.predikat.is_grade() ? row.predikat.grade().name : std::string();
}

std::string predikat_now(Session& session, const std::string& kode) {
  const IndikatorResult row = session.row(kode);
  std::string now = predikat_of(row);
  if (!now.empty()) return now;
  Diagnostic diagnostic;
  diagnostic.code = "session.no_predikat";
  diagnostic.message = say("session.no_predikat", kode);
  const std::string reason = reason_of(row.decisive());
  if (!reason.empty()) diagnostic.message += ": " + reason;
  throw Error(std::move(diagnostic), Exit::kUsage);
}

}  // namespace

std::vector<Flip> flips_of(Session& session, const std::string& kode, const Lever& lever) {
  std::vector<Flip> all;
  const std::string now = predikat_now(session, kode);
  if (!lever.has_value) return all;
  for (const double bound : {lever.low, lever.high}) {
    const auto at = first_where(lever, bound, [&](double x) {
      const std::string there = predikat_of(try_at(session, {{lever.path, x}}, kode));
      return !there.empty() && there != now;
    });
    if (!at) continue;
    const IndikatorResult row = try_at(session, {{lever.path, *at}}, kode);
    Flip flip{lever, *at, predikat_of(row), std::nullopt, 0};
    if (row.realisasi.is_number()) flip.value = row.realisasi.number();
    const double size = std::fabs(lever.value);
    flip.share = std::fabs(*at - lever.value) / (size > 0 ? size : lever.high - lever.low);
    all.push_back(std::move(flip));
  }
  return all;
}

std::vector<Flip> flips(Session& session, const std::string& kode) {
  predikat_now(session, kode);
  std::vector<Flip> all;
  for (const Lever& lever : levers(session, kode)) {
    for (Flip& flip : flips_of(session, kode, lever)) all.push_back(std::move(flip));
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Flip& a, const Flip& b) { return a.share < b.share; });
  return all;
}

}  // namespace iku::session
