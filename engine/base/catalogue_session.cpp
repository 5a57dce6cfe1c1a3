#include <iterator>

#include "base/catalogue_tables.hpp"

namespace iku {
namespace {

constexpr Sentence kSentences[] = {
    {"session.bobot", "bobot harus angka di atas 0", "a bobot must be a number above 0"},
    {"session.no_predikat", "{} tidak mempunyai predikat", "{} has no predikat"},
    {"session.no_value", "{} tidak mempunyai nilai angka", "{} has no numeric value"},
    {"session.not_a_number", "{} bukan angka yang dapat diubah", "{} is no number to vary"},
    {"session.not_set", "{} tidak sedang diubah", "{} is not changed"},
    {"session.nothing_to_redo", "tidak ada yang dapat diulangi", "there is nothing to redo"},
    {"session.nothing_to_undo", "tidak ada yang dapat dibatalkan", "there is nothing to undo"},
    {"session.path", "\"{}\" bukan nama angka", "\"{}\" does not name a figure"},
    {"session.path_help", "contoh: ipp, ikpp.target, ikpp.ikm, ipp@2023, anggaran:1.2",
     "examples: ipp, ikpp.target, ikpp.ikm, ipp@2023, anggaran:1.2"},
    {"session.plan", "ditambahkan dalam sesi", "added in the session"},
    {"session.rupiah", "rupiah harus bilangan bulat, 0 atau lebih",
     "rupiah must be a whole number, 0 or more"},
    {"session.scale", "{} = {} di luar skala {}..{}", "{} = {} is outside its skala {}..{}"},
    {"session.scenario_name", "\"{}\" bukan nama skenario: huruf, angka, - dan _ saja",
     "\"{}\" is no scenario name: letters, digits, - and _ only"},
    {"session.source", "sesi", "session"},
    {"session.table_range", "rentang harus awal..akhir/langkah, paling banyak 10.000 nilai",
     "the range must be first..last/step, at most 10,000 values"},
    {"session.unknown_budget", "tidak ada program atau kegiatan berkode \"{}\"",
     "there is no program or kegiatan with the code \"{}\""},
    {"session.unknown_input", "{} tidak mempunyai masukan \"{}\"", "{} has no input \"{}\""},
    {"session.year", "tahun {} di luar 1900..2200", "the year {} is outside 1900..2200"},
};

}  // namespace

std::vector<Sentence> sentences_session() { return {std::begin(kSentences), std::end(kSentences)}; }

}  // namespace iku
