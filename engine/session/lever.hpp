#pragma once

#include <optional>
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
};

/// One lever by its path. Throws Error (kUsage) where it is no number.
Lever lever(Session& session, const std::string& path);

/// The same by the name it has for an indikator: `ikm` is the input of `ikpp` of that name where no
/// indikator stands for it.
Lever lever_of(Session& session, const std::string& kode, const std::string& name);

/// The figures an indikator was made of that are plain data: its inputs, with those of the
/// indikator between; or itself. For the capaian also the target.
std::vector<Lever> levers(Session& session, const std::string& kode,
                          Besaran besaran = Besaran::kRealisasi);

/// The derivative of a besaran by each figure it was made of, exact; by lever name.
std::map<std::string, double> slopes(Session& session, const std::string& kode, Besaran besaran);

/// An indikator with levers at other values; ends with Error (kInterrupted) after Ctrl-C.
IndikatorResult try_at(Session& session, const Session::Trial& figures, const std::string& kode);

/// The besaran with one lever at another value, where that gives a number.
std::optional<double> number_at(Session& session, const Lever& lever, double at,
                                const std::string& kode, Besaran besaran);

/// Declared inputs of an indikator that have no value, as paths.
std::vector<std::string> missing_inputs(Session& session, const std::string& kode);

/// Throws Error (kUsage) that says why an indikator has no number to ask about.
[[noreturn]] void refuse_no_value(Session& session, const std::string& kode, const Value& value);

}  // namespace iku::session
