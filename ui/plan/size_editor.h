#pragma once

#include <QWidget>

#include "core/pipeline/pipeline.h"
#include "ui/document/change.h"

class QLabel;
class QSpinBox;
class QToolButton;

namespace ui {

class Document;
class FieldFilter;

// Width and height with ratios to choose from. A size off the model's grid is kept as typed, named,
// and its rounding offered.
class SizeEditor : public QWidget {
    Q_OBJECT

 public:
    SizeEditor(Document& document, FieldFilter& filter, QWidget* parent = nullptr);

    void setModel(const core::plan::ModelInfo& model);

 private:
    QSpinBox* createSpin(const QString& objectName, const QString& name, FieldFilter& filter);
    void createAspectMenu();
    void follow(Change change);
    void showSize();
    void takeSize();
    void choose(const QSize& size);

    Document& m_document;
    core::plan::ModelInfo m_model;
    QSpinBox* m_width;
    QSpinBox* m_height;
    QToolButton* m_aspect;
    QLabel* m_hint;
    QLabel* m_ownSize;  // offers that of the model
};

}  // namespace ui
