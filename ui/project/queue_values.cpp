#include "ui/project/queue_values.h"

#include <QJsonArray>
#include <algorithm>

#include "core/base/error.h"
#include "core/image/png_file.h"
#include "core/plan/plan_json.h"
#include "core/plan/plan_nearest.h"

namespace ui {
namespace {

using core::SharedImage;
using core::plan::Amendments;
using core::plan::Plan;

constexpr qsizetype kMostPlans = 100'000;
constexpr int kNoMap = -1;

// The pictures that plans share.
class Maps {
 public:
    int placeOf(const SharedImage& map) {
        if (map.isEmpty()) return kNoMap;
        const auto place = std::ranges::find(m_maps, map) - m_maps.begin();
        if (place == std::ssize(m_maps)) m_maps.push_back(map);
        return static_cast<int>(place);
    }

    QJsonArray json() const {
        QJsonArray list;
        for (const auto& map : m_maps)
            list.append(QString::fromLatin1(QByteArray::fromStdString(core::encodePng(*map)).toBase64()));
        return list;
    }

    static std::vector<SharedImage> from(const QJsonArray& list, Amendments& amendments) {
        std::vector<SharedImage> maps;
        for (qsizetype i = 0; i < list.size(); ++i) try {
                const auto png = QByteArray::fromBase64(list[i].toString().toLatin1()).toStdString();
                maps.push_back(core::decodePng(png, QString("queue.maps[%1]").arg(i).toStdString()));
            } catch (const core::Error& error) {
                amendments.add({QString("queue.maps[%1]").arg(i).toStdString(), error.what(), {}, true});
                maps.emplace_back();
            }
        return maps;
    }

 private:
    std::vector<SharedImage> m_maps;
};

QJsonObject planToJson(Plan plan, Maps& maps) {
    const int edges = maps.placeOf(plan.edges);
    plan.edges = {};
    QJsonArray masks;
    for (auto& partner : plan.partners) {
        masks.append(maps.placeOf(partner.mask));
        partner.mask = {};
    }
    return {{"plan", QString::fromStdString(toJson(plan))}, {"edges", edges}, {"masks", masks}};
}

SharedImage mapAt(const std::vector<SharedImage>& maps, const QJsonValue& place) {
    const int index = place.toInt(kNoMap);
    return index >= 0 && index < static_cast<int>(maps.size()) ? maps[static_cast<std::size_t>(index)] : SharedImage();
}

Plan planFrom(const QJsonObject& json, const std::vector<SharedImage>& maps, Amendments& amendments) {
    auto plan = core::plan::planFromJson(json["plan"].toString().toStdString(), amendments);
    plan.edges = mapAt(maps, json["edges"]);
    const auto masks = json["masks"].toArray();
    for (std::size_t i = 0; i < plan.partners.size(); ++i) plan.partners[i].mask = mapAt(maps, masks[qsizetype(i)]);
    bringWithinLimits(plan, amendments);
    return plan;
}

}  // namespace

QJsonObject queueToJson(const std::vector<Plan>& plans) {
    Maps maps;
    QJsonArray list;
    for (const auto& plan : plans) list.append(planToJson(plan, maps));
    return {{"maps", maps.json()}, {"plans", list}};
}

std::vector<Plan> queueFromJson(const QJsonObject& json, Amendments& amendments) {
    const auto maps = Maps::from(json["maps"].toArray(), amendments);
    const auto list = json["plans"].toArray();
    if (list.size() > kMostPlans) amendments.add({"queue.plans", std::to_string(list.size()), {}, true});
    std::vector<Plan> plans;
    for (qsizetype i = 0; i < std::min(list.size(), kMostPlans); ++i) try {
            plans.push_back(planFrom(list[i].toObject(), maps, amendments));
        } catch (const core::Error& error) {
            amendments.add({QString("queue.plans[%1]").arg(i).toStdString(), error.what(), {}, true});
        }
    return plans;
}

}  // namespace ui
