#pragma once

#include "ui/document/change.h"
#include "ui/document/layers.h"
#include "ui/widgets/dock_panel.h"

class QHBoxLayout;
class QListView;
class QSlider;
class QToolButton;

namespace ui {

class Document;
class LayersModel;

// What lies on the canvas, from top to bottom: what is shown, how opaque, in which order.
class LayersDock : public DockPanel {
    Q_OBJECT

 public:
    explicit LayersDock(Document& document, QWidget* parent = nullptr);

 Q_SIGNALS:
    void referenceWanted();  // a picture to draw after, from a file

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void createList();
    QWidget* createOpacity();
    QWidget* createReference();
    QToolButton* addButton(QHBoxLayout& row, const QString& objectName, const QString& tip);
    void follow(Change change);
    void showLayer();
    const Layer& chosen() const;
    void choose(LayerKind kind);
    void move(int by);

    Document& m_document;
    LayersModel* m_model;
    QListView* m_list;
    QSlider* m_opacity;
    QToolButton* m_up;
    QToolButton* m_down;
    QToolButton* m_removeReference;
};

}  // namespace ui
