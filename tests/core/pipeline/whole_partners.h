#pragma once

#include <torch/types.h>

#include <filesystem>

#include "core/base/image.h"
#include "core/plan/plan.h"

// A plan of ddim steps whose first partner has words, a ControlNet and a size of its own, painted by Algorithm 1 of the
// paper, line by line in its literal form, on the bare networks: what the pipeline has to give. Both models predict
// noise and walk the same timesteps.
core::Image paintedByTheBook(const std::filesystem::path& models, const core::plan::Plan& plan);
