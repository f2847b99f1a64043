#pragma once

#include <QMainWindow>
#include <functional>
#include <memory>

#include "ui/document/document.h"
#include "ui/document/own_poses.h"
#include "ui/queue/job_queue.h"
#include "ui/support/dialogs.h"
#include "ui/support/places.h"
#include "ui/support/settings.h"
#include "ui/support/thumbnail_cache.h"
#include "ui/window/actions.h"
#include "ui/window/window_parts.h"
#include "ui/worker/generation_service.h"
#include "ui/worker/model_hashes.h"

namespace ui {

class MapController;
class GenerationController;
class GridController;
class ModelController;
class ModelReferences;
class PictureController;
class ProjectController;
class QueueRunner;
class Session;
class Shortcuts;
class WindowLayout;

// What the window stands on; tests bring their own.
struct Ground {
    Places places;
    BackendFactory makePictures;
    std::unique_ptr<Dialogs> dialogs;
    QString runtimeSummary;                 // "CPU · 2 threads · fp32"
    QStringList devices;                    // that networks can compute on: "cpu", "cuda:0"
    std::function<void()> openWindow = {};  // starts another studio
    std::function<void()> reopen = {};      // builds this window anew, in the language that is chosen by then
};

// The studio. Opens with the last session's plan, layout and gallery; models load when first needed.
class MainWindow : public QMainWindow {
    Q_OBJECT

 public:
    explicit MainWindow(Ground ground);
    ~MainWindow() override;

    Document& document() { return m_document; }

    // A project is opened; a PNG, or another picture that holds a plan, is shown and its plan restored; a pose is put
    // into the plan; a model goes on the list of the person's own; any other picture is one to draw after.
    void openFile(const QString& file);

 protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

 private:
    void showOlderPictures();
    void reopenOthers();  // studios that ended without being closed
    void tellRestored();  // how the last session ended
    void tellAmended(const core::plan::Amendments& amendments);
    void createMenus();
    void createFileMenu();
    void createViewMenu();
    void createSettingsMenu();
    void connectActions();
    void connectPainting();
    void connectView();
    void connectLayer(QAction* action, LayerKind kind);
    void updateActions();
    void chooseTheme(bool light);
    void chooseLanguage(QAction* choice);
    void reopenWhenIdle();
    bool isWorking() const;

    Ground m_ground;
    Settings m_settings;
    Document m_document;
    OwnPoses m_ownPoses;
    GenerationService m_service;
    ModelHashes m_hashes;
    JobQueue m_queue;
    ThumbnailCache m_thumbnails;
    WindowParts m_parts;
    WindowLayout* m_layout;
    Actions m_actions;
    QueueRunner* m_runner;
    GenerationController* m_flow;
    GridController* m_grids;
    PictureController* m_exchange;
    ModelReferences* m_references;
    ProjectController* m_projects;
    MapController* m_controls;
    ModelController* m_models;
    Session* m_session;
    Shortcuts* m_shortcuts = nullptr;
    bool m_reopens = false;    // as soon as nothing is painted
    bool m_isSettled = false;  // nothing unsaved is left to ask about
    QString m_amended;         // the sentence on the last edit that asked for too much
};

}  // namespace ui
