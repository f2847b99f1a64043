#pragma once

#include <QDateTime>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include "ui/project/project_file.h"
#include "ui/support/places.h"
#include "ui/support/settings.h"
#include "ui/window/session_slot.h"
#include "ui/window/window_parts.h"

class QMainWindow;

namespace core {
class Error;
}

namespace ui {

class Document;
class JobQueue;
class ProjectController;

// Where a person left off: the open project, what was not saved, the pictures that were not painted yet, and the
// window's layout. Unsaved work is written shortly after each change, on a thread of its own, so that a crash costs two
// seconds at the most, and is there again at the next start. Each of several studios keeps its own; one that is closed
// beside others leaves nothing.
class Session : public QObject {
    Q_OBJECT

 public:
    Session(const Places& places, Document& document, JobQueue& queue, ProjectController& projects,
            const WindowParts& parts, QMainWindow& window);
    ~Session() override;

    // Whether work that has no file is there again at the next start: that of the first studio.
    bool comesBack() const { return mayWrite() && m_slot.isFirst(); }

    // How many other studios ended without being closed, and left work that waits for a window.
    int leftBehind() const { return comesBack() ? m_slot.leftBehind() : 0; }

    void restore();

    // Whether the docks lie as they were left.
    bool hasLayout() const { return m_hasLayout; }

    // When the work was written down that a studio left which was not closed; invalid otherwise.
    const QDateTime& lostAt() const { return m_lostAt; }

    // What of unsaved work could not be read, and where it is kept; a sentence each.
    const QStringList& troubles() const { return m_troubles; }

    void end();  // the window closes: waits for what is being written

    // For a window that takes this one's place: everything is written as it is, changes that are not saved among it.
    bool canHandOver() const;
    void handOver();

 private:
    void saveSoon();
    void save();
    void saveNow();
    void saveLayout();
    void restoreLayout();
    void restoreUnsaved();
    bool mayWrite() const { return m_slot.isHeld() && !m_isBlocked; }
    void tellPartlyRead(const core::plan::Amendments& amendments);
    void setAside(const QString& why);
    void block(const core::Error& error);
    void takeWritten(const QString& failure);
    void takeOver(const Project& unsaved);
    Project unsavedWork(bool isRunning) const;

    SessionSlot m_slot;
    Settings m_store;
    QString m_firstStore;  // of the first studio, whose layout new ones take over
    Document& m_document;
    JobQueue& m_queue;
    ProjectController& m_projects;
    WindowParts m_parts;
    QMainWindow& m_window;
    bool m_hasLayout = false;
    QDateTime m_lostAt;
    QStringList m_troubles;
    bool m_isBlocked = false;  // what lies there can neither be read nor moved: nothing is written over it
    bool m_hasToldWrite = false;
    QTimer m_soon;
    QThreadPool m_writer;
};

}  // namespace ui
