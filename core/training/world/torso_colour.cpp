#include "core/training/world/torso_colour.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "core/base/error.h"
#include "core/training/world/pose.h"

namespace core::world {

namespace {

cv::Mat toLab(const cv::Mat& rgb) {
    cv::Mat lab;
    cv::cvtColor(rgb, lab, cv::COLOR_RGB2Lab);
    return lab;
}

std::array<cv::Vec3b, kGarmentColourCount> namedLab() {
    cv::Mat palette(1, kGarmentColourCount, CV_8UC3);
    for (int i = 0; i < kGarmentColourCount; ++i) {
        const Colour colour = core::world::rgb(static_cast<GarmentColour>(i));
        palette.at<cv::Vec3b>(0, i) = {static_cast<uchar>(colour.r), static_cast<uchar>(colour.g),
                                       static_cast<uchar>(colour.b)};
    }
    const cv::Mat lab = toLab(palette);
    std::array<cv::Vec3b, kGarmentColourCount> named;
    for (int i = 0; i < kGarmentColourCount; ++i) named.at(static_cast<std::size_t>(i)) = lab.at<cv::Vec3b>(0, i);
    return named;
}

uchar median(std::vector<uchar>& values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

cv::Vec3b medianLab(const cv::Mat& picture, const std::vector<cv::Point>& polygon) {
    const cv::Rect frame = cv::boundingRect(polygon) & cv::Rect(0, 0, picture.cols, picture.rows);
    if (frame.empty())
        fail("The torso of the skeleton lies outside the picture of {} x {} pixels.", picture.cols, picture.rows);
    cv::Mat mask = cv::Mat::zeros(frame.size(), CV_8U);
    cv::fillPoly(mask, std::vector<std::vector<cv::Point>>{polygon}, 255, cv::LINE_8, 0, -frame.tl());
    const cv::Mat lab = toLab(picture(frame));
    std::array<std::vector<uchar>, 3> channels;
    for (int y = 0; y < frame.height; ++y)
        for (int x = 0; x < frame.width; ++x)
            if (mask.at<uchar>(y, x) != 0)
                for (std::size_t c = 0; c < 3; ++c)
                    channels.at(c).push_back(lab.at<cv::Vec3b>(y, x)[static_cast<int>(c)]);
    if (channels[0].empty()) fail("The torso of the skeleton covers no pixel of the picture.");
    return {median(channels[0]), median(channels[1]), median(channels[2])};
}

float distance(const cv::Vec3b& a, const cv::Vec3b& b) {
    static constexpr std::array<float, 3> weights{0.7F, 1, 1};
    float sum = 0;
    for (int c = 0; c < 3; ++c) {
        const float difference = static_cast<float>(a[c] - b[c]) * weights.at(static_cast<std::size_t>(c));
        sum += difference * difference;
    }
    return sum;
}

}  // namespace

GarmentColour torsoColour(const std::uint8_t* rgb, int width, int height, const control::Skeleton& skeleton) {
    static const auto named = namedLab();
    const cv::Mat picture(height, width, CV_8UC3, const_cast<std::uint8_t*>(rgb));
    std::vector<cv::Point> polygon;
    for (const Point& corner : torsoPolygon(skeleton))
        polygon.emplace_back(static_cast<int>(std::lround(corner.x * static_cast<float>(width))),
                             static_cast<int>(std::lround(corner.y * static_cast<float>(height))));
    const cv::Vec3b colour = medianLab(picture, polygon);
    const auto nearest =
        std::ranges::min_element(named, {}, [&](const cv::Vec3b& name) { return distance(name, colour); });
    return static_cast<GarmentColour>(nearest - named.begin());
}

}  // namespace core::world
