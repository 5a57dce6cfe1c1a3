#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formula/sebaran.hpp"
#include "formula/validity.hpp"
#include "lua/machine.hpp"

// A compiled indicator: what an `indikator {…}` script says, checked. Read by library, used by
// evaluator, calculation and explain.

namespace iku::formula {

/// One declared input of a formula.
struct InputSpec {
  std::string kode;
  std::string nama;
  std::string satuan;
  std::optional<Rentang> skala;  ///< a value outside is a failure of class range
  std::optional<double> bobot;   ///< the most the component can give; makes it a Komponen
  enum class Jenis { kAngka, kTabel, kTingkat };
  Jenis jenis = Jenis::kAngka;
  bool wajib = true;
  std::optional<Sebaran> sebaran;  ///< how it may vary, for Monte Carlo
};

struct Definition {
  std::string kode;
  std::string nama;
  std::string satuan;
  std::string polaritas;
  std::optional<Rentang> skala;
  std::vector<InputSpec> masukan;
  std::vector<std::size_t> by_name;  ///< their places, sorted by kode, where they are many
  lua::Function formulasi;
  lua::Function capaian;             ///< overrides the policy's rule where given
  std::vector<std::string> tingkat;  ///< grade names, lowest first
  Berlaku berlaku;                   ///< the years it is in force
  std::string versi;                 ///< name of its file: "ikm", or "ikm@2004" for an earlier one
  std::vector<std::string> packs;    ///< rule packs it read while it was defined
  std::string sumber;
  std::string catatan;
  std::string file;  ///< as shown to people
  std::string source;
  std::vector<Diagnostic> doubts;  ///< what its text may say less than it means

  const InputSpec* input(std::string_view name) const;
  /// True when every input is a plain number that must be there: then they go in as slots.
  bool only_numbers() const;
};

/// Reads what a script returned. Faults are appended to `faults` with their place in `source`; the
/// definition is usable where none of them is an error.
Definition read_definition(const lua::Script& script, const std::string& file,
                           const std::string& source, std::vector<Diagnostic>& faults);

/// The place of `key = ` in a script, for messages; line 0 where it does not occur.
Place place_of_key(const std::string& file, const std::string& source, std::string_view key,
                   int first_line = 1);

/// Reports values of `table` that have no name, as the 6 of bobot = 0,6.
void refuse_items(const lua::Datum& table, const std::string& file, const std::string& source,
                  std::vector<Diagnostic>& faults);

/// Reports keys of `table` that are not in `known`, with did-you-mean, and values without a key.
void check_keys(const lua::Datum& table, const std::vector<std::string>& known,
                const std::string& file, const std::string& source,
                std::vector<Diagnostic>& faults);

/// What `indikator {…}` may hold, and what each of its inputs may.
const std::vector<std::string>& definition_keys();
const std::vector<std::string>& input_keys();

/// The polaritas the engine knows.
const std::vector<std::string>& known_polaritas();

/// A field of a definition as text; a wrong type is a fault.
std::string text_field(const lua::Datum& table, const char* key, const std::string& file,
                       const std::string& source, std::vector<Diagnostic>& faults);

}  // namespace iku::formula
