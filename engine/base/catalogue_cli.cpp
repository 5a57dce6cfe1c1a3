#include <iterator>

#include "base/catalogue_tables.hpp"

namespace iku {
namespace {

constexpr Sentence kSentences[] = {
    {"cli.audit", "angka tercetak dibandingkan dengan hitungan ulang",
     "printed numbers against recomputed ones"},
    {"cli.audit.examples",
     "Contoh:\n  iku audit examples/sumobito-2024\n  iku audit examples/bluto-2020 --format json",
     "Examples:\n  iku audit examples/sumobito-2024\n  iku audit examples/bluto-2020 --format "
     "json"},
    {"cli.bad_limit", "--limit \"{}\": harus NAMA=NILAI", "--limit \"{}\": must be NAME=VALUE"},
    {"cli.bad_option", "pilihan tidak dapat dipakai: {}", "the option cannot be used: {}"},
    {"cli.bad_set", "--set \"{}\": harus nama=nilai", "--set \"{}\": must be name=value"},
    {"cli.bad_set_value", "--set {}: {}", "--set {}: {}"},
    {"cli.bad_year", "tahun \"{}\" tidak dapat dibaca", "the year \"{}\" cannot be read"},
    {"cli.bad_year_help", "tulis 2024, 2020..2024 atau semua (1900 sampai 2200)",
     "write 2024, 2020..2024 or semua (1900 to 2200)"},
    {"cli.calc", "menghitung ulang setiap indikator dan rekapnya",
     "recalculates every indicator and roll-up"},
    {"cli.calc.examples",
     "Contoh:\n  iku calc examples/sumobito-2024\n  iku calc examples/ambulu-2024 --tahun "
     "2022..2024\n"
     "  iku calc examples/bluto-2020 --format csv -o hasil.csv",
     "Examples:\n  iku calc examples/sumobito-2024\n  iku calc examples/ambulu-2024 --tahun "
     "2022..2024\n"
     "  iku calc examples/bluto-2020 --format csv -o results.csv"},
    {"cli.cannot_write", "keluaran tidak dapat ditulis", "the output cannot be written"},
    {"cli.cannot_read", "\"{}\" tidak dapat dibaca", "\"{}\" cannot be read"},
    {"cli.check", "mencari semua yang salah pada ruang kerja atau skrip",
     "finds everything wrong with a workspace or script"},
    {"cli.check.examples",
     "Contoh:\n  iku check examples/sumobito-2024\n  iku check scripts/indikator/ikpp.lua",
     "Examples:\n  iku check examples/sumobito-2024\n  iku check scripts/indikator/ikpp.lua"},
    {"cli.check_failed", "{} {} gagal ({}): {}", "{} {} failed ({}): {}"},
    {"cli.check_summary", "{}: {} galat, {} peringatan", "{}: {} errors, {} warnings"},
    {"cli.child_late", "proses anak dihentikan setelah {} detik",
     "the child process was stopped after {} seconds"},
    {"cli.child_memory", "proses anak kehabisan memori", "the child process ran out of memory"},
    {"cli.child_signal", "proses anak berhenti oleh {}", "the child process was ended by {}"},
    {"cli.child_silent", "proses anak berhenti tanpa jawaban {}",
     "the child process ended without an answer {}"},
    {"cli.defect", "cacat program: {}", "defect of the program: {}"},
    {"cli.description", "iku menghitung ulang dan menjelaskan indikator kinerja kantor pemerintah",
     "iku recalculates and explains the performance indicators of government offices"},
    {"cli.did_you_mean", "maksudnya {}?", "did you mean {}?"},
    {"cli.eval", "menghitung formula tanpa ruang kerja, satu baris hasil tiap berkas",
     "evaluates formulas without a workspace, one result line a file"},
    {"cli.eval.examples",
     "Contoh:\n  iku eval scripts/indikator/ikpp.lua --set ikm=3.222 --set ipp=3.08\n"
     "  echo 'return 100 * x.a / x.b' | iku eval - --set a=96 --set b=120 --format json",
     "Examples:\n  iku eval scripts/indikator/ikpp.lua --set ikm=3.222 --set ipp=3.08\n"
     "  echo 'return 100 * x.a / x.b' | iku eval - --set a=96 --set b=120 --format json"},
    {"cli.eval_failed", "gagal ({}): {}   {}", "failed ({}): {}   {}"},
    {"cli.eval_missing", "tidak ada: {}: {}", "missing: {}: {}"},
    {"cli.examples",
     "Contoh:\n  iku calc examples/sumobito-2024\n  iku explain examples/contoh-ikpp ikpp\n"
     "  iku report examples/sumobito-2024 -o laporan.html\n  iku new kecamatan-saya",
     "Examples:\n  iku calc examples/sumobito-2024\n  iku explain examples/contoh-ikpp ikpp\n"
     "  iku report examples/sumobito-2024 -o report.html\n  iku new my-office"},
    {"cli.explain", "menunjukkan cara sebuah angka dihitung, sampai ke sumbernya",
     "shows the working of one number, down to its sources"},
    {"cli.explain.examples",
     "Contoh:\n  iku explain examples/contoh-ikpp ikpp\n  iku explain examples/ambulu-2024 "
     "nilai_sakip "
     "--tahun 2024",
     "Examples:\n  iku explain examples/contoh-ikpp ikpp\n  iku explain examples/ambulu-2024 "
     "sakip --tahun 2024"},
    {"cli.isolated_stdlib", "--stdlib tidak dapat dipakai bersama --terisolasi",
     "--stdlib cannot be used with --terisolasi"},
    {"cli.label.command", "PERINTAH", "COMMAND"},
    {"cli.label.commands", "Perintah", "Commands"},
    {"cli.label.options", "Pilihan", "Options"},
    {"cli.label.positionals", "Argumen", "Arguments"},
    {"cli.label.required", "wajib", "required"},
    {"cli.label.some_options", "PILIHAN", "OPTIONS"},
    {"cli.label.usage", "Pemakaian", "Usage"},
    {"cli.limit_help",
     "cpu (langkah), time (detik), memory, block, output, source (bita; K, M, G), depth "
     "(tingkat)",
     "cpu (steps), time (seconds), memory, block, output, source (bytes; K, M, G), depth "
     "(levels)"},
    {"cli.limit_near", "--limit: batas \"{}\" tidak ada. Maksudnya \"{}\"?",
     "--limit: there is no limit \"{}\". Did you mean \"{}\"?"},
    {"cli.limit_unknown", "--limit: batas \"{}\" tidak ada", "--limit: there is no limit \"{}\""},
    {"cli.limit_value", "--limit {}: \"{}\" harus angka dari {} sampai {}",
     "--limit {}: \"{}\" must be a number from {} to {}"},
    {"cli.new", "membuat ruang kerja kecil untuk memulai", "makes a small workspace to start from"},
    {"cli.new.examples", "Contoh:\n  iku new kecamatan-saya && iku calc kecamatan-saya",
     "Examples:\n  iku new my-office && iku calc my-office"},
    {"cli.new_directory", "\"{}\" tidak dapat dibuat: {}", "\"{}\" cannot be made: {}"},
    {"cli.new_done", "{} dibuat: workspace.json dan skrip/indikator/layanan_tepat_waktu.lua",
     "{} made: workspace.json and skrip/indikator/layanan_tepat_waktu.lua"},
    {"cli.new_exists", "\"{}\" sudah ada dan tidak kosong", "\"{}\" exists and is not empty"},
    {"cli.new_exists_help", "pilih nama lain; tidak ada yang ditimpa",
     "choose another name; nothing is overwritten"},
    {"cli.no_command", "perintah belum disebut", "no command is given"},
    {"cli.not_a_value", "\"{}\" bukan angka atau predikat", "\"{}\" is no number or grade"},
    {"cli.not_sealed",
     "peringatan: kernel ini tidak memiliki {}; proses anak tertutup sebagian saja",
     "warning: this kernel has no {}; the child process is sealed only in part"},
    {"cli.not_utf8", "skrip bukan teks UTF-8", "the script is not UTF-8 text"},
    {"cli.nothing_to_report", "ruang kerja tidak memuat unit yang berdata",
     "the workspace has no unit with data"},
    {"cli.one_report",
     "format ini memuat satu unit dan satu tahun; pilih dengan --unit dan --tahun",
     "this format holds one unit and one year; choose with --unit and --tahun"},
    {"cli.opt.dir", "folder baru", "the new directory"},
    {"cli.opt.files", "berkas Lua, atau - untuk masukan baku",
     "Lua files, or - for standard input"},
    {"cli.opt.format", "bentuk keluaran", "form of the output"},
    {"cli.opt.help", "menampilkan bantuan ini", "shows this help"},
    {"cli.opt.indikator", "kode indikator", "code of the indikator"},
    {"cli.opt.isolated", "jalankan skrip dalam proses anak yang tertutup",
     "run the scripts in a sealed child process"},
    {"cli.opt.lang", "bahasa: id atau en", "language: id or en"},
    {"cli.opt.limit",
     "batas satu evaluasi: NAMA=NILAI, boleh berulang; nama: cpu, time, memory,\n"
     "block, depth, output, source",
     "a limit of one evaluation: NAME=VALUE, repeatable; names: cpu, time, memory,\n"
     "block, depth, output, source"},
    {"cli.opt.output", "tulis ke berkas ini, utuh atau tidak sama sekali",
     "write to this file, whole or not at all"},
    {"cli.opt.paths", "ruang kerja atau skrip", "workspaces or scripts"},
    {"cli.opt.replay", "jalankan entri dari berkas ini dan tampilkan seperti transkrip",
     "run the entries of this file and show them as a transcript"},
    {"cli.opt.scripts", "folder skrip (indikator/, kebijakan/) pengganti bawaan",
     "script folder (indikator/, kebijakan/) instead of the program's own"},
    {"cli.opt.set", "masukan: nama=nilai, boleh berulang", "an input: name=value, repeatable"},
    {"cli.opt.stdlib", "baca stdlib dari folder ini", "read the stdlib from this directory"},
    {"cli.opt.tahun", "2024, 2020..2024 atau semua", "2024, 2020..2024 or semua"},
    {"cli.opt.unit", "hanya unit dengan kode ini", "only the unit of this code"},
    {"cli.opt.version", "menampilkan versi", "shows the version"},
    {"cli.opt.workspace", "folder ruang kerja", "workspace directory"},
    {"cli.repl", "bertanya dan mencoba: cangkang interaktif",
     "asks and tries: the interactive shell"},
    {"cli.repl.examples",
     "Contoh:\n  iku repl examples/contoh-ikpp\n  echo '.explain ikpp' | iku repl "
     "examples/contoh-ikpp",
     "Examples:\n  iku repl examples/contoh-ikpp\n  echo '.explain ikpp' | iku repl "
     "examples/contoh-ikpp"},
    {"cli.report", "tabel-tabel LKJIP", "the tables of an LKJIP"},
    {"cli.report.examples",
     "Contoh:\n  iku report examples/sumobito-2024\n  iku report examples/ambulu-2024 -o "
     "ambulu.html\n"
     "  iku report examples/bluto-2020 --format md",
     "Examples:\n  iku report examples/sumobito-2024\n  iku report examples/ambulu-2024 -o "
     "ambulu.html\n"
     "  iku report examples/bluto-2020 --format md"},
    {"cli.required", "{} harus disebut", "{} must be given"},
    {"cli.see_help", "lihat: {} --help", "see: {} --help"},
    {"cli.set_help", "contoh: --set ikm=3.222 --set \"target=BB (72)\"",
     "example: --set ikm=3.222 --set \"target=BB (72)\""},
    {"cli.unexpected_argument", "argumen \"{}\" berlebih", "unexpected argument \"{}\""},
    {"cli.unknown_command", "perintah \"{}\" tidak dikenal", "the command \"{}\" is not known"},
    {"cli.unknown_option", "pilihan {} tidak dikenal", "the option {} is not known"},
    {"cli.warnings", "{} bacaan yang meragukan; jalankan: iku check {}",
     "{} doubtful readings; run: iku check {}"},
};

}  // namespace

std::vector<Sentence> sentences_cli() { return {std::begin(kSentences), std::end(kSentences)}; }

}  // namespace iku
