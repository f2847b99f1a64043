#include "ui/session.h"

#include <QFile>
#include <QMainWindow>

#include "core/base/log.h"
#include "ui/document/document.h"
#include "ui/project_exchange.h"
#include "ui/queue/job_queue.h"

namespace ui {
namespace {

using namespace std::chrono_literals;
constexpr auto kSaveAfter = 1500ms;
constexpr int kLayoutVersion = 3;  // another number forgets layouts of older programs

void write(const QString& file, const Project& project) {
    try {
        writeProject(file, project);
    } catch (const std::exception& error) {
        core::log::warning(error.what());  // the next change tries again
    }
}

}  // namespace

Session::Session(const Places& places, Document& document, JobQueue& queue, ProjectExchange& projects,
                 QMainWindow& window)
    : QObject(&window),
      m_slot(places),
      m_store(m_slot.sessionFile()),
      m_firstStore(places.sessionFile()),
      m_document(document),
      m_queue(queue),
      m_projects(projects),
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
    connect(&projects, &ProjectExchange::saveEnded, this, &Session::save);
}

Session::~Session() { m_writer.waitForDone(); }

// Not anew with every change: who drags for a minute is to lose no minute.
void Session::saveSoon() {
    if (!m_soon.isActive()) m_soon.start();
}

void Session::restore() {
    restoreLayout();
    if (!m_slot.isHeld()) return;
    const QString project = m_store.get(session::kProject);
    if (!project.isEmpty()) m_projects.resume(project);
    restoreUnsaved();
}

void Session::restoreLayout() {
    const Settings first(m_firstStore);
    const bool isNew = m_store.get(session::kDocks).isEmpty();
    const auto& store = isNew ? first : m_store;
    m_window.restoreGeometry(store.get(session::kGeometry));
    m_window.restoreState(store.get(session::kDocks), kLayoutVersion);
}

void Session::restoreUnsaved() {
    const bool hasProject = !m_projects.file().isEmpty();
    if (!QFile::exists(m_slot.unsavedFile())) return;
    try {
        const Project unsaved = readProject(m_slot.unsavedFile());
        m_queue.addInterrupted(unsaved.unfinished);
        if (hasProject && !m_store.get(session::kUnsaved)) return;
        m_document.resume(unsaved.content);
        if (hasProject) m_document.setUnsaved();
    } catch (const std::exception& error) {
        core::log::warning(error.what());  // a damaged session is no reason not to start
    }
    m_document.setRandomSeed(m_store.get(session::kRandomSeed));
}

// The pictures have files already and are many: unsaved work does without them.
Project Session::unsavedWork() const {
    return {.content = m_document.content(), .randomSeed = m_document.randomSeed(), .unfinished = m_queue.unfinished()};
}

void Session::save() {
    saveLayout();
    if (m_writer.activeThreadCount() > 0) return m_soon.start();
    m_writer.start([file = m_slot.unsavedFile(), project = unsavedWork()] { write(file, project); });
}

void Session::saveLayout() {
    m_store.set(session::kGeometry, m_window.saveGeometry());
    m_store.set(session::kDocks, m_window.saveState(kLayoutVersion));
    m_store.set(session::kRandomSeed, m_document.randomSeed());
    m_store.set(session::kProject, m_projects.file());
    m_store.set(session::kUnsaved, m_document.isModified() || m_projects.isSaving());
    m_store.sync();
}

void Session::end() {
    if (!m_slot.isHeld()) return;
    m_soon.stop();
    m_writer.waitForDone();
    if (!m_slot.isFirst()) return m_slot.clear();  // a person was asked what to keep
    saveLayout();
    if (!m_projects.file().isEmpty()) m_store.set(session::kUnsaved, false);  // a person was asked, and chose
    write(m_slot.unsavedFile(), unsavedWork());
}

}  // namespace ui
