#include <torch/types.h>

#include <fstream>

#include "core/io/module_weights.h"
#include "core/nets/compact_enlarger.h"
#include "tests/core/support/tiny_model.h"

namespace {

core::nets::CompactEnlarger tinyEnlarger(int scale) {
    torch::manual_seed(31);
    return core::nets::CompactEnlarger({.scale = scale, .features = 8, .convolutions = 2});
}

}  // namespace

void writeTinyEnlarger(const std::filesystem::path& folder, int scale) {
    const auto net = tinyEnlarger(scale);
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "config.json") << net.config().toJson();
    core::io::writeSafetensors(folder / "diffusion_pytorch_model.safetensors",
                               core::io::weightsOf(net, torch::kFloat32));
}

void writeTinyEnlargerFile(const std::filesystem::path& file, int scale) {
    std::filesystem::create_directories(file.parent_path());
    core::io::writeSafetensors(file, core::io::weightsOf(tinyEnlarger(scale), torch::kFloat32));
}
