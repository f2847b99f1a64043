#pragma once

#include <QWidget>
#include <vector>

#include "core/control/person.h"

class QGridLayout;
class QToolButton;

namespace ui {

class OwnPoses;

// Poses to begin with, as small figures: those of the program, then a person's own, which a right click forgets.
class PresetGrid : public QWidget {
    Q_OBJECT

 public:
    PresetGrid(const QString& prefix, OwnPoses& own, QWidget* parent = nullptr);

 Q_SIGNALS:
    void chosen(const core::control::Person& person);  // in fractions of a square

 protected:
    void changeEvent(QEvent* event) override;

 private:
    struct Preset {
        QToolButton* button;
        core::control::Person person;
    };

    QToolButton* add(const core::control::Person& person, const QString& name);
    void addOwn();
    void draw();

    QString m_prefix;  // of the buttons' names
    OwnPoses& m_own;
    QGridLayout* m_grid;
    std::vector<Preset> m_presets;
};

}  // namespace ui
