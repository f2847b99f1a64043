#include "core/models/enlarger_model.h"

namespace core::models {

ModelSummary enlargerSummary(const std::string& id, const std::string& label,
                             const nets::CompactEnlargerConfig& config) {
    ModelSummary summary;
    summary.id = id;
    summary.label = label;
    summary.kind = Kind::Enlarger;
    summary.scale = static_cast<int>(config.scale);
    return summary;
}

}  // namespace core::models
