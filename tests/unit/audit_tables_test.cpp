#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "audit_property_fixture.hpp"
#include "base/number.hpp"

// An audit of generated side tables, with a total by one of the readings that it admits.

namespace iku::report {

namespace {

/// A side table of two columns of data, a product and a ratio, printed with two decimals; its last
/// rows are a total and a mean. `changed`: the derived cell that has another digit.
class TableOffice {
 public:
  explicit TableOffice(unsigned seed) : random_(seed) {
    for (int i = 0; i < 3 + pick(5); ++i) rows_.push_back({1.0 + pick(100), 1.0 + pick(400)});
    total_is_sum_ = pick(2) == 0;
  }

  std::string text(int changed) {
    cell_ = 0;
    changed_ = changed;
    std::string baris;
    double a = 0;
    double b = 0;
    double products = 0;
    double ratios = 0;
    for (const auto& [first, second] : rows_) {
      baris += row("", first, second, first * second / 100, first / second * 100);
      a += first;
      b += second;
      products += first * second / 100;
      ratios += first / second * 100;
    }
    baris += row("jumlah", a, b, total_is_sum_ ? products : a * b / 100, a / b * 100);
    const double count = static_cast<double>(rows_.size());
    baris += row("rata", a / count, b / count, products / count, ratios / count);
    baris.pop_back();
    return R"({"format": "iku/1", "nama": "Uji", "contoh": true, "tahun": 2024, "kebijakan":)"
           R"("jombang-2024", "sumber": "uji", "unit": [{"kode": "u", "nama": "U", "jenjang":)"
           R"("kecamatan", "tabel": [{"kode": "t", "judul": "T", "kolom": [{"kode": "a"},)"
           R"({"kode": "b"}, {"kode": "kali", "rumus": "x.a * x.b / 100"},)"
           R"({"kode": "bagi", "rumus": "x.a / x.b * 100"}], "baris": [)" +
           baris + "]}]}]}";
  }

  int cells() const { return cell_; }

 private:
  int pick(int of) { return static_cast<int>(random_() % static_cast<unsigned>(of)); }

  std::string derived(double value) {
    const std::string text = format_number(value, 2);
    return cell_++ == changed_ ? with_other_digit(text) : text;
  }

  std::string row(const std::string& jenis, double a, double b, double product, double ratio) {
    const bool data = jenis.empty();
    const std::string first = data ? format_number(a, 0) : derived(a);
    const std::string second = data ? format_number(b, 0) : derived(b);
    const std::string third = derived(product);
    const std::string fourth = derived(ratio);
    return fmt::format(
        R"({{"nama": "r", {} "isi": {{"a": "{}", "b": "{}", "kali": "{}", "bagi": "{}"}}}},)",
        data ? "" : "\"jenis\": \"" + jenis + "\",", first, second, third, fourth);
  }

  std::mt19937 random_;
  std::vector<std::pair<double, double>> rows_;
  bool total_is_sum_ = false;
  int cell_ = 0;
  int changed_ = -1;
};

}  // namespace

TEST_CASE("totals and means of side tables agree by one reading, and one digit is found") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    TableOffice office(seed);
    const Calculated right(office.text(-1));
    const std::vector<Finding> all = all_findings(right.calculation);
    CHECK(static_cast<int>(all.size()) == office.cells());
    for (const Finding& finding : all) {
      if (!agrees(finding.verdict)) FAIL_CHECK(told(finding));
    }
    for (int cell = 0; cell < office.cells(); cell += 3) {
      CAPTURE(cell);
      const Calculated wrong(office.text(cell));
      const Counts counts = count(all_findings(wrong.calculation));
      CHECK(counts.tidak_sesuai >= 1);
    }
  }
}

}  // namespace iku::report
