#include "ui/document/mask_edits.h"

#include <QPainter>
#include <numeric>

#include "ui/document/document.h"
#include "ui/document/plan_edits.h"
#include "ui/support/image_conversion.h"

namespace ui {
namespace {

constexpr double kFull = 255.0;

void setMask(Document& document, std::size_t partner, const core::SharedImage& mask) {
    auto partners = document.plan().partners;
    partners.at(partner).mask = mask;
    document.beginGesture();
    setPartners(document, partners);
}

}  // namespace

void paintMask(Document& document, std::size_t partner, const QPainterPath& path, double width, bool adds) {
    const auto& plan = document.plan();
    const auto& before = plan.partners.at(partner).mask;
    QImage mask(plan.width, plan.height, QImage::Format_Grayscale8);
    mask.fill(adds ? Qt::black : Qt::white);
    if (!before.isEmpty()) mask = toQImage(*before);
    QPainter painter(&mask);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(adds ? Qt::white : Qt::black, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.end();
    setMask(document, partner, toCoreMask(mask));
}

void removeMask(Document& document, std::size_t partner) { setMask(document, partner, {}); }

void invertMask(Document& document, std::size_t partner) {
    const auto& mask = document.plan().partners.at(partner).mask;
    if (mask.isEmpty()) return;
    QImage inverted = toQImage(*mask);
    inverted.invertPixels();
    setMask(document, partner, toCoreMask(inverted));
}

double maskedShare(const Document& document, std::size_t partner) {
    const auto& mask = document.plan().partners.at(partner).mask;
    if (mask.isEmpty()) return 1.0;
    return std::accumulate(mask->pixels.begin(), mask->pixels.end(), 0.0) /
           (kFull * static_cast<double>(mask->pixels.size()));
}

}  // namespace ui
