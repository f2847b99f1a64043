#include "ui/window/session.h"

#include <QFile>
#include <QFileInfo>
#include <QMainWindow>
#include <QTimer>

#include "core/base/error.h"
#include "core/base/log.h"
#include "ui/document/document.h"
#include "ui/queue/job_queue.h"
#include "ui/support/aside_file.h"
#include "ui/support/screen_fit.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/amended_text.h"
#include "ui/window/project_controller.h"
#include "ui/window/view_state.h"

namespace ui {
namespace {

using namespace std::chrono_literals;
constexpr auto kSaveAfter = 1500ms;
constexpr int kLayoutVersion = 4;  // another number forgets layouts of older programs

// What went wrong; the next change tries again.
QString write(const QString& file, const Project& project) {
    try {
        writeProject(file, project);
    } catch (const std::exception& error) {
        core::log::warning(error.what());
        return QString::fromUtf8(error.what());
    }
    return {};
}

std::vector<KeptPicture> galleryOf(const Document& document) {
    std::vector<KeptPicture> kept;
    for (int row = 0; row < document.gallery().size(); ++row) {
        const Picture& picture = document.gallery().at(row);
        if (!picture.file.isEmpty()) kept.push_back({picture.file, picture.starred, picture.inProject});
    }
    return kept;
}

// Those that are still there.
std::vector<Picture> picturesOf(const std::vector<KeptPicture>& gallery) {
    std::vector<Picture> pictures;
    for (const auto& kept : gallery)
        if (QFile::exists(kept.file))
            pictures.push_back({.file = kept.file, .starred = kept.starred, .inProject = kept.inProject});
    return pictures;
}

bool isPlain(const QWidget& window) { return !(window.windowState() & (Qt::WindowMaximized | Qt::WindowFullScreen)); }

}  // namespace

Session::Session(const Places& places, Document& document, JobQueue& queue, ProjectController& projects,
                 const WindowParts& parts, QMainWindow& window)
    : QObject(&window),
      m_slot(places),
      m_store(m_slot.sessionFile()),
      m_firstStore(places.sessionFile()),
      m_document(document),
      m_queue(queue),
      m_projects(projects),
      m_parts(parts),
      m_window(window) {
    m_writer.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSaveAfter);
    if (!m_slot.isHeld()) return;
    connect(&m_soon, &QTimer::timeout, this, &Session::save);
    connect(&document, &Document::changed, this, &Session::saveSoon);
    connect(&document, &Document::modifiedChanged, this, &Session::saveSoon);
    // At once: until then the session says that older work is to come back on top of what was saved.
    connect(&queue, &JobQueue::unfinishedChanged, this, &Session::saveSoon);
    connect(&projects, &ProjectController::saveEnded, this, &Session::saveNow);
}

Session::~Session() { m_writer.waitForDone(); }

// Not anew with every change: who drags for a minute is to lose no minute.
void Session::saveSoon() {
    if (mayWrite() && !m_soon.isActive()) m_soon.start();
}

void Session::restore() {
    restoreLayout();
    if (m_slot.isHeld()) restoreUnsaved();
}

void Session::restoreLayout() {
    const Settings first(m_firstStore);
    const bool isNew = m_store.get(session::kDocks).isEmpty();
    const auto& store = isNew ? first : m_store;
    m_window.restoreGeometry(store.get(session::kGeometry));
    if (isPlain(m_window)) bringOntoScreen(m_window, store.get(session::kSize));
    // How wide the frame is shows with the window.
    QTimer::singleShot(0, &m_window, [window = &m_window] {
        if (isPlain(*window)) bringOntoScreen(*window, {});
    });
    m_hasLayout = m_window.restoreState(store.get(session::kDocks), kLayoutVersion);
}

void Session::restoreUnsaved() {
    const QFileInfo file(m_slot.unsavedFile());
    if (!file.exists()) return;
    try {
        const Project unsaved = readProject(file.filePath());
        if (unsaved.recovery && unsaved.recovery->isRunning) m_lostAt = file.lastModified();
        tellPartlyRead(unsaved.amendments);
        takeOver(unsaved);
    } catch (const std::exception& error) {
        setAside(QString::fromUtf8(error.what()));  // a damaged session is no reason not to start
    }
}

void Session::tellPartlyRead(const core::plan::Amendments& amendments) {
    if (amendments.empty()) return;
    m_troubles << amendedFileSentence(tr("the work that was not saved"), amendments);
    if (!amendments.hasLoss()) return;
    try {
        m_troubles << tr("As it was, it is kept as %1.").arg(keepAside(m_slot.unsavedFile()));
    } catch (const core::Error& error) {
        block(error);
    }
}

void Session::block(const core::Error& error) {
    m_isBlocked = true;
    m_troubles
        << tr("The work that was not saved cannot be kept under another name: nothing is written over it, so that "
              "changes from now on do not survive a crash. (%1)")
               .arg(QString::fromUtf8(error.what()));
}

void Session::setAside(const QString& why) {
    core::log::warning(why.toStdString());
    try {
        m_troubles << tr("The work that was not saved cannot be read; it is kept as %1. (%2)")
                          .arg(moveAside(m_slot.unsavedFile()), why);
    } catch (const core::Error& error) {
        block(error);
    }
}

void Session::takeOver(const Project& unsaved) {
    const Recovery recovery = unsaved.recovery.value_or(Recovery());
    const bool hasProject = !recovery.file.isEmpty() && m_projects.resume(recovery.file);
    // What was saved after it is newer, whatever the studio still believed when it ended.
    if (!hasProject || (recovery.isModified && unsaved.revision > m_document.revision())) {
        m_document.openProject(unsaved.content, unsaved.randomSeed, picturesOf(recovery.gallery));
        m_document.setRevision(unsaved.revision);
        if (recovery.isModified) m_document.setUnsaved();
    }
    m_queue.addInterrupted(recovery.unfinished);
    showView(unsaved.view, m_document, m_parts);
}

// The pictures have files already and are many: unsaved work names them.
Project Session::unsavedWork(bool isRunning) const {
    return {.content = m_document.content(),
            .randomSeed = m_document.randomSeed(),
            .revision = m_document.revision(),
            .view = viewOf(m_document, m_parts),
            .recovery = Recovery{.file = m_projects.file(),
                                 .isModified = m_document.isModified() || m_projects.isSaving(),
                                 .isRunning = isRunning,
                                 .gallery = galleryOf(m_document),
                                 .unfinished = m_queue.unfinished()}};
}

void Session::save() {
    if (m_writer.activeThreadCount() > 0)
        m_soon.start();
    else
        saveNow();
}

void Session::saveNow() {
    if (!mayWrite()) return;
    saveLayout();
    m_writer.start([this, file = m_slot.unsavedFile(), project = unsavedWork(true)] {
        const QString failure = write(file, project);
        QMetaObject::invokeMethod(this, [this, failure] { takeWritten(failure); });
    });
}

// Told once, until it goes well again.
void Session::takeWritten(const QString& failure) {
    if (!failure.isEmpty() && !m_hasToldWrite)
        m_parts.messages->addMessage(MessageBar::Level::Error,
                                     tr("Unsaved work cannot be kept for after a crash: %1").arg(failure));
    m_hasToldWrite = !failure.isEmpty();
}

void Session::saveLayout() {
    m_store.set(session::kGeometry, m_window.saveGeometry());
    if (isPlain(m_window)) m_store.set(session::kSize, m_window.size());
    m_store.set(session::kDocks, m_window.saveState(kLayoutVersion));
    m_store.sync();
}

// Pictures that no folder could keep are in memory alone.
bool Session::canHandOver() const {
    const Gallery& gallery = m_document.gallery();
    for (int row = 0; row < gallery.size(); ++row)
        if (gallery.at(row).file.isEmpty()) return false;
    return mayWrite();
}

void Session::handOver() {
    m_soon.stop();
    m_writer.waitForDone();
    saveLayout();
    const QString failure = write(m_slot.unsavedFile(), unsavedWork(false));
    m_isBlocked = true;  // nothing comes after it
    if (!failure.isEmpty()) takeWritten(failure);
}

void Session::end() {
    if (!mayWrite()) return;
    m_soon.stop();
    m_writer.waitForDone();
    if (!m_slot.isFirst()) return m_slot.clear();  // a person was asked what to keep
    saveLayout();
    Project last = unsavedWork(false);
    if (!last.recovery->file.isEmpty()) last.recovery->isModified = false;  // a person was asked, and chose
    write(m_slot.unsavedFile(), last);
}

}  // namespace ui
