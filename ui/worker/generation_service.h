#pragma once

#include <QObject>
#include <QThread>
#include <memory>
#include <optional>

#include "ui/support/picture_folder.h"
#include "ui/worker/job.h"
#include "ui/worker/picture_backend.h"

namespace ui {

class GenerationWorker;
class InquiryWorker;

// The window's end of the workers: takes snapshots of plans, gives back typed results. One job runs at
// a time. The result of a cancelled job is dropped however late it comes.
class GenerationService : public QObject {
    Q_OBJECT

 public:
    enum class State { Idle, Running, Cancelling };

    GenerationService(BackendFactory makePictures, PictureFolder folder, QObject* parent = nullptr);
    ~GenerationService() override;

    State state() const;
    JobId running() const { return m_running ? m_running->id : kNoJob; }
    bool paintsDraft() const { return isDraft(running()); }

    void start(JobId id, const core::plan::Plan& plan);  // only when idle; QueueRunner keeps what waits

    // A quick look, at once or behind the running job; it takes the place of an older one, waiting or at work.
    void startDraft(const core::plan::Plan& plan);
    void cancel();       // the running job; a waiting draft follows
    void finishEarly();  // the running job ends with its picture as it is now
    void cancelAll();

    // Behind the running job; answered by enlarged() or enlargingFailed(), by nothing after cancelAll().
    void enlarge(const Picture& picture);

    void listModels();
    void listOwnModels();
    void editModels(const core::models::RegistryEdit& edit);        // answered by both lists, or inquiryFailed
    void countTokens(const QString& model, const QString& prompt);  // of several at once, the last is answered

    // Cancels everything and waits for the threads; nothing is signalled afterwards.
    void shutDown();

 Q_SIGNALS:
    void stateChanged();
    void started(const core::plan::Plan& plan);
    void progressed(const core::pipeline::Progress& progress, int jobId);
    void painted(const ui::PaintedPicture& picture, int jobId);
    void failed(const ui::Failure& failure, int jobId);
    void cancelled(int jobId);
    void enlarged(const ui::Picture& picture, const QString& keepingError);  // empty: it has a file
    void enlargingFailed(const ui::Failure& failure);
    void modelsListed(const std::vector<core::plan::ModelInfo>& models);
    void ownModelsListed(const core::models::OwnModels& models);
    void inquiryFailed(const ui::Failure& failure);
    void tokensCounted(const ui::TokenReport& report);

 private:
    struct Inquiry {
        QString model;
        QString prompt;
    };

    void startThreads();
    void run(Job job);
    void runDraft();
    void applyProgress(JobId id, const core::pipeline::Progress& progress);
    void applyOutcome(const JobOutcome& outcome);
    void announce(const JobOutcome& outcome, bool wasCancelled);
    void askNext();
    void applyTokens(const TokenReport& report);

    QThread m_generationThread;
    QThread m_inquiryThread;
    GenerationWorker* m_generationWorker;  // lives on its thread, which deletes it
    InquiryWorker* m_inquiryWorker;
    std::optional<Job> m_running;
    std::optional<Job> m_waitingDraft;
    JobId m_lastDraft = kNoJob;
    core::CancelToken m_enlarging;
    std::optional<Inquiry> m_waitingInquiry;
    bool m_inquiryRuns = false;
};

}  // namespace ui
