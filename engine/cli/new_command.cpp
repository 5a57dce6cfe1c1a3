#include <filesystem>

#include "base/catalogue.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/setup.hpp"

// iku new: a small working workspace to start from.

namespace iku::cli {

namespace fs = std::filesystem;

namespace {

constexpr const char* kWorkspace = R"json({
  "format": "iku/1",
  "nama": "Kecamatan Baru (contoh awal)",
  "contoh": true,
  "tahun": 2024,
  "kebijakan": "jombang-2024",
  "skrip": ["skrip"],
  "sumber": "data buatan",
  "unit": [
    {
      "kode": "baru",
      "nama": "Kecamatan Baru",
      "jenjang": "kecamatan",
      "renstra": { "awal": 2022, "akhir": 2026 },
      "tujuan": [
        {
          "kode": "1",
          "nama": "Meningkatkan pelayanan publik",
          "sasaran": [
            {
              "kode": "1.1",
              "nama": "Meningkatnya mutu layanan",
              "indikator": [
                {
                  "kode": "layanan_tepat_waktu",
                  "nama": "Persentase layanan tepat waktu",
                  "formulasi": "layanan_tepat_waktu",
                  "target": { "2024": 90, "2026": 95 },
                  "masukan": {
                    "tepat_waktu": { "2023": 410, "2024": 462 },
                    "semua": { "2023": 480, "2024": 500 }
                  }
                }
              ]
            }
          ]
        }
      ],
      "program": [
        {
          "kode": "1",
          "nama": "Program Pelayanan Publik",
          "sasaran": ["1.1"],
          "anggaran": { "2024": "19.861.000" },
          "realisasi": { "2024": "19.769.500" }
        }
      ]
    }
  ]
}
)json";

constexpr const char* kFormula =
    R"lua(-- Satu indikator: nama masukan di kiri, rumusnya di formulasi.
return indikator {
  kode = "layanan_tepat_waktu", nama = "Persentase layanan tepat waktu",
  satuan = "%", skala = {0, 100}, polaritas = "positif",
  masukan = {
    tepat_waktu = {nama = "Layanan yang selesai tepat waktu"},
    semua = {nama = "Seluruh layanan"},
  },
  formulasi = function(x) return rasio.persen(x.tepat_waktu, x.semua) end,
  sumber = "contoh awal",
}
)lua";

}  // namespace

Exit make_workspace(const Options& options, Streams& streams) {
  if (trim(options.workspace).empty())
    usage_error(say("cli.new_empty"), say("cli.see_help", "iku new"));
  const fs::path directory = options.workspace;
  std::error_code error;
  if (fs::exists(directory, error) &&
      !(fs::is_directory(directory, error) && fs::is_empty(directory, error))) {
    Diagnostic diagnostic;
    diagnostic.code = "new.exists";
    diagnostic.message = say("cli.new_exists", options.workspace);
    diagnostic.help = say("cli.new_exists_help");
    throw Error(std::move(diagnostic), Exit::kCannotWrite);
  }
  fs::create_directories(directory / "skrip" / "indikator", error);
  if (error) {
    Diagnostic diagnostic;
    diagnostic.code = "new.directory";
    diagnostic.message = say("cli.new_directory", options.workspace, error.message());
    throw Error(std::move(diagnostic), Exit::kCannotWrite);
  }
  write_file_atomically(directory / "skrip" / "indikator" / "layanan_tepat_waktu.lua", kFormula);
  write_file_atomically(directory / "workspace.json", kWorkspace);
  streams.out << say("cli.new_done", options.workspace) << "\n";
  return Exit::kOk;
}

}  // namespace iku::cli
