#pragma once

#include <QDialog>

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace ui {

class Shortcuts;

// All keys on one page, those of actions to change, and those that are fixed to know.
class ShortcutsDialog : public QDialog {
    Q_OBJECT

 public:
    explicit ShortcutsDialog(Shortcuts& shortcuts, QWidget* parent = nullptr);

 private:
    QWidget* createEditor();
    void fill();
    void addFixed();
    void search(const QString& words);
    void showChosen();
    void showKeys(QTreeWidgetItem* item);
    void take();
    void reset();
    QAction* chosen() const;  // null: none, or one of those that are fixed

    Shortcuts& m_shortcuts;
    QLineEdit* m_search;
    QTreeWidget* m_list;
    QKeySequenceEdit* m_keys;
    QPushButton* m_set;
    QPushButton* m_reset;
    QLabel* m_trouble;
};

}  // namespace ui
