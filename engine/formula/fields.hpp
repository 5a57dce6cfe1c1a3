#pragma once

#include <string>
#include <utility>
#include <vector>

#include "lua/world.hpp"

// A world of a few named values: what the rules of a kebijakan, side tables and `iku eval` see as
// x.

namespace iku::formula {

class Fields : public lua::World {
 public:
  Fields() = default;
  Fields(std::initializer_list<std::pair<std::string, Value>> values);

  void set(const std::string& name, Value value, std::string sumber = {});
  void set(const std::string& name, lua::Answer answer);
  void set_list(const std::string& name, std::vector<double> list);

  lua::Answer read(const lua::Scope& scope, std::string_view name) override;
  std::vector<std::string> names(const lua::Scope& scope) override;

 private:
  std::vector<std::pair<std::string, lua::Answer>> fields_;
};

}  // namespace iku::formula
