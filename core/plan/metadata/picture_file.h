#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/base/image.h"
#include "core/plan/plan.h"

namespace core::plan {

// The text the whole field reads: prompt, "Negative prompt:", then "Steps: 25, Sampler: ..." in one line.
std::string parametersText(const Plan& plan);

// What a `parameters` text says, on top of a default plan. Never throws: text without parameters is a prompt.
Plan planFromParameters(const std::string& text);

// Saves a picture with both texts, `parameters` and `pgdraw` (the plan as JSON), in the format that the name's suffix
// says: PNG, JPEG or WebP, in the latter two as Exif; PNG for any other suffix. The file is written beside and renamed,
// so a full disk or a crash leaves an older one whole. Returns whether the whole plan is inside: one with large maps
// has no room in a JPEG (64 KB), which then has the parameters alone.
bool savePicture(const std::filesystem::path& file, const Image& image, const Plan& plan);

// The same picture without a word about how it was made.
void savePictureWithoutMetadata(const std::filesystem::path& file, const Image& image);

// The plan inside a picture that we wrote: `pgdraw` when present, else `parameters`, else nothing. Throws Error when
// the file cannot be read.
std::optional<Plan> readPlan(const std::filesystem::path& file);

// The picture itself. Throws Error when the file is no readable PNG or its size is out of bounds.
Image loadPicture(const std::filesystem::path& file);

}  // namespace core::plan
