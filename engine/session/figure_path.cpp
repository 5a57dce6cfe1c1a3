#include "session/figure_path.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/catalogue.hpp"
#include "base/text.hpp"

namespace iku::session {

namespace {

constexpr std::string_view kAnggaran = "anggaran:";
constexpr std::string_view kRealisasiAnggaran = "realisasi_anggaran:";

[[noreturn]] void bad_path(std::string_view text) {
  Diagnostic diagnostic;
  diagnostic.code = "session.path";
  diagnostic.message = say("session.path", printable(text));
  diagnostic.help = say("session.path_help");
  throw Error(std::move(diagnostic), Exit::kUsage);
}

bool is_name(std::string_view text) {
  if (text.empty()) return false;
  for (const char c : text) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '_' || c == '-';
    if (!word) return false;
  }
  return true;
}

}  // namespace

FigurePath parse_path(std::string_view text, const std::string& unit, Tahun tahun) {
  FigurePath path;
  path.unit = unit;
  path.tahun = tahun;
  std::string_view rest = trim(text);
  if (const std::size_t at = rest.rfind('@'); at != std::string_view::npos) {
    const std::string_view year = rest.substr(at + 1);
    const auto [end, error] = std::from_chars(year.data(), year.data() + year.size(), path.tahun);
    if (error != std::errc() || end != year.data() + year.size() || path.tahun < 1900 ||
        path.tahun > 2200) {
      bad_path(text);
    }
    rest = rest.substr(0, at);
  }
  if (const std::size_t slash = rest.find('/'); slash != std::string_view::npos) {
    path.unit = std::string(rest.substr(0, slash));
    rest = rest.substr(slash + 1);
  }
  if (rest.starts_with(kAnggaran) || rest.starts_with(kRealisasiAnggaran)) {
    path.kind = rest.starts_with(kAnggaran) ? FigurePath::Kind::kAnggaran
                                            : FigurePath::Kind::kRealisasiAnggaran;
    path.kode = std::string(rest.substr(rest.find(':') + 1));
    if (path.kode.empty()) bad_path(text);
    return path;
  }
  const std::size_t dot = rest.find('.');
  path.kode = std::string(rest.substr(0, dot));
  if (!is_name(path.kode)) bad_path(text);
  if (dot == std::string_view::npos) return path;
  const std::string field(rest.substr(dot + 1));
  if (!is_name(field)) bad_path(text);
  if (field == "realisasi") return path;
  if (field == "target") {
    path.kind = FigurePath::Kind::kTarget;
  } else if (field == "bobot") {
    path.kind = FigurePath::Kind::kBobot;
  } else {
    path.kind = FigurePath::Kind::kMasukan;
    path.masukan = field;
  }
  return path;
}

std::string path_text(const FigurePath& path, const std::string& unit, Tahun tahun) {
  std::string text;
  if (path.unit != unit) text = path.unit + "/";
  switch (path.kind) {
    case FigurePath::Kind::kRealisasi: text += path.kode; break;
    case FigurePath::Kind::kTarget: text += path.kode + ".target"; break;
    case FigurePath::Kind::kBobot: text += path.kode + ".bobot"; break;
    case FigurePath::Kind::kMasukan: text += path.kode + "." + path.masukan; break;
    case FigurePath::Kind::kAnggaran: text += std::string(kAnggaran) + path.kode; break;
    case FigurePath::Kind::kRealisasiAnggaran:
      text += std::string(kRealisasiAnggaran) + path.kode;
      break;
  }
  if (path.tahun != tahun) text += fmt::format("@{}", path.tahun);
  return text;
}

}  // namespace iku::session
