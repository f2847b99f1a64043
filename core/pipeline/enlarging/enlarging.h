#pragma once

#include <functional>
#include <string>

#include "core/base/cancel_token.h"
#include "core/base/compute_options.h"
#include "core/base/image.h"
#include "core/models/model_location.h"

namespace core::pipeline {

struct EnlargeOptions {
    models::ModelSources sources;
    std::string model = {};  // id; empty: the person's own first enlarger, or else the one that comes with the program
    ComputeOptions compute = {};
    CancelToken cancel = {};
    std::function<void(int tile, int tiles)> progress = {};  // before each: 1 of `tiles`, 2 of `tiles`, ...
};

// An RGB picture by an enlarger, as many times as large as that makes it: at most 16384 pixels a side and 64 Mi pixels
// in all (PngLimits), so that what is made can be opened again. It is taken in tiles that overlap by more than the
// network sees, so their borders do not show and the network's own memory does not grow with the picture. Throws Error
// for a larger picture, when there is no such model, or no enlarger at all, and Cancelled.
Image enlarged(const Image& picture, const EnlargeOptions& options);

}  // namespace core::pipeline
