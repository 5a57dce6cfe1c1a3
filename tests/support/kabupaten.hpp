#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>

// Writes a made-up kabupaten of any size as a workspace, for benches and tests. Equal arguments
// give equal files.

namespace iku::test {

struct KabupatenSize {
  int units = 300;
  int indikator = 40;  ///< of each unit; every fourth is computed from the three before it
  int years = 5;       ///< up to 2024
  int roll_ups = 0;    ///< indikator of the kabupaten itself, each the mean of one of its units
};

namespace detail {

inline std::string per_year(const KabupatenSize& size, std::mt19937& random, double low,
                            double high) {
  std::string text;
  for (int year = 2025 - size.years; year <= 2024; ++year) {
    const double share = static_cast<double>(random() % 1001) / 1000;
    text +=
        fmt::format("{}\"{}\": {:.2f}", text.empty() ? "" : ", ", year, low + (high - low) * share);
  }
  return "{" + text + "}";
}

inline std::string indikator(const KabupatenSize& size, std::mt19937& random, int number) {
  const std::string target = per_year(size, random, 60, 90);
  const auto one = [&](const char* formulasi, const std::string& masukan) {
    return fmt::format(
        R"({{"kode": "i{}", "nama": "Indikator {}", "formulasi": "{}", "target": {}, "masukan": {}}})",
        number, number, formulasi, target, masukan);
  };
  switch (number % 4) {
    case 0:
      return fmt::format(
          R"({{"kode": "i{}", "nama": "Indikator {}", "target": {}, "realisasi": {}}})", number,
          number, target, per_year(size, random, 50, 100));
    case 1:
      return one("bagian",
                 fmt::format(R"({{"tercapai": {}, "jumlah": {}}})", per_year(size, random, 10, 40),
                             per_year(size, random, 40, 60)));
    case 2:
      return one("indeks", fmt::format(R"({{"ikm": {}, "ipp": {}}})", per_year(size, random, 2, 4),
                                       per_year(size, random, 2, 5)));
    default:
      return fmt::format(
          R"({{"kode": "i{}", "nama": "Indikator {}", "formulasi": "gabungan{}", "target": {}}})",
          number, number, number, target);
  }
}

// The plan of the kabupaten: indikator k0, k1, … over i0, i1, … of its units.
inline std::string roll_ups(const KabupatenSize& size) {
  if (size.roll_ups == 0) return "";
  std::string target;
  for (int year = 2025 - size.years; year <= 2024; ++year) {
    target += fmt::format("{}\"{}\": 80", target.empty() ? "" : ", ", year);
  }
  std::string rows;
  for (int i = 0; i < size.roll_ups; ++i) {
    rows += fmt::format(
        R"({}{{"kode": "k{}", "nama": "Rata-rata {}", "formulasi": "rata{}", "target": {{{}}}}})",
        i == 0 ? "" : ",\n  ", i, i, i, target);
  }
  return fmt::format(
      R"(, "tujuan": [{{"kode": "T1", "nama": "Tujuan", "sasaran": [{{"kode": "S1", "nama": "Sasaran", "indikator": [
  {}]}}]}}])",
      rows);
}

inline void write(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

}  // namespace detail

inline void write_kabupaten(const std::filesystem::path& directory, const KabupatenSize& size) {
  std::mt19937 random(1);
  std::string units =
      "{\"kode\": \"kab\", \"nama\": \"Kabupaten data buatan\", \"jenjang\": \"kabupaten\"" +
      detail::roll_ups(size) + "}";
  for (int u = 1; u <= size.units; ++u) {
    std::string rows;
    for (int i = 0; i < size.indikator; ++i) {
      rows += (i == 0 ? "" : ",\n  ") + detail::indikator(size, random, i);
    }
    detail::write(
        directory / fmt::format("unit/u{}.json", u),
        fmt::format(R"({{"kode": "u{}", "nama": "Unit {}", "jenjang": "kecamatan", "induk": "kab",
 "tujuan": [{{"kode": "T1", "nama": "Tujuan", "sasaran": [{{"kode": "S1", "nama": "Sasaran", "indikator": [
  {}]}}]}}]}}
)",
                    u, u, rows));
    units += fmt::format(",\n  \"unit/u{}.json\"", u);
  }
  detail::write(directory / "workspace.json",
                "{\"format\": \"iku/1\", \"nama\": \"Kabupaten data buatan\", \"contoh\": true,\n"
                " \"tahun\": 2024, \"kebijakan\": \"jombang-2024\", \"skrip\": [\"skrip\"],\n"
                " \"unit\": [" +
                    units + "]}\n");
  const auto script = [&](const std::string& kode, const std::string& masukan,
                          const std::string& expression) {
    detail::write(directory / "skrip/indikator" / (kode + ".lua"),
                  fmt::format(R"(return indikator {{
  kode = "{}", nama = "{}", satuan = "persen", polaritas = "positif",{}
  formulasi = function(x) return {} end,
}}
)",
                              kode, kode, masukan, expression));
  };
  script("bagian", "\n  masukan = {tercapai = {}, jumlah = {}},", "x.tercapai / x.jumlah * 100");
  script("indeks", "\n  masukan = {ikm = {skala = {1, 4}}, ipp = {skala = {0, 5}}},",
         "10 * (1.25 * x.ikm + x.ipp)");
  for (int i = 3; i < size.indikator; i += 4) {
    script(fmt::format("gabungan{}", i), "",
           fmt::format("(x.i{} + x.i{} + x.i{}) / 3", i - 3, i - 2, i - 1));
  }
  for (int i = 0; i < size.roll_ups; ++i) {
    script(fmt::format("rata{}", i), "", fmt::format("gabungan.rata(x:anak(\"i{}\"))", i));
  }
}

}  // namespace iku::test
