#include "ui/project/recovery_values.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

#include "core/base/error.h"
#include "core/plan/plan_json.h"
#include "ui/document/view_limits.h"
#include "ui/project/json_text.h"
#include "ui/project/queue_values.h"

namespace ui {
namespace {

using core::plan::Amendments;
using core::plan::Plan;

constexpr qsizetype kMostOlderPlans = 100'000;
constexpr qsizetype kMostKept = 100'000;

// The first entries of a list, and a note where there are more.
qsizetype countOf(const QJsonArray& list, qsizetype most, const char* name, Amendments& amendments) {
    if (list.size() <= most) return list.size();
    amendments.add({name, QString("%1 entries").arg(list.size()).toStdString(),
                    QString("%1 entries").arg(most).toStdString(), true});
    return most;
}

QJsonArray galleryToJson(const std::vector<KeptPicture>& gallery) {
    QJsonArray list;
    for (const auto& picture : gallery)
        list.append(
            QJsonObject{{"file", picture.file}, {"starred", picture.starred}, {"inProject", picture.inProject}});
    return list;
}

std::vector<KeptPicture> galleryFromJson(const QJsonArray& list, Amendments& amendments) {
    std::vector<KeptPicture> gallery;
    const auto count = countOf(list, kMostKept, "gallery", amendments);
    for (qsizetype i = 0; i < count; ++i) {
        const auto json = list[i].toObject();
        gallery.push_back({json["file"].toString(), json["starred"].toBool(), json["inProject"].toBool()});
    }
    return gallery;
}

// Of older programs: the maps inside of each plan.
std::vector<Plan> olderPlans(const QJsonArray& list, Amendments& amendments) {
    std::vector<Plan> plans;
    const auto count = countOf(list, kMostOlderPlans, "unfinished", amendments);
    for (qsizetype i = 0; i < count; ++i) try {
            plans.push_back(core::plan::planFromJson(list[i].toString().toStdString(), amendments));
        } catch (const core::Error& error) {
            amendments.add({"unfinished", error.what(), {}, true});
        }
    return plans;
}

}  // namespace

QString viewToJson(const ViewState& view) {
    const auto& place = view_limits::kViewCentre;
    return compactJson(
        QJsonDocument(QJsonObject{{"tool", view.tool},
                                  {"zoom", view.zoom > 0.0 ? view_limits::kZoom.nearest(view.zoom) : 0.0},
                                  {"x", place.nearest(view.centre.x())},
                                  {"y", place.nearest(view.centre.y())},
                                  {"picture", view.picture}}));
}

ViewState viewFromJson(const QString& text, Amendments& amendments) {
    const OwnFields json(parsedJson(text).object(), "view", amendments);
    const auto& place = view_limits::kViewCentre;
    return {.tool = json["tool"].toString(),
            .zoom = json.number("zoom", {0.0, view_limits::kZoom.most}, 0.0),
            .centre = {json.number("x", place, 0.0), json.number("y", place, 0.0)},
            .picture = QFileInfo(json["picture"].toString()).fileName()};
}

QString recoveryToJson(const Recovery& recovery) {
    return compactJson(QJsonDocument(QJsonObject{{"file", recovery.file},
                                                 {"isModified", recovery.isModified},
                                                 {"isRunning", recovery.isRunning},
                                                 {"gallery", galleryToJson(recovery.gallery)},
                                                 {"queue", queueToJson(recovery.unfinished)}}));
}

Recovery recoveryFromJson(const QString& text, Amendments& amendments) {
    const auto json = parsedJson(text).object();
    return {.file = json["file"].toString(),
            .isModified = json["isModified"].toBool(),
            .isRunning = json["isRunning"].toBool(),
            .gallery = galleryFromJson(json["gallery"].toArray(), amendments),
            .unfinished = json.contains("queue") ? queueFromJson(json["queue"].toObject(), amendments)
                                                 : olderPlans(json["unfinished"].toArray(), amendments)};
}

}  // namespace ui
