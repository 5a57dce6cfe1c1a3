#pragma once

#include <string>

#include "model/value.hpp"

// Why a value is not there, as people are told it. Used by session, report and cli.

namespace iku {

/// "ikm: belum dinilai", "ikm: tercetak "-"", "ikm = 83 di luar skala 1..4"; empty for a value that
/// is there.
std::string reason_of(const Value& value);

/// The same with the class of a failure before it, "range: ikm = 83 …": for programs.
std::string reason_with_class(const Value& value);

}  // namespace iku
