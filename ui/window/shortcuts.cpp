#include "ui/window/shortcuts.h"

#include <QAction>
#include <QMenu>
#include <QWidget>
#include <algorithm>

#include "ui/support/plain_text.h"

namespace ui {
namespace {

Setting<QString> keysOf(const QByteArray& key) { return {key.constData(), {}}; }

QByteArray keyOf(const QAction* action) { return "shortcuts/" + action->objectName().toLatin1(); }

constexpr auto kNone = "none";  // a person took all keys away

QString written(const QList<QKeySequence>& keys) {
    return keys.isEmpty() ? QString(kNone) : QKeySequence::listToString(keys, QKeySequence::PortableText);
}

QList<QKeySequence> read(const QString& keys) {
    return keys == kNone ? QList<QKeySequence>() : QKeySequence::listFromString(keys, QKeySequence::PortableText);
}

QString inTips(const QList<QKeySequence>& keys) {
    return keys.isEmpty() ? QString() : " (" + keys.front().toString(QKeySequence::NativeText) + ')';
}

// Menus of choices among values ("scale:125") are none, nor are the actions of Qt's own widgets.
bool isCommand(const QAction* action) {
    const QString name = action->objectName();
    const bool isChoice = name.contains(':') || name.startsWith("language");
    return !name.isEmpty() && !name.startsWith('_') && !isChoice && !action->text().isEmpty() && !action->menu();
}

}  // namespace

QString plainName(const QAction* action) { return withoutMarks(action->text()); }

Shortcuts::Shortcuts(QWidget& window, Settings& settings) : QObject(&window), m_settings(settings) {
    for (auto* action : window.findChildren<QAction*>()) {
        if (!isCommand(action)) continue;
        m_actions.append(action);
        m_defaults.insert(action, action->shortcuts());
        const QByteArray key = keyOf(action);
        if (const QString kept = m_settings.get(keysOf(key)); !kept.isEmpty()) apply(action, read(kept));
    }
    std::ranges::sort(m_actions, [](const QAction* a, const QAction* b) {
        return QString::localeAwareCompare(plainName(a), plainName(b)) < 0;
    });
}

// Tips that name the key go with it.
void Shortcuts::apply(QAction* action, const QList<QKeySequence>& keys) {
    const QString before = inTips(action->shortcuts());
    QString tip = action->toolTip();
    action->setShortcuts(keys);
    if (!before.isEmpty() && tip.contains(before)) action->setToolTip(tip.replace(before, inTips(keys)));
}

void Shortcuts::setKeys(QAction* action, const QList<QKeySequence>& keys) {
    apply(action, keys);
    const QByteArray key = keyOf(action);
    m_settings.set(keysOf(key), isDefault(action) ? QString() : written(keys));
}

void Shortcuts::reset(QAction* action) { setKeys(action, m_defaults.value(action)); }

bool Shortcuts::isDefault(const QAction* action) const { return action->shortcuts() == m_defaults.value(action); }

// Keys of a list (the gallery's, the queue's) hold there alone, beside other lists'.
QAction* Shortcuts::otherHolder(const QKeySequence& key, const QAction* action) const {
    const auto isLocal = [](const QAction* one) { return one->shortcutContext() == Qt::WidgetShortcut; };
    for (QAction* other : m_actions) {
        if (other == action || !other->shortcuts().contains(key)) continue;
        if (!isLocal(other) && !isLocal(action)) return other;
        if (isLocal(other) && isLocal(action) && other->parent() == action->parent()) return other;
    }
    return nullptr;
}

}  // namespace ui
