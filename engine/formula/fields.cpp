#include "formula/fields.hpp"

namespace iku::formula {

Fields::Fields(std::initializer_list<std::pair<std::string, Value>> values) {
  for (const auto& [name, value] : values) set(name, value);
}

void Fields::set(const std::string& name, Value value, std::string sumber) {
  lua::Answer answer;
  answer.kind = lua::Answer::Kind::kValue;
  answer.value = std::move(value);
  answer.sumber = std::move(sumber);
  set(name, std::move(answer));
}

void Fields::set(const std::string& name, lua::Answer answer) {
  for (auto& [known, old] : fields_) {
    if (known == name) {
      old = std::move(answer);
      return;
    }
  }
  fields_.emplace_back(name, std::move(answer));
}

void Fields::set_list(const std::string& name, std::vector<double> list) {
  lua::Answer answer;
  answer.kind = lua::Answer::Kind::kList;
  answer.list = std::move(list);
  fields_.emplace_back(name, std::move(answer));
}

lua::Answer Fields::read(const lua::Scope&, std::string_view name) {
  for (const auto& [known, answer] : fields_) {
    if (known == name) return answer;
  }
  return {};
}

std::vector<std::string> Fields::names(const lua::Scope&) {
  std::vector<std::string> all;
  for (const auto& [name, answer] : fields_) all.push_back(name);
  return all;
}

}  // namespace iku::formula
