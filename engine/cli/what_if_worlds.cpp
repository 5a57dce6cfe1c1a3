#include "cli/what_if_worlds.hpp"

#include <algorithm>

#include "cli/setup.hpp"

namespace iku::cli {

namespace {

// More than a script compares at a time; each is the whole workspace again.
constexpr std::size_t kMostOthers = 4;

void lay(session::Session& session, const std::string& path, const std::optional<Value>& value) {
  if (value) {
    session.set(path, *value);
  } else if (session.overlay().contains(session.resolve(path))) {
    session.unset(path);
  }
}

}  // namespace

WhatIfWorlds::WhatIfWorlds(Workspace workspace, formula::Settings settings)
    : workspace_(std::move(workspace)),
      settings_(std::move(settings)),
      base_(workspace_, settings_) {}

session::Session& WhatIfWorlds::under(const RulesAsked& rules) {
  if (rules == RulesAsked{} || (rules.kebijakan.empty() && rules.as_of == settings_.as_of)) {
    return base_;
  }
  const auto known = std::find_if(others_.begin(), others_.end(),
                                  [&](const Other& other) { return other.rules == rules; });
  if (known != others_.end()) {
    others_.splice(others_.begin(), others_, known);
    return *others_.front().session;
  }
  Workspace workspace = workspace_;
  if (!rules.kebijakan.empty()) {
    formula::require_known("kebijakan", rules.kebijakan,
                           script_codes(base_.script_roots(), "kebijakan"));
    workspace.kebijakan = rules.kebijakan;
    workspace.kebijakan_daftar = {rules.kebijakan};
    for (Unit& unit : workspace.unit) {
      unit.kebijakan.clear();
      unit.kebijakan_daftar.clear();
    }
  }
  formula::Settings settings = settings_;
  if (rules.as_of) settings.as_of = rules.as_of;
  auto made = std::make_unique<session::Session>(std::move(workspace), settings);
  for (const auto& [path, value] : base_.overlay()) {
    made->set(session::path_text(path, {}, 0), value);
  }
  others_.push_front({rules, std::move(made)});
  if (others_.size() > kMostOthers) others_.pop_back();
  return *others_.front().session;
}

void WhatIfWorlds::set(const std::string& path, const std::optional<Value>& value) {
  lay(base_, path, value);
  for (Other& other : others_) lay(*other.session, path, value);
}

}  // namespace iku::cli
