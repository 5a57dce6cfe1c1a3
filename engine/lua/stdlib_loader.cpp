#include "lua/stdlib_loader.hpp"

#include <algorithm>
#include <filesystem>

#include "base/catalogue.hpp"
#include "base/embedded.hpp"
#include "base/folder.hpp"
#include "lua/arguments.hpp"
#include "lua/chunk.hpp"
#include "lua/environment.hpp"
#include "lua/freeze.hpp"
#include "lua/fuel.hpp"
#include "lua/messages.hpp"
#include "lua/operand.hpp"
#include "lua/state.hpp"

namespace iku::lua {

namespace {

const char kGlobals = 0;  // registry: the environment's table
const char kProxy = 0;    // registry: its proxy, the scripts' _ENV
const char kSource = 0;   // registry: the stdlib directory, or nil
const char kPacks = 0;    // registry: kode -> loaded pack

constexpr std::int64_t kStepsPerPack = 40;  // to ask one for its years

constexpr std::string_view kPrefix = "stdlib/";
constexpr std::string_view kPackPrefix = "stdlib/paket/";
constexpr std::string_view kSuffix = ".lua";

const EmbeddedFile* embedded(const std::string& name) {
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.name == name) return &file;
  }
  return nullptr;
}

// The evaluation that happens to name a library first does not pay for its loading.
class Free {
 public:
  explicit Free(State& state) : state_(state), fuel_(state.fuel) {}
  ~Free() { state_.fuel = fuel_; }
  Free(const Free&) = delete;
  Free& operator=(const Free&) = delete;

 private:
  State& state_;
  std::int64_t fuel_;
};

// Loads and runs one file and leaves what it returned on the stack; false when there is none.
bool run_file(lua_State* L, const std::string& name) {
  const EmbeddedFile* file = embedded(name);
  if (file == nullptr) return false;
  std::string text(file->content);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &kSource);
  if (lua_type(L, -1) == LUA_TSTRING) {
    text = Folder(lua_tostring(L, -1)).read_utf8(name.substr(kPrefix.size()));
  }
  lua_pop(L, 1);
  std::optional<Failure> failure;
  if (load_chunk(L, text, name, failure, Author::kLibrary) != LUA_OK) lua_error(L);
  lua_call(L, 0, 1);
  if (lua_type(L, -1) != LUA_TTABLE) luaL_error(L, "%s returns no table", name.c_str());
  return true;
}

void push_globals(lua_State* L) { lua_rawgetp(L, LUA_REGISTRYINDEX, &kGlobals); }

// Puts the functions of umum, which are globals, into the environment once.
void load_common(lua_State* L) {
  push_globals(L);
  lua_pushliteral(L, "umum");
  if (lua_rawget(L, -2) == LUA_TNIL && run_file(L, "stdlib/umum.lua")) {  // globals nil umum
    lua_pushnil(L);
    while (lua_next(L, -2) != 0) {  // globals nil umum key value
      lua_pushvalue(L, -2);
      lua_insert(L, -2);
      lua_rawset(L, -6);  // globals[key] = value
    }
    freeze(L);
    lua_setfield(L, -3, "umum");
  }
  lua_pop(L, 2);
}

void push_pack(lua_State* L, const std::string& kode) {
  const Free free(state_of(L));
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &kPacks) != LUA_TTABLE) {
    lua_pop(L, 1);
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &kPacks);
  }
  if (lua_getfield(L, -1, kode.c_str()) == LUA_TNIL) {
    lua_pop(L, 1);
    if (!run_file(L, std::string(kPackPrefix) + kode + std::string(kSuffix))) {
      raise(L, say("lua.no_pack", kode));
    }
    freeze(L);
    lua_pushvalue(L, -1);
    lua_setfield(L, -3, kode.c_str());
  }
  lua_remove(L, -2);
}

std::vector<std::string> pack_codes() {
  std::vector<std::string> codes;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.name.starts_with(kPackPrefix)) continue;
    codes.emplace_back(file.name.substr(kPackPrefix.size(),
                                        file.name.size() - kPackPrefix.size() - kSuffix.size()));
  }
  return codes;
}

// berlaku.sejak or berlaku.sampai of the pack on the top, or the default.
lua_Integer validity(lua_State* L, const char* bound, lua_Integer missing) {
  lua_getfield(L, -1, "berlaku");
  lua_Integer year = missing;
  if (lua_istable(L, -1)) {
    lua_getfield(L, -1, bound);
    if (lua_isnumber(L, -1) != 0) year = lua_tointeger(L, -1);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  return year;
}

// Notes for provenance that the evaluation under way read a pack.
void note_pack(State& state, const std::string& kode) {
  if (std::find(state.packs.begin(), state.packs.end(), kode) != state.packs.end()) return;
  state.packs.push_back(kode);
}

// The year whose rules an evaluation asks for. A year of its own choosing is kept; the row's own,
// or none, gives way to the year the whole run is to follow. 0: any.
double rule_year(lua_State* L, int index) {
  const State& state = state_of(L);
  const Tahun own = state.scope.tahun;
  const double asked = lua_isnoneornil(L, index) ? own : plain_value(L, index);
  const bool is_own = asked >= own && asked <= own;
  return is_own && state.as_of ? *state.as_of : asked;
}

}  // namespace

void set_library_source(lua_State* L, const std::string& directory) {
  if (directory.empty()) return;
  lua_pushlstring(L, directory.data(), directory.size());
  lua_rawsetp(L, LUA_REGISTRYINDEX, &kSource);
}

void register_environment(lua_State* L, int index, int proxy) {
  index = lua_absindex(L, index);
  proxy = lua_absindex(L, proxy);
  lua_pushvalue(L, index);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &kGlobals);
  lua_pushvalue(L, proxy);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &kProxy);
}

void set_environment(lua_State* L) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &kProxy);
  if (lua_setupvalue(L, -2, 1) == nullptr) lua_pop(L, 1);
}

bool load_library_name(lua_State* L, const std::string& name) {
  if (name.find('/') != std::string::npos) return false;
  const Free free(state_of(L));
  const int top = lua_gettop(L);
  if (name != "umum" && run_file(L, std::string(kPrefix) + name + std::string(kSuffix))) {
    deny_unknown(L, -1, name);
    freeze(L);
    push_globals(L);
    lua_pushvalue(L, -2);
    lua_setfield(L, -2, name.c_str());
    lua_pop(L, 1);
    return true;
  }
  load_common(L);
  push_globals(L);
  lua_pushlstring(L, name.data(), name.size());
  if (lua_rawget(L, -2) == LUA_TNIL) {
    lua_settop(L, top);
    return false;
  }
  lua_remove(L, -2);
  return true;
}

std::vector<std::string> library_names() {
  std::vector<std::string> names = {"batas", "bulat", "jika"};
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.name.starts_with(kPrefix) || file.name.starts_with(kPackPrefix)) continue;
    names.emplace_back(
        file.name.substr(kPrefix.size(), file.name.size() - kPrefix.size() - kSuffix.size()));
  }
  std::sort(names.begin(), names.end());
  return names;
}

int library_pack_by_code(lua_State* L) {
  charge(L, kStepsPerPack * static_cast<std::int64_t>(embedded_files().size()) / 8);
  const std::string kode = shortened(std::string(check_string(L, 1)));
  push_pack(L, kode);
  note_pack(state_of(L), kode);
  return 1;
}

int library_pack_in_force(lua_State* L) {
  const std::string bidang = shortened(std::string(check_string(L, 1)));
  const double tahun = rule_year(L, 2);
  const bool any_year = tahun <= 0 && lua_isnoneornil(L, 2);
  lua_settop(L, 2);
  charge(L, kStepsPerPack * static_cast<std::int64_t>(embedded_files().size()));
  lua_Integer best_year = -1;
  std::string best;
  lua_pushnil(L);  // bidang tahun best
  for (const std::string& kode : pack_codes()) {
    push_pack(L, kode);
    lua_getfield(L, -1, "bidang");
    const bool fits = lua_type(L, -1) == LUA_TSTRING && bidang == lua_tostring(L, -1);
    lua_pop(L, 1);
    const lua_Integer since = validity(L, "sejak", 0);
    const lua_Integer until = validity(L, "sampai", 9999);
    const bool in_force =
        any_year || (static_cast<double>(since) <= tahun && tahun <= static_cast<double>(until));
    if (fits && in_force && since > best_year) {
      best_year = since;
      best = kode;
      lua_replace(L, 3);
    } else {
      lua_pop(L, 1);
    }
  }
  if (lua_isnil(L, 3)) {
    raise(L, any_year ? say("lua.no_pack_for", bidang) : say("lua.no_pack_in", bidang, tahun));
  }
  note_pack(state_of(L), best);
  return 1;
}

}  // namespace iku::lua
