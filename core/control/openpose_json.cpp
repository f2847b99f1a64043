#include "core/control/openpose_json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <utility>

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

constexpr std::size_t kMostPoints = kMostAttachedPoints;
constexpr double kMostFraction = 2.0;  // canvases from the corner that half of the points of a person may lie

using Points = std::vector<Keypoint>;

// Nothing for null, which some writers have for points they did not find.
std::optional<double> numberAt(const Json& list, std::size_t i, const std::string& key, const std::string& where) {
    const auto& number = list[i];
    if (number.is_null()) return std::nullopt;
    if (!number.is_number()) fail("{}: expected \"{}\" to hold numbers, found {}", where, key, number.type_name());
    const auto value = number.get<double>();
    if (!(std::abs(value) <= kFarOutside))
        fail("{}: expected \"{}\" to hold coordinates within {}, found {}", where, key, kFarOutside, value);
    return value;
}

Keypoint pointFrom(const Json& list, std::size_t i, const std::string& key, const std::string& where) {
    const auto x = numberAt(list, 3 * i, key, where), y = numberAt(list, 3 * i + 1, key, where),
               confidence = numberAt(list, 3 * i + 2, key, where);
    if (!x || !y || !confidence || *confidence <= 0.0) return {};
    return {static_cast<float>(*x), static_cast<float>(*y), true};
}

// The list of numbers of that name; null when it is absent, null or empty.
const Json* listIn(const Json& person, const char* key, const std::string& where) {
    const auto found = person.find(key);
    if (found == person.end() || found->is_null()) return nullptr;
    if (!found->is_array()) fail("{}: expected \"{}\" to be a list, found {}", where, key, found->type_name());
    return found->empty() ? nullptr : &*found;
}

Points pointsFrom(const Json& person, const char* key, const std::string& where) {
    const auto* list = listIn(person, key, where);
    if (!list) return {};
    if (list->size() % 3 != 0 || list->size() > 3 * kMostPoints)
        fail("{}: expected \"{}\" to hold three numbers for each of at most {} points, found {}", where, key,
             kMostPoints, list->size());
    Points points;
    for (std::size_t i = 0; i < list->size() / 3; ++i) points.push_back(pointFrom(*list, i, key, where));
    return points;
}

Skeleton bodyFrom(const Json& person, const std::string& where) {
    constexpr auto kKey = "pose_keypoints_2d";
    const auto* list = listIn(person, kKey, where);
    if (list && list->size() != 3 * kJointCount && list->size() != 3 * kBody25)
        fail("{}: expected \"{}\" to hold {} or {} numbers, found {}", where, kKey, 3 * kJointCount, 3 * kBody25,
             list->size());
    const auto points = pointsFrom(person, kKey, where);
    Skeleton body;
    for (std::size_t i = 0; i < points.size() && i < kJointCount; ++i)
        body.joints[i] = points[points.size() == kBody25 ? kFromBody25[i] : i];
    return body;
}

Person personFrom(const Json& object, const std::string& where) {
    if (!object.is_object()) fail("{}: expected people to be objects, found {}", where, object.type_name());
    return {.body = bodyFrom(object, where),
            .leftHand = pointsFrom(object, "hand_left_keypoints_2d", where),
            .rightHand = pointsFrom(object, "hand_right_keypoints_2d", where),
            .face = pointsFrom(object, "face_keypoints_2d", where)};
}

template <typename PersonType, typename Action>
void forEachList(PersonType& person, const Action& action) {
    action(std::span(person.body.joints));
    for (auto* list : {&person.leftHand, &person.rightHand, &person.face}) action(std::span(*list));
}

bool isSeen(const Person& person) {
    bool seen = false;
    forEachList(person, [&](auto points) { seen = seen || std::ranges::any_of(points, &Keypoint::visible); });
    return seen;
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

// Pixels within two of the corner are no person; fractions further than two canvases from it are none either. Half of
// the points decide: single ones may lie anywhere.
bool isInFractions(std::span<const Keypoint> points) {
    std::vector<float> distances;
    for (const auto& p : points)
        if (p.visible) distances.push_back(std::max(std::abs(p.x), std::abs(p.y)));
    if (distances.empty()) return true;
    const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
    std::ranges::nth_element(distances, middle);
    return *middle <= kMostFraction;
}

// As much larger than expected as the points need, in the same proportions.
void guessCanvas(OpenPose& pose, const CanvasSize& expected) {
    double scale = 1.0;
    for (const auto& person : pose.people)
        forEachList(person, [&](auto points) {
            if (isInFractions(points)) return;
            for (const auto& p : points)
                if (p.visible) scale = std::max({scale, double(p.x) / expected.width, double(p.y) / expected.height});
        });
    const auto side = [scale](int pixels) {
        return static_cast<int>(std::min<double>(kMaxCanvas, std::ceil(pixels * scale)));
    };
    pose.canvasWidth = side(expected.width);
    pose.canvasHeight = side(expected.height);
    pose.canvasIsGuess = true;
}

bool hasPixels(const OpenPose& pose) {
    bool has = false;
    for (const auto& person : pose.people)
        forEachList(person, [&](auto points) { has = has || !isInFractions(points); });
    return has;
}

void normalise(OpenPose& pose, const CanvasSize& expected) {
    if (!hasPixels(pose)) return;
    if (pose.canvasWidth == 0 || pose.canvasHeight == 0) guessCanvas(pose, expected);
    for (auto& person : pose.people)
        forEachList(person, [&](auto points) {
            if (isInFractions(points)) return;
            for (auto& p : points) {
                p.x /= static_cast<float>(pose.canvasWidth);
                p.y /= static_cast<float>(pose.canvasHeight);
            }
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

// The first frame of a list that has people; its first one when none has.
const Json& firstFrame(const Json& frames) {
    static const Json kNone;
    if (frames.empty()) return kNone;
    for (const auto& frame : frames)
        if (frame.is_object() && frame.contains("people") && !frame["people"].empty()) return frame;
    return frames.front();
}

Json::const_iterator peopleIn(const Json& frame, const std::string& where) {
    if (!frame.is_object()) fail("{}: expected OpenPose JSON with a list of people, which this is not", where);
    const auto people = frame.find("people");
    if (people == frame.end() || !people->is_array()) fail("{}: expected a list \"people\", found none", where);
    if (people->size() > kMaxPeople)
        fail("{}: expected at most {} people, found {}", where, kMaxPeople, people->size());
    return people;
}

}  // namespace

OpenPose readOpenPose(const std::string& text, const std::string& where, const CanvasSize& expected) {
    if (text.size() > kMaxBytes)
        fail("{}: expected at most {} bytes of OpenPose JSON, found {}", where, kMaxBytes, text.size());
    const auto root = Json::parse(text, nullptr, false);
    OpenPose pose;
    pose.frames = root.is_array() ? static_cast<int>(root.size()) : 1;
    const auto& frame = root.is_array() ? firstFrame(root) : root;
    const auto people = peopleIn(frame, where);
    pose.canvasWidth = sideFrom(frame, "canvas_width", "width", where);
    pose.canvasHeight = sideFrom(frame, "canvas_height", "height", where);
    for (const auto& person : *people) {
        auto one = personFrom(person, where);
        if (isSeen(one))
            pose.people.push_back(std::move(one));
        else
            ++pose.nobodies;
    }
    normalise(pose, expected);
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
