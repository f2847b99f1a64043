#pragma once

#include "ui/document/change.h"
#include "ui/widgets/dock_panel.h"

namespace ui {

class Document;
class PlanBar;

// The denoising plan as a picture, under a heading with the plan in a line.
class TimelineDock : public DockPanel {
    Q_OBJECT

 public:
    explicit TimelineDock(Document& document, QWidget* parent = nullptr);

    PlanBar& bar() { return *m_bar; }

 private:
    void follow(Change change);

    Document& m_document;
    PlanBar* m_bar;
};

}  // namespace ui
