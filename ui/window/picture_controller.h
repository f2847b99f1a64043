#pragma once

#include <QObject>
#include <vector>

#include "core/pipeline/pipeline.h"
#include "core/plan/metadata/picture_plan.h"
#include "ui/support/dialogs.h"
#include "ui/support/settings.h"

namespace ui {

class Document;
class GalleryActions;
class MessageBar;

// Pictures in and out of the window: open or drop one to get its plan back, save or copy the shown one.
class PictureController : public QObject {
    Q_OBJECT

 public:
    PictureController(Document& document, Settings& settings, Dialogs& dialogs, GalleryActions& actions,
                      MessageBar& messages, QWidget* window);

    // Whether a picture of any kind says how it was made; false as well for what cannot be read.
    static bool holdsPlan(const QString& file);

    void askOpen();
    void open(const QString& file);  // shows the picture and restores its plan, whichever program wrote it
    void askSave();
    void copy() const;

 private:
    core::plan::PlanTarget target() const;
    QString show(const QString& file);  // what went wrong, if anything
    void restore(const core::plan::PicturePlan& found, const QString& file, const QString& trouble);
    void saveTo(const QString& file);
    QString suggestedFile() const;
    void tell(const QString& sentence);

    Document& m_document;
    Settings& m_settings;
    Dialogs& m_dialogs;
    MessageBar& m_messages;
    QWidget* m_window;
};

}  // namespace ui
