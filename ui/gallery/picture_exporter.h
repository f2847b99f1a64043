#pragma once

#include <QObject>
#include <QThreadPool>
#include <vector>

#include "ui/document/picture_export.h"
#include "ui/support/settings.h"

namespace ui {

class Document;
class GalleryActions;
class MessageBar;

// Exports pictures of the gallery: asks how, writes them in the background, says how it went.
class PictureExporter : public QObject {
    Q_OBJECT

 public:
    PictureExporter(Document& document, Settings& settings, GalleryActions& actions, MessageBar& messages,
                    QWidget* window);
    ~PictureExporter() override;

    void ask(const std::vector<PictureId>& pictures);

 private:
    ExportOrder suggested() const;
    void run(const std::vector<Picture>& pictures, const ExportOrder& order);

    Document& m_document;
    Settings& m_settings;
    MessageBar& m_messages;
    QWidget* m_window;
    QThreadPool m_pool;
};

}  // namespace ui
