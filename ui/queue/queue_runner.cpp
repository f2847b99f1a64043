#include "ui/queue/queue_runner.h"

#include <utility>

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
    connect(&service, &Service::progressed, this, [this](const core::pipeline::Progress& progress) {
        if (isRunning() && progress.preview) m_queue.preview(m_current, toQImage(*progress.preview));
    });
}

// Never from within the news of a job's end: the service tells of its new state behind it, and those who listen there
// have then shown what came.
void QueueRunner::feed() {
    if (isRunning() || m_telling || m_service.state() != Service::State::Idle) return;
    const QueueJobId id = m_queue.next();
    if (id == kNoJob) return;
    m_current = id;
    m_queue.begin(id);
    m_service.start(m_queue.find(id)->plan);
}

void QueueRunner::takePicture(const PaintedPicture& picture) {
    if (!isRunning() || picture.isDraft) return;
    m_telling = true;
    const QueueJobId id = std::exchange(m_current, kNoJob);
    Q_EMIT painted(id, picture.image);
    m_queue.finish(id, picture.image);
    m_telling = false;
}

void QueueRunner::takeFailure(const Failure& failure) {
    m_telling = true;
    m_queue.fail(std::exchange(m_current, kNoJob), failure.sentence);
    m_telling = false;
}

void QueueRunner::takeCancel() {
    m_telling = true;
    m_queue.cancel(std::exchange(m_current, kNoJob));
    m_telling = false;
}

void QueueRunner::cancel(int queueJobId) {
    if (queueJobId == m_current)
        m_service.cancel();
    else
        m_queue.cancel(queueJobId);
}

void QueueRunner::cancelAll() {
    m_queue.cancelWaiting();
    m_service.cancelAll();
}

void QueueRunner::finishThisOne() { m_queue.cancelWaiting(); }

}  // namespace ui
