#include "ui/window/shortcuts_dialog.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/window/shortcuts.h"

namespace ui {
namespace {

constexpr QSize kDialogSize(620, 560);
constexpr int kAction = Qt::UserRole;

QString keysText(const QList<QKeySequence>& keys) {
    return QKeySequence::listToString(keys, QKeySequence::NativeText).replace("; ", " · ");
}

}  // namespace

ShortcutsDialog::ShortcutsDialog(Shortcuts& shortcuts, QWidget* parent)
    : QDialog(parent),
      m_shortcuts(shortcuts),
      m_search(new QLineEdit(this)),
      m_list(new QTreeWidget(this)),
      m_keys(new QKeySequenceEdit(this)),
      m_set(new QPushButton(tr("Set"), this)),
      m_reset(new QPushButton(tr("As It Was"), this)),
      m_trouble(new QLabel(this)) {
    setObjectName("shortcutsDialog");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard Shortcuts"));
    resize(kDialogSize);
    m_search->setObjectName("shortcutsSearch");
    m_search->setProperty("role", "field");
    m_search->setPlaceholderText(tr("Search commands and keys"));
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName("shortcutsList");
    m_list->setHeaderLabels({tr("Command"), tr("Keys")});
    m_list->setRootIsDecorated(false);
    m_list->setAccessibleName(tr("Commands and their keys"));
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    column->addWidget(createEditor());
    fill();
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(false);
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutsDialog::search);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ShortcutsDialog::showChosen);
    showChosen();
}

QWidget* ShortcutsDialog::createEditor() {
    m_keys->setObjectName("shortcutKeys");
    m_keys->setAccessibleName(tr("New key"));
    m_set->setObjectName("shortcutSet");
    m_set->setAutoDefault(false);
    m_reset->setObjectName("shortcutReset");
    m_reset->setAutoDefault(false);
    m_reset->setToolTip(tr("The keys that this command came with"));
    m_trouble->setObjectName("shortcutTrouble");
    m_trouble->setProperty("role", "warning");
    m_trouble->setWordWrap(true);
    auto* editor = new QWidget(this);
    auto* row = new QHBoxLayout;
    row->addWidget(new QLabel(tr("New key"), editor));
    row->addWidget(m_keys, 1);
    row->addWidget(m_set);
    row->addWidget(m_reset);
    auto* column = new QVBoxLayout(editor);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(m_trouble);
    connect(m_set, &QPushButton::clicked, this, &ShortcutsDialog::take);
    connect(m_reset, &QPushButton::clicked, this, &ShortcutsDialog::reset);
    connect(m_keys, &QKeySequenceEdit::keySequenceChanged, this, [this] { m_trouble->clear(); });
    return editor;
}

void ShortcutsDialog::fill() {
    for (QAction* action : m_shortcuts.actions()) {
        auto* item = new QTreeWidgetItem(m_list, {plainName(action), {}});
        item->setData(0, kAction, QVariant::fromValue(action));
        showKeys(item);
    }
    addFixed();
}

// What hands do on the canvas and in fields, beside menus and buttons.
void ShortcutsDialog::addFixed() {
    const auto add = [this](const QString& name, const QString& keys) {
        auto* item = new QTreeWidgetItem(m_list, {name, keys});
        item->setToolTip(1, tr("These keys are fixed"));
    };
    add(tr("Drag the view"), tr("Space and drag, or the middle button"));
    add(tr("Zoom at the pointer"), tr("the wheel"));
    add(tr("Brush smaller, larger"), "[ · ]");
    add(tr("A straight line"), tr("Shift and drag"));
    add(tr("Erase with the mask tool"), tr("the right button"));
    add(tr("Hide a joint"), tr("Del, or the right button"));
    add(tr("Weight of the words at the cursor"), "Ctrl+↑ · Ctrl+↓");
    add(tr("Prompts painted before"), "Alt+↑ · Alt+↓");
    add(tr("Order of layers and of the queue"), "Ctrl+↑ · Ctrl+↓");
    add(tr("On the plan: choose a handle, move it, its strength"), "↑ ↓ · ← → · + −");
}

void ShortcutsDialog::search(const QString& words) {
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        auto* item = m_list->topLevelItem(row);
        const QString all = item->text(0) + ' ' + item->text(1);
        item->setHidden(!all.contains(words.trimmed(), Qt::CaseInsensitive));
    }
}

QAction* ShortcutsDialog::chosen() const {
    const auto* item = m_list->currentItem();
    return item ? item->data(0, kAction).value<QAction*>() : nullptr;
}

void ShortcutsDialog::showChosen() {
    const QAction* action = chosen();
    for (QWidget* part : std::initializer_list<QWidget*>{m_keys, m_set, m_reset}) part->setEnabled(action);
    m_keys->setKeySequence(action ? action->shortcut() : QKeySequence());
    m_trouble->clear();
}

void ShortcutsDialog::showKeys(QTreeWidgetItem* item) {
    const auto* action = item->data(0, kAction).value<QAction*>();
    item->setText(1, keysText(action->shortcuts()));
    QFont font = item->font(1);
    font.setBold(!m_shortcuts.isDefault(action));
    item->setFont(1, font);
}

void ShortcutsDialog::take() {
    QAction* action = chosen();
    const QKeySequence key = m_keys->keySequence();
    const QAction* other = key.isEmpty() ? nullptr : m_shortcuts.otherHolder(key, action);
    if (other)
        return m_trouble->setText(
            tr("%1 belongs to \"%2\" already.").arg(key.toString(QKeySequence::NativeText), plainName(other)));
    m_shortcuts.setKeys(action, key.isEmpty() ? QList<QKeySequence>() : QList{key});
    showKeys(m_list->currentItem());
}

void ShortcutsDialog::reset() {
    m_shortcuts.reset(chosen());
    showKeys(m_list->currentItem());
    showChosen();
}

}  // namespace ui
