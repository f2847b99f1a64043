#include "ui/project/recovery_values.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

#include "core/base/error.h"
#include "core/pipeline/plan_json.h"
#include "ui/project/json_text.h"

namespace ui {
namespace {

constexpr int kMostPlans = 10'000;
constexpr int kMostKept = 100'000;
constexpr double kLargestZoom = 32.0;
constexpr double kFarthestPixel = 1e6;

void checkLength(const QJsonArray& list, int most) {
    if (list.size() > most) core::fail("expected a list of at most {}, found {}", most, list.size());
}

QJsonArray galleryToJson(const std::vector<KeptPicture>& gallery) {
    QJsonArray list;
    for (const auto& picture : gallery)
        list.append(
            QJsonObject{{"file", picture.file}, {"starred", picture.starred}, {"inProject", picture.inProject}});
    return list;
}

std::vector<KeptPicture> galleryFromJson(const QJsonArray& list) {
    checkLength(list, kMostKept);
    std::vector<KeptPicture> gallery;
    for (const auto& value : list) {
        const auto json = value.toObject();
        gallery.push_back({json["file"].toString(), json["starred"].toBool(), json["inProject"].toBool()});
    }
    return gallery;
}

QJsonArray plansToJson(const std::vector<core::pipeline::Plan>& plans) {
    QJsonArray list;
    for (const auto& plan : plans) list.append(QString::fromStdString(toJson(plan)));
    return list;
}

std::vector<core::pipeline::Plan> plansFromJson(const QJsonArray& list) {
    checkLength(list, kMostPlans);
    std::vector<core::pipeline::Plan> plans;
    for (const auto& plan : list) plans.push_back(core::pipeline::planFromJson(plan.toString().toStdString()));
    return plans;
}

}  // namespace

QString viewToJson(const ViewState& view) {
    return compactJson(QJsonDocument(QJsonObject{{"tool", view.tool},
                                                 {"zoom", view.zoom},
                                                 {"x", view.centre.x()},
                                                 {"y", view.centre.y()},
                                                 {"picture", view.picture}}));
}

ViewState viewFromJson(const QString& text) {
    const auto json = parsedJson(text).object();
    return {.tool = json["tool"].toString(),
            .zoom = numberIn(json["zoom"], 0.0, kLargestZoom),
            .centre = {numberIn(json["x"], -kFarthestPixel, kFarthestPixel),
                       numberIn(json["y"], -kFarthestPixel, kFarthestPixel)},
            .picture = QFileInfo(json["picture"].toString()).fileName()};
}

QString recoveryToJson(const Recovery& recovery) {
    return compactJson(QJsonDocument(QJsonObject{{"file", recovery.file},
                                                 {"isModified", recovery.isModified},
                                                 {"isRunning", recovery.isRunning},
                                                 {"gallery", galleryToJson(recovery.gallery)},
                                                 {"unfinished", plansToJson(recovery.unfinished)}}));
}

Recovery recoveryFromJson(const QString& text) {
    const auto json = parsedJson(text).object();
    return {.file = json["file"].toString(),
            .isModified = json["isModified"].toBool(),
            .isRunning = json["isRunning"].toBool(),
            .gallery = galleryFromJson(json["gallery"].toArray()),
            .unfinished = plansFromJson(json["unfinished"].toArray())};
}

}  // namespace ui
