#include "ui/gallery/picture_exporter.h"

#include <QStandardPaths>

#include "core/base/error.h"
#include "ui/document/document.h"
#include "ui/gallery/export_dialog.h"
#include "ui/gallery/gallery_actions.h"
#include "ui/widgets/message_bar.h"

namespace ui {
namespace {

using Level = MessageBar::Level;

core::plan::Plan planOrDefault(const Picture& picture) {
    try {
        return planOf(picture);
    } catch (const core::Error&) {
        return {};  // only for the example of a name; the export itself says what is wrong
    }
}

}  // namespace

PictureExporter::PictureExporter(Document& document, Settings& settings, GalleryActions& actions, MessageBar& messages,
                                 QWidget* window)
    : QObject(window), m_document(document), m_settings(settings), m_messages(messages), m_window(window) {
    m_pool.setMaxThreadCount(1);
    connect(&actions, &GalleryActions::exportWanted, this, &PictureExporter::ask);
}

PictureExporter::~PictureExporter() { m_pool.waitForDone(); }

ExportOrder PictureExporter::suggested() const {
    ExportOrder order{.folder = m_settings.get(setting::kSaveFolder), .pattern = m_settings.get(setting::kExportNames)};
    if (order.folder.isEmpty()) order.folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    return order;
}

void PictureExporter::ask(const std::vector<PictureId>& pictures) {
    std::vector<Picture> chosen;
    for (const PictureId id : pictures)
        if (const Picture* picture = m_document.gallery().find(id)) chosen.push_back(*picture);
    if (chosen.empty()) return;
    auto* dialog =
        new ExportDialog(planOrDefault(chosen.front()), static_cast<int>(chosen.size()), suggested(), m_window);
    connect(dialog, &ExportDialog::chosen, this, [this, chosen](const ExportOrder& order) { run(chosen, order); });
    dialog->open();
}

void PictureExporter::run(const std::vector<Picture>& pictures, const ExportOrder& order) {
    m_settings.set(setting::kSaveFolder, order.folder);
    m_settings.set(setting::kExportNames, order.pattern);
    const auto tellLater = [this](Level level, const QString& sentence) {
        const auto tell = [this, level, sentence] { m_messages.showMessage(level, sentence); };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    };
    m_pool.start([tellLater, pictures, order] {
        try {
            const int written = static_cast<int>(exportPictures(pictures, order).size());
            tellLater(Level::Note, tr("%n picture(s) exported to %1.", nullptr, written).arg(order.folder));
        } catch (const core::Error& error) {
            tellLater(Level::Error, QString::fromUtf8(error.what()));
        }
    });
}

}  // namespace ui
