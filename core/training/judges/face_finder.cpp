#include "core/training/judges/face_finder.h"

#include <torch/nn/module.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "core/io/model_folder.h"
#include "core/io/module_weights.h"
#include "core/nets/config_check.h"
#include "core/nets/convolutions.h"
#include "core/training/judges/face_match.h"
#include "core/training/loop/write_json.h"

namespace core::training {
namespace {

constexpr std::int64_t kFaceFold = 2;  // pixels a side that enter as channels
constexpr double kLeastHead = 0.35;    // heat of a head that counts
constexpr double kLeastFeature = 0.3;  // and of an eye or a mouth
constexpr int kHeadReach = 4;          // cells; two heads are farther apart
constexpr const char* kFaceFinderName = "FaceFinder";

torch::nn::Conv2d dilated(std::int64_t channels, std::int64_t reach) {
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(channels, channels, 3).padding(reach).dilation(reach));
}

// `heat` [3,h,w] of one picture.
std::vector<FoundHead> headsIn(const torch::Tensor& heat) {
    const auto eyes = peaksOf(heat[1], kLeastFeature, 1), mouths = peaksOf(heat[2], kLeastFeature, 1);
    std::vector<FoundHead> heads;
    for (const auto& head : peaksOf(heat[0], kLeastHead, kHeadReach))
        heads.push_back({{head.x * kFaceCell, head.y * kFaceCell}, makeFace(head, eyes, mouths)});
    return heads;
}

}  // namespace

FaceNet::FaceNet() {
    m_in = register_module("in", nets::conv3x3(3 * kFaceFold * kFaceFold, 24));
    m_down = register_module("down", nets::conv3x3(24, 32, 2));
    m_keep = register_module("keep", nets::conv3x3(32, 32));
    m_deeper = register_module("deeper", nets::conv3x3(32, 64, 2));
    // Dilation lets them see a whole head with what is about it.
    m_near = register_module("near", dilated(64, 1));
    m_far = register_module("far", dilated(64, 3));
    m_up = register_module("up", nets::conv3x3(64, 32));
    m_refine = register_module("refine", nets::conv3x3(32, 32));
    m_out = register_module("out", nets::conv1x1(32, 3));
    startForRelu(*this);
}

std::vector<torch::nn::Conv2d> FaceNet::convolutions() {
    return {m_in, m_down, m_keep, m_deeper, m_near, m_far, m_up, m_refine};
}

torch::Tensor FaceNet::walk(const torch::Tensor& pictures, const AfterConvolution& after) {
    auto convs = convolutions();
    const auto apply = [&](std::size_t i, const torch::Tensor& maps) {
        return after ? after(i, convs[i](maps)) : convs[i](maps);
    };
    const auto kept = [&](std::size_t i, const torch::Tensor& maps) { return torch::relu(maps + apply(i, maps)); };
    const auto folded = torch::pixel_unshuffle(pictures, kFaceFold).contiguous(torch::MemoryFormat::ChannelsLast);
    const auto fine = kept(2, torch::relu(apply(1, torch::relu(apply(0, folded)))));
    const auto deep = kept(5, kept(4, torch::relu(apply(3, fine))));
    const auto raised = torch::upsample_bilinear2d(apply(6, deep), {fine.size(2), fine.size(3)}, false);
    return m_out(kept(7, torch::relu(fine + raised)));
}

FaceFinder::FaceFinder(const std::filesystem::path& folder) : m_net(std::make_shared<FaceNet>()) {
    nets::checkConfig(io::partConfig(folder), kFaceFinderName, {}, {});
    io::loadWeights(*m_net, *io::partWeights(folder));
    m_net->eval();
}

std::vector<std::vector<FoundHead>> FaceFinder::find(const torch::Tensor& pictures) const {
    const torch::NoGradGuard noGrad;
    std::vector<std::vector<FoundHead>> found;
    for (const auto& heat : torch::sigmoid(m_net->forward(pictures)).cpu().unbind(0)) found.push_back(headsIn(heat));
    return found;
}

void writeFaceFinder(const std::filesystem::path& folder, const FaceNet& net) {
    std::filesystem::create_directories(folder);
    io::writeSafetensors(folder / "diffusion_pytorch_model.safetensors", io::weightsOf(net, torch::kHalf));
    writeJson(folder / "config.json", {{"_class_name", kFaceFinderName}});
}

}  // namespace core::training
