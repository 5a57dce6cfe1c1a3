#include "session/overlay_edit.hpp"

#include <doctest/doctest.h>

#include <memory>

#include "model/periode.hpp"
#include "session/figure_path.hpp"

namespace iku::session {

TEST_CASE("a figure that is set takes the place of the year, its parts and its changes") {
  Periode periode;
  periode.bagian.resize(4);
  Figure figure;
  figure.value = 46;
  figure.periode = std::make_shared<const Periode>(periode);
  figure.perubahan = std::make_shared<const Perubahan>();
  Indikator indikator;
  indikator.kode = "a";
  indikator.masukan["x"][2024].figure = figure;
  indikator.target[2024] = figure;
  Unit unit;
  unit.tujuan.emplace_back().indikator.push_back(indikator);

  for (const FigurePath::Kind kind : {FigurePath::Kind::kMasukan, FigurePath::Kind::kTarget}) {
    FigurePath path;
    path.kind = kind;
    path.kode = "a";
    path.masukan = kind == FigurePath::Kind::kMasukan ? "x" : "";
    path.tahun = 2024;
    const OriginalFigure original = put_figure(unit, path, Value(50.0));
    const Indikator& changed = unit.tujuan[0].indikator[0];
    const auto current = [&]() -> const Figure& {
      return kind == FigurePath::Kind::kMasukan ? changed.masukan.at("x").at(2024).figure
                                                : changed.target.at(2024);
    };
    CHECK(current().value.number() == 50);
    // An input stands for the same parts of the year, a target is the whole year's.
    CHECK((current().periode != nullptr) == (kind == FigurePath::Kind::kMasukan));
    CHECK(current().perubahan == nullptr);
    restore_figure(unit, path, original);
    CHECK(current().value.number() == 46);
    CHECK(current().periode != nullptr);
  }
}

}  // namespace iku::session
