#include "core/training/latent_set.h"

#include <torch/torch.h>

#include "core/base/error.h"
#include "core/io/safetensors.h"
#include "core/training/picture_set.h"

namespace core::training {

std::filesystem::path chunkFile(const std::filesystem::path& folder, std::int64_t chunk) {
    return folder / fmt::format("{:05}.safetensors", chunk);
}

LatentSet::LatentSet(std::filesystem::path folder, bool withLowResolution)
    : m_folder(std::move(folder)), m_withLowResolution(withLowResolution) {
    refresh();
    if (m_latents.empty()) fail("{}: expected encoded pictures to learn from, found none", m_folder.string());
}

void LatentSet::refresh() {
    const std::lock_guard lock(m_mutex);
    for (auto file = chunkFile(m_folder, m_chunks); std::filesystem::exists(file);
         file = chunkFile(m_folder, ++m_chunks))
        append(file, m_chunks);
}

void LatentSet::append(const std::filesystem::path& file, std::int64_t chunk) {
    const auto latents = io::SafetensorsFile(file).require("latents");
    for (std::int64_t i = 0; i < latents.size(0); ++i) {
        const auto number = chunk * kChunk + i / 2;
        if (isLowResolution(number) && !m_withLowResolution) continue;
        m_latents.push_back(latents[i]);
        m_numbers.push_back(number);
    }
}

LatentSet::Batch LatentSet::sample(std::int64_t size) const {
    Batch batch;
    std::vector<torch::Tensor> rows;
    {
        const std::lock_guard lock(m_mutex);
        const auto picks = torch::randint(static_cast<std::int64_t>(m_latents.size()), {size}, torch::kInt64);
        for (std::int64_t i = 0; i < size; ++i) {
            const auto index = static_cast<std::size_t>(picks.data_ptr<std::int64_t>()[i]);
            rows.push_back(m_latents[index]);
            batch.numbers.push_back(m_numbers[index]);
        }
    }
    batch.latents = torch::stack(rows);
    return batch;
}

}  // namespace core::training
