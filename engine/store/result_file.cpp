#include "store/result_file.hpp"

#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <iterator>

#include "base/catalogue.hpp"
#include "base/folder.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "base/utc_time.hpp"
#include "store/json_document.hpp"

namespace iku::store {

namespace fs = std::filesystem;

namespace {

constexpr const char* kFormat = "iku-hasil/1";
constexpr const char* kResults = "hasil";
constexpr std::string_view kSealMark = ",\n \"segel\": \"";
constexpr std::string_view kSealEnd = "\"\n}\n";
/// A row that reads every indikator of thousands of units has so many values, and no more.
constexpr std::size_t kMaxRowValues = 200'000;

[[noreturn]] void not_a_result(const Place& where, const std::string& why) {
  Diagnostic diagnostic;
  diagnostic.code = "result.read";
  diagnostic.message = say("result.read", why);
  diagnostic.help = say("result.read.help");
  diagnostic.where = where;
  throw Error(std::move(diagnostic), Exit::kInvalidInput);
}

void add_member(std::string& out, std::string_view key, std::string_view text) {
  out.append(out.ends_with('{') ? "\"" : ",\"").append(key).append("\":");
  append_json_string(out, text);
}

void add_list(std::string& out, std::string_view key, const std::vector<std::string>& texts) {
  out.append(",\"").append(key).append("\":[");
  for (const std::string& text : texts) {
    if (!out.ends_with('[')) out += ',';
    append_json_string(out, text);
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

void add_head_member(std::string& out, std::string_view key, std::string_view text) {
  out.append(out.ends_with('{') ? "\n \"" : ",\n \"").append(key).append("\": ");
  append_json_string(out, text);
}

std::string head_of(const StoredResult& result) {
  std::string text = "{";
  add_head_member(text, "format", kFormat);
  text += fmt::format(",\n \"tahun\": {}", result.tahun);
  add_head_member(text, "program", result.program);
  add_head_member(text, "waktu", result.waktu);
  text += fmt::format(",\n \"aturan\": {}", result.aturan);
  add_head_member(text, "sebelum", result.sebelum);
  add_head_member(text, "data", result.data);
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
  return text + "\n ]";
}

bool is_hash(std::string_view text) {
  constexpr std::size_t kDigits = 64;
  return text.size() == kDigits && text.find_first_not_of("0123456789abcdef") == text.npos;
}

/// Reads a stored result, row by row. What is not of the shape that head_of and body_of write is
/// told as no result.
class ResultReader {
 public:
  explicit ResultReader(const fs::path& path) { whole_.file = path.string(); }

  StoredResult read(const std::string& text) {
    std::vector<Diagnostic> faults;
    const JsonElements elements{
        [this](const std::string& list, const JsonNode& element) { take(list, element); },
        kMaxRowValues};
    const auto document = JsonDocument::parse(whole_.file, text, faults, 1, &elements);
    if (document == nullptr || !faults.empty()) {
      not_a_result(faults.front().where, say("result.damaged") + ": " + faults.front().message);
    }
    const JsonNode& root = document->root();
    if (this->text(root, "format") != kFormat) not_a_result(whole_, say("result.format", kFormat));
    result_.tahun = year(root, "tahun");
    result_.program = this->text(root, "program");
    result_.waktu = this->text(root, "waktu");
    result_.aturan = year(root, "aturan");
    result_.sebelum = this->text(root, "sebelum");
    result_.data = this->text(root, "data");
    member(root, "skrip", JsonNode::Kind::kArray);
    member(root, "baris", JsonNode::Kind::kArray);
    if (!is_utc_time(result_.waktu)) not_a_result(whole_, say("result.no_time"));
    // It becomes the name of a file.
    if (!result_.sebelum.empty() && !is_hash(result_.sebelum)) not_ours();
    return std::move(result_);
  }

 private:
  [[noreturn]] void not_ours() const { not_a_result(whole_, say("result.not_ours")); }

  const JsonNode& member(const JsonNode& node, const char* key, JsonNode::Kind kind) const {
    const JsonNode* found = node.is_object() ? node.member(key) : nullptr;
    if (found == nullptr || !found->is(kind)) not_ours();
    return *found;
  }

  std::string text(const JsonNode& node, const char* key) const {
    return member(node, key, JsonNode::Kind::kString).text;
  }

  double number(const JsonNode& node, const char* key) const {
    return member(node, key, JsonNode::Kind::kNumber).number;
  }

  Tahun year(const JsonNode& node, const char* key) const {
    constexpr double kMost = 9999;
    const double value = number(node, key);
    if (!(value >= 0 && value <= kMost)) not_ours();
    return static_cast<Tahun>(value);
  }

  std::vector<std::string> texts(const JsonNode& node, const char* key) const {
    std::vector<std::string> all;
    for (const JsonNode& item : member(node, key, JsonNode::Kind::kArray).items) {
      if (!item.is_string()) not_ours();
      all.push_back(item.text);
    }
    return all;
  }

  Value value(const JsonNode& row, const char* key) const {
    const JsonNode* node = row.member(key);
    if (node == nullptr) not_ours();
    if (node->is_number()) return {node->number};
    if (!node->is_object()) not_ours();
    if (node->member("dari") != nullptr) {
      return {Rentang{number(*node, "dari"), number(*node, "sampai")}};
    }
    if (node->member("nilai") != nullptr) {
      Grade grade{text(*node, "nilai"), std::nullopt};
      if (node->member("angka") != nullptr) grade.number = number(*node, "angka");
      return {std::move(grade)};
    }
    if (node->member("kosong") != nullptr) {
      return {Missing{text(*node, "kosong"), text(*node, "masukan")}};
    }
    return {Failure{failure_class(text(*node, "gagal")), text(*node, "pesan"), {}}};
  }

  void take(const std::string& list, const JsonNode& node) {
    if (list == "skrip") {
      result_.skrip.push_back({text(node, "jenis"), text(node, "kode"), text(node, "hash")});
    } else if (list == "baris") {
      const bool partial = node.is_object() && node.member("sebagian") != nullptr;
      result_.baris.push_back(
          {text(node, "unit"), text(node, "indikator"), text(node, "formulasi"),
           text(node, "kebijakan"), text(node, "data"), texts(node, "baca"), texts(node, "paket"),
           value(node, "target"), value(node, "realisasi"), value(node, "capaian"),
           value(node, "predikat"), partial ? text(node, "sebagian") : std::string()});
    }
  }

  Place whole_;
  StoredResult result_;
};

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
  if (!is_utc_time(next.waktu)) return false;
  if (!next.sebelum.empty() && !is_hash(next.sebelum)) return false;
  return stored == sealed(head_of(next).append(body));
}

}  // namespace

StoredResult parse_result(const fs::path& path, const std::string& text) {
  return ResultReader(path).read(text);
}

Folder folder_of_results(const fs::path& workspace) {
  std::error_code error;
  return Folder(fs::is_directory(workspace, error) ? workspace : workspace.parent_path());
}

fs::path result_name(Tahun tahun) { return fs::path(kResults) / fmt::format("{}.json", tahun); }

fs::path kept_name(const std::string& name) { return fs::path(kResults) / "riwayat" / name; }

fs::path kept_name(Tahun tahun, const std::string& hash) {
  return kept_name(fmt::format("{}-{}.json", tahun, hash.substr(0, 16)));
}

std::string sealed(std::string text) {
  const std::string seal = sha256(text);
  return text.append(kSealMark).append(seal).append(kSealEnd);
}

Seal seal_of(const std::string& text) {
  const std::size_t at = text.rfind(kSealMark);
  if (at == std::string::npos) return Seal::kNone;
  return sealed(text.substr(0, at)) == text ? Seal::kGood : Seal::kBroken;
}

namespace {

StoredResult parse_year(const Folder& folder, Tahun tahun, const std::string& text) {
  const fs::path name = result_name(tahun);
  StoredResult result = parse_result(folder.path() / name, text);
  if (result.tahun != tahun) {
    Place where;
    where.file = (folder.path() / name).string();
    not_a_result(where, say("result.other_year", result.tahun, tahun));
  }
  return result;
}

StoredResult read_year(const Folder& folder, Tahun tahun) {
  return parse_year(folder, tahun, folder.read(result_name(tahun)));
}

}  // namespace

ResultLock::ResultLock(const fs::path& workspace) {
  const Folder folder = folder_of_results(workspace);
  const fs::path name = fs::path(kResults) / ".kunci";
  Descriptor file = folder.open_lock(name);
  if (flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
    Diagnostic diagnostic;
    diagnostic.code = "result.write";
    diagnostic.message = say("result.locked");
    diagnostic.where.file = (folder.path() / name).string();
    throw Error(std::move(diagnostic), Exit::kCannotWrite);
  }
  file_ = file.release();
  for (const fs::path& written : {fs::path(kResults), kept_name("")}) {
    folder.remove_unfinished(written);
  }
}

ResultLock::~ResultLock() { close(file_); }

fs::path result_path(const fs::path& workspace, Tahun tahun) {
  return folder_of_results(workspace).path() / result_name(tahun);
}

std::vector<Tahun> stored_years(const fs::path& workspace) {
  std::vector<Tahun> years;
  for (const fs::path file : folder_of_results(workspace).names(kResults)) {
    const std::string stem = file.stem().string();
    Tahun tahun = 0;
    const auto [end, fault] = std::from_chars(stem.data(), stem.data() + stem.size(), tahun);
    const bool year = fault == std::errc() && end == stem.data() + stem.size();
    // Not "02024.json", which result_path would not find again.
    if (year && file == result_name(tahun).filename()) years.push_back(tahun);
  }
  std::sort(years.begin(), years.end());
  return years;
}

std::optional<StoredResult> read_result(const fs::path& workspace, Tahun tahun) {
  const Folder folder = folder_of_results(workspace);
  if (folder.find(result_name(tahun)) == Folder::Found::kNothing) return std::nullopt;
  return read_year(folder, tahun);
}

StoredResult read_result_file(const fs::path& path) { return parse_result(path, read_file(path)); }

bool write_result(const ResultLock&, const fs::path& workspace, StoredResult result) {
  const Folder folder = folder_of_results(workspace);
  const fs::path name = result_name(result.tahun);
  const std::string body = body_of(result);
  if (folder.find(name) != Folder::Found::kNothing) {
    const std::string before = folder.read(name);
    if (says_the_same(before, result, body)) return false;
    parse_year(folder, result.tahun, before);  // what is no result is not replaced
    result.sebelum = sha256(before);
    folder.write(kept_name(result.tahun, result.sebelum), before);
  }
  folder.write(name, sealed(head_of(result) + body));
  return true;
}

void set_aside(const ResultLock&, const fs::path& workspace, Tahun tahun) {
  const Folder folder = folder_of_results(workspace);
  const std::string text = folder.read(result_name(tahun));
  folder.write(kept_name(fmt::format("{}-rusak-{}.json", tahun, sha256(text).substr(0, 16))), text);
  folder.remove(result_name(tahun));
}

}  // namespace iku::store
