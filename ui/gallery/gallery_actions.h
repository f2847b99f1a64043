#pragma once

#include <QObject>
#include <vector>

#include "core/plan/plan.h"
#include "ui/document/gallery.h"
#include "ui/document/restore.h"

class QAction;
class QListView;
class QMenu;

namespace ui {

class Document;
class GalleryFilter;

// What can be done with the pictures that are selected in the gallery strip, as actions with keys that work while it
// has the focus.
class GalleryActions : public QObject {
    Q_OBJECT

 public:
    GalleryActions(Document& document, GalleryFilter& filter, QListView& list);

    QAction* compareAction() const { return m_compare; }
    QAction* enlargeAction() const { return m_enlarge; }
    QMenu* createMenu(QWidget* parent) const;  // made anew for each click; deletes itself

    // Takes part of a picture's plan over into the document's; says why when there is none.
    void restore(PictureId id, Restore what);

 Q_SIGNALS:
    void saveWanted();  // the picture that is shown
    void exportWanted(const std::vector<ui::PictureId>& pictures);
    void enlargeWanted(ui::PictureId picture);
    void variationsWanted(const core::plan::Plan& plan);
    void compareWanted(ui::PictureId left, ui::PictureId right);
    void noted(const QString& sentence);
    void failed(const QString& sentence);

 private:
    template <typename Function>
    QAction* add(const char* objectName, const QString& text, const QKeySequence& key, Function function);
    void addRestores();
    void updateEnabled();

    std::vector<PictureId> selected() const;  // in the order of the strip
    PictureId current() const;
    void toggleStar();
    void trash();
    void copy();
    void compare();
    void vary();

    Document& m_document;
    GalleryFilter& m_filter;
    QListView& m_list;
    QList<QAction*> m_restores;
    QAction* m_vary;
    QAction* m_enlarge;
    QAction* m_star;
    QAction* m_compare;
    QAction* m_save;
    QAction* m_export;
    QAction* m_copy;
    QAction* m_trash;
};

}  // namespace ui
