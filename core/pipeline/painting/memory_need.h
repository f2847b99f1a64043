#pragma once

#include <algorithm>
#include <cstdint>

#include "core/models/model_catalog.h"
#include "core/plan/plan.h"

namespace core::pipeline {

// The memory that a valid plan takes, in bytes.
struct MemoryNeed {
    std::int64_t weights = 0;  // of all its models, with the copies of those that LoRAs change
    std::int64_t texts = 0;    // of them, the text encoders
    std::int64_t work = 0;     // the largest evaluation, decoding or encoding among its stages, and the picture

    // At its largest moment; also when text encoders go once they have read the prompts.
    std::int64_t whole() const { return weights + work; }
    std::int64_t withoutTexts() const { return std::max(weights, weights - texts + work); }
};

// Throws Error for a model that is missing or damaged.
MemoryNeed neededMemory(const models::ModelCatalog& catalog, const plan::Plan& plan);

}  // namespace core::pipeline
