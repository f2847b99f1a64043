#include "core/training/repair/pair_set.h"

#include <torch/types.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/io/safetensors.h"

namespace core::training {
namespace {

std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    if (std::filesystem::is_directory(folder))
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            if (entry.path().extension() == ".safetensors") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

struct PairParts {
    std::vector<torch::Tensor> clean, made, timesteps, numbers;

    void add(const std::filesystem::path& path) {
        const io::SafetensorsFile file(path);
        clean.push_back(file.require("clean"));
        made.push_back(file.require("made"));
        timesteps.push_back(file.require("timesteps"));
        numbers.push_back(file.require("numbers"));
        const auto count = clean.back().size(0);
        if (clean.back().dim() != 4 || made.back().sizes() != clean.back().sizes() ||
            timesteps.back().numel() != count || numbers.back().numel() != count)
            fail("{}: expected as many pairs of latents as timesteps and numbers, {}, found other shapes",
                 path.string(), count);
    }
};

}  // namespace

torch::Tensor PairSet::spread() const {
    constexpr std::int64_t kMeasured = 1000;
    const auto some = clean.slice(0, 0, kMeasured).to(torch::kFloat32);
    const auto channels = some.transpose(0, 1).flatten(1);
    return (channels - channels.mean(1, true)).square().mean(1).sqrt().view({1, -1, 1, 1});
}

PairSet loadPairs(const std::filesystem::path& folder) {
    PairParts parts;
    for (const auto& file : filesIn(folder)) parts.add(file);
    if (parts.clean.empty())
        fail("{}: expected pairs to learn from, found none; run \"train pairs\" first", folder.string());
    const auto numbers = torch::cat(parts.numbers).contiguous();
    const auto* first = numbers.data_ptr<std::int64_t>();
    return {
        torch::cat(parts.clean), torch::cat(parts.made), torch::cat(parts.timesteps), {first, first + numbers.numel()}};
}

}  // namespace core::training
