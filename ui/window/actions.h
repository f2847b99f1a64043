#pragma once

#include <QCoreApplication>

class QAction;
class QActionGroup;
class QUndoStack;

namespace ui {

// Everything a menu can do, with its standard key. The main window connects them.
struct Actions {
    Q_DECLARE_TR_FUNCTIONS(ui::Actions)

 public:
    Actions(QObject* parent, QUndoStack& undoStack);

    QAction* newProject;
    QAction* newWindow;
    QAction* openProject;
    QAction* saveProject;
    QAction* saveProjectAs;
    QAction* revert;
    QAction* open;  // a picture
    QAction* save;  // the picture that is shown
    QAction* copy;
    QAction* quit;
    QAction* undo;
    QAction* redo;
    QAction* generate;
    QAction* addToQueue;
    QAction* cancel;
    QAction* cancelAll;
    QAction* stopAndKeep;
    QAction* finishThis;  // the picture that is forming, and no other
    QAction* grid;        // of pictures over two parameters
    QAction* showGrid;    // the latest one
    QAction* live;
    QAction* zoomIn;
    QAction* zoomOut;
    QAction* zoomFit;
    QAction* zoomActual;
    QAction* models;  // the person's own
    QAction* showPose;
    QAction* showEdges;
    QAction* peek;  // while its key is held
    QAction* fullScreen;
    QAction* resetLayout;
    QAction* darkTheme;
    QAction* lightTheme;
    QActionGroup* themes;
    QActionGroup* languages;  // each action's data is a language of setting::kLanguage
    QAction* shortcuts;
    QAction* about;
};

}  // namespace ui
