#include "core/training/control_set.h"

#include <torch/types.h>

#include "core/base/error.h"
#include "core/io/safetensors.h"
#include "core/training/latent_set.h"

namespace core::training {
namespace {

using pipeline::ControlMap;

const char* keyOf(ControlMap map) { return map == ControlMap::Pose ? "pose" : "edges"; }

}  // namespace

ControlSet::ControlSet(std::filesystem::path folder, ControlMap map) : m_folder(std::move(folder)), m_map(map) {
    refresh();
    if (m_latents.empty()) fail("{}: expected encoded pictures with control maps, found none", m_folder.string());
}

void ControlSet::refresh() {
    const auto next = [this] { return chunkFile(m_folder, static_cast<std::int64_t>(m_latents.size())); };
    while (std::filesystem::exists(next())) {
        const io::SafetensorsFile file(next());
        m_maps.push_back(file.require(keyOf(m_map)));
        m_latents.push_back(file.require("latents"));
    }
}

ControlSet::Batch ControlSet::sample(std::int64_t size) {
    Batch batch;
    std::vector<torch::Tensor> latents, maps;
    {
        const std::lock_guard lock(m_mutex);
        if (++m_samples % kBatchesBetweenRefreshes == 0) refresh();
        batch.numbers = randomNumbers(static_cast<std::int64_t>(m_latents.size()) * kChunk, size);
        for (const auto number : batch.numbers) {
            const auto chunk = static_cast<std::size_t>(number / kChunk);
            latents.push_back(m_latents[chunk][number % kChunk]);
            maps.push_back(m_maps[chunk][number % kChunk]);
        }
    }
    batch.latents = torch::stack(latents);
    batch.maps = torch::stack(maps);
    return batch;
}

}  // namespace core::training
