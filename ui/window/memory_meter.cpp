#include "ui/window/memory_meter.h"

#include <QPainter>
#include <QTimer>
#include <algorithm>

#include "core/base/process_memory.h"
#include "ui/support/theme.h"

namespace ui {
namespace {

constexpr int kEveryMs = 2000;
constexpr double kGigabyte = 1e9;
constexpr double kBarHeight = 6.0;
constexpr double kGap = 3.0;
constexpr double kSmaller = 0.8;
constexpr double kTight = 0.85;  // of the memory: from here the bar warns

}  // namespace

MemoryMeter::MemoryMeter(QWidget* parent) : QWidget(parent) {
    setObjectName("memoryMeter");
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    auto* timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &MemoryMeter::look);
    timer->start(kEveryMs);
    look();
}

void MemoryMeter::look() {
    const core::MemoryUse use = core::memoryUse();
    m_used = static_cast<double>(use.used) / kGigabyte;
    m_total = static_cast<double>(use.total) / kGigabyte;
    setToolTip(tr("Memory that the studio takes, of what the machine has"));
    setAccessibleName(text());
    update();
}

QString MemoryMeter::text() const { return tr("%1 of %2 GB").arg(m_used, 0, 'f', 1).arg(m_total, 0, 'f', 1); }

QFont MemoryMeter::smallFont() const {
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * kSmaller);
    return small;
}

QSize MemoryMeter::sizeHint() const {
    const QFontMetrics metrics(smallFont());
    return {metrics.horizontalAdvance(tr("%1 of %2 GB").arg("000.0", "000.0")),
            static_cast<int>(kBarHeight + kGap) + metrics.height()};
}

void MemoryMeter::paintEvent(QPaintEvent*) {
    const ColorTokens& c = colors();
    const QFontMetrics metrics(smallFont());
    const double top = (height() - kBarHeight - kGap - metrics.height()) / 2.0;
    const double share = m_total > 0 ? std::clamp(m_used / m_total, 0.0, 1.0) : 0.0;
    QRectF bar(0, top, width(), kBarHeight);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.border);
    painter.drawRoundedRect(bar, kBarHeight / 2, kBarHeight / 2);
    bar.setWidth(std::max(kBarHeight, share * width()));
    painter.setBrush(share > kTight ? c.danger : c.partner1);
    painter.drawRoundedRect(bar, kBarHeight / 2, kBarHeight / 2);
    painter.setPen(c.dimText);
    painter.setFont(smallFont());
    painter.drawText(QRectF(0, top + kBarHeight + kGap, width(), metrics.height()), Qt::AlignCenter, text());
}

}  // namespace ui
