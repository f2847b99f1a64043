#include "ui/window/picture_controller.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QStandardPaths>
#include <algorithm>

#include "core/base/error.h"
#include "core/image/picture_read.h"
#include "core/plan/metadata/picture_file.h"
#include "core/plan/metadata/picture_text.h"
#include "ui/document/document.h"
#include "ui/document/picture_export.h"
#include "ui/document/plan_edits.h"
#include "ui/gallery/gallery_actions.h"
#include "ui/gallery/gallery_dock.h"
#include "ui/support/file_path.h"
#include "ui/support/image_conversion.h"
#include "ui/support/photo_file.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/plan_notices.h"

namespace ui {
namespace {

// A picture keeps the plan it was made with; one from elsewhere, that holds none, is written bare.
void save(const Document& document, const QString& file) {
    const core::Image image = toCoreImage(document.shownImage());
    const Picture* picture = document.gallery().find(document.shownId());
    if (const auto plan = picture ? planInside(*picture) : std::nullopt)
        core::plan::savePicture(toPath(file), image, *plan);
    else
        core::plan::savePictureWithoutMetadata(toPath(file), image);
}

// In its own size, where the program itself reads such files.
core::Image pictureIn(const QString& file) {
    if (!core::isReadablePicture(toPath(file))) return readPhoto(file);
    return core::readPicture(toPath(file), core::Ground::White, core::plan::kPictureLimits);
}

}  // namespace

PictureController::PictureController(Document& document, Settings& settings, Dialogs& dialogs, GalleryActions& actions,
                                     MessageBar& messages, QWidget* window)
    : QObject(window),
      m_document(document),
      m_settings(settings),
      m_dialogs(dialogs),
      m_messages(messages),
      m_window(window) {
    connect(&actions, &GalleryActions::saveWanted, this, &PictureController::askSave);
    connect(&actions, &GalleryActions::failed, this, &PictureController::tell);
    connect(&actions, &GalleryActions::noted, this,
            [this](const QString& sentence) { m_messages.showPassing(sentence); });
    connect(&document, &Document::failed, this, &PictureController::tell);
}

void PictureController::tell(const QString& sentence) { m_messages.showMessage(MessageBar::Level::Error, sentence); }

void PictureController::askOpen() {
    m_dialogs.askPictureToOpen(m_window, [this](const QString& file) { open(file); });
}

bool PictureController::holdsPlan(const QString& file) try {
    return core::plan::readPicturePlan(toPath(file)).has_value();
} catch (const core::Error&) {
    return false;
}

// Plans of other programs are made to fit the model in use.
core::plan::PlanTarget PictureController::target() const {
    core::plan::PlanTarget target{.model = m_document.plan().model};
    if (const auto* model = m_document.models().find(target.model)) target.sizeStep = model->sizeStep;
    return target;
}

QString PictureController::show(const QString& file) {
    try {
        m_document.showImage(toQImage(pictureIn(file)));
    } catch (const core::Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

// A picture that cannot be shown may still say how it was made.
void PictureController::open(const QString& file) {
    const QString trouble = show(file);
    try {
        const auto found = core::plan::readPicturePlan(toPath(file), target());
        if (found) return restore(*found, file, trouble);
        const QString none = tr("%1 holds no plan: it was saved without one.").arg(QFileInfo(file).fileName());
        tell(trouble.isEmpty() ? none : trouble);
    } catch (const core::Error& error) {
        tell(trouble.isEmpty() ? QString::fromUtf8(error.what()) : trouble);
    }
}

void PictureController::restore(const core::plan::PicturePlan& found, const QString& file, const QString& trouble) {
    using core::plan::PlanNotice;
    restorePlan(m_document, found.plan);
    const auto isRandom = [](const PlanNotice& notice) { return notice.kind == PlanNotice::Kind::RandomSeed; };
    m_document.setRandomSeed(std::ranges::any_of(found.notices, isRandom));
    const QString sentence = restoredSentence(found, QFileInfo(file).fileName());
    m_messages.showMessage(MessageBar::Level::Note, trouble.isEmpty() ? sentence : sentence + ' ' + trouble);
}

QString PictureController::suggestedFile() const {
    QString folder = m_settings.get(setting::kSaveFolder);
    if (folder.isEmpty()) folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    const Picture* picture = m_document.gallery().find(m_document.shownId());
    const QString name = picture && !picture->file.isEmpty() ? QFileInfo(picture->file).fileName() : "picture.png";
    return folder + '/' + name;
}

void PictureController::askSave() {
    if (m_document.shownImage().isNull()) return;
    m_dialogs.askWhereToSave(m_window, suggestedFile(), [this](const QString& file) { saveTo(file); });
}

void PictureController::saveTo(const QString& file) {
    try {
        save(m_document, file);
        m_settings.set(setting::kSaveFolder, QFileInfo(file).absolutePath());
        m_messages.showPassing(tr("The picture is saved as %1.").arg(QDir::toNativeSeparators(file)));
    } catch (const core::Error& error) {
        tell(QString::fromUtf8(error.what()));
    }
}

void PictureController::copy() const {
    if (!m_document.shownImage().isNull()) QGuiApplication::clipboard()->setImage(m_document.shownImage());
}

}  // namespace ui
