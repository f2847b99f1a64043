#pragma once

#include <memory>
#include <opencv2/core.hpp>
#include <vector>

namespace core::world {

/// Fields of unit variance that are costly to make and are shared by all pictures of a size.
struct NoiseBank {
    std::vector<cv::Mat> washes;  ///< soft blotches, float
    std::vector<cv::Mat> grains;  ///< paper grain, float
};

/// The bank for pictures of a size, made on first use; may be called from any thread. The blotches
/// measure the same part of the height in pictures of every proportion.
std::shared_ptr<const NoiseBank> noiseBank(cv::Size size);

}  // namespace core::world
