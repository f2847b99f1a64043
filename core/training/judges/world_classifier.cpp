#include "core/training/judges/world_classifier.h"

#include <torch/nn/functional/loss.h>
#include <torch/nn/module.h>
#include <torch/types.h>

#include <array>

#include "core/io/model_folder.h"
#include "core/io/module_weights.h"
#include "core/nets/config_check.h"
#include "core/nets/convolutions.h"
#include "core/training/loop/write_json.h"

namespace core::training {
namespace {

constexpr std::array<std::int64_t, 5> kMapWidths{32, 48, 96, 128, 160};
constexpr std::size_t kDescribedFrom = 2;  // index of the finest map in descriptors()
constexpr std::int64_t kFold = 2;          // pixels a side that enter as channels: the costly first layer is a quarter
constexpr std::int64_t kCells = 4;         // a side: where things are, for the heads
constexpr std::int64_t kHidden = 128;
constexpr double kObjectWeight = 2.0;
constexpr const char* kClassifierName = "WorldClassifier";

std::int64_t logitCount() {
    std::int64_t count = world::kObjectCount;
    for (const auto& property : judgedProperties()) count += property.classes;
    return count;
}

// The logits of each property in turn, then those of the objects.
std::vector<torch::Tensor> propertyLogits(const torch::Tensor& logits) {
    std::vector<std::int64_t> sizes;
    for (const auto& property : judgedProperties()) sizes.push_back(property.classes);
    sizes.push_back(world::kObjectCount);
    return logits.split_with_sizes(sizes, 1);
}

}  // namespace

WorldClassifier::WorldClassifier() {
    m_in = register_module("in", nets::conv3x3(3 * kFold * kFold, kMapWidths[0]));
    m_down.bind(*this, "down");
    m_keep.bind(*this, "keep");
    for (std::size_t i = 1; i < kMapWidths.size(); ++i) {
        m_down.add(nets::conv3x3(kMapWidths[i - 1], kMapWidths[i], 2));
        m_keep.add(nets::conv3x3(kMapWidths[i], kMapWidths[i]));
    }
    m_hidden = register_module("hidden", torch::nn::Linear(kMapWidths.back() * kCells * kCells, kHidden));
    m_heads = register_module("heads", torch::nn::Linear(kHidden, logitCount()));
    startForRelu(*this);
}

std::vector<torch::Tensor> WorldClassifier::features(const torch::Tensor& pictures, const AfterConvolution& after) {
    auto convs = convolutions();
    const auto apply = [&](std::size_t i, const torch::Tensor& maps) {
        return after ? after(i, convs[i](maps)) : convs[i](maps);
    };
    const auto folded = torch::pixel_unshuffle(pictures, kFold).contiguous(torch::MemoryFormat::ChannelsLast);
    std::vector<torch::Tensor> maps{torch::relu(apply(0, folded))};
    for (std::size_t i = 1; i < convs.size(); i += 2) {
        const auto h = torch::relu(apply(i, maps.back()));
        maps.push_back(torch::relu(h + apply(i + 1, h)));
    }
    return maps;
}

std::vector<torch::nn::Conv2d> WorldClassifier::convolutions() {
    std::vector<torch::nn::Conv2d> list{m_in};
    for (std::size_t i = 0; i < m_down.size(); ++i) {
        list.push_back(m_down[i]);
        list.push_back(m_keep[i]);
    }
    return list;
}

torch::Tensor WorldClassifier::walk(const torch::Tensor& pictures, const AfterConvolution& after) {
    const auto cells = torch::adaptive_avg_pool2d(features(pictures, after).back(), {kCells, kCells});
    return m_heads(torch::relu(m_hidden(cells.contiguous().flatten(1))));
}

torch::Tensor WorldClassifier::descriptors(const torch::Tensor& pictures) {
    const auto maps = features(pictures);
    std::vector<torch::Tensor> means;
    for (std::size_t i = kDescribedFrom; i < maps.size(); ++i) means.push_back(maps[i].mean({2, 3}));
    return torch::cat(means, 1);
}

WorldReading WorldClassifier::read(const torch::Tensor& pictures) {
    const auto parts = propertyLogits(forward(pictures));
    std::vector<torch::Tensor> answers;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) answers.push_back(parts[i].argmax(1));
    return {torch::stack(answers, 1), parts.back() > 0};
}

torch::Tensor classifierLoss(const torch::Tensor& logits, const WorldLabels& labels) {
    namespace F = torch::nn::functional;
    const auto parts = propertyLogits(logits);
    auto sum = torch::zeros({}, logits.options());
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
        // A sum over those shown, since a batch may show none and the mean would be no number.
        const auto truth = labels.answers.select(1, static_cast<std::int64_t>(i));
        const auto options = F::CrossEntropyFuncOptions().ignore_index(kNotShown).reduction(torch::kSum);
        sum = sum + F::cross_entropy(parts[i], truth, options) / (truth != kNotShown).sum().clamp_min(1);
    }
    const auto objects = F::binary_cross_entropy_with_logits(parts.back(), labels.objects);
    return sum / static_cast<double>(parts.size() - 1) + kObjectWeight * objects;
}

std::shared_ptr<WorldClassifier> loadWorldClassifier(const std::filesystem::path& folder) {
    nets::checkConfig(io::partConfig(folder), kClassifierName, {}, {});
    auto classifier = std::make_shared<WorldClassifier>();
    io::loadWeights(*classifier, *io::partWeights(folder));
    for (auto& parameter : classifier->parameters()) parameter.set_requires_grad(false);
    classifier->eval();
    return classifier;
}

void writeWorldClassifier(const std::filesystem::path& folder, const WorldClassifier& classifier) {
    std::filesystem::create_directories(folder);
    io::writeSafetensors(folder / "diffusion_pytorch_model.safetensors", io::weightsOf(classifier, torch::kHalf));
    writeJson(folder / "config.json", {{"_class_name", kClassifierName}});
}

}  // namespace core::training
