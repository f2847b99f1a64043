#pragma once

#include <QWidget>

#include "ui/document/change.h"

class QLabel;

namespace ui {

class Document;
class PlanBar;

// The strip under the canvas: a heading with the plan in a line, and the plan bar.
class PlanPanel : public QWidget {
    Q_OBJECT

 public:
    explicit PlanPanel(Document& document, QWidget* parent = nullptr);

    PlanBar& bar() { return *m_bar; }

 private:
    void follow(Change change);

    Document& m_document;
    QLabel* m_summary;
    PlanBar* m_bar;
};

}  // namespace ui
