#pragma once

#include <exception>

#include "ui/worker/job.h"

namespace ui {

// What to tell a person about an exception: one sentence, and all there is in the details.
Failure describe(const std::exception& error);

// The same with the plan that was to be painted.
Failure describe(const std::exception& error, const core::plan::Plan& plan);

}  // namespace ui
