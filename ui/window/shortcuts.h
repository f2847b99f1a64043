#pragma once

#include <QHash>
#include <QKeySequence>
#include <QObject>

#include "ui/support/settings.h"

class QAction;

namespace ui {

// The keys of the window's actions: those they come with, and those that a person gave them, which are kept between
// runs by the actions' names.
class Shortcuts : public QObject {
    Q_OBJECT

 public:
    // Takes in the actions that are there by now and gives them their keys.
    Shortcuts(QWidget& window, Settings& settings);

    const QList<QAction*>& actions() const { return m_actions; }  // by their names
    void setKeys(QAction* action, const QList<QKeySequence>& keys);
    void reset(QAction* action);
    bool isDefault(const QAction* action) const;

    // Who else answers to a key where `action` does; null: nobody.
    QAction* otherHolder(const QKeySequence& key, const QAction* action) const;

 private:
    void apply(QAction* action, const QList<QKeySequence>& keys);

    Settings& m_settings;
    QList<QAction*> m_actions;
    QHash<const QAction*, QList<QKeySequence>> m_defaults;
};

// What an action is called in a list: without the mark of its letter and without dots.
QString plainName(const QAction* action);

}  // namespace ui
