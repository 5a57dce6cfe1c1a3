#include "base/catalogue_tables.hpp"

namespace iku {
namespace {

// Keys and order: diagnostic, file, number, value. The reasons of `number.*` stand after
// "… dibaca …: ", so they begin in lower case and have no full stop.
constexpr Sentence kSentences[] = {
    {"diagnostic.error", "galat", "error"},
    {"diagnostic.help", "saran", "help"},
    {"diagnostic.line", "baris {}", "line {}"},
    {"diagnostic.note", "catatan", "note"},
    {"diagnostic.warning", "peringatan", "warning"},

    {"file.cannot_read", "{} tidak dapat dibaca: {}", "cannot read {}: {}"},
    {"file.cannot_write", "{} tidak dapat ditulis: {}", "cannot write {}: {}"},
    {"file.did_you_mean", "Maksudnya {}?", "Did you mean {}?"},
    {"file.is_directory", "{} adalah folder, bukan berkas", "{} is a directory, not a file"},
    {"file.link", "{} adalah tautan atau melalui tautan; iku tidak menulis melalui tautan",
     "{} is a link or leads through one; iku writes nothing through a link"},
    {"file.not_found", "berkas {} tidak ada", "there is no file {}"},
    {"file.not_regular", "{} bukan berkas biasa", "{} is not a regular file"},
    {"file.not_utf8", "byte {} bukan UTF-8", "byte {} is not UTF-8"},
    {"file.outside", "{} keluar dari foldernya", "{} leads out of its folder"},
    {"file.save_as_utf8", "Simpan berkas ini kembali dengan pengodean UTF-8.",
     "Save this file again with the encoding UTF-8."},
    {"file.too_large", "{} lebih besar daripada batas {} byte",
     "{} is larger than the limit of {} bytes"},
    {"file.reason.directory", "itu sebuah folder", "it is a directory"},
    {"file.reason.full", "tidak ada ruang lagi di penyimpanan", "no space left on the disk"},
    {"file.reason.hardware", "penyimpanan gagal membaca atau menulis", "input or output error"},
    {"file.reason.links", "tautan simboliknya berputar", "its symbolic links form a loop"},
    {"file.reason.long_name", "namanya terlalu panjang", "its name is too long"},
    {"file.reason.missing", "folder atau berkas itu tidak ada", "no such file or directory"},
    {"file.reason.no_input", "tertutup atau bukan berkas", "it is closed, or no file"},
    {"file.reason.not_directory", "sebagian jalurnya bukan folder",
     "a part of its path is not a directory"},
    {"file.reason.permission", "tidak ada izin", "permission denied"},
    {"file.reason.read_only", "penyimpanan itu hanya dapat dibaca", "the disk is read-only"},
    {"file.reason.too_big", "melebihi ukuran berkas yang diizinkan",
     "larger than the allowed file size"},
    {"file.reason.too_many_open", "terlalu banyak berkas terbuka", "too many open files"},

    {"interrupt.stopped", "dihentikan", "stopped"},
    {"number.accounting", "angka dalam kurung berarti negatif", "a number in brackets is negative"},
    {"number.approximate", "tanda kira-kira diabaikan", "the sign for about is left out"},
    {"number.bad_grouping", "titik dan koma tidak menurut kelompok tiga angka",
     "its dots and commas do not group three digits each"},
    {"number.beyond_exact",
     "bilangan bulat sebesar ini (mulai 2^53) tidak tersimpan sampai satuannya",
     "a whole number this large (from 2^53 on) is not kept to its last digit"},
    {"number.comma_groups", "koma di sini memisahkan ribuan, seperti dalam bahasa Inggris",
     "its commas group thousands, as in English"},
    {"number.dash", "garis di depan angka berarti minus", "the dash before the number is a minus"},
    {"number.dot_decimal", "titik di sini tanda desimal, bukan pemisah ribuan",
     "its dot is a decimal mark and groups no thousands"},
    {"number.empty_rupiah", "garis sesudah Rp dapat juga berarti nol",
     "a dash after Rp may also mean zero"},
    {"number.footnote", "tanda catatan kaki diabaikan", "the footnote mark is left out"},
    {"number.grade_number", "angka di samping nilai huruf tidak dalam kurung",
     "the number beside the grade is not in brackets"},
    {"number.leading_zero", "angka ini berawal nol seperti sebuah kode",
     "it begins with a zero as a code does"},
    {"number.loose_mark", "ada titik atau koma lepas di tepinya",
     "a loose dot or comma stands at its edge"},
    {"number.no_value", "tidak ada nilai", "no value"},
    {"number.none_or_zero", "kata ini dapat juga berarti nol", "this word may also mean zero"},
    {"number.one_group", "titik dengan tiga angka memisahkan ribuan; {} ditulis dengan koma",
     "a dot with three digits groups thousands; {} is written with a comma"},
    {"number.other_mark", "tanda desimal sumber ini dinyatakan titik",
     "the source says that its decimal mark is the dot"},
    {"number.precision", "lebih dari 15 angka penting tidak seluruhnya tersimpan",
     "more than 15 significant digits are not all kept"},
    {"number.read_as", "\"{}\" dibaca {}: {}", "\"{}\" is read as {}: {}"},
    {"number.read_by_dot", "\"{}\" dibaca {}: titik di sini tanda desimal; {} ditulis tanpa titik",
     "\"{}\" is read as {}: the dot is the decimal mark here; {} is written without a dot"},
    {"number.not_scaled", "tidak dikalikan menurut kata \"{}\"",
     "not multiplied as the word \"{}\" may say"},
    {"number.scaled", "dikalikan menurut kata \"{}\"", "multiplied as the word \"{}\" says"},
    {"number.settled_by_scale", "{} di luar skala {}..{}", "{} is outside the scale {}..{}"},
    {"number.spaced", "ada spasi di dalam angka", "a blank stands inside the number"},
    {"number.spelled", "dengan huruf tertulis \"{}\"", "in words it says \"{}\""},
    {"number.spreadsheet_error", "ini galat dari lembar kerja", "this is a spreadsheet's error"},
    {"number.two_readings", "\"{0}\" dapat berarti {1} atau {2}; tulis {1} atau {2}",
     "\"{0}\" may mean {1} or {2}; write {1} or {2}"},

    {"text.left_out", "… ({} lainnya) …", "… ({} more) …"},

    {"value.infinite", "hasilnya tak hingga", "the result is infinite"},
    {"value.not_a_number", "hasilnya bukan angka (NaN)", "the result is not a number (NaN)"},
    {"value.not_filled", "tidak diisi", "not filled in"},
    {"value.printed_as", "tercetak \"{}\"", "printed as \"{}\""},
};

}  // namespace

std::vector<Sentence> sentences_base() { return {std::begin(kSentences), std::end(kSentences)}; }

}  // namespace iku
