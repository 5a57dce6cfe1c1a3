#pragma once

#include <string>

#include "session/session.hpp"

// Why a change has no effect: what stands between a figure and the results. Used by the shell after
// a change that changed nothing, and by questions about a figure that moves nothing.

namespace iku::session {

/// Why no row and no serapan answers to a figure, in one sentence.
std::string why_nothing(Session& session, const FigurePath& path);

/// Why the realisasi of an indikator does not answer to what it is made of: the session or the
/// report gives it, or it is missing or failed. Empty where nothing stands in between.
std::string why_fixed(Session& session, const std::string& kode);

}  // namespace iku::session
