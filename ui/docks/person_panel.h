#pragma once

#include <QWidget>
#include <vector>

#include "core/control/person.h"

class QGridLayout;
class QToolButton;

namespace ui {

class Document;

// What can be done with the selected person, and poses to begin with.
class PersonPanel : public QWidget {
    Q_OBJECT

 public:
    explicit PersonPanel(Document& document, QWidget* parent = nullptr);

 Q_SIGNALS:
    // All people, when a preset brings the first one: a partner may have to come along.
    void peopleWanted(const std::vector<core::control::Person>& people);

 protected:
    void changeEvent(QEvent* event) override;

 private:
    void drawPresets();
    QWidget* createButtons();
    QWidget* createPresets();
    QToolButton* addButton(QGridLayout& grid, const QString& objectName, const QString& text, const QString& tip);
    void takePreset(const core::control::Person& person);
    void follow();

    Document& m_document;
    std::vector<QToolButton*> m_forSelected;
    std::vector<QToolButton*> m_presets;
    QToolButton* m_lock;
};

}  // namespace ui
