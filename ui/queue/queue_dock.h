#pragma once

#include <vector>

#include "ui/queue/job_queue.h"
#include "ui/widgets/dock_panel.h"

class QBoxLayout;
class QGridLayout;
class QListView;

namespace ui {

class QueueModel;

// The pictures that wait, form, or are done. Those that wait are dragged into another order; any is cancelled, and
// tried again when it failed or was cancelled.
class QueueDock : public DockPanel {
    Q_OBJECT

 public:
    explicit QueueDock(JobQueue& queue, QWidget* parent = nullptr);

    void reveal();  // for who has just put something into the queue

 Q_SIGNALS:
    void cancelWanted(int jobId);  // of one that waits or runs

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void createList();
    void createActions();
    QAction* add(const char* objectName, const QString& text, const QKeySequence& key, void (QueueDock::*function)());
    QWidget* createContents();
    QWidget* createTools();
    void arrange();
    void follow();
    void updateActions();
    void showRunning();
    void moveTo(JobId id, int row);
    void moveBy(int rows);
    void togglePause();
    void cancelSelected();
    void retrySelected();
    std::vector<JobId> selected() const;  // in the order of the list

    JobQueue& m_queue;
    QueueModel* m_model;
    QListView* m_list = nullptr;
    QBoxLayout* m_layout = nullptr;
    QGridLayout* m_tools = nullptr;
    QAction* m_pause = nullptr;
    QAction* m_cancel = nullptr;
    QAction* m_retry = nullptr;
    QAction* m_clear = nullptr;
    QAction* m_earlier = nullptr;
    QAction* m_later = nullptr;
    JobId m_shownRunning = kNoJob;
};

}  // namespace ui
