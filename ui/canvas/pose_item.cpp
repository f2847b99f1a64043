#include "ui/canvas/pose_item.h"

#include <QPainter>
#include <algorithm>

#include "core/control/pose_map.h"
#include "ui/support/theme.h"

namespace ui {
namespace {

using core::control::Keypoint;

constexpr double kBoneWidth = 1.0 / 64;  // of the picture's longest side
constexpr double kJointRadius = 1.0 / 90;
constexpr double kFineWidth = 1.0 / 200;  // of fingers and points of the face
constexpr std::size_t kFingerPoints = 4;
constexpr int kBoneAlpha = 210;
constexpr QColor kJointEdge(24, 26, 31);  // in both themes: it lies on the picture

QColor colorOf(int number) {
    const auto rgb = core::control::jointColour(number);
    return QColor(rgb[0], rgb[1], rgb[2], kBoneAlpha).darker(130);
}

}  // namespace

void PoseItem::setFrame(const QSizeF& size) {
    prepareGeometryChange();
    m_size = size;
}

void PoseItem::setPeople(const std::vector<core::control::Person>& people) {
    prepareGeometryChange();
    m_people = people;
}

QPointF PoseItem::placeOf(const Keypoint& point) const {
    return {double(point.x) * m_size.width(), double(point.y) * m_size.height()};
}

QRectF PoseItem::boundingRect() const {
    QRectF bounds(QPointF(), m_size);
    for (const auto& person : m_people)
        for (const auto& joint : person.body.joints)
            if (joint.visible) bounds |= QRectF(placeOf(joint), QSizeF(1, 1));
    const double margin = std::max(m_size.width(), m_size.height()) * kBoneWidth;
    return bounds.adjusted(-margin, -margin, margin, margin);
}

void PoseItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    painter->setRenderHint(QPainter::Antialiasing);
    for (const auto& person : m_people) {
        paintBody(*painter, person.body);
        for (const auto* hand : {&person.leftHand, &person.rightHand}) paintHand(*painter, *hand);
        paintFace(*painter, person.face);
    }
}

// Five fingers from the wrist, point 0; points beyond those that are known belong to no finger.
void PoseItem::paintHand(QPainter& painter, const std::vector<Keypoint>& hand) const {
    for (std::size_t i = 1; i < std::min<std::size_t>(hand.size(), core::control::kHandPoints); ++i) {
        const auto& from = hand[(i - 1) % kFingerPoints == 0 ? 0 : i - 1];
        if (!from.visible || !hand[i].visible) continue;
        painter.setPen(QPen(QColor::fromHsvF(static_cast<float>(i) / core::control::kHandPoints, 0.8F, 0.9F),
                            fineWidth(), Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(placeOf(from), placeOf(hand[i]));
    }
}

void PoseItem::paintFace(QPainter& painter, const std::vector<Keypoint>& face) const {
    painter.setPen(QPen(colors().handle, fineWidth(), Qt::SolidLine, Qt::RoundCap));
    for (const auto& point : face)
        if (point.visible) painter.drawPoint(placeOf(point));
}

double PoseItem::fineWidth() const { return std::max(m_size.width(), m_size.height()) * kFineWidth; }

void PoseItem::paintBody(QPainter& painter, const core::control::Skeleton& body) const {
    const double side = std::max(m_size.width(), m_size.height());
    int number = 0;
    for (const auto& limb : core::control::limbs()) {
        const auto& from = body[limb.from];
        const auto& to = body[limb.to];
        painter.setPen(QPen(colorOf(number++), side * kBoneWidth, Qt::SolidLine, Qt::RoundCap));
        if (from.visible && to.visible) painter.drawLine(placeOf(from), placeOf(to));
    }
    painter.setPen(QPen(kJointEdge, side * kJointRadius / 4));
    painter.setBrush(colors().handle);
    for (const auto& joint : body.joints)
        if (joint.visible) painter.drawEllipse(placeOf(joint), side * kJointRadius, side * kJointRadius);
}

}  // namespace ui
