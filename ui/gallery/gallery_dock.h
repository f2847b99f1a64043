#pragma once

#include "ui/document/change.h"
#include "ui/document/gallery.h"
#include "ui/widgets/dock_panel.h"

class QBoxLayout;
class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QToolButton;
class QVBoxLayout;

namespace ui {

class Document;
class ThumbnailCache;
class GalleryActions;
class GalleryFilter;
class GalleryModel;
class LargeGallery;

// Everything painted so far: a strip below the canvas, a grid at a side or in a window of its own. A click shows a
// picture; its context menu brings back what it was made with. Beside the strip: a search, the order, and a look at two
// pictures at once.
class GalleryDock : public DockPanel {
    Q_OBJECT

 public:
    GalleryDock(Document& document, const ThumbnailCache& thumbnails, QWidget* parent = nullptr);

    GalleryActions& actions() { return *m_actions; }
    void lend(const QList<QAction*>& actions);  // whose keys are to work in the gallery's own window, too

 private:
    QListView* createList();
    QWidget* createHome();
    QWidget* createStrip();
    QWidget* createTools();
    QToolButton* createTool(const char* objectName);
    void arrange();
    void showLarge(bool large);
    void bringBack();
    void connectParts();
    void follow(Change change);
    void followShown();
    void showCount();
    void showMenu(const QPoint& position);
    void compare(PictureId left, PictureId right);

    Document& m_document;
    GalleryModel* m_model;
    GalleryFilter* m_filter;
    QListView* m_list;
    GalleryActions* m_actions;
    QLineEdit* m_search;
    QComboBox* m_order;
    QToolButton* m_large = nullptr;
    QWidget* m_tools = nullptr;
    QBoxLayout* m_layout = nullptr;
    QWidget* m_strip = nullptr;
    QLabel* m_away = nullptr;  // in its place while it is in a window of its own
    QVBoxLayout* m_home = nullptr;
    LargeGallery* m_window = nullptr;
    QByteArray m_largeGeometry;
    QList<QAction*> m_lent;
};

}  // namespace ui
