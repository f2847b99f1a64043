#pragma once

#include <QObject>

#include "ui/queue/job_queue.h"

namespace ui {

class GenerationService;
struct PaintedPicture;
struct Failure;

// Hands the jobs of the queue to the generation service, one when it has nothing to do, and writes into the queue what
// became of them. Drafts go past the queue, so that a long or paused one does not hold them.
class QueueRunner : public QObject {
    Q_OBJECT

 public:
    QueueRunner(JobQueue& queue, GenerationService& service, QObject* parent);

    bool isRunning() const;  // a job, no draft

    void cancel(int jobId);  // that job alone, whether it waits or runs
    void cancelAll();
    void finishThisOne();  // the running picture is kept, those that wait are cancelled

 Q_SIGNALS:
    void painted(int jobId, const QImage& image);  // before the queue says that the job has ended

 private:
    void feed();
    void takePicture(const PaintedPicture& picture, JobId id);
    void takeFailure(const Failure& failure, JobId id);
    void takeCancel(JobId id);

    JobQueue& m_queue;
    GenerationService& m_service;
    bool m_telling = false;  // that a job has ended
};

}  // namespace ui
