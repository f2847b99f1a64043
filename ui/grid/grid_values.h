#pragma once

#include <QString>
#include <QStringList>

namespace ui {

// A list of whole numbers as people write it: `1, 2, 3`, `10-30` (each), `10-30 (+10)` (a step) or `10-30 [5]` (so
// many, evenly spread), mixed at will. Throws core::Error for anything else, for a number outside of [least, most] and
// for more than kMostGridValues.
QStringList readWholeNumbers(const QString& text, quint64 least, quint64 most);

// The same with fractions; a range without a step counts by one.
QStringList readNumbers(const QString& text, double least, double most);

// Words between commas; "quotes" keep a comma within, and `""` is no word at all. Throws core::Error for more than
// kMostGridValues and for a quote that does not end.
QStringList readWords(const QString& text);

constexpr int kMostGridValues = 64;

}  // namespace ui
