#include "lua/second_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "lua/binary_operator.hpp"
#include "lua/comma_scan.hpp"
#include "lua/numeral.hpp"
#include "lua/rewriting.hpp"
#include "lua/tokens.hpp"

namespace iku::lua {

namespace {

using Kind = Token::Kind;

constexpr std::size_t kShortIndex = 9;  // digits of an index that stays an integer

// What an expression is, as far as an operator beside it must know.
struct Shape {
  bool is_text = false;  // a literal, or made by `..`
  std::string name;      // the name or field it reads, for messages
};

struct List {
  int count = 0;
  std::optional<std::size_t> comma;  // the token of a comma between two plain numbers
  std::vector<std::size_t> commas;   // the tokens of all that part its values
};

class Writer : private Rewriting {
 public:
  Writer(std::string_view source, Author author) : Rewriting(source), author_(author) {
    second_.spell = free_name("teks_");
    second_.bound = free_name("batas_");
    second_.bits = free_name("bit_");
    second_.excess = free_name("lebih_");
  }

  SecondText write() {
    try {
      block("return");
      if (!at_end()) throw Unexpected{};
    } catch (const Unexpected&) {
      second_.complete = false;
      second_.unexpected = now().at;
    }
    second_.text = finish();
    second_.changed = changed_;
    return std::move(second_);
  }

 private:
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

  void find(Finding::Kind kind) {
    Finding finding;
    finding.kind = kind;
    finding.at = now().at;
    finding.length = now().text.size();
    second_.findings.push_back(std::move(finding));
  }

  void find_commas(const Commas& commas) {
    for (const std::size_t comma : doubtful_commas(source_, tokens_, commas)) {
      List list;
      list.count = 2;
      list.comma = comma;
      find(Finding::Kind::kComma, list, comma);
    }
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
      named_function();
    } else if (accept("local")) {
      local();
    } else {
      assignment_or_call();
    }
  }

  void named_function() {
    const std::size_t from = at_;
    expect_name();
    while (accept(".")) expect_name();
    const std::string_view name =
        source_.substr(tokens_[from].at, tokens_[at_ - 1].end() - tokens_[from].at);
    if (accept(":")) expect_name();
    body("", author_ == Author::kLibrary ? name : std::string_view());
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
      if (list.count > 0) list.commas.push_back(at_ - 1);
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
    } else if (now().is("#")) {
      take();
      operand(kUnaryPriority);
      wrap(from, " (", "+0.0)");
    } else if (now().is("~")) {
      take_as("");
      operand(kUnaryPriority);
      bits(from, "~");
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
      op->bits ? take_as(",") : take();
      const std::size_t right = out_.size();
      const Shape other = operand(op->right);
      if (joins) spell(right, other);
      if (op->bits) bits(from, op->text);
      shape = Shape{joins, {}};
    }
    return shape;
  }

  void bits(std::size_t from, std::string_view op) {
    wrap(from, " " + second_.bits + "(", fmt::format(",\"{}\")", op));
    second_.calls = true;
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
    if (may_group(text)) find(Finding::Kind::kNumeral);
    if (!whole) return take();
    if (!whole->exact) find(Finding::Kind::kInexact);
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
    if (!now().is(")")) find_commas({expressions().commas, {}});
    expect(")");
  }

  void table() {
    expect("{");
    Commas commas;
    while (!now().is("}")) {
      std::string key;
      const std::size_t first = at_;
      if (now().is("[")) {
        index();
        expect("=");
      } else if (is_name() && after().is("=")) {
        key = now().text;
        take();
        take();
      }
      const bool keyed = at_ != first;
      if (now().is("function")) {
        const std::size_t from = out_.size();
        take();
        body(key);
        operators(from, 0, {});
      } else {
        expression();
      }
      if (now().is(",")) {
        commas.all.push_back(at_);
        if (keyed) commas.after_key.push_back(at_);
      }
      if (!accept(",") && !accept(";")) break;
    }
    find_commas(commas);
    expect("}");
  }

  /// A function after its keyword and name. Where it is `counted`, it refuses more arguments than
  /// it names; nil stands for none.
  void body(const std::string& key, std::string_view counted = {}) {
    expect("(");
    int names = 0;
    bool more = false;
    while (!now().is(")")) {
      if (accept("...")) {
        more = true;
      } else {
        expect_name();
        ++names;
      }
      if (!accept(",")) break;
    }
    if (!counted.empty() && !more) {
      out_ += names > 0 ? ",..." : "...";
      expect(")");
      out_ +=
          fmt::format(" if ...~=nil then {}(\"{}\",{},...) end ", second_.excess, counted, names);
      changed_ = second_.calls = true;
    } else {
      expect(")");
    }
    block(key);
    expect("end");
  }

  Author author_;
  SecondText second_;
};

}  // namespace

SecondText second_text(std::string_view source, Author author) {
  return Writer(source, author).write();
}

bool is_fault(const Finding& finding) {
  return finding.kind == Finding::Kind::kInexact || finding.kind == Finding::Kind::kExcess;
}

}  // namespace iku::lua
