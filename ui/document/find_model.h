#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "core/pipeline/pipeline.h"

namespace ui {

// The model of an id among those that are known; null for none.
inline const core::plan::ModelInfo* findModel(const std::vector<core::plan::ModelInfo>& models, const std::string& id) {
    const auto found = std::ranges::find(models, id, &core::plan::ModelInfo::id);
    return found == models.end() ? nullptr : &*found;
}

}  // namespace ui
