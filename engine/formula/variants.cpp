#include "formula/variants.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/number.hpp"

namespace iku::formula {

namespace {

using Rule = RuleVariant::Rule;

constexpr const char* kGapPolicies[] = {"bawah", "atas", "bulat"};

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out + "\"";
}

// The text of predikat.skala {…} that makes the same bands under another gap policy.
std::string scale_source(const lua::Datum& scale, const char* celah) {
  std::string source = fmt::format("return predikat.skala {{celah = \"{}\"", celah);
  if (const lua::Datum* desimal = scale.find("desimal")) {
    source += fmt::format(", desimal = {:.17g}", desimal->number);
  }
  for (const lua::Datum& band : scale.find("pita")->items) {
    source += ", {";
    for (const char* key : {"nama", "batas", "arti"}) {
      const lua::Datum* text = band.find(key);
      if (text != nullptr) source += fmt::format("{} = {}, ", key, quoted(text->string));
    }
    for (const char* key : {"dari", "lebih_dari", "sampai", "kurang_dari"}) {
      const lua::Datum* bound = band.find(key);
      if (bound != nullptr) source += fmt::format("{} = {:.17g}, ", key, bound->number);
    }
    source += "}";
  }
  return source + "}";
}

class Variants {
 public:
  Variants(lua::Machine& machine, Evaluator& evaluator, const Policy& policy, const Cell& cell,
           const std::string& polaritas)
      : machine_(machine),
        evaluator_(evaluator),
        policy_(policy),
        cell_(cell),
        polaritas_(polaritas) {
    own_rule_ = evaluator.own_capaian(cell);
  }

  /// The indikator under a policy; `capaian` in place of the one its rule gives.
  void add(Rule rule, std::string way, const Policy& policy, const Value* capaian = nullptr) {
    Rules rules(machine_, policy);
    RuleVariant variant;
    variant.rule = rule;
    variant.way = std::move(way);
    variant.capaian =
        capaian != nullptr ? *capaian : rules.capaian(evaluator_, cell_, polaritas_, own_rule_);
    variant.predikat =
        rules.predikat(policy.angka ? rules.angka(variant.capaian) : variant.capaian);
    variant.of = static_cast<int>(policy.info.bands.size());
    for (int i = 0; i < variant.of && variant.predikat.is_grade(); ++i) {
      const Band& band = policy.info.bands[static_cast<std::size_t>(i)];
      if (band.nama == variant.predikat.grade().name) variant.place = i + 1;
    }
    found_.push_back(std::move(variant));
  }

  void other_policies(const std::vector<const Policy*>& others) {
    for (const Policy* other : others) add(Rule::kKebijakan, other->info.kode, *other);
    for (const Policy* other : others) {
      if (own_rule_ || !other->capaian.contains(polaritas_)) continue;
      Policy mixed = policy_;
      mixed.capaian = other->capaian;
      add(Rule::kRumus, other->info.kode, mixed);
    }
  }

  void caps(const std::vector<const Policy*>& others) {
    Policy mixed = policy_;
    mixed.angka = {};
    add(Rule::kAngka, "", mixed);
    for (const Policy* other : others) {
      mixed.angka = other->angka;
      add(Rule::kAngka, other->info.kode, mixed);
    }
  }

  void gap_policies() {
    if (policy_.predikat.find("pita") == nullptr) return;
    for (const char* celah : kGapPolicies) {
      if (policy_.info.celah == celah) continue;
      const auto made = machine_.define(scale_source(policy_.predikat, celah), "celah");
      if (made.failure) continue;
      Policy mixed = policy_;
      mixed.predikat = made.value.data;
      add(Rule::kCelah, celah, mixed);
    }
  }

  void roundings() {
    const Value exact = found_.front().capaian;
    if (!exact.is_number()) return;
    for (const int decimals : {policy_.info.desimal, 0}) {
      for (const bool cut : {false, true}) {
        const Value rounded(
            round_decimal(exact.number(), decimals, cut ? Rounding::kTruncate : Rounding::kHalfUp));
        add(Rule::kPembulatan, fmt::format("{} {}", cut ? "potong" : "bulat", decimals), policy_,
            &rounded);
      }
      if (policy_.info.desimal == 0) break;
    }
  }

  std::vector<RuleVariant> take() { return std::move(found_); }

 private:
  lua::Machine& machine_;
  Evaluator& evaluator_;
  const Policy& policy_;
  Cell cell_;
  std::string polaritas_;
  lua::Function own_rule_;
  std::vector<RuleVariant> found_;
};

}  // namespace

std::vector<RuleVariant> rule_variants(lua::Machine& machine, Library& library,
                                       Evaluator& evaluator, const Policy& policy, const Cell& cell,
                                       const std::string& polaritas) {
  std::vector<const Policy*> others;
  for (const std::string& kode : library.policy_codes()) {
    const Policy* other = library.policy(kode);
    if (other != nullptr && other != &policy) others.push_back(other);
  }
  const std::size_t kept = machine.kept();
  Variants variants(machine, evaluator, policy, cell, polaritas);
  variants.add(Rule::kKebijakan, policy.info.kode, policy);
  variants.other_policies(others);
  variants.caps(others);
  variants.gap_policies();
  variants.roundings();
  machine.forget_after(kept);
  return variants.take();
}

}  // namespace iku::formula
