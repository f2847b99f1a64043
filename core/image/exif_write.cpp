#include "core/image/exif_write.h"

#include <unicode/utf8.h>

#include <cstdint>

#include "core/image/exif_tags.h"

namespace core {
namespace {

constexpr std::uint32_t kText = 2, kLong = 4, kBytes = 7;  // types of TIFF
constexpr std::uint32_t kEntryBytes = 12;

// Numbers of a TIFF, the upper byte first.
std::string upperFirst(std::uint32_t value, int bytes) {
    std::string text;
    for (int i = bytes - 1; i >= 0; --i) text += static_cast<char>(value >> (8 * i));
    return text;
}

std::string tagEntry(std::uint32_t tag, std::uint32_t type, std::size_t count, std::uint32_t value) {
    return upperFirst(tag, 2) + upperFirst(type, 2) + upperFirst(static_cast<std::uint32_t>(count), 4) +
           upperFirst(value, 4);
}

std::uint32_t folderBytes(std::uint32_t entries) { return 2 + entries * kEntryBytes + 4; }

// As piexif has it, which most programs of this field write with.
std::string encodedComment(const std::string& comment) {
    std::string text("UNICODE\0", 8);
    const auto size = static_cast<std::int32_t>(comment.size());
    for (std::int32_t i = 0; i < size;) {
        UChar32 code = 0;
        U8_NEXT_OR_FFFD(comment.data(), i, size, code);
        if (code > 0xffff) {
            const auto rest = static_cast<std::uint32_t>(code) - 0x10000;
            text += upperFirst(0xd800 + (rest >> 10), 2);
            code = static_cast<UChar32>(0xdc00 + (rest & 0x3ff));
        }
        text += upperFirst(static_cast<std::uint32_t>(code), 2);
    }
    return text;
}

}  // namespace

std::string exifOf(const std::string& comment, const std::string& description) {
    constexpr std::uint32_t kFirst = 8;
    const auto text = encodedComment(comment);
    // A value of four bytes or less would stand in its entry: no description is so short.
    const auto described = description.empty() ? std::string() : description + std::string(4, '\0');
    const std::uint32_t entries = described.empty() ? 1 : 2;
    const auto second = kFirst + folderBytes(entries);
    const auto textAt = second + folderBytes(1);
    const auto describedAt = textAt + static_cast<std::uint32_t>(text.size());
    auto exif = std::string("MM\0*", 4) + upperFirst(kFirst, 4) + upperFirst(entries, 2);
    if (!described.empty()) exif += tagEntry(kExifDescription, kText, described.size(), describedAt);
    exif += tagEntry(kExifFolder, kLong, 1, second) + upperFirst(0, 4);
    exif += upperFirst(1, 2) + tagEntry(kUserComment, kBytes, text.size(), textAt) + upperFirst(0, 4);
    return exif + text + described;
}

}  // namespace core
