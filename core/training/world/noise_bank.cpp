#include "core/training/world/noise_bank.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <mutex>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "core/training/world/random.h"

namespace core::world {

namespace {

constexpr int kFields = 8;

/// Nearly normal: the sum of four uniform draws, variance one.
cv::Mat whiteNoise(cv::Size size, Random& random) {
    cv::Mat field = cv::Mat::zeros(size, CV_32F);
    const float scale = std::sqrt(3.F);
    for (int y = 0; y < size.height; ++y) {
        auto* row = field.ptr<float>(y);
        for (int x = 0; x < size.width; ++x)
            for (int draw = 0; draw < 4; ++draw) row[x] += random.spread(0.5F) * scale;
    }
    return field;
}

cv::Mat normalised(const cv::Mat& field) {
    cv::Scalar mean;
    cv::Scalar deviation;
    cv::meanStdDev(field, mean, deviation);
    return (field - mean[0]) / deviation[0];
}

/// Three octaves of blotches.
cv::Mat wash(cv::Size size, Random& random) {
    struct Octave {
        int cells;
        float weight;
    };
    static constexpr std::array<Octave, 3> octaves{{{8, 1.F}, {20, 0.7F}, {48, 0.5F}}};
    const double aspect = size.aspectRatio();
    cv::Mat sum = cv::Mat::zeros(size, CV_32F);
    for (const Octave& octave : octaves) {
        cv::Mat field;
        const int across = std::max(1, static_cast<int>(std::lround(octave.cells * aspect)));
        cv::resize(whiteNoise({across, octave.cells}, random), field, sum.size(), 0, 0, cv::INTER_CUBIC);
        sum += field * octave.weight;
    }
    return normalised(sum);
}

cv::Mat grain(cv::Size size, Random& random) {
    cv::Mat field;
    cv::GaussianBlur(whiteNoise(size, random), field, {}, 0.7);
    return normalised(field);
}

std::shared_ptr<const NoiseBank> makeBank(cv::Size size) {
    auto bank = std::make_shared<NoiseBank>();
    Random random(7);
    for (int i = 0; i < kFields; ++i) {
        bank->washes.push_back(wash(size, random));
        bank->grains.push_back(grain(size, random));
    }
    return bank;
}

}  // namespace

std::shared_ptr<const NoiseBank> noiseBank(cv::Size size) {
    static std::mutex mutex;
    static std::map<std::pair<int, int>, std::shared_ptr<const NoiseBank>> banks;
    const std::scoped_lock lock(mutex);
    auto& bank = banks[{size.width, size.height}];
    if (!bank) bank = makeBank(size);
    return bank;
}

}  // namespace core::world
