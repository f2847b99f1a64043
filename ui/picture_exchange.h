#pragma once

#include <QObject>

#include "ui/support/dialogs.h"
#include "ui/support/settings.h"
#include "ui/window_parts.h"

namespace ui {

// Pictures in and out of the window: open or drop one to get its plan back, save or copy the shown one.
class PictureExchange : public QObject {
    Q_OBJECT

 public:
    PictureExchange(Document& document, Settings& settings, Dialogs& dialogs, const WindowParts& parts,
                    QWidget* window);

    void askOpen();
    void open(const QString& file);  // shows the picture and restores its plan
    void askSave();
    void copy() const;

 private:
    void saveTo(const QString& file);
    QString suggestedFile() const;
    void tell(const QString& sentence);

    Document& m_document;
    Settings& m_settings;
    Dialogs& m_dialogs;
    WindowParts m_parts;
    QWidget* m_window;
};

}  // namespace ui
