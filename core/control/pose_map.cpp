#include "core/control/pose_map.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace core::control {
namespace {

constexpr double kStrokeCanvas = 512.0;  // the longest side that the widths below are for
constexpr double kLimbHalfWidth = 4.0;
constexpr double kJointRadius = 4.0;
constexpr double kFingerWidth = 2.0;
constexpr double kFaceRadius = 3.0;
constexpr double kLimbShade = 0.6;
constexpr int kFingerLimbs = 20;
constexpr double kFarthest = 1e5;  // pixels from the origin: beyond, OpenCV's coordinates would overflow

using Colour = std::array<std::uint8_t, 3>;

cv::Scalar scalarOf(const Colour& c, double shade = 1.0) { return {c[0] * shade, c[1] * shade, c[2] * shade}; }

// Pure hues around the circle, in the order that hand models know.
Colour fingerColour(int limb) {
    const double sector = 6.0 * limb / kFingerLimbs;
    const auto channel = [sector](double centre) {
        const double distance = std::abs(std::remainder(sector - centre, 6.0));
        return static_cast<std::uint8_t>(std::lround(255.0 * std::clamp(2.0 - distance, 0.0, 1.0)));
    };
    return {channel(0.0), channel(2.0), channel(4.0)};
}

class MapPainter {
 public:
    MapPainter(Image& image)
        : m_canvas(image.height, image.width, CV_8UC3, image.pixels.data()),
          m_scale(std::max(image.width, image.height) / kStrokeCanvas) {}

    void paint(const Person& person) {
        for (int i = 0; i < kLimbCount; ++i) paintLimb(person.body, i);
        for (int i = 0; i < kJointCount; ++i)
            paintDot(person.body.joints[static_cast<std::size_t>(i)], scalarOf(jointColour(i)), kJointRadius);
        for (const auto* hand : {&person.leftHand, &person.rightHand})
            if (!hand->empty()) paintHand(*hand);
        for (const auto& point : person.face) paintDot(point, cv::Scalar(255, 255, 255), kFaceRadius);
    }

 private:
    cv::Point2d pixel(const Keypoint& p) const {
        return {std::clamp(double(p.x) * m_canvas.cols, -kFarthest, kFarthest),
                std::clamp(double(p.y) * m_canvas.rows, -kFarthest, kFarthest)};
    }
    int length(double atStrokeCanvas) const { return std::max(1, int(std::lround(atStrokeCanvas * m_scale))); }

    void paintLimb(const Skeleton& body, int number) {
        const auto& limb = limbs()[static_cast<std::size_t>(number)];
        if (!body[limb.from].visible || !body[limb.to].visible) return;
        const auto a = pixel(body[limb.from]), b = pixel(body[limb.to]);
        const auto along = b - a;
        const int degrees = static_cast<int>(std::lround(std::atan2(along.y, along.x) * 180.0 / CV_PI));
        std::vector<cv::Point> outline;
        cv::ellipse2Poly((a + b) / 2, {static_cast<int>(std::hypot(along.x, along.y) / 2), length(kLimbHalfWidth)},
                         degrees, 0, 360, 1, outline);
        cv::fillConvexPoly(m_canvas, outline, scalarOf(jointColour(number), kLimbShade));
    }

    void paintDot(const Keypoint& p, const cv::Scalar& colour, double radius) {
        if (p.visible) cv::circle(m_canvas, pixel(p), length(radius), colour, cv::FILLED);
    }

    // Four bones a finger, all fingers from the wrist, point 0; as many of them as there are points.
    void paintHand(const std::vector<Keypoint>& hand) {
        const int limbs = std::min(kFingerLimbs, static_cast<int>(hand.size()) - 1);
        for (int limb = 0; limb < limbs; ++limb) {
            const auto& to = hand[static_cast<std::size_t>(limb + 1)];
            const auto& from = hand[static_cast<std::size_t>(limb % 4 == 0 ? 0 : limb)];
            if (from.visible && to.visible)
                cv::line(m_canvas, pixel(from), pixel(to), scalarOf(fingerColour(limb)), length(kFingerWidth));
        }
        for (const auto& point : hand) paintDot(point, cv::Scalar(0, 0, 255), kJointRadius);
    }

    cv::Mat m_canvas;
    double m_scale;
};

}  // namespace

std::array<std::uint8_t, 3> jointColour(int number) {
    static constexpr std::array<Colour, kJointCount> table{{{255, 0, 0},
                                                            {255, 85, 0},
                                                            {255, 170, 0},
                                                            {255, 255, 0},
                                                            {170, 255, 0},
                                                            {85, 255, 0},
                                                            {0, 255, 0},
                                                            {0, 255, 85},
                                                            {0, 255, 170},
                                                            {0, 255, 255},
                                                            {0, 170, 255},
                                                            {0, 85, 255},
                                                            {0, 0, 255},
                                                            {85, 0, 255},
                                                            {170, 0, 255},
                                                            {255, 0, 255},
                                                            {255, 0, 170},
                                                            {255, 0, 85}}};
    return table[static_cast<std::size_t>(number)];
}

Image drawPoseMap(const std::vector<Person>& people, int width, int height) {
    Image image(width, height);
    MapPainter painter(image);
    for (const auto& person : people) painter.paint(person);
    return image;
}

}  // namespace core::control
