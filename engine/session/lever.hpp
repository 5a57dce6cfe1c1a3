#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "session/session.hpp"

// The figures that questions turn, and what they look at. Every question tries values through
// Session::trial, so that none changes the session. Used by the other questions and by the shell.

namespace iku::session {

/// What of an indikator a question is about.
enum class Besaran { kRealisasi, kCapaian, kPredikat };

/// That part of a row.
Value value_of(const IndikatorResult& row, Besaran besaran);

/// A figure that can be varied, with the range it may take.
struct Lever {
  FigurePath path;
  std::string name;       ///< as the session writes it
  double value = 0;       ///< now; the middle of its range where it is not filled in
  bool has_value = true;  ///< false: not filled in
  double low = 0;
  double high = 0;
  bool declared = false;  ///< low and high are its skala; else a guess around the value
  bool whole = false;     ///< only whole numbers, as rupiah are
};

/// Decimals that tables show, and answers begin with.
constexpr int kShownDecimals = 4;
/// Decimals to which a capaian is judged, as predikat.cari does.
constexpr int kJudgedDecimals = 9;

/// The unit of a realisasi or target, "Rp" of an amount; empty for other figures.
std::string satuan_of(Session& session, const FigurePath& path);

/// One lever by its path. Throws Error (kUsage) where it is no number.
Lever lever(Session& session, const std::string& path);

/// The same by the name it has for an indikator: `ikm` is the input of `ikpp` of that name where no
/// indikator stands for it.
Lever lever_of(Session& session, const std::string& kode, const std::string& name);

/// The lever as a formula takes it: of whole numbers only, where it has a value at those and none
/// between.
Lever as_taken(Session& session, Lever lever, const std::string& kode, Besaran besaran);

/// The figures an indikator was made of that are plain data: its inputs, with those of the
/// indikator between, whether or not they change anything now; or itself. For the capaian also the
/// target.
std::vector<Lever> levers(Session& session, const std::string& kode,
                          Besaran besaran = Besaran::kRealisasi);

/// The derivative of a besaran by each figure it was made of, exact; by lever name.
std::map<std::string, double> slopes(Session& session, const std::string& kode, Besaran besaran);

/// An indikator with levers at other values; ends with Error (kInterrupted) after Ctrl-C.
IndikatorResult try_at(Session& session, const Session::Trial& figures, const std::string& kode);

/// The besaran with one lever at another value, where that gives a number.
std::optional<double> number_at(Session& session, const Lever& lever, double at,
                                const std::string& kode, Besaran besaran);

/// The numbers that a row could be computed from, as names of levers: what its formula read, what
/// it declares, and the same of the indikator it reads.
std::set<std::string> parts_of(Session& session, const std::string& kode);

/// Declared inputs of an indikator that have no value, as paths.
std::vector<std::string> missing_inputs(Session& session, const std::string& kode);

/// Throws Error (kUsage) that says why an indikator has no number to ask about.
[[noreturn]] void refuse_no_value(Session& session, const std::string& kode, const Value& value);

}  // namespace iku::session
