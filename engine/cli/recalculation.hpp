#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.hpp"
#include "cli/progress.hpp"
#include "cli/what_if_worlds.hpp"
#include "formula/provenance.hpp"
#include "lua/host.hpp"
#include "model/stored_result.hpp"
#include "store/workspace_reader.hpp"

// What a recalculation script can do with its workspace: the functions of `iku run`, documented for
// analysts in README.md. Split by subject: recalculation (what there is), recalculation_calc (calc,
// set), recalculation_compare (compare) and recalculation_files (save, report). Used by
// run_script_command.

namespace iku::cli {

/// The functions a recalculation script can call, sorted.
const std::vector<std::string>& recalculation_functions();

class Recalculation : public lua::Host {
 public:
  /// `options` and `streams` must outlive it. Throws Error as Session does.
  Recalculation(store::Loaded loaded, const formula::Settings& settings, const Options& options,
                Streams& streams);

  std::vector<std::string> functions() const override { return recalculation_functions(); }
  std::vector<std::pair<std::string, lua::Datum>> constants() const override;
  lua::Datum call(const std::string& function, const std::vector<lua::Datum>& arguments) override;
  void print(std::string_view text) override;
  void release(int handle) noexcept override;
  std::size_t held() const override { return held_; }

  /// How much the workspace's formulas and policies may say less than they mean.
  std::size_t formula_doubts() { return worlds_.base().calculator().doubts().size(); }

  /// One line for people: what was calculated and stored, and how much of it failed.
  std::string summary() const;

  /// A row failed, or differed from what is stored.
  bool has_findings() const { return failed_ > 0 || differs_; }

  /// The script's error with this message came from a file that could not be written.
  bool is_write_error(const std::string& message) const;

 private:
  using Arguments = std::vector<lua::Datum>;
  // What the program keeps of a result that the script holds.
  struct Outcome {
    std::vector<StoredResult> years;
    std::vector<std::string> unit;  // what was asked for; empty: all
    bool what_if = false;
  };

  lua::Datum units(const Arguments& arguments);
  lua::Datum years(const Arguments& arguments);
  lua::Datum calc(const Arguments& arguments);
  lua::Datum set(const Arguments& arguments);
  lua::Datum compare(const Arguments& arguments);
  lua::Datum save(const Arguments& arguments);
  lua::Datum report(const Arguments& arguments);

  void require_time(const std::string& function) const;
  void count_file(const char* function);
  std::vector<Tahun> lacking(const std::vector<Tahun>& years) const;
  void require_unit(const std::string& kode) const;
  Calculation calculate(session::Session& session, const formula::Selection& selection);
  int keep(Outcome outcome);
  const Outcome& outcome_of(const lua::Datum& datum, std::string_view function) const;
  std::vector<StoredResult> stored_beside(const Outcome& outcome, std::vector<Tahun>& absent) const;
  void save_year(const StoredResult& result);
  std::string change_of(const StoredResult& result) const;
  std::filesystem::path report_path(const std::string& name) const;
  void tell_once(const std::string& lines);

  const Options& options_;
  std::vector<FileStamp> read_;  // the workspace's files, as they were read
  Streams& streams_;
  Progress progress_;
  WhatIfWorlds worlds_;
  std::optional<formula::Fingerprints> fingerprints_;  // of the base; kept from year to year
  std::string waktu_;                                  // of the whole run
  std::map<int, Outcome> outcomes_;
  int last_handle_ = 0;
  std::size_t held_ = 0;
  std::set<std::string> told_;  // notes that were shown
  int calculations_ = 0;
  std::size_t rows_ = 0;
  std::size_t failed_ = 0;
  bool differs_ = false;
  std::set<Tahun> calculated_;
  std::set<Tahun> saved_;
  std::set<std::string> reports_;
  int files_ = 0;  // written, or to be written
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  std::string write_error_;
};

}  // namespace iku::cli
