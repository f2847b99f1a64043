#pragma once

#include <cstdint>

#include "core/models/model_library.h"
#include "core/pipeline/plan.h"

namespace core::pipeline {

// The memory that a valid plan takes at its largest moment, in bytes: the weights of all its models, and the largest
// evaluation, decoding or encoding among its stages. Throws Error for a model that is missing or damaged.
std::int64_t neededMemory(const models::ModelLibrary& library, const Plan& plan);

}  // namespace core::pipeline
