#pragma once

#include <QObject>
#include <QThreadPool>
#include <vector>

#include "ui/document/picture_export.h"
#include "ui/support/settings.h"
#include "ui/window_parts.h"

namespace ui {

// Exports pictures of the gallery: asks how, writes them in the background, says how it went.
class PictureExporter : public QObject {
    Q_OBJECT

 public:
    PictureExporter(Document& document, Settings& settings, const WindowParts& parts, QWidget* window);
    ~PictureExporter() override;

    void ask(const std::vector<PictureId>& pictures);

 private:
    ExportOrder suggested() const;
    void run(const std::vector<Picture>& pictures, const ExportOrder& order);

    Document& m_document;
    Settings& m_settings;
    WindowParts m_parts;
    QWidget* m_window;
    QThreadPool m_pool;
};

}  // namespace ui
