#include "ui/support/system_dialogs.h"

#include <QFileDialog>
#include <QMessageBox>

namespace ui {
namespace {

QFileDialog* fileDialog(QWidget* parent, const QString& title, const QString& kind, const Dialogs::OnFile& onAnswer) {
    auto* dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilter(kind);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, onAnswer);
    return dialog;
}

QFileDialog* pictureDialog(QWidget* parent, const QString& title, const Dialogs::OnFile& onAnswer) {
    return fileDialog(parent, title, SystemDialogs::tr("PNG pictures (*.png)"), onAnswer);
}

QFileDialog* photoDialog(QWidget* parent, const QString& title, const Dialogs::OnFile& onAnswer) {
    auto* dialog = fileDialog(parent, title,
                              SystemDialogs::tr("Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff)"), onAnswer);
    dialog->setFileMode(QFileDialog::ExistingFile);
    return dialog;
}

void openPhotoDialog(QWidget* parent, const QString& title, const Dialogs::OnFile& onAnswer) {
    photoDialog(parent, title, onAnswer)->open();
}

QFileDialog* projectDialog(QWidget* parent, const QString& title, const Dialogs::OnFile& onAnswer) {
    return fileDialog(parent, title, SystemDialogs::tr("PanGu-Draw projects (*.pgdraw)"), onAnswer);
}

QFileDialog* poseDialog(QWidget* parent, const QString& title, const Dialogs::OnFile& onAnswer) {
    return fileDialog(parent, title, SystemDialogs::tr("OpenPose files (*.json *.png)"), onAnswer);
}

}  // namespace

void SystemDialogs::askPictureToOpen(QWidget* parent, const QString& folder, OnFile onAnswer) {
    auto* dialog = photoDialog(parent, tr("Open a picture's plan"), onAnswer);
    dialog->setDirectory(folder);
    dialog->open();
}

void SystemDialogs::askWhereToSave(QWidget* parent, const QString& suggested, OnFile onAnswer) {
    auto* dialog = pictureDialog(parent, tr("Save the picture"), onAnswer);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix("png");
    dialog->selectFile(suggested);
    dialog->open();
}

void SystemDialogs::askPoseToOpen(QWidget* parent, OnFile onAnswer) {
    auto* dialog = poseDialog(parent, tr("Load a pose"), onAnswer);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->open();
}

void SystemDialogs::askWhereToSavePose(QWidget* parent, OnFile onAnswer) {
    auto* dialog = poseDialog(parent, tr("Save the pose"), onAnswer);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix("json");
    dialog->open();
}

void SystemDialogs::askEdgesToOpen(QWidget* parent, OnFile onAnswer) {
    openPhotoDialog(parent, tr("Load edges"), onAnswer);
}

void SystemDialogs::askReferenceToOpen(QWidget* parent, OnFile onAnswer) {
    openPhotoDialog(parent, tr("Load a reference picture"), onAnswer);
}

void SystemDialogs::askModelToOpen(QWidget* parent, OnFile onAnswer) {
    auto* dialog = fileDialog(parent, tr("Choose a model"), tr("Models (*.safetensors *.ckpt)"), onAnswer);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->open();
}

void SystemDialogs::askFolder(QWidget* parent, const QString& title, OnFile onAnswer) {
    auto* dialog = fileDialog(parent, title, {}, onAnswer);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->open();
}

void SystemDialogs::askProjectToOpen(QWidget* parent, const QString& folder, OnFile onAnswer) {
    auto* dialog = projectDialog(parent, tr("Open a project"), onAnswer);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setDirectory(folder);
    dialog->open();
}

void SystemDialogs::askWhereToSaveProject(QWidget* parent, const QString& suggested, OnFile onAnswer) {
    auto* dialog = projectDialog(parent, tr("Save the project"), onAnswer);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix("pgdraw");
    if (!suggested.isEmpty()) dialog->selectFile(suggested);
    dialog->open();
}

void SystemDialogs::askToSave(QWidget* parent, const QString& name, OnChoice onAnswer) {
    auto* box = new QMessageBox(QMessageBox::Question, tr("Save changes?"),
                                tr("Save the changes to %1 before it closes?").arg(name),
                                QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDefaultButton(QMessageBox::Save);
    QObject::connect(box, &QMessageBox::finished, parent, [onAnswer](int answer) {
        if (answer != QMessageBox::Cancel) onAnswer(answer == QMessageBox::Save);
    });
    box->open();
}

void SystemDialogs::askToRevert(QWidget* parent, const QString& name, OnChoice onAnswer) {
    auto* box = new QMessageBox(QMessageBox::Question, tr("Revert?"),
                                tr("Drop the changes to %1 since it was saved? They cannot be brought back.").arg(name),
                                QMessageBox::Discard | QMessageBox::Cancel, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(box, &QMessageBox::finished, parent, [onAnswer](int answer) {
        if (answer == QMessageBox::Discard) onAnswer(true);
    });
    box->open();
}

void SystemDialogs::showAbout(QWidget* parent) {
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("About PanGu-Draw Studio"),
                                tr("<h3>PanGu-Draw Studio %1</h3>"
                                   "<p>Interactive image generation with a visible, editable denoising plan.</p>"
                                   "<p>After the PanGu-Draw paper (Lu et al., 2023, arXiv 2312.16486). "
                                   "Runs on this machine alone: nothing is sent anywhere.</p>")
                                    .arg(QCoreApplication::applicationVersion()),
                                QMessageBox::Ok, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

}  // namespace ui
