#include "ui/grid/grid_controller.h"

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>

#include "core/base/error.h"
#include "core/plan/metadata/picture_file.h"
#include "ui/document/document.h"
#include "ui/grid/grid_dialog.h"
#include "ui/grid/grid_run.h"
#include "ui/grid/grid_window.h"
#include "ui/support/file_path.h"
#include "ui/support/image_conversion.h"
#include "ui/widgets/message_bar.h"

namespace ui {
namespace {

using Level = MessageBar::Level;

}  // namespace

GridController::GridController(Document& document, Settings& settings, Dialogs& dialogs, JobQueue& queue,
                               QueueRunner& runner, MessageBar& messages, QWidget* window)
    : QObject(window),
      m_document(document),
      m_settings(settings),
      m_dialogs(dialogs),
      m_queue(queue),
      m_runner(runner),
      m_messages(messages),
      m_window(window) {
    m_pool.setMaxThreadCount(1);
}

GridController::~GridController() { m_pool.waitForDone(); }

void GridController::ask() {
    core::plan::Plan base = m_document.plan();
    // One seed for all: what differs is then the doing of the axes.
    if (m_document.randomSeed()) base.seed = QRandomGenerator::global()->generate();
    auto* dialog = new GridDialog(base, m_document.models(), m_window);
    connect(dialog, &GridDialog::chosen, this, &GridController::begin);
    dialog->open();
}

void GridController::begin(const PlanGrid& grid) {
    delete m_shown;
    delete m_run;  // its pictures that still wait are painted all the same
    m_run = new GridRun(grid, m_queue, m_runner, this);
    m_shown = new GridWindow(*m_run, m_window);
    connect(m_shown, &GridWindow::exportWanted, this, &GridController::askWhere);
    showLatest();
    Q_EMIT begun();
}

void GridController::showLatest() {
    if (!m_shown) return;
    m_shown->show();
    m_shown->raise();
    m_shown->activateWindow();
}

void GridController::askWhere(const QImage& sheet) {
    const QString suggested = QDir(m_settings.get(setting::kSaveFolder)).filePath("grid.png");
    m_dialogs.askWhereToSave(m_window, suggested, [this, sheet](const QString& file) { save(sheet, file); });
}

// With the plan that all its pictures share.
void GridController::save(const QImage& sheet, const QString& file) {
    m_settings.set(setting::kSaveFolder, QFileInfo(file).path());
    const auto tellLater = [this](Level level, const QString& sentence) {
        QMetaObject::invokeMethod(
            this, [this, level, sentence] { m_messages.showMessage(level, sentence); }, Qt::QueuedConnection);
    };
    m_pool.start([tellLater, sheet, file, plan = m_run->base()] {
        try {
            core::plan::savePicture(toPath(file), toCoreImage(sheet), plan);
            tellLater(Level::Note, tr("The sheet is saved as %1.").arg(file));
        } catch (const core::Error& error) {
            tellLater(Level::Error, QString::fromUtf8(error.what()));
        }
    });
}

}  // namespace ui
