#include "ui/picture_exchange.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QStandardPaths>

#include "core/base/error.h"
#include "core/pipeline/picture_file.h"
#include "ui/docks/gallery_actions.h"
#include "ui/docks/gallery_dock.h"
#include "ui/document/document.h"
#include "ui/document/picture_export.h"
#include "ui/document/plan_edits.h"
#include "ui/support/file_path.h"
#include "ui/support/image_conversion.h"
#include "ui/support/message_bar.h"

namespace ui {
namespace {

// A picture keeps the plan it was made with; one from elsewhere, that holds none, is written bare.
void save(const Document& document, const QString& file) {
    const core::Image image = toCoreImage(document.shownImage());
    const Picture* picture = document.gallery().find(document.shownId());
    if (const auto plan = picture ? planInside(*picture) : std::nullopt)
        core::pipeline::savePicture(toPath(file), image, *plan);
    else
        core::pipeline::savePictureWithoutMetadata(toPath(file), image);
}

}  // namespace

PictureExchange::PictureExchange(Document& document, Settings& settings, Dialogs& dialogs, const WindowParts& parts,
                                 QWidget* window)
    : QObject(window),
      m_document(document),
      m_settings(settings),
      m_dialogs(dialogs),
      m_parts(parts),
      m_window(window) {
    connect(&parts.galleryDock->actions(), &GalleryActions::saveWanted, this, &PictureExchange::askSave);
    connect(&parts.galleryDock->actions(), &GalleryActions::failed, this, &PictureExchange::tell);
    connect(&parts.galleryDock->actions(), &GalleryActions::noted, parts.messages,
            [messages = parts.messages](const QString& sentence) {
                messages->showMessage(MessageBar::Level::Note, sentence);
            });
    connect(&document, &Document::failed, this, &PictureExchange::tell);
}

void PictureExchange::tell(const QString& sentence) {
    m_parts.messages->showMessage(MessageBar::Level::Error, sentence);
}

void PictureExchange::askOpen() {
    m_dialogs.askPictureToOpen(m_window, m_settings.get(setting::kSaveFolder),
                               [this](const QString& file) { open(file); });
}

void PictureExchange::open(const QString& file) {
    try {
        const auto plan = core::pipeline::readPlan(toPath(file));
        m_document.showImage(toQImage(core::pipeline::loadPicture(toPath(file))));
        if (!plan) return tell(tr("%1 holds no plan: it was saved without one.").arg(QFileInfo(file).fileName()));
        restorePlan(m_document, *plan);
        m_document.setRandomSeed(false);
        m_parts.messages->showMessage(MessageBar::Level::Note,
                                      tr("The plan of %1 is restored.").arg(QFileInfo(file).fileName()));
    } catch (const core::Error& error) {
        tell(QString::fromUtf8(error.what()));
    }
}

QString PictureExchange::suggestedFile() const {
    QString folder = m_settings.get(setting::kSaveFolder);
    if (folder.isEmpty()) folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    const Picture* picture = m_document.gallery().find(m_document.shownId());
    const QString name = picture && !picture->file.isEmpty() ? QFileInfo(picture->file).fileName() : "picture.png";
    return folder + '/' + name;
}

void PictureExchange::askSave() {
    if (m_document.shownImage().isNull()) return;
    m_dialogs.askWhereToSave(m_window, suggestedFile(), [this](const QString& file) { saveTo(file); });
}

void PictureExchange::saveTo(const QString& file) {
    try {
        save(m_document, file);
        m_settings.set(setting::kSaveFolder, QFileInfo(file).absolutePath());
    } catch (const core::Error& error) {
        tell(QString::fromUtf8(error.what()));
    }
}

void PictureExchange::copy() const {
    if (!m_document.shownImage().isNull()) QGuiApplication::clipboard()->setImage(m_document.shownImage());
}

}  // namespace ui
