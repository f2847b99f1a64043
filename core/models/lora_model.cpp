#include "core/models/lora_model.h"

#include "core/io/layouts/recognise.h"

namespace core::models {
namespace {

std::string familyOf(std::int64_t textWidth) {
    switch (textWidth) {
        case 768:
            return io::familyName(io::ModelFamily::stableDiffusion1);
        case 1024:
            return io::familyName(io::ModelFamily::stableDiffusion2);
        case 2048:
            return io::familyName(io::ModelFamily::stableDiffusionXl);
    }
    return {};
}

}  // namespace

ModelSummary loraSummary(const ModelLocation& place, const nets::LoraFile& file) {
    ModelSummary summary;
    summary.id = place.id;
    summary.label = place.path.stem().string();
    summary.kind = Kind::Lora;
    summary.family = familyOf(file.textWidth());
    summary.strength = 1.0;
    return summary;
}

}  // namespace core::models
