#pragma once

#include <torch/nn/module.h>
#include <torch/nn/modules/conv.h>

#include <filesystem>
#include <memory>
#include <vector>

#include "core/training/judges/convolution_net.h"
#include "core/training/judges/face_places.h"

namespace core::training {

constexpr std::int64_t kFaceCell = 4;  // pixels a side of a cell of heat

// Logits [B,3,H/4,W/4] of heads, eyes and mouths from pictures [B,3,H,W] in [-1,1]; H and W are multiples of 8.
class FaceNet : public ConvolutionNet {
 public:
    FaceNet();
    std::vector<torch::nn::Conv2d> convolutions() override;
    torch::Tensor walk(const torch::Tensor& pictures, const AfterConvolution& after) override;

 private:
    torch::nn::Conv2d m_in{nullptr}, m_down{nullptr}, m_keep{nullptr}, m_deeper{nullptr}, m_near{nullptr},
        m_far{nullptr}, m_up{nullptr}, m_refine{nullptr}, m_out{nullptr};
};

struct FoundHead {
    Place centre;       // in pixels
    bool face = false;  // two eyes and a mouth are where a head has them
};

// Finds heads in pictures of the world, as many as there are, and tells whether they have a face: a small network that
// learned from renders, clean and worn, some with faces spoiled (face_finder_trainer.h). It judges generators, so it
// shares nothing with them.
class FaceFinder {
 public:
    // Reads config.json and the weights of a folder. Throws Error.
    explicit FaceFinder(const std::filesystem::path& folder);
    explicit FaceFinder(std::shared_ptr<FaceNet> net) : m_net(std::move(net)) {}

    // `pictures` [B,3,H,W] in [-1,1], on the network's device; H and W are multiples of 8. Heads should be as large as
    // in pictures of 128 to 256 pixels: shrink larger ones first.
    std::vector<std::vector<FoundHead>> find(const torch::Tensor& pictures) const;

    void to(const torch::Device& device) { m_net->to(device); }

 private:
    std::shared_ptr<FaceNet> m_net;
};

// Writes a folder that FaceFinder reads, weights in half precision.
void writeFaceFinder(const std::filesystem::path& folder, const FaceNet& net);

}  // namespace core::training
