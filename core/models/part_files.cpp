#include "core/models/part_files.h"

#include <optional>

#include "core/base/error.h"
#include "core/io/layouts/checkpoint_parts.h"
#include "core/io/model_folder.h"

namespace core::models {

std::int64_t PartFiles::bytes() const try {
    constexpr std::int64_t kFloat = 4;
    const auto source = weights();
    std::int64_t numbers = 0;
    for (const auto& key : source->keys()) {
        std::int64_t size = 1;
        for (const auto dimension : source->shapeOf(key).value_or(std::vector<std::int64_t>{})) size *= dimension;
        numbers += size;
    }
    return numbers * kFloat;
} catch (const Error&) {
    return 0;
}

PartFiles openPart(const std::filesystem::path& folder) {
    auto config = io::partConfig(folder);
    std::optional<io::ModelPart> renamed;
    if (config.get<std::string>("_class_name", "") == "AutoencoderKL") renamed = io::ModelPart::vae;
    if (config.get<std::string>("model_type", "") == "clip_text_model") renamed = io::ModelPart::textEncoder;
    return {std::move(config), [folder, renamed] {
                const auto weights = io::partWeights(folder);
                return renamed ? io::partOf(weights, *renamed) : weights;
            }};
}

}  // namespace core::models
