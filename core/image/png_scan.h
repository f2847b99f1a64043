#pragma once

#include <vector>

#include "core/image/png_chunks.h"
#include "core/image/png_file.h"

namespace core {

// What a PNG says beside its pixels.
struct PngScan {
    int width = 0;
    int height = 0;
    std::vector<PngText> text;
};

// Checks that a PNG is whole and within the limits, and reads its text. Costs no pixel. Throws Error.
PngScan scanPng(const PngSource& source, const PngLimits& limits);

}  // namespace core
