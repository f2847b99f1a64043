#include "ui/gallery/picture_enlarger.h"

#include "core/base/error.h"
#include "ui/document/document.h"
#include "ui/gallery/gallery_actions.h"
#include "ui/widgets/message_bar.h"
#include "ui/worker/gallery_picture.h"
#include "ui/worker/generation_service.h"

namespace ui {

using Level = MessageBar::Level;

PictureEnlarger::PictureEnlarger(Document& document, GenerationService& service, GalleryActions& actions,
                                 MessageBar& messages, QObject* parent)
    : QObject(parent), m_document(document), m_service(service), m_messages(messages) {
    connect(&actions, &GalleryActions::enlargeWanted, this, &PictureEnlarger::enlarge);
    connect(&service, &GenerationService::enlarged, this, &PictureEnlarger::take);
    connect(&service, &GenerationService::enlargingFailed, this, [this](const Failure& failure) {
        m_messages.showMessage(Level::Error, failure.sentence, failure.details);
    });
}

void PictureEnlarger::enlarge(PictureId id) {
    const Picture* picture = m_document.gallery().find(id);
    if (!picture) return;
    try {
        m_service.enlarge(imageOf(*picture), planOf(*picture));
        m_messages.showPassing(tr("The picture is being enlarged; the larger one comes into the gallery."));
    } catch (const core::Error& error) {
        m_messages.showMessage(Level::Error, QString::fromUtf8(error.what()));
    }
}

void PictureEnlarger::take(const PaintedPicture& picture) {
    m_document.addPicture(galleryPicture(picture));
    if (picture.keepingError.isEmpty())
        return m_messages.showPassing(
            tr("Enlarged to %1 × %2.").arg(picture.image.width()).arg(picture.image.height()));
    m_messages.showMessage(Level::Error,
                           tr("The larger picture could not be written to the gallery folder; save it elsewhere."),
                           picture.keepingError);
}

}  // namespace ui
