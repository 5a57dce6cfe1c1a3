#include "lua/world.hpp"

namespace iku::lua {

std::optional<Scope> World::in_year(const Scope&, Tahun) { return std::nullopt; }

std::optional<Scope> World::of_unit(const Scope&, std::string_view) { return std::nullopt; }

Answer World::below(const Scope&, std::string_view, std::string_view) { return {}; }

Answer World::banding(const Scope&, std::string_view) { return {}; }

std::string World::label(const Scope&, std::string_view name) { return std::string(name); }

std::vector<std::string> World::own_names(const Scope& scope) { return names(scope); }

}  // namespace iku::lua
