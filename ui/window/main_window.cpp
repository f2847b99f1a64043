#include "ui/window/main_window.h"

#include <QActionGroup>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMenuBar>
#include <QTimer>
#include <utility>

#include "ui/canvas/canvas_view.h"
#include "ui/canvas/options/tool_options.h"
#include "ui/canvas/options/view_options.h"
#include "ui/canvas/tools/mask_tool.h"
#include "ui/canvas/tools/stroke_tool.h"
#include "ui/canvas/view_zoom.h"
#include "ui/controls/controls_dock.h"
#include "ui/controls/map_controller.h"
#include "ui/document/layer_edits.h"
#include "ui/gallery/gallery_actions.h"
#include "ui/gallery/gallery_dock.h"
#include "ui/gallery/picture_enlarger.h"
#include "ui/gallery/picture_exporter.h"
#include "ui/grid/grid_controller.h"
#include "ui/layers/layers_dock.h"
#include "ui/models/missing_models.h"
#include "ui/models/model_controller.h"
#include "ui/models/model_references.h"
#include "ui/models/new_edition.h"
#include "ui/plan/generate_button.h"
#include "ui/plan/generate_panel.h"
#include "ui/prompt/prompt_dock.h"
#include "ui/queue/queue_dock.h"
#include "ui/queue/queue_runner.h"
#include "ui/support/dropped_file.h"
#include "ui/support/pose_file.h"
#include "ui/support/theme.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/wheel_guard.h"
#include "ui/window/amended_text.h"
#include "ui/window/compute_menu.h"
#include "ui/window/generation_controller.h"
#include "ui/window/live_mode.h"
#include "ui/window/peek.h"
#include "ui/window/picture_controller.h"
#include "ui/window/project_controller.h"
#include "ui/window/scale_menu.h"
#include "ui/window/session.h"
#include "ui/window/shortcuts.h"
#include "ui/window/shortcuts_dialog.h"
#include "ui/window/top_bar.h"
#include "ui/window/window_layout.h"

namespace ui {
namespace {

constexpr QSize kFirstSize(1280, 820);
constexpr double kZoomStep = 1.25;

}  // namespace

MainWindow::MainWindow(Ground ground)
    : m_ground(std::move(ground)),
      m_settings(m_ground.places.settingsFile()),
      m_ownPoses(m_ground.places.posesFolder()),
      m_service(m_ground.makePictures, PictureFolder(m_ground.places.galleryFolder())),
      m_hashes(m_ground.places.modelHashesFile()),
      m_thumbnails(m_ground.places.thumbnailsFolder()),
      m_parts(createParts(*this, m_document, m_ownPoses, m_queue, m_thumbnails)),
      m_layout(new WindowLayout(*this, m_parts)),
      m_actions(this, m_document.undoStack()),
      m_runner(new QueueRunner(m_queue, m_service, this)),  // first to hear that the service is free
      m_flow(new GenerationController(m_document, m_service, m_queue, m_parts, this)),
      m_grids(
          new GridController(m_document, m_settings, *m_ground.dialogs, m_queue, *m_runner, *m_parts.messages, this)),
      m_exchange(new PictureController(m_document, m_settings, *m_ground.dialogs, m_parts.galleryDock->actions(),
                                       *m_parts.messages, this)),
      m_references(new ModelReferences(m_document, m_service, m_hashes, this)),
      m_projects(new ProjectController(m_document, m_settings, *m_ground.dialogs,
                                       PictureFolder(m_ground.places.galleryFolder()), m_thumbnails, *m_references,
                                       m_parts, this)),
      m_controls(new MapController(m_document, *m_ground.dialogs, *m_parts.controlsDock, *m_parts.messages, this)),
      m_models(new ModelController(m_service, m_hashes, *m_ground.dialogs, this)),
      m_session(new Session(m_ground.places, m_document, m_queue, *m_projects, m_parts, *this)) {
    setObjectName("mainWindow");
    setAcceptDrops(true);
    new WheelGuard(this);
    resize(kFirstSize);
    new PictureEnlarger(m_document, m_service, m_parts.galleryDock->actions(), *m_parts.messages, this);
    new PictureExporter(m_document, m_settings, m_parts.galleryDock->actions(), *m_parts.messages, this);
    createMenus();
    m_parts.topBar->showDevice(m_ground.runtimeSummary);
    connectActions();
    connectPainting();
    connectView();
    m_shortcuts = new Shortcuts(*this, m_settings);
    m_session->restore();
    if (m_session->hasLayout()) m_layout->takeOver(size());
    if (m_projects->file().isEmpty()) showOlderPictures();
    connect(&m_document, &Document::modelsChanged, this, [this, hasPainted = m_document.gallery().size() > 0] {
        tellNewEdition(m_document.models(), hasPainted, m_settings, *m_parts.messages);
    });
    tellRestored();
    reopenOthers();
    updateActions();
    m_parts.promptDock->setFocus();
}

void MainWindow::showOlderPictures() {
    m_document.addOlderFiles(PictureFolder(m_ground.places.galleryFolder()).newest(PictureFolder::kAtHand));
    if (m_document.gallery().size() > 0 && m_document.shownId() == kNoPicture)
        m_document.show(m_document.gallery().at(0).id);
}

void MainWindow::reopenOthers() {
    for (int left = m_session->leftBehind(); left > 0 && m_ground.openWindow; --left) m_ground.openWindow();
}

void MainWindow::tellRestored() {
    QStringList sentences = m_session->troubles();
    const auto level = sentences.isEmpty() ? MessageBar::Level::Note : MessageBar::Level::Error;
    if (m_session->lostAt().isValid())
        sentences << tr("The studio ended without being closed; here is the work as it was at %1.")
                         .arg(QLocale().toString(m_session->lostAt(), QLocale::ShortFormat));
    if (const int interrupted = static_cast<int>(m_queue.unfinished().size()); interrupted > 0) {
        m_parts.queueDock->reveal();
        sentences << tr("%n picture(s) had not been painted when the program ended: Retry in the queue paints them.",
                        nullptr, interrupted);
    }
    if (!sentences.isEmpty()) m_parts.messages->addMessage(level, sentences.join(' '));
}

// Behind what the edit itself says, and one sentence for a whole drag.
void MainWindow::tellAmended(const core::plan::Amendments& amendments) {
    const QString sentence = amendedEditSentence(amendments);
    const auto tell = [this, sentence] {
        m_parts.messages->addMessage(MessageBar::Level::Note, sentence, std::exchange(m_amended, sentence));
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

MainWindow::~MainWindow() {
    m_hashes.shutDown();
    m_service.shutDown();
    // The parts refer to members, which go before the base class would delete its children.
    qDeleteAll(findChildren<QDockWidget*>(Qt::FindDirectChildrenOnly));
    delete takeCentralWidget();
}

void MainWindow::openFile(const QString& file) {
    const QString kind = QFileInfo(file).suffix().toLower();
    if (kind == "pgdraw")
        m_projects->open(file);
    else if (ModelController::looksLikeModel(file))
        m_models->add(file);
    else if (kind == "json" || holdsPose(file))
        m_controls->openPose(file);
    else if (kind == "png" || PictureController::holdsPlan(file))
        m_exchange->open(file);
    else
        m_controls->openReference(file);
}

void MainWindow::createMenus() {
    createFileMenu();
    m_parts.topBar->menus().addMenu(tr("&Edit"))->addActions({m_actions.undo, m_actions.redo});
    m_parts.topBar->menus()
        .addMenu(tr("&Picture"))
        ->addActions({m_actions.generate, m_actions.addToQueue, m_actions.cancel, m_actions.stopAndKeep,
                      m_actions.finishThis, m_actions.cancelAll, m_actions.grid, m_actions.showGrid, m_actions.live,
                      m_parts.galleryDock->actions().enlargeAction()});
    createViewMenu();
    createSettingsMenu();
    m_parts.topBar->menus().addMenu(tr("&Help"))->addActions({m_actions.shortcuts, m_actions.about});
}

void MainWindow::createFileMenu() {
    auto* file = m_parts.topBar->menus().addMenu(tr("&File"));
    file->addActions({m_actions.newProject, m_actions.newWindow, m_actions.openProject});
    m_projects->fill(*file->addMenu(tr("Open &Recent")));
    file->addActions({m_actions.saveProject, m_actions.saveProjectAs, m_actions.revert});
    file->addSeparator();
    file->addActions({m_actions.open, m_actions.save, m_actions.copy});
    file->addSeparator();
    file->addAction(m_actions.quit);
}

void MainWindow::createViewMenu() {
    auto* view = m_parts.topBar->menus().addMenu(tr("&View"));
    view->addActions({m_actions.zoomIn, m_actions.zoomOut, m_actions.zoomFit, m_actions.zoomActual});
    view->addSeparator();
    for (const QDockWidget* dock : findChildren<QDockWidget*>(Qt::FindDirectChildrenOnly))
        if (dock->features() & QDockWidget::DockWidgetMovable) {
            dock->toggleViewAction()->setObjectName(dock->objectName() + "Shown");
            view->addAction(dock->toggleViewAction());
        }
    view->addAction(m_actions.resetLayout);
    view->addSeparator();
    view->addActions({m_actions.showPose, m_actions.showEdges, m_actions.peek});
    view->addSeparator();
    view->addAction(m_actions.fullScreen);
    view->addMenu(tr("&Theme"))->addActions(m_actions.themes->actions());
}

void MainWindow::createSettingsMenu() {
    auto* settings = m_parts.topBar->menus().addMenu(tr("&Settings"));
    settings->addAction(m_actions.models);
    addComputeMenus(*settings, m_settings, m_ground.devices, *m_parts.messages);
    addScaleMenu(*settings, m_settings, *m_parts.messages);
    settings->addMenu(tr("&Language"))->addActions(m_actions.languages->actions());
}

void MainWindow::connectActions() {
    connect(m_actions.newProject, &QAction::triggered, m_projects, &ProjectController::askNew);
    if (m_ground.openWindow) connect(m_actions.newWindow, &QAction::triggered, this, m_ground.openWindow);
    connect(m_actions.openProject, &QAction::triggered, m_projects, &ProjectController::askOpen);
    connect(m_actions.saveProject, &QAction::triggered, m_projects, &ProjectController::save);
    connect(m_actions.saveProjectAs, &QAction::triggered, m_projects, &ProjectController::askSaveAs);
    connect(m_actions.revert, &QAction::triggered, m_projects, &ProjectController::revert);
    connect(&m_document, &Document::modifiedChanged, this, &MainWindow::updateActions);
    connect(m_actions.open, &QAction::triggered, m_exchange, &PictureController::askOpen);
    connect(m_actions.save, &QAction::triggered, m_exchange, &PictureController::askSave);
    connect(m_actions.copy, &QAction::triggered, m_exchange, &PictureController::copy);
    connect(m_actions.quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions.lightTheme, &QAction::toggled, this, &MainWindow::chooseTheme);
    connect(m_actions.languages, &QActionGroup::triggered, this, &MainWindow::chooseLanguage);
    connect(m_actions.models, &QAction::triggered, m_models, &ModelController::show);
    m_parts.promptDock->setHistory(m_settings.get(setting::kPromptHistory));
    connect(m_parts.promptDock, &PromptDock::historyChanged, this,
            [this](const QStringList& prompts) { m_settings.set(setting::kPromptHistory, prompts); });
    m_parts.galleryDock->lend(
        {m_actions.undo, m_actions.redo, m_actions.generate, m_actions.addToQueue, m_actions.save});
    connect(m_actions.shortcuts, &QAction::triggered, this,
            [this] { (new ShortcutsDialog(*m_shortcuts, this))->show(); });
    connect(m_actions.about, &QAction::triggered, this, [this] { m_ground.dialogs->showAbout(this); });
    connect(m_parts.layersDock, &LayersDock::referenceWanted, m_controls, &MapController::askReference);
    connect(m_parts.mask, &MaskTool::refused, m_controls, &MapController::tell);
    for (const StrokeTool* tool : {m_parts.brush, m_parts.eraser})
        connect(tool, &StrokeTool::drawn, m_controls, &MapController::takeDrawing);
    auto* missing = new MissingModels(m_document, *m_references, *m_parts.messages, this);
    connect(m_projects, &ProjectController::opened, missing, &MissingModels::setSaved);
    m_service.listOwnModels();
    connect(&m_document, &Document::changed, this, &MainWindow::updateActions);
    connect(&m_document, &Document::amended, this, &MainWindow::tellAmended);
}

void MainWindow::connectPainting() {
    connect(m_actions.generate, &QAction::triggered, m_flow, &GenerationController::generate);
    connect(m_actions.addToQueue, &QAction::triggered, m_flow, &GenerationController::addToQueue);
    connect(m_actions.grid, &QAction::triggered, m_grids, &GridController::ask);
    connect(m_actions.showGrid, &QAction::triggered, m_grids, &GridController::showLatest);
    connect(m_grids, &GridController::begun, this, &MainWindow::updateActions);
    connect(m_grids, &GridController::begun, m_parts.queueDock, &QueueDock::reveal);
    for (QAction* action : {m_actions.live, m_actions.addToQueue, m_actions.stopAndKeep, m_actions.finishThis})
        m_parts.generate->offer(action);
    m_parts.generate->button().setActions(m_actions.generate, m_actions.cancel);
    auto* live = new LiveMode(m_document, this);
    connect(m_actions.live, &QAction::toggled, live, &LiveMode::setOn);
    connect(live, &LiveMode::draftWanted, m_flow, &GenerationController::draft);
    connect(&m_service, &GenerationService::stateChanged, live,
            [this, live] { live->setPainting(m_service.state() != GenerationService::State::Idle); });
    connect(m_actions.cancel, &QAction::triggered, &m_service, &GenerationService::cancel);
    connect(m_actions.stopAndKeep, &QAction::triggered, m_flow, &GenerationController::stopAndKeep);
    connect(m_actions.finishThis, &QAction::triggered, m_runner, &QueueRunner::finishThisOne);
    connect(m_actions.cancelAll, &QAction::triggered, m_runner, &QueueRunner::cancelAll);
    connect(m_parts.queueDock, &QueueDock::cancelWanted, m_runner, &QueueRunner::cancel);
    connect(&m_service, &GenerationService::stateChanged, this, &MainWindow::updateActions);
    connect(&m_queue, &JobQueue::changed, this, &MainWindow::updateActions);
}

void MainWindow::connectView() {
    ViewZoom* zoom = &m_parts.canvas->zoom();
    connect(zoom, &ViewZoom::changed, m_parts.topBar, &TopBar::showZoom);
    connect(m_actions.zoomIn, &QAction::triggered, zoom, [zoom] { zoom->zoomBy(kZoomStep); });
    connect(m_actions.zoomOut, &QAction::triggered, zoom, [zoom] { zoom->zoomBy(1.0 / kZoomStep); });
    connect(m_actions.zoomFit, &QAction::triggered, zoom, &ViewZoom::fit);
    connect(m_actions.zoomActual, &QAction::triggered, zoom, [zoom] { zoom->setFactor(1.0); });
    auto& options = m_parts.options->view();
    options.offer(m_actions.zoomFit, "zoom-fit");
    options.offer(m_actions.zoomActual, "zoom-actual");
    options.offer(m_actions.zoomIn, "zoom-in");
    options.offer(m_actions.zoomOut, "zoom-out");
    connectLayer(m_actions.showPose, LayerKind::Pose);
    connectLayer(m_actions.showEdges, LayerKind::Edges);
    new Peek(m_actions.peek, *m_parts.canvas, this);
    connect(m_actions.fullScreen, &QAction::triggered, this,
            [this](bool on) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, on)); });
    connect(m_actions.resetLayout, &QAction::triggered, m_layout, &WindowLayout::reset);
    const bool light = m_settings.get(setting::kLightTheme);
    (light ? m_actions.lightTheme : m_actions.darkTheme)->setChecked(true);
    const QString language = m_settings.get(setting::kLanguage);
    for (QAction* action : m_actions.languages->actions()) action->setChecked(action->data().toString() == language);
}

void MainWindow::connectLayer(QAction* action, LayerKind kind) {
    connect(action, &QAction::triggered, this, [this, kind](bool on) { setLayerVisible(m_document, kind, on); });
    connect(&m_document, &Document::changed, action, [this, action, kind](Change change) {
        if (change == Change::Layers) action->setChecked(layerOf(m_document.layers(), kind).visible);
    });
}

void MainWindow::updateActions() {
    const bool works = m_service.state() != GenerationService::State::Idle;
    const bool shows = !m_document.shownImage().isNull();
    m_actions.cancel->setEnabled(works);
    m_actions.stopAndKeep->setEnabled(m_service.state() == GenerationService::State::Running);
    m_actions.cancelAll->setEnabled(works || m_queue.waiting() > 0);
    m_actions.finishThis->setEnabled(m_runner->isRunning() && m_queue.waiting() > 0);
    m_actions.showGrid->setEnabled(m_grids->hasGrid());
    m_actions.save->setEnabled(shows);
    m_actions.revert->setEnabled(!m_projects->file().isEmpty() && m_document.isModified());
    m_actions.copy->setEnabled(shows);
    if (m_reopens) QMetaObject::invokeMethod(this, &MainWindow::reopenWhenIdle, Qt::QueuedConnection);
}

void MainWindow::chooseTheme(bool light) {
    m_settings.set(setting::kLightTheme, light);
    applyTheme(light ? Theme::Light : Theme::Dark);
}

void MainWindow::chooseLanguage(QAction* choice) {
    m_settings.set(setting::kLanguage, choice->data().toString());
    if (!m_ground.reopen || !m_session->canHandOver())
        return m_parts.messages->showMessage(MessageBar::Level::Note, tr("The language changes at the next start."));
    m_reopens = true;
    if (isWorking())
        m_parts.messages->showMessage(MessageBar::Level::Note,
                                      tr("The language changes as soon as nothing is being painted."));
    reopenWhenIdle();
}

bool MainWindow::isWorking() const {
    return m_service.state() != GenerationService::State::Idle || (m_queue.waiting() > 0 && !m_queue.isPaused()) ||
           m_projects->isSaving();
}

// The window is built anew over the session, which hands everything over but the steps to undo.
void MainWindow::reopenWhenIdle() {
    if (!m_reopens || isWorking()) return;
    m_reopens = false;
    m_session->handOver();
    m_ground.reopen();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (m_projects->isSaving()) {  // a failure has still to be told
        event->ignore();
        connect(m_projects, &ProjectController::saveEnded, this, &QWidget::close,
                Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
        return;
    }
    // What has no file comes back with the session; other changes are asked about.
    const bool comesBack = m_projects->file().isEmpty() && m_session->comesBack();
    if (!m_isSettled && !comesBack && m_document.isModified()) {
        event->ignore();
        m_projects->settle([this] {
            m_isSettled = true;
            QTimer::singleShot(0, this, &QWidget::close);  // not within the close that waits for the answer
        });
        return;
    }
    m_session->end();
    hide();  // at once, while the run that is cancelled winds down
    m_hashes.shutDown();
    m_service.shutDown();
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange) m_actions.fullScreen->setChecked(isFullScreen());
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const bool isOwn = event->source();  // a drag out of the gallery that came back restores nothing by accident
    if (!isOwn && !droppedFile(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    openFile(droppedFile(event->mimeData()));
    event->acceptProposedAction();
}

}  // namespace ui
