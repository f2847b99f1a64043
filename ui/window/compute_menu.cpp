#include "ui/window/compute_menu.h"

#include <QActionGroup>
#include <QCoreApplication>

namespace ui {
namespace {

template <typename T>
struct Choice {
    T value;
    QString text;
};

QString text(const char* source) { return QCoreApplication::translate("ui::ComputeMenu", source); }

QString deviceText(const QString& device) {
    if (device == "auto") return text(QT_TRANSLATE_NOOP("ui::ComputeMenu", "&Automatic"));
    if (device == "cpu") return text(QT_TRANSLATE_NOOP("ui::ComputeMenu", "&CPU"));
    return text(QT_TRANSLATE_NOOP("ui::ComputeMenu", "GPU (%1)")).arg(device);
}

// A device that was chosen once stays on offer, so that it is seen why nothing is painted without it.
std::vector<Choice<QString>> deviceChoices(QStringList devices, const QString& chosen) {
    if (!devices.contains(chosen) && chosen != "auto") devices.append(chosen);
    devices.prepend("auto");
    std::vector<Choice<QString>> choices;
    for (const QString& device : devices) choices.push_back({device, deviceText(device)});
    return choices;
}

std::vector<Choice<QString>> precisionChoices() {
    return {{{}, text(QT_TRANSLATE_NOOP("ui::ComputeMenu", "&Automatic"))},
            {"fp32", text(QT_TRANSLATE_NOOP("ui::ComputeMenu", "&Full (fp32)"))},
            {"fp16", text(QT_TRANSLATE_NOOP("ui::ComputeMenu", "&Half (fp16), on a GPU"))},
            {"bf16", text(QT_TRANSLATE_NOOP("ui::ComputeMenu", "&Brain (bf16), on a GPU"))}};
}

std::vector<Choice<int>> memoryChoices() {
    std::vector<Choice<int>> choices;
    for (const int percent : {30, 50, 70, 90})
        choices.push_back({percent, text(QT_TRANSLATE_NOOP("ui::ComputeMenu", "%1 % of what is free")).arg(percent)});
    return choices;
}

template <typename T>
void fill(QMenu& menu, const QString& name, const std::vector<Choice<T>>& choices, Settings& settings,
          const Setting<T>& setting, MessageBar& messages) {
    auto* group = new QActionGroup(&menu);
    for (const auto& [value, text] : choices) {
        auto* action = menu.addAction(text);
        action->setObjectName(name + QVariant(value).toString());
        action->setCheckable(true);
        action->setData(value);
        action->setChecked(value == settings.get(setting));
        group->addAction(action);
    }
    QObject::connect(group, &QActionGroup::triggered, &messages, [&](const QAction* action) {
        settings.set(setting, action->data().value<T>());
        messages.showMessage(MessageBar::Level::Note,
                             text(QT_TRANSLATE_NOOP("ui::ComputeMenu", "Networks compute so from the next start on.")));
    });
}

}  // namespace

void addComputeMenus(QMenu& menu, Settings& settings, const QStringList& devices, MessageBar& messages) {
    fill(*menu.addMenu(text(QT_TRANSLATE_NOOP("ui::ComputeMenu", "&Device"))),
         "device:", deviceChoices(devices, settings.get(setting::kDevice)), settings, setting::kDevice, messages);
    fill(*menu.addMenu(text(QT_TRANSLATE_NOOP("ui::ComputeMenu", "&Precision"))), "precision:", precisionChoices(),
         settings, setting::kPrecision, messages);
    fill(*menu.addMenu(text(QT_TRANSLATE_NOOP("ui::ComputeMenu", "Memor&y for Models"))), "memory:", memoryChoices(),
         settings, setting::kMemoryPercent, messages);
}

}  // namespace ui
