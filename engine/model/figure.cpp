#include "model/figure.hpp"

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

}  // namespace iku
