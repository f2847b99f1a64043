#pragma once

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <functional>

#include "ui/document/gallery.h"
#include "ui/project/project_file.h"
#include "ui/support/dialogs.h"
#include "ui/support/picture_folder.h"
#include "ui/support/settings.h"
#include "ui/support/thumbnail_cache.h"
#include "ui/window/window_parts.h"

class QMenu;

namespace ui {

class ModelReferences;

// Projects in and out of the window: new, open, save, revert, recent ones, and the question what becomes of unsaved
// changes. Files are written on a thread of their own.
class ProjectController : public QObject {
    Q_OBJECT

 public:
    using Action = std::function<void()>;

    ProjectController(Document& document, Settings& settings, Dialogs& dialogs, const PictureFolder& pictures,
                      const ThumbnailCache& thumbnails, const ModelReferences& models, const WindowParts& parts,
                      QWidget* window);
    ~ProjectController() override;

    const QString& file() const { return m_file; }  // empty before the first save

    bool isSaving() const { return m_running > 0; }

    void askNew();
    void askOpen();
    void open(const QString& file);  // asks about unsaved changes first
    void save();
    void askSaveAs();
    void revert();  // asks first

    // Goes on once nothing unsaved is lost: at once, after a save, or not at all when the person declines.
    void settle(const Action& goOn);

    // What an earlier session left: the project it had open. False, with a message, when it cannot be read.
    bool resume(const QString& file);

    // The projects of late, newest first, kept up to date.
    void fill(QMenu& recent);

 Q_SIGNALS:
    void opened(const std::vector<ui::ModelReference>& models);  // that the project was painted with
    void saveEnded();                                            // well or not

 private:
    // How a save went.
    struct SaveEnd {
        QString file;
        QString failure = {};  // empty: well
        QString aside = {};    // where the file is kept that lay there and could not be read
    };

    void load(const QString& file);
    void tellAmended(const core::plan::Amendments& amendments);
    void tellWherePicturesAre(int pictures);
    Project snapshot() const;
    void saveTo(const QString& file, const Action& then = {});
    void finishSave(const SaveEnd& end, const Action& then);
    void take(const QString& file);
    void showTitle();
    void remember(const QString& file);
    std::vector<Picture> unpack(const std::vector<ProjectPicture>& pictures) const;

    Document& m_document;
    Settings& m_settings;
    Dialogs& m_dialogs;
    PictureFolder m_pictures;
    ThumbnailCache m_thumbnails;
    const ModelReferences& m_models;
    WindowParts m_parts;
    QWidget* m_window;
    QString m_file;
    bool m_isPartlyRead = false;  // parts of the file could not be read: it must not be lost
    QThreadPool m_writer;
    int m_running = 0;  // saves that have not ended
};

}  // namespace ui
