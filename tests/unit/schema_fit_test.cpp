#include "store/schema_fit.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace {

using iku::store::Includes;
using iku::store::JsonDocument;
using iku::store::SchemaFit;

std::unique_ptr<JsonDocument> document(const std::string& text) {
  std::vector<iku::Diagnostic> faults;
  auto parsed = JsonDocument::parse("a.json", text, faults);
  REQUIRE(parsed != nullptr);
  return parsed;
}

TEST_CASE("a value fits where every keyword of its schema agrees") {
  struct Row {
    std::string schema;
    std::vector<std::string> fitting;
    std::vector<std::string> others;
  };
  const std::vector<Row> rows = {
      {"{\"type\": \"integer\"}", {"7", "-2.0"}, {"7.5", "\"7\"", "null"}},
      {"{\"type\": [\"number\", \"null\"]}", {"7", "7.5", "null"}, {"true", "\"\"", "[]", "{}"}},
      {"{\"type\": \"boolean\"}", {"true"}, {"0"}},
      {"{\"type\": \"string\", \"minLength\": 1}", {"\"a\""}, {"\"\""}},
      {"{\"pattern\": \"^a+$\"}", {"\"aa\"", "7"}, {"\"ab\"", "\"\""}},
      {"{\"enum\": [\"a\", \"b\"]}", {"\"b\""}, {"\"c\"", "1", "null"}},
      {"{\"const\": \"iku/1\"}", {"\"iku/1\""}, {"\"iku/2\"", "{}"}},
      {"{\"minimum\": 1, \"maximum\": 3}", {"1", "3"}, {"0.5", "4"}},
      {"{\"exclusiveMinimum\": 0}", {"0.1"}, {"0", "-1"}},
      {"{\"minItems\": 1, \"maxItems\": 2, \"items\": {\"type\": \"number\"}}",
       {"[1]", "[1, 2]"},
       {"[]", "[1, 2, 3]", "[null]"}},
      {"{\"properties\": {\"a\": {\"type\": \"null\"}}, \"required\": [\"a\"], "
       "\"additionalProperties\": false}",
       {"{\"a\": null}", "7"},
       {"{}", "{\"a\": 1}", "{\"a\": null, \"b\": 1}"}},
      {"{\"propertyNames\": {\"pattern\": \"^x\"}, \"additionalProperties\": {\"type\": "
       "\"number\"}}",
       {"{}", "{\"x1\": 1}"},
       {"{\"y\": 1}", "{\"x\": \"1\"}"}},
      {"{\"anyOf\": [{\"required\": [\"a\"]}, {\"required\": [\"b\"]}]}",
       {"{\"a\": 1}", "{\"b\": 1}", "7"},
       {"{\"c\": 1}"}},
      {"{\"$defs\": {\"t\": {\"items\": {\"$ref\": \"#/$defs/t\"}, \"maxItems\": 1}}, "
       "\"items\": {\"$ref\": \"#/$defs/t\"}}",
       {"[[], [[]]]"},
       {"[[[], []]]"}},
      {"{\"not\": {}}", {}, {"1", "null", "{}"}},
      {"{\"minLength\": 2}", {}, {"\"abc\""}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.schema);
    const nlohmann::json schema = nlohmann::json::parse(row.schema);
    const SchemaFit fit(schema);
    for (const std::string& text : row.fitting) {
      CAPTURE(text);
      CHECK(fit.fits(document(text)->root(), {}));
    }
    for (const std::string& text : row.others) {
      CAPTURE(text);
      CHECK_FALSE(fit.fits(document(text)->root(), {}));
    }
  }
}

TEST_CASE("an included file is held against the schema of the place that names it") {
  const nlohmann::json schema =
      nlohmann::json::parse("{\"items\": {\"type\": \"array\", \"items\": {\"type\": \"null\"}}}");
  const SchemaFit fit(schema);
  const auto outer = document("[\"x.json\"]");
  const auto good = document("[null]");
  const auto bad = document("[1]");
  const auto* name = &outer->root().items.at(0);
  CHECK_FALSE(fit.fits(outer->root(), {}));
  CHECK(fit.fits(outer->root(), Includes{{name, good.get()}}));
  CHECK_FALSE(fit.fits(outer->root(), Includes{{name, bad.get()}}));
}

}  // namespace
