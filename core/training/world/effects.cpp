#include "core/training/world/effects.h"

#include <cmath>
#include <cstdlib>
#include <opencv2/imgproc.hpp>

#include "core/training/world/noise_bank.h"
#include "core/training/world/random.h"
#include "core/training/world/scratch.h"

namespace core::world {

namespace {

/// One of the bank's fields in one of four positions: squares are turned, other fields mirrored.
cv::Mat pick(const std::vector<cv::Mat>& fields, Scratch::Slot slot, Random& random) {
    const cv::Mat& field = random.choice(fields);
    const int turn = random.below(4);
    if (turn == 3) return field;
    cv::Mat turned = Scratch::ofThisThread().picture(slot, field.size(), CV_32F);
    if (field.rows == field.cols)
        cv::rotate(field, turned, turn);
    else
        cv::flip(field, turned, turn - 1);
    return turned;
}

cv::Mat bend(const cv::Mat& picture, const cv::Mat& washX, const cv::Mat& washY) {
    const float amplitude = 0.0045F * static_cast<float>(picture.rows);
    Scratch& scratch = Scratch::ofThisThread();
    cv::Mat mapX = scratch.picture(Scratch::MapX, picture.size(), CV_32F);
    cv::Mat mapY = scratch.picture(Scratch::MapY, picture.size(), CV_32F);
    for (int y = 0; y < picture.rows; ++y) {
        const auto *byX = washX.ptr<float>(y), *byY = washY.ptr<float>(y);
        auto *toX = mapX.ptr<float>(y), *toY = mapY.ptr<float>(y);
        for (int x = 0; x < picture.cols; ++x) {
            toX[x] = static_cast<float>(x) + amplitude * byX[x];
            toY[x] = static_cast<float>(y) + amplitude * byY[x];
        }
    }
    cv::Mat bent = scratch.picture(Scratch::Bent, picture.size(), CV_8UC3);
    cv::remap(picture, bent, mapX, mapY, cv::INTER_LINEAR, cv::BORDER_REFLECT);
    return bent;
}

/// One pixel of paint: pigment gathers where the picture differs from its surroundings (`soft`).
void paint(const uchar* sharp, const uchar* soft, float wash, float grain, uchar* result) {
    static constexpr float paper[3] = {250 * 0.07F, 246 * 0.07F, 236 * 0.07F};
    int edge = 0;
    for (int c = 0; c < 3; ++c) edge += std::abs(soft[c] - sharp[c]);
    const float darken = static_cast<float>(edge) * 0.1F;
    for (int c = 0; c < 3; ++c) {
        const float pigment = 0.85F * static_cast<float>(sharp[c]) + 0.15F * static_cast<float>(soft[c]);
        const float value = pigment * (1 + 0.035F * wash) - darken + 1.2F * grain;
        result[c] = cv::saturate_cast<uchar>(value * 0.93F + paper[c]);
    }
}

void watercolour(const cv::Mat& picture, Random& random, cv::Mat& finished) {
    const auto bank = noiseBank(picture.size());
    const cv::Mat wash = pick(bank->washes, Scratch::Wash, random);
    const cv::Mat other = pick(bank->washes, Scratch::OtherWash, random);
    const cv::Mat grain = pick(bank->grains, Scratch::Grain, random);
    const cv::Mat bent = bend(picture, wash, other);
    cv::Mat soft = Scratch::ofThisThread().picture(Scratch::Soft, picture.size(), CV_8UC3);
    cv::GaussianBlur(bent, soft, {}, 0.012 * picture.rows);
    for (int y = 0; y < picture.rows; ++y) {
        const uchar *from = bent.ptr(y), *around = soft.ptr(y);
        const auto *washes = wash.ptr<float>(y), *grains = grain.ptr<float>(y);
        uchar* to = finished.ptr(y);
        for (int x = 0; x < picture.cols; ++x) paint(from + 3 * x, around + 3 * x, washes[x], grains[x], to + 3 * x);
    }
}

void flat(const cv::Mat& picture, Random& random, cv::Mat& finished) {
    const auto bank = noiseBank(picture.size());
    const cv::Mat wash = pick(bank->washes, Scratch::Wash, random);
    for (int y = 0; y < picture.rows; ++y) {
        const auto* washes = wash.ptr<float>(y);
        const uchar* from = picture.ptr(y);
        uchar* to = finished.ptr(y);
        for (int x = 0; x < picture.cols; ++x) {
            const float gain = 1 + 0.012F * washes[x];
            for (int c = 0; c < 3; ++c)
                to[3 * x + c] = cv::saturate_cast<uchar>(static_cast<float>(from[3 * x + c]) * gain);
        }
    }
}

}  // namespace

void applyFinish(const cv::Mat& picture, Style style, Random& random, cv::Mat finished) {
    if (style == Style::Watercolour)
        watercolour(picture, random, finished);
    else
        flat(picture, random, finished);
}

}  // namespace core::world
