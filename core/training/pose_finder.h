#pragma once

#include <torch/nn/module.h>
#include <torch/nn/modules/conv.h>

#include <filesystem>
#include <memory>
#include <vector>

#include "core/control/skeleton.h"
#include "core/nets/module_vector.h"

namespace core::training {

constexpr std::int64_t kFinderInput = 128;  // side of the pictures that the network reads
constexpr std::int64_t kHeatSide = 32;      // and of its heat maps

// One map of logits per joint [B,18,32,32] from pictures [B,3,128,128] in [-1,1].
class HeatMapNet : public torch::nn::Module {
 public:
    HeatMapNet();
    torch::Tensor forward(const torch::Tensor& pictures);

 private:
    torch::nn::Conv2d m_in{nullptr}, m_down{nullptr}, m_deeper{nullptr}, m_up{nullptr}, m_out{nullptr};
    nets::ModuleVector<torch::nn::Conv2d> m_wide, m_deep, m_refine;
};

// Finds the joints of one figure in a picture of the world: a small network that learned heat maps from
// renders (core/training/pose_finder_trainer.h). It judges generators, so it shares nothing with them.
class PoseFinder {
 public:
    // Reads config.json and the weights of a folder. Throws Error.
    explicit PoseFinder(const std::filesystem::path& folder);
    explicit PoseFinder(std::shared_ptr<HeatMapNet> net) : m_net(std::move(net)) {}

    // `pictures` [B,3,256,256] in [-1,1]; joints as fractions of the picture, visible where the network is
    // sure enough of one place.
    std::vector<control::Skeleton> find(const torch::Tensor& pictures) const;

 private:
    std::shared_ptr<HeatMapNet> m_net;
};

// Writes a folder that PoseFinder reads.
void writePoseFinder(const std::filesystem::path& folder, const HeatMapNet& net);

// How many of a person's eight long bones (upper arms, forearms, thighs, shins) a picture shows.
struct LimbCount {
    int found = 0;
    int asked = 0;  // bones whose joints are visible and inside the picture

    LimbCount& operator+=(const LimbCount& other);
    double share() const { return asked > 0 ? double(found) / asked : 0.0; }
};

// A bone is found when both its joints were found within 0.06 of the picture's side of where `asked` has them.
LimbCount countLimbs(const control::Skeleton& found, const control::Skeleton& asked);

}  // namespace core::training
