#pragma once

#include "core/pipeline/pipeline.h"
#include "ui/canvas/options/option_row.h"

class QComboBox;

namespace ui {

class Document;

// Whose mask is painted, how broadly, and what else can be done with it.
class MaskOptions : public OptionRow {
    Q_OBJECT

 public:
    explicit MaskOptions(Document& document, QWidget* parent = nullptr);

 private:
    void follow();

    Document& m_document;
    QComboBox* m_partner;
    QSlider* m_size;
    QToolButton* m_invert;
    QToolButton* m_clear;
};

}  // namespace ui
