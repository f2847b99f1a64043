#pragma once

#include <QGraphicsItem>
#include <vector>

#include "core/control/person.h"

namespace ui {

// The plan's people as coloured bones over the picture.
class PoseItem : public QGraphicsItem {
 public:
    void setFrame(const QSizeF& size);  // canvas units
    void setPeople(const std::vector<core::control::Person>& people);

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
    void paintBody(QPainter& painter, const core::control::Skeleton& body) const;
    void paintHand(QPainter& painter, const std::vector<core::control::Keypoint>& hand) const;
    void paintFace(QPainter& painter, const std::vector<core::control::Keypoint>& face) const;
    double fineWidth() const;
    QPointF placeOf(const core::control::Keypoint& point) const;

    QSizeF m_size;
    std::vector<core::control::Person> m_people;
};

}  // namespace ui
