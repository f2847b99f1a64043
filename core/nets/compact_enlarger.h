#pragma once

#include <torch/nn/modules/conv.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/io/json_file.h"
#include "core/io/weight_source.h"

namespace core::nets {

// config.json of a compact enlarger (`_class_name` CompactEnlarger).
struct CompactEnlargerConfig {
    std::int64_t scale = 2;          // times the size, 1..8
    std::int64_t features = 32;      // 1..512
    std::int64_t convolutions = 10;  // between the first and the last, 0..128

    // Pixels, of the picture that is enlarged, that a pixel's surroundings reach in each direction.
    std::int64_t reach() const { return convolutions + 2; }

    // A lower bound of the network's weights, within a small factor.
    std::int64_t leastWeights() const { return 9 * features * (3 + convolutions * features + 3 * scale * scale); }

    // Throws Error naming the file for a value that is wrong.
    static CompactEnlargerConfig fromJson(const io::JsonFile& json);
    nlohmann::json toJson() const;

    // As names and shapes of the weights say; nothing where they are another network's.
    static std::optional<CompactEnlargerConfig> ofWeights(const io::WeightSource& weights);
};

// The compact network of Real-ESRGAN (Wang et al. 2021, arXiv 2107.10833): 3x3 convolutions at the small size, each
// with a PReLU, whose last gives all pixels of the large picture at once (Shi et al. 2016, "sub-pixel convolution").
// They are added to the small picture, its pixels repeated. Parameters carry the names that such models are shared
// under, body.0.weight and so on.
class CompactEnlarger : public torch::nn::Module {
 public:
    explicit CompactEnlarger(const CompactEnlargerConfig& config);

    const CompactEnlargerConfig& config() const { return m_config; }

    // Pictures [B,3,H,W] in [-1,1] -> [B,3,scale*H,scale*W], about [-1,1], not clamped. Throws Error for another shape.
    torch::Tensor forward(const torch::Tensor& pictures);

 private:
    CompactEnlargerConfig m_config;
    std::vector<torch::nn::Conv2d> m_convolutions;
    std::vector<torch::Tensor> m_slopes;  // [features]: one behind each convolution but the last
};

// From an opened config.json and its weights; fp32 on the CPU, evaluation mode. Throws Error.
std::shared_ptr<CompactEnlarger> loadCompactEnlarger(const io::JsonFile& config, const io::WeightSource& weights);

}  // namespace core::nets
