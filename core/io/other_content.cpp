#include "core/io/other_content.h"

#include <algorithm>
#include <cctype>

#include "core/base/utf8.h"

namespace core::io {
namespace {

constexpr std::size_t kFewest = 8;  // fewer bytes say nothing

bool isControl(char c) { return (static_cast<unsigned char>(c) < ' ' && !std::isspace(c)) || c == '\x7f'; }

// The last character of a part may be cut.
bool isText(std::string_view start) {
    if (std::ranges::any_of(start, isControl)) return false;
    for (std::size_t cut = 0; cut < 4 && cut < start.size(); ++cut)
        if (isUtf8(start.substr(0, start.size() - cut))) return true;
    return false;
}

std::string_view withoutSpace(std::string_view text) {
    constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

// "size 4265146304" on a line of its own.
std::string sizeInPointer(std::string_view pointer) {
    const auto at = pointer.find("\nsize ");
    if (at == std::string_view::npos) return {};
    const auto number = pointer.substr(at + 6);
    return std::string(number.substr(0, std::min(number.find_first_not_of("0123456789"), number.size())));
}

}  // namespace

std::string otherContent(std::string_view start) {
    start = start.substr(0, kTellingBytes);
    if (start.size() < kFewest) return {};
    if (std::ranges::all_of(start, [](char c) { return c == '\0'; }))
        return "nothing but zeros, as a download leaves that did not end";
    if (!isText(start)) return {};
    if (start.starts_with("version https://git-lfs")) {
        const auto size = sizeInPointer(start);
        return "a Git LFS pointer in its place" + (size.empty() ? "" : " (to " + size + " bytes)") +
               "; fetch the file itself, with \"git lfs pull\" or from where it is published";
    }
    if (withoutSpace(start).starts_with('<'))
        return "a web page, as a download leaves that was answered with a page; fetch the file itself";
    return "text";
}

}  // namespace core::io
