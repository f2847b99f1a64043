#include "core/nets/compact_enlarger.h"

#include <torch/nn/module.h>
#include <torch/types.h>

#include <charconv>

#include "core/base/error.h"
#include "core/io/module_weights.h"
#include "core/nets/config_check.h"
#include "core/nets/convolutions.h"
#include "core/nets/fast_path.h"

namespace core::nets {
namespace {

using Shape = std::vector<std::int64_t>;

constexpr const char* kEnlargerName = "CompactEnlarger";
constexpr std::int64_t kMostScale = 8, kMostFeatures = 512, kMostConvolutions = 128;
constexpr double kFirstSlope = 0.25;

// A PReLU by its parameter alone; the operation itself is written below.
struct Slopes : torch::nn::Module {
    explicit Slopes(std::int64_t features)
        : weight(register_parameter("weight", torch::full({features}, kFirstSlope))) {}
    torch::Tensor weight;
};

// PReLU as two clamps, whose gradients are many times cheaper on processors than the operation of that name.
torch::Tensor sloped(const torch::Tensor& x, const torch::Tensor& slopes) {
    if (isFast(x)) return torch::prelu(x, slopes);
    return x.clamp_min(0) + x.clamp_max(0) * slopes.view({1, -1, 1, 1});
}

// N of "body.N.weight"; nothing for other names.
std::optional<std::int64_t> layerOf(const std::string& key) {
    constexpr std::string_view kBefore = "body.", kBehind = ".weight";
    if (!key.starts_with(kBefore) || !key.ends_with(kBehind)) return std::nullopt;
    std::int64_t layer = 0;
    const auto* end = key.data() + key.size() - kBehind.size();
    const auto [rest, error] = std::from_chars(key.data() + kBefore.size(), end, layer);
    return error == std::errc() && rest == end ? std::optional(layer) : std::nullopt;
}

std::int64_t lastLayer(const io::WeightSource& weights) {
    std::int64_t last = -1;
    for (const auto& key : weights.keys()) last = std::max(last, layerOf(key).value_or(-1));
    return last;
}

std::int64_t scaleFor(std::int64_t channels) {
    for (std::int64_t scale = 1; scale <= kMostScale; ++scale)
        if (3 * scale * scale == channels) return scale;
    return 0;
}

}  // namespace

CompactEnlargerConfig CompactEnlargerConfig::fromJson(const io::JsonFile& json) {
    checkConfig(json, kEnlargerName, {"scale", "features", "convolutions", "label"}, {});
    return {.scale = requireInRange(json, "scale", 1, kMostScale),
            .features = requireInRange(json, "features", 1, kMostFeatures),
            .convolutions = requireInRange(json, "convolutions", 0, kMostConvolutions)};
}

nlohmann::json CompactEnlargerConfig::toJson() const {
    return {{"_class_name", kEnlargerName}, {"scale", scale}, {"features", features}, {"convolutions", convolutions}};
}

std::optional<CompactEnlargerConfig> CompactEnlargerConfig::ofWeights(const io::WeightSource& weights) {
    const auto first = weights.shapeOf("body.0.weight"), slopes = weights.shapeOf("body.1.weight");
    if (!first || first->size() != 4 || !slopes || *slopes != Shape{first->front()}) return std::nullopt;
    const auto features = first->front(), last = lastLayer(weights);
    const auto shape = weights.shapeOf("body." + std::to_string(last) + ".weight");
    if (*first != Shape{features, 3, 3, 3} || features < 1 || features > kMostFeatures) return std::nullopt;
    if (last < 2 || last % 2 != 0 || last / 2 - 1 > kMostConvolutions || !shape || shape->size() != 4)
        return std::nullopt;
    const auto scale = scaleFor(shape->front());
    if (scale == 0) return std::nullopt;
    return CompactEnlargerConfig{.scale = scale, .features = features, .convolutions = last / 2 - 1};
}

CompactEnlarger::CompactEnlarger(const CompactEnlargerConfig& config) : m_config(config) {
    auto body = register_module("body", std::make_shared<torch::nn::Module>());
    int layer = 0;
    const auto add = [&](const auto& module) { return body->register_module(std::to_string(layer++), module); };
    for (std::int64_t i = 0; i <= config.convolutions; ++i) {
        m_convolutions.push_back(add(conv3x3(i == 0 ? 3 : config.features, config.features)));
        m_slopes.push_back(add(std::make_shared<Slopes>(config.features))->weight);
    }
    m_convolutions.push_back(add(conv3x3(config.features, 3 * config.scale * config.scale)));
}

torch::Tensor CompactEnlarger::forward(const torch::Tensor& pictures) {
    if (pictures.dim() != 4 || pictures.size(1) != 3)
        fail("{}: expected pictures [B,3,H,W], found [{}]", kEnlargerName, fmt::join(pictures.sizes(), ", "));
    const auto x = (pictures + 1) / 2;  // its pictures are 0..1
    auto maps = x;
    for (std::size_t i = 0; i < m_slopes.size(); ++i) maps = sloped(convolve3x3(m_convolutions[i], maps), m_slopes[i]);
    const auto detail = torch::pixel_shuffle(convolve3x3(m_convolutions.back(), maps), m_config.scale);
    return (detail + torch::upsample_nearest2d(x, {detail.size(2), detail.size(3)})) * 2 - 1;
}

std::shared_ptr<CompactEnlarger> loadCompactEnlarger(const io::JsonFile& config, const io::WeightSource& weights) {
    const auto shape = CompactEnlargerConfig::fromJson(config);
    io::checkPromise(config, shape.leastWeights(), weights);
    auto model = std::make_shared<CompactEnlarger>(shape);
    io::loadWeights(*model, weights);
    model->eval();
    return model;
}

}  // namespace core::nets
