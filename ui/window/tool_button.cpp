#include "ui/window/tool_button.h"

#include <QAction>
#include <QPainter>

#include "ui/support/theme.h"

namespace ui {
namespace {

constexpr double kSmaller = 0.75;  // the letter, beside the name
constexpr int kLetterInset = 5;
constexpr int kNameGap = 4;  // between icon and name

}  // namespace

ToolButton::ToolButton(QAction* tool, QWidget* parent) : QToolButton(parent) {
    setObjectName(tool->objectName() + "Button");
    setDefaultAction(tool);
    setIconSize({16, 16});
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
}

void ToolButton::setCompact(bool compact) {
    if (compact != isCompact()) setToolButtonStyle(compact ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
}

bool ToolButton::isCompact() const { return toolButtonStyle() == Qt::ToolButtonIconOnly; }

int ToolButton::widthAs(bool compact) const {
    QFont bold = font();
    bold.setBold(true);  // in hand
    const int name = QFontMetrics(bold).horizontalAdvance(text() + "  ") + kNameGap;
    return sizeHint().width() + (compact == isCompact() ? 0 : compact ? -name : name);
}

QString ToolButton::letter() const { return defaultAction()->shortcut().toString(QKeySequence::NativeText); }

QFont ToolButton::letterFont() const {
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * kSmaller);
    return small;
}

QSize ToolButton::sizeHint() const {
    const int width = QFontMetrics(letterFont()).horizontalAdvance(letter());
    return QToolButton::sizeHint() + QSize(width + 1, 0);
}

void ToolButton::paintEvent(QPaintEvent* event) {
    QToolButton::paintEvent(event);
    QPainter painter(this);
    painter.setFont(letterFont());
    painter.setPen(isChecked() ? colors().onAccent : colors().faintText);
    painter.drawText(rect().adjusted(0, 0, -kLetterInset, -2), Qt::AlignRight | Qt::AlignBottom, letter());
}

}  // namespace ui
