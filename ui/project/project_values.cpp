#include "ui/project/project_values.h"

#include <QJsonArray>
#include <QJsonObject>
#include <array>
#include <utility>

#include "core/base/error.h"
#include "ui/project/json_text.h"

namespace ui {
namespace {

using core::control::EdgeDrawing;
using core::control::EdgeStroke;
using core::control::Fit;

constexpr int kMostStrokes = 100'000;
constexpr int kMostNumbers = 3 * 1'000'000;  // of all strokes together
constexpr double kFarthest = 16.0;           // in canvases: beyond lies no stroke that a hand made

constexpr std::array<std::pair<Fit, const char*>, 3> kFits{
    {{Fit::Stretch, "stretch"}, {Fit::Crop, "crop"}, {Fit::Inside, "inside"}}};
constexpr std::array<std::pair<LayerKind, const char*>, 5> kKinds{{{LayerKind::Pose, "pose"},
                                                                   {LayerKind::Edges, "edges"},
                                                                   {LayerKind::Masks, "masks"},
                                                                   {LayerKind::Reference, "reference"},
                                                                   {LayerKind::Result, "result"}}};

template <typename T, std::size_t N>
const char* nameOf(const std::array<std::pair<T, const char*>, N>& names, T value) {
    for (const auto& [one, name] : names)
        if (one == value) return name;
    return "";
}

template <typename T, std::size_t N>
T valueOf(const std::array<std::pair<T, const char*>, N>& names, const QJsonValue& name) {
    for (const auto& [value, one] : names)
        if (name.toString() == QLatin1String(one)) return value;
    core::fail("expected a known name, found \"{}\"", name.toString().left(40).toStdString());
}

QJsonObject strokeToJson(const EdgeStroke& stroke) {
    QJsonArray points;
    for (const auto& point : stroke.points) {
        points.append(double(point.x));
        points.append(double(point.y));
        points.append(double(point.pressure));
    }
    return {{"width", double(stroke.width)}, {"erases", stroke.erases}, {"points", points}};
}

EdgeStroke strokeFromJson(const QJsonObject& json) {
    EdgeStroke stroke;
    stroke.width = float(numberIn(json["width"], 0.0, kFarthest));
    stroke.erases = json["erases"].toBool();
    const auto points = json["points"].toArray();
    if (points.size() % 3 != 0) core::fail("expected three numbers a point of a stroke, found {}", points.size());
    for (qsizetype i = 0; i < points.size(); i += 3)
        stroke.points.push_back({float(numberIn(points[i], -kFarthest, kFarthest)),
                                 float(numberIn(points[i + 1], -kFarthest, kFarthest)),
                                 float(numberIn(points[i + 2], 0.0, 1.0))});
    return stroke;
}

}  // namespace

QString drawingToJson(const EdgeDrawing& drawing) {
    QJsonArray strokes;
    for (const auto& stroke : drawing.strokes) strokes.append(strokeToJson(stroke));
    return compactJson(QJsonDocument(QJsonObject{{"findsEdges", drawing.findsEdges},
                                                 {"low", drawing.low},
                                                 {"high", drawing.high},
                                                 {"inverted", drawing.inverted},
                                                 {"fit", nameOf(kFits, drawing.fit)},
                                                 {"strokes", strokes}}));
}

EdgeDrawing drawingFromJson(const QString& text) {
    const auto json = parsedJson(text).object();
    EdgeDrawing drawing;
    drawing.findsEdges = json["findsEdges"].toBool();
    drawing.low = int(numberIn(json["low"], 0, 255));
    drawing.high = int(numberIn(json["high"], drawing.low, 255));
    drawing.inverted = json["inverted"].toBool();
    drawing.fit = valueOf(kFits, json["fit"]);
    const auto strokes = json["strokes"].toArray();
    if (strokes.size() > kMostStrokes) core::fail("expected at most {} strokes", kMostStrokes);
    qsizetype numbers = 0;
    for (const auto& stroke : strokes) {
        numbers += stroke.toObject()["points"].toArray().size();
        if (numbers > kMostNumbers) core::fail("expected at most {} points of strokes", kMostNumbers / 3);
        drawing.strokes.push_back(strokeFromJson(stroke.toObject()));
    }
    return drawing;
}

QString layersToJson(const Layers& layers) {
    QJsonArray order;
    for (const Layer& layer : layers.order)
        order.append(
            QJsonObject{{"kind", nameOf(kKinds, layer.kind)}, {"visible", layer.visible}, {"opacity", layer.opacity}});
    return compactJson(QJsonDocument(order));
}

Layers layersFromJson(const QString& text) {
    const auto order = parsedJson(text).array();
    Layers layers;
    if (order.size() != qsizetype(layers.order.size()))
        core::fail("expected {} layers, found {}", layers.order.size(), order.size());
    unsigned seen = 0;
    for (std::size_t i = 0; i < layers.order.size(); ++i) {
        const auto json = order[qsizetype(i)].toObject();
        const auto kind = valueOf(kKinds, json["kind"]);
        seen |= 1U << unsigned(kind);
        layers.order[i] = {kind, json["visible"].toBool(true), numberIn(json["opacity"], 0.0, 1.0)};
    }
    if (seen != (1U << layers.order.size()) - 1) core::fail("expected each layer once");
    return layers;
}

}  // namespace ui
