#include "store/reading.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "base/work.hpp"
#include "store/csv.hpp"

namespace iku::store {
namespace {

namespace fs = std::filesystem;

/// More errors than this are counted, not told.
constexpr std::size_t kMaxErrors = 100;
/// The doubts that a declared decimal mark settles; each of the others wants its own reading.
constexpr std::array<std::string_view, 4> kDeclarable = {
    "number.comma_groups", "number.one_group", "number.other_mark", "number.settled_by_scale"};
/// So many doubts of one kind in one file are told each by itself.
constexpr std::size_t kFewDoubts = 3;
/// Files naming files naming files …
constexpr std::size_t kMaxEntered = 16;

bool leaves_directory(const fs::path& path) {
  if (path.is_absolute()) return true;
  return std::any_of(path.begin(), path.end(), [](const fs::path& part) { return part == ".."; });
}

}  // namespace

Reading::Reading(fs::path directory) : directory_(std::move(directory)) {}

JsonRef Reading::open_main(const std::string& name, bool named_by_user) {
  const fs::path path = directory_.path() / name;
  std::string text;
  if (named_by_user) {
    files_.push_back(stamp_of(path));
    text = read_utf8_file(path);
  } else {
    text = read_text(name);
  }
  std::vector<Diagnostic> faults;
  auto document = JsonDocument::parse(path.lexically_normal().string(), std::move(text), faults);
  return adopt(name, std::move(document), std::move(faults));
}

JsonRef Reading::open_text(const std::string& name, std::string text) {
  in_memory_ = true;
  std::vector<Diagnostic> faults;
  auto document = JsonDocument::parse(name, std::move(text), faults);
  return adopt(name, std::move(document), std::move(faults));
}

JsonRef Reading::adopt(const std::string& name, std::unique_ptr<JsonDocument> document,
                       std::vector<Diagnostic> faults) {
  if (document == nullptr) throw Error(std::move(faults));
  tell(faults, {});
  value_count_ += document->value_count();
  const JsonDocument* opened = document.get();
  paths_[opened] = name;
  documents_[name] = std::move(document);
  entered_.push_back(opened);
  return {opened, &opened->root()};
}

Diagnostic& Reading::add(Level level, Place where, std::string_view code, std::string message) {
  count_work();
  Diagnostic told;
  told.level = level;
  told.code = code;
  told.message = std::move(message);
  told.where = std::move(where);
  const std::string help_key = std::string(code) + ".help";
  if (sentence(help_key) != help_key) told.help = say(help_key);
  if (level == Level::kError) {
    only_missing_files_ = only_missing_files_ && code == "workspace.missing_file";
    ++error_count_;
  }
  auto& list = level == Level::kError ? errors_ : warnings_;
  if (list.size() >= kMaxErrors && level == Level::kError) {
    overflow_ = std::move(told);
    return overflow_;
  }
  return list.emplace_back(std::move(told));
}

void Reading::tell(const std::vector<Diagnostic>& faults, JsonRef named_at) {
  for (const Diagnostic& fault : faults) {
    Diagnostic& told = add(fault.level, fault.where, fault.code, fault.message);
    told.notes = fault.notes;
    told.help = fault.help;
    if (named_at && fault.level == Level::kError) {
      const Place place = named_at.place();
      told.notes.push_back(say("store.named_here", place.file, place.line, place.column));
    }
  }
}

void Reading::doubt(JsonRef at, const Printed& printed) {
  warn(at.place(), "figure.doubtful", *printed.warning);
  const auto& kinds = kDeclarable;
  if (std::find(kinds.begin(), kinds.end(), printed.doubt) == kinds.end()) return;
  doubts_[{at.document->file(), printed.doubt}].push_back(warnings_.size() - 1);
}

/// Puts the many doubts of one kind in one file into the first of them.
void Reading::join_doubts() {
  std::vector<bool> drop(warnings_.size(), false);
  for (const auto& [kind, places] : doubts_) {
    if (places.size() <= kFewDoubts) continue;
    std::vector<int> lines;
    for (std::size_t i = 1; i < places.size(); ++i) {
      lines.push_back(warnings_[places[i]].where.line);
      drop[places[i]] = true;
    }
    Diagnostic& told = warnings_[places.front()];
    told.notes.push_back(other_places(places.size() - 1, lines));
    told.help = say("store.declare_mark");
  }
  doubts_.clear();
  std::vector<Diagnostic> kept;
  for (std::size_t i = 0; i < warnings_.size(); ++i) {
    if (!drop[i]) kept.push_back(std::move(warnings_[i]));
  }
  warnings_ = std::move(kept);
}

std::vector<Diagnostic> Reading::take_warnings() {
  join_doubts();
  return std::move(warnings_);
}

void Reading::throw_errors() {
  if (error_count_ == 0) return;
  join_doubts();
  if (error_count_ > errors_.size()) {
    Diagnostic rest;
    rest.code = "store.more_errors";
    rest.message = say("store.more_errors", error_count_ - errors_.size());
    rest.where.file = errors_.front().where.file;
    errors_.push_back(std::move(rest));
  }
  std::vector<Diagnostic> all = std::move(errors_);
  all.insert(all.end(), warnings_.begin(), warnings_.end());
  throw Error(std::move(all), only_missing_files_ ? Exit::kNoInput : Exit::kInvalidInput);
}

void Reading::check_against_schema(JsonRef root) {
  tell(check_schema(*root.document, includes_), {});
}

fs::path Reading::resolve(JsonRef at) {
  const std::string& text = at.node->text;
  const std::string shown = printable(text);
  if (text.empty() || text.find('\0') != std::string::npos ||
      text.find('\\') != std::string::npos || leaves_directory(text)) {
    error(at.place(), "workspace.path", shown);
    return {};
  }
  fs::path relative = (paths_.at(at.document).parent_path() / text).lexically_normal();
  const auto found = in_memory_ ? Folder::Found::kNothing : directory_.find(relative);
  if (found == Folder::Found::kFile) return relative;
  error(at.place(), found == Folder::Found::kOutside ? "workspace.path" : "workspace.missing_file",
        shown);
  return {};
}

std::string Reading::read_text(const fs::path& relative) {
  files_.push_back(stamp_of(directory_.path() / relative));
  return directory_.read_utf8(relative);
}

const JsonDocument* Reading::load(const fs::path& relative, JsonRef named_at) {
  if (const auto found = documents_.find(relative); found != documents_.end()) {
    return found->second.get();
  }
  auto& slot = documents_[relative];  // stays empty for a file at fault: told once
  const std::string name = (directory_.path() / relative).lexically_normal().string();
  std::vector<Diagnostic> faults;
  try {
    slot = JsonDocument::parse(name, read_text(relative), faults);
  } catch (const Error& error) {
    faults = error.diagnostics();
  }
  tell(faults, named_at);
  if (slot != nullptr) paths_[slot.get()] = relative;
  return slot.get();
}

JsonRef Reading::enter(JsonRef at) {
  const fs::path relative = resolve(at);
  if (relative.empty()) return {};
  const auto known = documents_.find(relative);
  const bool is_open =
      known != documents_.end() &&
      std::find(entered_.begin(), entered_.end(), known->second.get()) != entered_.end();
  if (is_open || entered_.size() >= kMaxEntered) {
    Diagnostic& told = error(at.place(), "workspace.include_cycle", printable(at.node->text));
    for (const JsonDocument* document : entered_) {
      told.notes.push_back(say("store.open_file", document->file()));
    }
    return {};
  }
  const JsonDocument* document = load(relative, at);
  if (document == nullptr) return {};
  // Counted each time: a file may be named often, and each naming adds its values to the model.
  if (!count_values(document->value_count(), at)) return {};
  includes_[at.node] = document;
  entered_.push_back(document);
  return {document, &document->root()};
}

bool Reading::count_values(std::size_t count, JsonRef named_at) {
  value_count_ += count;
  if (value_count_ > kMaxJsonValues) error(named_at.place(), "json.too_many", kMaxJsonValues);
  return value_count_ <= kMaxJsonValues;
}

std::optional<NamedText> Reading::text(JsonRef at) {
  const fs::path relative = resolve(at);
  if (relative.empty()) return std::nullopt;
  const std::string name = (directory_.path() / relative).lexically_normal().string();
  try {
    return NamedText{name, read_text(relative)};
  } catch (const Error& error) {
    tell(error.diagnostics(), at);
    return std::nullopt;
  }
}

std::shared_ptr<const DataTable> Reading::table(JsonRef at, DecimalMark mark) {
  const fs::path relative = resolve(at);
  if (relative.empty()) return nullptr;
  const auto [found, is_new] = tables_.try_emplace({relative, mark});
  auto& slot = found->second;
  if (!is_new) return slot;
  std::vector<Diagnostic> faults;
  try {
    const std::string name = (directory_.path() / relative).lexically_normal().string();
    DataTable table = parse_csv_table(name, read_text(relative), &faults, mark);
    table.path = relative.generic_string();
    slot = std::make_shared<const DataTable>(std::move(table));
  } catch (const Error& error) {
    faults = error.diagnostics();
  }
  tell(faults, at);
  return slot;
}

std::string other_places(std::size_t count, const std::vector<int>& lines) {
  constexpr std::size_t kMostLines = 5;
  std::string list;
  int before = 0;
  std::size_t listed = 0;
  for (const int line : lines) {
    if (line == before) continue;
    if (++listed > kMostLines) {
      list += ", …";
      break;
    }
    list += fmt::format("{}{}", list.empty() ? "" : ", ", line);
    before = line;
  }
  return say("store.other_places", count, list);
}

std::string suggest(std::string_view name, const std::vector<std::string>& known) {
  if (const auto meant = did_you_mean(name, known)) return say("store.did_you_mean", *meant);
  if (known.empty()) return {};
  constexpr std::size_t kMaxListed = 12;
  std::string list;
  for (std::size_t i = 0; i < known.size() && i < kMaxListed; ++i) {
    list += (i == 0 ? "" : ", ") + printable(known[i]);
  }
  if (known.size() > kMaxListed) list += ", …";
  return say("store.known", list);
}

void Codes::define(Reading& reading, JsonRef at, const std::string& kode) {
  if (kode.empty()) return;
  const auto [found, is_new] = places_.emplace(kode, Place());
  if (is_new) {
    found->second = at.document->brief_place(*at.node);
    return;
  }
  const Place& first = found->second;
  Diagnostic& told = reading.error(at.place(), "workspace.duplicate_code", printable(kode));
  told.notes.push_back(say("store.first_here", first.file, first.line, first.column));
}

void Codes::require(Reading& reading, JsonRef at, const std::string& kode,
                    std::string_view what) const {
  if (kode.empty() || has(kode)) return;
  Diagnostic& told = reading.error(at.place(), "workspace.unknown_code", printable(kode), what);
  reading.advise(told, kode, [&] {
    count_work(places_.size());
    std::vector<std::string> known;
    for (const auto& [code, place] : places_) known.push_back(code);
    return known;
  });
}

}  // namespace iku::store
