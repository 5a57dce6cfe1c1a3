#include "model/periode.hpp"

#include <algorithm>
#include <utility>

namespace iku {
namespace {

// Reasons are data that programs compare, so they are not translated.
constexpr std::string_view kNotFilled = "belum diisi";
constexpr std::string_view kGradeNotAdded =
    "predikat tidak dapat dijumlah atau dirata-rata; pakai konsolidasi \"terakhir\"";

/// "triwulan 3, 4 belum diisi; triwulan 2: belum dinilai".
std::string missing_parts(const Periode& periode) {
  static const std::string blank = Value().missing().reason;
  const std::string_view name = frekuensi_name(periode.frekuensi);
  std::string unfilled;
  std::string others;
  for (std::size_t i = 0; i < periode.bagian.size(); ++i) {
    const Value& value = periode.bagian[i].value;
    if (!value.is_missing()) continue;
    if (value.missing().reason == blank) {
      unfilled.append(unfilled.empty() ? name : ",").append(" ").append(std::to_string(i + 1));
    } else {
      others.append(others.empty() ? "" : "; ").append(name).append(" ");
      others.append(std::to_string(i + 1)).append(": ").append(value.missing().reason);
    }
  }
  if (unfilled.empty()) return others;
  unfilled.append(" ").append(kNotFilled);
  return others.empty() ? unfilled : unfilled + "; " + others;
}

}  // namespace

std::string_view frekuensi_name(Frekuensi frekuensi) {
  switch (frekuensi) {
    case Frekuensi::kSemester: return "semester";
    case Frekuensi::kTriwulan: return "triwulan";
    case Frekuensi::kBulan: return "bulan";
  }
  return "";
}

std::size_t frekuensi_count(Frekuensi frekuensi) {
  switch (frekuensi) {
    case Frekuensi::kSemester: return 2;
    case Frekuensi::kTriwulan: return 4;
    case Frekuensi::kBulan: return 12;
  }
  return 0;
}

std::string_view konsolidasi_name(Konsolidasi konsolidasi) {
  switch (konsolidasi) {
    case Konsolidasi::kJumlah: return "jumlah";
    case Konsolidasi::kRata: return "rata";
    case Konsolidasi::kTerakhir: return "terakhir";
  }
  return "";
}

std::size_t filled_count(const Periode& periode) {
  return static_cast<std::size_t>(
      std::count_if(periode.bagian.begin(), periode.bagian.end(),
                    [](const Figure& part) { return part.value.is_present(); }));
}

bool is_partial(const Periode& periode) {
  const std::size_t filled = filled_count(periode);
  return periode.konsolidasi != Konsolidasi::kJumlah && filled > 0 &&
         filled < periode.bagian.size();
}

namespace {

/// The months of one part, `index` from 0.
Months months_of_part(const Periode& periode, std::size_t index) {
  const std::size_t length = Months().size() / frekuensi_count(periode.frekuensi);
  Months months;
  for (std::size_t i = 0; i < length; ++i) months.set(index * length + i);
  return months;
}

}  // namespace

Months months_of(const Periode& periode) {
  const bool so_far = periode.konsolidasi != Konsolidasi::kRata;
  std::size_t end = periode.bagian.size();
  while (end > 0 && !periode.bagian[end - 1].value.is_present()) --end;
  Months months;
  for (std::size_t i = 0; i < end; ++i) {
    if (so_far || periode.bagian[i].value.is_present()) months |= months_of_part(periode, i);
  }
  return months;
}

std::optional<Value> consolidate_alike(const Periode& target, const Periode& there) {
  const Months asked = months_of(there);
  if (asked.all()) return std::nullopt;
  Periode part = target;
  part.bagian.clear();
  for (std::size_t i = 0; i < target.bagian.size(); ++i) {
    const Months months = months_of_part(target, i);
    const Months common = months & asked;
    if (common == months) {
      part.bagian.push_back(target.bagian[i]);
    } else if (common.any()) {
      return std::nullopt;
    }
  }
  if (part.bagian.empty()) return std::nullopt;
  // "terakhir" asks only for the last one; what is summed or averaged must all be there.
  const bool last_only = target.konsolidasi == Konsolidasi::kTerakhir;
  const bool complete =
      last_only ? part.bagian.back().value.is_present() : filled_count(part) == part.bagian.size();
  return complete ? std::optional<Value>(consolidate(part)) : std::nullopt;
}

Value consolidate(const Periode& periode) {
  const Value* last = nullptr;
  double sum = 0;
  bool grades = false;
  for (const Figure& part : periode.bagian) {
    if (part.value.is_failure()) return part.value;
    if (!part.value.is_present()) continue;
    last = &part.value;
    grades = grades || part.value.is_grade();
    if (part.value.is_number()) sum += part.value.number();
  }
  const std::size_t filled = filled_count(periode);
  const bool is_sum = periode.konsolidasi == Konsolidasi::kJumlah;
  if (grades && periode.konsolidasi != Konsolidasi::kTerakhir) {
    return Failure{FailureClass::kResult, std::string(kGradeNotAdded), {}};
  }
  if (last == nullptr || (is_sum && filled < periode.bagian.size())) {
    return Missing{missing_parts(periode), {}};
  }
  if (periode.konsolidasi == Konsolidasi::kTerakhir) return *last;
  return is_sum ? sum : sum / static_cast<double>(filled);
}

}  // namespace iku
