#include "store/figure_reader.hpp"

#include <cmath>
#include <optional>
#include <utility>

#include "base/catalogue.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "store/target_text.hpp"

namespace iku::store {
namespace {

/// A figure under construction: its value node and what stands beside it.
struct Draft {
  Figure figure;
  bool doubtful = false;
};

/// Where an audit goes on without a figure, it is missing with what was wrong.
void leave_unread(const Reading& reading, const Diagnostic& told, Figure& figure) {
  if (!reading.unreadable_is_missing) return;
  figure.value = Missing{told.message, {}};
  figure.warning = told.message;
}

/// An amount that is no exact number of rupiah is told.
void check_rupiah(Reading& reading, JsonRef at, Figure& figure) {
  if (figure.value.is_missing()) return;
  const bool rupiah_unit = figure.satuan.empty() || is_rupiah(figure.satuan);
  if (!figure.value.is_number() || !rupiah_unit) {
    leave_unread(reading, reading.unreadable(at.place(), "figure.not_rupiah"), figure);
    return;
  }
  const double amount = figure.value.number();
  if (std::floor(amount) != amount) {
    leave_unread(
        reading,
        reading.unreadable(at.place(), "figure.rupiah_fraction", format_number(amount, -1)),
        figure);
  } else if (is_beyond_exact(amount)) {
    leave_unread(reading, reading.unreadable(at.place(), "figure.rupiah_range"), figure);
  }
}

NumberContext context_of(const Reading& reading, const FigureRules& rules) {
  NumberContext context{reading.decimal_mark, std::nullopt, rules.rupiah || rules.amount};
  if (rules.skala) context.scale = Bounds{rules.skala->dari, rules.skala->sampai};
  return context;
}

/// One bound of a range: a number, or a printed one.
std::optional<double> read_bound(Reading& reading, const Fields& fields, std::string_view key,
                                 const FigureRules& rules) {
  const JsonRef at = fields.get(key);
  if (!at) return std::nullopt;
  if (at.node->is_number()) return at.node->number;
  if (at.node->is_string()) {
    const Printed printed = read_printed(at.node->text, context_of(reading, rules));
    if (printed.kind == PrintedKind::kNumber) {
      if (printed.warning) reading.doubt(at, printed);
      return printed.number;
    }
  }
  reading.error(at.place(), "figure.bound", key);
  return std::nullopt;
}

void read_rentang(Reading& reading, JsonRef at, const FigureRules& rules, Figure& figure) {
  const Fields fields(reading, at, "rentang");
  const std::optional<double> dari = read_bound(reading, fields, "dari", rules);
  const std::optional<double> sampai = read_bound(reading, fields, "sampai", rules);
  if (!dari || !sampai) return;
  if (*dari > *sampai) {
    reading.error(at.place(), "figure.rentang_order", format_number(*dari, -1),
                  format_number(*sampai, -1));
    return;
  }
  figure.value = Rentang{*dari, *sampai};
}

/// A target as reports print it, or a figure that its remark says again. False where the text is
/// neither.
bool read_target(Reading& reading, JsonRef at, const FigureRules& rules, bool settled,
                 Draft& draft) {
  const std::string& text = at.node->text;
  const NumberContext context = context_of(reading, rules);
  auto read =
      rules.target ? read_target_text(text, rules.words, context) : read_remarked(text, context);
  if (!read || (rules.rupiah && read->value.is_range())) return false;
  Figure& figure = draft.figure;
  if (!read->readings.empty()) {
    draft.doubtful = true;
    if (settled) return true;
    std::string all;
    for (const std::string& one : read->readings)
      all += (all.empty() ? "" : " " + say("figure.or") + " ") + one;
    reading.error(at.place(), "figure.unclear", printable(text), all);
    return true;
  }
  figure.value = std::move(read->value);
  figure.batas = read->batas;
  figure.satuan = std::move(read->satuan);
  figure.decimals = read->decimals;
  if (!read->doubt.empty() && !settled) {
    draft.doubtful = true;
    figure.warning = read->doubt;
    const bool range = figure.value.is_range();  // "dibaca" holds one number
    reading.warn(at.place(), range ? "figure.doubtful_range" : "figure.doubtful", figure.warning);
  }
  return true;
}

/// A text as printed. `settled` says that "dibaca" gives the reading.
void read_text(Reading& reading, JsonRef at, const FigureRules& rules, bool settled, Draft& draft) {
  Figure& figure = draft.figure;
  figure.printed = at.node->text;
  if (rules.teks) {
    figure.value = Missing{"teks", {}};
    return;
  }
  Printed printed = read_printed(at.node->text, context_of(reading, rules));
  figure.satuan = std::move(printed.unit);
  figure.decimals = printed.decimals;
  draft.doubtful = printed.warning.has_value();
  if (draft.doubtful && !settled) {
    figure.warning = *printed.warning;
    reading.doubt(at, printed);
  }
  switch (printed.kind) {
    case PrintedKind::kNumber: figure.value = printed.number; break;
    case PrintedKind::kGrade: {
      Grade grade{printed.grade, std::nullopt};
      if (printed.has_number) grade.number = printed.number;
      figure.value = std::move(grade);
      break;
    }
    case PrintedKind::kMissing:
      figure.value = printed.reason.empty() ? Value() : Value(Missing{printed.reason, {}});
      break;
    case PrintedKind::kText:
      if (read_target(reading, at, rules, settled, draft)) return;
      draft.doubtful = true;
      if (rules.words) {
        figure.value = Grade{std::string(trim(at.node->text)), std::nullopt};
      } else if (!settled) {
        leave_unread(
            reading,
            reading.unreadable(at.place(), "figure.not_a_number", printable(at.node->text)),
            figure);
      }
      break;
  }
}

/// The value itself, without its surrounding object.
Draft read_value(Reading& reading, JsonRef at, const FigureRules& rules, bool settled) {
  Draft draft;
  switch (at.node->kind) {
    case JsonNode::Kind::kNumber:
      draft.figure.value = at.node->number;
      // An amount of rupiah that large is an error, which check_rupiah tells.
      if (!rules.rupiah && is_beyond_exact(at.node->number)) {
        reading.warn(at.place(), "figure.beyond_exact", format_number(at.node->number, 0));
      }
      break;
    case JsonNode::Kind::kString: read_text(reading, at, rules, settled, draft); break;
    case JsonNode::Kind::kNull: break;  // a Value begins as "tidak diisi"
    case JsonNode::Kind::kObject: read_rentang(reading, at, rules, draft.figure); break;
    case JsonNode::Kind::kBoolean:
    case JsonNode::Kind::kArray:
      reading.error(at.place(), "figure.wrong_type", describe_kind(at.node->kind));
      break;
  }
  return draft;
}

/// "dibaca": the reading that counts for a text that reads badly.
void apply_dibaca(Reading& reading, const Fields& fields, Draft& draft) {
  const std::optional<double> dibaca = fields.number("dibaca");
  if (!dibaca) return;
  Figure& figure = draft.figure;
  if (figure.printed.empty() || figure.value.is_range()) {
    reading.error(fields.get("dibaca").key_place(), "figure.dibaca_without_text");
    return;
  }
  if (!draft.doubtful && figure.value.is_number() && figure.value.number() != *dibaca) {
    reading.warn(fields.get("dibaca").place(), "figure.dibaca_differs", format_number(*dibaca, -1),
                 printable(figure.printed));
  }
  if (figure.value.is_grade()) {
    figure.value = Grade{figure.value.grade().name, *dibaca};
  } else {
    figure.value = *dibaca;
  }
  figure.warning.clear();
}

/// The object form: value, source, reason and reading by hand.
Figure read_figure_object(Reading& reading, const Fields& fields, const FigureRules& rules) {
  const JsonRef nilai = fields.get("nilai");
  Draft draft;
  if (nilai) draft = read_value(reading, nilai, rules, fields.has("dibaca"));
  draft.figure.sumber = fields.text("sumber");
  if (has_periode(fields)) {
    read_periode(reading, fields, rules, draft.figure);
  } else if (fields.has("konsolidasi")) {
    reading.error(fields.get("konsolidasi").key_place(), "periode.needless_konsolidasi");
  }
  apply_dibaca(reading, fields, draft);
  const std::string alasan = fields.text("alasan");
  if (!alasan.empty() && draft.figure.value.is_missing()) {
    draft.figure.value = Missing{alasan, {}};
  } else if (!alasan.empty()) {
    reading.warn(fields.get("alasan").key_place(), "figure.needless_reason");
  }
  return std::move(draft.figure);
}

Figure finish(Reading& reading, JsonRef at, const FigureRules& rules, Figure figure) {
  if (figure.sumber.empty()) figure.sumber = rules.sumber;
  figure.where = at.document->brief_place(*at.node);
  if (rules.rupiah) {
    const JsonNode* nilai = at.node->is_object() ? at.node->member("nilai") : at.node;
    check_rupiah(reading, nilai == nullptr ? at : at.at(*nilai), figure);
  }
  return figure;
}

}  // namespace

bool is_rupiah(std::string_view satuan) {
  const std::string unit = lower(satuan);
  return unit == "rp" || unit == "rp." || unit == "rupiah";
}

Figure read_figure(Reading& reading, JsonRef at, const FigureRules& rules) {
  if (!at) return {};
  if (!at.node->is_object()) {
    return finish(reading, at, rules, read_value(reading, at, rules, false).figure);
  }
  const Fields fields(reading, at, rules.shape);
  if (rules.shape != "figure" && !fields.has("nilai") && !has_periode(fields)) {
    reading.error(at.place(), "json.missing_key", "nilai", shape_label(rules.shape));
  }
  return read_figure(reading, fields, rules);
}

Figure read_figure(Reading& reading, const Fields& fields, const FigureRules& rules) {
  return finish(reading, fields.self(), rules, read_figure_object(reading, fields, rules));
}

Series read_series(Reading& reading, JsonRef at, const FigureRules& rules) {
  Series series;
  for_each_year(reading, at, [&](Tahun tahun, JsonRef member) {
    series[tahun] = read_figure(reading, member, rules);
  });
  return series;
}

std::map<Tahun, Masukan> read_masukan(Reading& reading, JsonRef at, const FigureRules& rules) {
  std::map<Tahun, Masukan> by_year;
  for_each_year(reading, at, [&](Tahun tahun, JsonRef member) {
    Masukan& masukan = by_year[tahun];
    if (!member.node->is_object()) {
      masukan.figure = read_figure(reading, member, rules);
      return;
    }
    const Fields fields(reading, member, "masukan_figure");
    const int given = static_cast<int>(fields.has("nilai")) +
                      static_cast<int>(fields.has("berkas")) +
                      static_cast<int>(has_periode(fields));
    if (given != 1) {
      reading.error(member.place(), "figure.nilai_or_berkas");
      return;
    }
    masukan.figure = read_figure(reading, fields, rules);
    if (fields.has("berkas") && !fields.text("berkas").empty()) {
      const DecimalMarkScope mark(reading, fields);
      masukan.table = reading.table(fields.get("berkas"), reading.decimal_mark);
      if (masukan.table && !fields.has("sumber")) masukan.figure.sumber = masukan.table->path;
    }
  });
  return by_year;
}

}  // namespace iku::store
