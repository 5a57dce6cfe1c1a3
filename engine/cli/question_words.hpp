#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/shell_command.hpp"
#include "session/question.hpp"

// The words of questions: `ikpp.capaian`, `ikm=2.5..4/0.25`, `ipp=±0.2`, `ikm=normal(3.2,0.1)`.
// Used by the shell's questions.

namespace iku::cli {

/// What a question is about: "ikpp", "ikpp.capaian", "ikpp.predikat".
struct Asked {
  std::string kode;
  session::Besaran besaran = session::Besaran::kRealisasi;
  std::string text;  ///< as it was written
};

/// Throws Error (kUsage, did-you-mean) for an indikator that does not exist, and for nothing at
/// all.
Asked parse_asked(const session::Session& session, const std::string& text);

/// The parts between blanks; a blank between brackets does not part.
std::vector<std::string> question_words(const std::string& text);

/// "name=value" as its two sides. Throws Error (kUsage).
std::pair<std::string, std::string> parse_pair(const std::string& word);

/// "3..3.5", "±0.2", "±5%" or "skala" as a range of a lever. Throws Error (kUsage).
/// Both ends are values of the figure, in its own `satuan`; so are those of an axis and a sebaran.
session::Swing parse_swing(session::Lever lever, const std::string& text,
                           const std::string& satuan = {});

/// "2.5..4/0.25". Throws Error (kUsage).
std::vector<double> parse_axis(const session::Lever& lever, const std::string& text,
                               const std::string& satuan = {});

/// "normal(3.2,0.1)"; with decimal commas "normal(3,2;0,1)". Throws Error (kUsage).
formula::Sebaran parse_sebaran(const std::string& text, const std::string& satuan = {});

/// "1..4": bounds as short as they are.
std::string range_text(double from, double to);

/// A cell with a number, exact for programs; a grade; a dash or "gagal" with its reason as a note.
report::Cell value_cell(report::Table& table, const Value& value);
report::Cell number_cell(const std::optional<double>& value);

}  // namespace iku::cli
