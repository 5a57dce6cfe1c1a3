#include "model/figure.hpp"

#include "base/number.hpp"

namespace iku {

std::string_view batas_sign(Batas batas) {
  switch (batas) {
    case Batas::kMinimal: return "≥";
    case Batas::kDiAtas: return ">";
    case Batas::kMaksimal: return "≤";
    case Batas::kDiBawah: return "<";
    case Batas::kNone: break;
  }
  return "";
}

std::string printed_form(const Value& value, Batas batas) {
  std::string plain = value.is_number() ? format_plain(value.number()) : printed_form(value);
  if (batas == Batas::kNone || plain.empty()) return plain;
  return std::string(batas_sign(batas)) + " " + plain;
}

}  // namespace iku
