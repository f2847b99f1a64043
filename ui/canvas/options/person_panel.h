#pragma once

#include <QWidget>
#include <vector>

#include "core/control/person.h"

namespace ui {

class Document;
class OwnPoses;

// Poses to begin with, for a new person or the selected one.
class PersonPanel : public QWidget {
    Q_OBJECT

 public:
    PersonPanel(Document& document, OwnPoses& own, QWidget* parent = nullptr);

 public Q_SLOTS:
    void takePreset(const core::control::Person& person);

 Q_SIGNALS:
    // All people, when a preset brings the first one: a partner may have to come along.
    void peopleWanted(const std::vector<core::control::Person>& people);

 private:
    Document& m_document;
};

}  // namespace ui
