#pragma once

#include <QWidget>

#include "ui/document/change.h"

class QLabel;
class QSlider;

namespace ui {

class Document;
class FieldFilter;

// T_struct, where structure hands over to texture. As on the plan bar, time runs from left (999) to right (0).
class TStructEditor : public QWidget {
    Q_OBJECT

 public:
    TStructEditor(Document& document, FieldFilter& filter, QWidget* parent = nullptr);

 private:
    void follow(Change change);

    Document& m_document;
    QSlider* m_slider;
    QLabel* m_value;
};

}  // namespace ui
