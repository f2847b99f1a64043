#pragma once

#include <string>

namespace core {

// An Exif block (a TIFF without pixels) with a user comment (tag 0x9286), where programs of this field keep what a PNG
// says as text, and, where not empty, a description (tag 0x010e). Both UTF-8.
std::string exifOf(const std::string& comment, const std::string& description);

}  // namespace core
