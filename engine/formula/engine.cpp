#include "formula/engine.hpp"

#include <atomic>
#include <map>
#include <stdexcept>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "formula/definition.hpp"
#include "formula/fields.hpp"
#include "formula/library.hpp"

namespace iku {

namespace {

using formula::Definition;
using formula::Fields;
using formula::InputSpec;

// Inputs that a definition declares and nobody gave are missing, not unknown.
class DeclaredFields : public Fields {
 public:
  explicit DeclaredFields(const Definition* definition) : definition_(definition) {}

  lua::Answer read(const lua::Scope& scope, std::string_view name) override {
    lua::Answer answer = Fields::read(scope, name);
    if (answer.kind == lua::Answer::Kind::kUnknown && definition_ != nullptr &&
        definition_->input(name) != nullptr) {
      answer.kind = lua::Answer::Kind::kValue;
      answer.value = Value(Missing{say("formula.not_filled"), std::string(name)});
    }
    return answer;
  }

 private:
  const Definition* definition_;
};

bool inside(const std::optional<Rentang>& scale, double number) {
  return !scale || (number >= scale->dari && number <= scale->sampai);
}

Value out_of_scale(const char* sentence, const std::string& kode, double number,
                   const Rentang& scale, const Definition& definition) {
  Failure failure{FailureClass::kRange,
                  say(sentence, kode, format_number(number, -1), format_number(scale.dari, -1),
                      format_number(scale.sampai, -1)),
                  {}};
  failure.where.file = definition.file;
  return Value(std::move(failure));
}

// What an engine that was moved from has lost.
template <typename T>
T& present(const std::unique_ptr<T>& inside) {
  if (inside == nullptr) throw std::invalid_argument("Engine: it was moved from");
  return *inside;
}

// Tells the engines of a process apart.
std::uint64_t next_serial() {
  static std::atomic<std::uint64_t> last{0};
  return ++last;
}

// A script that runs once is not kept: a long-lived Engine may run millions.
class ForgetScript {
 public:
  explicit ForgetScript(lua::Machine& machine) : machine_(machine), kept_(machine.kept()) {}
  ~ForgetScript() { machine_.forget_after(kept_); }
  ForgetScript(const ForgetScript&) = delete;
  ForgetScript& operator=(const ForgetScript&) = delete;

 private:
  lua::Machine& machine_;
  std::size_t kept_;
};

}  // namespace

struct Engine::Impl {
  lua::Machine machine;
  std::vector<Definition> definitions;
  std::vector<std::vector<std::string>> names;
  std::vector<std::unique_ptr<DeclaredFields>> worlds;  // for names that are no inputs
  std::map<std::string, Bounds> scales;                 // of the inputs of what ran last
  std::uint64_t serial = next_serial();

  explicit Impl(const Options& options) : machine(options.budget, options.stdlib_directory) {}

  /// The place of a formula of this engine.
  std::size_t place_of(Formula formula) const {
    const auto place = static_cast<std::size_t>(formula.id);
    if (formula.engine != serial || formula.id < 0 || place >= definitions.size()) {
      throw std::invalid_argument("Engine: the formula is not one of this engine");
    }
    return place;
  }

  Definition define(const lua::Script& script, std::string_view source, const std::string& name) {
    std::vector<Diagnostic> faults;
    const std::string text(source);
    Definition definition = formula::read_definition(script, name, text, faults);
    if (!definition.formulasi && !has_error(faults)) {
      Diagnostic diagnostic;
      diagnostic.code = "formula.no_formulasi";
      diagnostic.message = say("formula.no_formulasi");
      diagnostic.where.file = name;
      faults.push_back(std::move(diagnostic));
    }
    if (has_error(faults)) throw Error(std::move(faults));
    return definition;
  }

  Value finish(const Definition& definition, Value value) const {
    if (const auto number = value.as_number(); number && !inside(definition.skala, *number)) {
      return out_of_scale("formula.out_of_scale", definition.kode, *number, *definition.skala,
                          definition);
    }
    return value;
  }

  Value evaluate(const Definition& definition, const Inputs& inputs) {
    DeclaredFields fields(&definition);
    for (const auto& [name, value] : inputs) {
      const InputSpec* spec = definition.input(name);
      const auto number = value.as_number();
      if (spec != nullptr && number && !inside(spec->skala, *number)) {
        return out_of_scale("formula.input_out_of_scale", name, *number, *spec->skala, definition);
      }
      fields.set(name, value);
    }
    lua::Machine::Call call;
    call.world = &fields;
    call.grades = !definition.tingkat.empty() || definition.polaritas == "tingkat";
    return finish(definition, machine.call(definition.formulasi, call).value);
  }
};

Engine::Engine() : Engine(Options()) {}
Engine::Engine(const Options& options) : impl_(std::make_unique<Impl>(options)) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

Formula Engine::add(std::string_view source, const std::string& name) {
  present(impl_);
  auto outcome = impl_->machine.define(source, name);
  if (outcome.failure) {
    throw Error(formula::diagnostic_of(*outcome.failure, name, std::string(source)));
  }
  Definition definition = impl_->define(outcome.value, source, name);
  std::vector<std::string> names;
  for (const InputSpec& spec : definition.masukan) names.push_back(spec.kode);
  impl_->machine.declare_slots(definition.formulasi, names);
  impl_->definitions.push_back(std::move(definition));
  impl_->names.push_back(std::move(names));
  impl_->worlds.push_back(std::make_unique<DeclaredFields>(nullptr));
  for (const std::string& input : impl_->names.back()) {
    impl_->worlds.back()->set(input, Value(Missing{say("formula.not_filled"), input}));
  }
  return Formula{static_cast<int>(impl_->definitions.size()) - 1, impl_->serial};
}

const std::vector<std::string>& Engine::inputs(Formula formula) const {
  return present(impl_).names[present(impl_).place_of(formula)];
}

Value Engine::evaluate(Formula formula, std::span<const double> numbers) {
  const std::size_t place = present(impl_).place_of(formula);
  const Definition& definition = impl_->definitions[place];
  if (numbers.size() != definition.masukan.size()) {
    throw std::invalid_argument("Engine::evaluate: one number for every declared input");
  }
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const InputSpec& spec = definition.masukan[i];
    if (!inside(spec.skala, numbers[i])) {
      return out_of_scale("formula.input_out_of_scale", spec.kode, numbers[i], *spec.skala,
                          definition);
    }
  }
  double number = 0;
  auto other = impl_->machine.call_quick(definition.formulasi, numbers.data(),
                                         impl_->worlds[place].get(), number);
  if (other) return impl_->finish(definition, std::move(other->value));
  if (!inside(definition.skala, number)) return impl_->finish(definition, Value(number));
  return Value(number);
}

Value Engine::evaluate(Formula formula, const Inputs& inputs) {
  const std::size_t place = present(impl_).place_of(formula);
  return impl_->evaluate(impl_->definitions[place], inputs);
}

Value Engine::run(std::string_view source, const std::string& name, const Inputs& inputs) {
  present(impl_);
  const ForgetScript forget(impl_->machine);
  impl_->scales.clear();
  auto compiled = impl_->machine.compile(source, name);
  if (compiled.failure) return Value(std::move(*compiled.failure));
  Fields fields;
  for (const auto& [input, value] : inputs) fields.set(input, value);
  lua::Machine::Call call;
  call.world = &fields;
  call.may_define = true;
  auto result = impl_->machine.call(compiled.value, call);
  if (!result.is_script) {
    if (result.value.is_failure() && result.value.failure().where.file.empty()) {
      Failure failure = result.value.failure();
      failure.where.file = name;
      return Value(std::move(failure));
    }
    return result.value;
  }
  const auto script = impl_->machine.last_script();
  if (script.failure) return Value(*script.failure);
  try {
    const Definition definition = impl_->define(script.value, source, name);
    for (const InputSpec& spec : definition.masukan) {
      if (spec.skala)
        impl_->scales.emplace(spec.kode, Bounds{spec.skala->dari, spec.skala->sampai});
    }
    return impl_->evaluate(definition, inputs);
  } catch (const Error& error) {  // a faulty definition ends itself alone
    const Diagnostic& fault = error.diagnostics().front();
    return Value(Failure{FailureClass::kResult, fault.message, fault.where});
  }
}

std::optional<Bounds> Engine::input_scale(const std::string& input) const {
  const auto found = impl_->scales.find(input);
  return found == impl_->scales.end() ? std::nullopt : std::optional(found->second);
}

std::string Engine::take_output() { return impl_->machine.take_output(); }

std::size_t Engine::memory_used() {
  impl_->machine.collect_garbage();
  return impl_->machine.memory_used();
}

}  // namespace iku
