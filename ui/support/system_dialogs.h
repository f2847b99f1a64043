#pragma once

#include <QCoreApplication>

#include "ui/support/dialogs.h"
#include "ui/support/settings.h"

class QFileDialog;

namespace ui {

// The dialogs of the desktop. Each kind of file is asked for in the folder where the last one of it lay.
class SystemDialogs : public Dialogs {
    Q_DECLARE_TR_FUNCTIONS(ui::SystemDialogs)

 public:
    explicit SystemDialogs(const QString& settingsFile) : m_settings(settingsFile) {}

    void askPictureToOpen(QWidget* parent, OnFile onAnswer) override;
    void askWhereToSave(QWidget* parent, const QString& suggested, OnFile onAnswer) override;
    void askPoseToOpen(QWidget* parent, OnFile onAnswer) override;
    void askWhereToSavePose(QWidget* parent, OnFile onAnswer) override;
    void askEdgesToOpen(QWidget* parent, OnFile onAnswer) override;
    void askReferenceToOpen(QWidget* parent, OnFile onAnswer) override;
    void askModelToOpen(QWidget* parent, OnFile onAnswer) override;
    void askFolder(QWidget* parent, const QString& title, OnFile onAnswer) override;
    void askProjectToOpen(QWidget* parent, OnFile onAnswer) override;
    void askWhereToSaveProject(QWidget* parent, const QString& suggested, OnFile onAnswer) override;
    void askToSave(QWidget* parent, const QString& name, OnChoice onAnswer) override;
    void askToRevert(QWidget* parent, const QString& name, OnChoice onAnswer) override;
    void showAbout(QWidget* parent) override;

 private:
    QFileDialog* fileDialog(QWidget* parent, const QString& title, const char* kind, const QString& names,
                            const OnFile& onAnswer);
    void openFileDialog(QWidget* parent, const QString& title, const char* kind, const QString& names,
                        const OnFile& onAnswer);

    Settings m_settings;
};

}  // namespace ui
