#include "ui/timeline/timeline_dock.h"

#include <QLabel>
#include <QScrollArea>

#include "core/plan/sampler_names.h"
#include "ui/document/document.h"
#include "ui/timeline/plan_bar.h"

namespace ui {
namespace {

constexpr std::size_t kReservedPartners = 2, kLeastPartners = 1;

// Room for a plan of a few rows, whether it has them or not: rows that come never push the canvas. More are scrolled.
class TimelineScroll : public QScrollArea {
 public:
    TimelineScroll(PlanBar& bar, QWidget* parent) : QScrollArea(parent), m_bar(bar) {
        setProperty("role", "dockScroll");
        setFrameShape(NoFrame);
        setWidgetResizable(true);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setWidget(&bar);
    }

    QSize sizeHint() const override { return {m_bar.sizeHint().width(), m_bar.heightFor(kReservedPartners)}; }
    QSize minimumSizeHint() const override { return {m_bar.sizeHint().width(), m_bar.heightFor(kLeastPartners)}; }

 private:
    const PlanBar& m_bar;
};

}  // namespace

TimelineDock::TimelineDock(Document& document, QWidget* parent)
    : DockPanel("timelineDock", tr("Denoising plan"), parent),
      m_document(document),
      m_bar(new PlanBar(document, this)) {
    note()->setObjectName("planSummary");
    note()->setToolTip(tr("Drag any edge or point; a double click resets"));
    note()->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    note()->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // never widens the window
    auto* scroll = new TimelineScroll(*m_bar, this);
    scroll->setObjectName("timelineScroll");
    setWidget(scroll);
    connect(m_bar, &PlanBar::chosen, scroll, [scroll](const QRect& grip) {
        scroll->ensureVisible(grip.center().x(), grip.center().y(), 0, grip.height());
    });
    connect(&document, &Document::changed, this, &TimelineDock::follow);
    follow(Change::WholePlan);
}

void TimelineDock::follow(Change change) {
    if (change == Change::Gallery || change == Change::ShownPicture) return;
    const auto& plan = m_document.plan();
    note()->setText(tr("%n step(s)", nullptr, plan.steps) + " · " +
                    QString::fromStdString(core::plan::samplerAndSpacing(plan)) + " · " +
                    QString("%1 × %2").arg(plan.width).arg(plan.height));
}

}  // namespace ui
