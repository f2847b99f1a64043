#include "ui/queue/queue_runner.h"

#include "ui/support/image_conversion.h"
#include "ui/worker/generation_service.h"

namespace ui {

using Service = GenerationService;

QueueRunner::QueueRunner(JobQueue& queue, GenerationService& service, QObject* parent)
    : QObject(parent), m_queue(queue), m_service(service) {
    connect(&service, &Service::stateChanged, this, &QueueRunner::feed);
    connect(&queue, &JobQueue::changed, this, &QueueRunner::feed);
    connect(&service, &Service::painted, this, &QueueRunner::takePicture);
    connect(&service, &Service::failed, this, &QueueRunner::takeFailure);
    connect(&service, &Service::cancelled, this, &QueueRunner::takeCancel);
    connect(&service, &Service::progressed, this, [this](const core::pipeline::Progress& progress, JobId id) {
        if (progress.preview) m_queue.preview(id, toQImage(*progress.preview));
    });
}

// Never from within the news of a job: when it ends, the service tells of its new state behind it, and those who listen
// there have then shown what came.
void QueueRunner::feed() {
    if (m_telling || m_service.state() != Service::State::Idle) return;
    const JobId id = m_queue.next();
    if (id == kNoJob) return;
    m_telling = true;
    m_queue.begin(id);
    m_telling = false;
    m_service.start(id, m_queue.find(id)->plan);
}

bool QueueRunner::isRunning() const { return m_service.running() > kNoJob; }

void QueueRunner::takePicture(const PaintedPicture& picture, JobId id) {
    if (isDraft(id)) return;
    m_telling = true;
    Q_EMIT painted(id, picture.image);
    m_queue.finish(id, picture.image);
    m_telling = false;
}

void QueueRunner::takeFailure(const Failure& failure, JobId id) {
    m_telling = true;
    m_queue.fail(id, failure.sentence);
    m_telling = false;
}

void QueueRunner::takeCancel(JobId id) {
    m_telling = true;
    m_queue.cancel(id);
    m_telling = false;
}

void QueueRunner::cancel(int jobId) {
    if (jobId == m_service.running())
        m_service.cancel();
    else
        m_queue.cancel(jobId);
}

void QueueRunner::cancelAll() {
    m_queue.cancelWaiting();
    m_service.cancelAll();
}

void QueueRunner::finishThisOne() { m_queue.cancelWaiting(); }

}  // namespace ui
