#pragma once

#include <QImage>
#include <QObject>

#include "ui/queue/job_queue.h"
#include "ui/window/window_parts.h"
#include "ui/worker/generation_service.h"

namespace ui {

// Ties the generation service to the window: starts runs, shows how they go, keeps what they paint.
class GenerationController : public QObject {
    Q_OBJECT

 public:
    GenerationController(Document& document, GenerationService& service, JobQueue& queue, const WindowParts& parts,
                         QObject* parent);

    void generate();                          // the plan as it is now, before what waits in the queue
    void addToQueue();                        // the same, behind it
    void vary(const core::plan::Plan& plan);  // a few times, with new seeds
    void stopAndKeep();                       // the running picture as it is now
    void draft();                             // the plan in few steps, to look at and not to keep

 Q_SIGNALS:

 private:
    void connectService();
    void connectParts();
    void showStart(const core::plan::Plan& plan);
    void showProgress(const core::pipeline::Progress& progress);
    void showPainted(const PaintedPicture& picture, JobId id);
    void showFailure(const Failure& failure);
    void showCancelled();
    void showState();
    bool showsSharperDraft() const;
    void enqueue(Turn turn);
    void showModels(const std::vector<core::plan::ModelInfo>& models);
    void rest(const QString& message);

    Document& m_document;
    GenerationService& m_service;
    JobQueue& m_queue;
    WindowParts m_parts;
    QImage m_lastDraft;
    std::uint64_t m_draftSeed;  // of all drafts while seeds are random: only the plan makes them differ
};

}  // namespace ui
