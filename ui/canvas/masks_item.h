#pragma once

#include <QGraphicsItem>
#include <QImage>
#include <vector>

#include "core/plan/plan.h"

namespace ui {

// Where partners act, each in its colour. Partners without a mask act everywhere and show nothing.
class MasksItem : public QGraphicsItem {
 public:
    void setFrame(const QSizeF& size);  // canvas units
    void setPartners(const std::vector<core::plan::PartnerPlan>& partners);

    QRectF boundingRect() const override { return QRectF(QPointF(), m_size); }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

 private:
    QSizeF m_size;
    std::vector<core::SharedImage> m_masks;
    QImage m_tint;
};

}  // namespace ui
