#pragma once

#include <memory>
#include <string>
#include <utility>

#include "formula/calculation.hpp"
#include "repository.hpp"

// A small workspace and what the engine makes of it, for the tests of the report layer: one unit,
// two IKU, two program. A test may set what it prints, or a result that it wants to see told.

namespace iku::report::test {

using iku::test::source_path;

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
    formula::Settings settings;
    settings.script_roots = {source_path("tests/support/skrip")};
    calculator_ = std::make_unique<formula::Calculator>(workspace, settings);
    calculation = calculator_->calculate();
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
    goal.indikator.push_back(make("akip", "Nilai AKIP", "nilai", 72, 73.47, 71.13));
    goal.indikator.push_back(
        make("ikpp", "Indeks Kualitas Pelayanan Publik", "indeks", 7.7, 8.14, 7.68));
    Tujuan aim;
    aim.kode = "t1";
    aim.nama = "Tata kelola yang baik";
    aim.sasaran.push_back(std::move(goal));
    kecamatan.tujuan.push_back(std::move(aim));
    kecamatan.program.push_back(money("7.01", "Program Penunjang", 2000000, 1950000));
    kecamatan.program.push_back(money("7.02", "Program Pelayanan", 1000000, 960000));
    workspace.unit.push_back(std::move(kecamatan));
  }

  static Figure figure(double value) {
    Figure plain;
    plain.value = value;
    return plain;
  }

  static Indikator make(const std::string& kode, const std::string& nama, const std::string& satuan,
                        double target, double realisasi, double last) {
    Indikator indikator;
    indikator.kode = kode;
    indikator.nama = nama;
    indikator.satuan = satuan;
    indikator.target[2024] = figure(target);
    indikator.realisasi[2023] = figure(last);
    indikator.realisasi[2024] = figure(realisasi);
    return indikator;
  }

  static BudgetNode money(const std::string& kode, const std::string& nama, double anggaran,
                          double realisasi) {
    BudgetNode program;
    program.kode = kode;
    program.nama = nama;
    program.sasaran = {"s1"};
    program.anggaran[2024].setelah = figure(anggaran);
    program.realisasi[2024] = figure(realisasi);
    return program;
  }

  std::unique_ptr<formula::Calculator> calculator_;
};

}  // namespace iku::report::test
