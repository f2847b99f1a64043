#pragma once

#include <QString>
#include <functional>

class QWidget;

namespace ui {

// Everything the window asks a person in a dialog. None of them blocks: the answer comes through
// `onAnswer`, which is not called when the person declines. Tests answer in their own way.
class Dialogs {
 public:
    using OnFile = std::function<void(const QString& file)>;

    virtual ~Dialogs() = default;

    virtual void askPictureToOpen(QWidget* parent, const QString& folder, OnFile onAnswer) = 0;
    virtual void askWhereToSave(QWidget* parent, const QString& suggested, OnFile onAnswer) = 0;
    virtual void askPoseToOpen(QWidget* parent, OnFile onAnswer) = 0;
    virtual void askWhereToSavePose(QWidget* parent, OnFile onAnswer) = 0;
    virtual void askEdgesToOpen(QWidget* parent, OnFile onAnswer) = 0;
    virtual void askReferenceToOpen(QWidget* parent, OnFile onAnswer) = 0;
    virtual void showAbout(QWidget* parent) = 0;
};

}  // namespace ui
