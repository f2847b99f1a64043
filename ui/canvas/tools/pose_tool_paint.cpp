#include <array>

#include "ui/canvas/tools/pose_tool.h"
#include "ui/document/document.h"
#include "ui/document/pose_edits.h"
#include "ui/support/theme.h"

namespace ui {

using core::control::Joint;

namespace {

// In the order of core::control::Joint.
constexpr std::array<const char*, core::control::kJointCount> kJointNames{
    QT_TRANSLATE_NOOP("ui::PoseTool", "nose"),           QT_TRANSLATE_NOOP("ui::PoseTool", "neck"),
    QT_TRANSLATE_NOOP("ui::PoseTool", "right shoulder"), QT_TRANSLATE_NOOP("ui::PoseTool", "right elbow"),
    QT_TRANSLATE_NOOP("ui::PoseTool", "right wrist"),    QT_TRANSLATE_NOOP("ui::PoseTool", "left shoulder"),
    QT_TRANSLATE_NOOP("ui::PoseTool", "left elbow"),     QT_TRANSLATE_NOOP("ui::PoseTool", "left wrist"),
    QT_TRANSLATE_NOOP("ui::PoseTool", "right hip"),      QT_TRANSLATE_NOOP("ui::PoseTool", "right knee"),
    QT_TRANSLATE_NOOP("ui::PoseTool", "right ankle"),    QT_TRANSLATE_NOOP("ui::PoseTool", "left hip"),
    QT_TRANSLATE_NOOP("ui::PoseTool", "left knee"),      QT_TRANSLATE_NOOP("ui::PoseTool", "left ankle"),
    QT_TRANSLATE_NOOP("ui::PoseTool", "right eye"),      QT_TRANSLATE_NOOP("ui::PoseTool", "left eye"),
    QT_TRANSLATE_NOOP("ui::PoseTool", "right ear"),      QT_TRANSLATE_NOOP("ui::PoseTool", "left ear")};

}  // namespace

void PoseTool::paint(QPainter& painter, const QSizeF&, double pixel) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (const auto box = handles(pixel)) box->paint(painter);
    paintJoints(painter, pixel);
    if (m_band) {
        painter.setPen(QPen(colors().accent, pixel, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(*m_band);
    }
    paintLabel(painter, pixel);
    painter.restore();
}

// Rings about selected joints, hollow ghosts where joints are hidden.
void PoseTool::paintJoints(QPainter& painter, double pixel) const {
    if (m_grasp == Grasp::WholePeople) return;
    const auto& people = m_document.plan().people;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors().handle, 1.2 * pixel, Qt::DotLine));
    for (int person = 0; person < static_cast<int>(people.size()); ++person)
        for (int i = 0; i < core::control::kJointCount; ++i)
            if (!people[static_cast<std::size_t>(person)].body.joints[static_cast<std::size_t>(i)].visible)
                painter.drawEllipse(placeOf({person, static_cast<Joint>(i)}), 5 * pixel, 5 * pixel);
    painter.setPen(QPen(colors().accent, 2.5 * pixel));
    for (const auto& ref : m_document.poseSelection().joints())
        if (ref.person < static_cast<int>(people.size())) painter.drawEllipse(placeOf(ref), 9 * pixel, 9 * pixel);
}

void PoseTool::paintLabel(QPainter& painter, double pixel) const {
    if (!m_hovered || m_hovered->person >= static_cast<int>(m_document.plan().people.size())) return;
    const QPointF place = placeOf(*m_hovered);
    const QString label = QString("%1 %2,%3")
                              .arg(tr(kJointNames[static_cast<std::size_t>(m_hovered->joint)]))
                              .arg(qRound(place.x()))
                              .arg(qRound(place.y()));
    painter.translate(place);
    painter.scale(pixel, pixel);
    const QRectF box = QRectF(QPointF(14, -32), QFontMetricsF(painter.font()).size(0, label)).adjusted(-8, -4, 8, 4);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors().panel);
    painter.drawRoundedRect(box, 6, 6);
    painter.setPen(colors().text);
    painter.drawText(box, Qt::AlignCenter, label);
}

}  // namespace ui
