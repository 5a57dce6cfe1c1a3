#include "formula/library.hpp"

#include <algorithm>

#include "base/catalogue.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "formula/input_scan.hpp"

namespace iku::formula {

namespace fs = std::filesystem;

namespace {

bool is_kode(const std::string& kode) {
  return !kode.empty() && std::all_of(kode.begin(), kode.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '_' || c == '-';
  });
}

bool any_error(const std::vector<Diagnostic>& faults, std::size_t from) {
  return std::any_of(faults.begin() + static_cast<std::ptrdiff_t>(from), faults.end(),
                     [](const Diagnostic& d) { return d.level == Level::kError; });
}

}  // namespace

Diagnostic diagnostic_of(const Failure& failure, const std::string& file,
                         const std::string& source) {
  Diagnostic diagnostic;
  diagnostic.code = fmt::format("formula.{}", failure_name(failure.kind));
  diagnostic.message = failure.message;
  diagnostic.where = failure.where;
  if (diagnostic.where.file.empty()) diagnostic.where.file = file;
  if (diagnostic.where.file == file && diagnostic.where.line > 0) {
    std::size_t from = 0;
    for (int line = 1; line < diagnostic.where.line && from != std::string::npos; ++line) {
      from = source.find('\n', from);
      if (from != std::string::npos) ++from;
    }
    if (from != std::string::npos) {
      diagnostic.where.line_text = source.substr(from, source.find('\n', from) - from);
    }
  }
  return diagnostic;
}

Library::Library(lua::Machine& machine, std::vector<fs::path> roots)
    : machine_(machine), roots_(std::move(roots)) {}

fs::path Library::find(const char* folder, const std::string& kode) const {
  if (!is_kode(kode)) return {};
  for (const fs::path& root : roots_) {
    fs::path path = root / folder / (kode + ".lua");
    std::error_code error;
    if (fs::is_regular_file(path, error)) return path;
  }
  return {};
}

std::vector<std::string> Library::codes(const char* folder) const {
  std::vector<std::string> found;
  for (const fs::path& root : roots_) {
    std::error_code error;
    for (const auto& file : fs::directory_iterator(root / folder, error)) {
      if (file.path().extension() == ".lua") found.push_back(file.path().stem().string());
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<std::string> Library::definition_codes() const { return codes("indikator"); }
std::vector<std::string> Library::policy_codes() const { return codes("kebijakan"); }

// The path as people know it: from the root's own name on ("scripts/indikator/ikpp.lua").
std::string Library::shown(const fs::path& path) const {
  for (const fs::path& root : roots_) {
    const fs::path relative = path.lexically_normal().lexically_relative(root.lexically_normal());
    if (relative.empty() || *relative.begin() == "..") continue;
    fs::path base = root.lexically_normal();
    if (base.filename().empty()) base = base.parent_path();
    return (base.filename() / relative).string();
  }
  return path.string();
}

template <typename T, typename Read>
const T* Library::load(std::map<std::string, std::unique_ptr<T>>& cache, const char* folder,
                       const std::string& kode, const Place& wanted_at, Read read) {
  if (const auto known = cache.find(kode); known != cache.end()) return known->second.get();
  auto& entry = cache[kode];  // null until it is known to be good: a fault is told once
  const fs::path path = find(folder, kode);
  if (path.empty()) {
    Diagnostic diagnostic;
    diagnostic.code = "formula.not_found";
    diagnostic.message = say("formula.not_found", folder, kode);
    diagnostic.where = wanted_at;
    if (const auto near = did_you_mean(kode, codes(folder))) {
      diagnostic.help = say("formula.did_you_mean", *near);
    } else {
      diagnostic.help = say("formula.write_script", folder, kode);
    }
    faults_.push_back(std::move(diagnostic));
    return nullptr;
  }
  const std::string file = shown(path);
  files_.push_back(path);
  const std::string source = read_utf8_file(path);
  const std::size_t before = faults_.size();
  auto outcome = machine_.define(source, file);
  if (outcome.failure) {
    faults_.push_back(diagnostic_of(*outcome.failure, file, source));
    return nullptr;
  }
  auto made = std::make_unique<T>(read(outcome.value, file, source, faults_));
  if (any_error(faults_, before)) return nullptr;
  texts_[{folder, kode}] = source;
  entry = std::move(made);
  return entry.get();
}

const Definition* Library::definition(const std::string& kode, const Place& wanted_at) {
  const bool known = definitions_.contains(kode);
  const Definition* found = load(definitions_, "indikator", kode, wanted_at, read_definition);
  if (found == nullptr || known) return found;
  if (found->kode != kode) {
    Diagnostic diagnostic;
    diagnostic.code = "formula.kode_differs";
    diagnostic.message = say("formula.kode_differs", found->kode, kode);
    diagnostic.where = place_of_key(found->file, found->source, "kode");
    faults_.push_back(std::move(diagnostic));
    definitions_[kode] = nullptr;
    return nullptr;
  }
  if (found->formulasi && found->only_numbers()) {
    std::vector<std::string> slots;
    for (const InputSpec& spec : found->masukan) slots.push_back(spec.kode);
    machine_.declare_slots(found->formulasi, slots);
  }
  return found;
}

const Policy* Library::policy(const std::string& kode, const Place& wanted_at) {
  const bool known = policies_.contains(kode);
  const Policy* found = load(policies_, "kebijakan", kode, wanted_at, read_policy);
  if (found != nullptr && !known) {
    for (const auto& [name, rule] : found->capaian) {
      machine_.declare_slots(rule, {"realisasi", "target"});
    }
  }
  return found;
}

const Definition& Library::add(const std::string& source, const std::string& name,
                               const std::vector<std::string>* known) {
  auto outcome = machine_.define(source, name);
  if (outcome.failure) throw Error(diagnostic_of(*outcome.failure, name, source));
  std::vector<Diagnostic> faults;
  auto made = std::make_unique<Definition>(read_definition(outcome.value, name, source, faults));
  if (known != nullptr) {
    const auto unknown = undeclared_inputs(*made, *known);
    faults.insert(faults.end(), unknown.begin(), unknown.end());
  }
  if (has_error(faults)) throw Error(std::move(faults));
  if (made->formulasi && made->only_numbers()) {
    std::vector<std::string> slots;
    for (const InputSpec& spec : made->masukan) slots.push_back(spec.kode);
    machine_.declare_slots(made->formulasi, slots);
  }
  texts_[{"indikator", made->kode}] = source;
  return *(definitions_[made->kode] = std::move(made));
}

std::string Library::text(const std::string& folder, const std::string& kode) const {
  const auto found = texts_.find({folder, kode});
  return found == texts_.end() ? std::string() : found->second;
}

std::vector<Diagnostic> Library::check_file(const fs::path& path) {
  std::vector<Diagnostic> faults;
  const std::string source = read_utf8_file(path);
  const std::string file = path.string();
  auto outcome = machine_.define(source, file);
  if (outcome.failure) {
    faults.push_back(diagnostic_of(*outcome.failure, file, source));
  } else if (outcome.value.mark == "kebijakan") {
    read_policy(outcome.value, file, source, faults);
  } else {
    const Definition definition = read_definition(outcome.value, file, source, faults);
    for (Diagnostic& fault : undeclared_inputs(definition, {})) {
      fault.level = Level::kWarning;  // in a workspace it may be another indikator
      faults.push_back(std::move(fault));
    }
  }
  return faults;
}

}  // namespace iku::formula
