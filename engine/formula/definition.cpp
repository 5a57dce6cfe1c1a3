#include "formula/definition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "formula/text_scan.hpp"
#include "lua/tokens.hpp"

namespace iku::formula {

namespace {

using lua::Datum;

// Each fault has its place looked up in the source.
constexpr std::size_t kMostFaults = 50;

// So many inputs are not looked through one by one.
constexpr std::size_t kManyInputs = 16;

void index_inputs(Definition& definition) {
  const auto& masukan = definition.masukan;
  if (masukan.size() < kManyInputs) return;
  for (std::size_t i = 0; i < masukan.size(); ++i) definition.by_name.push_back(i);
  std::sort(definition.by_name.begin(), definition.by_name.end(),
            [&](std::size_t a, std::size_t b) { return masukan[a].kode < masukan[b].kode; });
}

bool may_tell(const std::vector<Diagnostic>& faults) {
  return std::count_if(faults.begin(), faults.end(), [](const Diagnostic& fault) {
           return fault.level == Level::kError;
         }) < static_cast<std::ptrdiff_t>(kMostFaults);
}

// What one definition is read with: where it stands and where its faults go.
struct Reader {
  const std::string& file;
  const std::string& source;
  std::vector<Diagnostic>& faults;

  void fault(const char* code, std::string message, std::string_view key, std::string help = {}) {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.message = std::move(message);
    diagnostic.where = place_of_key(file, source, key);
    diagnostic.help = std::move(help);
    faults.push_back(std::move(diagnostic));
  }

  std::optional<Rentang> skala(const Datum& table) {
    const Datum* field = table.find("skala");
    if (field == nullptr) return std::nullopt;
    if (field->items.size() != 2 || field->items[0].kind != Datum::Kind::kNumber ||
        field->items[1].kind != Datum::Kind::kNumber ||
        field->items[0].number >= field->items[1].number) {
      fault("formula.skala", say("formula.skala"), "skala");
      return std::nullopt;
    }
    return Rentang{field->items[0].number, field->items[1].number};
  }

  InputSpec input(const std::string& kode, const Datum& table) {
    InputSpec spec;
    spec.kode = kode;
    if (table.kind != Datum::Kind::kTable) {
      fault("formula.input_table", say("formula.input_table", kode), kode);
      return spec;
    }
    check_keys(table, input_keys(), file, source, faults);
    spec.nama = text_field(table, "nama", file, source, faults);
    spec.satuan = text_field(table, "satuan", file, source, faults);
    spec.skala = skala(table);
    if (const Datum* bobot = table.find("bobot")) {
      if (bobot->kind == Datum::Kind::kNumber && bobot->number > 0) {
        spec.bobot = bobot->number;
      } else {
        fault("formula.bobot", say("formula.bobot", kode), "bobot");
      }
    }
    const std::string jenis = text_field(table, "jenis", file, source, faults);
    if (jenis == "tabel") {
      spec.jenis = InputSpec::Jenis::kTabel;
    } else if (jenis == "tingkat") {
      spec.jenis = InputSpec::Jenis::kTingkat;
    } else if (!jenis.empty() && jenis != "angka") {
      fault("formula.jenis", say("formula.jenis", jenis), "jenis");
    }
    if (const Datum* wajib = table.find("wajib")) spec.wajib = wajib->boolean;
    spec.sebaran = sebaran(table, spec.skala);
    return spec;
  }

  // {"normal", 3.2, 0.1}
  std::optional<Sebaran> sebaran(const Datum& table, const std::optional<Rentang>& scale) {
    const Datum* field = table.find("sebaran");
    if (field == nullptr) return std::nullopt;
    if (field->items.empty() || field->items[0].kind != Datum::Kind::kString) {
      fault("formula.sebaran", say("formula.sebaran"), "sebaran", say("formula.sebaran_help"));
      return std::nullopt;
    }
    std::vector<double> numbers;
    for (std::size_t i = 1; i < field->items.size(); ++i) {
      const Datum& item = field->items[i];
      numbers.push_back(item.kind == Datum::Kind::kNumber ? item.number : std::nan(""));
    }
    try {
      const Sebaran made = make_sebaran(field->items[0].string, numbers);
      if (scale && !lies_in(made, *scale)) {
        fault("formula.sebaran_scale",
              say("formula.sebaran_scale", sebaran_text(made), format_number(scale->dari, -1),
                  format_number(scale->sampai, -1)),
              "sebaran");
      }
      return made;
    } catch (const Error& error) {
      const Diagnostic& why = error.diagnostics().front();
      fault("formula.sebaran", why.message, "sebaran",
            why.help.empty() ? say("formula.sebaran_help") : why.help);
      return std::nullopt;
    }
  }

  lua::Function function(const Datum& table, const char* key) {
    const Datum* field = table.find(key);
    if (field == nullptr) return {};
    if (field->kind != Datum::Kind::kFunction) {
      fault("formula.function", say("formula.function", key), key);
      return {};
    }
    return field->function;
  }
};

}  // namespace

const InputSpec* Definition::input(std::string_view name) const {
  if (by_name.empty()) {
    const auto one = std::find_if(masukan.begin(), masukan.end(),
                                  [&](const InputSpec& spec) { return spec.kode == name; });
    return one == masukan.end() ? nullptr : &*one;
  }
  const auto found = std::lower_bound(
      by_name.begin(), by_name.end(), name,
      [&](std::size_t place, std::string_view wanted) { return masukan[place].kode < wanted; });
  return found == by_name.end() || masukan[*found].kode != name ? nullptr : &masukan[*found];
}

bool Definition::only_numbers() const {
  return std::all_of(masukan.begin(), masukan.end(), [](const InputSpec& spec) {
    return spec.jenis == InputSpec::Jenis::kAngka && spec.wajib;
  });
}

const std::vector<std::string>& known_polaritas() {
  static const std::vector<std::string> names = {"positif", "negatif", "negatif_b",
                                                 "stabil",  "rentang", "baseline",
                                                 "nol",     "tonggak", "tingkat"};
  return names;
}

const std::vector<std::string>& definition_keys() {
  static const std::vector<std::string> keys = {"kode",      "nama",    "satuan",    "skala",
                                                "polaritas", "masukan", "formulasi", "capaian",
                                                "sumber",    "catatan", "berlaku",   "tingkat"};
  return keys;
}

const std::vector<std::string>& input_keys() {
  static const std::vector<std::string> keys = {"nama",  "skala", "satuan",  "bobot",
                                                "jenis", "wajib", "catatan", "sebaran"};
  return keys;
}

Place place_of_key(const std::string& file, const std::string& source, std::string_view key,
                   int first_line) {
  Place place;
  place.file = file;
  if (key.empty() || source.find(key) == std::string::npos) return place;
  const auto lines_before = [&](std::size_t at) {
    return std::count(source.begin(), source.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  };
  const std::vector<lua::Token> tokens = lua::code_tokens_of(source);
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const lua::Token& token = tokens[i];
    const bool quoted = token.kind == lua::Token::Kind::kString && tokens[i + 1].is("]");
    const std::size_t after = quoted ? i + 2 : i + 1;
    if (token.text.size() < key.size() || after >= tokens.size() || !tokens[after].is("="))
      continue;
    if ((quoted ? token.text.substr(1, token.text.size() - 2) : token.text) != key) continue;
    if (lines_before(token.at) + 1 < first_line) continue;
    return place_at(file, source, token.at + (quoted ? 1 : 0), static_cast<int>(key.size()));
  }
  return place;
}

void refuse_items(const Datum& table, const std::string& file, const std::string& source,
                  std::vector<Diagnostic>& faults) {
  if (table.items.empty()) return;
  Diagnostic diagnostic;
  diagnostic.code = "formula.positional";
  diagnostic.message = say("formula.positional");
  diagnostic.where.file = file;
  diagnostic.help = say("formula.positional_help");
  // What stands there most often: bobot = 0,6.
  const std::vector<lua::Token> tokens = lua::code_tokens_of(source);
  const auto is_number = [](const lua::Token& token) {
    return token.kind == lua::Token::Kind::kNumber;
  };
  for (std::size_t i = 0; i + 3 < tokens.size(); ++i) {
    if (!tokens[i].is("=") || !is_number(tokens[i + 1]) || !tokens[i + 2].is(",") ||
        !is_number(tokens[i + 3])) {
      continue;
    }
    const std::string whole(tokens[i + 1].text);
    const std::string part(tokens[i + 3].text);
    diagnostic.where = place_at(file, source, tokens[i + 1].at,
                                static_cast<int>(tokens[i + 3].end() - tokens[i + 1].at));
    diagnostic.help = say("lua.decimal_comma", fmt::format("{},{}", whole, part),
                          fmt::format("{}.{}", whole, part));
    break;
  }
  faults.push_back(std::move(diagnostic));
}

void check_keys(const Datum& table, const std::vector<std::string>& known, const std::string& file,
                const std::string& source, std::vector<Diagnostic>& faults) {
  refuse_items(table, file, source, faults);
  int more = 0;
  for (const auto& [key, value] : table.fields) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    if (!may_tell(faults)) {
      ++more;
      continue;
    }
    Diagnostic diagnostic;
    diagnostic.code = "formula.unknown_key";
    diagnostic.message = say("formula.unknown_key", key);
    diagnostic.where = place_of_key(file, source, key);
    if (const auto near = did_you_mean(key, known)) {
      diagnostic.help = say("formula.did_you_mean", *near);
    }
    faults.push_back(std::move(diagnostic));
  }
  if (more > 0) faults.back().message += say("formula.and_more", more);
}

std::string text_field(const Datum& table, const char* key, const std::string& file,
                       const std::string& source, std::vector<Diagnostic>& faults) {
  const Datum* field = table.find(key);
  if (field == nullptr) return {};
  if (field->kind != Datum::Kind::kString) {
    Diagnostic diagnostic;
    diagnostic.code = "formula.text";
    diagnostic.message = say("formula.text", key);
    diagnostic.where = place_of_key(file, source, key);
    faults.push_back(std::move(diagnostic));
    return {};
  }
  return field->string;
}

Definition read_definition(const lua::Script& script, const std::string& file,
                           const std::string& source, std::vector<Diagnostic>& faults) {
  Definition definition;
  definition.file = file;
  definition.source = source;
  definition.doubts = text_doubts(file, source);
  Reader reader{file, source, faults};
  if (script.mark != "indikator") {
    reader.fault("formula.not_indikator", say("formula.not_indikator"), "");
    return definition;
  }
  const Datum& data = script.data;
  check_keys(data, definition_keys(), file, source, faults);
  definition.kode = text_field(data, "kode", file, source, faults);
  definition.nama = text_field(data, "nama", file, source, faults);
  definition.satuan = text_field(data, "satuan", file, source, faults);
  definition.polaritas = text_field(data, "polaritas", file, source, faults);
  definition.sumber = text_field(data, "sumber", file, source, faults);
  definition.catatan = text_field(data, "catatan", file, source, faults);
  definition.skala = reader.skala(data);
  definition.berlaku = read_berlaku(data, file, source, faults);
  definition.versi = definition.kode;
  definition.packs = script.packs;
  definition.formulasi = reader.function(data, "formulasi");
  definition.capaian = reader.function(data, "capaian");
  if (definition.kode.empty()) reader.fault("formula.no_kode", say("formula.no_kode"), "indikator");
  const auto& polaritas = known_polaritas();
  if (!definition.polaritas.empty() &&
      std::find(polaritas.begin(), polaritas.end(), definition.polaritas) == polaritas.end()) {
    const auto near = did_you_mean(definition.polaritas, polaritas);
    reader.fault("formula.polaritas", say("formula.polaritas", definition.polaritas), "polaritas",
                 near ? say("formula.did_you_mean", *near) : std::string());
  }
  if (const Datum* masukan = data.find("masukan")) {
    if (masukan->kind != Datum::Kind::kTable) {
      reader.fault("formula.masukan", say("formula.masukan"), "masukan");
    }
    refuse_items(*masukan, file, source, faults);
    for (const auto& [kode, table] : masukan->fields) {
      if (!may_tell(faults)) break;  // it is no definition any more
      definition.masukan.push_back(reader.input(kode, table));
    }
    // Fields come by name; people expect the order in which they wrote them.
    std::map<std::string_view, std::size_t> written;
    for (const lua::Token& token : lua::code_tokens_of(source)) {
      const bool quoted = token.kind == lua::Token::Kind::kString && token.text.size() > 2;
      written.emplace(quoted ? token.text.substr(1, token.text.size() - 2) : token.text, token.at);
    }
    const auto order = [&](const InputSpec& spec) {
      const auto found = written.find(spec.kode);
      return found == written.end() ? 0 : found->second;
    };
    std::stable_sort(definition.masukan.begin(), definition.masukan.end(),
                     [&](const InputSpec& a, const InputSpec& b) { return order(a) < order(b); });
    index_inputs(definition);
  }
  if (const Datum* tingkat = data.find("tingkat")) {
    for (const Datum& item : tingkat->items) definition.tingkat.push_back(item.string);
  }
  return definition;
}

}  // namespace iku::formula
