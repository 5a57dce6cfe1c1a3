#include "report/andaian.hpp"

#include <fmt/format.h>

#include "base/catalogue.hpp"
#include "formula/figure_note.hpp"

namespace iku::report {

namespace {

constexpr std::size_t kNamed = 6;  // changes; a longer list is counted

std::string change_text(const Andaian::Change& change) {
  if (change.formulasi) return say("andaian.formulasi", change.figure);
  return fmt::format("{} {} → {}", change.figure, formula::plain_value(change.data),
                     formula::plain_value(change.sesi));
}

}  // namespace

std::string andaian_text(const Andaian& andaian) {
  if (andaian.empty()) return {};
  std::string list;
  for (std::size_t i = 0; i < andaian.changes.size() && i < kNamed; ++i) {
    list += (i > 0 ? "; " : "") + change_text(andaian.changes[i]);
  }
  if (andaian.changes.size() > kNamed) {
    list += "; " + say("andaian.more", andaian.changes.size() - kNamed);
  }
  const std::string label =
      andaian.skenario.empty() ? say("andaian") : say("andaian.skenario", andaian.skenario);
  return say("andaian.changes", label, andaian.changes.size(), list);
}

void write_andaian(JsonWriter& json, const Andaian& andaian) {
  json.begin_object();
  if (!andaian.skenario.empty()) json.key("skenario").string(andaian.skenario);
  json.key("perubahan").begin_array();
  for (const Andaian::Change& change : andaian.changes) {
    json.begin_object().key(change.formulasi ? "formulasi" : "angka").string(change.figure);
    if (!change.formulasi) json.key("data").value(change.data).key("sesi").value(change.sesi);
    json.end_object();
  }
  json.end_array().end_object();
}

}  // namespace iku::report
