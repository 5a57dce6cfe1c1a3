#pragma once

#include <memory>
#include <string>
#include <utility>

#include "formula/result.hpp"

// A small calculation made by hand, for the tests of the report layer: one unit, two IKU, two
// program, printed figures of every verdict.

namespace iku::report::test {

inline Figure printed(const std::string& text, Value value, int decimals,
                      const std::string& sumber = "") {
  Figure figure;
  figure.printed = text;
  figure.value = std::move(value);
  figure.decimals = decimals;
  figure.sumber = sumber;
  return figure;
}

inline Tercetak tercetak(const std::string& besaran, Figure figure) {
  Tercetak result;
  result.besaran = besaran;
  result.tahun = 2024;
  result.figure = std::move(figure);
  return result;
}

/// Results point into the workspace, so a sample stays where it was made.
struct Sample {
  Workspace workspace;
  Calculation calculation;

  Sample() {
    fill_workspace();
    fill_result();
  }
  Sample(const Sample&) = delete;
  Sample& operator=(const Sample&) = delete;

  Unit& unit() { return workspace.unit.front(); }
  Sasaran& sasaran() { return unit().tujuan.front().sasaran.front(); }
  UnitResult& result() { return calculation.results.front(); }
  IndikatorResult& indikator(std::size_t i) {
    return result().tujuan.front().sasaran.front().indikator.at(i);
  }

 private:
  void fill_workspace() {
    workspace.nama = "Kecamatan Contoh: LKJIP 2024";
    workspace.tahun = 2024;
    workspace.kebijakan = "contoh-2024";
    Unit kecamatan;
    kecamatan.kode = "contoh";
    kecamatan.nama = "Kecamatan Contoh";
    kecamatan.sumber = "LKJIP Contoh 2024";
    kecamatan.renstra = Renstra{2022, 2026};
    Sasaran goal;
    goal.kode = "s1";
    goal.nama = "Meningkatnya Layanan";
    goal.indikator.resize(2);
    goal.indikator[0].kode = "akip";
    goal.indikator[0].nama = "Nilai AKIP";
    goal.indikator[1].kode = "ikpp";
    goal.indikator[1].nama = "Indeks Kualitas Pelayanan Publik";
    Tujuan aim;
    aim.kode = "t1";
    aim.nama = "Tata kelola yang baik";
    aim.sasaran.push_back(std::move(goal));
    kecamatan.tujuan.push_back(std::move(aim));
    for (const char* kode : {"7.01", "7.02"}) {
      BudgetNode program;
      program.kode = kode;
      program.nama = kode == std::string("7.01") ? "Program Penunjang" : "Program Pelayanan";
      kecamatan.program.push_back(std::move(program));
    }
    workspace.unit.push_back(std::move(kecamatan));
    calculation.workspace = &workspace;
  }

  IndikatorResult make(std::size_t index, double target, double realisasi, double last) {
    IndikatorResult r;
    r.unit = &unit();
    r.indikator = &sasaran().indikator[index];
    r.owner = {OwnerKind::kSasaran, "s1", "Meningkatnya Layanan"};
    r.tahun = 2024;
    r.nama = r.indikator->nama;
    r.satuan = index == 0 ? "nilai" : "indeks";
    r.target = target;
    r.realisasi = realisasi;
    r.capaian = realisasi / target * 100;
    r.predikat = Grade{"AA", {}};
    r.realisasi_lalu = last;
    r.selisih = realisasi - last;
    r.pertumbuhan = (realisasi - last) / last * 100;
    r.riwayat = {{2023, Value(last)}, {2024, Value(realisasi)}};
    return r;
  }

  BudgetResult money(const BudgetNode* node, double anggaran, double realisasi) const {
    BudgetResult budget;
    budget.node = node;
    budget.anggaran = anggaran;
    budget.realisasi = realisasi;
    budget.sisa = anggaran - realisasi;
    budget.serapan = realisasi / anggaran * 100;
    budget.efisiensi = Missing{"capaian tidak ada", ""};
    return budget;
  }

  void fill_result() {
    KebijakanInfo policy;
    policy.kode = "contoh-2024";
    policy.nama = "Kebijakan contoh";
    policy.sumber = "Tabel 3.1";
    policy.celah = "bawah";
    policy.bands = {{"AA", "> 90", "Sangat Memuaskan"}, {"A", "> 80–90", ""}, {"D", "0–80", ""}};
    calculation.kebijakan.push_back(policy);

    UnitResult all;
    all.unit = &unit();
    all.tahun = 2024;
    all.kebijakan = policy.kode;
    SasaranResult goal;
    goal.sasaran = &sasaran();
    goal.indikator.push_back(make(0, 72, 73.47, 71.13));
    goal.indikator.push_back(make(1, 7.7, 8.14, 7.68));
    const double mean = (73.47 / 72 * 100 + 8.14 / 7.7 * 100) / 2;
    goal.capaian = {mean, 2, 2};
    goal.predikat = Grade{"AA", {}};
    goal.budget = money(nullptr, 3000000, 2910000);
    goal.budget.efisiensi = mean - 97;
    TujuanResult aim;
    aim.tujuan = &unit().tujuan.front();
    aim.capaian = goal.capaian;
    aim.predikat = goal.predikat;
    aim.budget = goal.budget;
    aim.sasaran.push_back(std::move(goal));
    all.capaian = aim.capaian;
    all.predikat = aim.predikat;
    all.budget = aim.budget;
    all.tujuan.push_back(std::move(aim));
    all.program.push_back(money(&unit().program[0], 2000000, 1950000));
    all.program.push_back(money(&unit().program[1], 1000000, 960000));
    all.tally = {2, 0, 0, 0};
    all.recap = {{"AA", 2}};
    calculation.results.push_back(std::move(all));
  }
};

}  // namespace iku::report::test
