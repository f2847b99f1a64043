#pragma once

#include <QWidget>
#include <vector>

#include "core/control/person.h"

class QGridLayout;
class QToolButton;

namespace ui {

class Document;
class OwnPoses;
class PoseSelection;

// What can be done with the selected person, and poses to begin with.
class PersonPanel : public QWidget {
    Q_OBJECT

 public:
    PersonPanel(Document& document, OwnPoses& own, QWidget* parent = nullptr);

 Q_SIGNALS:
    // All people, when a preset brings the first one: a partner may have to come along.
    void peopleWanted(const std::vector<core::control::Person>& people);

 private:
    QWidget* createButtons();
    void keepSelected();
    QToolButton* addSwitch(QGridLayout& grid, const QString& objectName, const QString& text, const QString& tip,
                           void (PoseSelection::*set)(bool));
    QToolButton* addButton(QGridLayout& grid, const QString& objectName, const QString& text, const QString& tip);
    void takePreset(const core::control::Person& person);
    void follow();

    Document& m_document;
    OwnPoses& m_own;
    std::vector<QToolButton*> m_forSelected;
    QToolButton* m_lock;
    QToolButton* m_symmetry;
};

}  // namespace ui
