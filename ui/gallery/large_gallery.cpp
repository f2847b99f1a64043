#include "ui/gallery/large_gallery.h"

#include <QCloseEvent>
#include <QKeyEvent>
#include <QScreen>
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
    installEventFilter(this);
    contents->installEventFilter(this);
    for (auto* part : contents->findChildren<QWidget*>()) part->installEventFilter(this);
    contents->setFocus();
    const QRect free = screen()->availableGeometry();
    QSize size = (free.size() * kShare).boundedTo(kMost);
    size.setHeight(std::min(size.height(), size.width() * 3 / 4));  // a grid reads best in a landscape
    resize(size.expandedTo(kLeast));
    move(parent->window()->frameGeometry().center() - rect().center());
    if (!free.contains(geometry())) move(free.center() - rect().center());
}

// A list takes every key that it is given, and Escape is another action's shortcut, too.
bool LargeGallery::eventFilter(QObject*, QEvent* event) {
    const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (!isKey || !isVisible() || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape) return false;
    event->accept();  // of an override: the key itself comes next
    if (event->type() == QEvent::KeyPress) QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
    return true;
}

void LargeGallery::closeEvent(QCloseEvent* event) {
    event->accept();
    Q_EMIT closed();
}

}  // namespace ui
