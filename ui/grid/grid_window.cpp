#include "ui/grid/grid_window.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/gallery/sheet_view.h"
#include "ui/grid/grid_run.h"

namespace ui {
namespace {

QPushButton* createButton(const QString& objectName, const QString& text, QWidget* parent) {
    auto* button = new QPushButton(text, parent);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    return button;
}

}  // namespace

GridWindow::GridWindow(const GridRun& run, QWidget* parent)
    : QDialog(parent), m_run(run), m_view(new SheetView(this)), m_progress(new QLabel(this)) {
    setObjectName("gridWindow");
    setWindowTitle(tr("Grid"));
    resize(860, 680);
    m_progress->setObjectName("gridProgress");
    m_progress->setProperty("role", "dim");
    auto* copies = createButton("gridCopyButton", tr("Copy"), this);
    auto* exports = createButton("gridExportButton", tr("Export…"), this);
    auto* row = new QHBoxLayout;
    row->addWidget(m_progress, 1);
    row->addWidget(copies);
    row->addWidget(exports);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_view, 1);
    column->addLayout(row);
    connect(copies, &QPushButton::clicked, this, &GridWindow::copy);
    connect(exports, &QPushButton::clicked, this, [this] { Q_EMIT exportWanted(m_run.sheet().paint()); });
    connect(&run, &GridRun::changed, this, &GridWindow::follow);
}

void GridWindow::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    follow();
}

void GridWindow::follow() {
    if (!isVisible()) return;
    m_view->setSheet(m_run.sheet().paint());
    m_progress->setText(tr("%1 of %2 painted").arg(m_run.painted()).arg(m_run.size()));
}

void GridWindow::copy() const { QGuiApplication::clipboard()->setImage(m_run.sheet().paint()); }

}  // namespace ui
