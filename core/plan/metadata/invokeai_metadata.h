#pragma once

#include <optional>
#include <string>

#include "core/plan/metadata/foreign_values.h"

namespace core::plan {

// What InvokeAI writes: today's `invokeai_metadata`, the older `sd-metadata`, and the oldest, a command line under
// `Dream`: `"a boat" -s 50 -S 123 -W 512 -H 512 -C 7.5 -A k_lms`. Nothing when the text is no such thing.
std::optional<ForeignValues> invokeValues(const std::string& json);
std::optional<ForeignValues> olderInvokeValues(const std::string& json);
std::optional<ForeignValues> dreamValues(const std::string& commandLine);

}  // namespace core::plan
