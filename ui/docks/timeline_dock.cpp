#include "ui/docks/timeline_dock.h"

#include <QLabel>

#include "core/pipeline/sampler_names.h"
#include "ui/docks/plan_bar.h"
#include "ui/document/document.h"

namespace ui {

TimelineDock::TimelineDock(Document& document, QWidget* parent)
    : DockPanel("timelineDock", tr("Denoising plan"), parent),
      m_document(document),
      m_bar(new PlanBar(document, this)) {
    note()->setObjectName("planSummary");
    note()->setToolTip(tr("Drag any edge or point; a double click resets"));
    note()->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    note()->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // never widens the window
    setWidget(m_bar);
    connect(&document, &Document::changed, this, &TimelineDock::follow);
    follow(Change::WholePlan);
}

void TimelineDock::follow(Change change) {
    if (change == Change::Gallery || change == Change::ShownPicture) return;
    const auto& plan = m_document.plan();
    note()->setText(tr("%n step(s)", nullptr, plan.steps) + " · " +
                    QString::fromStdString(core::pipeline::samplerAndSpacing(plan)) + " · " +
                    QString("%1 × %2").arg(plan.width).arg(plan.height));
}

}  // namespace ui
