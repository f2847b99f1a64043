#include "core/training/world/limb_colours.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace core::world {
namespace {

using control::Joint;

constexpr int kPointsAlong = 7;
constexpr int kPointsNeeded = 4;
constexpr float kBoneMargin = 0.2F;    // of a bone at either end: joints are covered by hands, shoes and hems
constexpr float kMaxDistance = 26.0F;  // of 8-bit Lab colours, lightness counting half

enum class Part { Arm, Leg };

struct Bone {
    Joint from, to;
    Part part;
};

constexpr std::array<Bone, 8> kBones{{{Joint::RightShoulder, Joint::RightElbow, Part::Arm},
                                      {Joint::RightElbow, Joint::RightWrist, Part::Arm},
                                      {Joint::LeftShoulder, Joint::LeftElbow, Part::Arm},
                                      {Joint::LeftElbow, Joint::LeftWrist, Part::Arm},
                                      {Joint::RightHip, Joint::RightKnee, Part::Leg},
                                      {Joint::RightKnee, Joint::RightAnkle, Part::Leg},
                                      {Joint::LeftHip, Joint::LeftKnee, Part::Leg},
                                      {Joint::LeftKnee, Joint::LeftAnkle, Part::Leg}}};

cv::Vec3f labOf(const cv::Vec3b& rgb) {
    const cv::Mat pixel(1, 1, CV_8UC3, cv::Scalar(rgb[0], rgb[1], rgb[2]));
    cv::Mat lab;
    cv::cvtColor(pixel, lab, cv::COLOR_RGB2Lab);
    return lab.at<cv::Vec3b>(0, 0);
}

cv::Vec3b bytesOf(const Colour& colour) {
    return {static_cast<uchar>(colour.r), static_cast<uchar>(colour.g), static_cast<uchar>(colour.b)};
}

// What a bone may look like: any skin (captions do not name it) or the garment over it.
std::vector<cv::Vec3f> coloursOf(const Person& person, Part part) {
    std::vector<cv::Vec3f> colours;
    for (int skin = 0; skin < kSkinCount; ++skin) colours.push_back(labOf(bytesOf(skinColour(skin))));
    const bool lower = part == Part::Leg && person.top != Top::Dress;
    colours.push_back(labOf(bytesOf(rgb(lower ? person.bottomColour : person.topColour))));
    return colours;
}

bool isNear(const cv::Vec3f& a, const cv::Vec3f& b) {
    const auto d = a - b;
    return std::hypot(0.5F * d[0], d[1], d[2]) < kMaxDistance;
}

// The mean around a point: one stray pixel decides nothing.
cv::Vec3f colourAt(const cv::Mat& picture, cv::Point centre) {
    const int reach = std::max(1, picture.cols / 128);
    const cv::Rect window = cv::Rect(centre.x - reach, centre.y - reach, 2 * reach + 1, 2 * reach + 1) &
                            cv::Rect(0, 0, picture.cols, picture.rows);
    const auto mean = cv::mean(picture(window));
    return labOf(
        {cv::saturate_cast<uchar>(mean[0]), cv::saturate_cast<uchar>(mean[1]), cv::saturate_cast<uchar>(mean[2])});
}

bool isInside(const control::Keypoint& p) { return p.visible && p.x >= 0 && p.x < 1 && p.y >= 0 && p.y < 1; }

bool showsBone(const cv::Mat& picture, const control::Keypoint& from, const control::Keypoint& to,
               const std::vector<cv::Vec3f>& colours) {
    int hits = 0;
    for (int i = 0; i < kPointsAlong; ++i) {
        const float along = kBoneMargin + (1 - 2 * kBoneMargin) * static_cast<float>(i) / (kPointsAlong - 1);
        const cv::Point point(static_cast<int>(std::lerp(from.x, to.x, along) * static_cast<float>(picture.cols)),
                              static_cast<int>(std::lerp(from.y, to.y, along) * static_cast<float>(picture.rows)));
        const auto seen = colourAt(picture, point);
        hits += std::any_of(colours.begin(), colours.end(), [&](const auto& colour) { return isNear(seen, colour); });
    }
    return hits >= kPointsNeeded;
}

}  // namespace

LimbCount findLimbs(const std::uint8_t* rgb, int size, const control::Skeleton& skeleton, const Person& person) {
    const cv::Mat picture(size, size, CV_8UC3, const_cast<std::uint8_t*>(rgb));
    LimbCount count;
    for (const Bone& bone : kBones) {
        const auto& from = skeleton[bone.from];
        const auto& to = skeleton[bone.to];
        if (!isInside(from) || !isInside(to)) continue;
        ++count.asked;
        count.found += showsBone(picture, from, to, coloursOf(person, bone.part));
    }
    return count;
}

}  // namespace core::world
