#include "ui/layers/layer_text.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "core/plan/plan_stages.h"
#include "ui/document/document.h"
#include "ui/document/edge_edits.h"
#include "ui/support/theme.h"

namespace ui {
namespace {

struct LayerText {
    Q_DECLARE_TR_FUNCTIONS(ui::LayerText)
};

QString sizeText(int width, int height) { return QString("%1 × %2").arg(width).arg(height); }

QString edgesNote(const core::plan::Plan& plan) {
    if (plan.edges.isEmpty()) return LayerText::tr("none");
    const auto drawing = drawingOf(plan);
    QStringList parts;
    if (!drawing.strokes.empty())
        parts << LayerText::tr("%n stroke(s)", nullptr, static_cast<int>(drawing.strokes.size()));
    if (drawing.findsEdges)
        parts << QString("Canny %1/%2").arg(drawing.low).arg(drawing.high);
    else if (!drawing.source.isEmpty())
        parts << LayerText::tr("a ready map");
    return parts.join(" + ");
}

QString masksNote(const Document& document) {
    QStringList names;
    for (const auto& partner : document.plan().partners)
        if (!partner.mask.isEmpty()) names << document.modelName(partner.model);
    return names.isEmpty() ? LayerText::tr("partners act everywhere") : names.join(", ");
}

QString layerContents(const Document& document, LayerKind kind) {
    const auto& plan = document.plan();
    const auto& reference = document.layers().reference;
    const QImage& shown = document.shownImage();
    switch (kind) {
        case LayerKind::Pose:
            return plan.people.empty() ? LayerText::tr("none")
                                       : LayerText::tr("%n person(s)", nullptr, static_cast<int>(plan.people.size()));
        case LayerKind::Edges:
            return edgesNote(plan);
        case LayerKind::Masks:
            return masksNote(document);
        case LayerKind::Reference:
            return reference.isEmpty() ? LayerText::tr("none") : sizeText(reference->width, reference->height);
        case LayerKind::Result:
            break;
    }
    return shown.isNull() ? LayerText::tr("nothing painted yet") : sizeText(shown.width(), shown.height());
}

bool reads(const Document& document, core::plan::ControlMap map) {
    const auto& plan = document.plan();
    const auto controlReads = [map](const auto& control) { return takesPart(control) && control.map == map; };
    const auto partnerReads = [&](const auto& partner) {
        const auto* model = document.models().find(partner.model);
        return takesPart(partner) &&
               (!model || model->control == map || std::ranges::any_of(partner.controls, controlReads));
    };
    return std::ranges::any_of(plan.partners, partnerReads) || std::ranges::any_of(plan.controls, controlReads);
}

// Whether networks go by what lies on a layer.
bool steers(const Document& document, LayerKind kind) {
    const auto& plan = document.plan();
    const auto isMasked = [](const auto& partner) { return takesPart(partner) && !partner.mask.isEmpty(); };
    if (kind == LayerKind::Pose) return !plan.people.empty() && reads(document, core::plan::ControlMap::Pose);
    if (kind == LayerKind::Edges) return !plan.edges.isEmpty() && reads(document, core::plan::ControlMap::Edges);
    return kind == LayerKind::Masks && std::ranges::any_of(plan.partners, isMasked);
}

}  // namespace

QString layerName(LayerKind kind) {
    switch (kind) {
        case LayerKind::Pose:
            return LayerText::tr("Pose");
        case LayerKind::Edges:
            return LayerText::tr("Edges");
        case LayerKind::Masks:
            return LayerText::tr("Masks");
        case LayerKind::Reference:
            return LayerText::tr("Reference");
        case LayerKind::Result:
            break;
    }
    return LayerText::tr("Result");
}

QString layerNote(const Document& document, LayerKind kind) {
    const QString note = layerContents(document, kind);
    const bool isHidden = !layerOf(document.layers(), kind).visible;
    return isHidden && steers(document, kind) ? LayerText::tr("hidden, still steers · %1").arg(note) : note;
}

QColor layerColor(LayerKind kind) {
    switch (kind) {
        case LayerKind::Pose:
            return colors().partner1;
        case LayerKind::Edges:
            return colors().partner2;
        case LayerKind::Masks:
            return colors().structure;
        case LayerKind::Reference:
            return colors().controlNet;
        case LayerKind::Result:
            break;
    }
    return colors().accent;
}

}  // namespace ui
