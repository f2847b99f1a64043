#pragma once

#include "core/control/person.h"
#include "ui/canvas/options/option_row.h"

namespace ui {

class Document;
class OwnPoses;

// What can be done with the selected person, and poses to begin with.
class PoseOptions : public OptionRow {
    Q_OBJECT

 public:
    PoseOptions(Document& document, OwnPoses& own, QWidget* parent = nullptr);

    void showJointOptions(bool shown);  // those that matter while joints are dragged

 Q_SIGNALS:
    void presetChosen(const core::control::Person& person);

 private:
    void addPoses();
    void addEdit(const char* objectName, const QString& icon, const QString& text, const QString& tip,
                 void (*edit)(Document&));
    void keepSelected();
    void follow();

    Document& m_document;
    OwnPoses& m_own;
    std::vector<QToolButton*> m_forSelected;
    QToolButton* m_lock;
    QToolButton* m_symmetry;
};

}  // namespace ui
