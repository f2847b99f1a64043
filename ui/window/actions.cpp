#include "ui/window/actions.h"

#include <QAction>
#include <QActionGroup>
#include <QUndoStack>

#include "ui/support/icons.h"
#include "ui/support/plain_text.h"

namespace ui {
namespace {

QAction* make(QObject* parent, const char* objectName, const QString& text, const QList<QKeySequence>& keys = {}) {
    auto* action = new QAction(text, parent);
    action->setIconText(withoutMarks(text));
    action->setToolTip(withoutMarks(text));
    action->setObjectName(objectName);
    action->setShortcuts(keys);
    return action;
}

QAction* withIcon(QAction* action, const QString& icon) {
    action->setIcon(themedIcon(icon));
    return action;
}

QAction* undoAction(QAction* action, const char* objectName, QKeySequence::StandardKey key, const QString& icon) {
    action->setObjectName(objectName);
    action->setShortcuts(key);
    return withIcon(action, icon);
}

QAction* choice(QActionGroup* group, const char* objectName, const QString& text, const QVariant& data = {}) {
    auto* action = make(group, objectName, text);
    action->setCheckable(true);
    action->setData(data);
    return group->addAction(action);
}

// A switch that begins switched on.
QAction* shown(QAction* action) {
    action->setCheckable(true);
    action->setChecked(true);
    return action;
}

QActionGroup* languageChoices(QObject* parent) {
    auto* group = new QActionGroup(parent);
    choice(group, "languageSystemAction", Actions::tr("As the System"), QString());
    choice(group, "languageEnglishAction", "English", QString("en"));
    choice(group, "languageChineseAction", "简体中文", QString("zh_CN"));
    return group;
}

}  // namespace

Actions::Actions(QObject* parent, QUndoStack& undoStack)
    : newProject(make(parent, "newProjectAction", tr("&New Project"), {QKeySequence::New})),
      newWindow(make(parent, "newWindowAction", tr("New &Window"), {Qt::CTRL | Qt::SHIFT | Qt::Key_N})),
      openProject(withIcon(make(parent, "openProjectAction", tr("&Open Project…"), {QKeySequence::Open}), "open")),
      saveProject(withIcon(make(parent, "saveProjectAction", tr("&Save Project"), {QKeySequence::Save}), "save")),
      saveProjectAs(make(parent, "saveProjectAsAction", tr("Save Project &As…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_S})),
      revert(make(parent, "revertAction", tr("&Revert to Saved"))),
      open(make(parent, "openAction", tr("Open Picture's &Plan…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_O})),
      save(make(parent, "saveAction", tr("Save P&icture…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_E})),
      copy(make(parent, "copyAction", tr("&Copy Picture"), {Qt::CTRL | Qt::SHIFT | Qt::Key_C})),
      quit(make(parent, "quitAction", tr("&Quit"), {QKeySequence::Quit})),
      undo(undoAction(undoStack.createUndoAction(parent, tr("&Undo")), "undoAction", QKeySequence::Undo, "undo")),
      redo(undoAction(undoStack.createRedoAction(parent, tr("&Redo")), "redoAction", QKeySequence::Redo, "redo")),
      generate(make(parent, "generateAction", tr("&Generate"), {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter})),
      addToQueue(make(parent, "addToQueueAction", tr("Add to &Queue"),
                      {Qt::CTRL | Qt::SHIFT | Qt::Key_Return, Qt::CTRL | Qt::SHIFT | Qt::Key_Enter})),
      cancel(make(parent, "cancelAction", tr("&Cancel"), {Qt::Key_Escape})),
      cancelAll(make(parent, "cancelAllAction", tr("Cancel &All"), {Qt::SHIFT | Qt::Key_Escape})),
      stopAndKeep(make(parent, "stopAndKeepAction", tr("Stop and &Keep"), {Qt::CTRL | Qt::Key_K})),
      finishThis(make(parent, "finishThisAction", tr("&Finish This One"), {Qt::CTRL | Qt::Key_Period})),
      grid(make(parent, "gridAction", tr("G&rid over Two Parameters…"), {Qt::CTRL | Qt::Key_G})),
      showGrid(make(parent, "showGridAction", tr("S&how the Grid"), {Qt::CTRL | Qt::SHIFT | Qt::Key_G})),
      live(make(parent, "liveAction", tr("&Live Mode"), {Qt::CTRL | Qt::Key_L})),
      zoomIn(make(parent, "zoomInAction", tr("Zoom &In"), {QKeySequence::ZoomIn, Qt::CTRL | Qt::Key_Equal})),
      zoomOut(make(parent, "zoomOutAction", tr("Zoom &Out"), {QKeySequence::ZoomOut})),
      zoomFit(make(parent, "zoomFitAction", tr("&Fit the Picture"), {Qt::CTRL | Qt::Key_0})),
      zoomActual(make(parent, "zoomActualAction", tr("&Actual Size"), {Qt::CTRL | Qt::Key_1})),
      models(make(parent, "modelsAction", tr("&Models…"), {Qt::CTRL | Qt::Key_M})),
      showPose(shown(make(parent, "showPoseAction", tr("Show the &Pose"), {Qt::CTRL | Qt::Key_2}))),
      showEdges(shown(make(parent, "showEdgesAction", tr("Show the &Edges"), {Qt::CTRL | Qt::Key_3}))),
      peek(make(parent, "peekAction", tr("Show the Picture &Alone"), {Qt::Key_O})),
      fullScreen(make(parent, "fullScreenAction", tr("F&ull Screen"), {Qt::Key_F11})),
      resetLayout(make(parent, "resetLayoutAction", tr("&Reset the Layout"))),
      themes(new QActionGroup(parent)),
      languages(languageChoices(parent)),
      shortcuts(make(parent, "shortcutsAction", tr("&Keyboard Shortcuts…"), {Qt::Key_F1, Qt::Key_Question})),
      about(make(parent, "aboutAction", tr("&About PanGu-Draw Studio"))) {
    darkTheme = choice(themes, "darkThemeAction", tr("&Dark"));
    lightTheme = choice(themes, "lightThemeAction", tr("&Light"));
    cancel->setToolTip(tr("Drop the picture that is forming; those that wait follow"));
    cancelAll->setToolTip(tr("Drop the picture that is forming and all that wait"));
    stopAndKeep->setToolTip(tr("Finish the picture as it is now, and keep it; those that wait follow (Ctrl+K)"));
    finishThis->setToolTip(tr("Keep the picture that is forming; those that wait are cancelled"));
    addToQueue->setToolTip(tr("Paint this plan behind those that wait (Ctrl+Shift+Enter)"));
    addToQueue->setIconText(tr("Queue"));
    stopAndKeep->setIconText(tr("Keep"));
    finishThis->setIconText(tr("Only this"));
    zoomFit->setIconText(tr("Fit"));
    zoomActual->setIconText("100 %");
    zoomIn->setIconText(tr("Larger"));
    zoomOut->setIconText(tr("Smaller"));
    live->setIconText(tr("Live"));
    live->setCheckable(true);
    fullScreen->setCheckable(true);
    peek->setToolTip(tr("While the key is held, the canvas shows nothing over the picture (O)"));
    live->setToolTip(tr("Paint a quick draft whenever the plan changes (Ctrl+L)"));
    quit->setMenuRole(QAction::QuitRole);
    about->setMenuRole(QAction::AboutRole);
}

}  // namespace ui
