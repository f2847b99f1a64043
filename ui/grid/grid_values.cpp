#include "ui/grid/grid_values.h"

#include <QLocale>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace ui {
namespace {

QString plain(quint64 value) { return QString::number(value); }
QString plain(double value) { return QLocale::c().toString(value, 'g', 10); }

template <typename Number>
Number numberOf(const QString& text, Number least, Number most) {
    bool isNumber = false;
    Number value{};
    if constexpr (std::is_same_v<Number, double>)
        value = QLocale::c().toDouble(text, &isNumber);
    else
        value = text.toULongLong(&isNumber);
    if (!isNumber || !(value >= least && value <= most))
        core::fail("expected a number from {} to {}, found \"{}\"", plain(least).toStdString(),
                   plain(most).toStdString(), text.toStdString());
    return value;
}

void add(QStringList& values, const QString& value) {
    if (values.size() >= kMostGridValues) core::fail("expected at most {} values", kMostGridValues);
    values << value;
}

// `first-last`, then `(+step)` or `[count]` if there is one.
const QRegularExpression& rangePattern() {
    static const QRegularExpression pattern(
        R"(^([\d.]+)\s*-\s*([\d.]+)\s*(?:\(\s*\+?\s*([\d.]+)\s*\)|\[\s*(\d+)\s*\])?$)");
    return pattern;
}

template <typename Number>
void addSteps(QStringList& values, Number first, Number last, Number step) {
    if (!(step > 0)) core::fail("expected a step above 0");
    // Half a step of the last digit: 0.1 three times is not quite 0.3.
    const double slack = std::is_same_v<Number, double> ? 1e-9 : 0.0;
    const double count = std::floor(static_cast<double>(last - first) / static_cast<double>(step) + slack);
    for (double i = 0; i <= count; ++i) add(values, plain(Number(first + static_cast<Number>(i) * step)));
}

template <typename Number>
void addSpread(QStringList& values, Number first, Number last, int count) {
    if (count < 1) core::fail("expected at least one value in brackets");
    if (count == 1) return add(values, plain(first));
    for (int i = 0; i < count; ++i) {
        const double at = static_cast<double>(last - first) * i / (count - 1);
        add(values, plain(Number(first + static_cast<Number>(std::is_same_v<Number, double> ? at : std::round(at)))));
    }
}

template <typename Number>
QStringList readList(const QString& text, Number least, Number most) {
    QStringList values;
    for (const QString& part : text.split(',')) {
        const QString entry = part.trimmed();
        const auto range = rangePattern().match(entry);
        if (!range.hasMatch()) {
            add(values, plain(numberOf(entry, least, most)));
            continue;
        }
        const Number first = numberOf(range.captured(1), least, most);
        const Number last = numberOf(range.captured(2), least, most);
        if (last < first) core::fail("expected a range that rises, found \"{}\"", entry.toStdString());
        if (range.hasCaptured(4))
            addSpread(values, first, last, range.captured(4).toInt());
        else
            addSteps(values, first, last,
                     range.hasCaptured(3) ? numberOf(range.captured(3), Number{}, most) : Number(1));
    }
    return values;
}

}  // namespace

QStringList readWholeNumbers(const QString& text, quint64 least, quint64 most) { return readList(text, least, most); }

QStringList readNumbers(const QString& text, double least, double most) { return readList(text, least, most); }

QStringList readWords(const QString& text) {
    static const QRegularExpression pattern(R"re(\s*(?:"([^"]*)"|([^",]*))\s*(,|$))re");
    QStringList words;
    for (qsizetype at = 0; at < text.size();) {
        const auto match =
            pattern.match(text, at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch()) core::fail("expected words between commas, found \"{}\"", text.mid(at).toStdString());
        const bool quoted = match.hasCaptured(1) && !match.hasCaptured(2);
        const QString word = quoted ? match.captured(1) : match.captured(2).trimmed();
        if (quoted || !word.isEmpty()) add(words, word);
        at = match.capturedEnd();
    }
    return words;
}

}  // namespace ui
