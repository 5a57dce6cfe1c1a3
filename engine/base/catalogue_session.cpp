#include <iterator>

#include "base/catalogue_tables.hpp"

namespace iku {
namespace {

constexpr Sentence kSentences[] = {
    {"session.bobot", "bobot harus angka di atas 0", "a bobot must be a number above 0"},
    {"session.draws", "n harus 1 sampai {}", "n must be 1 to {}"},
    {"session.fill_first", "isi dahulu: .set {} NILAI", "fill it first: .set {} VALUE"},
    {"session.no_predikat", "{} tidak mempunyai predikat", "{} has no predikat"},
    {"session.no_value", "{} tidak mempunyai nilai angka", "{} has no numeric value"},
    {"session.not_a_number", "{} bukan angka yang dapat diubah", "{} is no number to vary"},
    {"session.not_set", "{} tidak sedang diubah", "{} is not changed"},
    {"session.nothing_to_redo", "tidak ada yang dapat diulangi", "there is nothing to redo"},
    {"session.nothing_to_undo", "tidak ada yang dapat dibatalkan", "there is nothing to undo"},
    {"session.nothing_varies", "tidak ada masukan {} yang mempunyai sebaran",
     "no input of {} has a sebaran"},
    {"session.nothing_varies.help",
     "sebutkan, misalnya ikm=normal(3.2,0.1), atau tulis sebaran pada masukan formulanya",
     "name one, such as ikm=normal(3.2,0.1), or declare a sebaran for the input in its formula"},
    {"session.only_reported", "{} dilaporkan, bukan dihitung dari masukannya",
     "{} is reported, not computed from its inputs"},
    {"session.path", "\"{}\" bukan nama angka", "\"{}\" does not name a figure"},
    {"session.path_help", "contoh: ipp, ikpp.target, ikpp.ikm, ipp@2023, anggaran:1.2",
     "examples: ipp, ikpp.target, ikpp.ikm, ipp@2023, anggaran:1.2"},
    {"session.plan", "ditambahkan dalam sesi", "added in the session"},
    {"session.rupiah", "rupiah harus bilangan bulat, 0 atau lebih",
     "rupiah must be a whole number, 0 or more"},
    {"session.scale", "{} = {} di luar skala {}..{}", "{} = {} is outside its skala {}..{}"},
    {"session.scenario_circle", "skenario {} tidak dapat berasal dari {}, yang berasal darinya",
     "the scenario {} cannot build on {}, which builds on it"},
    {"session.scenario_lacks", "skenario {} mengubah indikator \"{}\", yang tidak ada lagi",
     "the scenario {} changes the indikator \"{}\", which is there no more"},
    {"session.scenario_name", "\"{}\" bukan nama skenario: huruf, angka, - dan _ saja",
     "\"{}\" is no scenario name: letters, digits, - and _ only"},
    {"session.scenario_used", "skenario {} dipakai oleh {}; hapus itu dahulu",
     "the scenario {} is what {} builds on; drop that one first"},
    {"session.sebaran_outside", "{}: {} hampir tidak pernah di dalam skalanya",
     "{}: {} hardly ever lies in its skala"},
    {"session.source", "sesi", "session"},
    {"session.table_cells", "tabel {} sel terlalu besar: paling banyak 10.000",
     "a table of {} cells is too large: at most 10,000"},
    {"session.table_columns", "{} kolom terlalu banyak: paling banyak {}; tukar kedua masukan",
     "{} columns are too many: at most {}; exchange the two inputs"},
    {"session.table_range", "rentang harus awal..akhir/langkah, menaik, paling banyak 10.000 nilai",
     "the range must be first..last/step, ascending, at most 10,000 values"},
    {"session.unknown_budget", "tidak ada program atau kegiatan berkode \"{}\"",
     "there is no program or kegiatan with the code \"{}\""},
    {"session.unknown_input", "{} tidak mempunyai masukan \"{}\"", "{} has no input \"{}\""},
    {"session.year", "tahun {} di luar 1900..2200", "the year {} is outside 1900..2200"},
};

}  // namespace

std::vector<Sentence> sentences_session() { return {std::begin(kSentences), std::end(kSentences)}; }

}  // namespace iku
