#include "core/training/control_set.h"

#include <torch/types.h>

#include "core/base/error.h"
#include "core/io/safetensors.h"
#include "core/training/latent_set.h"

namespace core::training {
namespace {

using plan::ControlMap;

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
    const std::lock_guard lock(m_mutex);
    if (++m_samples % kBatchesBetweenRefreshes == 0) refresh();
    const auto chunk = randomNumbers(std::ssize(m_latents), 1).front();
    const auto& latents = m_latents[static_cast<std::size_t>(chunk)];
    const auto count = batchFor(size, latents);
    const auto picks = torch::randint(latents.size(0), {count}, torch::kInt64);
    Batch batch{latents.index_select(0, picks), m_maps[static_cast<std::size_t>(chunk)].index_select(0, picks), {}};
    for (std::int64_t i = 0; i < count; ++i) batch.numbers.push_back(chunk * kChunk + picks[i].item<std::int64_t>());
    return batch;
}

}  // namespace core::training
