#include "core/pipeline/enlarging/enlarging.h"

#include <torch/types.h>
#include <torch/utils.h>

#include "core/base/device.h"
#include "core/base/error.h"
#include "core/image/png_file.h"
#include "core/models/model_catalog.h"
#include "core/nets/compact_enlarger.h"
#include "core/nets/placement.h"
#include "core/pipeline/painting/tiling.h"
#include "core/pipeline/tensor_image.h"

namespace core::pipeline {
namespace {

constexpr PngLimits kReadable;             // what is made must be a picture that can be opened again
constexpr std::int64_t kTileInside = 448;  // pixels of a tile beside what it shares

// What a person added was added to be used.
std::string chosenEnlarger(const models::ModelCatalog& catalog) {
    std::string bundled;
    for (const auto& model : catalog.models()) {
        if (model.kind != models::Kind::Enlarger) continue;
        if (catalog.placeOf(model.id)) return model.id;
        if (bundled.empty()) bundled = model.id;
    }
    if (bundled.empty()) fail("expected an enlarger among the models, found none: add one");
    return bundled;
}

void checkSide(const Image& picture, std::int64_t scale) {
    if (picture.isEmpty() || picture.channels != 3)
        fail("expected an RGB picture to enlarge, found {} x {} with {} channels", picture.width, picture.height,
             picture.channels);
    const auto width = picture.width * scale, height = picture.height * scale;
    if (std::max(width, height) > kReadable.maxSide || width * height > kReadable.maxPixels)
        fail(
            "{} x {} is too large to be made {} times as large: that would be {} x {}, and {} pixels a side and {} "
            "million in all are the most",
            picture.width, picture.height, scale, width, height, kReadable.maxSide, kReadable.maxPixels / 1'000'000);
}

// A tile's outermost quarter of what it shares is left out, so that is how far the network must see at most.
Tiling tilingFor(const nets::CompactEnlargerConfig& config) {
    const auto shared = 4 * config.reach();
    return {.largest = kTileInside + 2 * shared, .tile = kTileInside + shared, .overlap = shared};
}

}  // namespace

Image enlarged(const Image& picture, const EnlargeOptions& options) {
    const torch::NoGradGuard noGrad;
    const models::ModelCatalog catalog(options.sources);
    const auto files = catalog.openEnlarger(options.model.empty() ? chosenEnlarger(catalog) : options.model);
    const auto net = nets::loadCompactEnlarger(files.config, *files.weights());
    const auto placement = placementFrom(options.compute);
    checkSide(picture, net->config().scale);
    nets::place(*net, placement);
    const auto apply = [&](const torch::Tensor& tile) {
        options.cancel.throwIfCancelled();
        return nets::placed(net->forward(nets::placed(tile, placement)), {});
    };
    const auto large = applyTiled(tensorFrom(picture), {.apply = apply, .in = 1, .out = net->config().scale},
                                  tilingFor(net->config()), options.progress);
    return imageFrom(large);
}

}  // namespace core::pipeline
