#pragma once

#include <QWidget>

#include "core/pipeline/pipeline.h"
#include "ui/document/change.h"

class QCheckBox;
class QLabel;
class QSpinBox;

namespace ui {

class Document;
class FieldFilter;

// The low-resolution stage: whether there is one, its size, and T_low where it hands over. Of a chain of
// stages it edits the first and keeps the others.
class LowStageEditor : public QWidget {
    Q_OBJECT

 public:
    LowStageEditor(Document& document, FieldFilter& filter, QWidget* parent = nullptr);

    void setModel(const core::plan::ModelInfo& model);

 private:
    QSpinBox* createSpin(const QString& objectName, const QString& name, const core::Range<int>& range,
                         FieldFilter& filter);
    void follow(Change change);
    int mostOf(const QSpinBox& spin) const;
    void showStage();
    void takeStage();
    void switchStage(bool on);
    core::plan::LowStage suggestion() const;

    Document& m_document;
    core::plan::ModelInfo m_model;
    QCheckBox* m_on;
    QSpinBox* m_width;
    QSpinBox* m_height;
    QSpinBox* m_tLow;
    QWidget* m_fields;
    QLabel* m_hint;
};

}  // namespace ui
