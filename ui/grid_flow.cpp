#include "ui/grid_flow.h"

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>

#include "core/base/error.h"
#include "core/pipeline/picture_file.h"
#include "ui/docks/grid_dialog.h"
#include "ui/docks/queue_dock.h"
#include "ui/document/document.h"
#include "ui/grid_run.h"
#include "ui/grid_window.h"
#include "ui/support/file_path.h"
#include "ui/support/image_conversion.h"
#include "ui/support/message_bar.h"

namespace ui {
namespace {

using Level = MessageBar::Level;

}  // namespace

GridFlow::GridFlow(Document& document, Settings& settings, Dialogs& dialogs, JobQueue& queue, QueueRunner& runner,
                   const WindowParts& parts, QWidget* window)
    : QObject(window),
      m_document(document),
      m_settings(settings),
      m_dialogs(dialogs),
      m_queue(queue),
      m_runner(runner),
      m_parts(parts),
      m_window(window) {
    m_pool.setMaxThreadCount(1);
}

GridFlow::~GridFlow() { m_pool.waitForDone(); }

void GridFlow::ask() {
    core::pipeline::Plan base = m_document.plan();
    // One seed for all: what differs is then the doing of the axes.
    if (m_document.randomSeed()) base.seed = QRandomGenerator::global()->generate();
    auto* dialog = new GridDialog(base, m_window);
    connect(dialog, &GridDialog::chosen, this, &GridFlow::begin);
    dialog->open();
}

void GridFlow::begin(const PlanGrid& grid) {
    delete m_shown;
    delete m_run;  // its pictures that still wait are painted all the same
    m_run = new GridRun(grid, m_queue, m_runner, this);
    m_shown = new GridWindow(*m_run, m_window);
    connect(m_shown, &GridWindow::exportWanted, this, &GridFlow::askWhere);
    m_parts.queueDock->reveal();
    showLatest();
    Q_EMIT begun();
}

void GridFlow::showLatest() {
    if (!m_shown) return;
    m_shown->show();
    m_shown->raise();
    m_shown->activateWindow();
}

void GridFlow::askWhere(const QImage& sheet) {
    const QString suggested = QDir(m_settings.get(setting::kSaveFolder)).filePath("grid.png");
    m_dialogs.askWhereToSave(m_window, suggested, [this, sheet](const QString& file) { save(sheet, file); });
}

// With the plan that all its pictures share.
void GridFlow::save(const QImage& sheet, const QString& file) {
    m_settings.set(setting::kSaveFolder, QFileInfo(file).path());
    const auto tellLater = [this](Level level, const QString& sentence) {
        QMetaObject::invokeMethod(
            this, [this, level, sentence] { m_parts.messages->showMessage(level, sentence); }, Qt::QueuedConnection);
    };
    m_pool.start([tellLater, sheet, file, plan = m_run->base()] {
        try {
            core::pipeline::savePicture(toPath(file), toCoreImage(sheet), plan);
            tellLater(Level::Note, tr("The sheet is saved as %1.").arg(file));
        } catch (const core::Error& error) {
            tellLater(Level::Error, QString::fromUtf8(error.what()));
        }
    });
}

}  // namespace ui
