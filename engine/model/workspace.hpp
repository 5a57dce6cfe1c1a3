#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/figure.hpp"

// The plan and budget trees of one or many units, as plain data. Built by store, read by formula,
// session and report. A `where` is the place in the workspace's JSON the thing was read from.

namespace iku {

/// One indicator of one unit.
struct Indikator {
  std::string kode;
  std::string nama;
  std::string formulasi;    ///< code of its definition; empty: the realisasi comes from the data
  std::string satuan;       ///< empty: the definition's
  std::string polaritas;    ///< empty: the definition's, else "positif"
  std::string konsolidasi;  ///< of figures given by parts of a year that do not say; may be empty
  std::optional<Rentang> skala;
  bool iku = true;  ///< counts among the unit's IKU
  double bobot = 1;
  bool has_bobot = false;
  Series target;
  Series target_sebelum;  ///< before a change of Renstra or Perjanjian Kinerja
  Series realisasi;
  std::map<std::string, std::map<Tahun, Masukan>> masukan;
  std::optional<Figure> baseline;
  std::vector<std::pair<std::string, Series>> pembanding;
  std::vector<Tercetak> tercetak;
  std::string catatan;
  std::string sumber;
  Place where;
};

struct Sasaran {
  std::string kode;
  std::string nama;
  std::vector<Indikator> indikator;
  std::vector<Tercetak> tercetak;
  Place where;
};

struct Tujuan {
  std::string kode;
  std::string nama;
  std::vector<Indikator> indikator;
  std::vector<Sasaran> sasaran;
  std::vector<Tercetak> tercetak;
  Place where;
};

/// Rupiah before and after a budget change; `setelah` counts where it is present. An amount that
/// was not changed has no `sebelum`; where one was and nobody says from what, it is missing.
struct Pagu {
  std::optional<Figure> sebelum;
  std::optional<Figure> setelah;
};

enum class BudgetLevel { kProgram, kKegiatan, kSubkegiatan };

/// A program, kegiatan or sub kegiatan with its rupiah and its performance indicators.
struct BudgetNode {
  BudgetLevel level = BudgetLevel::kProgram;
  std::string kode;
  std::string nama;
  std::vector<std::string> sasaran;  ///< for a program: codes of the sasaran it serves
  std::map<Tahun, Pagu> anggaran;
  Series realisasi;  ///< rupiah
  std::vector<Indikator> indikator;
  std::vector<BudgetNode> children;
  std::vector<Tercetak> tercetak;
  std::string catatan;
  Place where;
};

/// A row of staff or assets: what is needed and what is there.
struct Sumberdaya {
  std::string nama;
  Figure kebutuhan;
  std::vector<std::pair<std::string, Figure>> tersedia;  ///< summed; one unnamed part where plain
  std::string indikator;
  std::vector<Tercetak> tercetak;
  std::string catatan;
};

/// Any other printed table, with columns that may be recalculated.
struct Tabel {
  /// What stands in a column's cell of a row "jumlah".
  enum class Total { kAny, kJumlah, kRata, kRumus };
  struct Kolom {
    std::string kode;
    std::string nama;
    std::string rumus;  ///< Lua expression over the row; empty: plain data
    std::string satuan;
    bool teks = false;
    Place where;
    Total total = Total::kAny;  ///< kAny: the table does not say
  };
  enum class RowKind { kPlain, kJumlah, kRata };
  struct Baris {
    RowKind kind = RowKind::kPlain;
    std::string kode;
    std::string nama;
    std::map<std::string, Figure> isi;
    std::string sumber;
    Place where;
  };
  std::string kode;
  std::string judul;
  std::string sumber;
  std::string catatan;
  std::vector<Kolom> kolom;
  std::vector<Baris> baris;
};

struct Renstra {
  Tahun awal = 0;
  Tahun akhir = 0;
};

struct Unit {
  std::string kode;
  std::string nama;
  std::string jenjang;
  std::string induk;
  std::string kebijakan;                      ///< the last of the list
  std::vector<std::string> kebijakan_daftar;  ///< the codes given, oldest first
  std::optional<Renstra> renstra;
  std::vector<Tujuan> tujuan;
  std::vector<BudgetNode> program;
  std::vector<Sumberdaya> pegawai;
  std::vector<Sumberdaya> sarana;
  std::vector<Tabel> tabel;
  std::vector<Tercetak> tercetak;
  std::string catatan;
  std::string sumber;
  Place where;
};

struct Workspace {
  std::string nama;
  std::string catatan;
  std::string directory;  ///< as given by the caller
  bool contoh = false;    ///< the data are made up
  Tahun tahun = 0;
  std::string kebijakan;                      ///< the last of the list
  std::vector<std::string> kebijakan_daftar;  ///< the codes given, oldest first
  std::vector<std::string> skrip;  ///< extra script roots, absolute or relative to `directory`
  std::string sumber;
  std::vector<Unit> unit;
};

/// Calls `visit(indikator, owner)` for every indicator of a unit in report order: tujuan, their
/// sasaran, then program, kegiatan, subkegiatan.
enum class OwnerKind { kTujuan, kSasaran, kProgram, kKegiatan, kSubkegiatan };
struct Owner {
  OwnerKind kind = OwnerKind::kSasaran;
  std::string kode;
  std::string nama;
};
template <typename Visit>
void for_each_indikator(const Unit& unit, Visit&& visit);

}  // namespace iku

#include "model/workspace_visit.hpp"
