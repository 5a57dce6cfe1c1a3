#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "audit_property_fixture.hpp"
#include "report/tercetak_visit.hpp"

// An audit of what the program prints itself: figures of generated workspaces, rounded as a report
// rounds them and put back as printed, must all agree; with one digit changed, that one must not.

namespace iku::report {

namespace {

constexpr const char* kPolaritas[] = {"positif",  "negatif", "negatif_b", "stabil", "rentang",
                                      "baseline", "nol",     "tonggak",   "tingkat"};
constexpr const char* kTingkat[] = {"D", "C", "CC", "B", "BB", "A", "AA"};

std::vector<std::string> all_policies() {
  std::vector<std::string> codes;
  for (const char* folder : {"scripts/kebijakan", "tests/support/skrip/kebijakan"}) {
    for (const auto& path : iku::test::files_below(folder, {".lua"})) {
      if (path.stem() != "contoh-2024") codes.push_back(path.stem().string());
    }
  }
  return codes;
}

/// What is printed of each part of a workspace, as JSON; by "unit", "indikator a", "program 1" …
using Prints = std::map<std::string, std::vector<std::string>>;

/// A workspace that a seed makes, the same each time.
class Office {
 public:
  Office(unsigned seed, std::string kebijakan) : seed_(seed), kebijakan_(std::move(kebijakan)) {}

  std::string text(const Prints& prints) {
    random_.seed(seed_);
    prints_ = &prints;
    std::string tujuan;
    int next = 0;
    for (int t = 1; t <= 2; ++t) {
      std::string sasaran;
      for (int s = 1; s <= 2; ++s) {
        const std::string kode = fmt::format("{}.{}", t, s);
        sasaran += fmt::format(R"({}{{"kode": "{}", "nama": "S", {} "indikator": [{}]}})",
                               s == 1 ? "" : ",", kode, tercetak("sasaran " + kode),
                               indikator(next, 1 + pick(3)));
      }
      tujuan += fmt::format(R"({}{{"kode": "{}", "nama": "T", {} "sasaran": [{}]}})",
                            t == 1 ? "" : ",", t, tercetak(fmt::format("tujuan {}", t)), sasaran);
    }
    std::string program;
    for (int p = 1; p <= 2; ++p) {
      program += (p == 1 ? "" : ",") + program_text(p, next);
    }
    return fmt::format(
        R"({{"format": "iku/1", "nama": "Uji", "contoh": true, "tahun": 2024, "kebijakan": "{}",)"
        R"("sumber": "uji", "unit": [{{"kode": "u", "nama": "U", "jenjang": "kecamatan", {})"
        R"("renstra": {{"awal": 2022, "akhir": 2026}}, "tujuan": [{}], "program": [{}],)"
        R"("pegawai": [{}], "sarana": [{}]}}]}})",
        kebijakan_, tercetak("unit"), tujuan, program, rows("pegawai"), rows("sarana"));
  }

 private:
  int pick(int of) { return static_cast<int>(random_() % static_cast<unsigned>(of)); }

  std::string number(int most, int decimals) {
    const double step = std::pow(10.0, -decimals);
    return fmt::format("{:.{}f}", (1 + pick(most * static_cast<int>(1 / step))) * step, decimals);
  }

  std::string tercetak(const std::string& part) const {
    const auto found = prints_->find(part);
    if (found == prints_->end()) return "";
    std::string all;
    for (const std::string& one : found->second) all += (all.empty() ? "" : ",") + one;
    return "\"tercetak\": [" + all + "],";
  }

  std::string indikator(int& next, int count) {
    std::string all;
    for (int i = 0; i < count; ++i) {
      const std::string kode = fmt::format("i{}", next++);
      const std::string polaritas = kPolaritas[pick(9)];
      std::string target;
      std::string realisasi;
      for (const int tahun : {2022, 2023, 2024, 2026}) {
        const bool by_parts = tahun > 2022 && tahun < 2026 && has_parts(polaritas) && pick(4) == 0;
        const std::string how = pick(2) == 0 ? "rata" : "terakhir";
        target += fmt::format(R"({}"{}": {})", tahun == 2022 ? "" : ",", tahun,
                              by_parts && pick(3) > 0 ? parts(how, 4) : goal(polaritas));
        if (tahun == 2026 || pick(12) == 0) continue;
        realisasi += fmt::format(R"({}"{}": {})", realisasi.empty() ? "" : ",", tahun,
                                 by_parts ? parts(how, 1 + pick(4)) : result(polaritas));
      }
      all +=
          fmt::format(R"({}{{"kode": "{}", "nama": "I", "polaritas": "{}", {} {} "baseline": {},)"
                      R"("pembanding": {{"nasional": {{"2024": {}, "2023": {}}}}},)"
                      R"("target": {{{}}}, "realisasi": {{{}}}}})",
                      i == 0 ? "" : ",", kode, polaritas, tercetak("indikator " + kode),
                      pick(3) == 0 ? fmt::format("\"bobot\": {},", 1 + pick(4)) : "",
                      number(150, 1), number(120, 1), number(120, 1), target, realisasi);
    }
    return all;
  }

  static bool has_parts(const std::string& polaritas) {
    return polaritas == "positif" || polaritas == "stabil" || polaritas.starts_with("negatif");
  }

  /// A year by triwulan, of which the first `filled` are there.
  std::string parts(const std::string& how, int filled) {
    std::string all;
    for (int i = 0; i < 4; ++i) {
      all += (i == 0 ? "" : ", ") + (i < filled ? number(100, pick(3)) : std::string("null"));
    }
    return fmt::format(R"({{"triwulan": [{}], "konsolidasi": "{}"}})", all, how);
  }

  std::string goal(const std::string& polaritas) {
    if (polaritas == "nol") return "0";
    if (polaritas == "tonggak") return "1";
    if (polaritas == "tingkat") return fmt::format("\"{}\"", kTingkat[pick(7)]);
    if (polaritas == "rentang") {
      const int low = 10 + pick(60);
      const int high = low + 1 + pick(20);
      if (pick(2) == 0) return fmt::format("\"{} - {}\"", low, high);
      return fmt::format(R"({{"nilai": {{"dari": {}, "sampai": {}}}}})", low, high);
    }
    const bool small = polaritas.starts_with("negatif");
    if ((small || polaritas == "positif") && pick(4) == 0) {
      const char* const signs[] = {"≥", ">", "≤", "<"};
      return fmt::format("\"{} {}\"", signs[(small ? 2 : 0) + pick(2)], 10 + pick(80));
    }
    return number(100, pick(3));
  }

  std::string result(const std::string& polaritas) {
    if (polaritas == "nol" || polaritas == "tonggak") return fmt::format("{}", pick(2));
    if (polaritas == "tingkat") return fmt::format("\"{}\"", kTingkat[pick(7)]);
    return pick(15) == 0 ? "0" : number(120, pick(4));
  }

  std::string amounts() {
    std::string all;
    for (const int tahun : {2023, 2024}) {
      const int pagu = 1000 + pick(900000000);
      all += fmt::format("{}\"{}\": {}", tahun == 2023 ? "" : ",", tahun, pagu);
      spent_ += fmt::format("{}\"{}\": {}", tahun == 2023 ? "" : ",", tahun,
                            static_cast<int>(pagu * (0.4 + 0.6 * pick(1000) / 1000.0)));
    }
    return all;
  }

  std::string program_text(int p, int& next) {
    std::string kegiatan;
    for (int k = 1; k <= 1 + p; ++k) {
      spent_.clear();
      const std::string pagu = amounts();
      const std::string kode = fmt::format("{}.{}", p, k);
      kegiatan += fmt::format(
          R"({}{{"kode": "{}", "nama": "K", {} "anggaran": {{{}}}, "realisasi": {{{}}}}})",
          k == 1 ? "" : ",", kode, tercetak("kegiatan " + kode), pagu, spent_);
    }
    return fmt::format(R"({{"kode": "{}", "nama": "P", "sasaran": ["{}.1"], {} "indikator": [{}],)"
                       R"("kegiatan": [{}]}})",
                       p, p, tercetak(fmt::format("program {}", p)), indikator(next, pick(3)),
                       kegiatan);
  }

  std::string rows(const std::string& key) {
    std::string all;
    for (int i = 0; i < 3; ++i) {
      all += fmt::format(R"({}{{"nama": "baris {}", {} "kebutuhan": {}, "tersedia": {}}})",
                         i == 0 ? "" : ",", i, tercetak(fmt::format("{} {}", key, i)), 1 + pick(40),
                         pick(40));
    }
    return all;
  }

  unsigned seed_;
  std::string kebijakan_;
  std::mt19937 random_;
  const Prints* prints_ = nullptr;
  std::string spent_;
};

/// Prints a result as a report does.
class Printer {
 public:
  Printer(const UnitResult& result, const KebijakanInfo& policy, unsigned seed, Prints& prints)
      : result_(result), figures_(policy), random_(seed), prints_(prints) {}

  void print(bool with_sumberdaya) {
    part_ = "unit";
    add("capaian", result_.capaian.value, Quantity::kPercent);
    add("predikat", result_.predikat, Quantity::kNumber);
    add("kemajuan", result_.kemajuan.value, Quantity::kPercent);
    add("capaian_program", result_.budget.capaian.value, Quantity::kPercent);
    money(result_.budget, false);
    count("jumlah_melebihi", result_.tally.melebihi);
    count("jumlah_sesuai", result_.tally.sesuai);
    count("jumlah_kurang", result_.tally.kurang);
    for (const auto& [nama, number] : result_.recap) count("predikat." + nama, number);
    for (const TujuanResult& tujuan : result_.tujuan) {
      plan(fmt::format("tujuan {}", tujuan.tujuan->kode), tujuan);
      for (const SasaranResult& sasaran : tujuan.sasaran) {
        plan("sasaran " + sasaran.sasaran->kode, sasaran);
      }
    }
    for_each_result(result_, [&](const IndikatorResult& r) { indikator(r); });
    for (const BudgetResult& program : result_.program) {
      node("program " + program.node->kode, program);
      for (const BudgetResult& kegiatan : program.children) {
        node("kegiatan " + kegiatan.node->kode, kegiatan);
      }
    }
    if (!with_sumberdaya) return;
    rows("pegawai", result_.pegawai);
    rows("sarana", result_.sarana);
    part_ = "unit";
    add("ketersediaan_pegawai", result_.ketersediaan_pegawai.value, Quantity::kPercent);
    add("ketersediaan_sarana", result_.ketersediaan_sarana.value, Quantity::kPercent);
  }

 private:
  using Acuan = std::vector<std::pair<std::string, std::string>>;

  std::string shown(const Value& value, Quantity quantity) const {
    return value.is_present() ? figures_.text(value, quantity) : "";
  }

  std::string bounded(const Value& target, Batas batas) const {
    const std::string text = shown(target, Quantity::kNumber);
    if (text.empty() || batas == Batas::kNone) return text;
    return std::string(batas_sign(batas)) + " " + text;
  }

  void add(const std::string& besaran, const Value& value, Quantity quantity,
           const Acuan& acuan = {}, const std::string& more = "") {
    if (value.is_present()) add_text(besaran, figures_.text(value, quantity), acuan, more);
  }

  void add_text(const std::string& besaran, const std::string& printed, const Acuan& acuan = {},
                const std::string& more = "") {
    std::string operands;
    bool complete = !acuan.empty() && random_() % 2 == 0;
    for (const auto& [name, text] : acuan) {
      complete = complete && !text.empty();
      operands += fmt::format(R"({}"{}": "{}")", operands.empty() ? "" : ",", name, text);
    }
    prints_[part_].push_back(fmt::format(
        R"({{"besaran": "{}", {} "tahun": {}, "nilai": "{}"{}}})", besaran, more, result_.tahun,
        printed, complete ? fmt::format(R"(, "acuan": {{{}}})", operands) : ""));
  }

  void count(const std::string& besaran, int number) {
    add(besaran, Value(static_cast<double>(number)), Quantity::kCount);
  }

  void money(const BudgetResult& budget, bool share) {
    const Acuan amounts = {{"realisasi_anggaran", shown(budget.realisasi, Quantity::kRupiah)},
                           {"anggaran", shown(budget.anggaran, Quantity::kRupiah)}};
    add("anggaran", budget.anggaran, Quantity::kRupiah);
    add("realisasi_anggaran", budget.realisasi, Quantity::kRupiah);
    add("serapan", budget.serapan, Quantity::kPercent, amounts);
    add("efisiensi", budget.efisiensi, Quantity::kPoint,
        {{"capaian", shown(budget.capaian.value, Quantity::kPercent)},
         {"serapan", shown(budget.serapan, Quantity::kPercent)}});
    if (share) add("pangsa_anggaran", budget.pangsa, Quantity::kPercent);
  }

  template <typename Result>
  void plan(const std::string& part, const Result& result) {
    part_ = part;
    const Acuan capaian = {{"capaian", shown(result.capaian.value, Quantity::kPercent)}};
    add("capaian", result.capaian.value, Quantity::kPercent);
    add("predikat", result.predikat, Quantity::kNumber, capaian);
    add("kemajuan", result.kemajuan.value, Quantity::kPercent);
    money(result.budget, true);
  }

  void indikator(const IndikatorResult& r) {
    part_ = "indikator " + r.indikator->kode;
    const std::string realisasi = shown(r.realisasi, Quantity::kNumber);
    const std::string target = bounded(r.target, r.batas);
    if (!target.empty()) add_text("target", target);
    if (r.target_setahun) add_text("target", bounded(*r.target_setahun, r.batas));
    add("realisasi", r.realisasi, Quantity::kNumber);
    add("capaian", r.capaian, Quantity::kPercent, {{"realisasi", realisasi}});
    add("capaian", r.capaian, Quantity::kPercent, {{"realisasi", realisasi}, {"target", target}});
    add("predikat", r.predikat, Quantity::kNumber,
        {{"capaian", shown(r.capaian, Quantity::kPercent)}});
    add("kemajuan", r.kemajuan, Quantity::kPercent, {{"realisasi", realisasi}});
    add("selisih", r.selisih, Quantity::kNumber);
    add("pertumbuhan", r.pertumbuhan, Quantity::kPercent);
    for (const Banding& banding : r.banding) {
      add("banding", banding.persen, Quantity::kPercent, {{"realisasi", realisasi}},
          fmt::format(R"("terhadap": "{}",)", banding.nama));
    }
  }

  void node(const std::string& part, const BudgetResult& budget) {
    part_ = part;
    add("capaian", budget.capaian.value, Quantity::kPercent);
    money(budget, true);
  }

  void rows(const std::string& key, const std::vector<SumberdayaResult>& all) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      part_ = fmt::format("{} {}", key, i);
      add("ketersediaan", all[i].ketersediaan, Quantity::kPercent);
      add("efisiensi", all[i].efisiensi, Quantity::kPoint,
          {{"ketersediaan", shown(all[i].ketersediaan, Quantity::kPercent)}});
    }
  }

  const UnitResult& result_;
  Figures figures_;
  std::mt19937 random_;
  Prints& prints_;
  std::string part_;
};

Prints printed_by_report(const Calculated& office, unsigned seed) {
  Prints prints;
  for (const UnitResult& result : office.calculation.results) {
    const bool staffed = result.tahun == office.loaded.workspace.tahun;
    Printer(result, kebijakan_of(office.calculation, result), seed, prints).print(staffed);
  }
  return prints;
}

std::size_t count_of(const Prints& prints) {
  std::size_t all = 0;
  for (const auto& [part, list] : prints) all += list.size();
  return all;
}

}  // namespace

TEST_CASE("an audit of what a report prints finds nothing, and counts every figure") {
  for (const std::string& kebijakan : all_policies()) {
    for (unsigned seed = 1; seed <= 12; ++seed) {
      CAPTURE(kebijakan);
      CAPTURE(seed);
      Office office(seed, kebijakan);
      const Prints prints = printed_by_report(Calculated(office.text({})), seed);
      const Calculated again(office.text(prints));
      const std::vector<Finding> all = all_findings(again.calculation);
      for (const Finding& finding : all) {
        if (!agrees(finding.verdict)) FAIL_CHECK(told(finding));
      }
      CHECK(all.size() == count_of(prints));
      const Counts counts = count(all);
      // A policy that cuts off prints nothing that is only right when cut off.
      const KebijakanInfo& policy =
          kebijakan_of(again.calculation, again.calculation.results.front());
      if (policy.potong) CHECK(counts.dipotong == 0);
      CHECK(counts.checked == counts.sesuai + counts.pembulatan + counts.dipotong +
                                  counts.tidak_sesuai + counts.tidak_terhitung +
                                  counts.tidak_dinilai);
    }
  }
}

TEST_CASE("a printed figure with another digit is found, and nothing else is accused") {
  std::mt19937 random(5);
  for (const std::string& kebijakan : all_policies()) {
    CAPTURE(kebijakan);
    Office office(77, kebijakan);
    const Prints prints = printed_by_report(Calculated(office.text({})), 77);
    for (int round = 0; round < 25; ++round) {
      Prints changed = prints;
      auto part = changed.begin();
      std::advance(part, static_cast<long>(random() % changed.size()));
      std::string& one = part->second[random() % part->second.size()];
      const std::size_t at = one.find("\"nilai\": \"") + 10;
      const std::size_t end = one.find('"', at);
      const std::string other = with_other_digit(one.substr(at, end - at));
      if (other.empty()) continue;
      one.replace(at, end - at, other);
      CAPTURE(part->first);
      CAPTURE(one);
      const Calculated again(office.text(changed));
      std::size_t found = 0;
      for (const Finding& finding : all_findings(again.calculation)) {
        if (agrees(finding.verdict)) continue;
        if (printed_text(finding.printed) != other) FAIL_CHECK(told(finding));
        ++found;
      }
      CHECK(found == 1);
    }
  }
}

}  // namespace iku::report
