#include "core/image/exif_comment.h"

#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

#include "core/base/utf8.h"
#include "core/image/exif_block.h"
#include "core/image/exif_tags.h"
#include "core/image/png_text.h"

namespace core {
namespace {

enum class Order { Big, Little };

// Numbers of a TIFF, by place. What lies outside is nothing.
class Tiff {
 public:
    static std::optional<Tiff> open(std::string_view bytes) {
        if (bytes.starts_with(std::string_view("II*\0", 4))) return Tiff(bytes, Order::Little);
        if (bytes.starts_with(std::string_view("MM\0*", 4))) return Tiff(bytes, Order::Big);
        return std::nullopt;
    }

    Order order() const { return m_order; }

    std::optional<std::uint32_t> number(std::uint64_t at, int bytes) const {
        const auto data = part(at, static_cast<std::uint64_t>(bytes));
        if (!data) return std::nullopt;
        std::uint32_t value = 0;
        for (int i = 0; i < bytes; ++i) {
            const int k = m_order == Order::Big ? i : bytes - 1 - i;
            value = value << 8 | static_cast<std::uint8_t>((*data)[static_cast<std::size_t>(k)]);
        }
        return value;
    }

    std::optional<std::string_view> part(std::uint64_t at, std::uint64_t size) const {
        if (at > m_bytes.size() || size > m_bytes.size() - at) return std::nullopt;
        return m_bytes.substr(at, size);
    }

    // The place of a tag's entry of 12 bytes in the folder at `folder`.
    std::optional<std::uint64_t> entry(std::uint64_t folder, std::uint32_t tag) const {
        const auto count = number(folder, 2);
        for (std::uint32_t i = 0; count && i < *count; ++i) {
            const auto at = folder + 2 + std::uint64_t{12} * i;
            const auto found = number(at, 2);
            if (!found) return std::nullopt;
            if (*found == tag) return at;
        }
        return std::nullopt;
    }

 private:
    Tiff(std::string_view bytes, Order order) : m_bytes(bytes), m_order(order) {}

    std::string_view m_bytes;
    Order m_order;
};

// What a tag of bytes holds in the folder at `folder`.
std::optional<std::string_view> bytesIn(const Tiff& tiff, std::optional<std::uint32_t> folder, std::uint32_t tag) {
    const auto entry = folder ? tiff.entry(*folder, tag) : std::nullopt;
    const auto size = entry ? tiff.number(*entry + 4, 4) : std::nullopt;
    const auto place = size ? tiff.number(*entry + 8, 4) : std::nullopt;
    if (!place) return std::nullopt;
    return *size <= 4 ? tiff.part(*entry + 8, *size) : tiff.part(*place, *size);
}

std::optional<std::string_view> commentBytes(const Tiff& tiff) {
    const auto first = tiff.number(4, 4);
    const auto link = first ? tiff.entry(*first, kExifFolder) : std::nullopt;
    return bytesIn(tiff, link ? tiff.number(*link + 8, 4) : std::nullopt, kUserComment);
}

char16_t unitAt(std::string_view bytes, std::size_t i, Order order) {
    const auto a = static_cast<std::uint8_t>(bytes[2 * i]), b = static_cast<std::uint8_t>(bytes[2 * i + 1]);
    return static_cast<char16_t>(order == Order::Big ? a << 8 | b : b << 8 | a);
}

// Without a mark the order is nowhere said, and writers differ: Latin letters have their zero first or last.
Order orderOfUtf16(std::string_view bytes, Order otherwise) {
    if (bytes.starts_with("\xfe\xff")) return Order::Big;
    if (bytes.starts_with("\xff\xfe")) return Order::Little;
    std::size_t zeros[2] = {0, 0};
    for (std::size_t i = 0; i < bytes.size(); ++i) zeros[i % 2] += bytes[i] == '\0';
    if (zeros[0] == zeros[1]) return otherwise;
    return zeros[0] > zeros[1] ? Order::Big : Order::Little;
}

void append(std::string& text, UChar32 code) {
    char bytes[U8_MAX_LENGTH];
    std::int32_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, code);
    text.append(bytes, static_cast<std::size_t>(size));
}

std::string fromUtf16(std::string_view bytes, Order otherwise) {
    constexpr UChar32 kByteOrderMark = 0xfeff, kReplacement = 0xfffd;
    const auto order = orderOfUtf16(bytes, otherwise);
    const auto count = bytes.size() / 2;
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        UChar32 code = unitAt(bytes, i, order);
        const auto next = i + 1 < count ? unitAt(bytes, i + 1, order) : char16_t{0};
        if (U16_IS_LEAD(code) && U16_IS_TRAIL(next)) {
            code = U16_GET_SUPPLEMENTARY(code, next);
            ++i;
        }
        if (code != kByteOrderMark) append(text, U_IS_SURROGATE(code) ? kReplacement : code);
    }
    return text;
}

std::string fromBytes(std::string_view bytes) {
    return isUtf8(bytes) ? std::string(bytes) : utf8FromLatin1(std::string(bytes));
}

// Eight bytes name the encoding; some writers leave them out.
std::string decoded(std::string_view bytes, Order order) {
    constexpr std::size_t kName = 8;
    if (bytes.starts_with(std::string_view("UNICODE\0", kName))) return fromUtf16(bytes.substr(kName), order);
    const bool named = bytes.starts_with(std::string_view("ASCII\0\0\0", kName)) ||
                       bytes.starts_with(std::string_view("\0\0\0\0\0\0\0\0", kName));
    return fromBytes(named ? bytes.substr(kName) : bytes);
}

}  // namespace

std::optional<std::string> exifCommentOf(std::string_view exif) {
    const auto tiff = Tiff::open(exif);
    const auto bytes = tiff ? commentBytes(*tiff) : std::nullopt;
    if (!bytes) return std::nullopt;
    auto text = decoded(*bytes, tiff->order());
    text.resize(std::min(text.find('\0'), text.size()));  // cameras fill the room up with zeros
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

std::optional<std::string> exifDescriptionOf(std::string_view exif) {
    const auto tiff = Tiff::open(exif);
    const auto bytes = tiff ? bytesIn(*tiff, tiff->number(4, 4), kExifDescription) : std::nullopt;
    if (!bytes) return std::nullopt;
    auto text = fromBytes(*bytes);
    text.resize(std::min(text.find('\0'), text.size()));
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

std::optional<std::string> readExifComment(const std::filesystem::path& file) {
    const auto block = readExifBlock(file);
    return block ? exifCommentOf(*block) : std::nullopt;
}

int exifOrientationOf(std::string_view exif) {
    const auto tiff = Tiff::open(exif);
    const auto folder = tiff ? tiff->number(4, 4) : std::nullopt;
    const auto entry = folder ? tiff->entry(*folder, kExifOrientation) : std::nullopt;
    const auto value = entry ? tiff->number(*entry + 8, 2) : std::nullopt;
    return value && *value >= 1 && *value <= 8 ? static_cast<int>(*value) : 1;
}

}  // namespace core
