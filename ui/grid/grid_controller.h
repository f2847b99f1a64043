#pragma once

#include <QObject>
#include <QThreadPool>

#include "ui/grid/plan_grid.h"
#include "ui/queue/job_queue.h"
#include "ui/support/dialogs.h"
#include "ui/support/settings.h"

namespace ui {

class Document;
class GridRun;
class GridWindow;
class MessageBar;
class QueueRunner;

// Grids of pictures: asks what changes, queues the pictures, shows the sheet they fill and exports it. The latest grid
// is kept until the next one.
class GridController : public QObject {
    Q_OBJECT

 public:
    GridController(Document& document, Settings& settings, Dialogs& dialogs, JobQueue& queue, QueueRunner& runner,
                   MessageBar& messages, QWidget* window);
    ~GridController() override;

    void ask();
    void showLatest();
    bool hasGrid() const { return m_run; }

 Q_SIGNALS:
    void begun();

 private:
    void begin(const PlanGrid& grid);
    void askWhere(const QImage& sheet);
    void save(const QImage& sheet, const QString& file);

    Document& m_document;
    Settings& m_settings;
    Dialogs& m_dialogs;
    JobQueue& m_queue;
    QueueRunner& m_runner;
    MessageBar& m_messages;
    QWidget* m_window;
    GridRun* m_run = nullptr;
    GridWindow* m_shown = nullptr;
    QThreadPool m_pool;
};

}  // namespace ui
