#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace core {

// The user comment (tag 0x9286) of a JPEG or WebP, where programs of this field write what a PNG says as text.
// UTF-8. Nothing when there is none, or the file is another one or damaged: a photo is welcome without it.
std::optional<std::string> readExifComment(const std::filesystem::path& file);

// The same for an Exif block, see readExifBlock().
std::optional<std::string> exifCommentOf(std::string_view exif);

// The description (tag 0x010e) of an Exif block, UTF-8. Nothing when there is none.
std::optional<std::string> exifDescriptionOf(std::string_view exif);

// How a picture is stored, tag 0x0112 of an Exif block: 1 (upright) to 8; 1 as well where nothing valid is said.
int exifOrientationOf(std::string_view exif);

}  // namespace core
