#pragma once

#include <string>

#include "model/andaian.hpp"
#include "report/json_writer.hpp"

// The mark of figures that a session changed, in words and in JSON. Used by everything in this
// layer that writes a document, and by the shell.

namespace iku::report {

/// "andaian (skenario hemat): 2 perubahan terhadap data: ipp 3,08 → 3,6725; …"; long ones name the
/// first few. Empty where nothing was changed.
std::string andaian_text(const Andaian& andaian);

/// {"skenario": …, "perubahan": [{"angka": "ipp", "data": 3.08, "sesi": 3.6725}, …]}, all of them.
void write_andaian(JsonWriter& json, const Andaian& andaian);

}  // namespace iku::report
