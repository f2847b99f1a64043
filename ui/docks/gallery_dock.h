#pragma once

#include "ui/document/change.h"
#include "ui/document/gallery.h"
#include "ui/support/dock_panel.h"

class QListView;
class QMenu;

namespace ui {

class Document;
class GalleryModel;

// The strip of everything painted so far, newest first. A click shows a picture; its context menu
// brings back what it was made with.
class GalleryDock : public DockPanel {
    Q_OBJECT

 public:
    enum class Restore { All, Prompt, Seed, Size };

    explicit GalleryDock(Document& document, QWidget* parent = nullptr);

    // What can be done with a picture; made anew for each click.
    QMenu* createPictureMenu(PictureId id);

    // Takes part of a picture's plan over into the document's; says why when there is none.
    void restore(PictureId id, Restore what);

 Q_SIGNALS:
    void saveWanted();  // the picture that is shown
    void copyWanted();
    void failed(const QString& sentence);

 private:
    void createList();
    void connectList();
    void follow(Change change);
    void showMenu(const QPoint& position);

    Document& m_document;
    GalleryModel* m_model;
    QListView* m_list;
};

}  // namespace ui
