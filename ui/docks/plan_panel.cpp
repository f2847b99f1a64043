#include "ui/docks/plan_panel.h"

#include <QHBoxLayout>
#include <QLabel>

#include "ui/docks/plan_bar.h"
#include "ui/document/document.h"

namespace ui {

PlanPanel::PlanPanel(Document& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_summary(new QLabel(this)), m_bar(new PlanBar(document, this)) {
    setObjectName("planPanel");
    setAttribute(Qt::WA_StyledBackground);
    auto* title = new QLabel(tr("Denoising plan"), this);
    title->setProperty("role", "title");
    m_summary->setObjectName("planSummary");
    m_summary->setProperty("role", "dim");
    m_summary->setToolTip(tr("Drag any edge or point; a double click resets"));
    m_summary->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // never widens the window
    auto* heading = new QHBoxLayout;
    heading->setContentsMargins(14, 8, 14, 0);
    heading->addWidget(title);
    heading->addWidget(m_summary, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 4);
    column->setSpacing(2);
    column->addLayout(heading);
    column->addWidget(m_bar);
    connect(&document, &Document::changed, this, &PlanPanel::follow);
    follow(Change::WholePlan);
}

void PlanPanel::follow(Change change) {
    if (change == Change::Gallery || change == Change::ShownPicture) return;
    const auto& plan = m_document.plan();
    m_summary->setText(tr("%n step(s)", nullptr, plan.steps) + " · " +
                       QString::fromStdString(core::pipeline::samplerLabel(plan.sampler)) + " · " +
                       QString("%1 × %2").arg(plan.width).arg(plan.height));
}

}  // namespace ui
