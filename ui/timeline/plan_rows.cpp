#include "ui/timeline/plan_rows.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "ui/document/document.h"
#include "ui/support/theme.h"
#include "ui/timeline/plan_handles.h"

namespace ui {
namespace {

using core::plan::ControlPlan;
using core::plan::PartnerPlan;
using core::plan::Plan;
using core::plan::TimestepRange;

constexpr double kCorner = 4.0;
constexpr double kFillAlpha = 0.35;
constexpr double kOffOpacity = 0.35;  // of what is switched off

QString rowText(const char* source) { return QCoreApplication::translate("ui::PlanRow", source); }

QRectF spanOf(const PlanAxis& axis, const QRectF& track, double from, double to) {
    return {QPointF(axis.xOf(from), track.top()), QPointF(axis.xOf(to), track.bottom())};
}

QString rangeText(const TimestepRange& range) { return QString("t %1 – %2").arg(range.first).arg(range.last); }

void paintLabel(QPainter& painter, const QRectF& part, const QString& label, const QColor& color) {
    if (QFontMetricsF(painter.font()).horizontalAdvance(label) + 8 > part.width()) return;
    painter.setPen(color);
    painter.drawText(part, Qt::AlignCenter, label);
}

// The stages of a chain, each down to its T_low.
class ResolutionRow : public PlanRow {
 public:
    explicit ResolutionRow(const Plan& plan) : m_plan(plan) {}

    QString name() const override { return rowText(QT_TRANSLATE_NOOP("ui::PlanRow", "Resolution")); }
    QString tip() const override {
        return rowText(QT_TRANSLATE_NOOP(
            "ui::PlanRow", "The layout forms at the low resolution; at T_low its picture is enlarged and goes on."));
    }

    void paint(QPainter& painter, const PlanAxis& axis, const QRectF& track) const override {
        QPainterPath rounded;
        rounded.addRoundedRect(track, kCorner, kCorner);
        painter.save();
        painter.setClipPath(rounded);
        double from = core::plan::kFirstTimestep;
        for (const auto& stage : m_plan.lowStages) {
            paintStage(painter, spanOf(axis, track, from, stage.tLow), stage.width, stage.height, colors().lowStage);
            from = stage.tLow;
        }
        paintStage(painter, spanOf(axis, track, from, 0), m_plan.width, m_plan.height, colors().highStage);
        painter.restore();
    }

 private:
    static void paintStage(QPainter& painter, const QRectF& part, int width, int height, const QColor& color) {
        painter.fillRect(part, color);
        paintLabel(painter, part, QString("%1 × %2").arg(width).arg(height), colors().text);
    }

    const Plan& m_plan;
};

// A partner's window, filled up to its strength.
class PartnerRow : public PlanRow {
 public:
    PartnerRow(const QString& name, const PartnerPlan& partner, std::size_t index)
        : m_name(name), m_partner(partner), m_index(index) {}

    QString name() const override { return m_name; }
    QString tip() const override {
        return rowText(
                   QT_TRANSLATE_NOOP("ui::PlanRow",
                                     "%1 acts at %2. Drag its ends and its strength; a double click sets a point on "
                                     "the curve, another takes it away."))
            .arg(name(), rangeText(m_partner.range));
    }
    double height() const override { return kPartnerHeight; }

    void paint(QPainter& painter, const PlanAxis& axis, const QRectF& track) const override {
        const auto points = curve(axis, track);
        QPolygonF area(points);
        area << QPointF(points.back().x(), track.bottom()) << QPointF(points.front().x(), track.bottom());
        painter.save();
        if (!m_partner.on) painter.setOpacity(kOffOpacity);
        const QColor color = partnerColor(m_index);
        QColor fill = color;
        fill.setAlphaF(kFillAlpha);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawPolygon(area);
        painter.setPen(QPen(color, 2.0));
        painter.drawPolyline(points);
        painter.restore();
    }

 private:
    // The strength at the window's ends and at the points between them.
    QPolygonF curve(const PlanAxis& axis, const QRectF& track) const {
        const auto place = [&](double t, double strength) {
            return QPointF(axis.xOf(t), track.bottom() - strength * track.height());
        };
        QPolygonF points{place(m_partner.range.first, strengthAt(m_partner, m_partner.range.first))};
        for (const auto& point : m_partner.curve)
            if (point.timestep < m_partner.range.first && point.timestep > m_partner.range.last)
                points << place(point.timestep, point.strength);
        return points << place(m_partner.range.last, strengthAt(m_partner, m_partner.range.last));
    }

    QString m_name;
    const PartnerPlan& m_partner;
    std::size_t m_index;
};

// The range of a ControlNet.
class ControlRow : public PlanRow {
 public:
    ControlRow(const QString& name, const ControlPlan& control) : m_name(name), m_control(control) {}

    QString name() const override { return m_name; }
    QString tip() const override {
        return rowText(QT_TRANSLATE_NOOP("ui::PlanRow", "%1 acts at %2.")).arg(name(), rangeText(m_control.range));
    }

    void paint(QPainter& painter, const PlanAxis& axis, const QRectF& track) const override {
        painter.save();
        if (!m_control.on) painter.setOpacity(kOffOpacity);
        const QRectF span = spanOf(axis, track, m_control.range.first, m_control.range.last);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors().controlNet);
        painter.drawRoundedRect(span, kCorner, kCorner);
        paintLabel(painter, span, QString::number(m_control.strength, 'f', 2), colors().handle);
        painter.restore();
    }

 private:
    QString m_name;
    const ControlPlan& m_control;
};

}  // namespace

double PlanAxis::xOf(double timestep) const {
    return left + width * std::clamp(1.0 - timestep / core::plan::kFirstTimestep, 0.0, 1.0);
}

double PlanAxis::timestepAt(double x) const {
    return core::plan::kFirstTimestep * (1.0 - std::clamp((x - left) / std::max(1.0, width), 0.0, 1.0));
}

std::vector<std::unique_ptr<PlanRow>> planRows(const Document& document) {
    const Plan& plan = document.plan();
    std::vector<std::unique_ptr<PlanRow>> rows;
    if (!plan.lowStages.empty()) rows.push_back(std::make_unique<ResolutionRow>(plan));
    for (std::size_t i = 0; i < plan.partners.size(); ++i)
        rows.push_back(std::make_unique<PartnerRow>(document.modelName(plan.partners[i].model), plan.partners[i], i));
    for (const auto& control : plan.controls)
        rows.push_back(std::make_unique<ControlRow>(document.modelName(control.model), control));
    return rows;
}

}  // namespace ui
