#include "store/result_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <iterator>
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
  diagnostic.help = say("result.read.help");
  diagnostic.where.file = path.string();
  throw Error(std::move(diagnostic), Exit::kInvalidInput);
}

// The text as a JSON string; most are plain letters, and rows are many.
void add_text(std::string& out, std::string_view text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
  });
  if (plain) {
    out.append("\"").append(text).append("\"");
  } else {
    out += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
  }
}

void add_member(std::string& out, std::string_view key, std::string_view text) {
  out.append(out.ends_with('{') ? "\"" : ",\"").append(key).append("\":");
  add_text(out, text);
}

void add_list(std::string& out, std::string_view key, const std::vector<std::string>& texts) {
  out.append(",\"").append(key).append("\":[");
  for (const std::string& text : texts) {
    if (!out.ends_with('[')) out += ',';
    add_text(out, text);
  }
  out += ']';
}

void add_value(std::string& out, std::string_view key, const Value& value) {
  out.append(",\"").append(key).append("\":");
  if (value.is_number()) {
    fmt::format_to(std::back_inserter(out), "{}", value.number());
    return;
  }
  out += '{';
  if (value.is_range()) {
    fmt::format_to(std::back_inserter(out), "\"dari\":{},\"sampai\":{}", value.range().dari,
                   value.range().sampai);
  } else if (value.is_grade()) {
    add_member(out, "nilai", value.grade().name);
    if (value.grade().number) {
      fmt::format_to(std::back_inserter(out), ",\"angka\":{}", *value.grade().number);
    }
  } else if (value.is_missing()) {
    add_member(out, "kosong", value.missing().reason);
    add_member(out, "masukan", value.missing().name);
  } else {
    add_member(out, "gagal", failure_name(value.failure().kind));
    add_member(out, "pesan", value.failure().message);
  }
  out += '}';
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
  if (json.contains("dari")) {
    return {Rentang{json.at("dari").get<double>(), json.at("sampai").get<double>()}};
  }
  if (json.contains("nilai")) {
    Grade grade{json.at("nilai"), std::nullopt};
    if (json.contains("angka")) grade.number = json.at("angka").get<double>();
    return {std::move(grade)};
  }
  if (json.contains("kosong")) return {Missing{json.at("kosong"), json.at("masukan")}};
  return {Failure{failure_class(json.at("gagal")), json.at("pesan"), {}}};
}

std::string head_of(const StoredResult& result) {
  const Json head = {{"format", kFormat},         {"tahun", result.tahun},
                     {"program", result.program}, {"waktu", result.waktu},
                     {"aturan", result.aturan},   {"sebelum", result.sebelum},
                     {"data", result.data}};
  std::string text = head.dump(1);
  text.erase(text.size() - 2);  // the closing brace
  return text;
}

// Rows stand one a line, so that the difference of two files is the difference of their rows.
std::string body_of(const StoredResult& result) {
  constexpr std::size_t kRow = 400;  // bytes of a usual one
  std::string text = ",\n \"skrip\": [";
  text.reserve(result.baris.size() * kRow);
  for (std::size_t i = 0; i < result.skrip.size(); ++i) {
    const StoredScript& script = result.skrip[i];
    text += i == 0 ? "\n  {" : ",\n  {";
    add_member(text, "jenis", script.jenis);
    add_member(text, "kode", script.kode);
    add_member(text, "hash", script.hash);
    text += '}';
  }
  text += "\n ],\n \"baris\": [";
  for (std::size_t i = 0; i < result.baris.size(); ++i) {
    const StoredRow& row = result.baris[i];
    text += i == 0 ? "\n  {" : ",\n  {";
    add_member(text, "unit", row.unit);
    add_member(text, "indikator", row.indikator);
    add_member(text, "formulasi", row.formulasi);
    add_member(text, "kebijakan", row.kebijakan);
    add_member(text, "data", row.data);
    add_list(text, "baca", row.baca);
    add_list(text, "paket", row.paket);
    add_value(text, "target", row.target);
    add_value(text, "realisasi", row.realisasi);
    add_value(text, "capaian", row.capaian);
    add_value(text, "predikat", row.predikat);
    if (!row.sebagian.empty()) add_member(text, "sebagian", row.sebagian);
    text += '}';
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
                              json_value(row.at("capaian")), json_value(row.at("predikat")),
                              row.value("sebagian", std::string())});
    }
    return result;
  } catch (const Json::exception& error) {
    const bool no_json = dynamic_cast<const Json::parse_error*>(&error) != nullptr;
    not_a_result(path, say(no_json ? "result.damaged" : "result.not_ours"));
  }
}

fs::path folder(const fs::path& workspace) {
  std::error_code error;
  return (fs::is_directory(workspace, error) ? workspace : workspace.parent_path()) / "hasil";
}

fs::path kept_path(const fs::path& workspace, Tahun tahun, const std::string& hash) {
  return folder(workspace) / "riwayat" / fmt::format("{}-{}.json", tahun, hash.substr(0, 16));
}

// The text of a member of a result's head; empty where there is none.
std::string head_member(std::string_view text, std::string_view key) {
  const std::string mark = fmt::format("\n \"{}\": \"", key);
  const std::size_t at = text.find(mark);
  if (at == std::string_view::npos) return {};
  const std::size_t from = at + mark.size();
  return std::string(text.substr(from, text.find('"', from) - from));
}

// Whether a stored file says what `next` says, but for when and after what it was written.
bool says_the_same(std::string_view stored, StoredResult next, std::string_view body) {
  next.waktu = head_member(stored, "waktu");
  next.sebelum = head_member(stored, "sebelum");
  const std::string head = head_of(next);
  return stored.starts_with(head) && stored.substr(head.size()) == body;
}

}  // namespace

ResultLock::ResultLock(const fs::path& workspace) {
  const fs::path directory = folder(workspace);
  std::error_code error;
  fs::create_directories(directory, error);
  if (error) cannot_write(directory, say("result.folder", file_reason(error.value())));
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
  const std::string body = body_of(result);
  std::error_code error;
  if (fs::exists(path, error)) {
    const std::string before = read_file(path);
    if (says_the_same(before, result, body)) return false;
    parse_result(path, before);  // what is no result is not replaced
    result.sebelum = sha256(before);
    const fs::path kept = kept_path(workspace, result.tahun, result.sebelum);
    fs::create_directories(kept.parent_path(), error);
    write_file_atomically(kept, before);
  }
  write_file_atomically(path, head_of(result) + body);
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
