#include "ui/window/generation_controller.h"

#include <QRandomGenerator>
#include <algorithm>
#include <iterator>

#include "ui/canvas/canvas_view.h"
#include "ui/canvas/options/mask_options.h"
#include "ui/canvas/options/tool_options.h"
#include "ui/controls/controls_dock.h"
#include "ui/document/document.h"
#include "ui/document/plan_edits.h"
#include "ui/gallery/gallery_actions.h"
#include "ui/gallery/gallery_dock.h"
#include "ui/partners/partners_dock.h"
#include "ui/plan/generate_button.h"
#include "ui/plan/generate_panel.h"
#include "ui/plan/plan_dock.h"
#include "ui/prompt/prompt_dock.h"
#include "ui/queue/plan_batch.h"
#include "ui/queue/queue_dock.h"
#include "ui/support/image_conversion.h"
#include "ui/timeline/plan_bar.h"
#include "ui/timeline/timeline_dock.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/status_line.h"
#include "ui/worker/gallery_picture.h"

namespace ui {
namespace {

constexpr int kDraftSteps = 8;
constexpr int kVariations = 4;

using State = GenerationService::State;

GenerateButton::Work workOf(State state) {
    switch (state) {
        case State::Idle:
            return GenerateButton::Work::Idle;
        case State::Running:
            return GenerateButton::Work::Painting;
        case State::Cancelling:
            return GenerateButton::Work::Cancelling;
    }
    return GenerateButton::Work::Idle;
}
}  // namespace

GenerationController::GenerationController(Document& document, GenerationService& service, JobQueue& queue,
                                           const WindowParts& parts, QObject* parent)
    : QObject(parent),
      m_document(document),
      m_service(service),
      m_queue(queue),
      m_parts(parts),
      m_draftSeed(QRandomGenerator::global()->generate()) {
    connectService();
    connectParts();
    m_service.listModels();
    m_service.countTokens(QString::fromStdString(document.plan().model),
                          QString::fromStdString(document.plan().prompt));
}

void GenerationController::connectService() {
    using Service = GenerationService;
    connect(&m_service, &Service::started, this, &GenerationController::showStart);
    connect(&m_service, &Service::progressed, this, &GenerationController::showProgress);
    connect(&m_service, &Service::painted, this, &GenerationController::showPainted);
    connect(&m_service, &Service::failed, this, &GenerationController::showFailure);
    connect(&m_service, &Service::cancelled, this, &GenerationController::showCancelled);
    connect(&m_service, &Service::stateChanged, this, &GenerationController::showState);
    connect(&m_service, &Service::modelsListed, this, &GenerationController::showModels);
    connect(&m_service, &Service::inquiryFailed, this, [this](const Failure& failure) {
        m_parts.messages->showMessage(MessageBar::Level::Error, failure.sentence, failure.details);
    });
    connect(&m_service, &Service::tokensCounted, m_parts.promptDock,
            [this](const TokenReport& report) { m_parts.promptDock->setTokens(report.prompt, report.count); });
}

void GenerationController::connectParts() {
    connect(m_parts.promptDock, &PromptDock::tokensWanted, &m_service, &GenerationService::countTokens);
    connect(m_parts.generate, &GeneratePanel::generateWanted, this, &GenerationController::generate);
    connect(m_parts.generate, &GeneratePanel::cancelWanted, &m_service, &GenerationService::cancel);
    connect(&m_queue, &JobQueue::changed, m_parts.status, [this] { m_parts.status->showQueued(m_queue.waiting()); });
    connect(m_parts.planDock, &PlanDock::seedReuseWanted, m_parts.galleryDock,
            [this] { m_parts.galleryDock->actions().restore(m_document.shownId(), Restore::Seed); });
    connect(&m_parts.galleryDock->actions(), &GalleryActions::variationsWanted, this, &GenerationController::vary);
}

void GenerationController::generate() { enqueue(Turn::Next); }

void GenerationController::addToQueue() {
    enqueue(Turn::Last);
    m_parts.queueDock->reveal();
}

void GenerationController::enqueue(Turn turn) {
    m_parts.promptDock->remember(QString::fromStdString(m_document.plan().prompt));
    for (const auto& plan : batchOf(m_document.plan(), m_parts.planDock->batch(), m_document.randomSeed()))
        m_queue.add(plan, turn);
}

void GenerationController::vary(const core::plan::Plan& plan) {
    for (const auto& variation : batchOf(plan, kVariations, true)) m_queue.add(variation, Turn::Next);
}

void GenerationController::stopAndKeep() {
    m_service.finishEarly();
    m_parts.status->showFinishing();
}

void GenerationController::draft() {
    core::plan::Plan plan = m_document.plan();
    plan.steps = std::min(plan.steps, kDraftSteps);
    if (m_document.randomSeed()) plan.seed = m_draftSeed;
    m_service.startDraft(plan);
}

void GenerationController::showStart(const core::plan::Plan& plan) {
    if (!m_service.paintsDraft()) m_parts.messages->dismiss();
    m_parts.canvas->beginRun(sizeOf(plan));
    m_parts.status->showStart();
    m_parts.generate->button().showProgress(GenerateButton::kUnknown);
}

void GenerationController::showProgress(const core::pipeline::Progress& progress) {
    QStringList partners;
    for (const auto& partner : progress.partners) partners << m_document.modelName(partner);
    m_parts.status->showProgress(progress, partners);
    m_parts.generate->button().showProgress(StatusLine::shareOf(progress));
    m_parts.timelineDock->bar().setPlayhead(progress.timestep);
    if (progress.preview && !showsSharperDraft()) m_parts.canvas->showPreview(toQImage(*progress.preview));
}

// A draft that forms begins as a blur: the last one stays until the next is done.
bool GenerationController::showsSharperDraft() const {
    return m_service.paintsDraft() && !m_lastDraft.isNull() &&
           m_document.shownImage().cacheKey() == m_lastDraft.cacheKey();
}

void GenerationController::showPainted(const PaintedPicture& picture, JobId id) {
    if (isDraft(id)) {
        m_lastDraft = picture.image;
        m_document.showImage(m_lastDraft);
        return rest(tr("Draft in %1 s · seed %2").arg(picture.seconds, 0, 'f', 1).arg(picture.plan.seed));
    }
    m_document.addPicture(galleryPicture(picture));
    rest(tr("Painted in %1 s · seed %2").arg(picture.seconds, 0, 'f', 1).arg(picture.plan.seed));
    if (picture.keepingError.isEmpty()) return;
    m_parts.messages->showMessage(MessageBar::Level::Error,
                                  tr("The picture could not be written to the gallery folder; save it elsewhere."),
                                  picture.keepingError);
}

void GenerationController::showFailure(const Failure& failure) {
    m_parts.messages->showMessage(MessageBar::Level::Error, failure.sentence, failure.details);
    rest(tr("The picture could not be painted"));
}

void GenerationController::showCancelled() { rest(tr("Cancelled")); }

void GenerationController::rest(const QString& message) {
    m_parts.timelineDock->bar().setPlayhead(std::nullopt);
    m_parts.canvas->endRun();
    m_parts.status->showIdle(message);
}

void GenerationController::showState() {
    m_parts.generate->button().showWork(workOf(m_service.state()));
    if (m_service.state() == State::Cancelling) m_parts.status->showCancelling();
}

void GenerationController::showModels(const std::vector<core::plan::ModelInfo>& models) {
    m_document.setModels(core::plan::KnownModels(models));
    if (std::ranges::count(models, core::plan::ModelKind::Pair, &core::plan::ModelInfo::kind) > 0) return;
    m_parts.messages->showMessage(MessageBar::Level::Error,
                                  tr("No model was found: start with --models and the folder that holds yours."));
}

}  // namespace ui
