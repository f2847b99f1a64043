#include "core/training/pose_finder.h"

#include <torch/nn/module.h>
#include <torch/nn/modules/conv.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <array>
#include <cmath>

#include "core/io/model_folder.h"
#include "core/io/module_weights.h"
#include "core/nets/config_check.h"
#include "core/nets/convolutions.h"
#include "core/training/loop/write_json.h"

namespace core::training {
namespace {

using control::Joint;
using control::Keypoint;

constexpr std::int64_t kWidth = 32;
constexpr std::int64_t kDepth = 64;
constexpr float kLeastHeat = 0.2F;       // of a joint that counts as seen; heat is 1 at a sure joint
constexpr double kTolerance = 0.06;      // of the picture's side
constexpr std::int64_t kNeighbours = 2;  // cells about the hottest one whose centre of heat is the joint
constexpr const char* kClassName = "PoseFinder";

constexpr std::array<control::Limb, 8> kBones{{{Joint::RightShoulder, Joint::RightElbow},
                                               {Joint::RightElbow, Joint::RightWrist},
                                               {Joint::LeftShoulder, Joint::LeftElbow},
                                               {Joint::LeftElbow, Joint::LeftWrist},
                                               {Joint::RightHip, Joint::RightKnee},
                                               {Joint::RightKnee, Joint::RightAnkle},
                                               {Joint::LeftHip, Joint::LeftKnee},
                                               {Joint::LeftKnee, Joint::LeftAnkle}}};

torch::nn::Conv2d halving(std::int64_t in, std::int64_t out, std::int64_t kernel) {
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, kernel).stride(2).padding(kernel / 2));
}

torch::Tensor withResiduals(nets::ModuleVector<torch::nn::Conv2d>& convs, torch::Tensor h) {
    for (auto& conv : convs) h = h + torch::silu(conv(h));
    return h;
}

// The centre of the heat about its hottest cell.
Keypoint jointIn(const torch::Tensor& heat) {
    const auto hottest = heat.argmax().item<std::int64_t>();
    const auto y = hottest / kHeatSide, x = hottest % kHeatSide;
    const auto cells = heat.accessor<float, 2>();
    double sum = 0.0, sumX = 0.0, sumY = 0.0;
    for (auto v = std::max<std::int64_t>(0, y - kNeighbours); v <= std::min(kHeatSide - 1, y + kNeighbours); ++v)
        for (auto u = std::max<std::int64_t>(0, x - kNeighbours); u <= std::min(kHeatSide - 1, x + kNeighbours); ++u) {
            sum += cells[v][u];
            sumX += cells[v][u] * (double(u) + 0.5);
            sumY += cells[v][u] * (double(v) + 0.5);
        }
    return {static_cast<float>(sumX / sum / kHeatSide), static_cast<float>(sumY / sum / kHeatSide),
            cells[y][x] >= kLeastHeat};
}

bool isInside(const Keypoint& p) { return p.visible && p.x >= 0 && p.x < 1 && p.y >= 0 && p.y < 1; }

bool isFoundAt(const Keypoint& found, const Keypoint& asked) {
    return found.visible && std::hypot(found.x - asked.x, found.y - asked.y) <= kTolerance;
}

}  // namespace

HeatMapNet::HeatMapNet() {
    m_in = register_module("in", halving(3, kWidth / 2, 5));
    m_down = register_module("down", halving(kWidth / 2, kWidth, 3));
    m_deeper = register_module("deeper", halving(kWidth, kDepth, 3));
    m_up = register_module("up", nets::conv3x3(kDepth, kWidth));
    m_out = register_module("out", nets::conv1x1(kWidth, control::kJointCount));
    m_wide.bind(*this, "wide");
    m_deep.bind(*this, "deep");
    m_refine.bind(*this, "refine");
    for (int i = 0; i < 2; ++i) m_wide.add(nets::conv3x3(kWidth, kWidth));
    // Dilation lets the deepest layers see the whole figure.
    for (const int reach : {1, 2, 4, 1})
        m_deep.add(torch::nn::Conv2d(torch::nn::Conv2dOptions(kDepth, kDepth, 3).padding(reach).dilation(reach)));
    for (int i = 0; i < 2; ++i) m_refine.add(nets::conv3x3(kWidth, kWidth));
}

torch::Tensor HeatMapNet::forward(const torch::Tensor& pictures) {
    const auto wide = withResiduals(m_wide, torch::silu(m_down(torch::silu(m_in(pictures)))));
    const auto deep = withResiduals(m_deep, torch::silu(m_deeper(wide)));
    const auto raised = torch::upsample_bilinear2d(m_up(deep), {kHeatSide, kHeatSide}, false);
    return m_out(withResiduals(m_refine, torch::silu(wide + raised)));
}

PoseFinder::PoseFinder(const std::filesystem::path& folder) : m_net(std::make_shared<HeatMapNet>()) {
    nets::checkConfig(io::partConfig(folder), kClassName, {}, {});
    io::loadWeights(*m_net, *io::partWeights(folder));
    m_net->eval();
}

std::vector<control::Skeleton> PoseFinder::find(const torch::Tensor& pictures) const {
    const torch::NoGradGuard noGrad;
    const auto heat =
        torch::sigmoid(m_net->forward(torch::adaptive_avg_pool2d(pictures, {kFinderInput, kFinderInput})));
    std::vector<control::Skeleton> skeletons(static_cast<std::size_t>(pictures.size(0)));
    for (std::size_t i = 0; i < skeletons.size(); ++i)
        for (std::size_t j = 0; j < control::kJointCount; ++j)
            skeletons[i].joints[j] = jointIn(heat[static_cast<std::int64_t>(i)][static_cast<std::int64_t>(j)]);
    return skeletons;
}

void writePoseFinder(const std::filesystem::path& folder, const HeatMapNet& net) {
    std::filesystem::create_directories(folder);
    io::writeSafetensors(folder / "diffusion_pytorch_model.safetensors", io::weightsOf(net, torch::kHalf));
    writeJson(folder / "config.json", {{"_class_name", kClassName}});
}

LimbCount& LimbCount::operator+=(const LimbCount& other) {
    found += other.found;
    asked += other.asked;
    return *this;
}

LimbCount countLimbs(const control::Skeleton& found, const control::Skeleton& asked) {
    LimbCount count;
    for (const auto& bone : kBones) {
        if (!isInside(asked[bone.from]) || !isInside(asked[bone.to])) continue;
        ++count.asked;
        count.found += isFoundAt(found[bone.from], asked[bone.from]) && isFoundAt(found[bone.to], asked[bone.to]);
    }
    return count;
}

}  // namespace core::training
