#pragma once

#include <QString>
#include <QWidget>
#include <functional>
#include <random>
#include <vector>

#include "tests/gui/studio.h"

// A hand that uses every editor of the window through real events, at random, to its ends and beyond.
class RoughHand {
 public:
    // `folder` holds the files that it drops and loads.
    RoughHand(Studio& studio, const QString& folder, unsigned seed);

    // Does one thing and returns what.
    QString act();

 private:
    using Act = std::function<QString()>;

    int below(int end) { return static_cast<int>(m_random() % static_cast<unsigned>(end)); }
    template <typename List>
    auto& oneOf(List& list) {
        return list[static_cast<typename List::size_type>(below(static_cast<int>(list.size())))];
    }

    template <typename T>
    T* anyWidget();  // that a person could reach; null when there is none
    QString slide();
    QString typeNumber();
    QString stepNumber();
    QString choose();
    QString click();
    QString chooseFromMenu();
    QString writePrompt();
    QString writeStyle();
    QString takeTool();
    QString zoom();
    QString dragOnCanvas();
    QString pressKeyOnCanvas();
    QString dragOnPlan();
    QString pressKeyOnPlan();
    QString moveLayer();
    QString undoOrRedo();
    QString dropFile();

    void drag(QWidget* widget, const QPoint& from, const QPoint& to, Qt::MouseButton button);
    QPoint placeOn(const QWidget& widget);  // often beside it
    void writeFiles(const QString& folder);

    Studio& m_studio;
    std::mt19937 m_random;
    QStringList m_files;
    std::vector<Act> m_acts;
};
