#pragma once

#include <QFontMetrics>

namespace ui {

// Of a line of the interface's text. Chinese characters come from a font of their own, which may be taller.
inline int lineHeight(const QFontMetrics& metrics) { return metrics.size(Qt::TextSingleLine, "Ag国").height(); }

}  // namespace ui
