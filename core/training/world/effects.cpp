#include "core/training/world/effects.h"

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/training/world/noise_bank.h"
#include "core/training/world/random.h"

namespace core::world {

namespace {

/// One of the bank's fields, turned by a multiple of 90 degrees.
cv::Mat pick(const std::vector<cv::Mat>& fields, Random& random) {
    const cv::Mat& field = random.choice(fields);
    const int turn = random.below(4);
    if (turn == 3) return field;
    cv::Mat turned;
    cv::rotate(field, turned, turn);
    return turned;
}

cv::Mat bend(const cv::Mat& picture, const cv::Mat& washX, const cv::Mat& washY) {
    const int size = picture.cols;
    const float amplitude = 0.0045F * static_cast<float>(size);
    cv::Mat mapX(picture.size(), CV_32F);
    cv::Mat mapY(picture.size(), CV_32F);
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            mapX.at<float>(y, x) = static_cast<float>(x) + amplitude * washX.at<float>(y, x);
            mapY.at<float>(y, x) = static_cast<float>(y) + amplitude * washY.at<float>(y, x);
        }
    cv::Mat bent;
    cv::remap(picture, bent, mapX, mapY, cv::INTER_LINEAR, cv::BORDER_REFLECT);
    return bent;
}

/// One pixel of paint: pigment gathers where the picture differs from its surroundings (`soft`).
cv::Vec3b paint(const cv::Vec3b& sharp, const cv::Vec3b& soft, float wash, float grain) {
    static constexpr float paper[3] = {250 * 0.07F, 246 * 0.07F, 236 * 0.07F};
    float edge = 0;
    for (int c = 0; c < 3; ++c) edge += std::abs(static_cast<float>(soft[c] - sharp[c]));
    const float darken = edge * 0.1F;
    cv::Vec3b result;
    for (int c = 0; c < 3; ++c) {
        const float pigment = 0.85F * static_cast<float>(sharp[c]) + 0.15F * static_cast<float>(soft[c]);
        const float value = pigment * (1 + 0.035F * wash) - darken + 1.2F * grain;
        result[c] = cv::saturate_cast<uchar>(value * 0.93F + paper[c]);
    }
    return result;
}

cv::Mat watercolour(const cv::Mat& picture, Random& random) {
    const auto bank = noiseBank(picture.cols);
    const cv::Mat wash = pick(bank->washes, random);
    const cv::Mat other = pick(bank->washes, random);
    const cv::Mat grain = pick(bank->grains, random);
    cv::Mat painted = bend(picture, wash, other);
    cv::Mat soft;
    cv::GaussianBlur(painted, soft, {}, 0.012 * picture.cols);
    for (int y = 0; y < painted.rows; ++y)
        for (int x = 0; x < painted.cols; ++x)
            painted.at<cv::Vec3b>(y, x) = paint(painted.at<cv::Vec3b>(y, x), soft.at<cv::Vec3b>(y, x),
                                                wash.at<float>(y, x), grain.at<float>(y, x));
    return painted;
}

cv::Mat flat(const cv::Mat& picture, Random& random) {
    const auto bank = noiseBank(picture.cols);
    const cv::Mat wash = pick(bank->washes, random);
    cv::Mat finished(picture.size(), CV_8UC3);
    for (int y = 0; y < picture.rows; ++y)
        for (int x = 0; x < picture.cols; ++x) {
            const float gain = 1 + 0.012F * wash.at<float>(y, x);
            for (int c = 0; c < 3; ++c)
                finished.at<cv::Vec3b>(y, x)[c] =
                    cv::saturate_cast<uchar>(static_cast<float>(picture.at<cv::Vec3b>(y, x)[c]) * gain);
        }
    return finished;
}

}  // namespace

cv::Mat applyFinish(const cv::Mat& picture, Style style, Random& random) {
    return style == Style::Watercolour ? watercolour(picture, random) : flat(picture, random);
}

}  // namespace core::world
