#include "core/training/control_set.h"

#include <torch/torch.h>

#include "core/base/error.h"
#include "core/io/safetensors.h"
#include "core/training/latent_set.h"

namespace core::training {
namespace {

using pipeline::ControlMap;

const char* keyOf(ControlMap map) { return map == ControlMap::Pose ? "pose" : "edges"; }

}  // namespace

ControlSet::ControlSet(const std::filesystem::path& folder, ControlMap map) {
    for (std::int64_t chunk = 0; std::filesystem::exists(chunkFile(folder, chunk)); ++chunk) {
        const io::SafetensorsFile file(chunkFile(folder, chunk));
        m_latents.push_back(file.require("latents"));
        m_maps.push_back(file.require(keyOf(map)));
    }
    if (m_latents.empty()) fail("{}: expected encoded pictures with control maps, found none", folder.string());
}

ControlSet::Batch ControlSet::sample(std::int64_t size) const {
    const auto picks = torch::randint(static_cast<std::int64_t>(m_latents.size()) * kChunk, {size});
    Batch batch;
    std::vector<torch::Tensor> latents, maps;
    for (std::int64_t i = 0; i < size; ++i) {
        const auto number = picks[i].item<std::int64_t>();
        const auto chunk = static_cast<std::size_t>(number / kChunk);
        latents.push_back(m_latents[chunk][number % kChunk]);
        maps.push_back(m_maps[chunk][number % kChunk]);
        batch.numbers.push_back(number);
    }
    batch.latents = torch::stack(latents).to(torch::kFloat32);
    batch.maps = torch::stack(maps).to(torch::kFloat32).div_(255);
    return batch;
}

}  // namespace core::training
