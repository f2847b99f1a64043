#pragma once

#include <QImage>
#include <QObject>
#include <QString>
#include <vector>

#include "core/plan/plan.h"
#include "ui/worker/job.h"

namespace ui {

enum class JobState {
    Waiting,
    Running,
    Done,
    Failed,
    Cancelled,
    Interrupted,  // the program ended before it was painted
};

// When a job's turn comes.
enum class Turn {
    Last,  // behind all that wait, and not while the queue is paused
    Next,  // before those, behind others of its kind; a pause that began earlier does not hold it
};

// One picture that somebody asked for.
struct QueueJob {
    JobId id = kNoJob;
    core::plan::Plan plan;  // a snapshot that later edits do not touch
    Turn turn = Turn::Last;
    JobState state = JobState::Waiting;
    QImage thumbnail = {};  // of the latest preview, then of the picture
    QString failure = {};   // one sentence, when it failed
};

bool hasEnded(const QueueJob& job);
bool mayBeRetried(const QueueJob& job);

// The pictures that wait, are painted, or were: in the order in which they are painted. Knows nothing of how they are
// painted; at most one runs at a time.
class JobQueue : public QObject {
    Q_OBJECT

 public:
    using QObject::QObject;

    const std::vector<QueueJob>& jobs() const { return m_jobs; }
    const QueueJob* find(JobId id) const;  // null when unknown
    int rowOf(JobId id) const;             // -1 when unknown
    int waiting() const;
    bool isPaused() const { return m_paused; }

    JobId add(const core::plan::Plan& plan, Turn turn);

    // The plans of all that wait, run or were interrupted: what is lost when nobody keeps it.
    std::vector<core::plan::Plan> unfinished() const;
    void addInterrupted(const std::vector<core::plan::Plan>& plans);  // of an earlier session

    // A pause holds everything that waits at this moment, whatever its turn was. The running job goes on.
    void setPaused(bool paused);

    JobId next() const;  // whose turn it is; kNoJob when none may run
    void begin(JobId id);
    void preview(JobId id, const QImage& image);
    void finish(JobId id, const QImage& image);
    void fail(JobId id, const QString& sentence);
    void cancel(JobId id);  // one that waits or runs; nothing for one that has ended
    void cancelWaiting();

    void retry(JobId id);  // one that failed, was cancelled or interrupted waits again, behind the others
    void move(JobId id, int row);
    void clearEnded();

 Q_SIGNALS:
    void changed();  // jobs came, went, or moved on; views re-read
    void unfinishedChanged();
    void ended(int jobId);  // behind changed()

 private:
    QueueJob* at(JobId id);
    void insert(QueueJob job);
    void end(JobId id, JobState state);
    void dropOldest();

    std::vector<QueueJob> m_jobs;
    JobId m_lastId = kNoJob;
    bool m_paused = false;
};

}  // namespace ui
