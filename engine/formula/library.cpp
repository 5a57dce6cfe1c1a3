#include "formula/library.hpp"

#include <algorithm>

#include "base/catalogue.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "base/work.hpp"
#include "formula/input_scan.hpp"
#include "formula/text_scan.hpp"

namespace iku::formula {

namespace fs = std::filesystem;

namespace {

// The path as people know it: from the root's own name on ("scripts/indikator/ikpp.lua").
std::string shown(const Folder& root, const fs::path& name) {
  fs::path base = root.path().lexically_normal();
  if (base.filename().empty()) base = base.parent_path();
  return (base.filename() / name).string();
}

constexpr std::string_view kIndikator = "indikator";  // the folder

bool is_limit(FailureClass kind) { return failure_name(kind).starts_with("limit."); }

}  // namespace

bool is_script_kode(const std::string& kode) {
  return !kode.empty() && std::all_of(kode.begin(), kode.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '_' || c == '-' || c == '@';
  });
}

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

std::vector<std::string> policy_codes(const Workspace& workspace, const Unit& unit) {
  if (!unit.kebijakan_daftar.empty()) return unit.kebijakan_daftar;
  if (!unit.kebijakan.empty()) return {unit.kebijakan};
  if (!workspace.kebijakan_daftar.empty()) return workspace.kebijakan_daftar;
  return {workspace.kebijakan};
}

Choice choose(const Versions& versions, Tahun tahun) {
  Choice choice;
  for (const Definition* one : versions) {  // the latest in force wins
    if (one->berlaku.has(tahun)) choice = {one, true};
  }
  for (const Definition* one : versions) {
    if (choice.in_force) break;
    if (choice.definition == nullptr || one->berlaku.sejak <= tahun) choice.definition = one;
  }
  return choice;
}

Library::Library(lua::Machine& machine, const std::vector<fs::path>& roots)
    : machine_(machine), roots_(roots.begin(), roots.end()) {}

Library::Found Library::find(const char* folder, const std::string& kode) const {
  if (!is_script_kode(kode)) return {};
  const fs::path name = fs::path(folder) / (kode + ".lua");
  for (const Folder& root : roots_) {
    if (root.find(name) != Folder::Found::kNothing) return {&root, name};
  }
  return {};
}

// The files of a folder, root by root, without ".lua".
const std::vector<std::vector<std::string>>& Library::names(const char* folder) {
  const auto known = names_.find(folder);
  if (known != names_.end()) return known->second;
  auto& all = names_[folder];
  for (const Folder& root : roots_) {
    std::vector<std::string>& found = all.emplace_back();
    for (const fs::path file : root.names(folder)) {
      if (file.extension() == ".lua") found.push_back(file.stem().string());
    }
    std::sort(found.begin(), found.end());
  }
  return all;
}

std::vector<std::string> Library::codes(const char* folder) {
  std::vector<std::string> found;
  for (const std::vector<std::string>& of_root : names(folder)) {
    count_work(of_root.size());
    for (const std::string& name : of_root) found.push_back(name.substr(0, name.find('@')));
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<std::string> Library::definition_codes() { return codes("indikator"); }
std::vector<std::string> Library::policy_codes() { return codes("kebijakan"); }

template <typename T, typename Read>
const T* Library::load(std::map<std::string, std::unique_ptr<T>>& cache, const char* folder,
                       const std::string& kode, const Place& wanted_at, Read read) {
  if (const auto known = cache.find(kode); known != cache.end()) return known->second.get();
  auto& entry = cache[kode];  // null until it is known to be good: a fault is told once
  if (shared_ != nullptr && shared_->texts_.contains({folder, kode})) {
    const Text& text = shared_->texts_.at({folder, kode});
    auto outcome = machine_.define(*text.source, *text.file);
    if (outcome.failure) return nullptr;
    std::vector<Diagnostic> told;  // to the other library
    entry = std::make_unique<T>(read(outcome.value, *text.file, *text.source, told));
    return entry.get();
  }
  const Found script = find(folder, kode);
  if (script.root == nullptr) {
    Diagnostic diagnostic;
    diagnostic.code = "formula.not_found";
    diagnostic.message = say("formula.not_found", folder, kode);
    diagnostic.where = wanted_at;
    if (const auto near = suggestions_.of(kode, [&] { return codes(folder); })) {
      diagnostic.help = say("formula.did_you_mean", *near);
    } else {
      diagnostic.help = say("formula.write_script", folder, kode);
    }
    faults_.push_back(std::move(diagnostic));
    return nullptr;
  }
  const std::string file = shown(*script.root, script.name);
  files_.push_back(stamp_of(script.path()));
  const std::string source = script.root->read_utf8(script.name);
  auto outcome = machine_.define(source, file);
  if (outcome.failure) {
    faults_.push_back(diagnostic_of(*outcome.failure, file, source));
    if (folder == kIndikator && is_limit(outcome.failure->kind)) limits_[kode] = *outcome.failure;
    return nullptr;
  }
  std::vector<Diagnostic> faults;
  auto made = std::make_unique<T>(read(outcome.value, file, source, faults));
  const bool sound = !has_error(faults);
  faults_.insert(faults_.end(), faults.begin(), faults.end());
  if (!sound) return nullptr;
  entry = std::move(made);
  texts_[{folder, kode}] = {&entry->file, &entry->source};
  return entry.get();
}

// One version of a definition, from the file of that name; null, with faults, where it is no good.
const Definition* Library::version(const std::string& name, const std::string& kode,
                                   const Place& wanted_at) {
  const Definition* found = load(definitions_, "indikator", name, wanted_at, read_definition);
  if (found == nullptr) return nullptr;
  const auto fault = [&](const char* code, std::string message, const char* key) {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.message = std::move(message);
    diagnostic.where = place_of_key(found->file, found->source, key);
    faults_.push_back(std::move(diagnostic));
    texts_.erase({std::string(kIndikator), name});
    definitions_[name] = nullptr;
  };
  if (found->kode != kode) {
    fault("formula.kode_differs", say("formula.kode_differs", found->kode, kode), "kode");
    return nullptr;
  }
  if (name != kode && name != fmt::format("{}@{}", kode, found->berlaku.sejak)) {
    fault("formula.version_name",
          say("formula.version_name", name, fmt::format("{}@{}", kode, found->berlaku.sejak)),
          "sejak");
    return nullptr;
  }
  definitions_[name]->versi = name;
  if (found->formulasi && found->only_numbers()) {
    std::vector<std::string> slots;
    for (const InputSpec& spec : found->masukan) slots.push_back(spec.kode);
    machine_.declare_slots(found->formulasi, slots);
  }
  return found;
}

const Versions& Library::definition(const std::string& kode, const Place& wanted_at) {
  if (const auto known = versions_.find(kode); known != versions_.end()) return known->second;
  Versions found;
  std::vector<std::string> wanted;
  const std::string versioned = kode + "@";
  if (shared_ != nullptr) {
    const auto& texts = shared_->texts_;
    if (texts.contains({std::string(kIndikator), kode})) wanted.push_back(kode);
    for (auto one = texts.lower_bound({std::string(kIndikator), versioned});
         one != texts.end() && one->first.second.starts_with(versioned); ++one) {
      wanted.push_back(one->first.second);
    }
  }
  for (const std::vector<std::string>& of_root : names("indikator")) {
    if (!wanted.empty()) break;  // a root's versions hide those of the roots after it
    count_work();
    if (std::binary_search(of_root.begin(), of_root.end(), kode)) wanted.push_back(kode);
    for (auto one = std::lower_bound(of_root.begin(), of_root.end(), versioned);
         one != of_root.end() && one->starts_with(versioned); ++one) {
      count_work();
      wanted.push_back(*one);
    }
  }
  if (wanted.empty()) wanted.push_back(kode);  // to be told that there is none
  bool sound = true;
  for (const std::string& name : wanted) {
    const Definition* one = version(name, kode, wanted_at);
    sound = sound && one != nullptr;
    found.push_back(one);
  }
  if (!sound) found.clear();
  std::sort(found.begin(), found.end(), [](const Definition* a, const Definition* b) {
    return a->berlaku.sejak < b->berlaku.sejak;
  });
  return versions_[kode] = std::move(found);
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
    Suggestions suggestions;
    const auto unknown = undeclared_inputs(*made, {known->begin(), known->end()}, suggestions);
    faults.insert(faults.end(), unknown.begin(), unknown.end());
    add_doubts(faults, made->doubts);
  }
  if (has_error(faults)) throw Error(std::move(faults));
  if (made->formulasi && made->only_numbers()) {
    std::vector<std::string> slots;
    for (const InputSpec& spec : made->masukan) slots.push_back(spec.kode);
    machine_.declare_slots(made->formulasi, slots);
  }
  const std::string kode = made->kode;
  const Definition& taken = *(definitions_[kode] = std::move(made));
  texts_[{std::string(kIndikator), kode}] = {&taken.file, &taken.source};
  versions_[kode] = {&taken};
  return taken;
}

bool Library::has_fatal_fault() const {
  const auto errors = std::count_if(faults_.begin(), faults_.end(), [](const Diagnostic& fault) {
    return fault.level == Level::kError;
  });
  return errors > static_cast<std::ptrdiff_t>(limits_.size());
}

const Failure* Library::limit_of(const std::string& kode) const {
  const auto found = std::find_if(limits_.begin(), limits_.end(), [&](const auto& entry) {
    return entry.first == kode || entry.first.starts_with(kode + "@");
  });
  return found == limits_.end() ? nullptr : &found->second;
}

std::vector<Diagnostic> Library::doubts() const {
  std::vector<Diagnostic> all;
  const auto add = [&all](const auto& scripts) {
    for (const auto& [name, script] : scripts) {
      if (script) all.insert(all.end(), script->doubts.begin(), script->doubts.end());
    }
  };
  add(policies_);
  add(definitions_);
  return all;
}

std::string Library::text(const std::string& folder, const std::string& kode) const {
  const auto found = texts_.find({folder, kode});
  return found == texts_.end() ? std::string() : *found->second.source;
}

std::vector<Diagnostic> Library::check_text(const std::string& source, const std::string& file) {
  std::vector<Diagnostic> faults;
  auto outcome = machine_.define(source, file);
  if (outcome.failure) {
    faults.push_back(diagnostic_of(*outcome.failure, file, source));
  } else if (outcome.value.mark == "kebijakan") {
    const Policy policy = read_policy(outcome.value, file, source, faults);
    add_doubts(faults, policy.doubts);
  } else {
    const Definition definition = read_definition(outcome.value, file, source, faults);
    Suggestions suggestions;
    for (Diagnostic& fault : undeclared_inputs(definition, {}, suggestions)) {
      fault.level = Level::kWarning;  // in a workspace it may be another indikator
      faults.push_back(std::move(fault));
    }
    add_doubts(faults, definition.doubts);
  }
  return faults;
}

}  // namespace iku::formula
