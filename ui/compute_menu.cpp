#include "ui/compute_menu.h"

#include <QActionGroup>
#include <QCoreApplication>

namespace ui {
namespace {

struct Choice {
    QString value;
    QString text;
};

QString text(const char* source) { return QCoreApplication::translate("ui::ComputeMenu", source); }

QString deviceText(const QString& device) {
    if (device == "auto") return text(QT_TRANSLATE_NOOP("ui::ComputeMenu", "&Automatic"));
    if (device == "cpu") return text(QT_TRANSLATE_NOOP("ui::ComputeMenu", "&CPU"));
    return text(QT_TRANSLATE_NOOP("ui::ComputeMenu", "GPU (%1)")).arg(device);
}

// A device that was chosen once stays on offer, so that it is seen why nothing is painted without it.
std::vector<Choice> deviceChoices(QStringList devices, const QString& chosen) {
    if (!devices.contains(chosen) && chosen != "auto") devices.append(chosen);
    devices.prepend("auto");
    std::vector<Choice> choices;
    for (const QString& device : devices) choices.push_back({device, deviceText(device)});
    return choices;
}

std::vector<Choice> precisionChoices() {
    return {{{}, text(QT_TRANSLATE_NOOP("ui::ComputeMenu", "&Automatic"))},
            {"fp32", text(QT_TRANSLATE_NOOP("ui::ComputeMenu", "&Full (fp32)"))},
            {"fp16", text(QT_TRANSLATE_NOOP("ui::ComputeMenu", "&Half (fp16), on a GPU"))},
            {"bf16", text(QT_TRANSLATE_NOOP("ui::ComputeMenu", "&Brain (bf16), on a GPU"))}};
}

void fill(QMenu& menu, const char* objectName, const std::vector<Choice>& choices, Settings& settings,
          const Setting<QString>& setting, MessageBar& messages) {
    auto* group = new QActionGroup(&menu);
    for (const auto& [value, text] : choices) {
        auto* action = menu.addAction(text);
        action->setObjectName(QString(objectName) + value);
        action->setCheckable(true);
        action->setData(value);
        action->setChecked(value == settings.get(setting));
        group->addAction(action);
    }
    QObject::connect(group, &QActionGroup::triggered, &messages, [&](const QAction* action) {
        settings.set(setting, action->data().toString());
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
}

}  // namespace ui
