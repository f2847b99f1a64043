#include "ui/project/project_values.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <array>
#include <cmath>
#include <utility>

#include "core/base/error.h"
#include "core/pipeline/plan_json.h"

namespace ui {
namespace {

using core::control::EdgeDrawing;
using core::control::EdgeStroke;
using core::control::Fit;

constexpr int kMostPlans = 10'000;
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

double number(const QJsonValue& value, double least, double most) {
    const double found = value.toDouble(std::nan(""));
    if (!(found >= least && found <= most)) core::fail("expected a number from {} to {}", least, most);
    return found;
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
    stroke.width = float(number(json["width"], 0.0, kFarthest));
    stroke.erases = json["erases"].toBool();
    const auto points = json["points"].toArray();
    if (points.size() % 3 != 0) core::fail("expected three numbers a point of a stroke, found {}", points.size());
    for (qsizetype i = 0; i < points.size(); i += 3)
        stroke.points.push_back({float(number(points[i], -kFarthest, kFarthest)),
                                 float(number(points[i + 1], -kFarthest, kFarthest)),
                                 float(number(points[i + 2], 0.0, 1.0))});
    return stroke;
}

QJsonDocument parse(const QString& json) {
    QJsonParseError error;
    auto document = QJsonDocument::fromJson(json.toUtf8(), &error);
    if (error.error != QJsonParseError::NoError)
        core::fail("expected JSON, found an error at byte {}: {}", error.offset, error.errorString().toStdString());
    return document;
}

QString compact(const QJsonDocument& document) { return QString::fromUtf8(document.toJson(QJsonDocument::Compact)); }

}  // namespace

QString drawingToJson(const EdgeDrawing& drawing) {
    QJsonArray strokes;
    for (const auto& stroke : drawing.strokes) strokes.append(strokeToJson(stroke));
    return compact(QJsonDocument(QJsonObject{{"findsEdges", drawing.findsEdges},
                                             {"low", drawing.low},
                                             {"high", drawing.high},
                                             {"inverted", drawing.inverted},
                                             {"fit", nameOf(kFits, drawing.fit)},
                                             {"strokes", strokes}}));
}

EdgeDrawing drawingFromJson(const QString& text) {
    const auto json = parse(text).object();
    EdgeDrawing drawing;
    drawing.findsEdges = json["findsEdges"].toBool();
    drawing.low = int(number(json["low"], 0, 255));
    drawing.high = int(number(json["high"], drawing.low, 255));
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

QString plansToJson(const std::vector<core::pipeline::Plan>& plans) {
    QJsonArray list;
    for (const auto& plan : plans) list.append(QString::fromStdString(toJson(plan)));
    return compact(QJsonDocument(list));
}

std::vector<core::pipeline::Plan> plansFromJson(const QString& text) {
    const auto list = parse(text).array();
    if (list.size() > kMostPlans) core::fail("expected at most {} plans", kMostPlans);
    std::vector<core::pipeline::Plan> plans;
    for (const auto& plan : list) plans.push_back(core::pipeline::planFromJson(plan.toString().toStdString()));
    return plans;
}

QString layersToJson(const Layers& layers) {
    QJsonArray order;
    for (const Layer& layer : layers.order)
        order.append(
            QJsonObject{{"kind", nameOf(kKinds, layer.kind)}, {"visible", layer.visible}, {"opacity", layer.opacity}});
    return compact(QJsonDocument(order));
}

Layers layersFromJson(const QString& text) {
    const auto order = parse(text).array();
    Layers layers;
    if (order.size() != qsizetype(layers.order.size()))
        core::fail("expected {} layers, found {}", layers.order.size(), order.size());
    unsigned seen = 0;
    for (std::size_t i = 0; i < layers.order.size(); ++i) {
        const auto json = order[qsizetype(i)].toObject();
        const auto kind = valueOf(kKinds, json["kind"]);
        seen |= 1U << unsigned(kind);
        layers.order[i] = {kind, json["visible"].toBool(true), number(json["opacity"], 0.0, 1.0)};
    }
    if (seen != (1U << layers.order.size()) - 1) core::fail("expected each layer once");
    return layers;
}

}  // namespace ui
