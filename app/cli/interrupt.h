#pragma once

#include "core/base/cancel_token.h"

namespace cli {

// A token that Ctrl+C and SIGTERM cancel, so that a run ends at its next checkpoint.
core::CancelToken cancelOnInterrupt();

}  // namespace cli
