#include "core/control/openpose_json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/error.h"

namespace core::control {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxBytes = 16 * 1024 * 1024;
constexpr std::size_t kMaxPeople = 256;
constexpr int kMaxCanvas = 65536;
constexpr double kFarOutside = 1e6;  // pixels; joints may lie beside the canvas, not on another planet

// The place of each of the 18 joints in BODY_25, which has a pelvis after the left wrist.
constexpr std::array<std::size_t, kJointCount> kFromBody25{0,  1,  2,  3,  4,  5,  6,  7,  9,
                                                           10, 11, 12, 13, 14, 15, 16, 17, 18};
constexpr std::size_t kBody25 = 25;

using Points = std::vector<Keypoint>;

Keypoint pointFrom(const Json& list, std::size_t i, const std::string& key, const std::string& where) {
    std::array<double, 3> values{};
    for (std::size_t k = 0; k < 3; ++k) {
        const auto& number = list[3 * i + k];
        if (!number.is_number()) fail("{}: expected \"{}\" to hold numbers, found {}", where, key, number.type_name());
        values[k] = number.get<double>();
        if (!(std::abs(values[k]) <= kFarOutside))
            fail("{}: expected \"{}\" to hold coordinates within {}, found {}", where, key, kFarOutside, values[k]);
    }
    if (values[2] <= 0.0) return {};
    return {static_cast<float>(values[0]), static_cast<float>(values[1]), true};
}

// The points of one list; none when it is absent, null or empty.
Points pointsFrom(const Json& person, const char* key, const std::vector<std::size_t>& counts,
                  const std::string& where) {
    const auto found = person.find(key);
    if (found == person.end() || found->is_null()) return {};
    if (!found->is_array()) fail("{}: expected \"{}\" to be a list, found {}", where, key, found->type_name());
    if (found->empty()) return {};
    const bool fits = std::any_of(counts.begin(), counts.end(), [&](auto n) { return found->size() == 3 * n; });
    if (!fits) fail("{}: expected \"{}\" to hold {} numbers, found {}", where, key, 3 * counts.front(), found->size());
    Points points;
    for (std::size_t i = 0; i < found->size() / 3; ++i) points.push_back(pointFrom(*found, i, key, where));
    return points;
}

Skeleton bodyFrom(const Points& points) {
    Skeleton body;
    for (std::size_t i = 0; i < points.size() && i < kJointCount; ++i)
        body.joints[i] = points[points.size() == kBody25 ? kFromBody25[i] : i];
    return body;
}

Person personFrom(const Json& object, const std::string& where) {
    if (!object.is_object()) fail("{}: expected people to be objects, found {}", where, object.type_name());
    Person person;
    person.body = bodyFrom(pointsFrom(object, "pose_keypoints_2d", {kJointCount, kBody25}, where));
    person.face = pointsFrom(object, "face_keypoints_2d", {kFacePoints}, where);
    person.leftHand = pointsFrom(object, "hand_left_keypoints_2d", {kHandPoints}, where);
    person.rightHand = pointsFrom(object, "hand_right_keypoints_2d", {kHandPoints}, where);
    return person;
}

template <typename PersonType, typename Action>
void forEachPoint(PersonType& person, const Action& action) {
    for (auto& point : person.body.joints) action(point);
    for (auto* list : {&person.leftHand, &person.rightHand, &person.face})
        for (auto& point : *list) action(point);
}

int sideFrom(const Json& object, const char* key, const char* shortKey, const std::string& where) {
    for (const auto* name : {key, shortKey}) {
        const auto found = object.find(name);
        if (found == object.end() || found->is_null()) continue;
        if (!found->is_number() || !(found->get<double>() >= 1.0 && found->get<double>() <= kMaxCanvas))
            fail("{}: expected \"{}\" from 1 to {}, found {}", where, name, kMaxCanvas, found->dump());
        return static_cast<int>(found->get<double>());
    }
    return 0;
}

bool isNormalised(const std::vector<Person>& people) {
    bool normalised = true;
    for (const auto& person : people)
        forEachPoint(person, [&](const Keypoint& p) {
            normalised = normalised && std::abs(p.x) <= 1.0f && std::abs(p.y) <= 1.0f;
        });
    return normalised;
}

void normalise(OpenPose& pose, const std::string& where) {
    if (isNormalised(pose.people)) return;
    if (pose.canvasWidth == 0 || pose.canvasHeight == 0)
        fail("{}: expected \"canvas_width\" and \"canvas_height\" beside coordinates in pixels, found none", where);
    for (auto& person : pose.people)
        forEachPoint(person, [&](Keypoint& p) {
            p.x /= static_cast<float>(pose.canvasWidth);
            p.y /= static_cast<float>(pose.canvasHeight);
        });
}

double rounded(double pixels) { return std::round(pixels * 1000.0) / 1000.0; }

template <typename List>
Json pointsToJson(const List& points, const OpenPose& pose) {
    auto list = Json::array();
    for (const auto& p : points) {
        list.push_back(p.visible ? rounded(double(p.x) * pose.canvasWidth) : 0.0);
        list.push_back(p.visible ? rounded(double(p.y) * pose.canvasHeight) : 0.0);
        list.push_back(p.visible ? 1.0 : 0.0);
    }
    return list;
}

Json optionalPoints(const Points& points, const OpenPose& pose) {
    return points.empty() ? Json(nullptr) : pointsToJson(points, pose);
}

}  // namespace

OpenPose readOpenPose(const std::string& text, const std::string& where) {
    if (text.size() > kMaxBytes)
        fail("{}: expected at most {} bytes of OpenPose JSON, found {}", where, kMaxBytes, text.size());
    auto root = Json::parse(text, nullptr, false);
    if (root.is_array() && root.size() == 1) root = Json(root.front());  // a list of frames
    if (!root.is_object()) fail("{}: expected OpenPose JSON with a list of people, which this is not", where);
    const auto people = root.find("people");
    if (people == root.end() || !people->is_array()) fail("{}: expected a list \"people\", found none", where);
    if (people->size() > kMaxPeople)
        fail("{}: expected at most {} people, found {}", where, kMaxPeople, people->size());
    OpenPose pose;
    pose.canvasWidth = sideFrom(root, "canvas_width", "width", where);
    pose.canvasHeight = sideFrom(root, "canvas_height", "height", where);
    for (const auto& person : *people) pose.people.push_back(personFrom(person, where));
    normalise(pose, where);
    return pose;
}

std::string writeOpenPose(const OpenPose& pose) {
    auto people = Json::array();
    for (const auto& person : pose.people)
        people.push_back({{"pose_keypoints_2d", pointsToJson(person.body.joints, pose)},
                          {"face_keypoints_2d", optionalPoints(person.face, pose)},
                          {"hand_left_keypoints_2d", optionalPoints(person.leftHand, pose)},
                          {"hand_right_keypoints_2d", optionalPoints(person.rightHand, pose)}});
    return Json{{"canvas_width", pose.canvasWidth}, {"canvas_height", pose.canvasHeight}, {"people", people}}.dump();
}

}  // namespace core::control
