#include "ui/queue/job_queue.h"

#include <algorithm>

namespace ui {
namespace {

constexpr int kThumbnailSide = 128;  // twice the size on screen, for dense displays
constexpr auto kMostEnded = 200;     // the gallery keeps the pictures; this is only what happened lately

QImage thumbnailOf(const QImage& image) {
    return image.scaled(kThumbnailSide, kThumbnailSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

bool waits(const QueueJob& job) { return job.state == JobState::Waiting; }
bool isUnfinished(const QueueJob& job) { return !hasEnded(job) || job.state == JobState::Interrupted; }
bool waitsForLast(const QueueJob& job) { return waits(job) && job.turn == Turn::Last; }

}  // namespace

bool hasEnded(const QueueJob& job) { return job.state != JobState::Waiting && job.state != JobState::Running; }

bool mayBeRetried(const QueueJob& job) { return hasEnded(job) && job.state != JobState::Done; }

const QueueJob* JobQueue::find(JobId id) const {
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_jobs[static_cast<std::size_t>(row)];
}

QueueJob* JobQueue::at(JobId id) {
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_jobs[static_cast<std::size_t>(row)];
}

int JobQueue::rowOf(JobId id) const {
    const auto found = std::find_if(m_jobs.begin(), m_jobs.end(), [id](const QueueJob& job) { return job.id == id; });
    return found == m_jobs.end() ? -1 : static_cast<int>(found - m_jobs.begin());
}

int JobQueue::waiting() const { return static_cast<int>(std::count_if(m_jobs.begin(), m_jobs.end(), waits)); }

JobId JobQueue::add(const core::plan::Plan& plan, Turn turn) {
    insert({.id = ++m_lastId, .plan = plan, .turn = turn});
    Q_EMIT changed();
    Q_EMIT unfinishedChanged();
    return m_lastId;
}

std::vector<core::plan::Plan> JobQueue::unfinished() const {
    std::vector<core::plan::Plan> plans;
    for (const QueueJob& job : m_jobs)
        if (isUnfinished(job)) plans.push_back(job.plan);
    return plans;
}

void JobQueue::addInterrupted(const std::vector<core::plan::Plan>& plans) {
    for (const auto& plan : plans) m_jobs.push_back({.id = ++m_lastId, .plan = plan, .state = JobState::Interrupted});
    Q_EMIT changed();
}

// Rows are in the order of painting.
void JobQueue::insert(QueueJob job) {
    auto place = m_jobs.end();
    if (job.turn == Turn::Next) place = std::find_if(m_jobs.begin(), m_jobs.end(), waitsForLast);
    m_jobs.insert(place, std::move(job));
}

void JobQueue::setPaused(bool paused) {
    if (m_paused == paused) return;
    m_paused = paused;
    for (QueueJob& job : m_jobs)
        if (paused && waits(job)) job.turn = Turn::Last;
    Q_EMIT changed();
}

JobId JobQueue::next() const {
    const auto mayRun = [this](const QueueJob& job) { return waits(job) && (!m_paused || job.turn == Turn::Next); };
    const auto found = std::find_if(m_jobs.begin(), m_jobs.end(), mayRun);
    return found == m_jobs.end() ? kNoJob : found->id;
}

void JobQueue::begin(JobId id) {
    QueueJob* job = at(id);
    if (!job || !waits(*job)) return;
    job->state = JobState::Running;
    Q_EMIT changed();
}

void JobQueue::preview(JobId id, const QImage& image) {
    QueueJob* job = at(id);
    if (!job) return;
    job->thumbnail = thumbnailOf(image);
    Q_EMIT changed();
}

void JobQueue::finish(JobId id, const QImage& image) {
    if (QueueJob* job = at(id)) job->thumbnail = thumbnailOf(image);
    end(id, JobState::Done);
}

void JobQueue::fail(JobId id, const QString& sentence) {
    if (QueueJob* job = at(id)) job->failure = sentence;
    end(id, JobState::Failed);
}

void JobQueue::cancel(JobId id) {
    if (const QueueJob* job = find(id); job && !hasEnded(*job)) end(id, JobState::Cancelled);
}

void JobQueue::cancelWaiting() {
    std::vector<JobId> waiting;
    for (const QueueJob& job : m_jobs)
        if (waits(job)) waiting.push_back(job.id);
    for (const JobId id : waiting) cancel(id);
}

// What has ended stands before what waits, in the order in which it ended.
void JobQueue::end(JobId id, JobState state) {
    QueueJob* job = at(id);
    if (!job) return;
    job->state = state;
    const auto open = [](const QueueJob& other) { return !hasEnded(other); };
    const auto place = m_jobs.begin() + rowOf(id);
    const auto firstOpen = std::find_if(m_jobs.begin(), place, open);
    std::rotate(firstOpen, place, place + 1);
    dropOldest();
    Q_EMIT changed();
    Q_EMIT unfinishedChanged();
    Q_EMIT ended(id);
}

void JobQueue::dropOldest() {
    const auto many = std::count_if(m_jobs.begin(), m_jobs.end(), hasEnded) - kMostEnded;
    if (many > 0) m_jobs.erase(m_jobs.begin(), m_jobs.begin() + many);  // they stand first
}

void JobQueue::retry(JobId id) {
    const QueueJob* old = find(id);
    if (!old || !mayBeRetried(*old)) return;
    QueueJob job{.id = id, .plan = old->plan, .turn = Turn::Last};
    m_jobs.erase(m_jobs.begin() + rowOf(id));
    insert(std::move(job));
    Q_EMIT changed();
    Q_EMIT unfinishedChanged();
}

// Only among those that wait: what runs or has ended stands before them.
void JobQueue::move(JobId id, int row) {
    const QueueJob* job = find(id);
    if (!job || !waits(*job)) return;
    const int firstWaiting = static_cast<int>(m_jobs.size()) - waiting();
    const int from = rowOf(id);
    const int to = std::clamp(row, firstWaiting, static_cast<int>(m_jobs.size()) - 1);
    if (to == from) return;
    const auto begin = m_jobs.begin();
    if (to < from)
        std::rotate(begin + to, begin + from, begin + from + 1);
    else
        std::rotate(begin + from, begin + from + 1, begin + to + 1);
    Q_EMIT changed();
}

void JobQueue::clearEnded() {
    if (std::erase_if(m_jobs, hasEnded) == 0) return;
    Q_EMIT changed();
    Q_EMIT unfinishedChanged();
}

}  // namespace ui
