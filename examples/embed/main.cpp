// A formula over rows of the program's own: no workspace, no file.

#include <array>
#include <formula/engine.hpp>
#include <iostream>

namespace {

constexpr const char* kFormula = R"lua(
return indikator {
  kode = "ikpp", nama = "Indeks Kualitas Pelayanan Publik", satuan = "indeks", skala = {0, 10},
  masukan = { ikm = {skala = {1, 4}}, ipp = {skala = {0, 5}} },
  formulasi = function(x) return 1.25 * x.ikm + x.ipp end,
})lua";

struct Row {
  const char* kecamatan;
  double ikm;
  double ipp;
};

// The last row is wrong: its ikm is on the scale 25..100.
constexpr std::array kRows = {Row{"Utara", 3.222, 3.08}, Row{"Selatan", 3.45, 2.9},
                              Row{"Barat", 83.0, 3.1}};

}  // namespace

int main() try {
  iku::Engine engine;
  const iku::Formula ikpp = engine.add(kFormula, "ikpp");
  for (const Row& row : kRows) {
    const iku::Value value = engine.evaluate(ikpp, {{"ikm", row.ikm}, {"ipp", row.ipp}});
    std::cout << row.kecamatan << ": ";
    if (value.is_number()) {
      std::cout << value.number() << "\n";
    } else if (value.is_failure()) {
      std::cout << iku::failure_name(value.failure().kind) << ": " << value.failure().message
                << "\n";
    } else {
      std::cout << "no value\n";
    }
  }
} catch (const iku::Error& error) {  // the formula itself is wrong
  for (const iku::Diagnostic& fault : error.diagnostics()) std::cerr << iku::render(fault);
  return static_cast<int>(error.status());
}
