#include "ui/plan/generate_button.h"

#include <QAction>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "ui/support/theme.h"

namespace ui {
namespace {

constexpr double kCorner = 8.0;
constexpr int kHeight = 42;
constexpr int kKeysInset = 12;
constexpr double kSmaller = 0.8;       // the keys' letters
constexpr double kBusyShare = 0.12;    // of the button, while nobody knows how far the work is
constexpr double kFilledAlpha = 0.55;  // text on it stays readable in both themes

QFont bold(QFont font) {
    font.setBold(true);
    return font;
}

QFont smaller(QFont font) {
    font.setPointSizeF(font.pointSizeF() * kSmaller);
    return font;
}

}  // namespace

GenerateButton::GenerateButton(QWidget* parent) : QPushButton(parent) {
    setObjectName("generateButton");
    setFocusPolicy(Qt::TabFocus);  // a click leaves the keyboard where it is
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    showWork(Work::Idle);
}

void GenerateButton::setActions(QAction* generate, QAction* cancel) {
    m_generateAction = generate;
    m_cancelAction = cancel;
    for (const QAction* action : {generate, cancel})
        connect(action, &QAction::changed, this, [this] { showWork(m_work); });
    showWork(m_work);
}

QString GenerateButton::keys() const {
    const QAction* action = m_work == Work::Idle ? m_generateAction : m_cancelAction;
    if (!action || m_work == Work::Cancelling) return {};
    return action->shortcut().toString(QKeySequence::NativeText).replace("Return", "↵");
}

void GenerateButton::showWork(Work work) {
    if (work == Work::Idle) m_share = 0.0;
    m_work = work;
    setText(work == Work::Idle ? tr("Generate") : work == Work::Painting ? tr("Cancel") : tr("Cancelling…"));
    setToolTip(work == Work::Idle ? tr("Paint this plan") : tr("Drop the picture that is forming"));
    setEnabled(work != Work::Cancelling);
    update();
}

void GenerateButton::showProgress(double share) {
    m_share = share;
    update();
}

QSize GenerateButton::sizeHint() const {
    const int keys = 2 * QFontMetrics(smaller(font())).horizontalAdvance("Ctrl+↵");
    return {QFontMetrics(bold(font())).horizontalAdvance(tr("Cancelling…")) + keys + 4 * kKeysInset, kHeight};
}

QColor GenerateButton::textColor() const {
    if (!isEnabled()) return colors().faintText;
    return m_work == Work::Idle ? colors().onAccent : colors().text;
}

void GenerateButton::paintEvent(QPaintEvent*) {
    const ColorTokens& c = colors();
    const bool idle = m_work == Work::Idle, over = underMouse() && isEnabled();
    const QRectF body = QRectF(rect()).adjusted(1, 1, -1, -1);
    QPainterPath shape;
    shape.addRoundedRect(body, kCorner, kCorner);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(shape, idle ? (over || isDown() ? c.accentHover : c.accent) : over ? c.controlHover : c.control);
    if (!idle) {
        QColor filled = c.accent;
        filled.setAlphaF(kFilledAlpha);
        painter.setClipPath(shape);
        const double share = m_share < 0 ? kBusyShare : std::min(m_share, 1.0);
        painter.fillRect(QRectF(body.topLeft(), QSizeF(body.width() * share, body.height())), filled);
        painter.setClipping(false);
        painter.strokePath(shape, QPen(c.border, 1.0));
    }
    if (hasFocus()) painter.strokePath(shape, QPen(c.text, 2.0));
    painter.setPen(textColor());
    painter.setFont(bold(font()));
    painter.drawText(body, Qt::AlignCenter, text());
    painter.setFont(smaller(font()));
    painter.drawText(body.adjusted(kKeysInset, 0, -kKeysInset, 0), Qt::AlignRight | Qt::AlignVCenter, keys());
}

}  // namespace ui
