#pragma once

#include <QCoreApplication>

#include "ui/support/dialogs.h"

namespace ui {

// The dialogs of the desktop.
class SystemDialogs : public Dialogs {
    Q_DECLARE_TR_FUNCTIONS(ui::SystemDialogs)

 public:
    void askPictureToOpen(QWidget* parent, const QString& folder, OnFile onAnswer) override;
    void askWhereToSave(QWidget* parent, const QString& suggested, OnFile onAnswer) override;
    void askPoseToOpen(QWidget* parent, OnFile onAnswer) override;
    void askWhereToSavePose(QWidget* parent, OnFile onAnswer) override;
    void askEdgesToOpen(QWidget* parent, OnFile onAnswer) override;
    void askReferenceToOpen(QWidget* parent, OnFile onAnswer) override;
    void askModelToOpen(QWidget* parent, OnFile onAnswer) override;
    void askFolder(QWidget* parent, const QString& title, OnFile onAnswer) override;
    void askProjectToOpen(QWidget* parent, const QString& folder, OnFile onAnswer) override;
    void askWhereToSaveProject(QWidget* parent, const QString& suggested, OnFile onAnswer) override;
    void askToSave(QWidget* parent, const QString& name, OnChoice onAnswer) override;
    void askToRevert(QWidget* parent, const QString& name, OnChoice onAnswer) override;
    void showAbout(QWidget* parent) override;
};

}  // namespace ui
