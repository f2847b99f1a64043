#pragma once

#include <QString>
#include <functional>

class QWidget;

namespace ui {

// Everything the window asks a person in a dialog. None of them blocks: the answer comes through
// `onAnswer`, which is not called when the person declines. Tests answer in their own way.
class Dialogs {
 public:
    using OnChoice = std::function<void(bool yes)>;
    using OnFile = std::function<void(const QString& file)>;

    virtual ~Dialogs() = default;

    virtual void askPictureToOpen(QWidget* parent, OnFile onAnswer) = 0;
    virtual void askWhereToSave(QWidget* parent, const QString& suggested, OnFile onAnswer) = 0;
    virtual void askPoseToOpen(QWidget* parent, OnFile onAnswer) = 0;
    virtual void askWhereToSavePose(QWidget* parent, OnFile onAnswer) = 0;
    virtual void askEdgesToOpen(QWidget* parent, OnFile onAnswer) = 0;
    virtual void askReferenceToOpen(QWidget* parent, OnFile onAnswer) = 0;
    virtual void askModelToOpen(QWidget* parent, OnFile onAnswer) = 0;  // one file
    virtual void askFolder(QWidget* parent, const QString& title, OnFile onAnswer) = 0;
    virtual void askProjectToOpen(QWidget* parent, OnFile onAnswer) = 0;
    virtual void askWhereToSaveProject(QWidget* parent, const QString& suggested, OnFile onAnswer) = 0;
    // Whether unsaved changes are saved (yes) or dropped (no); declining keeps everything as it is.
    virtual void askToSave(QWidget* parent, const QString& name, OnChoice onAnswer) = 0;
    // Whether the changes since the last save are dropped; asks only, and says nothing when the person declines.
    virtual void askToRevert(QWidget* parent, const QString& name, OnChoice onAnswer) = 0;
    virtual void showAbout(QWidget* parent) = 0;
};

}  // namespace ui
