#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "model/workspace.hpp"

// How a figure is named in a session: `ipp`, `ikpp.target`, `ikpp.ikm`, `sumobito/ipp@2023`,
// `anggaran:1.2`. Used by session and by the shell's completion.

namespace iku::session {

/// One figure of a unit in a year.
struct FigurePath {
  enum class Kind {
    kRealisasi,          ///< `ipp`: forced, whatever its formula says
    kTarget,             ///< `ipp.target`
    kBobot,              ///< `ipp.bobot`: the weight in means
    kMasukan,            ///< `ikpp.ikm`: an input of its formula
    kAnggaran,           ///< `anggaran:1.2`: rupiah of a program, kegiatan or sub kegiatan
    kRealisasiAnggaran,  ///< `realisasi_anggaran:1.2`
  };
  Kind kind = Kind::kRealisasi;
  std::string unit;
  std::string kode;     ///< of the indikator or the budget node
  std::string masukan;  ///< for kMasukan
  Tahun tahun = 0;

  auto operator<=>(const FigurePath&) const = default;  // NOLINT(modernize-use-nullptr)
  bool operator==(const FigurePath&) const = default;
};

/// Reads a path; what it leaves out is the session's unit and year. Throws Error (kUsage) for a
/// text that is no path. Whether the figure exists is not checked here.
FigurePath parse_path(std::string_view text, const std::string& unit, Tahun tahun);

/// The shortest text that parse_path reads back, given the session's unit and year.
std::string path_text(const FigurePath& path, const std::string& unit, Tahun tahun);

}  // namespace iku::session
