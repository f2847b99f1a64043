#include "core/training/latent_set.h"

#include <torch/types.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/io/safetensors.h"
#include "core/training/picture_set.h"

namespace core::training {
namespace {

constexpr std::int64_t kUsualGrid = 16 * 16;  // latents

}  // namespace

std::filesystem::path chunkFile(const std::filesystem::path& folder, std::int64_t chunk) {
    return folder / fmt::format("{:05}.safetensors", chunk);
}

std::vector<std::int64_t> randomNumbers(std::int64_t end, std::int64_t count) {
    const auto numbers = torch::randint(end, {count}, torch::kInt64);
    const auto* first = numbers.data_ptr<std::int64_t>();
    return {first, first + count};
}

std::int64_t batchFor(std::int64_t size, const torch::Tensor& latents) {
    return std::max<std::int64_t>(1, size * kUsualGrid / (latents.size(-1) * latents.size(-2)));
}

LatentSet::LatentSet(std::filesystem::path folder, const LatentKinds& kinds)
    : m_folder(std::move(folder)), m_kinds(kinds) {
    refresh();
    if (m_count == 0) fail("{}: expected encoded pictures to learn from, found none", m_folder.string());
    m_channels = m_groups.begin()->second.latents.front().size(0);
}

void LatentSet::refresh() {
    for (auto file = chunkFile(m_folder, m_chunks); std::filesystem::exists(file);
         file = chunkFile(m_folder, ++m_chunks))
        append(file);
}

void LatentSet::append(const std::filesystem::path& path) {
    const io::SafetensorsFile file(path);
    const auto latents = file.require("latents"), numbers = file.require("numbers");
    auto& group = m_groups[{latents.size(2), latents.size(3)}];
    for (std::int64_t i = 0; i < latents.size(0); ++i) {
        const auto number = numbers[i].item<std::int64_t>();
        if ((isLowResolution(number) && !m_kinds.lowResolution) || (isCrop(number) && !m_kinds.crops)) continue;
        group.latents.push_back(latents[i]);
        group.numbers.push_back(number);
        ++m_count;
    }
}

const LatentSet::Group& LatentSet::randomGroup() const {
    auto place = randomNumbers(m_count, 1).front();
    for (const auto& [grid, group] : m_groups) {
        place -= std::ssize(group.latents);
        if (place < 0) return group;
    }
    return m_groups.begin()->second;
}

LatentSet::Batch LatentSet::sample(std::int64_t size) {
    Batch batch;
    std::vector<torch::Tensor> rows;
    {
        const std::lock_guard lock(m_mutex);
        if (++m_samples % kBatchesBetweenRefreshes == 0) refresh();
        const auto& group = randomGroup();
        const auto count = batchFor(size, group.latents.front());
        for (const auto index : randomNumbers(std::ssize(group.latents), count)) {
            rows.push_back(group.latents[static_cast<std::size_t>(index)]);
            batch.numbers.push_back(group.numbers[static_cast<std::size_t>(index)]);
        }
    }
    batch.latents = torch::stack(rows);
    return batch;
}

}  // namespace core::training
