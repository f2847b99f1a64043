#include "ui/grid/grid_run.h"

#include <algorithm>

#include "ui/queue/queue_runner.h"

namespace ui {

GridRun::GridRun(const PlanGrid& grid, JobQueue& queue, QueueRunner& runner, QObject* parent)
    : QObject(parent), m_queue(queue), m_base(grid.base), m_sheet(grid) {
    connect(&runner, &QueueRunner::painted, this, &GridRun::takePicture);
    connect(&queue, &JobQueue::ended, this, &GridRun::takeEnd);
    for (const auto& plan : grid.plans) m_jobs.push_back(queue.add(plan, Turn::Last));
}

std::ptrdiff_t GridRun::cellOf(int jobId) const {
    const auto found = std::find(m_jobs.begin(), m_jobs.end(), jobId);
    return found == m_jobs.end() ? -1 : found - m_jobs.begin();
}

void GridRun::takePicture(int jobId, const QImage& image) {
    const auto cell = cellOf(jobId);
    if (cell < 0) return;
    m_sheet.setImage(static_cast<std::size_t>(cell), image);
    ++m_painted;
    Q_EMIT changed();
}

void GridRun::takeEnd(int jobId) {
    const auto cell = cellOf(jobId);
    const QueueJob* job = cell < 0 ? nullptr : m_queue.find(jobId);
    if (!job || job->state == JobState::Done) return;
    m_sheet.setNote(static_cast<std::size_t>(cell), job->state == JobState::Failed ? job->failure : tr("cancelled"));
    Q_EMIT changed();
}

}  // namespace ui
