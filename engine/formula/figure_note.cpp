#include "formula/figure_note.hpp"

#include <fmt/format.h>

#include "base/catalogue.hpp"
#include "formula/expression.hpp"

namespace iku::formula {
namespace {

std::string_view name_key(Konsolidasi konsolidasi) {
  switch (konsolidasi) {
    case Konsolidasi::kJumlah: return "formula.periode_jumlah";
    case Konsolidasi::kRata: return "formula.periode_rata";
    case Konsolidasi::kTerakhir: return "formula.periode_terakhir";
  }
  return "";
}

}  // namespace

const Figure* realisasi_figure(const Indikator& indikator, Tahun tahun, const Value& value) {
  const auto found = indikator.realisasi.find(tahun);
  if (found == indikator.realisasi.end()) return nullptr;
  const Figure& figure = found->second;
  // A value outside its skala is a failure, but still the data's.
  return value.is_failure() || same_value(value, figure.value) ? &figure : nullptr;
}

std::string plain_value(const Value& value) {
  if (value.is_number()) return figure_number(value.number());
  if (value.is_range()) {
    return figure_number(value.range().dari) + "–" + figure_number(value.range().sampai);
  }
  if (!value.is_grade()) return "–";
  const Grade& grade = value.grade();
  return grade.number ? fmt::format("{} ({})", grade.name, figure_number(*grade.number))
                      : grade.name;
}

const Periode* parts_shown(const Figure& figure) {
  const Periode* parts = figure.periode.get();
  return parts != nullptr && same_value(consolidate(*parts), figure.value) ? parts : nullptr;
}

std::string periode_name(const Periode& periode) {
  const std::size_t all = periode.bagian.size();
  const std::size_t filled = filled_count(periode);
  const std::string count =
      filled == all ? std::to_string(all) : say("formula.periode_filled", filled, all);
  return say(name_key(periode.konsolidasi), count, frekuensi_name(periode.frekuensi));
}

std::string periode_note(const Periode& periode) {
  const bool is_sum = periode.konsolidasi == Konsolidasi::kJumlah;
  std::string parts;
  for (const Figure& part : periode.bagian) {
    parts += (parts.empty() ? "" : is_sum ? " + " : "; ") + plain_value(part.value);
  }
  return periode_name(periode) + ": " + parts;
}

std::string coverage_text(const Coverage& coverage) {
  const std::string parts =
      say("formula.coverage", coverage.used, coverage.of, say("formula.bagian." + coverage.bagian));
  return coverage.kode.empty() ? parts : coverage.kode + ": " + parts;
}

std::string target_note(const Value& setahun) {
  return say("formula.target_of_parts", plain_value(setahun));
}

std::string perubahan_note(const Figure& figure) {
  if (!figure.perubahan) return {};
  const Figure& before = figure.perubahan->sebelum;
  const std::string earlier = perubahan_note(before);
  return say("formula.perubahan", figure.perubahan->sejak,
             plain_value(before.value) + (earlier.empty() ? "" : " " + earlier));
}

}  // namespace iku::formula
