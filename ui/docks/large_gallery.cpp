#include "ui/docks/large_gallery.h"

#include <QCloseEvent>
#include <QKeyEvent>
#include <QScreen>
#include <QVBoxLayout>

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
    const QRect free = screen()->availableGeometry();
    resize((free.size() * kShare).boundedTo(kMost).expandedTo(kLeast));
    move(parent->window()->frameGeometry().center() - rect().center());
    if (!free.contains(geometry())) move(free.center() - rect().center());
}

void LargeGallery::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) close();
}

void LargeGallery::closeEvent(QCloseEvent* event) {
    event->accept();
    Q_EMIT closed();
}

}  // namespace ui
