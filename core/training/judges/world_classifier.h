#pragma once

#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>

#include <filesystem>
#include <memory>
#include <vector>

#include "core/nets/module_vector.h"
#include "core/training/judges/convolution_net.h"
#include "core/training/judges/world_labels.h"

namespace core::training {

// What a classifier sees in pictures.
struct WorldReading {
    torch::Tensor answers;  // int64 [B, judgedProperties().size()]: the likeliest answer to each
    torch::Tensor objects;  // bool [B,kObjectCount]: what is more likely there than not
};

// Tells what a picture of the world shows. It judges generators (its answers, and the Frechet distance of its
// features) and teaches decoders (differences of its features), so it shares nothing with them. It has learned from
// renders, clean and worn (classifier_trainer.h). Convolutions alone up to the heads: any size does.
class WorldClassifier : public ConvolutionNet {
 public:
    WorldClassifier();

    // Pictures [B,3,H,W] in [-1,1], H and W multiples of 32 -> five maps, finest first: [B,32,H/2,W/2],
    // [B,48,H/4,W/4], [B,96,H/8,W/8], [B,128,H/16,W/16], [B,160,H/32,W/32]. Never negative.
    std::vector<torch::Tensor> features(const torch::Tensor& pictures, const AfterConvolution& after = {});

    // Logits [B,N], as forward(): those of every property one after the other, then one for each object. The heads have
    // learned from whole pictures of 256 x 256 and 128 x 128.
    torch::Tensor walk(const torch::Tensor& pictures, const AfterConvolution& after) override;

    // One vector for each picture [B,kDescriptorWidth]: the mean over places of the three coarsest maps.
    torch::Tensor descriptors(const torch::Tensor& pictures);
    static constexpr std::int64_t kDescriptorWidth = 96 + 128 + 160;

    WorldReading read(const torch::Tensor& pictures);

    std::vector<torch::nn::Conv2d> convolutions() override;

 private:
    torch::nn::Conv2d m_in{nullptr};
    nets::ModuleVector<torch::nn::Conv2d> m_down, m_keep;
    torch::nn::Linear m_hidden{nullptr}, m_heads{nullptr};
};

// Mean cross entropy over the properties and binary one over the objects. Logits as from the classifier.
torch::Tensor classifierLoss(const torch::Tensor& logits, const WorldLabels& labels);

// Reads config.json and the weights of a folder; the weights do not learn. Throws Error.
std::shared_ptr<WorldClassifier> loadWorldClassifier(const std::filesystem::path& folder);

// Writes such a folder, weights in half precision.
void writeWorldClassifier(const std::filesystem::path& folder, const WorldClassifier& classifier);

}  // namespace core::training
