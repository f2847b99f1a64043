#include <torch/types.h>

#include <cstring>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/io/safetensors.h"
#include "core/io/safetensors_header.h"

namespace core::io {
namespace {

constexpr std::size_t kAlignment = 8;

std::string headerText(const TensorMap& tensors, const std::map<std::string, std::string>& metadata) {
    nlohmann::json header = nlohmann::json::object();
    if (!metadata.empty()) header["__metadata__"] = metadata;
    std::size_t offset = 0;
    for (const auto& [name, tensor] : tensors) {
        const auto end = offset + tensor.nbytes();
        header[name] = {{"dtype", safetensorsTypeName(tensor.scalar_type())},
                        {"shape", tensor.sizes().vec()},
                        {"data_offsets", {offset, end}}};
        offset = end;
    }
    auto text = header.dump();
    text.append((kAlignment - text.size() % kAlignment) % kAlignment, ' ');
    return text;
}

}  // namespace

void writeSafetensors(const std::filesystem::path& file, const TensorMap& tensors,
                      const std::map<std::string, std::string>& metadata) {
    const auto header = headerText(tensors, metadata);
    const std::uint64_t length = header.size();
    AtomicFile out(file);
    out.write(&length, sizeof length);
    out.write(header.data(), header.size());
    for (const auto& [name, tensor] : tensors) {
        const auto plain = tensor.detach().to(torch::kCPU).contiguous();
        out.write(plain.data_ptr(), plain.nbytes());
    }
    out.commit();
}

}  // namespace core::io
