#include <iterator>

#include "base/catalogue_tables.hpp"

namespace iku {
namespace {

constexpr Sentence kSentences[] = {
    {"lua.block", "nilai yang dibuat melebihi {} KiB", "a value being made exceeds {} KiB"},
    {"lua.cpu", "melebihi {} langkah", "more than {} steps"},
    {"lua.definition_depth", "definisi bersarang terlalu dalam", "the definition nests too deep"},
    {"lua.definition_memory", "definisi menyimpan lebih dari 8 MiB",
     "the definition keeps more than 8 MiB"},
    {"lua.depth", "pemanggilan bersarang terlalu dalam", "calls nest too deep"},
    {"lua.error_object", "skrip berhenti dengan galat berupa {}",
     "the script raised an error that is a {}"},
    {"lua.input_failed", "{} gagal: {}", "{} failed: {}"},
    {"lua.input_near", "masukan \"{}\" tidak dikenal. Maksudnya \"{}\"?",
     "input \"{}\" is not known. Did you mean \"{}\"?"},
    {"lua.input_unknown", "masukan \"{}\" tidak dikenal", "input \"{}\" is not known"},
    {"lua.kept_iterator", "pencacah (pairs, gmatch) tidak dapat disimpan dalam definisi",
     "an iterator (pairs, gmatch) cannot be kept in a definition"},
    {"lua.memory", "melebihi memori {} MiB", "more than {} MiB of memory"},
    {"lua.msg.arith", "berhitung dengan nilai {}", "arithmetic on a {} value"},
    {"lua.msg.arith_named", "berhitung dengan nilai {} (\"{}\")",
     "arithmetic on a {} value (\"{}\")"},
    {"lua.msg.call", "memanggil nilai {} sebagai fungsi", "calling a {} value"},
    {"lua.msg.call_named", "memanggil nilai {} (\"{}\") sebagai fungsi",
     "calling a {} value (\"{}\")"},
    {"lua.msg.compare", "membandingkan {} dengan {}", "comparing {} with {}"},
    {"lua.msg.index", "mengambil isi dari nilai {}", "indexing a {} value"},
    {"lua.msg.index_named", "mengambil isi dari nilai {} (\"{}\")", "indexing a {} value (\"{}\")"},
    {"lua.msg.no_integer", "bilangan bukan bilangan bulat", "number is not an integer"},
    {"lua.msg.zero_division", "pembagian bulat dengan nol", "integer division by zero"},
    {"lua.no_comparison", "pembanding \"{}\" tidak ada", "there is no comparison \"{}\""},
    {"lua.no_definition", "skrip harus mengembalikan indikator {{…}}, bukan {}",
     "the script must return indikator {{…}}, not {}"},
    {"lua.no_pack", "paket aturan \"{}\" tidak ada", "there is no rule pack \"{}\""},
    {"lua.no_pack_for", "tidak ada paket aturan untuk bidang \"{}\"",
     "there is no rule pack for \"{}\""},
    {"lua.no_pack_in", "tidak ada paket aturan bidang \"{}\" yang berlaku pada {}",
     "no rule pack for \"{}\" is in force in {}"},
    {"lua.no_unit", "unit \"{}\" tidak dikenal", "unit \"{}\" is not known"},
    {"lua.no_world", "x tidak tersedia di sini", "x is not available here"},
    {"lua.no_year", "tidak ada data tahun {}", "there are no data for {}"},
    {"lua.output", "mencetak lebih dari {} KiB", "printed more than {} KiB"},
    {"lua.pairs_key", "pairs: kunci harus angka atau teks",
     "pairs: keys must be numbers or strings"},
    {"lua.read_only", "tabel ini hanya dapat dibaca", "this table is read-only"},
    {"lua.result_infinite", "hasil bukan bilangan berhingga", "the result is not a finite number"},
    {"lua.result_integer", "hasil {} melebihi 2^53, tidak tepat sebagai bilangan",
     "the result {} exceeds 2^53 and is not exact"},
    {"lua.result_nil", "formulasi tidak mengembalikan nilai", "the formula returned no value"},
    {"lua.result_string", "hasil berupa teks \"{}\", bukan bilangan",
     "the result is the text \"{}\", not a number"},
    {"lua.result_type", "hasil berupa {}, bukan bilangan", "the result is a {}, not a number"},
    {"lua.source", "skrip {} KiB, paling besar {} KiB", "script of {} KiB, at most {} KiB"},
    {"lua.time", "melebihi {} detik", "more than {} seconds"},
    {"lua.trace_size", "penjelasan melebihi {} langkah", "the working exceeds {} steps"},
    {"lua.unknown", "nama \"{}\" tidak dikenal", "the name \"{}\" is not known"},
    {"lua.unknown_near", "nama \"{}\" tidak dikenal. Maksudnya \"{}\"?",
     "the name \"{}\" is not known. Did you mean \"{}\"?"},
    {"lua.withheld", "\"{}\" tidak tersedia bagi formula", "\"{}\" is not available to formulas"},
    {"lua.x_read_only", "x hanya dapat dibaca (menulis \"{}\")", "x is read-only (writing \"{}\")"},
};

}  // namespace

std::vector<Sentence> sentences_lua() { return {std::begin(kSentences), std::end(kSentences)}; }

}  // namespace iku
