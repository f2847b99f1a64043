#pragma once

#include <QObject>

#include "ui/grid/grid_sheet.h"
#include "ui/queue/job_queue.h"

namespace ui {

class QueueRunner;

// A grid on its way through the queue: its jobs, and the sheet that they fill. A job that failed or was cancelled may
// be tried again in the queue; its picture still finds its place.
class GridRun : public QObject {
    Q_OBJECT

 public:
    GridRun(const PlanGrid& grid, JobQueue& queue, QueueRunner& runner, QObject* parent);

    const core::plan::Plan& base() const { return m_base; }
    const GridSheet& sheet() const { return m_sheet; }
    int size() const { return static_cast<int>(m_jobs.size()); }
    int painted() const { return m_painted; }

 Q_SIGNALS:
    void changed();

 private:
    void takePicture(int jobId, const QImage& image);
    void takeEnd(int jobId);
    std::ptrdiff_t cellOf(int jobId) const;  // -1 for a job of somebody else

    JobQueue& m_queue;
    core::plan::Plan m_base;
    GridSheet m_sheet;
    std::vector<JobId> m_jobs;
    int m_painted = 0;
};

}  // namespace ui
