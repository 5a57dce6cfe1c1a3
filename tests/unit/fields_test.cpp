#include "formula/fields.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace {

using iku::Value;
using iku::formula::Fields;
using Kind = iku::lua::Answer::Kind;

TEST_CASE("fields answer by name, the last value set counts") {
  Fields fields{{"a", Value(1.0)}, {"b", Value(2.0)}};
  fields.set("a", Value(3.0), "Tabel 1");
  fields.set_list("daftar", {1, 2, 3});
  const iku::lua::Answer a = fields.read({}, "a");
  CHECK(a.kind == Kind::kValue);
  CHECK(a.value.number() == 3);
  CHECK(a.sumber == "Tabel 1");
  CHECK(fields.read({}, "b").value.number() == 2);
  CHECK(fields.read({}, "daftar").kind == Kind::kList);
  CHECK(fields.read({}, "daftar").list == std::vector<double>{1, 2, 3});
  CHECK(fields.read({}, "c").kind == Kind::kUnknown);
}

TEST_CASE("the names of fields are those that were set, each once") {
  Fields fields{{"b", Value(1.0)}};
  fields.set("a", Value(2.0));
  fields.set("b", Value(3.0));
  std::vector<std::string> names = fields.names({});
  std::sort(names.begin(), names.end());
  CHECK(names == std::vector<std::string>{"a", "b"});
}

TEST_CASE("fields know no other year, unit or comparison") {
  Fields fields{{"a", Value(1.0)}};
  CHECK_FALSE(fields.in_year({}, 2023).has_value());
  CHECK_FALSE(fields.of_unit({}, "lain").has_value());
  CHECK(fields.banding({}, "nasional").kind == Kind::kUnknown);
}

}  // namespace
