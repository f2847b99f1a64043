#pragma once

#include <QObject>
#include <QThreadPool>

#include "ui/queue/job_queue.h"
#include "ui/queue/plan_grid.h"
#include "ui/support/dialogs.h"
#include "ui/support/settings.h"
#include "ui/window_parts.h"

namespace ui {

class GridRun;
class GridWindow;
class QueueRunner;

// Grids of pictures: asks what changes, queues the pictures, shows the sheet they fill and exports it. The latest grid
// is kept until the next one.
class GridFlow : public QObject {
    Q_OBJECT

 public:
    GridFlow(Document& document, Settings& settings, Dialogs& dialogs, JobQueue& queue, QueueRunner& runner,
             const WindowParts& parts, QWidget* window);
    ~GridFlow() override;

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
    WindowParts m_parts;
    QWidget* m_window;
    GridRun* m_run = nullptr;
    GridWindow* m_shown = nullptr;
    QThreadPool m_pool;
};

}  // namespace ui
