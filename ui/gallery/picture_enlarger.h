#pragma once

#include <QObject>

#include "ui/document/gallery.h"
#include "ui/worker/job.h"

namespace ui {

class Document;
class GalleryActions;
class GenerationService;
class MessageBar;

// Makes larger pictures of those in the gallery, by the enlarger among the models, and says how it went.
class PictureEnlarger : public QObject {
    Q_OBJECT

 public:
    PictureEnlarger(Document& document, GenerationService& service, GalleryActions& actions, MessageBar& messages,
                    QObject* parent);

 private:
    void enlarge(PictureId id);
    void take(const Picture& picture, const QString& keepingError);

    Document& m_document;
    GenerationService& m_service;
    MessageBar& m_messages;
};

}  // namespace ui
