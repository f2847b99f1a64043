#include "ui/docks/large_gallery.h"

#include <QCloseEvent>
#include <QScreen>
#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>

namespace ui {
namespace {

constexpr double kShare = 0.75;  // of the screen, at first
constexpr QSize kMost(1400, 1000);
constexpr QSize kLeast(480, 360);

}  // namespace

LargeGallery::LargeGallery(QWidget* contents, QWidget* parent) : QWidget(parent, Qt::Window) {
    setObjectName("largeGallery");
    setWindowTitle(tr("Gallery"));
    setMinimumSize(kLeast);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(contents);
    // A shortcut, for a list takes every key that it is given.
    connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, &QWidget::close);
    const QRect free = screen()->availableGeometry();
    QSize size = (free.size() * kShare).boundedTo(kMost);
    size.setHeight(std::min(size.height(), size.width() * 3 / 4));  // a grid reads best in a landscape
    resize(size.expandedTo(kLeast));
    move(parent->window()->frameGeometry().center() - rect().center());
    if (!free.contains(geometry())) move(free.center() - rect().center());
}

void LargeGallery::closeEvent(QCloseEvent* event) {
    event->accept();
    Q_EMIT closed();
}

}  // namespace ui
