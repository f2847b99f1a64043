#include "app/cli/bench_architectures.h"

#include "core/base/error.h"

namespace cli {
namespace {

using core::nets::UNetLevel;
using core::text::ClipTextConfig;

Architecture sd15() {
    Architecture a;
    a.unet.levels = {{.channels = 320, .heads = 8},
                     {.channels = 640, .heads = 8},
                     {.channels = 1280, .heads = 8},
                     {.channels = 1280, .heads = 8, .downAttention = false, .upAttention = false}};
    a.texts = {ClipTextConfig{}};
    return a;
}

Architecture sdxl() {
    Architecture a;
    a.size = 1024;
    a.timeIds = 6;
    a.pooledWidth = 1280;
    a.unet.textChannels = 2048;
    a.unet.linearProjection = true;
    a.unet.added = core::nets::AddedEmbedding{.timeDim = 256, .inputDim = 2816};
    a.unet.levels = {
        {.channels = 320, .heads = 5, .transformerLayers = 1, .downAttention = false, .upAttention = false},
        {.channels = 640, .heads = 10, .transformerLayers = 2},
        {.channels = 1280, .heads = 20, .transformerLayers = 10}};
    a.autoencoder.scalingFactor = 0.13025;
    ClipTextConfig large;  // OpenCLIP's bigG
    large.width = 1280;
    large.feedForwardWidth = 5120;
    large.layers = 32;
    large.heads = 20;
    large.activation = core::text::TextActivation::Gelu;
    large.projection = 1280;
    a.texts = {ClipTextConfig{}, large};
    return a;
}

}  // namespace

Architecture architectureOf(const std::string& name) {
    auto a = name == "sd15" ? sd15() : name == "sdxl" ? sdxl() : Architecture{};
    if (a.texts.empty()) core::fail("expected --arch sd15 or sdxl, found \"{}\"", name);
    a.autoencoder.layersPerBlock = 2;
    return a;
}

}  // namespace cli
