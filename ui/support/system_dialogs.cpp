#include "ui/support/system_dialogs.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>

namespace ui {
namespace {

// What is asked for; each kind has its own last folder.
constexpr auto kPictures = "pictures", kProjects = "projects", kPoses = "poses", kEdges = "edges",
               kReferences = "references", kModels = "models", kFolders = "folders";

Setting<QString> folderOf(const QByteArray& key) { return {key.constData(), {}}; }

QByteArray keyOfFolder(const char* kind) { return QByteArray("files/lastFolder/") + kind; }

QString photoNames() { return SystemDialogs::tr("Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff)"); }
QString projectNames() { return SystemDialogs::tr("PanGu-Draw projects (*.pgdraw)"); }
QString poseNames() { return SystemDialogs::tr("OpenPose files (*.json *.png)"); }

void toSave(QFileDialog& dialog, const QString& suffix, const QString& suggested) {
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(suffix);
    if (!suggested.isEmpty()) dialog.selectFile(suggested);
}

// Plain, as the window itself is.
QMessageBox* questionBox(const QString& title, const QString& text, QMessageBox::StandardButtons buttons,
                         QWidget* parent) {
    auto* box = new QMessageBox(QMessageBox::NoIcon, title, text, buttons, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    return box;
}

}  // namespace

QFileDialog* SystemDialogs::fileDialog(QWidget* parent, const QString& title, const char* kind, const QString& names,
                                       const OnFile& onAnswer) {
    auto* dialog = new QFileDialog(parent, title);
    dialog->setObjectName("fileDialog");
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (!names.isEmpty()) dialog->setNameFilter(names);
    const QByteArray key = keyOfFolder(kind);
    if (const QString last = m_settings.get(folderOf(key)); QFileInfo(last).isDir()) dialog->setDirectory(last);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [this, dialog, key, onAnswer](const QString& file) {
        m_settings.set(folderOf(key), dialog->directory().absolutePath());
        onAnswer(file);
    });
    return dialog;
}

void SystemDialogs::openFileDialog(QWidget* parent, const QString& title, const char* kind, const QString& names,
                                   const OnFile& onAnswer) {
    auto* dialog = fileDialog(parent, title, kind, names, onAnswer);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->open();
}

void SystemDialogs::askPictureToOpen(QWidget* parent, OnFile onAnswer) {
    openFileDialog(parent, tr("Open a picture's plan"), kPictures, photoNames(), onAnswer);
}

void SystemDialogs::askWhereToSave(QWidget* parent, const QString& suggested, OnFile onAnswer) {
    auto* dialog = fileDialog(parent, tr("Save the picture"), kPictures, tr("PNG pictures (*.png)"), onAnswer);
    toSave(*dialog, "png", suggested);
    dialog->open();
}

void SystemDialogs::askPoseToOpen(QWidget* parent, OnFile onAnswer) {
    openFileDialog(parent, tr("Load a pose"), kPoses, poseNames(), onAnswer);
}

void SystemDialogs::askWhereToSavePose(QWidget* parent, OnFile onAnswer) {
    auto* dialog = fileDialog(parent, tr("Save the pose"), kPoses, poseNames(), onAnswer);
    toSave(*dialog, "json", {});
    dialog->open();
}

void SystemDialogs::askEdgesToOpen(QWidget* parent, OnFile onAnswer) {
    openFileDialog(parent, tr("Load edges"), kEdges, photoNames(), onAnswer);
}

void SystemDialogs::askReferenceToOpen(QWidget* parent, OnFile onAnswer) {
    openFileDialog(parent, tr("Load a reference picture"), kReferences, photoNames(), onAnswer);
}

void SystemDialogs::askModelToOpen(QWidget* parent, OnFile onAnswer) {
    openFileDialog(parent, tr("Choose a model"), kModels, tr("Models (*.safetensors *.ckpt)"), onAnswer);
}

void SystemDialogs::askFolder(QWidget* parent, const QString& title, OnFile onAnswer) {
    auto* dialog = fileDialog(parent, title, kFolders, {}, onAnswer);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->open();
}

void SystemDialogs::askProjectToOpen(QWidget* parent, OnFile onAnswer) {
    openFileDialog(parent, tr("Open a project"), kProjects, projectNames(), onAnswer);
}

void SystemDialogs::askWhereToSaveProject(QWidget* parent, const QString& suggested, OnFile onAnswer) {
    auto* dialog = fileDialog(parent, tr("Save the project"), kProjects, projectNames(), onAnswer);
    toSave(*dialog, "pgdraw", suggested);
    dialog->open();
}

void SystemDialogs::askToSave(QWidget* parent, const QString& name, OnChoice onAnswer) {
    auto* box = questionBox(tr("Save changes?"), tr("Save the changes to %1 before it closes?").arg(name),
                            QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, parent);
    box->setDefaultButton(QMessageBox::Save);
    QObject::connect(box, &QMessageBox::finished, parent, [onAnswer](int answer) {
        if (answer != QMessageBox::Cancel) onAnswer(answer == QMessageBox::Save);
    });
    box->open();
}

void SystemDialogs::askToRevert(QWidget* parent, const QString& name, OnChoice onAnswer) {
    auto* box = questionBox(tr("Revert?"),
                            tr("Drop the changes to %1 since it was saved? They cannot be brought back.").arg(name),
                            QMessageBox::Discard | QMessageBox::Cancel, parent);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(box, &QMessageBox::finished, parent, [onAnswer](int answer) {
        if (answer == QMessageBox::Discard) onAnswer(true);
    });
    box->open();
}

void SystemDialogs::showAbout(QWidget* parent) {
    auto* box = questionBox(tr("About PanGu-Draw Studio"),
                            tr("<h3>PanGu-Draw Studio %1</h3>"
                               "<p>Interactive image generation with a visible, editable denoising plan.</p>"
                               "<p>After the PanGu-Draw paper (Lu et al., 2023, arXiv 2312.16486). "
                               "Runs on this machine alone: nothing is sent anywhere.</p>")
                                .arg(QCoreApplication::applicationVersion()),
                            QMessageBox::Ok, parent);
    box->open();
}

}  // namespace ui
