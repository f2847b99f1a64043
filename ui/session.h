#pragma once

#include <QLockFile>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include "ui/project/project_file.h"
#include "ui/support/places.h"
#include "ui/support/settings.h"

class QMainWindow;

namespace ui {

class Document;
class JobQueue;
class ProjectExchange;

// Where a person left off: the open project, what was not saved, the pictures that were not painted yet, and the
// window's layout. Unsaved work is written
// shortly after each change, on a thread of its own, so that a crash costs two seconds at the most, and is there
// again at the next start. Of several studios at once the first alone keeps the session.
class Session : public QObject {
    Q_OBJECT

 public:
    Session(const Places& places, Document& document, JobQueue& queue, ProjectExchange& projects, QMainWindow& window);
    ~Session() override;

    // Whether unsaved work is kept: not so in a second studio.
    bool isKeeping() const { return m_lock.isLocked(); }

    void restore();
    void end();  // the window closes: waits for what is being written

 private:
    void saveSoon();
    void save();
    void saveLayout();
    void restoreUnsaved();
    Project unsavedWork() const;

    QString m_unsavedFile;
    QLockFile m_lock;
    Settings m_store;
    Document& m_document;
    JobQueue& m_queue;
    ProjectExchange& m_projects;
    QMainWindow& m_window;
    QTimer m_soon;
    QThreadPool m_writer;
};

}  // namespace ui
