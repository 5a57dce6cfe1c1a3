#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "repository.hpp"
#include "session/session.hpp"
#include "store/workspace_reader.hpp"

// Sessions over the examples, for the tests of sessions, questions and the shell.

namespace iku::test {

/// The settings of the program, with these scripts.
inline formula::Settings settings_with(
    const std::filesystem::path& scripts = source_path("scripts")) {
  formula::Settings settings;
  settings.script_roots = {scripts};
  return settings;
}

/// A session over a workspace directory.
inline std::unique_ptr<session::Session> session_over(
    const std::filesystem::path& workspace, const formula::Settings& settings = settings_with()) {
  return std::make_unique<session::Session>(store::read_workspace(workspace.string()).workspace,
                                            settings);
}

/// A session over an example of this name.
inline std::unique_ptr<session::Session> example_session(
    const std::string& name, const formula::Settings& settings = settings_with()) {
  return session_over(source_path("examples/" + name), settings);
}

}  // namespace iku::test
