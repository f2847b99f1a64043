#include "ui/window/project_controller.h"

#include <QFile>
#include <QFileInfo>
#include <QMenu>
#include <QTemporaryDir>

#include "core/base/error.h"
#include "core/plan/metadata/picture_file.h"
#include "ui/document/document.h"
#include "ui/models/model_references.h"
#include "ui/support/aside_file.h"
#include "ui/support/file_path.h"
#include "ui/support/free_file.h"
#include "ui/support/image_conversion.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/amended_text.h"
#include "ui/window/view_state.h"

namespace ui {
namespace {

constexpr int kMostRecent = 10;

QByteArray bytesOf(const QString& name) {
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// The folder's own file if it is the same picture, else a new one.
QString fileFor(const ProjectPicture& picture, const QString& folder) {
    const QFileInfo known(folder + '/' + picture.name);
    if (known.isFile() && known.size() == picture.png.size() && bytesOf(known.filePath()) == picture.png)
        return known.filePath();
    const QString stem = QFileInfo(picture.name).completeBaseName();
    const QString name = createFreeFile(folder, [&stem](int attempt) {
        return attempt == 0 ? stem + ".png" : QString("%1-%2.png").arg(stem).arg(attempt + 1);
    });
    QFile file(name);
    if (file.open(QIODevice::WriteOnly) && file.write(picture.png) == picture.png.size() && file.flush()) return name;
    file.remove();
    core::fail("{}: the picture cannot be written ({})", name.toStdString(), file.errorString().toStdString());
}

// The PNG of a picture that no folder could keep, its plan inside.
QByteArray encoded(const Picture& picture) {
    const QTemporaryDir folder;
    const QString file = folder.filePath("picture.png");
    core::plan::savePicture(toPath(file), toCoreImage(imageOf(picture)), planOf(picture));
    return bytesOf(file);
}

ProjectPicture kept(const Picture& picture) {
    if (picture.file.isEmpty())
        return {.name = QString("picture-%1.png").arg(picture.id), .starred = picture.starred, .png = encoded(picture)};
    return {.name = QFileInfo(picture.file).fileName(), .starred = picture.starred, .file = picture.file};
}

void addThumbnails(std::vector<ProjectPicture>& pictures, const ThumbnailCache& cache) {
    for (auto& picture : pictures) {
        if (picture.file.isEmpty()) continue;
        try {
            picture.thumbnail = cache.of(picture.file);
        } catch (const core::Error&) {
            // Whoever writes the picture itself will tell.
        }
    }
}

// Whether nothing is lost when another project takes a file's place: it is one that can be read whole. Of the open
// project that is known.
bool canBeReplaced(const QString& file, bool isKnown) {
    if (!QFileInfo::exists(file)) return true;
    if (isKnown) return looksLikeProject(file);
    try {
        return !readProject(file).amendments.hasLoss();
    } catch (const core::Error&) {
        return false;
    }
}

}  // namespace

ProjectController::ProjectController(Document& document, Settings& settings, Dialogs& dialogs,
                                     const PictureFolder& pictures, const ThumbnailCache& thumbnails,
                                     const ModelReferences& models, const WindowParts& parts, QWidget* window)
    : QObject(window),
      m_document(document),
      m_settings(settings),
      m_dialogs(dialogs),
      m_pictures(pictures),
      m_thumbnails(thumbnails),
      m_models(models),
      m_parts(parts),
      m_window(window) {
    m_writer.setMaxThreadCount(1);
    connect(&document, &Document::modifiedChanged, this, &ProjectController::showTitle);
    showTitle();
}

ProjectController::~ProjectController() { m_writer.waitForDone(); }

void ProjectController::askNew() {
    settle([this] {
        m_document.beginProject();
        m_document.addOlderFiles(m_pictures.newest(PictureFolder::kAtHand));
        m_document.setRevision(0);
        take({});
        m_parts.messages->dismiss();
        if (const int pictures = m_document.gallery().size(); pictures > 0) tellWherePicturesAre(pictures);
    });
}

void ProjectController::tellWherePicturesAre(int pictures) {
    m_parts.messages->showMessage(MessageBar::Level::Note,
                                  tr("A new project begins. The gallery still shows the %n picture(s) painted before, "
                                     "which are no part of it; their "
                                     "files lie in %1.",
                                     nullptr, pictures)
                                      .arg(m_pictures.path()));
}

void ProjectController::askOpen() {
    m_dialogs.askProjectToOpen(m_window, [this](const QString& file) { open(file); });
}

void ProjectController::open(const QString& file) {
    settle([this, file] {
        const bool hadPictures = m_document.gallery().size() > 0;
        load(file);
        const bool isOpen = m_file == QFileInfo(file).absoluteFilePath();
        if (hadPictures && isOpen && m_parts.messages->sentence().isEmpty())
            m_parts.messages->showPassing(
                tr("The gallery shows the pictures of this project now; those shown before lie in %1.")
                    .arg(m_pictures.path()));
    });
}

void ProjectController::load(const QString& file) {
    try {
        const Project project = readProject(file);
        m_document.openProject(project.content, project.randomSeed, unpack(project.pictures));
        m_document.setRevision(project.revision);
        take(QFileInfo(file).absoluteFilePath());
        m_isPartlyRead = project.amendments.hasLoss();
        showView(project.view, m_document, m_parts);
        m_parts.messages->dismiss();
        tellAmended(project.amendments);
        Q_EMIT opened(project.models);
    } catch (const std::exception& error) {
        QString sentence = QString::fromUtf8(error.what());
        if (QFileInfo::exists(file))
            sentence += ' ' + tr("The file stays as it is; what is saved under its name later leaves it beside, under "
                                 "another one.");
        m_parts.messages->showMessage(MessageBar::Level::Error, sentence);
    }
}

void ProjectController::tellAmended(const core::plan::Amendments& amendments) {
    if (amendments.empty()) return;
    m_parts.messages->addMessage(m_isPartlyRead ? MessageBar::Level::Error : MessageBar::Level::Note,
                                 amendedFileSentence(QFileInfo(m_file).fileName(), amendments));
}

bool ProjectController::resume(const QString& file) {
    load(file);
    return m_file == file;
}

void ProjectController::revert() {
    if (m_file.isEmpty()) return;
    m_dialogs.askToRevert(m_window, QFileInfo(m_file).fileName(), [this](bool) { load(m_file); });
}

std::vector<Picture> ProjectController::unpack(const std::vector<ProjectPicture>& pictures) const {
    std::vector<Picture> unpacked;
    if (!pictures.empty()) m_pictures.create();
    for (const auto& picture : pictures) {
        unpacked.push_back({.file = fileFor(picture, m_pictures.path()), .starred = picture.starred});
        m_thumbnails.keep(unpacked.back().file, picture.thumbnail);
    }
    return unpacked;
}

// Pictures are read from their files when it is written.
Project ProjectController::snapshot() const {
    Project project{.content = m_document.content(),
                    .randomSeed = m_document.randomSeed(),
                    .revision = m_document.revision(),
                    .view = viewOf(m_document, m_parts),
                    .models = m_models.current()};
    const Gallery& gallery = m_document.gallery();
    for (int row = 0; row < gallery.size(); ++row)
        if (gallery.at(row).inProject) project.pictures.push_back(kept(gallery.at(row)));
    return project;
}

void ProjectController::save() {
    if (m_file.isEmpty())
        askSaveAs();
    else
        saveTo(m_file);
}

void ProjectController::askSaveAs() {
    m_dialogs.askWhereToSaveProject(m_window, m_file, [this](const QString& file) { saveTo(file); });
}

void ProjectController::saveTo(const QString& file, const Action& then) {
    const QString target = QFileInfo(file).absoluteFilePath();
    Project project;
    try {
        project = snapshot();
    } catch (const std::exception& error) {
        return m_parts.messages->showMessage(MessageBar::Level::Error, QString::fromUtf8(error.what()));
    }
    ++m_running;
    m_document.setSaved();  // edits from here on are no part of it
    const bool isKnown = target == m_file && !m_isPartlyRead;
    m_writer.start([this, target, then, isKnown, project = std::move(project)]() mutable {
        SaveEnd end{.file = target};
        try {
            addThumbnails(project.pictures, m_thumbnails);
            if (!canBeReplaced(target, isKnown)) end.aside = keepAside(target);
            writeProject(target, project);
        } catch (const std::exception& error) {
            end.failure = QString::fromUtf8(error.what());
        }
        QMetaObject::invokeMethod(this, [this, end, then] { finishSave(end, then); });
    });
}

void ProjectController::finishSave(const SaveEnd& end, const Action& then) {
    --m_running;
    if (end.failure.isEmpty()) {
        take(end.file);
        if (m_parts.messages->sentence().isEmpty())  // nothing that a person has still to read
            m_parts.messages->showPassing(tr("%1 is saved.").arg(QFileInfo(end.file).fileName()));
        if (!end.aside.isEmpty())
            m_parts.messages->addMessage(MessageBar::Level::Note,
                                         tr("What lay at %1 and could not be read whole is kept as %2.")
                                             .arg(QFileInfo(end.file).fileName(), end.aside));
        if (then) then();
    } else {
        m_document.setUnsaved();
        m_parts.messages->showMessage(MessageBar::Level::Error, end.failure);
    }
    Q_EMIT saveEnded();
}

void ProjectController::settle(const Action& goOn) {
    if (!m_document.isModified()) return goOn();
    const QString name = m_file.isEmpty() ? tr("the untitled project") : QFileInfo(m_file).fileName();
    m_dialogs.askToSave(m_window, name, [this, goOn](bool keep) {
        if (!keep) return goOn();
        const auto again = [this, goOn] { settle(goOn); };  // what was changed while it was written counts, too
        if (!m_file.isEmpty()) return saveTo(m_file, again);
        m_dialogs.askWhereToSaveProject(m_window, {}, [this, again](const QString& file) { saveTo(file, again); });
    });
}

void ProjectController::take(const QString& file) {
    m_file = file;
    m_isPartlyRead = false;
    remember(file);
    showTitle();
}

void ProjectController::showTitle() {
    // Qt puts the program's name behind it.
    m_window->setWindowTitle((m_file.isEmpty() ? tr("Untitled") : QFileInfo(m_file).fileName()) + "[*]");
    m_window->setWindowModified(m_document.isModified());
}

void ProjectController::remember(const QString& file) {
    if (file.isEmpty()) return;
    QStringList recent = m_settings.get(setting::kRecentProjects);
    recent.removeAll(file);
    recent.prepend(file);
    m_settings.set(setting::kRecentProjects, QStringList(recent.mid(0, kMostRecent)));
}

void ProjectController::fill(QMenu& recent) {
    connect(&recent, &QMenu::aboutToShow, this, [this, &recent] {
        recent.clear();
        for (const QString& file : m_settings.get(setting::kRecentProjects))
            if (QFileInfo::exists(file))
                recent.addAction(QFileInfo(file).fileName(), this, [this, file] { open(file); })->setToolTip(file);
        if (recent.isEmpty()) recent.addAction(tr("None yet"))->setEnabled(false);
    });
}

}  // namespace ui
