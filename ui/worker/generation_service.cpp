#include "ui/worker/generation_service.h"

#include <QFile>
#include <utility>

#include "core/base/runtime.h"
#include "ui/worker/generation_worker.h"
#include "ui/worker/inquiry_worker.h"

namespace ui {
namespace {

// A picture that nobody waits for any more was kept before the news of the cancelling came.
void dropPicture(const JobOutcome& outcome) {
    if (const auto* picture = std::get_if<PaintedPicture>(&outcome.what)) QFile::remove(picture->file);
}

}  // namespace

GenerationService::GenerationService(BackendFactory makePictures, PictureFolder folder, QObject* parent)
    : QObject(parent) {
    const auto maker = std::make_shared<LazyBackend>(std::move(makePictures));
    m_generationWorker = new GenerationWorker(maker, std::move(folder));
    m_inquiryWorker = new InquiryWorker(maker);
    connect(m_generationWorker, &GenerationWorker::progressed, this, &GenerationService::applyProgress);
    connect(m_generationWorker, &GenerationWorker::enlarged, this, &GenerationService::enlarged);
    connect(m_generationWorker, &GenerationWorker::enlargingFailed, this, &GenerationService::enlargingFailed);
    connect(m_generationWorker, &GenerationWorker::ended, this, &GenerationService::applyOutcome);
    connect(m_inquiryWorker, &InquiryWorker::modelsListed, this, &GenerationService::modelsListed);
    connect(m_inquiryWorker, &InquiryWorker::ownModelsListed, this, &GenerationService::ownModelsListed);
    connect(m_inquiryWorker, &InquiryWorker::failed, this, &GenerationService::inquiryFailed);
    connect(m_inquiryWorker, &InquiryWorker::tokensCounted, this, &GenerationService::applyTokens);
    startThreads();
}

GenerationService::~GenerationService() { shutDown(); }

void GenerationService::startThreads() {
    m_generationThread.setObjectName("generation");
    m_inquiryThread.setObjectName("inquiry");
    m_generationWorker->moveToThread(&m_generationThread);
    m_inquiryWorker->moveToThread(&m_inquiryThread);
    connect(&m_generationThread, &QThread::finished, m_generationWorker, &QObject::deleteLater);
    connect(&m_inquiryThread, &QThread::finished, m_inquiryWorker, &QObject::deleteLater);
    connect(&m_generationThread, &QThread::started, m_generationWorker, [] { core::lowerThreadPriority(); });
    m_generationThread.start();
    m_inquiryThread.start();
}

GenerationService::State GenerationService::state() const {
    if (!m_running) return State::Idle;
    return m_running->cancel.isCancelled() ? State::Cancelling : State::Running;
}

void GenerationService::start(JobId id, const core::plan::Plan& plan) {
    Q_ASSERT(!m_running);
    run({.id = id, .plan = plan});
    Q_EMIT stateChanged();
}

void GenerationService::startDraft(const core::plan::Plan& plan) {
    m_waitingDraft = Job{.id = --m_lastDraft, .plan = plan};
    if (paintsDraft()) m_running->cancel.cancel();
    if (!m_running) runDraft();
    Q_EMIT stateChanged();
}

void GenerationService::cancel() {
    if (!m_running) return;
    m_running->cancel.cancel();
    Q_EMIT stateChanged();
}

void GenerationService::finishEarly() {
    if (m_running) m_running->cancel.finishEarly();
}

void GenerationService::enlarge(const Picture& picture) {
    QMetaObject::invokeMethod(
        m_generationWorker,
        [worker = m_generationWorker, order = EnlargeOrder{picture, m_enlarging}] { worker->enlarge(order); });
}

void GenerationService::cancelAll() {
    std::exchange(m_enlarging, core::CancelToken()).cancel();
    m_waitingDraft.reset();
    cancel();
}

void GenerationService::run(Job job) {
    m_running = std::move(job);
    Q_EMIT started(m_running->plan);
    QMetaObject::invokeMethod(m_generationWorker,
                              [worker = m_generationWorker, job = *m_running] { worker->run(job); });
}

void GenerationService::runDraft() { run(*std::exchange(m_waitingDraft, std::nullopt)); }

void GenerationService::applyProgress(JobId id, const core::pipeline::Progress& progress) {
    if (m_running && m_running->id == id && state() == State::Running) Q_EMIT progressed(progress, id);
}

void GenerationService::applyOutcome(const JobOutcome& outcome) {
    if (!m_running || m_running->id != outcome.id) return;
    const bool wasCancelled = m_running->cancel.isCancelled();
    m_running.reset();
    announce(outcome, wasCancelled);
    if (!m_running && m_waitingDraft) runDraft();
    Q_EMIT stateChanged();
}

void GenerationService::announce(const JobOutcome& outcome, bool wasCancelled) {
    if (wasCancelled || std::holds_alternative<CancelledJob>(outcome.what)) {
        dropPicture(outcome);
        Q_EMIT cancelled(outcome.id);
    } else if (const auto* failure = std::get_if<Failure>(&outcome.what)) {
        Q_EMIT failed(*failure, outcome.id);
    } else {
        Q_EMIT painted(std::get<PaintedPicture>(outcome.what), outcome.id);
    }
}

void GenerationService::listOwnModels() { QMetaObject::invokeMethod(m_inquiryWorker, &InquiryWorker::listOwnModels); }

void GenerationService::editModels(const core::models::RegistryEdit& edit) {
    QMetaObject::invokeMethod(m_inquiryWorker, [worker = m_inquiryWorker, edit] { worker->editModels(edit); });
}

void GenerationService::listModels() { QMetaObject::invokeMethod(m_inquiryWorker, &InquiryWorker::listModels); }

void GenerationService::countTokens(const QString& model, const QString& prompt) {
    m_waitingInquiry = Inquiry{model, prompt};
    if (!m_inquiryRuns) askNext();
}

void GenerationService::askNext() {
    m_inquiryRuns = true;
    QMetaObject::invokeMethod(m_inquiryWorker, [worker = m_inquiryWorker, inquiry = *m_waitingInquiry] {
        worker->countTokens(inquiry.model, inquiry.prompt);
    });
    m_waitingInquiry.reset();
}

void GenerationService::applyTokens(const TokenReport& report) {
    m_inquiryRuns = false;
    if (m_waitingInquiry)
        askNext();
    else
        Q_EMIT tokensCounted(report);
}

void GenerationService::shutDown() {
    if (!m_generationThread.isRunning()) return;
    disconnect();
    cancelAll();
    for (QThread* thread : {&m_generationThread, &m_inquiryThread}) thread->quit();
    for (QThread* thread : {&m_generationThread, &m_inquiryThread}) thread->wait();
}

}  // namespace ui
