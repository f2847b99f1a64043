#include "ui/project/project_values.h"

#include <QJsonArray>
#include <QJsonObject>
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/plan/plan_nearest.h"
#include "ui/document/view_limits.h"
#include "ui/project/json_text.h"

namespace ui {
namespace {

using core::control::EdgeDrawing;
using core::control::EdgeStroke;
using core::control::Fit;
using core::control::StrokePoint;

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
std::optional<T> valueOf(const std::array<std::pair<T, const char*>, N>& names, const QJsonValue& name) {
    for (const auto& [value, one] : names)
        if (name.toString() == QLatin1String(one)) return value;
    return std::nullopt;
}

QString unknownName(const QJsonValue& name) {
    return QString("expected a known name, found \"%1\"").arg(name.toString().left(40));
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

// A point without its numbers is left out.
std::vector<StrokePoint> pointsFrom(const OwnFields& stroke) {
    const auto numbers = stroke["points"].toArray();
    std::vector<StrokePoint> points;
    for (qsizetype i = 0; i + 2 < numbers.size(); i += 3)
        if (numbers[i].isDouble() && numbers[i + 1].isDouble() && numbers[i + 2].isDouble())
            points.push_back(
                {float(numbers[i].toDouble()), float(numbers[i + 1].toDouble()), float(numbers[i + 2].toDouble())});
    if (3 * qsizetype(points.size()) != numbers.size())
        stroke.noteLoss("points", "expected three numbers a point of a stroke");
    return points;
}

EdgeStroke strokeFrom(const OwnFields& json) {
    return {.points = pointsFrom(json),
            .width = float(json.number("width", EdgeStroke().width)),
            .erases = json["erases"].toBool()};
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

EdgeDrawing drawingFromJson(const QString& text, core::plan::Amendments& amendments) {
    const OwnFields json(parsedJson(text).object(), "drawing", amendments);
    EdgeDrawing drawing;
    drawing.findsEdges = json["findsEdges"].toBool();
    drawing.low = json.integer("low", drawing.low);
    drawing.high = json.integer("high", drawing.high);
    drawing.inverted = json["inverted"].toBool();
    const auto fit = valueOf(kFits, json["fit"]);
    if (!fit) json.noteLoss("fit", unknownName(json["fit"]));
    drawing.fit = fit.value_or(drawing.fit);
    const auto strokes = json["strokes"].toArray();
    for (qsizetype i = 0; i < strokes.size(); ++i)
        drawing.strokes.push_back(
            strokeFrom(OwnFields(strokes[i].toObject(), QString("drawing.strokes[%1]").arg(i), amendments)));
    bringWithinLimits(drawing, amendments);
    return drawing;
}

QString layersToJson(const Layers& layers) {
    QJsonArray order;
    for (const Layer& layer : layers.order)
        order.append(
            QJsonObject{{"kind", nameOf(kKinds, layer.kind)}, {"visible", layer.visible}, {"opacity", layer.opacity}});
    return compactJson(QJsonDocument(order));
}

// Each kind once: those that the text lacks come last, as they are in a new project.
Layers layersFromJson(const QString& text, core::plan::Amendments& amendments) {
    const auto order = parsedJson(text).array();
    std::vector<Layer> found;
    const auto isThere = [&found](LayerKind kind) { return std::ranges::count(found, kind, &Layer::kind) > 0; };
    for (qsizetype i = 0; i < order.size(); ++i) {
        const OwnFields json(order[i].toObject(), QString("layers[%1]").arg(i), amendments);
        const auto kind = valueOf(kKinds, json["kind"]);
        if (kind && !isThere(*kind))
            found.push_back({*kind, json["visible"].toBool(true),
                             json.number("opacity", view_limits::kOpacity, Layer{*kind}.opacity)});
        else
            json.noteLoss("kind", kind ? "expected each layer once" : unknownName(json["kind"]));
    }
    Layers layers;
    if (found.size() < layers.order.size())
        amendments.add({"layers", QString("%1 layers").arg(found.size()).toStdString(),
                        QString("%1 layers").arg(layers.order.size()).toStdString(), true});
    for (const Layer& layer : layers.order)
        if (!isThere(layer.kind)) found.push_back(layer);
    std::ranges::copy(found, layers.order.begin());
    return layers;
}

}  // namespace ui
