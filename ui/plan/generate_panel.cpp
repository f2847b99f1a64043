#include "ui/plan/generate_panel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QToolButton>

#include "ui/plan/generate_button.h"

namespace ui {

GeneratePanel::GeneratePanel(QWidget* parent)
    : QDockWidget(tr("Generate"), parent), m_button(new GenerateButton(this)), m_offers(new QHBoxLayout) {
    setObjectName("generateDock");
    setFeatures(NoDockWidgetFeatures);
    setTitleBarWidget(new QWidget(this));
    auto* contents = new QWidget(this);
    contents->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_offers->setSpacing(4);
    auto* column = new QVBoxLayout(contents);
    column->setContentsMargins(12, 8, 12, 10);
    column->setSpacing(6);
    column->addWidget(m_button);
    column->addLayout(m_offers);
    setWidget(contents);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_button->work() == GenerateButton::Work::Idle)
            Q_EMIT generateWanted();
        else
            Q_EMIT cancelWanted();
    });
}

void GeneratePanel::offer(QAction* action) {
    auto* button = new QToolButton(this);
    button->setObjectName(action->objectName() + "Button");
    button->setDefaultAction(action);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_offers->addWidget(button);
}

}  // namespace ui
