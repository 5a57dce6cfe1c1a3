#include "lua/second_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lua/binary_operator.hpp"
#include "lua/numeral.hpp"
#include "lua/tokens.hpp"

namespace iku::lua {

namespace {

using Kind = Token::Kind;

// Lua reads no text that nests deeper than 200.
constexpr int kMaxDepth = 250;
constexpr std::size_t kShortIndex = 9;  // digits of an index that stays an integer

struct Unexpected {};

// What an expression is, as far as an operator beside it must know.
struct Shape {
  bool is_text = false;  // a literal, or made by `..`
  std::string name;      // the name or field it reads, for messages
};

struct List {
  int count = 0;
  std::optional<std::size_t> comma;  // the token of a comma between two plain numbers
};

class Writer {
 public:
  explicit Writer(std::string_view source) : source_(source), tokens_(code_tokens_of(source)) {
    second_.spell = free_name("teks_");
    second_.bound = free_name("batas_");
    Token end;
    end.at = source.size();
    tokens_.push_back(end);
    out_.reserve(source.size() + source.size() / 4);
  }

  SecondText write() {
    try {
      block("return");
      if (at_ + 1 != tokens_.size()) throw Unexpected{};
    } catch (const Unexpected&) {
      second_.complete = false;
      second_.unexpected = now().at;
    }
    out_ += source_.substr(copied_);
    second_.text = std::move(out_);
    return std::move(second_);
  }

 private:
  /// Counts how deep the grammar is in itself.
  class Level {
   public:
    explicit Level(int& depth) : depth_(depth) {
      if (++depth_ > kMaxDepth) {
        --depth_;
        throw Unexpected{};
      }
    }
    ~Level() { --depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    int& depth_;
  };

  std::string free_name(std::string name) const {
    const auto taken = [&] {
      return std::any_of(tokens_.begin(), tokens_.end(),
                         [&](const Token& token) { return token.is(name); });
    };
    while (taken()) name += '_';
    return name;
  }

  const Token& now() const { return tokens_[at_]; }
  const Token& after() const { return tokens_[std::min(at_ + 1, tokens_.size() - 1)]; }
  bool is_name() const { return now().kind == Kind::kName; }
  bool is_number() const { return now().kind == Kind::kNumber; }
  bool at_end() const { return at_ + 1 == tokens_.size(); }

  void take() {
    if (at_end()) throw Unexpected{};
    out_ += source_.substr(copied_, now().end() - copied_);
    copied_ = now().end();
    ++at_;
  }

  void take_as(std::string_view text) {
    out_ += source_.substr(copied_, now().at - copied_);
    out_ += text;
    copied_ = now().end();
    ++at_;
    second_.changed = true;
  }

  void expect(std::string_view text) {
    if (!now().is(text)) throw Unexpected{};
    take();
  }

  void expect_name() {
    if (!is_name()) throw Unexpected{};
    take();
  }

  bool accept(std::string_view text) {
    if (!now().is(text)) return false;
    take();
    return true;
  }

  void wrap(std::size_t from, std::string_view before, std::string_view behind) {
    out_.insert(from, before);
    out_ += behind;
    second_.changed = true;
  }

  void call(std::size_t from, const std::string& function, const std::string& quoted) {
    wrap(from, " " + function + "((", quoted.empty() ? "))" : "),\"" + quoted + "\")");
    second_.calls = true;
  }

  // Statements.

  bool block_ends() const {
    return at_end() || now().is("end") || now().is("else") || now().is("elseif") ||
           now().is("until");
  }

  void block(const std::string& key) {
    while (!block_ends()) {
      if (now().is("return")) {
        give(key);
        if (!block_ends()) throw Unexpected{};
        return;
      }
      statement(key);
    }
  }

  void give(const std::string& key) {
    const std::size_t from = at_;
    take();
    List list;
    if (!block_ends() && !now().is(";")) list = expressions();
    if (list.count > 1) {
      Finding& finding = find(Finding::Kind::kReturn, list, from);
      finding.key = key;
    }
    accept(";");
  }

  Finding& find(Finding::Kind kind, const List& list, std::size_t from) {
    Finding finding;
    finding.kind = kind;
    finding.given = list.count;
    const Token& first = tokens_[list.comma ? *list.comma - 1 : from];
    const Token& last = list.comma ? tokens_[*list.comma + 1] : first;
    finding.at = first.at;
    finding.length = last.end() - first.at;
    if (list.comma) finding.comma = fmt::format("{},{}", first.text, last.text);
    return second_.findings.emplace_back(std::move(finding));
  }

  void statement(const std::string& key) {
    const Level level(depth_);
    if (now().is(";") || now().is("break")) {
      take();
    } else if (accept("::")) {
      expect_name();
      expect("::");
    } else if (accept("goto")) {
      expect_name();
    } else if (accept("do")) {
      block(key);
      expect("end");
    } else if (accept("while")) {
      expression();
      expect("do");
      block(key);
      expect("end");
    } else if (accept("repeat")) {
      block(key);
      expect("until");
      expression();
    } else if (now().is("if")) {
      condition(key);
    } else if (accept("for")) {
      loop(key);
    } else if (accept("function")) {
      expect_name();
      while (accept(".")) expect_name();
      if (accept(":")) expect_name();
      body("");
    } else if (accept("local")) {
      local();
    } else {
      assignment_or_call();
    }
  }

  void condition(const std::string& key) {
    do {
      take();  // if, elseif
      expression();
      expect("then");
      block(key);
    } while (now().is("elseif"));
    if (accept("else")) block(key);
    expect("end");
  }

  void loop(const std::string& key) {
    expect_name();
    if (accept("=")) {
      bound("initial value");
      expect(",");
      bound("limit");
      if (accept(",")) bound("step");
    } else {
      while (accept(",")) expect_name();
      expect("in");
      expressions();
    }
    expect("do");
    block(key);
    expect("end");
  }

  void bound(const char* which) {
    const bool is_limit = which == std::string_view("limit");
    const std::size_t from = out_.size();
    const bool negative = now().is("-");
    if (negative) take();
    const bool plain = is_number() && (after().is(",") || after().is("do"));
    if (!plain && negative) {
      negated(from);
    } else {
      expression();
    }
    if (plain) return;
    call(from, second_.bound, which);
    if (is_limit && !now().is(",")) out_.insert(out_.size() - 1, ",true");
  }

  /// The rest of an expression whose minus is taken.
  void negated(std::size_t from) {
    operand(kUnaryPriority);
    operators(from, 0, {});
  }

  void local() {
    if (accept("function")) {
      expect_name();
      body("");
      return;
    }
    int names = 0;
    do {
      expect_name();
      ++names;
      if (accept("<")) {
        expect_name();
        expect(">");
      }
    } while (accept(","));
    if (accept("=")) assigned(names);
  }

  void assigned(int names) {
    const std::size_t from = at_ - 1;
    const List list = expressions();
    if (list.count > names) find(Finding::Kind::kExcess, list, from).wanted = names;
  }

  void assignment_or_call() {
    suffixed();
    if (!now().is("=") && !now().is(",")) {
      const Token& last = tokens_[at_ - 1];  // only a call is a statement
      const bool call = last.is(")") || last.is("}") || last.kind == Kind::kString;
      if (!call) throw Unexpected{};
      return;
    }
    int names = 1;
    for (; accept(","); ++names) suffixed();
    expect("=");
    assigned(names);
  }

  // Expressions.

  List expressions() {
    List list;
    do {
      const bool digits =
          list.count > 0 && at_ >= 2 && is_digits(tokens_[at_ - 2].text) && is_number();
      if (digits && !list.comma) list.comma = at_ - 1;
      expression();
      ++list.count;
    } while (accept(","));
    return list;
  }

  void expression() { operand(0); }

  /// An expression of operators that bind tighter than `limit`.
  Shape operand(int limit) {
    const Level level(depth_);
    const std::size_t from = out_.size();
    Shape shape;
    if (now().is("-") || now().is("not")) {
      take();
      operand(kUnaryPriority);
    } else if (now().is("#") || now().is("~")) {
      take();
      operand(kUnaryPriority);
      wrap(from, " (", "+0.0)");
    } else {
      shape = simple();
    }
    return operators(from, limit, std::move(shape));
  }

  /// The operators after an operand that was written from `from` on.
  Shape operators(std::size_t from, int limit, Shape shape) {
    for (const BinaryOperator* op = binary_operator(now()); op != nullptr && op->left > limit;
         op = binary_operator(now())) {
      const bool joins = op->text == "..";
      if (joins) spell(from, shape);
      take();
      const std::size_t right = out_.size();
      const Shape other = operand(op->right);
      if (joins) spell(right, other);
      if (op->bits) wrap(from, " ((", ")+0.0)");
      shape = Shape{joins, {}};
    }
    return shape;
  }

  void spell(std::size_t from, const Shape& shape) {
    if (!shape.is_text) call(from, second_.spell, shape.name);
  }

  Shape simple() {
    if (is_number()) {
      number();
      return {};
    }
    if (now().kind == Kind::kString) {
      take();
      return {true, {}};
    }
    if (now().is("nil") || now().is("true") || now().is("false") || now().is("...")) {
      take();
      return {};
    }
    if (now().is("{")) {
      table();
      return {};
    }
    if (accept("function")) {
      body("");
      return {};
    }
    return suffixed();
  }

  void number() {
    const std::string text(now().text);
    const auto whole = whole_numeral(text);
    if (!whole) return take();
    if (!whole->exact) {
      Finding finding;
      finding.kind = Finding::Kind::kInexact;
      finding.at = now().at;
      finding.length = text.size();
      second_.findings.push_back(finding);
    }
    take_as(is_digits(text) ? text + ".0" : fmt::format("{:.1f}", whole->value));
  }

  Shape suffixed() {
    Shape shape;
    if (is_name()) {
      shape.name = now().text;
      take();
    } else {
      expect("(");
      expression();
      expect(")");
    }
    for (;;) {
      if (accept(".")) {
        shape.name = now().text;
        expect_name();
        continue;
      }
      if (now().is("[")) {
        index();
      } else if (accept(":")) {
        expect_name();
        arguments();
      } else if (now().is("(") || now().is("{") || now().kind == Kind::kString) {
        arguments();
      } else {
        return shape;
      }
      shape.name.clear();
    }
  }

  void index() {
    expect("[");
    if (is_digits(now().text) && now().text.size() <= kShortIndex && after().is("]")) {
      take();
    } else {
      expression();
    }
    expect("]");
  }

  void arguments() {
    if (now().kind == Kind::kString) return take();
    if (now().is("{")) return table();
    expect("(");
    if (!now().is(")")) expressions();
    expect(")");
  }

  void table() {
    expect("{");
    while (!now().is("}")) {
      std::string key;
      if (now().is("[")) {
        index();
        expect("=");
      } else if (is_name() && after().is("=")) {
        key = now().text;
        take();
        take();
      }
      if (now().is("function")) {
        const std::size_t from = out_.size();
        take();
        body(key);
        operators(from, 0, {});
      } else {
        expression();
      }
      if (!accept(",") && !accept(";")) break;
    }
    expect("}");
  }

  /// A function after its keyword and name.
  void body(const std::string& key) {
    expect("(");
    while (!now().is(")")) {
      if (!accept("...")) expect_name();
      if (!accept(",")) break;
    }
    expect(")");
    block(key);
    expect("end");
  }

  std::string_view source_;
  std::vector<Token> tokens_;  // and one without text at the end
  std::size_t at_ = 0;
  std::size_t copied_ = 0;
  std::string out_;
  SecondText second_;
  int depth_ = 0;
};

}  // namespace

SecondText second_text(std::string_view source) { return Writer(source).write(); }

}  // namespace iku::lua
