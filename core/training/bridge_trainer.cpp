#include "core/training/bridge_trainer.h"

#include <torch/types.h>
#include <torch/utils.h>

#include "core/base/device.h"
#include "core/base/error.h"
#include "core/io/model_folder.h"
#include "core/io/module_weights.h"
#include "core/models/latent_space.h"
#include "core/nets/latent_bridge.h"
#include "core/training/loop/training_run.h"
#include "core/training/loop/write_json.h"
#include "core/training/picture_set.h"

namespace core::training {
namespace {

constexpr std::int64_t kPairBatch = 16;

// The same pictures in both latent spaces.
struct LatentPairs {
    torch::Tensor leader;   // [N,C,h,w], scaled
    torch::Tensor partner;  // [N,C',h,w]
};

struct TaughtSide {
    std::shared_ptr<const models::LatentSpace> space;
    std::int64_t pictureSize;  // pixels, its model's native side

    torch::Tensor encode(const torch::Tensor& bytes) const {
        return space->encode(toUnitRange(shrunk(bytes, pictureSize)));
    }
};

TaughtSide sideOf(const std::filesystem::path& folder) {
    const io::ModelFolder model(folder);
    return {models::loadLatentSpace(model.part("vae")), model.index().require<std::int64_t>("native_size")};
}

// Every second picture loses its detail, by a factor that differs from picture to picture.
torch::Tensor blurredInTurn(torch::Tensor bytes, std::int64_t first) {
    for (std::int64_t i = 1; i < bytes.size(0); i += 2) {
        const std::int64_t factor = std::int64_t{2} << ((first + i) / 2 % 4);
        const auto small = shrunk(bytes.slice(0, i, i + 1), bytes.size(3) / factor).to(torch::kFloat32);
        bytes[i].copy_(torch::upsample_bilinear2d(small, {bytes.size(2), bytes.size(3)}, false)[0]);
    }
    return bytes;
}

LatentPairs encodePairs(const BridgeOptions& options, const CancelToken& cancel) {
    const torch::NoGradGuard noGrad;
    const auto leader = sideOf(options.leader), partner = sideOf(options.partners.front());
    std::vector<torch::Tensor> ofLeader, ofPartner;
    for (std::int64_t first = 0; first < options.pictures; first += kPairBatch) {
        cancel.throwIfCancelled();
        const auto bytes = blurredInTurn(renderPictures(first, kPairBatch, options.run.threads), first);
        ofLeader.push_back(leader.encode(bytes));
        ofPartner.push_back(partner.encode(bytes));
    }
    const LatentPairs pairs{torch::cat(ofLeader), torch::cat(ofPartner)};
    if (pairs.leader.sizes().slice(2) != pairs.partner.sizes().slice(2))
        fail("train bridge: expected latents on one grid, found {} x {} of {} and {} x {} of {}", pairs.leader.size(3),
             pairs.leader.size(2), options.leader.string(), pairs.partner.size(3), pairs.partner.size(2),
             options.partners.front().string());
    return pairs;
}

std::string idOf(const std::filesystem::path& folder) { return std::filesystem::weakly_canonical(folder).filename(); }

nets::LatentBridgeConfig configFor(const BridgeOptions& options, const LatentPairs& pairs) {
    nets::LatentBridgeConfig config;
    config.leader = idOf(options.leader);
    for (const auto& partner : options.partners) config.partners.push_back(idOf(partner));
    config.leaderChannels = pairs.leader.size(1);
    config.partnerChannels = pairs.partner.size(1);
    return config;
}

void writeBridge(const std::filesystem::path& folder, const nets::LatentBridge& bridge) {
    std::filesystem::create_directories(folder);
    io::writeSafetensors(folder / "diffusion_pytorch_model.safetensors", io::weightsOf(bridge, torch::kHalf));
    writeJson(folder / "config.json", bridge.config().toJson());
}

}  // namespace

void trainBridge(const BridgeOptions& options, const TrainingProgress& progress, const CancelToken& cancel) {
    const auto device = deviceFromName(options.run.device);
    const auto pairs = encodePairs(options, cancel);
    auto bridge = std::make_shared<nets::LatentBridge>(configFor(options, pairs));
    bridge->to(device);
    TrainingRun run("bridge", options.run, bridge, bridge->parameters());
    run.run(
        [&] {
            const auto picks = torch::randint(pairs.leader.size(0), {options.run.batch}, torch::kInt64);
            const auto leader = pairs.leader.index_select(0, picks).to(device);
            const auto partner = pairs.partner.index_select(0, picks).to(device);
            return torch::mse_loss(bridge->toLeader(partner), leader) +
                   torch::mse_loss(bridge->toPartner(leader), partner);
        },
        progress, cancel);
    run.useAverage();
    writeBridge(options.out, *bridge);
}

}  // namespace core::training
