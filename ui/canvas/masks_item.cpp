#include "ui/canvas/masks_item.h"

#include <QPainter>
#include <algorithm>

#include "ui/support/image_conversion.h"
#include "ui/support/theme.h"

namespace ui {
namespace {

QImage tinted(const core::Image& mask, const QColor& color) {
    QImage tint(mask.width, mask.height, QImage::Format_ARGB32_Premultiplied);
    tint.fill(color);
    tint.setAlphaChannel(toQImage(mask));
    return tint;
}

QImage tintOf(const std::vector<core::SharedImage>& masks) {
    QImage all;
    for (std::size_t i = 0; i < masks.size(); ++i) {
        if (masks[i].isEmpty()) continue;
        const QImage tint = tinted(*masks[i], partnerColor(i));
        if (all.isNull())
            all = tint;
        else
            QPainter(&all).drawImage(all.rect(), tint);
    }
    return all;
}

}  // namespace

void MasksItem::setFrame(const QSizeF& size) {
    prepareGeometryChange();
    m_size = size;
}

void MasksItem::setPartners(const std::vector<core::plan::PartnerPlan>& partners) {
    std::vector<core::SharedImage> masks;
    for (const auto& partner : partners) masks.push_back(partner.mask);
    if (masks == m_masks) return;
    m_masks = std::move(masks);
    m_tint = tintOf(m_masks);
    update();
}

void MasksItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    if (m_tint.isNull()) return;
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(boundingRect(), m_tint);
}

}  // namespace ui
