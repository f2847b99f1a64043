#pragma once

#include "core/base/cancel_token.h"
#include "core/models/model_pair.h"
#include "core/pipeline/generator.h"

namespace core::pipeline {

// One run of a valid plan on a loaded pair: prompt, noise, steps, decoding. Throws Cancelled and Error.
Image paint(const models::ModelPair& pair, const Plan& plan, const ProgressFunction& progress,
            const CancelToken& cancel);

}  // namespace core::pipeline
