#include "core/training/latent_set.h"

#include <torch/types.h>

#include "core/base/error.h"
#include "core/io/safetensors.h"
#include "core/training/picture_set.h"

namespace core::training {

std::filesystem::path chunkFile(const std::filesystem::path& folder, std::int64_t chunk) {
    return folder / fmt::format("{:05}.safetensors", chunk);
}

std::vector<std::int64_t> randomNumbers(std::int64_t end, std::int64_t count) {
    const auto numbers = torch::randint(end, {count}, torch::kInt64);
    const auto* first = numbers.data_ptr<std::int64_t>();
    return {first, first + count};
}

LatentSet::LatentSet(std::filesystem::path folder, bool withLowResolution)
    : m_folder(std::move(folder)), m_withLowResolution(withLowResolution) {
    refresh();
    if (m_latents.empty()) fail("{}: expected encoded pictures to learn from, found none", m_folder.string());
}

void LatentSet::refresh() {
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

LatentSet::Batch LatentSet::sample(std::int64_t size) {
    Batch batch;
    std::vector<torch::Tensor> rows;
    {
        const std::lock_guard lock(m_mutex);
        if (++m_samples % kBatchesBetweenRefreshes == 0) refresh();
        for (const auto index : randomNumbers(static_cast<std::int64_t>(m_latents.size()), size)) {
            rows.push_back(m_latents[static_cast<std::size_t>(index)]);
            batch.numbers.push_back(m_numbers[static_cast<std::size_t>(index)]);
        }
    }
    batch.latents = torch::stack(rows);
    return batch;
}

}  // namespace core::training
