#include "ui/gallery/picture_enlarger.h"

#include "ui/document/document.h"
#include "ui/gallery/gallery_actions.h"
#include "ui/widgets/message_bar.h"
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
    m_service.enlarge(*picture);
    m_messages.showPassing(tr("The picture is being enlarged; the larger one comes into the gallery."));
}

void PictureEnlarger::take(const Picture& picture, const QString& keepingError) {
    m_document.addPicture(picture);
    const QSize size = m_document.shownImage().size();
    if (keepingError.isEmpty())
        return m_messages.showPassing(tr("Enlarged to %1 × %2.").arg(size.width()).arg(size.height()));
    m_messages.showMessage(Level::Error,
                           tr("The larger picture could not be written to the gallery folder; save it elsewhere."),
                           keepingError);
}

}  // namespace ui
