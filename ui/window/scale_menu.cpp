#include "ui/window/scale_menu.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <array>

#include "ui/support/settings.h"
#include "ui/widgets/message_bar.h"

namespace ui {
namespace {

constexpr std::array kPercents{80, 90, 100, 110, 125, 150, 175, 200};

QString scaleText(const char* source) { return QCoreApplication::translate("ui::ScaleMenu", source); }

}  // namespace

void addScaleMenu(QMenu& menu, Settings& settings, MessageBar& messages) {
    auto* scales = menu.addMenu(scaleText(QT_TRANSLATE_NOOP("ui::ScaleMenu", "&Size of the Window's Contents")));
    auto* group = new QActionGroup(scales);
    for (const int percent : kPercents) {
        auto* action = scales->addAction(QString("%1 %").arg(percent));
        action->setObjectName(QString("scale:%1").arg(percent));
        action->setCheckable(true);
        action->setChecked(percent == settings.get(setting::kScalePercent));
        action->setData(percent);
        group->addAction(action);
    }
    QObject::connect(group, &QActionGroup::triggered, &messages, [&](const QAction* action) {
        settings.set(setting::kScalePercent, action->data().toInt());
        messages.showMessage(MessageBar::Level::Note,
                             scaleText(QT_TRANSLATE_NOOP("ui::ScaleMenu", "The size changes at the next start.")));
    });
}

}  // namespace ui
