#include "core/io/checkpoint.h"

#include <algorithm>
#include <cstring>
#include <string_view>

#include "core/base/error.h"
#include "core/io/layouts/unwrapped.h"
#include "core/io/mapped_file.h"
#include "core/io/mindspore_checkpoint.h"
#include "core/io/other_content.h"
#include "core/io/safetensors.h"

namespace core::io {
namespace {

bool has(const MappedFile& file, std::string_view mark, std::size_t at = 0) {
    return file.size() >= at + mark.size() && std::memcmp(file.data() + at, mark.data(), mark.size()) == 0;
}

// PyTorch's archive, a bare pickle of protocol 2 to 5, and the tar file of its first years.
bool isPickled(const MappedFile& file) {
    if (has(file, "PK\x03\x04") || has(file, "ustar", 257)) return true;
    return has(file, "\x80") && file.size() > 1 && file.data()[1] >= std::byte{2} && file.data()[1] <= std::byte{5};
}

// The header is JSON; its length stands before it.
bool isSafetensors(const MappedFile& file) { return has(file, "{", 8); }

std::shared_ptr<const WeightSource> openAsItIs(const std::filesystem::path& file) {
    const MappedFile bytes(file);
    const auto shown = std::min(bytes.size(), kTellingBytes);
    if (const auto other = otherContent({reinterpret_cast<const char*>(bytes.data()), shown}); !other.empty())
        fail("{}: not a {} file: found {}", file.string(), file.extension() == ".ckpt" ? "checkpoint" : "safetensors",
             other);
    if (isSafetensors(bytes)) return std::make_shared<SafetensorsFile>(file);
    if (isPickled(bytes)) throw Error(pickleRefusal(file));
    if (has(bytes, "GGUF")) fail("{}: GGUF files are not supported; use the model as .safetensors", file.string());
    if (MindSporeCheckpoint::looksLike(bytes)) return std::make_shared<MindSporeCheckpoint>(file);
    if (file.extension() == ".safetensors") return std::make_shared<SafetensorsFile>(file);  // says what is wrong
    fail("{}: expected model weights (safetensors, or a MindSpore checkpoint), found neither", file.string());
}

}  // namespace

std::string pickleRefusal(const std::filesystem::path& file) {
    return fmt::format(
        "{}: this is a pickled PyTorch file, which can run any program when it is opened, and so it is not opened "
        "here; "
        "convert it to safetensors with a tool you trust (for example safetensors' \"convert\" script), or get the "
        "model as .safetensors",
        file.string());
}

std::shared_ptr<const WeightSource> openCheckpoint(const std::filesystem::path& file) {
    return unwrapped(openAsItIs(file));
}

}  // namespace core::io
