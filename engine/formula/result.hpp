#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/andaian.hpp"
#include "model/workspace.hpp"

// What a recalculation gives: one tree per unit and year, shaped like the plan and the budget.
// Plain data, made by formula/calculation.hpp; read by session, report and cli. Pointers lead into
// the Workspace, which must outlive the results.

namespace iku {

class Judge;

/// Where a realisasi comes from.
enum class Origin {
  kData,      ///< no formulasi: the data's
  kComputed,  ///< its formulasi gave it
  kReported,  ///< its inputs are missing and the report's own figure counts ("dilaporkan")
  kSession,   ///< a session put it in place of what data and formula say
};

/// A mean, with how many of how many went in.
struct Mean {
  Value value;
  int used = 0;
  int of = 0;
  int partial = 0;  ///< how many of the used ones are partial themselves
};

/// An input with a weight, as one component of its indikator (AKIP, IPP).
struct Komponen {
  std::string kode;
  std::string nama;
  double bobot = 0;  ///< the most the component can give
  Value nilai;
  Value persen;  ///< nilai / bobot × 100
};

/// The realisasi against a standard: national, regency.
struct Banding {
  std::string nama;
  Value pembanding;
  Value persen;
};

/// How many of the parts of a value are there: values of one indikator in the units below one, as a
/// formula read them; amounts of the budget lines that a sum is made of.
struct Coverage {
  std::string kode;  ///< of the indikator, or the name of the amount
  int used = 0;      ///< how many of them are there
  int of = 0;
  int failed = 0;               ///< among those that are not
  std::string bagian = "unit";  ///< what is counted: unit, rincian
  std::string beda{};           ///< units of measure that differ among them, in words
  bool is_partial() const { return used < of; }
  bool operator==(const Coverage&) const = default;
};

/// A row that another one was made of.
struct RowRef {
  const Unit* unit = nullptr;
  const Indikator* indikator = nullptr;
  Tahun tahun = 0;
};

struct IndikatorResult {
  const Unit* unit = nullptr;
  const Indikator* indikator = nullptr;
  Owner owner;
  Tahun tahun = 0;
  std::string nama;  ///< the data's, else the definition's
  std::string satuan;
  std::string polaritas;
  Origin origin = Origin::kData;
  Value target;
  Batas batas = Batas::kNone;           ///< of the target, where it is a bound
  std::optional<Value> target_setahun;  ///< the whole year's, where `target` is that of some parts
  Value realisasi;
  /// The data's realisasi where a formula computed another; missing where that counts itself, for
  /// the reason for which the formula gave none.
  Value reported;
  Value capaian;   ///< per cent, uncapped
  Value angka;     ///< the capaian the predikat is looked up with (capped where the policy says so)
  Value predikat;  ///< a grade
  Value target_akhir;
  Value kemajuan;  ///< per cent of the Renstra's end target
  Value realisasi_lalu;
  Value selisih;      ///< against the year before
  Value pertumbuhan;  ///< per cent against the year before
  std::vector<Banding> banding;
  std::vector<Komponen> komponen;
  std::vector<std::pair<Tahun, Value>>
      riwayat;  ///< realisasi of every year in the data up to tahun
  std::vector<std::pair<Tahun, Value>>
      riwayat_capaian;  ///< capaian of the same years, each under its own rules
  std::vector<std::pair<Tahun, std::string>>
      riwayat_sebagian;           ///< what of those years is partial, in words; only such years
  std::vector<Coverage> cakupan;  ///< of the units below, where its formula reads them
  std::string sebagian;  ///< what of the realisasi is partial, in words; empty: it is whole
  std::string
      target_sebagian;  ///< what of the target is partial where the realisasi is not, in words
  std::vector<std::string> peringatan;  ///< what is doubtful in target and realisasi, in words
  std::string versi;                    ///< name of its formula's file; empty where it has none
  std::vector<std::string> packs;       ///< rule packs that went into it, by code
  std::vector<RowRef> reads;            ///< the rows its formula reads

  /// The status of the row: failed or missing where realisasi or capaian is.
  const Value& decisive() const { return realisasi.is_present() ? capaian : realisasi; }
};

/// Rupiah of one node of the budget or of a whole; parents are sums of their children.
struct BudgetResult {
  const BudgetNode* node = nullptr;  ///< null for a sasaran's or a unit's total
  Value anggaran;                    ///< after the change, where there was one
  Value anggaran_sebelum;            ///< missing where that of a part is not known
  Value realisasi;
  Value sisa;
  Value serapan;            ///< per cent
  Mean capaian;             ///< of the node's own indikator
  Value efisiensi;          ///< as the kebijakan defines it: a number, or a grade such as "Efisien"
  Value pangsa;             ///< per cent of the unit's anggaran
  Coverage dari_anggaran;   ///< of the lines that `anggaran` is made of; of 0 where it has none
  Coverage dari_realisasi;  ///< of the lines that `realisasi` is made of
  std::vector<BudgetResult> children;
  std::vector<IndikatorResult> indikator;
};

struct SasaranResult {
  const Sasaran* sasaran = nullptr;
  std::vector<IndikatorResult> indikator;
  Mean capaian;
  Mean kemajuan;
  Value predikat;
  BudgetResult budget;  ///< sum of the programs that serve it; all missing where none does
};

struct TujuanResult {
  const Tujuan* tujuan = nullptr;
  std::vector<IndikatorResult> indikator;
  std::vector<SasaranResult> sasaran;
  Mean capaian;
  Mean kemajuan;
  Value predikat;
  BudgetResult budget;
};

/// Staff or assets: ketersediaan = tersedia / kebutuhan × 100; efisiensi = 100 − ketersediaan.
struct SumberdayaResult {
  const Sumberdaya* row = nullptr;
  Value kebutuhan;
  Value tersedia;
  Value ketersediaan;
  Value efisiensi;
  Coverage dari_tersedia{};  ///< of the parts that are summed
};

/// A value that a derived cell of a side table may rightly show, and how it comes about.
struct CellReading {
  enum class Kind {
    kJumlah,         ///< the sum of the column
    kRata,           ///< the mean of the column
    kRumus,          ///< the column's rumus over the cells of the row
    kRumusTercetak,  ///< the same, with the totals as the table prints them
  };
  Kind kind = Kind::kRumus;
  Value value;
};

/// A side table with its recalculated cells: `cells[row][column]`, missing where not derivable.
/// A sum of ratios is as a rule a ratio of sums, a sum of products the sum of its column: where
/// the column does not say which (`total`), every admissible reading stands in `readings`, the
/// first is the cell's.
struct TabelResult {
  const Tabel* tabel = nullptr;
  std::vector<std::vector<Value>> cells;
  std::vector<std::vector<std::vector<CellReading>>> readings;
};

/// Counts of IKU against their target.
struct Tally {
  int melebihi = 0;  ///< capaian > 100
  int sesuai = 0;    ///< capaian = 100
  int kurang = 0;    ///< capaian < 100
  int tanpa = 0;     ///< no capaian
};

struct UnitResult {
  const Unit* unit = nullptr;
  Tahun tahun = 0;
  std::string kebijakan;  ///< code of the policy in force
  std::vector<TujuanResult> tujuan;
  std::vector<BudgetResult> program;
  BudgetResult budget;  ///< the unit's total; capaian: mean over the programs' indikator
  Mean capaian;         ///< over its IKU
  Value predikat;       ///< of that mean
  Mean kemajuan;
  Tally tally;
  std::vector<std::pair<std::string, int>> recap;  ///< predikat → how many IKU, best first
  std::vector<SumberdayaResult> pegawai;
  std::vector<SumberdayaResult> sarana;
  Mean ketersediaan_pegawai;
  Mean ketersediaan_sarana;
  std::vector<TabelResult> tabel;
};

/// One band of a predikat scale, for reports: `batas` is its interval in the policy's words.
struct Band {
  std::string nama;
  std::string batas;
  std::string arti;
  std::optional<double> ambang{};  ///< where it begins; the lowest begins nowhere
  bool termasuk = false;           ///< whether `ambang` itself belongs to it
};

/// What reports need to know of a policy.
struct KebijakanInfo {
  std::string kode;
  std::string nama;
  std::string sumber;
  std::string celah;  ///< the gap policy in force: bawah, atas, bulat
  Tahun sejak = 0;    ///< in force from this year to `sampai`
  Tahun sampai = 9999;
  std::vector<Band> bands;
  int desimal_pita = 9;  ///< places to which a number is rounded before its band is looked up
  int desimal = 2;
  bool potong = false;  ///< truncate when printing instead of rounding half-up
};

struct Calculation {
  const Workspace* workspace = nullptr;
  std::vector<KebijakanInfo> kebijakan;  ///< every policy used, by first use
  std::vector<UnitResult>
      results;             ///< by unit, then year; units with nothing to calculate left out
  Andaian andaian{};       ///< what a session changed before it calculated
  Judge* judge = nullptr;  ///< the Calculator's that made it, which must outlive its use
};

/// The policy of a result; it is always there.
const KebijakanInfo& kebijakan_of(const Calculation& calculation, const UnitResult& result);

/// Every IndikatorResult of a unit in report order.
template <typename Visit>
void for_each_result(const UnitResult& unit, Visit&& visit) {
  for (const TujuanResult& tujuan : unit.tujuan) {
    for (const IndikatorResult& r : tujuan.indikator) visit(r);
    for (const SasaranResult& sasaran : tujuan.sasaran) {
      for (const IndikatorResult& r : sasaran.indikator) visit(r);
    }
  }
  auto walk = [&visit](const auto& self, const BudgetResult& node) -> void {
    for (const IndikatorResult& r : node.indikator) visit(r);
    for (const BudgetResult& child : node.children) self(self, child);
  };
  for (const BudgetResult& program : unit.program) walk(walk, program);
}

}  // namespace iku
