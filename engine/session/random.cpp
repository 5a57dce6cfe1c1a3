#include "session/random.hpp"

#include <cmath>

namespace iku::session {

namespace {

// a[0] + a[1] x + … + a[7] x^7
double polynomial(const double (&a)[8], double x) {
  double sum = 0;
  for (int i = 7; i >= 0; --i) sum = sum * x + a[i];
  return sum;
}

// The coefficients of AS 241, PPND16: numerator and denominator near the middle, in the tails, and
// far out.
constexpr double kA[8] = {3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427,
                          13731.693765509461125, 45921.953931549871457, 67265.770927008700853,
                          33430.575583588128105, 2509.0809287301226727};
constexpr double kB[8] = {1.0,
                          42.313330701600911252,
                          687.18700749205790830,
                          5394.1960214247511077,
                          21213.794301586595867,
                          39307.895800092710610,
                          28729.085735721942674,
                          5226.4952788528545610};
constexpr double kC[8] = {1.42343711074968357734,   4.63033784615654529590,
                          5.76949722146069140550,   3.64784832476320460504,
                          1.27045825245236838258,   0.241780725177450611770,
                          0.0227238449892691845833, 7.74545014278341407640e-4};
constexpr double kD[8] = {1.0,
                          2.05319162663775882187,
                          1.67638483018380384940,
                          0.689767334985100004550,
                          0.148103976427480074590,
                          0.0151986665636164571966,
                          5.47593808499534494600e-4,
                          1.05075007164441684324e-9};
constexpr double kE[8] = {6.65790464350110377720,    5.46378491116411436990,
                          1.78482653991729133580,    0.296560571828504891230,
                          0.0265321895265761230930,  1.24266094738807843860e-3,
                          2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr double kF[8] = {1.0,
                          0.599832206555887937690,
                          0.136929880922735805310,
                          0.0148753612908506148525,
                          7.86869131145613259100e-4,
                          1.84631831751005468180e-5,
                          1.42151175831644588870e-7,
                          2.04426310338993978564e-15};

}  // namespace

double normal_quantile(double p) {
  const double q = p - 0.5;
  if (std::fabs(q) <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * polynomial(kA, r) / polynomial(kB, r);
  }
  const double r = std::sqrt(-std::log(q < 0 ? p : 1 - p));
  const double tail = r <= 5 ? polynomial(kC, r - 1.6) / polynomial(kD, r - 1.6)
                             : polynomial(kE, r - 5) / polynomial(kF, r - 5);
  return q < 0 ? -tail : tail;
}

double Random::uniform() { return (static_cast<double>(engine_() >> 11) + 0.5) * 0x1p-53; }

double Random::draw(const formula::Sebaran& sebaran) {
  using Bentuk = formula::Sebaran::Bentuk;
  const double u = uniform();
  switch (sebaran.bentuk) {
    case Bentuk::kNormal: return sebaran.a + sebaran.b * normal_quantile(u);
    case Bentuk::kSeragam: return sebaran.a + (sebaran.b - sebaran.a) * u;
    case Bentuk::kSegitiga: break;
  }
  const double span = sebaran.c - sebaran.a;
  const double rising = sebaran.b - sebaran.a;
  if (u * span < rising) return sebaran.a + std::sqrt(u * span * rising);
  return sebaran.c - std::sqrt((1 - u) * span * (sebaran.c - sebaran.b));
}

}  // namespace iku::session
