#pragma once

#include <QWidget>

#include "ui/document/change.h"

class QButtonGroup;
class QCheckBox;
class QGridLayout;
class QSlider;

namespace ui {

class Document;
class FieldFilter;

// How the picture under the strokes becomes edges: Canny's thresholds, or a ready map the right way round, and how
// it covers a canvas of other proportions. Hidden without such a picture.
class EdgeSourcePanel : public QWidget {
    Q_OBJECT

 public:
    EdgeSourcePanel(Document& document, FieldFilter& filter, QWidget* parent = nullptr);

 private:
    QWidget* createThresholds(FieldFilter& filter);
    QSlider* addThreshold(QGridLayout& rows, const QString& objectName, const QString& name, FieldFilter& filter);
    QWidget* createFit();
    void keepInOrder(const QSlider* moved);
    void changeDrawing();
    void follow(Change change);

    Document& m_document;
    QWidget* m_thresholds;
    QSlider* m_low;
    QSlider* m_high;
    QCheckBox* m_invert;
    QButtonGroup* m_fit;
    bool m_follows = false;  // the fields show the document, nobody moves them
};

}  // namespace ui
