#include "ui/widgets/choice_box.h"

#include <QSignalBlocker>

namespace ui {
namespace {

constexpr int kIdRole = Qt::UserRole;
constexpr int kMissingRole = Qt::UserRole + 1;

}  // namespace

ChoiceBox::ChoiceBox(const QString& objectName, const QString& name, QWidget* parent) : QComboBox(parent) {
    setObjectName(objectName);
    setAccessibleName(name);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(this, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT chosen(currentData(kIdRole).toString()); });
}

void ChoiceBox::offer(const QString& id, const QString& label) {
    const QSignalBlocker blocker(this);
    addItem(label, id);
}

void ChoiceBox::clearChoices() {
    const QSignalBlocker blocker(this);
    clear();
}

void ChoiceBox::showChoice(const QString& id) {
    const QSignalBlocker blocker(this);
    dropMissing();
    if (findData(id, kIdRole) < 0) {
        addItem(tr("%1 (missing)").arg(id), id);
        setItemData(count() - 1, true, kMissingRole);
    }
    setCurrentIndex(findData(id, kIdRole));
}

void ChoiceBox::dropMissing() {
    for (int row = count() - 1; row >= 0; --row)
        if (itemData(row, kMissingRole).toBool()) removeItem(row);
}

}  // namespace ui
