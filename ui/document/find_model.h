#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "core/pipeline/generator.h"

namespace ui {

// The model of an id among those that are known; null for none.
inline const core::pipeline::ModelInfo* findModel(const std::vector<core::pipeline::ModelInfo>& models,
                                                  const std::string& id) {
    const auto found = std::ranges::find(models, id, &core::pipeline::ModelInfo::id);
    return found == models.end() ? nullptr : &*found;
}

}  // namespace ui
