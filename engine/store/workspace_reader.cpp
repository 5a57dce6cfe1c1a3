#include "store/workspace_reader.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "base/suggestions.hpp"
#include "base/text.hpp"
#include "base/work.hpp"
#include "store/fields.hpp"
#include "store/figure_reader.hpp"
#include "store/history_reader.hpp"
#include "store/unit_scope.hpp"

namespace iku::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFormat = "iku/1";
constexpr std::string_view kMainFile = "workspace.json";

/// The code that counts where no year chooses another.
std::string last_of(const std::vector<std::string>& codes) {
  return codes.empty() ? std::string() : codes.back();
}

std::optional<Renstra> read_renstra(Reading& reading, JsonRef at) {
  if (!at) return std::nullopt;
  const Fields fields(reading, at, "renstra");
  const Renstra renstra{fields.tahun("awal"), fields.tahun("akhir")};
  if (renstra.awal == 0 || renstra.akhir == 0) return std::nullopt;
  if (renstra.awal > renstra.akhir) {
    reading.error(at.place(), "workspace.renstra", renstra.awal, renstra.akhir);
  }
  return renstra;
}

/// The lists of a unit, each of which may stand in a file of its own.
void read_lists(UnitScope& scope, const Fields& fields, Unit& unit) {
  const auto follow = [&](std::string_view key, auto&& read) {
    if (const JsonRef list = fields.get(key)) scope.reading.follow(list, read);
  };
  follow("tujuan", [&](JsonRef list) { unit.tujuan = read_tujuan(scope, list); });
  follow("program", [&](JsonRef list) { unit.program = read_program(scope, list); });
  follow("pegawai", [&](JsonRef list) { unit.pegawai = read_sumberdaya(scope, list); });
  follow("sarana", [&](JsonRef list) { unit.sarana = read_sumberdaya(scope, list); });
  follow("tabel", [&](JsonRef list) { unit.tabel = read_tabel(scope, list); });
  follow("tercetak", [&](JsonRef list) {
    unit.tercetak = read_tercetak(scope.reading, list, TercetakOf::kUnit, scope.sumber);
  });
}

/// The units of a workspace, with the references from one to another.
class UnitReader {
 public:
  UnitReader(Reading& reading, Workspace& workspace) : reading_(reading), workspace_(workspace) {}

  void read(JsonRef at) {
    const Fields fields(reading_, at, "unit");
    const DecimalMarkScope mark(reading_, fields);
    Unit unit;
    unit.kode = fields.code("kode", "kode");
    if (fields.has("kode")) codes_.define(reading_, fields.get("kode"), unit.kode);
    unit.nama = fields.text("nama");
    unit.jenjang = fields.choice("jenjang", "jenjang");
    unit.induk = fields.code("induk", "kode");
    if (!unit.induk.empty() && !unit.kode.empty()) {
      induk_[unit.kode] = {unit.induk, fields.get("induk")};
    }
    unit.kebijakan_daftar = fields.has("kebijakan") ? fields.codes("kebijakan", "kode_skrip")
                                                    : workspace_.kebijakan_daftar;
    unit.kebijakan = last_of(unit.kebijakan_daftar);
    unit.renstra = read_renstra(reading_, fields.get("renstra"));
    unit.sumber = fields.has("sumber") ? fields.text("sumber") : workspace_.sumber;
    unit.catatan = fields.remark("catatan");
    unit.where = fields.brief_place();

    UnitScope scope(reading_);
    scope.sumber = unit.sumber;
    read_lists(scope, fields, unit);
    scope.check_references();
    if (fields.has("riwayat")) {
      history_.push_back({workspace_.unit.size(), fields.get("riwayat"), reading_.decimal_mark});
    }
    workspace_.unit.push_back(std::move(unit));
  }

  /// The files of earlier years, once every unit is there to take their rows.
  void read_histories(JsonRef of_workspace) {
    read_history(reading_, of_workspace, workspace_, nullptr);
    for (const History& history : history_) {
      const DecimalMarkScope mark(reading_, history.mark);
      read_history(reading_, history.list, workspace_, &workspace_.unit[history.unit]);
    }
  }

  /// Every induk must be a unit, and no unit may stand above itself.
  void check_hierarchy() {
    std::unordered_map<std::string, std::size_t> met;  // in which walk upwards
    std::size_t walk = 0;
    for (const auto& [kode, induk] : induk_) {
      codes_.require(reading_, induk.second, induk.first, "unit");
      ++walk;
      std::vector<std::string> path;
      std::string at = kode;
      while (met.try_emplace(at, walk).second) {
        count_work();
        path.push_back(at);
        const auto step = induk_.find(at);
        if (step == induk_.end()) break;
        at = step->second.first;
      }
      const auto again = std::find(path.begin(), path.end(), at);
      if (met.at(at) == walk && again != path.end() && induk_.contains(at)) {
        tell_cycle({again, path.end()});
      }
    }
  }

 private:
  /// Once, from the first of its units by code on.
  void tell_cycle(std::vector<std::string> units) {
    std::rotate(units.begin(), std::min_element(units.begin(), units.end()), units.end());
    const JsonRef at = induk_.at(units.front()).second;
    std::vector<std::string> names;
    names.reserve(units.size() + 1);
    for (const std::string& unit : units) names.push_back(printable(unit));
    names.push_back(names.front());
    reading_.error(at.place(), "workspace.parent_cycle", brief_way(names, " → "));
  }

  Reading& reading_;
  Workspace& workspace_;
  Codes codes_;
  /// The files of earlier years of a unit, by its place.
  struct History {
    std::size_t unit;
    JsonRef list;
    DecimalMark mark;
  };
  std::vector<History> history_;
  std::map<std::string, std::pair<std::string, JsonRef>> induk_;
};

void check_format(Reading& reading, const Fields& fields) {
  const std::string format = fields.text("format");
  if (!format.empty() && format != kFormat) {
    reading.error(fields.get("format").place(), "workspace.format", printable(format), kFormat);
  }
}

Workspace read_root(Reading& reading, JsonRef at) {
  Workspace workspace;
  const Fields fields(reading, at, "workspace");
  const DecimalMarkScope mark(reading, fields);
  check_format(reading, fields);
  workspace.nama = fields.text("nama");
  workspace.catatan = fields.remark("catatan");
  workspace.contoh = fields.boolean("contoh", false);
  workspace.tahun = fields.tahun("tahun");
  reading.default_tahun = workspace.tahun;
  workspace.kebijakan_daftar = fields.codes("kebijakan", "kode_skrip");
  workspace.kebijakan = last_of(workspace.kebijakan_daftar);
  workspace.sumber = fields.text("sumber");
  for (const JsonNode& item : fields.list("skrip")) {
    const JsonRef member = at.at(item);
    if (!expect_kind(reading, member, JsonNode::Kind::kString, "skrip")) continue;
    if (trim(item.text).empty()) reading.error(member.place(), "json.blank_text", "skrip");
    if (printable(item.text) != item.text) {  // the system ends a path at a zero byte
      reading.error(member.place(), "workspace.path", printable(item.text));
    }
    workspace.skrip.push_back(item.text);
  }
  UnitReader units(reading, workspace);
  for (const JsonNode& item : fields.list("unit", 1)) {
    reading.follow(at.at(item), [&](JsonRef unit) { units.read(unit); });
  }
  units.check_hierarchy();
  units.read_histories(fields.get("riwayat"));
  return workspace;
}

/// Reads an opened workspace, first by the readers, then against the schema as a whole.
Loaded read_opened(Reading& reading, JsonRef root) {
  Loaded loaded;
  loaded.workspace = read_root(reading, root);
  reading.throw_errors();
  reading.check_against_schema(root);
  reading.throw_errors();
  loaded.warnings = reading.take_warnings();
  loaded.files = reading.files();
  return loaded;
}

}  // namespace

Loaded read_workspace(const fs::path& path, const ReadOptions& options) {
  std::error_code ignored;
  const bool is_directory = fs::is_directory(path, ignored);
  fs::path directory = is_directory ? path : path.parent_path();
  if (directory.empty()) directory = ".";
  Reading reading(directory);
  reading.unreadable_is_missing = options.unreadable_is_missing;
  const JsonRef root = reading.open_main(
      is_directory ? std::string(kMainFile) : path.filename().string(), !is_directory);
  Loaded loaded = read_opened(reading, root);
  loaded.workspace.directory = directory.string();
  return loaded;
}

Loaded parse_workspace(const std::string& name, std::string text) {
  Reading reading(".");
  const JsonRef root = reading.open_text(name, std::move(text));
  Loaded loaded = read_opened(reading, root);
  loaded.workspace.directory = ".";
  return loaded;
}

}  // namespace iku::store
