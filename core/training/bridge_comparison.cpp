#include "core/training/bridge_comparison.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <chrono>

#include "core/base/error.h"
#include "core/io/model_folder.h"
#include "core/models/latent_space.h"
#include "core/models/learned_bridge.h"
#include "core/sampling/bridge.h"
#include "core/training/picture_set.h"

namespace core::training {
namespace {

struct ComparedSide {
    std::shared_ptr<const models::LatentSpace> space;
    std::int64_t size;      // pixels, native
    torch::Tensor latents;  // of the unseen pictures

    ComparedSide(const std::filesystem::path& folder, const torch::Tensor& bytes)
        : space(models::loadLatentSpace(folder / "vae")),
          size(io::ModelFolder(folder).index().require<std::int64_t>("native_size")),
          latents(space->encode(toUnitRange(shrunk(bytes, size)))) {}

    sampling::BridgeEnd end() const {
        return {{[this](const auto& z) { return space->decode(z, {}); },
                 [this](const auto& x) { return space->encode(x); }},
                {size, size}};
    }
};

double relativeError(const torch::Tensor& got, const torch::Tensor& want) {
    return ((got - want).square().mean().sqrt() / want.square().mean().sqrt()).item<double>();
}

BridgeFigures measure(const sampling::Bridge& bridge, const ComparedSide& leader, const ComparedSide& partner,
                      int rounds) {
    const auto zLeader = leader.latents.slice(0, 0, 1), zPartner = partner.latents.slice(0, 0, 1);
    const auto exchange = [&] {
        bridge.toLeader(zPartner);
        bridge.toPartner(zLeader);
    };
    exchange();  // warms caches and the allocator
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < rounds; ++i) exchange();
    const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return {seconds / rounds, relativeError(bridge.toLeader(partner.latents), leader.latents),
            relativeError(bridge.toPartner(leader.latents), partner.latents)};
}

}  // namespace

BridgeComparison compareBridges(const BridgeComparisonOptions& options, const CancelToken& cancel) {
    const torch::NoGradGuard noGrad;
    const auto learned = models::findLearnedBridge(options.models, options.leader, options.partner);
    if (!learned)
        fail("expected a learned bridge between \"{}\" and \"{}\" in {}, found none", options.leader, options.partner,
             options.models.string());
    const auto bytes = renderPictures(kUnseen, options.pictures, 1);
    const ComparedSide leader(options.models / options.leader, bytes), partner(options.models / options.partner, bytes);
    cancel.throwIfCancelled();
    const sampling::Bridge shortCut{[&](const auto& z) { return learned->toLeader(z); },
                                    [&](const auto& z) { return learned->toPartner(z); }};
    return {measure(shortCut, leader, partner, options.rounds),
            measure(sampling::imageBridge(leader.end(), partner.end()), leader, partner, options.rounds)};
}

}  // namespace core::training
