#include "store/result_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <nlohmann/json.hpp>

#include "base/catalogue.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"

namespace iku::store {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFormat = "iku-hasil/1";

[[noreturn]] void cannot_write(const fs::path& path, const std::string& message) {
  Diagnostic diagnostic;
  diagnostic.code = "result.write";
  diagnostic.message = message;
  diagnostic.where.file = path.string();
  throw Error(std::move(diagnostic), Exit::kCannotWrite);
}

[[noreturn]] void not_a_result(const fs::path& path, const std::string& why) {
  Diagnostic diagnostic;
  diagnostic.code = "result.read";
  diagnostic.message = say("result.read", why);
  diagnostic.where.file = path.string();
  throw Error(std::move(diagnostic), Exit::kInvalidInput);
}

Json value_json(const Value& value) {
  if (value.is_number()) return value.number();
  if (value.is_grade()) {
    Json grade = {{"nilai", value.grade().name}};
    if (value.grade().number) grade["angka"] = *value.grade().number;
    return grade;
  }
  if (value.is_missing()) {
    return {{"kosong", value.missing().reason}, {"masukan", value.missing().name}};
  }
  return {{"gagal", failure_name(value.failure().kind)}, {"pesan", value.failure().message}};
}

FailureClass failure_class(const std::string& name) {
  for (int i = 0; i <= static_cast<int>(FailureClass::kRuntime); ++i) {
    const auto kind = static_cast<FailureClass>(i);
    if (failure_name(kind) == name) return kind;
  }
  return FailureClass::kRuntime;
}

Value json_value(const Json& json) {
  if (json.is_number()) return {json.get<double>()};
  if (json.contains("nilai")) {
    Grade grade{json.at("nilai"), std::nullopt};
    if (json.contains("angka")) grade.number = json.at("angka").get<double>();
    return {std::move(grade)};
  }
  if (json.contains("kosong")) return {Missing{json.at("kosong"), json.at("masukan")}};
  return {Failure{failure_class(json.at("gagal")), json.at("pesan"), {}}};
}

// Rows stand one a line, so that the difference of two files is the difference of their rows.
std::string text_of(const StoredResult& result) {
  Json head = {{"format", kFormat},     {"tahun", result.tahun},   {"program", result.program},
               {"waktu", result.waktu}, {"aturan", result.aturan}, {"sebelum", result.sebelum},
               {"data", result.data}};
  std::string text = head.dump(1);
  text.erase(text.size() - 2);  // the closing brace
  text += ",\n \"skrip\": [";
  for (std::size_t i = 0; i < result.skrip.size(); ++i) {
    const StoredScript& script = result.skrip[i];
    text += (i == 0 ? "\n  " : ",\n  ") +
            Json{{"jenis", script.jenis}, {"kode", script.kode}, {"hash", script.hash}}.dump();
  }
  text += "\n ],\n \"baris\": [";
  for (std::size_t i = 0; i < result.baris.size(); ++i) {
    const StoredRow& row = result.baris[i];
    text += (i == 0 ? "\n  " : ",\n  ") + Json{{"unit", row.unit},
                                               {"indikator", row.indikator},
                                               {"formulasi", row.formulasi},
                                               {"kebijakan", row.kebijakan},
                                               {"data", row.data},
                                               {"baca", row.baca},
                                               {"paket", row.paket},
                                               {"target", value_json(row.target)},
                                               {"realisasi", value_json(row.realisasi)},
                                               {"capaian", value_json(row.capaian)},
                                               {"predikat", value_json(row.predikat)}}
                                              .dump();
  }
  return text + "\n ]\n}\n";
}

StoredResult parse_result(const fs::path& path, const std::string& text) {
  try {
    const Json json = Json::parse(text);
    if (json.at("format") != kFormat) not_a_result(path, say("result.format", kFormat));
    StoredResult result;
    result.tahun = json.at("tahun");
    result.program = json.at("program");
    result.waktu = json.at("waktu");
    result.aturan = json.at("aturan");
    result.sebelum = json.at("sebelum");
    result.data = json.at("data");
    for (const Json& script : json.at("skrip")) {
      result.skrip.push_back({script.at("jenis"), script.at("kode"), script.at("hash")});
    }
    for (const Json& row : json.at("baris")) {
      result.baris.push_back({row.at("unit"), row.at("indikator"), row.at("formulasi"),
                              row.at("kebijakan"), row.at("data"), row.at("baca"), row.at("paket"),
                              json_value(row.at("target")), json_value(row.at("realisasi")),
                              json_value(row.at("capaian")), json_value(row.at("predikat"))});
    }
    return result;
  } catch (const Json::exception& error) {
    not_a_result(path, error.what());
  }
}

fs::path folder(const fs::path& workspace) {
  std::error_code error;
  return (fs::is_directory(workspace, error) ? workspace : workspace.parent_path()) / "hasil";
}

fs::path kept_path(const fs::path& workspace, Tahun tahun, const std::string& hash) {
  return folder(workspace) / "riwayat" / fmt::format("{}-{}.json", tahun, hash.substr(0, 16));
}

bool says_the_same(StoredResult stored, const StoredResult& next) {
  stored.waktu = next.waktu;
  stored.sebelum = next.sebelum;
  return text_of(stored) == text_of(next);
}

}  // namespace

ResultLock::ResultLock(const fs::path& workspace) {
  const fs::path directory = folder(workspace);
  std::error_code error;
  fs::create_directories(directory, error);
  const fs::path path = directory / ".kunci";
  file_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file_ < 0) cannot_write(path, say("result.folder", file_reason(errno)));
  if (flock(file_, LOCK_EX | LOCK_NB) != 0) {
    close(file_);
    cannot_write(path, say("result.locked"));
  }
  for (const fs::path& written : {directory, directory / "riwayat"}) remove_unfinished(written);
}

ResultLock::~ResultLock() { close(file_); }

fs::path result_path(const fs::path& workspace, Tahun tahun) {
  return folder(workspace) / fmt::format("{}.json", tahun);
}

std::vector<Tahun> stored_years(const fs::path& workspace) {
  std::vector<Tahun> years;
  std::error_code error;
  for (const auto& file : fs::directory_iterator(folder(workspace), error)) {
    const std::string stem = file.path().stem().string();
    Tahun tahun = 0;
    const auto [end, fault] = std::from_chars(stem.data(), stem.data() + stem.size(), tahun);
    const bool year = fault == std::errc() && end == stem.data() + stem.size();
    if (year && file.path().extension() == ".json") years.push_back(tahun);
  }
  std::sort(years.begin(), years.end());
  return years;
}

std::optional<StoredResult> read_result(const fs::path& workspace, Tahun tahun) {
  const fs::path path = result_path(workspace, tahun);
  std::error_code error;
  if (!fs::exists(path, error)) return std::nullopt;
  return parse_result(path, read_utf8_file(path));
}

StoredResult read_result_file(const fs::path& path) {
  return parse_result(path, read_utf8_file(path));
}

bool write_result(const ResultLock&, const fs::path& workspace, StoredResult result) {
  const fs::path path = result_path(workspace, result.tahun);
  std::error_code error;
  if (fs::exists(path, error)) {
    const std::string before = read_file(path);
    const StoredResult stored = parse_result(path, before);
    if (says_the_same(stored, result)) return false;
    result.sebelum = sha256(before);
    const fs::path kept = kept_path(workspace, result.tahun, result.sebelum);
    fs::create_directories(kept.parent_path(), error);
    write_file_atomically(kept, before);
  }
  write_file_atomically(path, text_of(result));
  return true;
}

std::vector<std::string> check_chain(const fs::path& workspace, Tahun tahun) {
  std::vector<std::string> faults;
  fs::path path = result_path(workspace, tahun);
  std::string sebelum = parse_result(path, read_utf8_file(path)).sebelum;
  while (!sebelum.empty()) {
    path = kept_path(workspace, tahun, sebelum);
    std::error_code error;
    if (!fs::exists(path, error)) {
      faults.push_back(say("result.chain_gone", path.string()));
      break;
    }
    const std::string text = read_file(path);
    if (sha256(text) != sebelum) {
      faults.push_back(say("result.chain_altered", path.string()));
      break;
    }
    sebelum = parse_result(path, text).sebelum;
  }
  return faults;
}

}  // namespace iku::store
