#include "app/cli/text_file.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/base/atomic_file.h"
#include "core/base/error.h"

namespace cli {

std::string readTextFile(const std::string& file) {
    constexpr std::uintmax_t kMaxBytes = 128u * 1024u * 1024u;
    std::error_code code;
    const auto size = std::filesystem::file_size(file, code);
    if (code) core::fail("{}: the file cannot be read ({})", file, code.message());
    if (size > kMaxBytes) core::fail("{}: expected at most {} bytes, found {}", file, kMaxBytes, size);
    std::ifstream stream(file, std::ios::binary);
    if (!stream) core::fail("{}: the file cannot be read", file);
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

void writeTextFile(const std::string& file, const std::string& text) {
    core::AtomicFile out(file);
    out.write(text.data(), text.size());
    out.commit();
}

}  // namespace cli
