#pragma once

#include <QObject>
#include <QTimer>

#include "ui/support/settings.h"

class QMainWindow;

namespace ui {

class Document;

// Where a person left off: the plan and the window's layout. Written shortly after each change, so
// that a crash costs seconds, and read at start.
class Session : public QObject {
    Q_OBJECT

 public:
    Session(const QString& file, Document& document, QMainWindow& window);

    void restore();
    void save();

 private:
    void restorePlan();

    Settings m_store;
    Document& m_document;
    QMainWindow& m_window;
    QTimer m_soon;
};

}  // namespace ui
