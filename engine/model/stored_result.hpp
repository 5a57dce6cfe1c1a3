#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/figure.hpp"

// The results of one year as they are stored, with all that made them: what an inspector asks for
// two years later. Made by formula/provenance, read and written by store/result_file.

namespace iku {

/// A script that results were made with.
struct StoredScript {
  std::string jenis;  ///< "indikator", "kebijakan", "paket" or "stdlib"
  std::string kode;
  std::string hash;  ///< SHA-256 of its text
  bool operator==(const StoredScript&) const = default;
};

/// One indikator of one unit.
struct StoredRow {
  std::string unit;
  std::string indikator;
  std::string formulasi;  ///< its definition, "ikm" or "ikm@2004"; empty: the data's realisasi
  std::string kebijakan;
  std::string data;                ///< SHA-256 of its figures
  std::vector<std::string> baca;   ///< rows its formula read: "unit/indikator@tahun"
  std::vector<std::string> paket;  ///< rule packs that went into it
  Value target;
  Value realisasi;
  Value capaian;
  Value predikat;
  std::string sebagian{};  ///< what of the realisasi is partial, in words; empty: it is whole
};

struct StoredResult {
  Tahun tahun = 0;
  std::string program;  ///< name and version of what calculated
  std::string waktu;    ///< when, in UTC: 2026-01-31T00:00:00Z
  Tahun aturan = 0;     ///< the year whose rules counted; 0: its own
  std::string sebelum;  ///< SHA-256 of the result file it replaced; empty for the first
  std::string data;     ///< SHA-256 over the figures of all rows
  std::vector<StoredScript> skrip;
  std::vector<StoredRow> baris;  ///< by unit, then in report order
};

}  // namespace iku
