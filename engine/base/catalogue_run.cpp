#include <iterator>

#include "base/catalogue_tables.hpp"

namespace iku {
namespace {

constexpr Sentence kSentences[] = {
    {"run.calculated", "{} perhitungan atas tahun {}: {} baris, {} gagal",
     "{} calculations of {}: {} rows, {} failed"},
    {"run.change_new", "baru", "new"},
    {"run.change_none", "sama", "the same"},
    {"run.change_origin", "angka sama, asal-usulnya berubah", "same figures, made otherwise"},
    {"run.change_rows", "{} baris berubah", "{} rows change"},
    {"run.change_unreadable", "menggantikan berkas yang tidak terbaca",
     "in place of a file that cannot be read"},
    {"run.compare_text", "compare: pembanding harus hasil calc atau \"{}\"",
     "compare: the other side must be a result of calc or \"{}\""},
    {"run.compare_years", "compare: kedua hasil harus memuat tahun yang sama banyaknya",
     "compare: both results must hold as many years"},
    {"run.dry", "; tidak ada yang ditulis", "; nothing was written"},
    {"run.list", "{}: harus satu nilai atau daftar yang berisi",
     "{}: must be one value or a list with something in it"},
    {"run.no_script", "skrip \"{}\" tidak ada", "there is no script \"{}\""},
    {"run.none_saved", "; tidak ada yang disimpan", "; nothing was stored"},
    {"run.not_a_result", "{}: harus hasil dari calc", "{}: must be a result of calc"},
    {"run.nothing", "tidak ada yang dihitung", "nothing was calculated"},
    {"run.report_empty", "unit {} tidak berdata untuk tahun {}", "the unit {} has no data in {}"},
    {"run.report_format", "report: \"{}\" harus berakhir dengan .md, .html atau .txt",
     "report: \"{}\" must end in .md, .html or .txt"},
    {"run.report_name", "report: \"{}\" bukan nama berkas yang dapat dipakai",
     "report: \"{}\" is no file name that can be used"},
    {"run.report_name.help", "tulis nama tanpa folder, misalnya \"a-2024.md\"",
     "write a name without a folder, such as \"a-2024.md\""},
    {"run.report_what_if", "report: ada angka yang diubah dengan set",
     "report: figures are changed by set"},
    {"run.reports", "; {} laporan ditulis", "; {} reports were written"},
    {"run.save_units", "save: hasil ini hanya memuat sebagian unit",
     "save: this result holds some units only"},
    {"run.save_units.help", "hitung tanpa unit", "calculate without unit"},
    {"run.save_what_if", "save: hasil ini pengandaian (set atau kebijakan)",
     "save: this result is a what-if (set or kebijakan)"},
    {"run.save_what_if.help", "hitung lagi tanpa pengandaian", "calculate again without a what-if"},
    {"run.saved", "; disimpan: {}", "; stored: {}"},
    {"run.set_path", "set: \"{}\" tidak menyebut unit", "set: \"{}\" names no unit"},
    {"run.set_path.help", "tulis \"unit/indikator\" atau \"unit/indikator.masukan\"",
     "write \"unit/indikator\" or \"unit/indikator.masukan\""},
    {"run.set_value", "set: nilai harus angka, predikat atau nil",
     "set: the value must be a number, a predikat or nil"},
    {"run.table", "{}: harus tabel dengan kunci bernama", "{}: must be a table with named keys"},
    {"run.text", "{}: harus teks", "{}: must be a text"},
    {"run.too_long", "{}: skrip ini sudah berjalan lebih dari {} detik",
     "{}: this script has been running for more than {} seconds"},
    {"run.too_long.help", "--detik memberi lebih banyak waktu", "--seconds gives it more time"},
    {"run.too_many_files", "{}: skrip ini sudah menulis {} berkas",
     "{}: this script has written {} files"},
    {"run.too_many_files.help", "--berkas membolehkan lebih banyak", "--files allows more"},
    {"run.would_save", "akan ditulis: {} ({})", "would be written: {} ({})"},
    {"run.would_write", "akan ditulis: {}", "would be written: {}"},
    {"run.written", "ditulis: {}", "written: {}"},
    {"run.year", "{}: harus tahun, 1900 sampai 2200", "{}: must be a year, 1900 to 2200"},
};

}  // namespace

std::vector<Sentence> sentences_run() { return {std::begin(kSentences), std::end(kSentences)}; }

}  // namespace iku
